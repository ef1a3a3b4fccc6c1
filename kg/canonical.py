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
from kg.pages import SECONDS, STATEMENTS, nodes
from kg.statements import text

#: Ledgers of loading and deriving: their times differ between two graphs that say the same.
LEFT_OUT = frozenset({"Load", "Derivation"})
#: Second label of all works; it says nothing that the first does not.
SHARED = frozenset({"Work"})
#: Marks of work in progress.
MARKS = frozenset({"Dirty", "Restated", "Loose"})
LINKS = frozenset(
    {
        "HAS_ID",
        "QUOTES_ID",
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


def main_label(labels: list[str]) -> str:
    """The one label that says what a node is."""
    known = [label for label in labels if label in STATEMENTS]
    strange = set(labels) - STATEMENTS.keys() - LEFT_OUT - SHARED - MARKS
    if strange or len(known) != 1:
        raise DatabaseError(
            f"The canonical form has no place for a node labelled {':'.join(sorted(labels)) or 'nothing'}; "
            "add the label to kg/canonical.py"
        )
    return known[0]


def _expected_nodes(graph: Graph) -> Counter[str]:
    expected: Counter[str] = Counter()
    for labels, count in graph.read(text("export", "node_counts"), seconds=SECONDS).rows:
        if not LEFT_OUT & set(labels):
            expected[main_label(labels)] += count
    return expected


def _expected_links(graph: Graph) -> Counter[str]:
    expected: Counter[str] = Counter()
    for kind, count in graph.read(text("export", "link_counts"), seconds=SECONDS).rows:
        if kind not in LINKS:
            raise DatabaseError(
                f"The canonical form has no place for relationships of type {kind}; add it to kg/canonical.py"
            )
        expected[kind] += count
    return expected


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
    expected_nodes, expected_links = _expected_nodes(graph), _expected_links(graph)
    nodes_written: Counter[str] = Counter()
    links_written: Counter[str] = Counter()
    for label in STATEMENTS:
        for row in nodes(graph, label):
            nodes_written[label] += 1
            links_written.update(link["type"] for link in row["links"])
            yield _node_line(label, row)
            yield from sorted(_link_line(label, row, link) for link in row["links"])
    _differences("nodes", expected_nodes, nodes_written)
    _differences("relationships", expected_links, links_written)
