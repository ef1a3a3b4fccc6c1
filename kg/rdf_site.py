"""The description of the graph as it is served: VoID and DCAT, from the database's own counters.

What a dump holds is described beside the dump (kg/rdf_dataset.py); here nothing is counted that would take a scan.
"""

from typing import Any

import rdflib
from rdflib import Literal, URIRef

from kg.graph import Graph
from kg.rdf_dataset import MEDIA, in_order, origins, short
from kg.rdf_literals import integer
from kg.rdf_nodes import CLASSES
from kg.rdf_terms import KINDS, Terms
from kg.rdf_write import FORMATS
from kg.statements import text
from kg.vocab import DCAT, DCTERMS, ONTOLOGIES, RDF, VOID, namespace

Triples = list[tuple[Any, Any, Any]]
#: The forms of an entity's data, by the names that the W3C gave them.
_FEATURES = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF_XML"}


def _whole(whole: URIRef, terms: Terms, deliveries: list[str]) -> Triples:
    made: Triples = [
        (whole, RDF.type, VOID.Dataset),
        (whole, RDF.type, DCAT.Dataset),
        (whole, DCTERMS.title, Literal("Research knowledge graph", lang="en")),
        (whole, VOID.uriSpace, Literal(terms.base + "id/")),
        (whole, VOID.uriLookupEndpoint, URIRef(terms.base + "resolve?id=")),
        (whole, DCAT.landingPage, URIRef(terms.base)),
        (whole, VOID.vocabulary, URIRef(terms.base + "ns#")),
    ]
    made += [(whole, VOID.vocabulary, URIRef(namespace(one))) for one in ONTOLOGIES.values()]
    made += [(whole, VOID.feature, URIRef(f"http://www.w3.org/ns/formats/{_FEATURES[one]}")) for one in FORMATS]
    return made + origins(whole, terms, deliveries)


def _service(whole: URIRef, base: str) -> Triples:
    service = URIRef(f"{whole}/service")
    made: Triples = [
        (service, RDF.type, DCAT.DataService),
        (service, DCAT.endpointURL, URIRef(base + "id/")),
        (service, DCAT.servesDataset, whole),
    ]
    return [*made, *((service, DCAT.mediaType, URIRef(MEDIA + media)) for media in FORMATS.values())]


def _kinds(graph: Graph, whole: URIRef, base: str) -> Triples:
    """A partition for each class, with how many things of ours are of it, and one of them."""
    counted = {row["label"]: row["nodes"] for row in graph.read(text("read", "graph_counts")).dicts()}
    classes: dict[URIRef, int] = {}
    for label in KINDS:
        for one in CLASSES[label]:
            classes[one] = classes.get(one, 0) + counted[label]
    made: Triples = [(whole, VOID.entities, integer(sum(counted[label] for label in KINDS)))]
    for one, number in classes.items():
        part = URIRef(f"{whole}/class/{short(one, base)}")
        made += [(whole, VOID.classPartition, part), (part, VOID["class"], one), (part, VOID.entities, integer(number))]
    return made


def _examples(graph: Graph, whole: URIRef, terms: Terms) -> Triples:
    rows = graph.read(text("read", "home_examples")).dicts()
    return [(whole, VOID.exampleResource, terms.entity(row["label"], row["id"])) for row in rows]


def description(graph: Graph, base: str) -> rdflib.Graph:
    """What there is, by which addresses, in which forms, from where and under which licences."""
    terms = Terms(base)
    whole = URIRef(base + "dataset")
    deliveries = [name for (name,) in graph.read(text("export", "deliveries")).rows]
    triples = _whole(whole, terms, deliveries) + _service(whole, base)
    triples += _kinds(graph, whole, base) + _examples(graph, whole, terms)
    return in_order(triples)
