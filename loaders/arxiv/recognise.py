"""Which form of arXiv's metadata a file holds, told from its first bytes, and the reader for each form."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO

from kg.model import Product, Reject
from loaders.arxiv import oai, snapshot

Items = Iterator[Product | Reject]
#: Readers that want numbered lines, and readers that want the bytes.
LINE_READERS: dict[str, Callable[[Iterable[tuple[int, bytes]], str], Items]] = {"snapshot": snapshot.products}
STREAM_READERS: dict[str, Callable[[IO[bytes], str], Items]] = {
    "snapshot-array": snapshot.array_products,
    "oai": oai.products,
}
#: Forms that are known for what they are, and why they are not read.
NOT_READ = {
    "atom": "answers of the Atom API say less than OAI-PMH: harvest arXivRaw",
    "abs": ".abs files are not read: harvest arXivRaw",
}

# Keys that no other source's records have; the first comes right after the id in every copy of the snapshot.
_OURS = re.compile(rb'"(?:submitter|authors_parsed|journal-ref|report-no)"\s*:')


def form(first: bytes) -> str | None:
    """Name of the form that begins with these bytes (some thousand will do), or None for what is not arXiv's."""
    text = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text[:1] in (b"[", b"{") and _OURS.search(text):
        return _json_form(text)
    if text[:1] == b"<":
        return _xml_form(text)
    return "abs" if re.match(rb"-*\s*\\\\\s*(?:arXiv|Paper):", text) else None


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
