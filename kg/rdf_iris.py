"""IRIs of other people's identifiers, and the one place where a text becomes part of an IRI.

Each function gives None where the text cannot be what it claims to be: real DOIs hold `<`, `"` and line ends, and a
writer that puts them between angle brackets lets the source add statements of its own.
"""

import re
from functools import lru_cache
from urllib.parse import quote

from rdflib import URIRef

from kg.dots import undotted
from kg.errors import Malformed
from kg.ids import arxiv_version, doi, issn, orcid, ror

_SAFE_IN_KEY = "/:@!$&'()*+,;=-._~"
_SAFE_IN_DOI = "/:;().,_-~!*'$&+=@"
_WEB = re.compile(
    r"(https?)://((?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+|\[[0-9A-Fa-f:.]+\])(:[0-9]{0,5})?([/?#].*)?", re.I | re.DOTALL
)
_NOT_IN_ADDRESS = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=4096)
def quoted(key: str) -> str:
    """A key as part of an IRI; slashes stay where they can, because many proxies refuse `%2F`."""
    try:
        return undotted(quote(key, safe=_SAFE_IN_KEY))
    except UnicodeEncodeError as error:
        raise Malformed(f"{key!r} holds half a character and cannot be part of an IRI") from error


def doi_iri(raw: str) -> URIRef | None:
    """The DOI as an address."""
    clean = doi(raw)
    return URIRef("https://doi.org/" + quote(clean, safe=_SAFE_IN_DOI)) if clean else None


def arxiv_iri(raw: str) -> URIRef | None:
    """The page of an arXiv paper, or of one version (`2109.07270v3`)."""
    found = arxiv_version(raw)
    if found is None:
        return None
    paper, version = found
    return URIRef(f"https://arxiv.org/abs/{paper}{f'v{version}' if version else ''}")


def orcid_iri(raw: str) -> URIRef | None:
    """The ORCID iD as an address, its check digit right."""
    clean = orcid(raw)
    return URIRef(f"https://orcid.org/{clean}") if clean else None


def ror_iri(raw: str) -> URIRef | None:
    """The ROR id as an address."""
    clean = ror(raw)
    return URIRef(f"https://ror.org/{clean}") if clean else None


def issn_iri(raw: str) -> URIRef | None:
    """The ISSN at its registry."""
    clean = issn(raw)
    return URIRef(f"https://portal.issn.org/resource/ISSN/{clean}") if clean else None


def sdg_iri(raw: str) -> URIRef | None:
    """One of the seventeen goals at the United Nations."""
    return URIRef(f"http://metadata.un.org/sdg/{int(raw)}") if re.fullmatch("0?[1-9]|1[0-7]", raw) else None


def web_iri(raw: str) -> URIRef | None:
    """An address of the web with everything quoted that an IRI must not hold; None for what is no address."""
    match = _WEB.fullmatch(raw.strip())
    if match is None or _SURROGATE.search(raw):
        return None
    scheme, host, port, rest = match.groups()
    path, hash_sign, fragment = (rest or "").partition("#")
    rest = _escaped(path) + hash_sign + _escaped(fragment)
    return URIRef(f"{scheme.lower()}://{host.lower()}{port or ''}{rest}")


def _escaped(text: str) -> str:
    return _NOT_IN_ADDRESS.sub(lambda found: quote(found[0], safe=""), text)
