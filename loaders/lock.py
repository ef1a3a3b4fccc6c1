"""One load at a time: a lock of the operating system that goes with the process, however it ends."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import DatabaseError
from kg.settings import Settings

try:
    import fcntl
except ImportError:  # Windows has no fcntl; there two loads at once are not noticed.
    fcntl = None  # type: ignore[assignment]


def _path(settings: Settings) -> Path:
    server = f"{settings.neo4j_uri or 'managed'} {settings.neo4j_database}"
    return settings.home / f"load-{hashlib.sha256(server.encode()).hexdigest()[:12]}.lock"


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the lock of this database while loading; a second load from this machine is refused."""
    path = _path(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise DatabaseError("Another load is running on this database; wait for it or stop it") from error
        yield
