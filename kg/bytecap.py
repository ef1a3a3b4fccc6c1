"""A cap on the bytes one statement may send: the driver reads a record whole before anybody can look at it.

`RETURN range(1, 100000000)` costs the server nothing and this process six gigabytes (measured: 57 bytes an item),
so the bytes are counted where they come in. The driver has no setting for it; its socket is wrapped for one
statement. `tests/test_guard.py` fails if a new driver moves the socket.
"""

import logging
from types import TracebackType
from typing import Any, Self


class TooManyBytes(OSError):
    """Raised inside the driver, which then gives the connection up."""


def expected(record: logging.LogRecord) -> bool:
    """A filter for the driver's log: a connection that we gave up ourselves is no news."""
    return not any(isinstance(one, TooManyBytes) for one in record.args or ())


class ByteCap:
    """Counts what a transaction receives while the block runs; `exceeded` says whether it was too much."""

    def __init__(self, transaction: Any, most: int | None) -> None:
        self._socket = transaction._connection.socket if most is not None else None
        self._left = most or 0
        self.exceeded = False

    def __enter__(self) -> Self:
        if self._socket is not None:
            self._receive = self._socket.recv_into
            self._socket.recv_into = self._counted
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket is not None:
            del self._socket.recv_into  # the connection goes back to the pool as it was

    def _counted(self, buffer: Any, size: int) -> int:
        received: int = self._receive(buffer, size)
        self._left -= received
        if self._left < 0:
            self.exceeded = True
            raise TooManyBytes("more bytes than asked for")
        return received
