"""Random numbers that depend on a key alone, so that thing number 17 is the same however much is made around it.

SplitMix64 written out: half a microsecond a number, no state to carry, the same in every version of Python.
"""

from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


def _mixed(number: int) -> int:
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)


class Dice:
    """Throws for one key, always the same row of them."""

    __slots__ = ("_state",)

    def __init__(self, *key: int) -> None:
        state = 0
        for part in key:
            state = _mixed((state + part + _STEP) & _MASK)
        self._state = state

    def __call__(self) -> float:
        """The next throw, at least 0 and below 1."""
        self._state = (self._state + _STEP) & _MASK
        return (_mixed(self._state) >> 11) / (1 << 53)

    def below(self, end: int, sharpness: float = 1.0) -> int:
        """A whole number below `end`; with a sharpness above 1 small ones come more often, as a power law."""
        return int(end * self() ** sharpness)

    def pick(self, things: Sequence[Thing], sharpness: float = 1.0) -> Thing:
        """One of several things, with a sharpness above 1 rather an early one."""
        return things[self.below(len(things), sharpness)]

    def some(self, share: float) -> bool:
        """Whether something is so that is so in this share of cases."""
        return self() < share
