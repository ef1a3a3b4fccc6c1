"""From one relationship of the graph to its statements, by the table of kg/rdf_map.py.

What a relationship knows beyond its two ends goes on a node of its own with an IRI that resolves; there are no
blank nodes, because they can be neither linked nor compared.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rdflib import URIRef

from kg.own_terms import KG
from kg.rdf_iris import arxiv_iri, doi_iri, ror_iri
from kg.rdf_literals import double
from kg.rdf_map_links import DERIVED_TYPES, LINKS, RELATIONS
from kg.rdf_nodes import DERIVED, MERGED, Properties, Statement
from kg.rdf_rules import Node, pairs
from kg.rdf_terms import KINDS, WORKS, Terms
from kg.vocab import BIDO, DCTERMS, FRBR, OWL, PRO, RDF, SDO, VIVO


class End(NamedTuple):
    """One end of a relationship."""

    label: str
    key: str


Triple = tuple[URIRef, URIRef, Node]


def link(terms: Terms, kind: str, start: End, end: End, properties: Properties) -> Iterator[Statement]:
    """Everything that a relationship says; nothing where the table says that it is left out."""
    if kind not in LINKS:
        terms.tally[f"relationships not in the table: {kind}"] += 1
        return
    if LINKS[kind].left_out:
        return
    for name in properties:
        if name not in LINKS[kind].properties:
            terms.tally[f"properties not in the table: {kind}.{name}"] += 1
    derived = (DERIVED,) if kind in DERIVED_TYPES else (MERGED,)
    graphs = tuple(properties.get("sources") or derived)
    made: Iterator[Triple] = _MAKERS.get(kind, _plain)(terms, kind, start, end, properties)
    yield from (Statement(subject, predicate, other, graphs) for subject, predicate, other in made)


def _plain(terms: Terms, kind: str, start: End, end: End, _: Properties) -> Iterator[Triple]:
    first, second = terms.entity(*start), terms.entity(*end)
    rule = LINKS[kind]
    for predicate in rule.by_start.get(start.label, rule.forward):
        yield first, terms.placed(predicate), second
    for predicate in rule.backward:
        yield second, terms.placed(predicate), first


def _said(terms: Terms, kind: str, subject: URIRef, properties: Properties) -> Iterator[Triple]:
    for name, value in sorted(properties.items()):
        for predicate, made in pairs(terms, LINKS[kind].properties.get(name), value):
            yield subject, predicate, made


def _below(work: End) -> str:
    return f"{KINDS[work.label]}/{work.key}"


def _authored(terms: Terms, kind: str, person: End, work: End, properties: Properties) -> Iterator[Triple]:
    """An authorship has its place in the list; who only asks for authors finds the short cut."""
    yield from _plain(terms, kind, person, work, properties)
    position = properties.get("position")
    if position is None:
        terms.tally["authorships without position"] += 1
        return
    node = terms.iri("authorship", _below(work), str(position))
    yield node, RDF.type, PRO.RoleInTime
    yield node, RDF.type, VIVO.Authorship
    yield node, PRO.withRole, PRO.author
    yield node, PRO.isHeldBy, terms.entity(*person)
    yield node, PRO.relatesToDocument, terms.entity(*work)
    yield terms.entity(*work), PRO.isRelatedToRoleInTime, node
    yield from _said(terms, kind, node, properties)


def _published(terms: Terms, kind: str, work: End, venue: End, properties: Properties) -> Iterator[Triple]:
    """Volume and pages belong to one appearance: a work of two venues would mix them up."""
    yield from _plain(terms, kind, work, venue, properties)
    node = terms.iri("publication", _below(work), venue.key)
    said = list(_said(terms, kind, node, properties))
    if said:
        yield terms.entity(*work), terms.placed(KG.publishedAs), node
        yield node, RDF.type, terms.placed(KG.Publication)
        yield node, FRBR.partOf, terms.entity(*venue)
        yield from said


def _about(terms: Terms, kind: str, work: End, topic: End, properties: Properties) -> Iterator[Triple]:
    """A topic that was given with a score gets a node, as the SKG-IF model has it."""
    yield from _plain(terms, kind, work, topic, properties)
    if properties.get("primary"):
        yield terms.entity(*work), terms.placed(KG.primaryTopic), terms.entity(*topic)
    score = double(properties["score"]) if properties.get("score") is not None else None
    if score is None:
        return
    node = terms.iri("classification", _below(work), topic.key)
    yield terms.entity(*work), BIDO.holdsBibliometricDataInTime, node
    yield node, RDF.type, BIDO.BibliometricDataInTime
    yield node, BIDO.withBibliometricData, terms.entity(*topic)
    yield node, RDF.value, score
    if origin := terms.text(properties.get("origin", "")):
        yield node, terms.placed(KG.origin), origin


def _funded(terms: Terms, kind: str, funder: End, project: End, properties: Properties) -> Iterator[Triple]:
    yield from _plain(terms, kind, funder, project, properties)
    yield from _said(terms, kind, terms.entity(*project), properties)


def _related(terms: Terms, _: str, start: End, end: End, properties: Properties) -> Iterator[Triple]:
    name = properties.get("name", "")
    if name not in RELATIONS:
        terms.tally[f"relations written as dcterms:relation: {name}"] += 1
    predicate = RELATIONS.get(name, DCTERMS.relation)
    yield terms.entity(*start), terms.placed(predicate), terms.entity(*end)


def _identifies(terms: Terms, _: str, identifier: End, entity: End, __: Properties) -> Iterator[Triple]:
    """A work with two DOIs must not make the two one thing: works get schema:sameAs, never owl:sameAs."""
    subject = terms.entity(*entity)
    if (name := terms.text(identifier.key)) is not None:
        yield subject, DCTERMS.identifier, name
    scheme, _, value = identifier.key.partition(":")
    other: URIRef | None = None
    predicate = SDO.sameAs if entity.label in WORKS else OWL.sameAs
    if entity.label in WORKS and scheme == "doi":
        other = doi_iri(value)
    elif entity.label in WORKS and scheme == "arxiv":
        other = arxiv_iri(value)
    elif entity.label == "Institution" and scheme == "ror":
        other = ror_iri(value)
    if other is not None:
        yield subject, predicate, other


_MAKERS: dict[str, Callable[[Terms, str, End, End, Properties], Iterator[Triple]]] = {
    "AUTHORED": _authored,
    "PUBLISHED_IN": _published,
    "ABOUT": _about,
    "FUNDED": _funded,
    "RELATED": _related,
    "IDENTIFIES": _identifies,
}
