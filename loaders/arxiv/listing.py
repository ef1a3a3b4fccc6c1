"""Listings of arXiv papers as tab-separated text with a line of names on top, as data-frame libraries write them."""

import csv
from collections.abc import Iterator
from typing import IO

from kg import text
from kg.model import Product, Reject
from loaders.arxiv.product import Fields, items

#: Columns by the names they go by; a listing needs an id and a title.
COLUMNS = {
    "id": ("arxiv_id", "id", "paper_id"),
    "title": ("title",),
    "abstract": ("abstract", "summary"),
    "authors": ("author_text", "authors"),
    "comments": ("comments", "comment"),
    "doi": ("doi",),
    "journal_ref": ("journal-ref", "journal_ref"),
    "report_no": ("report-no", "report_no"),
    "license": ("license",),
    "created": ("created", "published"),
    "update_date": ("updated", "update_date"),
    "msc_class": ("msc_class", "msc-class"),
    "acm_class": ("acm_class", "acm-class"),
}
_LONGEST = 1 << 24


def products(stream: IO[bytes], where: str) -> Iterator[Product | Reject]:
    """A paper for each row; an id that was read as a number is a reject that says which was probably meant."""
    csv.field_size_limit(_LONGEST)
    lines = (line.decode("utf-8", "replace").replace("\0", "") for line in stream)
    rows = csv.reader(lines, delimiter="\t")
    names = [name.strip().lower().removeprefix("\ufeff") for name in next(rows, [])]
    places = {field: at for field, known in COLUMNS.items() for at, name in enumerate(names) if name in known}
    begun = rows.line_num + 1
    try:
        for row in rows:
            place, begun = f"{where}:{begun}", rows.line_num + 1
            if len(row) == len(names):
                yield from items(_fields(row, places, names), "listing", place)
            elif row:
                detail = f"{len(row)} columns where there should be {len(names)}"
                yield Reject(reason="not an arXiv record", where=place, detail=detail)
    except csv.Error as error:
        yield Reject(reason="damaged", where=where, detail=f"{error} (read up to line {rows.line_num})")


def _fields(row: list[str], places: dict[str, int], names: list[str]) -> Fields:
    stated = {field: value for field, at in places.items() if (value := row[at].strip())}
    return Fields(**stated, categories=_categories(dict(zip(names, row, strict=True))))  # type: ignore[arg-type]


def _categories(row: dict[str, str]) -> str:
    """By commas or blanks, the primary first where it has a column of its own."""
    stated = text.clean(row.get("categories")).replace(",", " ").split()
    primary = row.get("primary_cat") or row.get("primary_category") or ""
    return " ".join(dict.fromkeys([*primary.split()[:1], *stated]))
