"""Makes things ahead of who takes them: reading goes on while the server works on what was read before."""

import threading
from collections.abc import Generator, Iterator
from queue import Empty, Full, Queue
from typing import TypeVar

T = TypeVar("T")

#: Things made and not yet taken; more hold memory and gain nothing.
DEPTH = 1
#: Seconds between looks at whether the other side has gone.
_LOOK = 0.2


def ahead(made: Iterator[T], depth: int = DEPTH) -> Generator[T, None, None]:
    """The same things in the same order, made in a thread of their own, at most `depth` ahead; errors come in turn."""
    queue: Queue[tuple[T] | BaseException | None] = Queue(depth)
    over = threading.Event()

    def put(one: tuple[T] | BaseException | None) -> bool:
        while not over.is_set():
            try:
                queue.put(one, timeout=_LOOK)
                return True
            except Full:
                continue
        return False

    def make() -> None:
        try:
            for one in made:
                if not put((one,)):
                    return
            put(None)
        except BaseException as error:
            put(error)

    thread = threading.Thread(target=make, name="ahead", daemon=True)
    thread.start()
    try:
        while True:
            # Waiting without end would not hear Ctrl-C on every system.
            try:
                one = queue.get(timeout=_LOOK)
            except Empty:
                continue
            if one is None:
                return
            if isinstance(one, BaseException):
                raise one
            yield one[0]
    finally:
        over.set()
        thread.join()
