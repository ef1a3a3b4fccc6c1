"""A database that goes away for a while: a load waits for it, and goes on where it was acknowledged."""

import time
from collections.abc import Callable
from typing import TypeVar

from kg.errors import TryAgain, Unavailable

Made = TypeVar("Made")

#: A restart takes some 10 s, with recovery of a large store minutes; what is not back by then needs somebody.
SECONDS = 120.0
#: A server that dies of what it is sent dies of it every time.
TIMES = 3


def patiently(
    work: Callable[[], Made],
    answers: Callable[[], object],
    *,
    say: Callable[[str], None],
    seconds: float = SECONDS,
    wait: Callable[[float], object] = time.sleep,
) -> Made:
    """Do what can be done again from the beginning; where the database goes away, wait until it answers, and repeat."""
    for _ in range(TIMES):
        try:
            return work()
        except (TryAgain, Unavailable) as error:
            say(f"{error}. What was acknowledged is kept; waiting up to {seconds:.0f} s until it answers again")
            _until(answers, seconds, wait)
            say("It answers again; going on")
    return work()


def _until(answers: Callable[[], object], seconds: float, wait: Callable[[float], object]) -> None:
    began = time.monotonic()
    while True:
        wait(1.0)
        try:
            answers()
            return
        except Unavailable:
            if time.monotonic() - began > seconds:
                raise
