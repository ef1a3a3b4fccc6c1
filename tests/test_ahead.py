"""Making ahead of who takes: nothing is lost or reordered, errors come where they happened, nothing goes on unseen."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.ahead import ahead


@given(st.lists(st.integers()), st.integers(min_value=1, max_value=4))
def test_the_same_things_come_in_the_same_order(things: list[int], depth: int) -> None:
    assert list(ahead(iter(things), depth)) == things


def test_an_error_comes_after_what_was_made_before_it() -> None:
    def made() -> Iterator[int]:
        yield 1
        yield 2
        raise ValueError("broken")

    coming = ahead(made())
    assert [next(coming), next(coming)] == [1, 2]
    with pytest.raises(ValueError, match="broken"):
        next(coming)


def test_no_more_is_made_than_may_wait() -> None:
    made: list[int] = []
    third = threading.Event()

    def endless() -> Iterator[int]:
        for number in range(10_000):
            made.append(number)
            if number == 3:
                third.set()
            yield number

    with closing(ahead(endless(), 2)) as coming:
        assert next(coming) == 0
        # One taken, two waiting, one in hand: the fourth is made, the fifth never.
        assert third.wait(10)
    assert made == [0, 1, 2, 3]


def test_who_stops_taking_ends_the_making() -> None:
    with closing(ahead(iter(range(100)), 1)) as coming:
        next(coming)
    assert [thread for thread in threading.enumerate() if thread.name == "ahead"] == []
