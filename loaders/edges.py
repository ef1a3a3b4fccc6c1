"""From links between records to relationships between entities, in batches; what nobody states any more goes."""

from collections.abc import Callable
from typing import Any

from kg.graph import Graph, Transaction
from kg.statements import text
from loaders.batches import drain

BATCH = 2000
_WORKS = ("paper", "dataset", "software", "other")
#: Statements that say the links of records of a kind, each with those that take away what is no longer said.
_SAID = (
    (_WORKS, "edges_works", ("cites", "related", "affiliated", "funded_by", "about_community")),
    (_WORKS, "edges_hosted_by", ("hosted_by",)),
    (_WORKS, "edges_collected_from", ("collected_from",)),
    (("project",), "edges_takes_part", ("takes_part",)),
    (("institution",), "edges_part_of", ("part_of",)),
    (("source",), "edges_provided_by", ("provided_by",)),
    (("institution", "project", "source"), "edges_related_community", ("related_community",)),
    (("person",), "edges_person_affiliated", ("person_affiliated",)),
    (("person",), "edges_person_takes_part", ("person_takes_part",)),
)


def say(graph: Graph, *, told: Callable[[int], None], batch: int = BATCH) -> None:
    """Say the links of all records that wait for it."""
    drain(graph, "restated_records", _say_batch, batch=batch, told=told)


def _say_batch(transaction: Transaction, waiting: list[dict[str, Any]]) -> None:
    for kinds, statement, stale in _SAID:
        ids = [row["id"] for row in waiting if row["kind"] in kinds]
        if not ids:
            continue
        # First away, then anew: of records that are said for the first time there is nothing to look through.
        gone = sum(_changed(transaction, f"edges_{name}_stale", ids) for name in stale)
        if _changed(transaction, statement, ids) + gone and kinds == _WORKS:
            # A citation or an institution is evidence for or against two mentions being one person.
            transaction.run(text("load", "people_of_works"), {"ids": ids})
    transaction.run(text("load", "unrestated"), {"ids": [row["id"] for row in waiting]})


def _changed(transaction: Transaction, statement: str, ids: list[str]) -> int:
    """Relationships that a statement made and deleted."""
    counters = transaction.counters(text("load", statement), {"ids": ids})
    return counters.get("relationships_created", 0) + counters.get("relationships_deleted", 0)
