"""arXiv's `.abs` files: one paper each, of which the latest knows every version with date, size and source type."""

import re
from collections.abc import Iterator
from typing import IO

from kg import dates
from kg.model import Product, Reject
from loaders.arxiv.product import Fields, Version, items

#: An abstract is 2 kB; what is a thousand times as long is no such file.
_LONGEST = 1 << 22
_PART = re.compile(r"^\\\\[ \t]*\r?\n", re.MULTILINE)
_ID = re.compile(r"(?:arXiv|Paper):\s*(\S+)", re.IGNORECASE)
_DATE = re.compile(r"Date(?: \((?:revised )?v?\d*\))?:\s*(?P<date>.*?)\s*(?:\((?P<size>\d+kb)(?:,(?P<type>\w*))?\))?")
_REVISED = re.compile(r"replaced with revised version\s+(?P<date>.*?)\s*(?:\((?P<size>\d+kb)(?:,(?P<type>\w*))?\))?")
_SENDER = re.compile(r"\s*<[^<>]*>\s*$")
_FIELD = re.compile(r"([A-Z][A-Za-z]*(?:-[A-Za-z]+)?):[ \t]*(.*)")


def products(stream: IO[bytes], where: str) -> Iterator[Product | Reject]:
    """The paper of one file."""
    text = stream.read(_LONGEST).decode("latin-1").replace("\r\n", "\n")
    # The abstract may hold a line of two backslashes of its own: it goes to the last one.
    parts = _PART.split(text, maxsplit=2)
    if len(parts) < 3:
        yield Reject(reason="record cut off", where=where, detail="an .abs file has four lines of two backslashes")
        return
    head, _, body = parts[1].partition("\n\n")
    abstract = _PART.split(parts[2] if parts[2].endswith("\n") else f"{parts[2]}\n")
    yield from items(
        _fields(head, body, "\\\\\n".join(abstract[:-1]) if len(abstract) > 1 else abstract[0]), "abs", where
    )


def _fields(head: str, body: str, abstract: str) -> Fields:
    lines = head.splitlines()
    versions = [version for line in lines if (version := _version(line))]
    numbered = [_numbered(number, *version) for number, version in enumerate(versions, 1)]
    stated = _body(body)
    sender = next((line.partition(":")[2].strip() for line in lines if line.startswith("From:")), None)
    own = next((match[1] for line in lines if (match := _ID.match(line))), None)
    return Fields(
        id=own,
        submitter=_SENDER.sub("", sender).strip('" ') if sender else None,
        authors=stated.get("authors"),
        title=stated.get("title"),
        comments=stated.get("comments"),
        journal_ref=stated.get("journal-ref"),
        doi=stated.get("doi"),
        report_no=stated.get("report-no"),
        categories=stated.get("categories"),
        license=stated.get("license"),
        abstract=abstract,
        versions=[*numbered],
        update_date=(dates.instant(versions[-1][0]) or "")[:10] if versions else None,
        msc_class=stated.get("msc-class"),
        acm_class=stated.get("acm-class"),
    )


def _version(line: str) -> tuple[str, str | None, str | None] | None:
    match = _DATE.fullmatch(line.strip()) or _REVISED.fullmatch(line.strip())
    return (match["date"], match["size"], match["type"]) if match else None


def _numbered(number: int, date: str, size: str | None, source_type: str | None) -> Version:
    return Version(version=f"v{number}", created=date, size=size, source_type=source_type)


def _body(text: str) -> dict[str, str]:
    """The fields between the dates and the abstract; a line that is indented goes on with the one before it."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        match = _FIELD.fullmatch(line)
        if match and not line[:1].isspace():
            name = match[1].lower()
            found[name] = match[2]
        elif name:
            found[name] += f"\n{line}"
    return found
