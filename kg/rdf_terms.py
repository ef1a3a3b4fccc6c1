"""The terms of one export: IRIs of our own below one base address, literals, and a count of what had to be changed."""

import hashlib
import re
from collections import Counter
from typing import Any

from rdflib import Literal, URIRef

from kg.errors import Malformed
from kg.own_terms import OWN
from kg.rdf_iris import quoted, web_iri
from kg.rdf_literals import date_type, language_tag, typed
from kg.settings_rules import BASE_IRI
from kg.vocab import XSD

#: Label -> word in addresses and IRIs.
KINDS = {
    "Paper": "paper",
    "Dataset": "dataset",
    "Software": "software",
    "OtherProduct": "other",
    "Version": "version",
    "Person": "person",
    "Institution": "institution",
    "Topic": "topic",
    "Venue": "venue",
    "Source": "source",
    "Project": "project",
    "Funder": "funder",
}
LABELS = {kind: label for label, kind in KINDS.items()}
WORKS = ("Paper", "Dataset", "Software", "OtherProduct")
#: The base of a graph that has no home yet; reserved for examples by RFC 2606, so nobody takes it for an address.
EXAMPLE_BASE = "https://example.org/kg/"

# No XML 1.0 document can hold these, and an RDF/XML file with one of them is refused whole.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def _hash(part: str) -> str:
    return hashlib.sha256(part.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Terms:
    """The terms of one export: everything below one base address, and a count of what had to be changed."""

    def __init__(self, base: str) -> None:
        if not BASE_IRI.fullmatch(base):
            raise Malformed(f"{base!r} cannot be the base of IRIs; it is like {EXAMPLE_BASE} and ends in a slash")
        self.base = base
        self.tally: Counter[str] = Counter()
        self._placed: dict[URIRef, URIRef] = {}
        self._deliveries: dict[str, URIRef] = {}

    def iri(self, kind: str, *parts: str) -> URIRef:
        """An IRI of ours. A slash stays in the first part only; a later part that has one is written as its hash.

        So no two keys meet, and the parts are found again from the right; `%2F` would do, but proxies refuse it.
        """
        first, *rest = parts
        tail = "".join("/" + (_hash(part) if "/" in part else quoted(part)) for part in rest)
        return URIRef(f"{self.base}id/{kind}/{quoted(first)}{tail}")

    def entity(self, label: str, key: str) -> URIRef:
        """The IRI of an entity."""
        return self.iri(KINDS[label], key)

    def page(self, label: str, key: str) -> URIRef:
        """The address of an entity's page."""
        return URIRef(f"{self.base}{KINDS[label]}/{quoted(key)}")

    def delivery(self, name: str) -> URIRef:
        """The named graph of a delivery: `openaire:10.6`."""
        if name not in self._deliveries:
            self._deliveries[name] = self.iri("graph", *(part for part in name.split(":", 1) if part))
        return self._deliveries[name]

    def placed(self, term: URIRef) -> URIRef:
        """A term as it is written: our own ones below the base."""
        if not term.startswith(OWN):
            return term
        if term not in self._placed:
            self._placed[term] = URIRef(self.base + "ns#" + term.removeprefix(OWN))
        return self._placed[term]

    def text(self, value: Any) -> Literal | None:
        """A text as plain literal, without what no file can hold; None where nothing is left."""
        text = str(value)
        if _UNPRINTABLE.search(text):
            self.tally["control characters dropped"] += 1
            text = _UNPRINTABLE.sub("", text)
        if _SURROGATE.search(text):
            self.tally["half characters replaced"] += 1
            text = _SURROGATE.sub("\ufffd", text)
        return Literal(text) if text.strip() else None

    def date(self, value: Any) -> Literal | None:
        """A date with the datatype of its precision; what is none stays a plain text."""
        text = str(value)
        if datatype := date_type(text):
            return typed(text, datatype)
        self.tally["dates written as text"] += 1
        return self.text(text)

    def language(self, value: Any) -> Literal | None:
        """A language as its tag."""
        if tag := language_tag(str(value)):
            return Literal(tag)
        self.tally["languages left out"] += 1
        return None

    def web(self, value: Any) -> URIRef | None:
        """An address as IRI."""
        if address := web_iri(str(value)):
            return address
        self.tally["addresses left out"] += 1
        return None

    def address(self, value: Any) -> Literal | None:
        """An address as literal of type anyURI, quoted as an IRI is."""
        return typed(str(found), XSD.anyURI) if (found := self.web(value)) else None
