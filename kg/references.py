"""One work as it is cited: what every citation format says of it, from a row of `works_for_citation`.

The formats (kg/bibtex.py, kg/ris.py, kg/csl.py) know no graph; they turn a `Reference` into text.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

from kg.ids import doi as clean_doi
from kg.names import parts
from kg.rdf_iris import doi_iri, web_iri
from kg.rdf_terms import KINDS

Type = Literal[
    "article", "conference", "preprint", "book", "chapter", "phd", "master", "thesis", "report", "dataset", "software",
    "other",
]  # fmt: skip
#: OpenAIRE's name of a type -> the kinds of reference that all formats know.
_TYPES: dict[str, Type] = {
    "Article": "article",
    "Review": "article",
    "Conference object": "conference",
    "Preprint": "preprint",
    "Book": "book",
    "Part of book or chapter of book": "chapter",
    "Doctoral thesis": "phd",
    "Master thesis": "master",
    "Bachelor thesis": "thesis",
    "Thesis": "thesis",
    "Report": "report",
    "Dataset": "dataset",
    "Software": "software",
}
_PROCEEDINGS = re.compile(r"\b(conference|proceedings|workshops?|symposium)\b", re.IGNORECASE)
_BY_LABEL: dict[str, Type] = {"Dataset": "dataset", "Software": "software"}


@dataclass(frozen=True, slots=True)
class Name:
    """One author."""

    full: str
    given: str = ""
    family: str = ""
    collective: bool = False
    orcid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One work as it is cited."""

    id: str
    kind: str
    """`paper`, `dataset`, `software` or `other`."""
    type: Type
    title: str
    authors: tuple[Name, ...] = ()
    more_authors: bool = False
    """The source's list was cut."""
    date: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    first_page: str = ""
    last_page: str = ""
    publisher: str = ""
    issns: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    arxiv_class: str = ""
    url: str = ""
    abstract: str = ""
    language: str = ""
    keywords: tuple[str, ...] = ()
    version: str = ""
    license: str = ""
    access: str = ""
    notes: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """The year, or nothing."""
        return self.date[:4]

    @property
    def pages(self) -> tuple[str, ...]:
        """First and last page, as far as known."""
        return tuple(page for page in (self.first_page, self.last_page) if page)


def _name(row: dict[str, Any]) -> Name:
    full = row.get("name") or ""
    if row.get("collective"):
        return Name(full, collective=True)
    given, family = row.get("given") or "", row.get("family") or ""
    if not family:
        given, family = parts(full)
    return Name(full, given, family, orcid=row.get("orcid") or "")


def _doi(row: dict[str, Any]) -> str:
    """The DOI of the published form: that of a copy which is no preprint, else the first of the work."""
    copies = [one for one in row["versions"] if one.get("type") != "Preprint" and one.get("kind") == "copy"]
    published = [pid for one in copies for pid in one.get("pids") or () if pid.startswith("doi:")]
    found = sorted(published) or sorted(one for one in row["identifiers"] if one.startswith("doi:"))
    return clean_doi(found[0].removeprefix("doi:")) or "" if found else ""


def _arxiv(row: dict[str, Any]) -> str:
    names = [row["id"], *row["identifiers"]]
    return next((one.removeprefix("arxiv:") for one in names if one.startswith("arxiv:")), "")


def _url(row: dict[str, Any], doi: str, arxiv: str) -> str:
    """Where to read it: the DOI, else arXiv, else the first address of a copy."""
    if doi and (address := doi_iri(doi)):
        return str(address)
    if arxiv:
        return f"https://arxiv.org/abs/{arxiv}"
    urls = [
        row["properties"].get("code_repository"),
        *(url for one in row["versions"] for url in one.get("urls") or ()),
    ]
    return next((str(address) for url in urls if url and (address := web_iri(url))), "")


def _date(row: dict[str, Any], doi: str, published: bool) -> str:
    """The date of the copy that has the DOI: volume and pages are its own, and a preprint is older."""
    own = [one.get("date") or "" for one in row["versions"] if f"doi:{doi}" in (one.get("pids") or ())]
    dated = sorted(one for one in own if one)
    known = row["properties"]
    if published and dated:
        return dated[0]
    return known.get("date") or (str(known["year"]) if known.get("year") else "")


def _type(row: dict[str, Any], venue: dict[str, Any]) -> Type:
    """An article without a journal, or a conference paper without proceedings, is what arXiv has of it."""
    stated = _TYPES.get(row["properties"].get("type", ""))
    if row["label"] != "Paper" and stated not in ("dataset", "software"):
        return _BY_LABEL.get(row["label"], "other")
    if stated in ("preprint", None) and _PROCEEDINGS.search(venue.get("title") or ""):
        return "conference"
    if stated == "preprint" and venue.get("title"):
        return "article"
    return stated or ("article" if venue.get("title") else "preprint" if _arxiv(row) else "other")


def _publisher(known: dict[str, Any], venue: dict[str, Any], kind: Type) -> str:
    """The venue's; arXiv is the publisher of preprints alone."""
    stated = venue.get("publisher") or known.get("publisher") or ""
    return "" if stated == "arXiv" and kind != "preprint" else stated


def reference(row: dict[str, Any]) -> Reference:
    """A row of `works_for_citation` as a reference."""
    known = row["properties"]
    venue: dict[str, Any] = next(iter(row["venues"]), {})
    kind = _type(row, venue)
    doi, arxiv = _doi(row), _arxiv(row)
    subtitle = known.get("subtitle")
    title = known.get("title") or "Untitled"
    notes = [word for word in ("withdrawn", "retracted") if known.get(word)]
    return Reference(
        id=row["id"],
        kind=KINDS[row["label"]],
        type=kind,
        title=f"{title}: {subtitle}" if subtitle else title,
        authors=tuple(_name(one) for one in row["authors"]),
        more_authors=bool(known.get("authors_cut")),
        date=_date(row, doi, published=kind != "preprint"),
        container=venue.get("title") or "",
        **{name: venue.get(name) or "" for name in ("volume", "issue", "first_page", "last_page")},
        publisher=_publisher(known, venue, kind),
        issns=tuple(venue.get("issns") or ()),
        doi=doi,
        arxiv=arxiv,
        arxiv_class=next((one["code"] for one in row["topics"] if one["scheme"] == "arxiv" and one["primary"]), ""),
        url=_url(row, doi, arxiv),
        abstract=known.get("abstract") or "",
        language=known.get("language") or "",
        keywords=tuple(one["label"] for one in row["topics"] if one["scheme"] == "keyword" and one["label"]),
        version=known.get("version_label") or "",
        license=known.get("license") or "",
        access=known.get("access") or "",
        notes=tuple(note.capitalize() for note in notes),
    )
