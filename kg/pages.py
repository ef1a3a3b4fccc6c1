"""All nodes of one label in key order, each with the relationships that start at it: what whole exports read.

A page goes on after the last key of the one before, in a transaction of its own: no page is slower than the
first, and memory holds one page. A graph that is written to meanwhile gives a mixture.
"""

from collections.abc import Iterator
from typing import Any

from kg.graph import Graph
from kg.statements import text

#: Nodes of one page; records with long abstracts are some 10 kB each.
PAGE = 200
#: An export may wait for a busy server longer than a page of the web.
SECONDS = 3600.0
#: Every label that has pages, and the name of its statement.
STATEMENTS = {
    "Paper": "nodes_paper",
    "Dataset": "nodes_dataset",
    "Software": "nodes_software",
    "OtherProduct": "nodes_other",
    "Version": "nodes_version",
    "Person": "nodes_person",
    "Institution": "nodes_institution",
    "Topic": "nodes_topic",
    "Venue": "nodes_venue",
    "Source": "nodes_source",
    "Project": "nodes_project",
    "Funder": "nodes_funder",
    "Identifier": "nodes_identifier",
    "Record": "nodes_record",
}


def nodes(graph: Graph, label: str, page: int = PAGE) -> Iterator[dict[str, Any]]:
    """Rows of `id`, `labels`, `properties` and `links`; the links in no order."""
    after = ""
    while True:
        rows = graph.read(text("export", STATEMENTS[label]), {"after": after, "limit": page}, seconds=SECONDS).dicts()
        yield from rows
        if len(rows) < page:
            return
        after = rows[-1]["id"]
