"""Addresses that stand in answers: of an entity, of the rest of a list, of the query that gives a number."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from kg.dots import undotted

#: What may stand unquoted in a path; `%`, `?`, `#`, quotes, blanks and letters beyond ASCII may not.
_SAFE = "/:@!$&()*+,;=~-._"
#: Where an identifier of somebody else can be looked up.
_OUTSIDE = {
    "doi": "https://doi.org/",
    "arxiv": "https://arxiv.org/abs/",
    "orcid": "https://orcid.org/",
    "ror": "https://ror.org/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/",
    "handle": "https://hdl.handle.net/",
    "isni": "https://isni.org/isni/",
    "issn": "https://portal.issn.org/resource/ISSN/",
    "wikidata": "https://www.wikidata.org/wiki/",
}


def quoted(path: str) -> str:
    """A path as an address."""
    return undotted(quote(path, safe=_SAFE))


def entity(kind: str, key: str) -> str:
    """The page of an entity."""
    return f"/{kind}/{quoted(key)}"


def listed(kind: str, key: str, name: str, **parameters: Any) -> str:
    """One list of an entity as a page of its own; parameters that are empty are left out."""
    kept = {"list": name} | {name: value for name, value in parameters.items() if value not in (None, "")}
    return f"{entity(kind, key)}?{urlencode(kept)}"


def catalogue(query: str, parameters: Mapping[str, Any]) -> str:
    """The query of the catalogue that gives the same rows."""
    asked = urlencode(dict(parameters))
    return f"/queries/{query}?{asked}" if asked else f"/queries/{query}"


def search(words: str, **parameters: Any) -> str:
    """A search; parameters that are empty are left out."""
    return "/search?" + urlencode({"q": words} | {name: value for name, value in parameters.items() if value})


def weblink(url: str | None) -> str:
    """The address if it is one of the web, else nothing: a dump may hold `javascript:`."""
    text = (url or "").strip()
    return text if text.lower().startswith(("http://", "https://")) and not any(c.isspace() for c in text) else ""


def outside(identifier: str) -> str:
    """Where an identifier leads on the web; empty where we know of no such place."""
    scheme, _, value = identifier.partition(":")
    if scheme not in _OUTSIDE or not value:
        return ""
    return _OUTSIDE[scheme] + undotted(quote(value, safe="/:;().,_-~!*'$&+=@"))
