"""The description of a dump: VoID and DCAT, made from the counts of the export itself.

It holds no time of the export: the same graph gives the same description.
"""

from collections.abc import Iterable
from typing import Any

import rdflib
from rdflib import Literal, URIRef

from kg.errors import Malformed
from kg.rdf_dump import FORMATS, Counts
from kg.rdf_iris import web_iri
from kg.rdf_literals import integer
from kg.rdf_terms import Terms
from kg.rdf_write import OrderedGraph
from kg.vocab import DCAT, DCTERMS, ONTOLOGIES, RDF, SKOS, VOID, namespace

MEDIA = "https://www.iana.org/assignments/media-types/"
#: Where the deliveries of a source come from, and under which licence: in words, and as its address.
SOURCES = {
    "openaire": (
        URIRef("https://doi.org/10.5281/zenodo.3516917"),
        "OpenAIRE Graph: CC BY 4.0",
        URIRef("https://creativecommons.org/licenses/by/4.0/"),
    ),
    "arxiv": (
        URIRef("https://arxiv.org/"),
        "arXiv metadata: CC0 1.0",
        URIRef("https://creativecommons.org/publicdomain/zero/1.0/"),
    ),
}
Triples = list[tuple[Any, Any, Any]]


def short(term: URIRef, base: str) -> str:
    """`fabio/Work` for an IRI of a known namespace."""
    for prefix, start in [*((name, namespace(one)) for name, one in ONTOLOGIES.items()), ("kg", base + "ns#")]:
        if term.startswith(start):
            return f"{prefix}/{term.removeprefix(start)}"
    return str(term)


def _whole(whole: URIRef, terms: Terms, counts: Counts) -> Triples:
    made: Triples = [
        (whole, RDF.type, VOID.Dataset),
        (whole, RDF.type, DCAT.Dataset),
        (whole, DCTERMS.title, Literal("Research knowledge graph", lang="en")),
        (whole, VOID.uriSpace, Literal(terms.base + "id/")),
        (whole, VOID.triples, integer(counts.triples)),
        (whole, VOID.entities, integer(sum(counts.nodes.values()))),
    ]
    if counts.example is not None:
        made.append((whole, VOID.exampleResource, counts.example))
    used = {*counts.predicates, *counts.classes}
    for ontology in ONTOLOGIES.values():
        if any(term.startswith(namespace(ontology)) for term in used):
            made.append((whole, VOID.vocabulary, URIRef(namespace(ontology))))
    made.append((whole, VOID.vocabulary, URIRef(terms.base + "ns#")))
    return made + origins(whole, terms, counts.deliveries)


def origins(whole: URIRef, terms: Terms, deliveries: Iterable[str]) -> Triples:
    """What a whole was made from: its deliveries with the licence of each, and all their sources and licences.

    Of a source that we do not know no licence is stated.
    """
    made: Triples = []
    for name in sorted(deliveries):
        made.append((whole, DCTERMS.relation, terms.delivery(name)))
        origin, words, licence = SOURCES.get(name.split(":", 1)[0], (None, "", None))
        if origin is not None:
            made.append((terms.delivery(name), DCTERMS.license, licence))
            made += [(whole, DCTERMS.source, origin), (whole, DCTERMS.license, licence)]
            made.append((whole, DCTERMS.rights, Literal(words, lang="en")))
    return made


def _partitions(whole: URIRef, terms: Terms, counts: Counts) -> Triples:
    made: Triples = []
    for kind, number in counts.classes.items():
        part = URIRef(f"{whole}/class/{short(kind, terms.base)}")
        made += [
            (whole, VOID.classPartition, part),
            (part, VOID["class"], kind),
            (part, VOID.entities, integer(number)),
        ]
    for predicate, number in counts.predicates.items():
        part = URIRef(f"{whole}/property/{short(predicate, terms.base)}")
        made += [
            (whole, VOID.propertyPartition, part),
            (part, VOID.property, predicate),
            (part, VOID.triples, integer(number)),
        ]
    return made


def _file(whole: URIRef, form: str, zipped: bool, size: int, address: str) -> Triples:
    file = URIRef(f"{whole}/{form}")
    made: Triples = [
        (whole, DCAT.distribution, file),
        (file, RDF.type, DCAT.Distribution),
        (file, DCAT.mediaType, URIRef(MEDIA + FORMATS[form])),
        (file, DCAT.byteSize, integer(size)),
    ]
    if address:
        made.append((file, DCAT.downloadURL, located(address)))
    return [*made, (file, DCAT.compressFormat, URIRef(MEDIA + "application/gzip"))] if zipped else made


def located(text: str) -> URIRef:
    """Where a dump will be downloaded from, as an IRI; Malformed where it is none."""
    found = web_iri(text)
    if found is None:
        raise Malformed(
            f"{text[:200]!r} is no address to download from; one looks like https://kg.example.edu/graph.nq.gz"
        )
    return found


def description(counts: Counts, *, base: str, form: str, zipped: bool, size: int, address: str = "") -> rdflib.Graph:
    """The description of one dump of so many bytes, and of where it will be downloaded from."""
    terms = Terms(base)
    whole = URIRef(base + "dataset")
    triples = (
        _whole(whole, terms, counts) + _partitions(whole, terms, counts) + _file(whole, form, zipped, size, address)
    )
    if counts.changed:
        for reason, number in sorted(counts.changed.items()):
            triples.append((whole, SKOS.note, Literal(f"{number} {reason}", lang="en")))
    return in_order(triples)


def in_order(triples: Triples) -> OrderedGraph:
    """Triples as a graph that is written in the same order each time, with the prefixes of all ontologies."""
    made = OrderedGraph(bind_namespaces="none")
    for prefix, ontology in ONTOLOGIES.items():
        made.bind(prefix, namespace(ontology))
    for one in sorted(triples):
        made.add(one)
    return made
