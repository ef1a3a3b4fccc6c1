"""A thing as data: RDF in four forms, works as references too, and what the head of its page says of them."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from flask import Response, current_app, g, request

from kg import citations, rdf
from kg.rdf_terms import EXAMPLE_BASE, LABELS, Terms
from kg.references import Reference
from kg.schema_org import json_ld
from queries.formats import FORMATS
from queries.kinds import WORKS
from webui.connection import graph
from webui.respond import address_in, download
from webui.words import href

#: What stays as it is in an address that stands in a header; a DOI may hold `<` and `>`.
_ADDRESS = "/:@!$&()*+,;=~-._?#[]%"
#: Suffix -> format of kg/citations.py.
CITATIONS = {"bib": "bibtex", "ris": "ris", "csl": "csl-json"}


def base() -> str:
    """What our IRIs begin with: the setting, else the address by which this site was reached, so that they resolve."""
    stated: str = current_app.config["SETTINGS"].base_iri
    return request.url_root if stated == EXAMPLE_BASE else stated


def as_data(body: bytes | str, suffix: str, name: str) -> Response:
    """Data that any other page may read."""
    answer = download(body, suffix, name, attachment=suffix in CITATIONS)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _rdf(kind: str, key: str, suffix: str) -> Response:
    answer = as_data(rdf.serialized(rdf.entity(graph(), kind, key, base()), suffix), suffix, f"{kind}-{key}")
    terms = Terms(base())
    page = terms.page(LABELS[kind], key)
    answer.headers["Link"] = (
        f'<{terms.entity(LABELS[kind], key)}>; rel="about", <{page}>; rel="describes", <{page}>; rel="alternate"; '
        'type="text/html"'
    )
    return answer


def _reference(kind: str, key: str) -> Reference:
    """The work as it is cited, read once for a page however often its head asks."""
    read: dict[tuple[str, str], Reference] = g.setdefault("references", {})
    if (kind, key) not in read:
        read[kind, key] = citations.references(graph(), [key], kind)[0]
    return read[kind, key]


def _cited(kind: str, key: str, suffix: str) -> Response:
    return as_data("".join(citations.written([_reference(kind, key)], CITATIONS[suffix])), suffix, f"{kind}-{key}")


def makers(kind: str, key: str) -> dict[str, Callable[[Any], Response]]:
    """Suffix -> what makes that form, for `respond`."""
    forms: dict[str, Callable[[Any], Response]] = {
        suffix: lambda _, suffix=suffix: _rdf(kind, key, suffix)  # type: ignore[misc]
        for suffix in rdf.FORMATS
    }
    if kind in WORKS:
        forms |= {suffix: lambda _, suffix=suffix: _cited(kind, key, suffix) for suffix in CITATIONS}  # type: ignore[misc]
    return forms


def schema_org(kind: str, key: str) -> dict[str, Any]:
    """The work for `<script type="application/ld+json">`; render it with `|tojson`."""
    return json_ld(_reference(kind, key), base())


def link_header(kind: str, key: str, offered: Sequence[str], pdf: str) -> str:
    """The links of a page for machines as one header: Signposting, and the page in its other forms."""
    links = signposts(kind, key)
    if pdf:
        links.append({"rel": "item", "href": pdf, "type": "application/pdf"})
    links += [{"rel": "alternate", "href": address_in(one), "type": FORMATS[one]} for one in offered]
    return ", ".join(
        f'<{quote(one["href"], safe=_ADDRESS)}>; rel="{one["rel"]}"'
        + (f'; type="{one["type"]}"' if "type" in one else "")
        for one in links
    )


def signposts(kind: str, key: str) -> list[dict[str, str]]:
    """Links for machines in the head of a page (FAIR Signposting): `rel`, `href` and, where it helps, `type`."""
    found = [
        {"rel": "describedby", "href": f"{href(kind, key)}.{suffix}", "type": media}
        for suffix, media in rdf.FORMATS.items()
    ]
    if kind not in WORKS:
        return found
    one = _reference(kind, key)
    described = json_ld(one, base())
    found.append({"rel": "type", "href": "https://schema.org/AboutPage"})
    found.append({"rel": "type", "href": f"https://schema.org/{described['@type']}"})
    found += [{"rel": "cite-as", "href": address} for address in described.get("sameAs", [])[:1]]
    # More than some twenty names make a header that proxies cut.
    people = [name["@id"] for name in described.get("author", []) if "@id" in name]
    found += [{"rel": "author", "href": address} for address in people[:20]]
    licence = described.get("license", "")
    return [*found, {"rel": "license", "href": licence}] if licence.startswith("http") else found
