"""Answers of arXiv's Atom API: what a paper's page says of one version; no licence, and no versions between."""

import re
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from kg import dates, ids
from kg.model import Product, Reject
from loaders.arxiv import author_line, taxonomy
from loaders.arxiv.product import Fields, Version, items
from loaders.arxiv.xml_slices import slices
from loaders.arxiv.xml_tree import Node, tree

_BEGUN = re.compile(rb"<(?:\w+:)?entry[\s>]")


def products(stream: IO[bytes], where: str) -> Iterator[Product | Reject]:
    """Every entry of every feed in a file; a feed without entries names nothing, an error comes as an entry."""
    empty = True
    for line, data, is_entry in slices(stream, "entry"):
        if is_entry:
            empty = False
            yield from _entry(data, f"{where}:{line}")
        elif _BEGUN.search(data):
            empty = False
            detail = data[_BEGUN.search(data).start() :][:200].decode("utf-8", "replace")  # type: ignore[union-attr]
            yield Reject(reason="record cut off", where=f"{where}:{line}", detail=" ".join(detail.split()))
    if empty:
        yield Reject(
            reason="no arXiv records in it", where=where, detail="the answer has no entries: nothing was found"
        )


def _entry(data: bytes, where: str) -> Iterator[Product | Reject]:
    try:
        entry = tree(data)
    except expat.ExpatError as error:
        yield Reject(reason="broken XML", where=where, detail=expat.ErrorString(error.code))
        return
    own = (entry.value("id") or "").strip()
    if "/api/errors" in own:
        detail = " ".join((entry.value("summary") or "").split())[:300]
        yield Reject(reason="Atom API error", where=where, detail=detail)
    else:
        yield from items(_fields(entry, own), "atom", where)


def _fields(entry: Node, own: str) -> Fields:
    named = ids.arxiv_version(own)
    first = dates.instant(entry.value("published"))
    shown = dates.instant(entry.value("updated"))
    categories, classes = _subjects(entry)
    return Fields(
        id=named[0] if named else own,
        title=entry.value("title"),
        abstract=entry.value("summary"),
        comments=entry.value("comment"),
        journal_ref=entry.value("journal_ref"),
        doi=entry.value("doi"),
        authors_parsed=[_author(node) for node in entry.all("author")],
        versions=_versions(named[1] if named else None, first, shown),
        update_date=shown[:10],
        created=first[:10],
        categories=categories,
        msc_class=classes or None,
    )


def _author(node: Node) -> list[str | None]:
    name = " ".join((node.value("name") or "").split())
    return [*author_line.parts(name), *(one.text for one in node.all("affiliation"))]


def _versions(number: int | None, first: str, shown: str) -> list[Version | str | None]:
    """The first and the one that is shown; those between them are not told."""
    found = [Version(version="v1", created=first)] if first and number != 1 else []
    if number is not None:
        found.append(Version(version=f"v{number}", created=shown if number > 1 else first or shown))
    return [*found]


def _subjects(entry: Node) -> tuple[str, str]:
    """Categories, the primary first, and other classes; ACM and MSC classes stand among them under the same scheme."""
    primary = entry.first("primary_category")
    stated = [primary.attributes.get("term", "")] if primary else []
    stated += [node.attributes.get("term", "") for node in entry.all("category")]
    terms = [term.strip() for term in dict.fromkeys(stated) if term.strip()]
    others = "; ".join(term for term in terms if not taxonomy.known(term))
    return " ".join(filter(taxonomy.known, terms)), others
