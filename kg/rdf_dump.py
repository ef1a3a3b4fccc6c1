"""The whole graph as N-Quads or N-Triples, streamed: memory holds one page of nodes.

N-Quads have a named graph for each delivery, so that the statements of one source are a `grep`; what several
deliveries make together stands in `kg:merged`, what is computed here in `kg:derived`. Within an entity no line
comes twice; across the dump it may, and legally so.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from rdflib import URIRef

from kg.errors import CallerError
from kg.graph import Graph
from kg.pages import nodes
from kg.rdf_lines import iri, triple
from kg.rdf_links import End, link
from kg.rdf_map_links import LINKS
from kg.rdf_nodes import Statement, delivery, node, scheme
from kg.rdf_terms import EXAMPLE_BASE, KINDS, LABELS, Terms
from kg.vocab import RDF

#: Ending -> media type.
FORMATS = {"nq": "application/n-quads", "nt": "application/n-triples"}


@dataclass(slots=True)
class Counts:
    """What was written, and what had to be changed or left out."""

    lines: int = 0
    triples: int = 0
    subjects: int = 0
    classes: Counter[URIRef] = field(default_factory=Counter)
    predicates: Counter[URIRef] = field(default_factory=Counter)
    nodes: Counter[str] = field(default_factory=Counter)
    deliveries: set[str] = field(default_factory=set)
    schemes: set[str] = field(default_factory=set)
    changed: Counter[str] = field(default_factory=Counter)
    example: URIRef | None = None


def format_of(name: str, given: str = "") -> str:
    """The format asked for, else the one that the file's ending says; N-Quads for standard output."""
    if given or name == "-":
        return given or "nq"
    _, dot, ending = name.lower().removesuffix(".gz").rpartition(".")
    if not dot or ending not in FORMATS:
        raise CallerError(
            f"{name} does not end in .nq (N-Quads) or .nt (N-Triples), with or without .gz; --format says which it is. "
            "Pages have other forms of a single thing: .ttl, .rdf and .jsonld"
        )
    return ending


def refuse_example(name: str, base: str) -> None:
    """A file for the public needs a base that is somebody's."""
    if base == EXAMPLE_BASE and "public" in name.lower():
        raise CallerError(
            f"{name} is named as public and its IRIs would begin with {EXAMPLE_BASE}; set KG_BASE_IRI or --base"
        )


def _end(labels: Collection[str], key: str) -> End | None:
    label = next((one for one in labels if one in KINDS), "")
    return End(label, key) if label else None


def _links(terms: Terms, start: End, links: list[dict[str, Any]], only: Collection[str]) -> Iterator[Statement]:
    wanted = [row for row in links if row["type"] not in LINKS or not LINKS[row["type"]].left_out]
    wanted.sort(
        key=lambda row: (row["type"], row["labels"], str(row["id"]), sorted(map(str, row["properties"].items())))
    )
    for row in wanted:
        end = _end(row["labels"], row["id"])
        if end and (start.label in only or end.label in only):
            yield from link(terms, row["type"], start, end, row["properties"])


def entities(graph: Graph, terms: Terms, counts: Counts, only: Collection[str]) -> Iterator[list[Statement]]:
    """The statements of every node of the labels in `only`, node by node in key order; then of their identifiers."""
    for label in (*(one for one in KINDS if one in only), "Identifier"):
        for row in nodes(graph, label):
            start = End(label, row["id"])
            said: list[Statement] = []
            if label in KINDS:
                counts.nodes[label] += 1
                said.extend(node(terms, label, row["id"], row["properties"]))
                if label == "Topic" and row["properties"].get("scheme"):
                    counts.schemes.add(row["properties"]["scheme"])
            said.extend(_links(terms, start, row["links"], only))
            yield said


class _Lines:
    """Turns statements into lines and counts them."""

    def __init__(self, terms: Terms, counts: Counts, quads: bool) -> None:
        self._terms, self._counts, self._quads = terms, counts, quads

    def of(self, said: list[Statement]) -> str:
        """The lines of one entity, none of them twice."""
        seen: set[tuple[Any, Any, Any]] = set()
        lines: dict[str, None] = {}
        for one in said:
            text = triple(*one[:3])
            self._counts.deliveries.update(one.graphs)
            if one[:3] not in seen:
                seen.add(one[:3])
                self._count(one)
            if not self._quads:
                lines[f"{text} .\n"] = None
                continue
            for name in one.graphs:
                lines[f"{text} {iri(self._terms.delivery(name))} .\n"] = None
            if not one.graphs:
                lines[f"{text} .\n"] = None
        self._counts.lines += len(lines)
        return "".join(lines)

    def _count(self, one: Statement) -> None:
        counts = self._counts
        counts.triples += 1
        counts.predicates[one.predicate] += 1
        if one.predicate == RDF.type:
            if counts.example is None:
                counts.example = one.subject
            counts.classes[one.object] += 1  # type: ignore[index]  # an object of rdf:type is an IRI


def write(graph: Graph, out: BinaryIO, *, base: str, form: str, kinds: Collection[str] = ()) -> Counts:
    """Write the whole graph, or the entities of some kinds, in key order; what was written."""
    only = {LABELS[kind] for kind in kinds} or set(KINDS)
    terms, counts = Terms(base), Counts()
    lines = _Lines(terms, counts, form == "nq")
    for said in entities(graph, terms, counts, only):
        out.write(lines.of(said).encode())
    for name in sorted(counts.schemes):
        out.write(lines.of(list(scheme(terms, name))).encode())
    for name in sorted(counts.deliveries):
        out.write(lines.of(list(delivery(terms, name))).encode())
    counts.changed = terms.tally
    return counts
