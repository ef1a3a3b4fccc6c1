"""Products: publications, data sets, software and the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from kg import dates
from kg.model import Copy, Kind, Product, Record
from kg.text import markup, paragraphs
from loaders.openaire import aliases, embedded, identifiers
from loaders.openaire.authors import authors
from loaders.openaire.faults import Faults
from loaders.openaire.indicators import indicators
from loaders.openaire.instances import access, colour, container, copies, instances, main_type
from loaders.openaire.languages import tag
from loaders.openaire.subjects import subjects
from loaders.openaire.values import date, flag, listed, mapping, mappings, number, text, texts, words

#: What the releases call the four kinds; whatever else turns up is "other", never lost.
KINDS: dict[str, Kind] = {
    "publication": "paper",
    "dataset": "dataset",
    "data": "dataset",
    "software": "software",
    "other": "other",
    "orp": "other",
    "otherresearchproduct": "other",
}
#: A shorter text is rarely an abstract: "International audience", "n/a", a call number.
_SHORTEST_ABSTRACT = 100
#: "RETRACTED: …", "Retracted Article: …", "[Retracted] …"; not "Retraction: …", which is the notice.
_RETRACTED = re.compile(
    r"[*\s]*(?:[\[(]\s*retracted(?:\s+\w+){0,2}\s*[\])]|retracted(?:\s+(?:article|paper|chapter|publication|preprint))?\s*:)",
    re.IGNORECASE,
)
_RETRACTED_TYPES = frozenset(("retracted article", "retracted publication"))
_LATEST_STAMP = 4_102_444_800_000


def product(raw: Mapping[str, Any], faults: Faults, hint: str = "") -> Product | None:
    """The record of one product, None where it has no id; the archive's name tells a missing type."""
    record = aliases.PRODUCT.of(raw)
    openaire = identifiers.openaire_id(record)
    if openaire is None:
        return None
    found = instances(record)
    each = copies(found, faults)
    ids, weak_ids = identifiers.of_product(openaire, record, each, faults)
    people, cut = authors(record.get("authors"), faults)
    form = embedded.form(record)
    title = words(record.get("mainTitle"))
    measures = [one["measures"] for one in found if "measures" in one]
    return Product(
        id=f"openaire:{openaire}",
        kind=kind(text(record.get("type")), hint),
        ids=ids,
        weak_ids=weak_ids,
        stamp=stamp(record.get("lastUpdateTimeStamp"), record.get("dateOfCollection")),
        form=form,
        title=title,
        retracted=retracted(title, each),
        subtitle=words(record.get("subTitle")),
        abstract=abstract(record.get("descriptions")),
        type=main_type(each),
        date=date(record.get("publicationDate")),
        language=tag(text(mapping(record.get("language")).get("code") or record.get("language"))),
        publisher=words(record.get("publisher")),
        access=access(record.get("bestAccessRight")),
        authors=people,
        authors_cut=cut,
        subjects=subjects(record.get("subjects")),
        copies=each,
        container=container(record.get("container"), faults),
        indicators=indicators(record.get("indicators"), (record.get("measures"), *measures)),
        links=embedded.links(f"openaire:{openaire}", record) if form != "dump" else (),
        colour=colour(record.get("openAccessColor")),
        green=flag(record.get("isGreen")),
        diamond=flag(record.get("isInDiamondJournal")),
        publicly_funded=flag(record.get("publiclyFunded")),
        embargo_end=date(record.get("embargoEndDate")),
        countries=countries(record.get("countries")),
        contributors=texts(record.get("contributors")),
        origin_sources=texts(record.get("sources")),
        formats=texts(record.get("formats")),
        coverages=texts(record.get("coverages")),
        size=text(record.get("size")),
        version_label=text(record.get("version")),
        places=places(record.get("geoLocations")),
        documentation_urls=texts(record.get("documentationUrls")),
        code_repository=text(record.get("codeRepositoryUrl")),
        programming_language=text(record.get("programmingLanguage")),
        contacts=texts([*listed(record.get("contactPeople")), *listed(record.get("contactGroups"))]),
        tools=texts(record.get("tools")),
    )


def retracted(title: str, copies: Sequence[Copy]) -> bool:
    """Whether the publisher's mark stands before the title, or a copy's type says so."""
    for one in copies:
        if one.type[:1] in "Rr" and one.type.lower() in _RETRACTED_TYPES:
            return True
    return title[:1] in "[(*rR" and _RETRACTED.match(title) is not None


def named(raw: Mapping[str, Any], faults: Faults) -> Iterator[Record]:
    """The things that a record of a product names: institutions, grants, sources, communities."""
    record = aliases.PRODUCT.of(raw)
    return embedded.things(record, instances(record), faults)


@lru_cache(maxsize=256)
def kind(stated: str, hint: str) -> Kind:
    """Which kind of work this is; the archive's name tells a missing type."""
    return KINDS.get(text(stated).lower() or hint, "other")


def stamp(changed: Any, collected: Any) -> str:
    """When the record last changed, as an instant; else when it was collected."""
    milliseconds = changed if type(changed) is int else number(changed) or 0
    if 0 < milliseconds < _LATEST_STAMP:
        return _instant(int(milliseconds) // 1000)
    return dates.instant(text(collected))


@lru_cache(maxsize=1 << 12)
def _instant(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def abstract(value: Any) -> str:
    """The first description that is long enough to be an abstract, else the longest."""
    longest = ""
    for raw in listed(value):
        if type(raw) is not str or len(raw) <= len(longest):
            continue
        found = paragraphs(markup(raw))
        if len(found) >= _SHORTEST_ABSTRACT:
            return found
        longest = max(longest, found, key=len)
    return longest


def countries(value: Any) -> tuple[str, ...]:
    """Codes of countries, each once."""
    codes = (text(one.get("code")).upper() for one in mappings(value)) if value else ()
    return tuple(dict.fromkeys(code for code in codes if code not in ("", "UNKNOWN")))


def places(value: Any) -> tuple[str, ...]:
    """The name of each place, else its point or box."""
    listed_places = (aliases.PLACE.of(one) for one in mappings(value)) if value else ()
    found = (next(filter(None, (text(one.get(key)) for key in ("place", "point", "box"))), "") for one in listed_places)
    return tuple(dict.fromkeys(filter(None, found)))
