"""Which version a store belongs to: an older one cannot open it, and a newer line converts it for good."""

import shutil

from kg.errors import Refused
from kg.server.folders import Layout


def numbers(version: str) -> tuple[int, ...]:
    """A version that compares as it should."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def line(version: str) -> str:
    """The line a version belongs to: 5 or the calendar years, which read each other's stores."""
    return "5" if version.startswith("5.") else "2025 and later"


def made_by(place: Layout) -> str | None:
    """The version that last opened the store, or None where there is no store yet."""
    try:
        return place.made_by.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None


def fits(place: Layout, *, upgrade: bool = False) -> None:
    """Refuse to open a store with a version that cannot, or that would change it without being asked."""
    last = made_by(place)
    if last is None or last == place.version:
        return
    if numbers(place.version) < numbers(last):
        raise Refused(
            f"The database in {place.base} was last opened by Neo4j {last}, which {place.version} is too old for: "
            f"set KG_NEO4J_VERSION={last}, or KG_HOME to another folder"
        )
    if line(place.version) != line(last) and not upgrade:
        raise Refused(
            f"The database in {place.base} was made by Neo4j {last}, and {place.version} would convert it for good: "
            f"back it up (KG_NEO4J_VERSION={last} kg db backup FILE), then kg db start --upgrade; or set KG_HOME to "
            "another folder"
        )


def begin(place: Layout) -> None:
    """Before a start: note that it is the first, or clear what a first one left that did not succeed.

    A disk that fills up while Neo4j makes its files leaves a store that no later start can open.
    """
    clear_unfinished(place)
    if not place.data.exists():
        place.unfinished.touch()


def clear_unfinished(place: Layout) -> None:
    """Remove what an unsuccessful first start left."""
    if place.unfinished.exists():
        shutil.rmtree(place.data, ignore_errors=True)


def claim(place: Layout) -> None:
    """Note the version that can open the store, which is somebody's from now on."""
    place.made_by.write_text(place.version, encoding="ascii")
    place.unfinished.unlink(missing_ok=True)
