"""From links between records to relationships between entities, in batches; what nobody states any more goes."""

from collections.abc import Callable
from typing import Any

from kg.graph import Graph, Transaction
from kg.statements import text
from loaders.batches import drain

BATCH = 2000
#: Each has a file that says the links, and one that takes away what is no longer said.
EDGES = (
    "cites", "related", "affiliated", "hosted_by", "collected_from", "funded_by", "takes_part", "part_of",
    "provided_by", "about_community", "related_community", "person_affiliated", "person_takes_part",
)  # fmt: skip
#: A change of these is evidence for or against two mentions being one person.
_EVIDENCE = ("cites", "affiliated")


def say(graph: Graph, *, told: Callable[[int], None], batch: int = BATCH) -> None:
    """Say the links of all records that wait for it."""
    drain(graph, "restated_records", _say_batch, batch=batch, told=told)


def _say_batch(transaction: Transaction, waiting: list[dict[str, Any]]) -> None:
    ids = {"ids": [row["id"] for row in waiting]}
    looked_again = False
    for name in EDGES:
        # First away, then anew: of records that are said for the first time there is nothing to look through.
        gone = transaction.counters(text("load", f"edges_{name}_stale"), ids)
        made = transaction.counters(text("load", f"edges_{name}"), ids)
        changes = made.get("relationships_created", 0) + gone.get("relationships_deleted", 0)
        looked_again = looked_again or (name in _EVIDENCE and changes > 0)
    if looked_again:
        transaction.run(text("load", "people_of_works"), ids)
    transaction.run(text("load", "unrestated"), ids)
