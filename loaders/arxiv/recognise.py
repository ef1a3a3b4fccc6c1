"""Which form of arXiv's metadata a file holds, told from its first bytes, and the reader for each form."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO

from kg.model import Item
from loaders.arxiv import abs_file, atom, citations, dublin_core, listing, oai, recorded, snapshot

Items = Iterator[Item]
#: Readers that want numbered lines, and readers that want the bytes.
LINE_READERS: dict[str, Callable[[Iterable[tuple[int, bytes]], str], Items]] = {
    "snapshot": snapshot.products,
    "dc-lines": dublin_core.lines,
    "unarxive": citations.unarxive,
    "pairs": citations.pairs,
    "snap": citations.snap,
}
STREAM_READERS: dict[str, Callable[[IO[bytes], str], Items]] = {
    "snapshot-array": snapshot.array_products,
    "oai": oai.products,
    "atom": atom.products,
    "abs": abs_file.products,
    "listing": listing.products,
    "recorded": recorded.products,
}

# Keys that no other source's records have; the first comes right after the id in every copy of the snapshot.
_OURS = re.compile(rb'"(?:submitter|authors_parsed|journal-ref|report-no)"\s*:')
_UNARXIVE = re.compile(rb'\{\s*"paper_id"\s*:(?=.{0,4000}?"(?:_pdf_hash|_source_hash|bib_entries)"\s*:)', re.DOTALL)
_DC_LINE = re.compile(
    rb'\[\s*"[^"\n]{1,60}"\s*,\s*\{(?=.{0,4000}?"(?:creator|identifier|description)"\s*:\s*\[)', re.DOTALL
)
#: Bytes in which the body of a recorded answer begins.
_LOOKED_AT = 1 << 16
_ARXIV_PAIR = re.compile(rb'\n"?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})')


def form(first: bytes) -> str | None:
    """Name of the form that begins with these bytes (some thousand will do), or None for what is not arXiv's."""
    text = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _UNARXIVE.match(text):
        return "unarxive"
    if _DC_LINE.match(text):
        return "dc-lines"
    if text[:1] in (b"[", b"{") and recorded.BODY.search(text[:_LOOKED_AT]) and b"arxiv" in text.lower():
        return "recorded"
    if text[:1] in (b"[", b"{") and _OURS.search(text):
        return _json_form(text)
    if text[:1] == b"<":
        return _xml_form(text)
    if re.match(rb"-*\s*\\\\\s*(?:arXiv|Paper):", text):
        return "abs"
    return _table_form(first)


def _table_form(first: bytes) -> str | None:
    """Of text in columns, what the names on its first line say, or the comments above it."""
    if citations.SNAP.match(first[:4096]):
        return "snap"
    if citations.columns(first):
        return "pairs" if _ARXIV_PAIR.search(first[:4096]) else None
    names = first.split(b"\n", 1)[0].lower().split(b"\t")
    known = {name.decode("ascii", "replace").strip() for name in names}
    return "listing" if "title" in known and known & {*listing.COLUMNS["id"]} and "categories" in known else None


def _json_form(text: bytes) -> str | None:
    """A record that begins on its first line is one of JSON Lines; else an array, or records over several lines."""
    if re.match(rb"\{[ \t\r]*[^\s]", text):
        return "snapshot"
    return "snapshot-array" if re.match(rb"\[\s*\{|\{\s*\"id\"\s*:", text) else None


def _xml_form(text: bytes) -> str | None:
    lower = text.lower()
    if b"<feed" in lower and b"arxiv.org/" in lower:
        return "atom"
    opened = b"<oai-pmh" in lower or lower.startswith(b"<record")
    return "oai" if opened and b"arxiv" in lower else None


def server(first: bytes) -> str:
    """Which generation of arXiv's server of OAI-PMH wrote a page, by the address that stands in it."""
    if b"oaipmh.arxiv.org" in first[:4096]:
        return "the server since March 2025"
    return "the server until March 2025" if b"arxiv.org/oai2" in first[:4096] else ""
