"""A small RDF graph as Turtle, JSON-LD, N-Triples or RDF/XML.

rdflib keeps the order in which triples were added, so a graph that is filled in sorted order gives the same bytes
each time. Two of its writers lose something and are mended here.
"""

import json
from collections.abc import Callable, Generator
from io import BytesIO
from typing import Any

import rdflib
from rdflib import Literal, URIRef
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from kg.errors import Malformed
from kg.rdf_lines import triple
from kg.vocab import ONTOLOGIES, RDF, XSD

#: Suffix -> media type.
FORMATS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


class OrderedGraph(rdflib.Graph):
    """A graph whose subjects come in order: rdflib's RDF/XML writer takes them out of a set."""

    def subjects(self, predicate: Any = None, object: Any = None, unique: bool = False) -> Generator[Node, None, None]:
        """All subjects that match, each once, in order."""
        yield from sorted(set(super().subjects(predicate, object)), key=str)


class _Turtle(TurtleSerializer):
    """rdflib's writer, but for doubles: it cuts them to six decimals."""

    def label(self, node: Node, position: int) -> str:
        if isinstance(node, Literal) and node.datatype == XSD.double:
            return f'"{node}"^^xsd:double'
        return super().label(node, position)


def _turtle(graph: rdflib.Graph) -> bytes:
    out = BytesIO()
    _Turtle(graph).serialize(out, encoding="utf-8")
    return out.getvalue()


def _value(term: Any, short: Callable[[str], str]) -> Any:
    if isinstance(term, URIRef):
        return {"@id": str(term)}
    if term.language:
        return {"@language": term.language, "@value": str(term)}
    if term.datatype is None:
        return str(term)
    if term.datatype == XSD.boolean:
        return str(term) == "true"
    return {"@type": short(term.datatype), "@value": str(term)}


def _json_ld(graph: rdflib.Graph) -> bytes:
    """Flat JSON-LD, its context inside: rdflib's writer makes the double 5.0 an integer, its reader loads contexts."""
    context = {prefix: str(start) for prefix, start in graph.namespaces() if prefix == "kg" or prefix in ONTOLOGIES}

    def short(term: str) -> str:
        for prefix, start in context.items():
            if term.startswith(start):
                return f"{prefix}:{term.removeprefix(start)}"
        return term

    nodes: dict[str, dict[str, Any]] = {}
    for subject, predicate, other in sorted(graph):
        node = nodes.setdefault(str(subject), {"@id": str(subject)})
        if predicate == RDF.type:
            node.setdefault("@type", []).append(short(str(other)))
        else:
            node.setdefault(short(str(predicate)), []).append(_value(other, short))
    flat = [
        {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in node.items()}
        for node in nodes.values()
    ]
    document = {"@context": dict(sorted(context.items())), "@graph": flat}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def serialized(graph: rdflib.Graph, suffix: str) -> bytes:
    """The graph as `ttl`, `jsonld`, `nt` or `rdf`."""
    match suffix:
        case "ttl":
            return _turtle(graph)
        case "nt":
            return "".join(sorted(f"{triple(*one)} .\n" for one in graph)).encode()  # type: ignore[arg-type]
        case "rdf":
            return graph.serialize(format="xml", encoding="utf-8")
        case "jsonld":
            return _json_ld(graph)
        case _:
            raise Malformed(f"{suffix!r} is not a form of RDF; there are {', '.join(FORMATS)}")
