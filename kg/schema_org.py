"""A work as schema.org JSON-LD, for the head of its page: what search engines read.

The context is `https://schema.org`, which by its own definition expands to http addresses: another vocabulary than
that of the dump, and not to be merged with it.
"""

from typing import Any

from kg.rdf_iris import doi_iri, orcid_iri, web_iri
from kg.rdf_terms import LABELS, Terms
from kg.references import Name, Reference

_TYPES = {"paper": "ScholarlyArticle", "dataset": "Dataset", "software": "SoftwareSourceCode", "other": "CreativeWork"}
_OPEN = frozenset({"OPEN", "OPEN SOURCE"})
#: Search engines read no more; a page of a collaboration would carry 200 kB of names.
MOST_AUTHORS = 100


def _author(name: Name) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "Organization" if name.collective else "Person", "name": name.full}
    if name.given and name.family:
        made |= {"givenName": name.given, "familyName": name.family}
    if name.orcid and (address := orcid_iri(name.orcid)):
        made["@id"] = str(address)
    return made


def _identifiers(one: Reference) -> list[dict[str, str]]:
    named = (("doi", one.doi), ("arxiv", one.arxiv))
    return [{"@type": "PropertyValue", "propertyID": scheme, "value": value} for scheme, value in named if value]


def _same(one: Reference) -> list[str]:
    addresses = [
        str(doi_iri(one.doi) or "") if one.doi else "",
        f"https://arxiv.org/abs/{one.arxiv}" if one.arxiv else "",
    ]
    return [address for address in addresses if address]


def _container(one: Reference) -> dict[str, Any] | None:
    if not one.container:
        return None
    kind = "Periodical" if one.type == "article" else "PublicationVolume"
    made: dict[str, Any] = {"@type": kind, "name": one.container}
    return made | {"issn": list(one.issns)} if one.issns else made


def json_ld(one: Reference, base: str) -> dict[str, Any]:
    """The work; what is not known is not there. Escaping `<` is the page's duty, as with all JSON in HTML."""
    label = LABELS[one.kind]
    terms = Terms(base)
    pages = "-".join(one.pages)
    values = {
        "@context": "https://schema.org",
        "@type": _TYPES[one.kind],
        "@id": str(terms.entity(label, one.id)),
        "url": str(terms.page(label, one.id)),
        "name": one.title,
        "headline": one.title[:110] if one.kind == "paper" else None,
        "abstract": one.abstract,
        "description": one.abstract if one.kind == "dataset" else None,
        "datePublished": one.date[:10],
        "inLanguage": one.language,
        "author": [_author(name) for name in one.authors[:MOST_AUTHORS]],
        "identifier": _identifiers(one),
        "sameAs": _same(one),
        "license": str(web_iri(one.license) or one.license) if one.license else None,
        "isAccessibleForFree": one.access in _OPEN if one.access else None,
        "isPartOf": _container(one),
        "publisher": {"@type": "Organization", "name": one.publisher} if one.publisher else None,
        "pagination": pages if one.kind == "paper" else None,
        "version": one.version,
        "keywords": list(one.keywords),
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}
