"""OAI-PMH pages of arXiv, from either generation of its server: `arXivRaw`, and `arXiv` for what it has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from kg import ids
from kg.model import Product, Reject
from loaders.arxiv import dublin_core
from loaders.arxiv.product import Fields, Version, deleted, items
from loaders.arxiv.xml_slices import slices
from loaders.arxiv.xml_tree import Node, tree

_ERROR = re.compile(r"<error\b[^<>]*?\bcode\s*=\s*[\"'](\w+)[\"'][^<>]*>([^<]*)")
_ENCODING = re.compile(r"<\?xml[^<>]*?\bencoding\s*=\s*[\"']([A-Za-z][\w.-]*)[\"']")
_PREFIX = re.compile(r"metadataPrefix(?:=|%3D)[\"']?(\w+)")
_BEGUN = re.compile(r"<(?:\w+:)?record[\s>]")
#: Which of our forms a deleted record had come in, by what the request asked for.
_FORMS = {"arXiv": "oai", "oai_dc": "dc"}
#: Answers of OAI-PMH that hold no records of their own.
_ABOUT = re.compile(r"<(?:\w+:)?(Identify|ListSets|ListMetadataFormats|ListIdentifiers)[\s/>]")
_ENDS = re.compile(r"<(/?)(?:\w+:)?OAI-PMH[\s>]")


@dataclass
class _Page:
    """What is known of the page that is being read from what stands around its records."""

    encoding: str = "utf-8"
    prefix: str = "arXivRaw"
    open_since: int = 0
    """Line on which the document began that has not ended yet."""
    empty: bool = True
    verb: str = ""
    """What was asked instead of for records."""

    def between(self, text: str, line: int, name: str) -> Iterator[Reject]:
        """Take in what is told here: encoding, form asked for, errors, a record or document without its end."""
        if declared := _ENCODING.search(text):
            self.encoding = declared[1]
        if asked := _PREFIX.search(text):
            self.prefix = asked[1]
        if about := _ABOUT.search(text):
            self.verb = about[1]
        for code, message in _ERROR.findall(text):
            self.empty = False
            if code != "noRecordsMatch":  # nothing new since the last harvest: not a failure
                detail = f"{code}: {' '.join(message.split())[:300]}"
                yield Reject(reason="OAI-PMH error", where=f"{name}:{line}", detail=detail)
        if begun := _BEGUN.search(text):
            self.empty = False
            at = line + text.count("\n", 0, begun.start())
            detail = " ".join(text[begun.start() :][:200].split())
            yield Reject(reason="record cut off", where=f"{name}:{at}", detail=detail)
        if ends := list(_ENDS.finditer(text)):
            self.open_since = 0 if ends[-1][1] else line + text.count("\n", 0, ends[-1].start())


def products(stream: IO[bytes], where: str) -> Iterator[Product | Reject]:
    """Every record of every page in a file; error documents, which come with HTTP 200, are rejects."""
    page = _Page()
    for line, data, is_record in slices(stream):
        if is_record:
            page.empty = False
            yield from _record(data, page, where, line)
        else:
            yield from page.between(data.decode("utf-8", "replace"), line, where)
    if page.empty:
        detail = f"an answer to {page.verb}; ask for ListRecords with metadataPrefix=arXivRaw" if page.verb else ""
        yield Reject(reason="no arXiv records in it", where=where, detail=detail)
    elif page.open_since:
        detail = "the OAI-PMH document that begins here has no end"
        yield Reject(reason="page cut off", where=f"{where}:{page.open_since}", detail=detail)


def _record(data: bytes, page: _Page, name: str, line: int) -> Iterator[Product | Reject]:
    try:
        record = tree(data, page.encoding)
    except expat.ExpatError as error:
        detail = f"{expat.ErrorString(error.code)}, in the record that begins in line {line}"
        yield Reject(reason="broken XML", where=f"{name}:{line + error.lineno - 1}", detail=detail)
        return
    where = f"{name}:{line}"
    header = record.first("header") or Node("header", {})
    metadata = record.first("metadata")
    content = metadata.children[0] if metadata and metadata.children else None
    if header.attributes.get("status") == "deleted":
        yield from _deleted(header, _FORMS.get(page.prefix, "raw"), where)
    elif content is None:
        yield Reject(reason="record without metadata", where=where, detail=_identifier(header))
    elif content.name == "arXivRaw":
        yield from items(_raw(content, header), "raw", where)
    elif content.name == "arXiv":
        yield from items(_arxiv(content, header), "oai", where)
    elif content.name == "dc":
        yield from items(_dc(content, header), "dc", where)
    else:
        detail = f"{_identifier(header)}: harvest arXivRaw, which says more"
        yield Reject(reason=f"OAI-PMH form not read: {content.name[:40]}", where=where, detail=detail)


def _identifier(header: Node) -> str:
    return (header.value("identifier") or "")[:200]


def _deleted(header: Node, form: str, where: str) -> Iterator[Product | Reject]:
    """A header alone does not tell in which form the record had come; the request does."""
    article = ids.arxiv_id(header.value("identifier"))
    if article is None:
        yield Reject(reason="impossible arXiv id", where=where, detail=repr(_identifier(header)))
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


def _dc(content: Node, header: Node) -> Fields:
    elements: dict[str, list[str]] = {}
    for node in content.children:
        elements.setdefault(node.name, []).append(node.text)
    sets = [node.text.strip() for node in header.all("setSpec")]
    return dublin_core.fields(elements, header.value("identifier"), header.value("datestamp"), sets)


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
