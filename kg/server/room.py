"""No room left: asked before, and recognised after."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import DatabaseError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def need(folder: Path, size: int, *, what: str) -> None:
    """Refuse early where `size` bytes will not fit at `folder`."""
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(there).free
    if free < size:
        raise no_room(folder, f"{what} needs {size // 1_000_000} MB, and {free // 1_000_000} MB are free")


def no_room(folder: Path, why: str) -> DatabaseError:
    """The error for a full disk, with the way out."""
    return DatabaseError(f"No room at {folder}: {why}. Free some space, or set KG_HOME to a folder on another disk")


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Tell whatever the system refuses to write in the block as one plain error about `folder`."""
    try:
        yield
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(folder: Path, error: OSError) -> DatabaseError:
    """The error for a folder or file that cannot be written, be the disk full or the folder somebody else's."""
    if error.errno in NO_ROOM:
        return no_room(folder, error.strerror or "the disk is full")
    return DatabaseError(f"{folder} cannot be written ({error.strerror}); set KG_HOME to a folder of yours")
