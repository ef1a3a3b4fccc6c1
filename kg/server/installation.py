"""Installing a Neo4j version: fetched, checked, and there all at once or not at all."""

import shutil
from pathlib import Path

from kg.errors import NotInstalled
from kg.server import fetch, jars
from kg.server.folders import Layout, layout
from kg.server.hold import only_one
from kg.server.room import need, writing
from kg.server.talk import Say, to_stderr
from kg.settings import Settings

LICENCE = (
    "Neo4j Community is Neo4j's work under the GNU General Public License, version 3. "
    "It is fetched by you, from where Neo4j publishes it, and is no part of this package."
)


def install(settings: Settings, *, unlocked: bool = False, say: Say = to_stderr) -> Path:
    """The folder of the jars, fetched if they are not there yet."""
    place = layout(settings)
    if place.lib.is_dir():
        return installed(place)
    if not unlocked:
        jars.locked(place.version)
    with only_one(place.install.parent / ".lock", doing=f"installing Neo4j {place.version}", say=say, seconds=1800):
        if not place.lib.is_dir():
            with writing(place.install):
                _fill(place, say=say)
            say(f"Neo4j {place.version} is installed in {place.install}")
    return installed(place)


def installed(place: Layout) -> Path:
    """The folder of the jars, after a look at their names."""
    if not place.lib.is_dir() or not place.jar_list.is_file():
        raise NotInstalled(f"Neo4j {place.version} is not installed: kg db install")
    if odd := jars.missing(place.lib, lock_of(place).jars):
        raise NotInstalled(
            f"The installation in {place.install} is damaged ({odd[0]}{' and more' if odd[1:] else ''}): "
            f"remove that folder, then: kg db install"
        )
    return place.lib


def lock_of(place: Layout) -> jars.Lock:
    """What the installation is held against: the committed lock, or its own where it was installed unlocked."""
    return jars.committed().get(place.version) or jars.parsed(place.jar_list.read_text(encoding="utf-8"))


def _fill(place: Layout, *, say: Say) -> None:
    kept = place.install.parent / f".fetched-{place.version}"
    new = place.install.parent / f".new-{place.version}"
    lock = jars.committed().get(place.version) or _own_lock(place.version, kept, say=say)
    need(place.install, 2 * lock.size, what=f"Neo4j {place.version}")
    say(f"Fetching Neo4j Community {place.version}: {len(lock.jars)} jars, {lock.size / 1e6:.0f} MB. {LICENCE}")
    paths = fetch.fetched(lock, kept, say=say)
    shutil.rmtree(new, ignore_errors=True)
    (new / "lib").mkdir(parents=True)
    for jar, path in paths.items():
        path.replace(new / "lib" / jar.name)
    (new / "jars.txt").write_text(lock.text(), encoding="utf-8")
    shutil.rmtree(place.install, ignore_errors=True)
    new.replace(place.install)
    shutil.rmtree(kept, ignore_errors=True)


def _own_lock(version: str, kept: Path, *, say: Say) -> jars.Lock:
    say(f"Neo4j {version} has no lock here, so its jars are taken as the registry has them today")
    found = fetch.resolved(version, kept)
    paths = fetch.fetched(jars.Lock(found, 1), kept, say=lambda line: None)
    return jars.Lock(found, sum(path.stat().st_size for path in paths.values()))
