"""Planning ahead of the writer: what a plan on its way would change is planned anew, and too large a batch is cut."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from kg import Graph
from kg.errors import OutOfMemory, TryAgain
from kg.graph import Transaction
from loaders.batches import drain_planned


@dataclass
class _Shelf:
    """A list of waiting things in place of a database; what is written is off the list."""

    waiting: list[str]
    written: list[list[str]] = field(default_factory=list)
    most: int = 100
    asked: list[int] = field(default_factory=list)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        yield None

    def command(self, _text: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        self.asked.append(parameters["limit"])
        left = [name for name in self.waiting if name not in parameters["busy"]]
        return [{"id": name} for name in left[: parameters["limit"]]]


@dataclass(frozen=True)
class _Plan:
    taken: frozenset[str]
    alone: bool


def _drained(
    shelf: _Shelf, batch: int, *, clashing: bool = False, fitting: int = 100, holding: bool = True
) -> tuple[list[bool], list[int]]:
    """How each written plan was made, alone or beside another; and what was told."""
    made: list[bool] = []
    told: list[int] = []

    def plan(_: Transaction, rows: list[dict[str, Any]], going: _Plan | None) -> _Plan | None:
        if clashing and going:
            return None
        return _Plan(frozenset(row["id"] for row in rows[:fitting]), going is None)

    def write(_: Transaction, planned: _Plan) -> None:
        if len(planned.taken) > shelf.most:
            raise OutOfMemory("too much")
        shelf.written.append(sorted(planned.taken))
        shelf.waiting = [name for name in shelf.waiting if name not in planned.taken]
        made.append(planned.alone)

    def still(_: Transaction, planned: _Plan, before: _Plan) -> bool:
        assert sorted(before.taken) == shelf.written[-1]
        assert not planned.alone
        return holding

    drain_planned(cast(Graph, shelf), "dirty_records", plan, write, batch=batch, told=told.append, still=still)
    return made, told


def test_the_next_batch_is_planned_beside_the_one_that_is_written() -> None:
    shelf = _Shelf(["a", "b", "c", "d", "e"])
    made, told = _drained(shelf, 2)
    assert shelf.written == [["a", "b"], ["c", "d"], ["e"]]
    assert told == [2, 2, 1]
    assert made == [True, False, False]


def test_what_another_plan_would_change_is_planned_again_alone() -> None:
    shelf = _Shelf(["a", "b", "c", "d", "e"])
    made, told = _drained(shelf, 2, clashing=True)
    assert shelf.written == [["a", "b"], ["c", "d"], ["e"]]
    assert told == [2, 2, 1]
    assert made == [True, True, True]


def test_what_was_read_amiss_beside_another_plan_is_read_again_alone() -> None:
    shelf = _Shelf(["a", "b", "c", "d", "e"])
    made, told = _drained(shelf, 2, holding=False)
    assert shelf.written == [["a", "b"], ["c", "d"], ["e"]]
    assert told == [2, 2, 1]
    assert made == [True, True, True]


def test_what_a_plan_leaves_is_not_read_again_and_again() -> None:
    shelf = _Shelf([str(number) for number in range(9)])
    _, told = _drained(shelf, 8, fitting=2)
    assert shelf.written == [["0", "1"], ["2", "3"], ["4", "5"], ["6", "7"], ["8"]]
    assert told == [2, 2, 2, 2, 1]
    assert shelf.asked == [8, 4, 4, 4, 4, 2, 2]


def test_a_batch_that_is_too_large_is_cut_and_nothing_is_lost() -> None:
    shelf = _Shelf([str(number) for number in range(9)], most=3)
    _drained(shelf, 8)
    assert sorted(name for names in shelf.written for name in names) == [str(number) for number in range(9)]
    assert max(map(len, shelf.written)) == 2


def test_one_thing_that_is_too_large_ends_the_work() -> None:
    with pytest.raises(OutOfMemory):
        _drained(_Shelf(["a"], most=0), 1)


@pytest.mark.parametrize("times", [4, 5])
def test_what_the_server_gives_up_because_of_another_transaction_is_tried_again(times: int) -> None:
    """Four times both ways, in planning and in writing; the fifth time it is an error of the load."""
    shelf = _Shelf(["a", "b", "c"])
    left = {"plan": times, "write": times}

    def given_up(what: str) -> None:
        left[what] -= 1
        if left[what] >= 0:
            raise TryAgain("read outdated data")

    def plan(_: Transaction, rows: list[dict[str, Any]], going: _Plan | None) -> _Plan:
        given_up("plan")
        return _Plan(frozenset(row["id"] for row in rows), going is None)

    def write(_: Transaction, planned: _Plan) -> None:
        given_up("write")
        shelf.written.append(sorted(planned.taken))
        shelf.waiting = [name for name in shelf.waiting if name not in planned.taken]

    def act() -> None:
        drain_planned(cast(Graph, shelf), "dirty_records", plan, write, batch=2, told=lambda _: None)

    if times == 4:
        act()
        assert shelf.written == [["a", "b"], ["c"]]
    else:
        with pytest.raises(TryAgain):
            act()
