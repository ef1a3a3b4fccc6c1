"""How long work says what it has just done."""

from collections.abc import Callable

Told = Callable[[str, int], None]
"""Called with the name of a step and how many things it has just done; bytes for `read`."""


def quiet(_step: str, _count: int) -> None:
    """Say nothing."""
