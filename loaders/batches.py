"""Takes waiting things off a list, batch by batch; a batch too large for the server's memory is cut smaller."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, Protocol, TypeVar

from kg.errors import OutOfMemory, TryAgain
from kg.graph import Graph, Transaction
from kg.statements import text

Work = Callable[[Transaction, list[dict[str, Any]]], None]


class Planned(Protocol):
    """What is to be written of one batch."""

    @property
    def taken(self) -> frozenset[str]:
        """Ids of all waiting things that this takes off the list."""


T = TypeVar("T")
P = TypeVar("P", bound=Planned)
Plan = Callable[[Transaction, list[dict[str, Any]], P | None], P | None]
"""From waiting rows to what is to be written, reading only. With another plan on its way to the server: None where
what was read may be changed by it."""
Still = Callable[[Transaction, P, P], bool]
"""Whether what was read for a plan is still there, now that the one before it, beside which it was read, is written.
The server moves a relationship by taking one away and making another: who reads the relationships of a node just then
may see neither."""


#: How often a transaction is begun that the server gives up because of another one: reading beside a writer may see
#: what has just changed.
_TRIES = 5


def _again(act: Callable[[], T]) -> T:
    for _ in range(_TRIES - 1):
        try:
            return act()
        except TryAgain:
            continue
    return act()


def drain(graph: Graph, waiting: str, work: Work, *, batch: int, told: Callable[[int], None]) -> None:
    """Work on everything that the statement `waiting` names until nothing waits; one transaction a batch.

    Some batches hold papers of 3,000 authors: what fits on average may not fit there.
    """
    while rows := graph.command(text("load", waiting), {"limit": batch}):
        try:
            _again(partial(_worked, graph, work, rows))
        except OutOfMemory:
            if batch == 1:
                raise
            batch = max(1, batch // 4)
            continue
        told(len(rows))


def _worked(graph: Graph, work: Work, rows: list[dict[str, Any]]) -> None:
    with graph.transaction() as transaction:
        work(transaction, rows)


def drain_planned(
    graph: Graph,
    waiting: str,
    plan: Plan[P],
    write: Callable[[Transaction, P], None],
    *,
    batch: int,
    told: Callable[[int], None],
    still: Still[P] | None = None,
) -> None:
    """The same in two halves: while the server writes one batch, the next one is read and planned.

    One writer all the same: a plan is written when the one before it is committed, and, where `still` says whether
    what was read for it holds, only if that is so; else it is read and planned once more, by itself.
    """

    def commit(planned: P, count: int) -> int:
        _again(partial(_written, graph, write, planned))
        return count

    with ThreadPoolExecutor(1, "writer") as writer:
        going: tuple[P, Future[int]] | None = None
        asked = batch
        while True:
            try:
                busy = sorted(going[0].taken) if going else []
                rows = graph.command(text("load", waiting), {"limit": asked, "busy": busy})
                planned = _planned(graph, plan, rows, going[0] if going else None) if rows else None
                if going:
                    (before, done), going = going, None
                    told(done.result())
                    if planned and still and not _holds(graph, still, planned, before):
                        continue
                    if rows and planned is None:
                        planned = _planned(graph, plan, rows, None)
                    elif not rows:
                        continue
                if planned is None:
                    return
                taken = sum(row["id"] in planned.taken for row in rows)
                # Where a plan takes only a part of what waits, the rest need not be read again and again.
                asked = min(batch, max(2 * taken, 1))
                going = planned, writer.submit(commit, planned, taken)
            except OutOfMemory:
                if asked == 1:
                    raise
                batch = asked = max(1, asked // 4)


def _holds(graph: Graph, still: Still[P], planned: P, before: P) -> bool:
    def once() -> bool:
        with graph.transaction() as transaction:
            return still(transaction, planned, before)

    return _again(once)


def _written(graph: Graph, write: Callable[[Transaction, P], None], planned: P) -> None:
    with graph.transaction() as transaction:
        write(transaction, planned)


def _planned(graph: Graph, plan: Plan[P], rows: list[dict[str, Any]], going: P | None) -> P | None:
    def once() -> P | None:
        with graph.transaction() as transaction:
            return plan(transaction, rows, going)

    return _again(once)
