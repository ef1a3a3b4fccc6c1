"""One work from the records that describe it: one stated rule a field. Pure functions.

Records are put in order once: arXiv before OpenAIRE, later stamps first, raw before snapshot, then by id.
A field is the first non-empty value in that order unless a rule below says otherwise.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kg.dates import earliest, year
from kg.keys import copy_key
from kg.model import Copy, Product
from kg.names import title_key
from loaders.author_rows import AuthorList, merged, rows
from loaders.topic_rows import topics
from loaders.venue_rows import venue

#: From most to least open; OPEN SOURCE stands for software.
OPENNESS = ("OPEN SOURCE", "OPEN", "EMBARGO", "RESTRICTED", "CLOSED")
_COLOURS = ("gold", "hybrid", "bronze")
_FORMS = ("raw", "snapshot")
#: Fields that are simply the first non-empty value.
_FIRST = (
    "title", "subtitle", "abstract", "language", "publisher", "embargo_end", "comments", "journal_ref", "report_no",
    "submitter", "license", "size", "version_label", "code_repository", "programming_language",
)  # fmt: skip
_FIRST_LISTS = (
    "contributors", "formats", "coverages", "places", "documentation_urls", "contacts", "tools",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One record and the delivery that brought it; `persons` from authorship links, by position."""

    record: Product
    source: str
    persons: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkRows:
    """Everything of one work that goes into the graph."""

    properties: dict[str, Any]
    authors: list[dict[str, Any]]
    topics: list[dict[str, Any]]
    versions: list[dict[str, Any]]
    venue: dict[str, Any] | None
    repeated_copies: int = 0

    def digest(self) -> str:
        """A hash of all rows: equal digests need no writing."""
        packed = msgspec.json.encode(
            [self.properties, self.authors, self.topics, self.versions, self.venue], order="deterministic"
        )
        return hashlib.sha256(packed).hexdigest()[:24]


def ordered(said: Iterable[Said]) -> list[Said]:
    """The records in the order in which their fields count."""

    def rank(one: Said) -> tuple[Any, ...]:
        arxiv = one.record.id.startswith("arxiv:")
        form = _FORMS.index(one.record.form) if one.record.form in _FORMS else len(_FORMS)
        return (not arxiv, tuple(-ord(char) for char in one.record.stamp), form, one.record.id)

    return sorted(said, key=rank)


def bare(records: Iterable[Product]) -> bool:
    """Whether nothing but identifiers is known: ends of links, of which no work is made."""
    return all(one.mentioned and not one.title for one in records)


def assembled(key: str, said: Iterable[Said]) -> WorkRows:
    """The rows of the work with this key."""
    inorder = ordered(said)
    records = [one.record for one in inorder]
    versions = _arxiv_versions(inorder)
    copies, repeated = _copies(key, inorder)
    date = _date(records, versions)
    when = year(date)
    authors = rows(merged([AuthorList(one.record.authors, one.source, dict(one.persons)) for one in inorder]), when)
    properties = _properties(key, inorder, versions + copies, date)
    properties["authors"] = len(authors)
    return WorkRows(properties, authors, topics(inorder, when), versions + copies, venue(inorder), repeated)


def _present(values: dict[str, Any]) -> dict[str, Any]:
    """What is not empty; 0 and False are said, and stay."""
    return {name: value for name, value in values.items() if value or value == 0}


def _first(records: Sequence[Product], name: str) -> Any:
    for one in records:
        if value := getattr(one, name):
            return value
    return None


def _any(records: Sequence[Product], name: str) -> bool | None:
    """True where one says so, False where one denies it and none says so, None where nobody speaks."""
    stated = [value for one in records if (value := getattr(one, name)) is not None]
    return any(stated) if stated else None


def _properties(key: str, said: list[Said], versions: list[dict[str, Any]], date: str) -> dict[str, Any]:
    records = [one.record for one in said]
    title = _first(records, "title") or ""
    values: dict[str, Any] = {
        "id": key,
        **{name: _first(records, name) for name in _FIRST},
        **{name: list(_first(records, name) or ()) for name in _FIRST_LISTS},
        "type": _type(records),
        "date": date,
        "year": year(date),
        "access": best_access([one.access for one in records] + [one.get("access", "") for one in versions]),
        "colour": next((colour for colour in _COLOURS if any(one.colour == colour for one in records)), ""),
        "green": _any(records, "green"),
        "diamond": _any(records, "diamond"),
        "publicly_funded": _any(records, "publicly_funded"),
        "countries": sorted({country for one in records for country in one.countries}),
        "withdrawn": records[0].withdrawn or None,
        "withdrawn_how": records[0].withdrawn_how if records[0].withdrawn else "",
        "deleted": any(one.deleted and one.stamp >= records[0].stamp for one in records) or None,
        "retracted": any(one.retracted for one in records) or None,
        "authors_cut": any(one.authors_cut for one in records) or None,
        "title_key": title_key(title)[:300] if title else "",
        "sources": sorted({one.source for one in said}),
        **_indicators(said),
    }
    return _present(values)


def best_access(stated: Iterable[str]) -> str:
    """The most open of several access rights; empty where none is known."""
    known = set(stated)
    return next((one for one in OPENNESS if one in known), "")


def _type(records: Sequence[Product]) -> str:
    """The most published of the types that are stated: anything before a preprint."""
    types = [copy.type for one in records for copy in one.copies] + [one.type for one in records]
    named = [one for one in types if one]
    return next((one for one in named if one != "Preprint"), next(iter(named), ""))


def _date(records: Sequence[Product], versions: list[dict[str, Any]]) -> str:
    """The earliest known date of the work, of its versions and of its copies."""
    dates = [one.date for one in records] + [str(one.get("date", ""))[:10] for one in versions]
    return earliest([one for one in dates if one] + [copy.date for one in records for copy in one.copies if copy.date])


def _indicators(said: list[Said]) -> dict[str, Any]:
    """Figures stated by the record that states the most citations; never mixed from two."""
    having = [one for one in said if one.record.indicators]
    if not having:
        return {}

    def citations(one: Said) -> tuple[float, str]:
        stated = [each.score for each in one.record.indicators if each.name == "citations" and each.score is not None]
        return (-max(stated, default=-1.0), one.record.id)

    chosen = min(having, key=citations)
    values: dict[str, Any] = {"stated_by": chosen.source}
    for one in chosen.record.indicators:
        whole = one.name in ("citations", "impulse", "downloads", "views")
        if one.score is not None:
            # Counts are whole, whatever is printed: a property has one type in all nodes, as imports need.
            values[f"stated_{one.name}"] = int(one.score) if whole else one.score
        if one.cls:
            values[f"stated_{one.name}_class"] = one.cls
    return values


def _arxiv_versions(said: list[Said]) -> list[dict[str, Any]]:
    """v1…vN of the arXiv paper: every form of the record adds what it knows."""
    found: dict[int, dict[str, Any]] = {}
    licences = [one.record.license for one in said if one.record.license]
    for one in said:
        for version in one.record.versions:
            paper = one.record.id.split("#", 1)[0]
            row = found.setdefault(version.number, {"id": f"{paper}v{version.number}", "sources": set()})
            row["sources"].add(one.source)
            for name in ("date", "size_kb", "source_type"):
                if row.get(name) in (None, "") and getattr(version, name) not in (None, ""):
                    row[name] = getattr(version, name)
            row["withdrawn"] = row.get("withdrawn") or version.withdrawn or None
    last = max(found, default=0)
    for number, row in found.items():
        row |= {"kind": "arxiv", "number": number, "label": f"v{number}", "type": "Preprint"}
        row["sources"] = sorted(row["sources"])
        row["access"] = None if row["withdrawn"] else "OPEN"
        row["license"] = licences[0] if licences and number == last else ""
        row["urls"] = [f"https://arxiv.org/abs/{row['id'].removeprefix('arxiv:')}"]
    return [_present(found[number]) for number in sorted(found)]


def _copy_row(copy: Copy) -> dict[str, Any]:
    return _present(
        {
            "kind": "copy",
            "type": copy.type,
            "license": copy.license,
            "access": copy.access,
            "oa_route": copy.oa_route,
            "refereed": copy.refereed,
            "urls": list(copy.urls),
            "date": copy.date,
            "pids": list(copy.pids),
            "alternate_ids": list(copy.alternate_ids),
            "apc_amount": copy.apc_amount,
            "apc_currency": copy.apc_currency,
            "hosted_by": copy.hosted_by,
            "collected_from": list(copy.collected_from),
        }
    )


def _copies(key: str, said: list[Said]) -> tuple[list[dict[str, Any]], int]:
    """The copies that OpenAIRE merges into the work; copies equal in everything are one, and counted."""
    found: dict[bytes, dict[str, Any]] = {}
    told = 0
    for one in said:
        for copy in one.record.copies:
            told += 1
            row = found.setdefault(copy.encoded(), _copy_row(copy) | {"sources": set()})
            row["sources"].add(one.source)
    taken: dict[str, int] = {}
    made = []
    kind = said[0].record.kind
    for content in sorted(found):
        row = found[content]
        told_apart = _apart(row)
        taken[told_apart] = taken.get(told_apart, 0) + 1
        text = told_apart if taken[told_apart] == 1 else f"{told_apart}\n{content.decode()}"
        # Works of two kinds may have one key, and the same copy: each has its own node.
        own = text if kind == "paper" else f"{kind}\n{text}"
        made.append({"id": copy_key(key, own), **row, "sources": sorted(row["sources"])})
    made.sort(key=lambda row: (str(row.get("date", "9999")), row["id"]))
    return made, told - len(found)


def _apart(row: Mapping[str, Any]) -> str:
    """What tells one copy from another: its own identifier, else its address, else source, type and date."""
    for name in ("pids", "urls"):
        if row.get(name):
            return str(min(row[name]))
    parts = (row.get("hosted_by", ""), row.get("type", ""), row.get("date", ""), row.get("oa_route", ""))
    return "|".join(str(one) for one in parts)
