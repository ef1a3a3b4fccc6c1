"""From the fields of one arXiv record, in whichever form it came, to a product; what was unusable is told beside it."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from kg import dates, ids, text
from kg.model import ArxivVersion, Product, Reject, Subject
from kg.tex import tex, tex_name
from loaders.arxiv import taxonomy
from loaders.arxiv.authors import Parsed, authors
from loaders.arxiv.withdrawal import withdrawn

#: What each form adds to the record id: two forms of one paper are two records of one work.
FORMS = {
    "snapshot": "",
    "raw": "#raw",
    "oai": "#oai",
    "dc": "#dc",
    "atom": "#atom",
    "abs": "#abs",
    "listing": "#listing",
}

_VERSION = re.compile(r"v?([1-9][0-9]{0,3})")
_SIZE = re.compile(r"([0-9]{1,9})\s*kb", re.I)
_MSC = re.compile(r"(?<![0-9A-Za-z])[0-9]{2}(?: ?-?[A-Z](?: ?[0-9]{2}|-?xx)?|-[0-9]{2}|-?xx)(?![0-9A-Za-z])", re.I)
#: A class of the highest level alone, as some state it: `00, 91`, `55 (Algebraic Topology)`.
_MSC_TOP = re.compile(
    r"(?:(?:primary|secondary|msc)[\s:]*)?"
    r"(0[013568]|1[1-9]|2[0268]|3[0-579]|4[0-79]|5[1-578]|6[0258]|7[0468]|8[0-356]|9[0-47])"
    r"(?:\s*\([^()]*\))?",
    re.I,
)
_ACM = re.compile(r"(?<![0-9A-Za-z.])[A-K]\.(?:[0-9]|m)(?:\.(?:[0-9]{1,2}|m))?(?![0-9A-Za-z])", re.I)


class Version(msgspec.Struct, frozen=True):
    """One version as stated."""

    version: str | None = None
    created: str | None = None
    size: str | None = None
    source_type: str | None = None


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The raw fields of one record; the names in the snapshot, and a few more that only OAI-PMH has."""

    id: str | int | float | None = None
    submitter: str | None = None
    authors: str | None = None
    title: str | None = None
    comments: str | None = None
    journal_ref: str | None = msgspec.field(name="journal-ref", default=None)
    doi: str | None = None
    report_no: str | None = msgspec.field(name="report-no", default=None)
    categories: str | list[str] | None = None
    license: str | None = None
    abstract: str | None = None
    versions: list[Version | str | None] | None = None
    versions_dates: list[str | None] | None = None
    update_date: str | None = None
    authors_parsed: Parsed | None = None
    msc_class: str | None = None
    acm_class: str | None = None
    created: str | None = None
    """Day of version 1, where a form has no list of versions."""
    unordered: bool = False
    """Whether the first category is none the less any of them, and not the primary one."""

    def deleted(self) -> bool:
        """Whether nothing but id and date is there: what a deletion leaves in the snapshot."""
        return not (self.title or self.abstract or self.authors or self.categories or self.versions)


def items(fields: Fields, form: str, where: str) -> Iterator[Product | Reject]:
    """The product of one record, and a reject for the record or for each value that says nothing usable."""
    article = ids.arxiv_id(fields.id) if isinstance(fields.id, str) else None
    if article is None:
        yield _no_identity(fields.id, where)
        return
    if fields.deleted():
        yield deleted(article, fields.update_date, form)
        return
    rejects: list[Reject] = []
    strays: list[str] = []
    people, cut = authors(fields.authors, fields.authors_parsed, strays)
    rejects += (
        Reject(reason="author without a letter", where=where, detail=f"{article}: {stray[:200]!r}", value=True)
        for stray in strays
    )
    if not people:
        rejects.append(Reject(reason="record without authors", where=where, detail=article, value=True))
    versions = _versions(fields, where, rejects)
    comments, abstract = _line(fields.comments), _abstract(fields.abstract)
    how = withdrawn(versions, comments, abstract)
    yield Product(
        id=f"arxiv:{article}{FORMS[form]}",
        kind="paper",
        ids=(f"arxiv:{article}", *_dois(fields.doi, article, where, rejects)),
        stamp=dates.partial(fields.update_date),
        form=form,
        title=_line(fields.title),
        abstract=abstract,
        type="Preprint",
        date=versions[0].date[:10] if versions and versions[0].number == 1 else dates.partial(fields.created),
        authors=people,
        authors_cut=cut,
        subjects=_categories(fields.categories, fields.unordered) + _classes(fields, where, rejects),
        versions=versions,
        submitter=tex_name(text.unwrapped(fields.submitter)),
        comments=comments,
        journal_ref=_line(fields.journal_ref),
        report_no=_line(fields.report_no),
        license=text.unwrapped(fields.license),
        withdrawn=bool(how),
        withdrawn_how=how,
    )
    yield from rejects


def deleted(article: str, stamp: str | None, form: str) -> Product:
    """What is left of a record that arXiv deleted."""
    return Product(
        id=f"arxiv:{article}{FORMS[form]}",
        kind="paper",
        ids=(f"arxiv:{article}",),
        stamp=dates.partial(stamp),
        form=form,
        deleted=True,
    )


def _no_identity(raw: str | int | float | None, where: str) -> Reject:
    if raw is None or raw == "":
        return Reject(reason="record without id", where=where)
    meant = _before_the_damage(str(raw))
    return Reject(
        reason="impossible arXiv id",
        where=where,
        detail=f"{str(raw)[:200]!r}" + (f": read as a number, perhaps {meant}" if meant else ""),
    )


def _before_the_damage(raw: str) -> str | None:
    """What an id was before somebody read it as a number; told, never used."""
    match = re.fullmatch(r"([1-9][0-9]{2,3})\.([0-9]+)", raw)
    if match is None:
        return None
    month = match[1].zfill(4)
    return ids.arxiv_id(
        f"{float(f'{month}.{match[2]}'):.{5 if month >= '1501' else 4}f}".zfill(10 if month >= "1501" else 9)
    )


def _line(raw: str | None) -> str:
    return tex(text.unwrapped(raw)) if raw else ""


def _abstract(raw: str | None) -> str:
    return tex(text.paragraphs(raw)) if raw else ""


def _dois(raw: str | None, article: str, where: str, rejects: list[Reject]) -> list[str]:
    """DOIs of the published version; the arXiv DOI, which some state here, says nothing new."""
    if not raw:
        return []
    found = set()
    for part in raw.split():
        doi = ids.doi(part)
        if doi is None:
            if part.lower() not in ("doi:", "and", ",", ";"):
                detail = f"{article}: {part[:200]!r}"
                rejects.append(Reject(reason="unusable DOI", where=where, detail=detail, value=True))
        elif other := ids.arxiv_from_doi(doi):
            if other != article:
                detail = f"{article}: {doi}"
                rejects.append(Reject(reason="DOI of another arXiv paper", where=where, detail=detail, value=True))
        else:
            found.add(f"doi:{doi}")
    return sorted(found)


def _versions(fields: Fields, where: str, rejects: list[Reject]) -> tuple[ArxivVersion, ...]:
    """Versions by number; each once."""
    found: dict[int, ArxivVersion] = {}
    for at, stated in enumerate(fields.versions or ()):
        if isinstance(stated, str) or stated is None:
            days = fields.versions_dates or []
            stated = Version(version=stated, created=days[at] if at < len(days) else None)
        match = _VERSION.fullmatch((stated.version or "").strip())
        if match is None:
            detail = f"{fields.id}: {(stated.version or '')[:200]!r}"
            rejects.append(Reject(reason="unusable version", where=where, detail=detail, value=True))
            continue
        version = _version(int(match[1]), stated)
        if stated.created and not version.date:
            detail = f"{fields.id}v{version.number}: {stated.created[:200]!r}"
            rejects.append(Reject(reason="unusable version date", where=where, detail=detail, value=True))
        found[version.number] = version
    return tuple(found[number] for number in sorted(found))


def _version(number: int, stated: Version) -> ArxivVersion:
    size = _SIZE.fullmatch(stated.size.strip()) if stated.size else None
    source_type = (stated.source_type or "").strip()
    return ArxivVersion(
        number=number,
        date=dates.instant(stated.created) or dates.partial(stated.created),
        size_kb=int(size[1]) if size else None,
        source_type=source_type,
        withdrawn="I" in source_type,
    )


def _categories(raw: str | list[str] | None, unordered: bool) -> tuple[Subject, ...]:
    return _subjects(text.clean(" ".join(raw) if isinstance(raw, list) else raw), unordered)


@lru_cache(maxsize=4096)
def _subjects(categories: str, unordered: bool) -> tuple[Subject, ...]:
    """Categories in their order, the primary first; two ids of one category are one subject."""
    stated = (code for code in categories.split() if code.partition(".")[0] != "test")
    codes = dict.fromkeys(taxonomy.canonical(code) for code in stated)
    return tuple(
        Subject(
            scheme="arxiv", code=code, label=taxonomy.label(code), primary=at == 0 and not unordered, origin="arxiv"
        )
        for at, code in enumerate(codes)
    )


def _classes(fields: Fields, where: str, rejects: list[Reject]) -> tuple[Subject, ...]:
    """MSC and ACM classes; some servers print the one in the place of the other."""
    if not (fields.msc_class or fields.acm_class):
        return ()
    found: dict[tuple[str, str], Subject] = {}
    for stated in (fields.msc_class, fields.acm_class):
        codes = [("msc", code) for code in (*_MSC.findall(stated or ""), *_tops(stated or ""))]
        codes += [("acm", code) for code in _ACM.findall(stated or "")]
        if stated and stated.strip() not in ("", "None") and not codes:
            detail = f"{fields.id}: {stated[:200]!r}"
            rejects.append(Reject(reason="unusable subject class", where=where, detail=detail, value=True))
        for scheme, code in codes:
            code = _spelled(code)
            found[scheme, code] = Subject(scheme=scheme, code=code)
    return tuple(found.values())


def _tops(stated: str) -> Iterator[str]:
    """Classes that are stated as two digits between commas."""
    for part in re.split(r"[,;/]", stated):
        if match := _MSC_TOP.fullmatch(part.strip()):
            yield f"{match[1]}-XX"


def _spelled(code: str) -> str:
    """One spelling of a class: `05C10`, `05Cxx`, `05-01`, `05-XX`."""
    code = code.replace(" ", "").upper()
    if "-" not in code and code.endswith("XX"):
        return f"{code[:2]}-XX" if len(code) == 4 else code.replace("XX", "xx")
    return code
