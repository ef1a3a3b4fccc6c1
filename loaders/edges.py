"""From links between records to relationships between entities, in batches; what nobody states any more goes."""

from collections.abc import Callable

from kg.graph import Graph
from kg.statements import text

BATCH = 2000
#: Each has a file that says the links, and one that takes away what is no longer said.
EDGES = (
    "cites", "related", "affiliated", "hosted_by", "collected_from", "funded_by", "takes_part", "part_of", "provided_by",
    "about_community", "related_community", "person_affiliated", "person_takes_part",
)  # fmt: skip
#: A change of these is evidence for or against two mentions being one person.
_EVIDENCE = ("cites", "affiliated")


def say(graph: Graph, *, batch: int = BATCH, told: Callable[[int], None] | None = None) -> None:
    """Say the links of all records that wait for it."""
    while waiting := [row["id"] for row in graph.command(text("load", "restated_records"), {"limit": batch})]:
        with graph.transaction() as transaction:
            looked_again = False
            for name in EDGES:
                made = transaction.counters(text("load", f"edges_{name}"), {"ids": waiting})
                gone = transaction.counters(text("load", f"edges_{name}_stale"), {"ids": waiting})
                changes = made.get("relationships_created", 0) + gone.get("relationships_deleted", 0)
                looked_again = looked_again or (name in _EVIDENCE and changes > 0)
            if looked_again:
                transaction.run(text("load", "people_of_works"), {"ids": waiting})
            transaction.run(text("load", "unrestated"), {"ids": waiting})
        if told:
            told(len(waiting))
