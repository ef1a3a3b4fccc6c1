"""The whole graph as JSON lines in one fixed order: two graphs are equal when these are.

Nodes come by label and key, each followed by the relationships that start at it, sorted. Left out is
what tells when and how something was loaded: `Load` nodes, the delivery number of a `Record`, and labels that
only mark unfinished work. A label or a type that is not in the lists below is an error: an omission would pass
for equality.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from kg.errors import DatabaseError
from kg.graph import Graph
from kg.statements import text

#: Every label that is exported, and the name of its statement.
NODES = {
    "Paper": "canonical_paper",
    "Dataset": "canonical_dataset",
    "Software": "canonical_software",
    "OtherProduct": "canonical_other",
    "Version": "canonical_version",
    "Person": "canonical_person",
    "Institution": "canonical_institution",
    "Topic": "canonical_topic",
    "Venue": "canonical_venue",
    "Source": "canonical_source",
    "Project": "canonical_project",
    "Funder": "canonical_funder",
    "Identifier": "canonical_identifier",
    "Record": "canonical_record",
}
#: Ledgers of loading: their times differ between two graphs that say the same.
LEFT_OUT = frozenset({"Load"})
#: Second label of all works; it says nothing that the first does not.
SHARED = frozenset({"Work"})
#: Marks of work in progress.
MARKS = frozenset({"Dirty", "Restated", "Loose"})
LINKS = frozenset(
    {
        "HAS_ID",
        "STATES",
        "DESCRIBES",
        "IDENTIFIES",
        "AUTHORED",
        "AFFILIATED",
        "HAS_VERSION",
        "NEXT",
        "HOSTED_BY",
        "COLLECTED_FROM",
        "PROVIDED_BY",
        "PUBLISHED_IN",
        "ABOUT",
        "BROADER",
        "CITES",
        "RELATED",
        "FUNDED_BY",
        "FUNDED",
        "TAKES_PART",
        "PART_OF",
        "COAUTHOR",
        "COLLABORATES",
        "MAYBE_SAME",
    }
)
#: Properties that tell of a loading and not of the thing.
PROPERTIES_LEFT_OUT = {"Record": frozenset({"load"})}
PAGE = 500


def main_label(labels: list[str]) -> str:
    """The one label that says what a node is."""
    known = [label for label in labels if label in NODES]
    strange = set(labels) - NODES.keys() - LEFT_OUT - SHARED - MARKS
    if strange or len(known) != 1:
        raise DatabaseError(
            f"The canonical form has no place for a node labelled {':'.join(sorted(labels)) or 'nothing'}; "
            "add the label to kg/canonical.py"
        )
    return known[0]


def _expected_nodes(graph: Graph) -> Counter[str]:
    expected: Counter[str] = Counter()
    for labels, nodes in graph.read(text("export", "canonical_node_counts"), seconds=3600).rows:
        if not LEFT_OUT & set(labels):
            expected[main_label(labels)] += nodes
    return expected


def _expected_links(graph: Graph) -> Counter[str]:
    expected: Counter[str] = Counter()
    for kind, links in graph.read(text("export", "canonical_link_counts"), seconds=3600).rows:
        if kind not in LINKS:
            raise DatabaseError(
                f"The canonical form has no place for relationships of type {kind}; add it to kg/canonical.py"
            )
        expected[kind] += links
    return expected


def _pages(graph: Graph, label: str) -> Iterator[dict[str, Any]]:
    after = ""
    while True:
        rows = graph.read(text("export", NODES[label]), {"after": after, "limit": PAGE}, seconds=3600).dicts()
        yield from rows
        if len(rows) < PAGE:
            return
        after = rows[-1]["id"]


def _line(value: dict[str, Any]) -> bytes:
    return msgspec.json.encode(value, order="deterministic") + b"\n"


def _node_line(label: str, row: dict[str, Any]) -> bytes:
    left_out = PROPERTIES_LEFT_OUT.get(label, frozenset())
    properties = {key: value for key, value in row["properties"].items() if key not in left_out}
    return _line({"id": row["id"], "labels": sorted(set(row["labels"]) - MARKS), "properties": properties})


def _link_line(label: str, row: dict[str, Any], link: dict[str, Any]) -> bytes:
    return _line(
        {
            "type": link["type"],
            "start": [label, row["id"]],
            "end": [main_label(link["labels"]), link["id"]],
            "properties": link["properties"],
        }
    )


def _differences(kind: str, expected: Counter[str], written: Counter[str]) -> None:
    for name in sorted(expected.keys() | written.keys()):
        if expected[name] != written[name]:
            raise DatabaseError(
                f"The graph has {expected[name]} {kind} {name}, the canonical form {written[name]}: "
                "it changed meanwhile, or some have no key"
            )


def lines(graph: Graph) -> Iterator[bytes]:
    """The canonical form, line by line; at the end the lines are held against the counts of the database."""
    nodes, links = _expected_nodes(graph), _expected_links(graph)
    nodes_written: Counter[str] = Counter()
    links_written: Counter[str] = Counter()
    for label in NODES:
        for row in _pages(graph, label):
            nodes_written[label] += 1
            yield _node_line(label, row)
            for link in row["links"]:
                links_written[link["type"]] += 1
            yield from sorted(_link_line(label, row, link) for link in row["links"])
    _differences("nodes", nodes, nodes_written)
    _differences("relationships", links, links_written)
