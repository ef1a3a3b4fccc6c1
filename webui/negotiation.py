"""Which form of the data an `Accept` header asks for.

Werkzeug's `best_match` finds nothing for `application/ld+json;profile="…"`, for the older names of Turtle and for
plain XML; here parameters are ignored and the older names mean what their clients want.
"""

import re
from collections.abc import Sequence

#: Media type -> suffix, older names included.
TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/turtle": "ttl",
    "application/turtle": "ttl",
    "application/x-turtle": "ttl",
    "text/n3": "ttl",
    "text/rdf+n3": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/xml": "rdf",
    "text/xml": "rdf",
    "application/json": "json",
    "text/csv": "csv",
    "application/x-bibtex": "bib",
    "text/x-bibtex": "bib",
    "application/x-research-info-systems": "ris",
    "application/vnd.citationstyles.csl+json": "csl",
    "application/graphml+xml": "graphml",
    "application/gexf+xml": "gexf",
    "image/svg+xml": "svg",
}
OFFERED = ("html", "ttl", "jsonld", "nt", "rdf", "json")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
#: The type that each form has when it is sent: the first above.
_SENT = {suffix: name for name, suffix in reversed(TYPES.items())}
_QUALITY = re.compile(r";\s*q\s*=\s*([0-9.]+)", re.IGNORECASE)


def _ranges(header: str) -> list[tuple[str, float]]:
    found = []
    for part in _QUOTED.sub("", header).split(","):
        quality = _QUALITY.search(part)
        try:
            weight = min(float(quality[1]), 1.0) if quality else 1.0
        except ValueError:
            weight = 0.0
        found.append((part.partition(";")[0].strip().lower(), weight))
    return found


def _fit(suffix: str, ranges: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """Weight and exactness of the closest range that covers a form."""
    best = (0.0, 0)
    for name, weight in ranges:
        if TYPES.get(name) == suffix:
            exactness = 3
        elif name == f"{_SENT[suffix].partition('/')[0]}/*":
            exactness = 2
        elif name == "*/*":
            exactness = 1
        else:
            continue
        if exactness > best[1] or (exactness == best[1] and weight > best[0]):
            best = (weight, exactness)
    return best


def negotiated(header: str | None, offered: Sequence[str] = OFFERED) -> str | None:
    """The suffix of the form to send; None where nothing that is offered is acceptable."""
    if not (header or "").strip():
        return offered[0]
    ranges = _ranges(header or "")
    fits = {suffix: _fit(suffix, ranges) for suffix in offered}
    acceptable = [suffix for suffix in offered if fits[suffix][0] > 0]
    return max(acceptable, key=lambda suffix: fits[suffix], default=None)
