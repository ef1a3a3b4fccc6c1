"""What becomes of one property: the three kinds of entry of the table in kg/rdf_map.py."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rdflib import Literal, URIRef

from kg.rdf_iris import issn_iri, orcid_iri, web_iri
from kg.rdf_literals import boolean, double, integer, positive
from kg.rdf_terms import Terms
from kg.vocab import DCTERMS

Node = URIRef | Literal
Maker = Callable[[Terms, Any], Node | None]
Pair = tuple[URIRef, Node]


@dataclass(frozen=True, slots=True)
class Said:
    """Written with these predicates; a list is written item by item."""

    predicates: tuple[URIRef, ...]
    make: Maker
    words: URIRef | None = None
    """The predicate to use instead where only words are known."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Written, but not as a property: in an IRI, as a class, on a node of its own."""

    where: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Not written, for a reason."""

    reason: str


Rule = Said | Elsewhere | LeftOut
Rules = dict[str, Rule]

#: Access rights of the Confederation of Open Access Repositories.
_COAR = "http://purl.org/coar/access_right/"
_ACCESS = {
    "OPEN": URIRef(_COAR + "c_abf2"),
    "OPEN SOURCE": URIRef(_COAR + "c_abf2"),
    "EMBARGO": URIRef(_COAR + "c_f1cf"),
    "RESTRICTED": URIRef(_COAR + "c_16ec"),
    "CLOSED": URIRef(_COAR + "c_14cb"),
}


def text(*predicates: URIRef) -> Said:
    """A text as it stands."""
    return Said(predicates, Terms.text)


def date(*predicates: URIRef) -> Said:
    """A date, typed by its precision."""
    return Said(predicates, Terms.date)


def flag(*predicates: URIRef) -> Said:
    """True or false."""
    return Said(predicates, lambda _, value: boolean(value))


def whole(*predicates: URIRef) -> Said:
    """A whole number."""
    return Said(predicates, lambda _, value: integer(value))


def place(*predicates: URIRef) -> Said:
    """A place in a list, from 1."""
    return Said(predicates, lambda _, value: positive(value))


def number(*predicates: URIRef) -> Said:
    """A number that need not be whole."""
    return Said(predicates, lambda _, value: double(value))


def link(*predicates: URIRef) -> Said:
    """An address of the web as a thing."""
    return Said(predicates, Terms.web)


def address(*predicates: URIRef) -> Said:
    """An address of the web as a text."""
    return Said(predicates, Terms.address)


def language(*predicates: URIRef) -> Said:
    """A language by its tag."""
    return Said(predicates, Terms.language)


def issn(*predicates: URIRef) -> Said:
    """An ISSN at its registry."""
    return Said(predicates, lambda _, value: issn_iri(value))


def orcid(*predicates: URIRef) -> Said:
    """An ORCID iD as a thing."""
    return Said(predicates, lambda _, value: orcid_iri(value))


def scheme(*predicates: URIRef) -> Said:
    """A scheme of topics, which is a thing of ours."""
    return Said(predicates, lambda terms, value: terms.iri("scheme", value))


def reviewed(*predicates: URIRef) -> Said:
    """Peer review as true or false; any other word is not written."""
    known = {"peerReviewed": True, "nonPeerReviewed": False}
    return Said(predicates, lambda _, value: boolean(known[value]) if value in known else None)


def access(*predicates: URIRef) -> Said:
    """An access right by its address, an unknown one as text."""
    return Said(predicates, lambda terms, value: _ACCESS.get(value) or terms.text(value))


def licence(*predicates: URIRef) -> Said:
    """A licence by its address; one that is only words is a text about rights, never an IRI made of it."""
    return Said(predicates, lambda terms, value: web_iri(value) or terms.text(value), words=DCTERMS.rights)


def pairs(terms: Terms, rule: Rule | None, value: Any) -> Iterator[Pair]:
    """Predicates and objects of one property."""
    if not isinstance(rule, Said):
        return
    for item in value if isinstance(value, list | tuple) else [value]:
        made = rule.make(terms, item)
        if made is None:
            continue
        predicates = (rule.words,) if rule.words and isinstance(made, Literal) else rule.predicates
        for predicate in predicates:
            yield terms.placed(predicate), made
