"""OAI-PMH pages of arXiv, from either generation of its server: `arXivRaw`, and `arXiv` for what it has."""

import re
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from kg import ids
from kg.model import Product, Reject
from loaders.arxiv.product import Fields, Version, deleted, items
from loaders.arxiv.xml_slices import slices
from loaders.arxiv.xml_tree import Node, tree

_ERROR = re.compile(r"<error\b[^>]*\bcode\s*=\s*[\"'](\w+)[\"'][^>]*?(?:/>|>(.*?)</error\s*>)", re.DOTALL)
_ENCODING = re.compile(r"<\?xml[^>]*\bencoding\s*=\s*[\"']([A-Za-z][\w.-]*)[\"']")
_PREFIX = re.compile(r"metadataPrefix(?:=|%3D)[\"']?(\w+)")
_OPENED = re.compile(r"<(?:\w+:)?(?:OAI-PMH|ListRecords)[\s>]")
_CLOSED = re.compile(r"</(?:\w+:)?OAI-PMH\s*>")


def products(stream: IO[bytes], where: str) -> Iterator[Product | Reject]:
    """Every record of every page in a file; error documents, which come with HTTP 200, are rejects."""
    encoding, prefix, open_since, seen = "utf-8", "arXivRaw", 0, False
    for line, data, is_record in slices(stream):
        if is_record:
            seen = True
            yield from _record(data, encoding, prefix, f"{where}:{line}")
            continue
        between = data.decode("utf-8", "replace")
        if declared := _ENCODING.search(between):
            encoding = declared[1]
        if asked := _PREFIX.search(between):
            prefix = asked[1]
        for code, message in _ERROR.findall(between):
            seen = True
            if code != "noRecordsMatch":  # nothing new since the last harvest: not a failure
                yield Reject(reason="OAI-PMH error", where=f"{where}:{line}", detail=f"{code}: {message.strip()[:300]}")
        if start := between.find("<record") + 1:
            at = line + between.count("\n", 0, start)
            yield Reject(reason="record cut off", where=f"{where}:{at}", detail=between[start - 1 :][:80])
            seen = True
        open_since = 0 if _CLOSED.search(between) else line if _OPENED.search(between) else open_since
    if not seen:
        yield Reject(reason="no arXiv records in it", where=where)
    elif open_since:
        yield Reject(
            reason="page cut off", where=f"{where}:{open_since}", detail="the end of the OAI-PMH document is missing"
        )


def _record(data: bytes, encoding: str, prefix: str, where: str) -> Iterator[Product | Reject]:
    try:
        record = tree(data, encoding)
    except (expat.ExpatError, LookupError, ValueError, IndexError) as error:
        yield Reject(reason="broken XML", where=where, detail=str(error))
        return
    header = record.first("header") or Node("header", {})
    metadata = record.first("metadata")
    content = metadata.children[0] if metadata and metadata.children else None
    if header.attributes.get("status") == "deleted":
        yield from _deleted(header, "oai" if prefix == "arXiv" else "raw", where)
    elif content is None:
        yield Reject(reason="record without metadata", where=where, detail=header.value("identifier") or "")
    elif content.name == "arXivRaw":
        yield from items(_raw(content, header), "raw", where)
    elif content.name == "arXiv":
        yield from items(_arxiv(content, header), "oai", where)
    else:
        detail = f"{header.value('identifier')}: harvest arXivRaw, which says more"
        yield Reject(reason=f"OAI-PMH form not read: {content.name[:40]}", where=where, detail=detail)


def _deleted(header: Node, form: str, where: str) -> Iterator[Product | Reject]:
    """A header alone does not tell in which form the record had come; the request does."""
    article = ids.arxiv_id(header.value("identifier"))
    if article is None:
        yield Reject(reason="impossible arXiv id", where=where, detail=repr(header.value("identifier")))
    else:
        yield deleted(article, header.value("datestamp"), form)


def _raw(content: Node, header: Node) -> Fields:
    versions: list[Version | str | None] = [
        Version(
            version=node.attributes.get("version"),
            created=node.value("date"),
            size=node.value("size"),
            source_type=node.value("source_type"),
        )
        for node in content.all("version")
    ]
    return _fields(content, header, authors=content.value("authors"), versions=versions)


def _arxiv(content: Node, header: Node) -> Fields:
    """Names come split here, versions not at all."""
    people = content.first("authors") or Node("authors", {})
    parsed: list[list[str | None]] = [
        [
            node.value("keyname"),
            node.value("forenames"),
            node.value("suffix"),
            *(affiliation.text for affiliation in node.all("affiliation")),
        ]
        for node in people.all("author")
    ]
    return _fields(content, header, parsed=parsed, created=_first_day(content, header))


def _first_day(content: Node, header: Node) -> str | None:
    """`created` where it is the day of version 1; the server of 2025 gives the latest version's there."""
    sets = [node.text.strip() for node in header.all("setSpec")]
    new_server = not sets or any(name.count(":") == 2 for name in sets)
    return None if new_server and content.value("updated") else content.value("created")


def _fields(
    content: Node,
    header: Node,
    *,
    authors: str | None = None,
    parsed: list[list[str | None]] | None = None,
    versions: list[Version | str | None] | None = None,
    created: str | None = None,
) -> Fields:
    return Fields(
        id=content.value("id") or header.value("identifier"),
        submitter=content.value("submitter"),
        authors=authors,
        title=content.value("title"),
        comments=content.value("comments"),
        journal_ref=content.value("journal-ref"),
        doi=content.value("doi"),
        report_no=content.value("report-no"),
        categories=content.value("categories"),
        license=content.value("license"),
        abstract=content.value("abstract"),
        versions=versions,
        update_date=header.value("datestamp"),
        authors_parsed=parsed,
        msc_class=content.value("msc-class"),
        acm_class=content.value("acm-class"),
        created=created,
    )
