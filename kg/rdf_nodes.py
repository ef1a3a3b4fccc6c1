"""From one node of the graph to its statements, by the table of kg/rdf_map.py."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from rdflib import URIRef

from kg.own_terms import KG
from kg.rdf_iris import arxiv_iri, doi_iri, issn_iri, sdg_iri
from kg.rdf_literals import double, integer, typed
from kg.rdf_map import INDICATORS, NODES
from kg.rdf_rules import Node, pairs
from kg.rdf_terms import KINDS, WORKS, Terms
from kg.vocab import BIDO, DCAT, DCTERMS, FABIO, FOAF, FRAPO, OWL, PROV, RDF, SDO, SKOS, XSD

#: Named graph of what several deliveries together make of an entity.
MERGED = "kg:merged"
#: Named graph of what is computed here.
DERIVED = "kg:derived"


class Statement(NamedTuple):
    """One triple, and the deliveries whose named graphs it stands in."""

    subject: URIRef
    predicate: URIRef
    object: Node
    graphs: tuple[str, ...]


Properties = Mapping[str, Any]

CLASSES: dict[str, tuple[URIRef, ...]] = {
    "Paper": (FABIO.Work, FABIO.ScholarlyWork, SDO.ScholarlyArticle),
    "Dataset": (FABIO.Work, FABIO.Dataset, SDO.Dataset),
    "Software": (FABIO.Work, FABIO.Software, SDO.SoftwareSourceCode),
    "OtherProduct": (FABIO.Work, SDO.CreativeWork),
    "Version": (FABIO.Expression,),
    "Person": (FOAF.Person, SDO.Person),
    "Institution": (FOAF.Organization, SDO.Organization),
    "Topic": (SKOS.Concept, FABIO.SubjectTerm),
    "Venue": (FABIO.ExpressionCollection,),
    "Source": (DCAT.DataService,),
    "Project": (FRAPO.Grant,),
    "Funder": (FRAPO.FundingAgency, FOAF.Organization),
}
#: A version's type as OpenAIRE names it -> the kind of expression; others are only that.
EXPRESSIONS = {
    "Preprint": FABIO.Preprint,
    "Article": FABIO.JournalArticle,
    "Conference object": FABIO.ConferencePaper,
    "Part of book or chapter of book": FABIO.BookChapter,
    "Book": FABIO.Book,
    "Doctoral thesis": FABIO.DoctoralThesis,
    "Master thesis": FABIO.MastersThesis,
    "Report": FABIO.Report,
    "Review": FABIO.Review,
    "Dataset": FABIO.DataFile,
    "Software": FABIO.ComputerProgram,
}


def classes(label: str, properties: Properties) -> tuple[URIRef, ...]:
    """What a node is: a collaboration is no person, and a version is what its type says."""
    if label == "Person" and properties.get("collective"):
        return (FOAF.Group,)
    if label == "Version" and (kind := EXPRESSIONS.get(properties.get("type", ""))):
        return (FABIO.Expression, kind)
    return CLASSES[label]


def graphs_of(sources: Any) -> tuple[str, ...]:
    """Where the properties of a node stand: of one delivery in its graph, of several in the merged one."""
    return (sources[0],) if sources and len(sources) == 1 else (MERGED,)


def node(terms: Terms, label: str, key: str, properties: Properties) -> Iterator[Statement]:
    """Everything that a node says of itself."""
    subject = terms.entity(label, key)
    graphs = graphs_of(properties.get("sources"))
    for kind in classes(label, properties):
        yield Statement(subject, RDF.type, kind, graphs)
    rules = NODES[label]
    for name, value in sorted(properties.items()):
        if name not in rules:
            terms.tally[f"properties not in the table: {label}.{name}"] += 1
            continue
        for predicate, made in pairs(terms, rules[name], value):
            yield Statement(subject, predicate, made, graphs)
    yield Statement(subject, FOAF.isPrimaryTopicOf, terms.page(label, key), (MERGED,))
    if label in WORKS:
        yield from _work(terms, label, key, properties, graphs)
    for predicate, other in _same(label, key, properties):
        yield Statement(subject, predicate, other, (MERGED,))


def _same(label: str, key: str, properties: Properties) -> Iterator[tuple[URIRef, URIRef]]:
    """Other names of the same thing.

    A copy's DOI is that of every copy of its publication, so only arXiv's own versions are `owl:sameAs`.
    """
    found: list[tuple[URIRef, URIRef | None]] = []
    scheme, _, value = key.partition(":")
    match label:
        case "Version" if properties.get("kind") == "arxiv":
            found = [(OWL.sameAs, arxiv_iri(value))]
        case "Version":
            dois = [one.removeprefix("doi:") for one in properties.get("pids", ()) if one.startswith("doi:")]
            found = [(SDO.sameAs, doi_iri(one)) for one in dois]
        case "Topic" if scheme == "sdg":
            found = [(OWL.sameAs, sdg_iri(value))]
        case "Venue":
            found = [(SDO.sameAs, issn_iri(one)) for one in properties.get("issns", ())]
    yield from ((predicate, other) for predicate, other in found if other is not None)


def _work(terms: Terms, label: str, key: str, properties: Properties, graphs: tuple[str, ...]) -> Iterator[Statement]:
    year = properties.get("year")
    if isinstance(year, int) and 1000 <= year <= 9999:
        yield Statement(terms.entity(label, key), FABIO.hasPublicationYear, typed(str(year), XSD.gYear), graphs)
    delivery = properties.get("stated_by", "")
    for measure in INDICATORS:
        score, grade = properties.get(f"stated_{measure}"), properties.get(f"stated_{measure}_class")
        if delivery and (score is not None or grade):
            place = (f"{KINDS[label]}/{key}", measure, delivery)
            yield from _indicator(terms, terms.entity(label, key), place, delivery, score, grade)


def _indicator(
    terms: Terms, work: URIRef, place: tuple[str, ...], delivery: str, score: float | None, grade: str | None
) -> Iterator[Statement]:
    """A figure with its origin: counts differ by source and date, so none stands on the work itself."""
    figure, value = terms.iri("indicator", *place), terms.iri("indicator", *place, "value")
    measure = terms.placed(getattr(KG, place[1]))
    said: list[tuple[URIRef, URIRef, Node | None]] = [
        (work, BIDO.holdsBibliometricDataInTime, figure),
        (figure, RDF.type, BIDO.BibliometricDataInTime),
        (figure, BIDO.withBibliometricData, value),
        (figure, BIDO.accordingTo, terms.delivery(delivery)),
        (value, RDF.type, BIDO.NumericBibliometricData),
        (value, BIDO.hasMeasure, measure),
        (value, terms.placed(KG.indicatorClass), terms.text(grade) if grade else None),
    ]
    if score is not None:
        said.append((value, BIDO.hasNumericValue, integer(score) if isinstance(score, int) else double(score)))
    yield from (Statement(*triple, (delivery,)) for triple in said if triple[2] is not None)  # type: ignore[arg-type]


def scheme(terms: Terms, name: str) -> Iterator[Statement]:
    """A scheme of topics."""
    subject = terms.iri("scheme", name)
    yield Statement(subject, RDF.type, SKOS.ConceptScheme, (MERGED,))
    if (title := terms.text(name)) is not None:
        yield Statement(subject, DCTERMS.title, title, (MERGED,))


def delivery(terms: Terms, name: str) -> Iterator[Statement]:
    """A named graph: the delivery that its statements are from; stands in the default graph."""
    subject = terms.delivery(name)
    yield Statement(subject, RDF.type, PROV.Entity, ())
    if (title := terms.text(name)) is not None:
        yield Statement(subject, DCTERMS.title, title, ())
