"""Which of several databases side by side is the one that serves: a pointer that is replaced all at once.

`KG_HOME/current` names the folder that serves and, on a second line, the one that served before. Where there is no such
file, the folder is `database`, as it is for everybody who never loaded in bulk.
"""

import os
import re
import shutil
from pathlib import Path

from kg.errors import DatabaseError
from kg.server.room import writing

POINTER = "current"
FIRST = "database"
_NAME = re.compile(r"database(?:-\d+)?")


def pointed(home: Path) -> list[str]:
    """Names of the folder that serves and of the one before it, if there is one."""
    try:
        lines = (home / POINTER).read_text(encoding="ascii").split()
    except (FileNotFoundError, NotADirectoryError):
        # Where a file stands in place of the folder, whoever writes into it first says so.
        return [FIRST]
    except UnicodeDecodeError:
        lines = []
    if not 1 <= len(lines) <= 2 or not all(map(_NAME.fullmatch, lines)):
        raise DatabaseError(
            f"{home / POINTER} does not name a database; write into it the name of the folder that is to serve, "
            f"one of: {', '.join(there(home)) or 'none'}"
        )
    return lines


def serving(home: Path) -> str:
    """Name of the folder that serves."""
    return pointed(home)[0]


def before(home: Path) -> str | None:
    """Name of the folder that served before, if it is still there."""
    lines = pointed(home)
    return lines[1] if lines[1:] and (home / lines[1] / "data").is_dir() else None


def there(home: Path) -> list[str]:
    """Names of all databases side by side."""
    return sorted(one.name for one in home.glob(f"{FIRST}*") if _NAME.fullmatch(one.name) and one.is_dir())


def unused(home: Path) -> str:
    """The name of the next database beside those that are there."""
    taken = {*there(home), *pointed(home)}
    return next(name for number in range(2, len(taken) + 3) if (name := f"{FIRST}-{number}") not in taken)


def point(home: Path, name: str, previous: str | None) -> None:
    """Let `name` serve from now on: whoever looks sees the old or the new name, and nothing between."""
    with writing(home):
        new = home / f"{POINTER}.new"
        with new.open("w", encoding="ascii") as file:
            file.write("".join(f"{one}\n" for one in (name, previous) if one))
            file.flush()
            os.fsync(file.fileno())
        new.replace(home / POINTER)


def forget(home: Path, name: str) -> None:
    """Remove a database that does not serve."""
    if name == serving(home):
        raise DatabaseError(f"{home / name} serves, and is not removed")
    shutil.rmtree(home / name, ignore_errors=True)
