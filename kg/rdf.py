"""One entity and its neighbourhood as RDF, and the description of our own terms."""

from collections.abc import Iterable, Iterator
from typing import Any

import rdflib
from rdflib import Literal, URIRef

from kg.errors import Malformed, Unknown
from kg.graph import Graph
from kg.model import WORK_KINDS
from kg.own_terms import KG, OWN_TERMS
from kg.rdf_links import End, link
from kg.rdf_nodes import DERIVED, MERGED, Statement, delivery, node, scheme
from kg.rdf_terms import KINDS, LABELS, Terms
from kg.rdf_write import FORMATS, OrderedGraph, serialized
from kg.statements import text
from kg.vocab import ONTOLOGIES, OWL, RDF, RDFS, namespace

#: Links of one group that are shown: with nine triples an authorship, some 20,000 triples at most, 0.7 s of Turtle.
LIMIT = 1000
#: Prefixes of other people's identifiers; unbound ones cost rdflib's Turtle writer a search each.
_IDENTIFIERS = {
    "doi": "https://doi.org/",
    "arxiv": "https://arxiv.org/abs/",
    "orcid": "https://orcid.org/",
    "ror": "https://ror.org/",
}


def _filled(base: str, triples: Iterable[tuple[Any, Any, Any]]) -> rdflib.Graph:
    made = OrderedGraph(bind_namespaces="none")
    for prefix, ontology in ONTOLOGIES.items():
        made.bind(prefix, namespace(ontology))
    made.bind("kg", base + "ns#")
    for kind in [*KINDS.values(), "authorship", "publication", "classification", "indicator", "scheme", "graph"]:
        made.bind(f"id-{kind}", f"{base}id/{kind}/")
    for prefix, start in _IDENTIFIERS.items():
        made.bind(f"id-{prefix}", start)
    for one in sorted(set(triples)):
        made.add(one)
    return made


def _neighbour(terms: Terms, centre: End, row: dict[str, Any]) -> Iterator[Statement]:
    label = next((one for one in row["labels"] if one in KINDS or one == "Identifier"), "")
    if not label:
        return
    named = {name: value for name, value in row["other"].items() if value is not None}
    other = End(label, named["id"])
    start, end = (centre, other) if row["out"] else (other, centre)
    yield from link(terms, row["type"], start, end, row["properties"])
    if label in KINDS:
        yield from node(terms, label, other.key, named)


def _cut(links: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """The links that are shown, and the kinds of which there are more."""
    by_group: dict[tuple[str, bool], list[dict[str, Any]]] = {}
    for row in links:
        by_group.setdefault((row["type"], row["out"]), []).append(row)
    more = sorted(kind for (kind, _), rows in by_group.items() if len(rows) > LIMIT)
    return [row for rows in by_group.values() for row in rows[:LIMIT]], more


def _row(graph: Graph, kind: str, key: str) -> dict[str, Any]:
    if kind not in LABELS:
        raise Malformed(f"{kind!r} is not a kind; the kinds are {', '.join(LABELS)}")
    row = graph.read(text("export", f"entity_{kind}"), {"id": key, "limit": LIMIT + 1}).one()
    if row is None:
        raise Unknown(f"There is no {kind} {key}")
    return row


def entity(graph: Graph, kind: str, key: str, base: str) -> rdflib.Graph:
    """All triples of one entity and its links, with the names of its neighbours; says so where it was cut."""
    row = _row(graph, kind, key)
    terms = Terms(base)
    centre = End(LABELS[kind], key)
    links, more = _cut(row["links"])
    said = list(node(terms, centre.label, key, row["properties"]))
    for one in links:
        said.extend(_neighbour(terms, centre, one))
    for name in sorted(_schemes(row, centre)):
        said.extend(scheme(terms, name))
    triples: set[tuple[Any, Any, Any]] = {one[:3] for one in said}
    if more:
        note = f"Cut: more than {LIMIT:,} links of type {', '.join(more)}; the dump of the whole graph has them all."
        triples.add((terms.page(centre.label, key), RDFS.comment, Literal(note)))
    return _filled(base, triples)


def _schemes(row: dict[str, Any], centre: End) -> set[str]:
    found = {one["other"].get("scheme") for one in row["links"] if "Topic" in one["labels"]}
    if centre.label == "Topic":
        found.add(row["properties"].get("scheme"))
    return {name for name in found if name}


def home(kind: str, key: str) -> tuple[str, str]:
    """The entity on whose page something of ours is described: an authorship on that of its work."""
    parts = key.split("/")
    last = {"authorship": 1, "publication": 1, "classification": 1, "indicator": 2}.get(kind)
    if last is None:
        return kind, key
    if kind == "indicator" and parts[-1] == "value":
        parts.pop()
    work_kind, work = parts[0], "/".join(parts[1:-last])
    if work_kind not in WORK_KINDS or not work:
        raise Unknown(f"There is no {kind} {key}")
    return work_kind, work


def minor(graph: Graph, kind: str, key: str, base: str) -> rdflib.Graph:
    """A scheme of topics, or the named graph of a delivery: things that have no page."""
    terms = Terms(base)
    if kind == "scheme" and graph.read(text("export", "scheme_known"), {"scheme": key}).rows:
        said = list(scheme(terms, key))
    elif kind == "graph" and (name := key.replace("/", ":", 1)) in _deliveries(graph):
        said = list(delivery(terms, name))
    else:
        raise Unknown(f"There is no {kind} {key}")
    return _filled(base, {one[:3] for one in said})


def _deliveries(graph: Graph) -> set[str]:
    return {MERGED, DERIVED, *(name for (name,) in graph.read(text("export", "deliveries")).rows)}


def ontology(base: str) -> rdflib.Graph:
    """Our own terms, with label and meaning."""
    terms = Terms(base)
    whole = URIRef(base + "ns#")
    triples: list[tuple[Any, Any, Any]] = [
        (whole, RDF.type, OWL.Ontology),
        (whole, RDFS.label, Literal("Terms of this research knowledge graph that no other vocabulary has", lang="en")),
    ]
    for name, term in OWN_TERMS.items():
        subject = terms.placed(KG[name])
        triples += [
            (subject, RDF.type, term.kind),
            (subject, RDFS.label, Literal(term.label, lang="en")),
            (subject, RDFS.comment, Literal(term.meaning, lang="en")),
            (subject, RDFS.isDefinedBy, whole),
        ]
        if name in ("coauthor", "collaboratesWith"):
            triples.append((subject, RDF.type, OWL.SymmetricProperty))
    return _filled(base, triples)


__all__ = ["FORMATS", "LIMIT", "entity", "home", "minor", "ontology", "serialized"]
