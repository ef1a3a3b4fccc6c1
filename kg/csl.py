"""References as CSL-JSON, the form that citation processors and Zotero read."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.citation_keys import keyed
from kg.references import Name, Reference

_TYPES = {
    "article": "article-journal",
    "conference": "paper-conference",
    "preprint": "article",
    "book": "book",
    "chapter": "chapter",
    "phd": "thesis",
    "master": "thesis",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
    "other": "document",
}
_GENRES = {"preprint": "Preprint", "phd": "Doctoral thesis", "master": "Master thesis"}


def author(name: Name) -> dict[str, str]:
    """Family and given name; a body, or a name of one word, as literal."""
    if name.collective or not name.given or not name.family:
        return {"literal": name.full or name.family}
    return {"family": name.family, "given": name.given}


def _issued(date: str) -> dict[str, Any] | None:
    parts = [int(part) for part in date[:10].split("-") if part.isdigit()]
    return {"date-parts": [parts]} if parts else None


def item(key: str, one: Reference) -> dict[str, Any]:
    """One item; what is not known is not there."""
    values = {
        "id": key,
        "type": _TYPES[one.type],
        "title": " ".join(one.title.split()),
        "author": [author(name) for name in one.authors],
        "issued": _issued(one.date),
        "genre": _GENRES.get(one.type),
        "container-title": one.container,
        "volume": one.volume,
        "issue": one.issue,
        "page": "-".join(one.pages),
        "publisher": one.publisher,
        "ISSN": ", ".join(one.issns),
        "version": one.version,
        "DOI": one.doi,
        "archive": "arXiv" if one.arxiv else None,
        "archive_location": one.arxiv,
        "number": f"arXiv:{one.arxiv}" if one.arxiv and one.type == "preprint" else None,
        "URL": one.url,
        "abstract": one.abstract,
        "keyword": ", ".join(one.keywords),
        "language": one.language,
        "note": ". ".join(one.notes),
    }
    return {name: value for name, value in values.items() if value}


def written(works: Iterable[Reference]) -> Iterator[str]:
    """A JSON array, one item a line."""
    yield "["
    for number, (key, one) in enumerate(keyed(works)):
        yield (",\n" if number else "\n") + json.dumps(item(key, one), ensure_ascii=False)
    yield "\n]\n"
