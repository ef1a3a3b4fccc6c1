"""One at a time: a lock on a file, which the system lets go of when its holder dies."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import Unavailable
from kg.server.room import writing
from kg.server.talk import Say

#: Looks at who holds a place, before it is told as unknown.
_LOOKS = 20


@contextmanager
def only_one(path: Path, *, doing: str, say: Say, seconds: float = 300.0) -> Iterator[None]:
    """Hold the lock at `path` for the block; wait for another holder and say so."""
    with writing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not held(descriptor):
            _wait(descriptor, path, say=say, seconds=seconds)
        with suppress(OSError):  # a courtesy to who waits, and a full disk is told by whoever needs the room
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()} {doing}".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def held(descriptor: int) -> bool:
    """Lock an open file if nobody else has it locked."""
    import fcntl  # Linux and macOS have it; elsewhere `layout` has refused before

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(descriptor: int, path: Path, *, say: Say, seconds: float) -> None:
    for _ in range(_LOOKS):  # Whoever has the place writes what it does a moment later.
        process, _, other = path.read_text(errors="replace").partition(" ")
        if process:
            break
        time.sleep(0.05)
    say(f"Waiting for another command, which is {other or 'busy'} (process {process or 'unknown'})")
    until = time.monotonic() + seconds
    while not held(descriptor):
        if time.monotonic() > until:
            raise Unavailable(
                f"Another command is still {other} after {seconds:.0f} s (process {process}); wait for it or end it"
            )
        time.sleep(0.1)
