"""References as RIS: one line a field, `TY  - JOUR` to `ER  - `."""

from collections.abc import Iterable, Iterator

from kg.references import Name, Reference

_TYPES = {
    "article": "JOUR",
    "conference": "CPAPER",
    "preprint": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "phd": "THES",
    "master": "THES",
    "thesis": "THES",
    "report": "RPRT",
    "dataset": "DATA",
    "software": "COMP",
    "other": "GEN",
}
_THESES = {"phd": "Doctoral thesis", "master": "Master thesis"}


def author(name: Name) -> str:
    """`Family, Given`; a body as it is called."""
    if name.collective or not name.given or not name.family:
        return name.full or name.family
    return f"{name.family}, {name.given}"


def _date(date: str) -> str:
    """`2021/09/15/`, parts that are not known left empty."""
    if not date:
        return ""
    year, month, day = [*date[:10].split("-"), "", ""][:3]
    return f"{year}/{month}/{day}/"


def fields(one: Reference) -> Iterator[tuple[str, str]]:
    """Tags and values in their order."""
    for name in one.authors:
        yield "AU", author(name)
    yield "TI", one.title
    yield "PY", one.year
    yield "DA", _date(one.date)
    yield "T2", one.container
    yield "VL", one.volume
    yield "IS", one.issue
    yield "SP", one.first_page
    yield "EP", one.last_page
    yield "PB", one.publisher
    yield from (("SN", issn) for issn in one.issns)
    yield "ET", one.version
    yield "M3", _THESES.get(one.type, "")
    yield "DO", one.doi
    if one.arxiv:
        yield "AN", f"arXiv:{one.arxiv}" + (f" [{one.arxiv_class}]" if one.arxiv_class else "")
        yield "DB", "arXiv"
    yield "UR", one.url
    yield "AB", one.abstract
    yield from (("KW", word) for word in one.keywords)
    yield "LA", one.language
    yield from (("N1", note) for note in one.notes)


def entry(one: Reference) -> str:
    """One reference; line ends inside a value would begin a field of the source's making."""
    said = [("TY", _TYPES[one.type])]
    said += [(tag, flat) for tag, value in fields(one) if (flat := " ".join(value.split()))]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in [*said, ("ER", "")])


def written(works: Iterable[Reference]) -> Iterator[str]:
    """All references, an empty line between them."""
    for number, one in enumerate(works):
        yield ("\r\n" if number else "") + entry(one)
