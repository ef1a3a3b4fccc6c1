"""Finding a free port, and asking whether Bolt answers on one."""

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.server.hold import held

FIRST_BOLT = 7687
#: The handshake of Bolt: magic number, then "5.4 or up to four below it", and three empty offers.
HANDSHAKE = bytes.fromhex("6060b01700040405000000000000000000000000")


def free(port: int) -> bool:
    """Whether nobody listens on the port of this machine."""
    with socket.socket() as probe:
        # As the server does: a port whose last connections are still being forgotten is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def next_free(port: int) -> int:
    """The port itself or the first free one after it."""
    return next(one for one in range(port, 65536) if free(one))


@contextmanager
def reserved(port: int) -> Iterator[int]:
    """The first free port from `port` on, with no other start after it: a server takes seconds to open its own."""
    while True:
        port = next_free(port)
        with suppress(PermissionError):  # another user's
            descriptor = os.open(Path(tempfile.gettempdir(), f"kg-bolt-{port}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if held(descriptor):
                    yield port
                    return
            finally:
                os.close(descriptor)
        port += 1


def answers(port: int) -> bool:
    """Whether Bolt 5 answers there."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(HANDSHAKE)
            return connection.recv(4).endswith(b"\x05")
    except OSError:
        return False
