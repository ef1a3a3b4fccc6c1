"""The door to the database, on a real server."""

import gc
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import neo4j.exceptions
import pytest

from kg import Graph
from kg.errors import DatabaseError, OutOfMemory, TryAgain
from kg.graph import translated


class Rows(list[dict[str, Any]]):
    """A list that can be watched."""


@contextmanager
def without_collector() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _in_transaction(graph: Graph, statement: str, rows: Rows) -> None:
    with graph.transaction() as transaction:
        assert transaction.run(statement, {"rows": rows}) == [{"number": 1}]


def _counted(graph: Graph, statement: str, rows: Rows) -> None:
    assert graph.write(statement, {"rows": rows}) == {}


def _by_itself(graph: Graph, statement: str, rows: Rows) -> None:
    assert graph.command(statement, {"rows": rows}) == [{"number": 1}]


@pytest.mark.parametrize("send", [_in_transaction, _counted, _by_itself])
def test_rows_that_were_sent_are_let_go_at_once(scratch: Graph, send: Callable[[Graph, str, Rows], None]) -> None:
    rows = Rows([{"number": 1}])
    watched = weakref.ref(rows)
    with without_collector():
        send(scratch, "UNWIND $rows AS row RETURN row.number AS number", rows)
        del rows
        assert watched() is None


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Neo.TransientError.Transaction.Outdated", TryAgain),
        ("Neo.TransientError.Transaction.DeadlockDetected", TryAgain),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", OutOfMemory),
        ("Neo.ClientError.Statement.SyntaxError", DatabaseError),
    ],
)
def test_what_is_worth_another_try_is_told_from_what_is_not(code: str, expected: type[Exception]) -> None:
    error = neo4j.exceptions.Neo4jError._hydrate_neo4j(code=code, message="no")
    assert type(translated(error)) is expected
