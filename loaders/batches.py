"""Takes waiting things off a list, batch by batch; a batch too large for the server's memory is halved."""

from collections.abc import Callable
from typing import Any

from kg.errors import OutOfMemory
from kg.graph import Graph, Transaction
from kg.statements import text

Work = Callable[[Transaction, list[dict[str, Any]]], None]


def drain(graph: Graph, waiting: str, work: Work, *, batch: int, told: Callable[[int], None]) -> None:
    """Work on everything that the statement `waiting` names until nothing waits; one transaction a batch.

    Some batches hold papers of 3,000 authors: what fits on average may not fit there.
    """
    while rows := graph.command(text("load", waiting), {"limit": batch}):
        try:
            with graph.transaction() as transaction:
                work(transaction, rows)
        except OutOfMemory:
            if batch == 1:
                raise
            batch = max(1, batch // 4)
            continue
        told(len(rows))
