"""The quick way to a record: a line of the shape of `shapes` into what the way key by key would make of it.

The two ways give equal records, which tests hold for whatever a line may be. Everything that must be cleaned is
cleaned by the same functions; here is only what makes them be called less often.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Raw

from kg.model import Author, Container, Copy, OrcidState, Product, Record, Subject
from loaders.openaire import embedded, identifiers, instances, shapes, subjects
from loaders.openaire.authors import in_order, name_of, orcid_stated
from loaders.openaire.faults import NAMELESS, Faults, note
from loaders.openaire.indicators import of_shape
from loaders.openaire.languages import tag
from loaders.openaire.product import abstract, countries, kind, places, retracted, stamp
from loaders.openaire.values import date, day, mapping, text, texts, words

#: Small objects and short texts that are kept, by their bytes: a few MB for each of the caches below.
_KEPT = 1 << 14
_decoder = msgspec.json.Decoder()


def _value(raw: bytes) -> Any:
    """What stands there, None where nothing does."""
    return _decoder.decode(raw) if raw else None


line = lru_cache(maxsize=_KEPT)(text)
"""`text` of what stands in many records: types, licences, volumes."""


@lru_cache(maxsize=_KEPT)
def _subject(raw: bytes) -> Subject | None:
    value = _value(raw)
    return subjects.subject(value) if type(value) is dict else None


@lru_cache(maxsize=_KEPT)
def _right(raw: bytes) -> tuple[str, str]:
    """Access and route of an access right."""
    value = _value(raw)
    return instances.access(value), instances.route(value)


@lru_cache(maxsize=_KEPT)
def _language(raw: bytes) -> str:
    value = _value(raw)
    return tag(text(mapping(value).get("code") or value))


@lru_cache(maxsize=_KEPT)
def _countries(raw: bytes) -> tuple[str, ...]:
    return countries(_value(raw))


@lru_cache(maxsize=_KEPT)
def _sources(raw: bytes) -> tuple[str, ...]:
    return instances.sources(_value(raw))


def product(data: bytes, faults: Faults, hint: str, named: list[Record]) -> Product | None:
    """The product of one line; None where the line is not just of the shape, or has no usable id.

    The things that it names, which products of the API do, are put to `named`.
    """
    try:
        raw = shapes.PRODUCT.decode(data)
        own = identifiers.bare(text(raw.id))
        if own is None:
            return None
        found = _product(raw, own, faults, hint)
        if held := _held(raw):
            found = msgspec.structs.replace(found, form=embedded.form(held), links=embedded.links(found.id, held))
            named += embedded.things(held, _sources_of_copies(raw), faults)
        return found
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        faults.clear()
        return None


def _product(raw: shapes.Product, own: str, faults: Faults, hint: str) -> Product:
    copies = [_copy(one, faults) for one in raw.instances if one] if raw.instances else []
    stated = _pids(raw.pids, faults) if raw.pids else ()
    ids, weak_ids = identifiers.of_stated(own, stated, raw.original_ids or (), copies)
    people, cut = _authors(raw.authors, faults) if raw.authors else ((), False)
    title = words(raw.main_title) if raw.main_title else ""
    return Product(
        id=f"openaire:{own}",
        kind=kind(raw.type or "", hint),
        ids=ids,
        weak_ids=weak_ids,
        stamp=stamp(raw.last_update_time_stamp, raw.date_of_collection),
        form="dump",
        title=title,
        abstract=abstract(raw.descriptions) if raw.descriptions else "",
        type=instances.main_type(copies),
        date=day(raw.publication_date) if raw.publication_date else "",
        language=_language(bytes(raw.language)),
        publisher=words(raw.publisher) if raw.publisher else "",
        access=_right(bytes(raw.best_access_right))[0],
        authors=people,
        authors_cut=cut,
        retracted=retracted(title, copies),
        subjects=_subjects(raw.subjects) if raw.subjects else (),
        copies=tuple(copies),
        container=_container(raw.container, faults) if raw.container else None,
        indicators=of_shape(raw.indicators) if raw.indicators else (),
        colour=instances.colour(raw.open_access_color) if raw.open_access_color else "",
        green=raw.is_green,
        diamond=raw.is_in_diamond_journal,
        publicly_funded=raw.publicly_funded,
        countries=_countries(bytes(raw.countries)),
        origin_sources=texts(raw.sources) if raw.sources else (),
        **_rest(raw),
    )


_NOT_THERE = (shapes.ABSENT,) * 4


def _held(raw: shapes.Product) -> dict[str, Any]:
    """What stands inside a product of the API: under which key, and what; nothing in a dump of the whole graph."""
    stated = (raw.organizations, raw.projects, raw.communities, raw.collected_from)
    if stated == _NOT_THERE:
        return {}
    return {
        key: _value(bytes(one))
        for key, one in zip(embedded.KEYS, stated, strict=True)
        if one is not shapes.ABSENT
    }  # fmt: skip


def _sources_of_copies(raw: shapes.Product) -> list[dict[str, Any]]:
    return [
        {"hostedBy": _value(bytes(one.hosted_by)), "collectedFrom": _value(bytes(one.collected_from))}
        for one in raw.instances or ()
        if one
    ]


def _rest(raw: shapes.Product) -> dict[str, Any]:
    """What few records have."""
    found: dict[str, Any] = {}
    if raw.sub_title:
        found["subtitle"] = words(raw.sub_title)
    if raw.embargo_end_date:
        found["embargo_end"] = date(raw.embargo_end_date)
    if raw.contributors:
        found["contributors"] = texts(raw.contributors)
    if raw.formats:
        found["formats"] = texts(raw.formats)
    if raw.coverages:
        found["coverages"] = texts(raw.coverages)
    if raw.size:
        found["size"] = text(raw.size)
    if raw.version:
        found["version_label"] = text(raw.version)
    if raw.geo_locations is not shapes.ABSENT and (named := places(_value(bytes(raw.geo_locations)))):
        found["places"] = named
    if raw.documentation_urls:
        found["documentation_urls"] = texts(raw.documentation_urls)
    if raw.code_repository_url:
        found["code_repository"] = text(raw.code_repository_url)
    if raw.programming_language:
        found["programming_language"] = text(raw.programming_language)
    if raw.contact_people or raw.contact_groups:
        found["contacts"] = texts([*(raw.contact_people or ()), *(raw.contact_groups or ())])
    if raw.tools:
        found["tools"] = texts(raw.tools)
    return found


def _pids(pids: Sequence[shapes.Pid | None], faults: Faults) -> tuple[str, ...]:
    if len(pids) == 1 and (only := pids[0]) and only.scheme is not None and only.value is not None:
        if clean := identifiers.clean(only.scheme, only.value):
            return (clean,)
        note(faults, only.scheme, only.value)
        return ()
    found: dict[str, None] = {}
    for one in pids:
        if one and one.scheme is not None and one.value is not None:
            if clean := identifiers.clean(one.scheme, one.value):
                found[clean] = None
            else:
                note(faults, one.scheme, one.value)
    return tuple(found)


def _copy(raw: shapes.Instance, faults: Faults) -> Copy:
    access, route = _right(bytes(raw.access_right))
    amount, currency = _charge(bytes(raw.article_processing_charge))
    hosts = () if raw.hosted_by is shapes.ABSENT else _sources(bytes(raw.hosted_by))
    return Copy(
        type=line(raw.type) if raw.type else "",
        license=line(raw.license) if raw.license else "",
        access=access,
        oa_route=route,
        refereed=_refereed(raw.refereed) if raw.refereed else "",
        urls=texts(raw.urls) if raw.urls else (),
        date=day(raw.publication_date) if raw.publication_date else "",
        pids=_pids(raw.pids, faults) if raw.pids else (),
        alternate_ids=_pids(raw.alternate_identifiers, faults) if raw.alternate_identifiers else (),
        apc_amount=amount,
        apc_currency=currency,
        hosted_by=hosts[0] if hosts else "",
        collected_from=() if raw.collected_from is shapes.ABSENT else _sources(bytes(raw.collected_from)),
    )


_refereed = lru_cache(maxsize=256)(instances.refereed)


@lru_cache(maxsize=_KEPT)
def _charge(raw: bytes) -> tuple[str, str]:
    return instances.charge(_value(raw))


_NO_ORCID: tuple[str, OrcidState] = ("", "")


def _authors(listed: Sequence[shapes.Author | None], faults: Faults) -> tuple[tuple[Author, ...], bool]:
    people: list[Author] = []
    cut = False
    for raw in _ordered([one for one in listed if one]):
        name, given, family, homonym, collective, more = name_of(raw.full_name or "", raw.name or "", raw.surname or "")
        cut = cut or more
        if not name:
            if not more:
                _nameless(raw, faults)
            continue
        orcid, state = (
            orcid_stated(raw.pid.id.scheme, raw.pid.id.value, faults) if raw.pid and raw.pid.id else _NO_ORCID
        )
        people.append(
            Author(
                name=name,
                given=given,
                family=family,
                homonym=homonym,
                orcid=orcid,
                orcid_state=state,
                collective=collective,
            )
        )
    return tuple(people), cut


def _nameless(raw: shapes.Author, faults: Faults) -> None:
    stated = " ".join(filter(None, (raw.full_name, raw.name, raw.surname)))
    pid = raw.pid and raw.pid.id
    if stated or (pid and orcid_stated(pid.scheme, pid.value, faults)[0]):
        faults[NAMELESS, stated] = None


def _ordered(listed: list[shapes.Author]) -> list[shapes.Author]:
    ranks = [one.rank for one in listed]
    places = in_order(ranks)
    return listed if places is None else [listed[place] for place in places]


def _subjects(listed: Sequence[Raw]) -> tuple[Subject, ...]:
    """Each topic once, in the order of the source."""
    found: dict[tuple[str, str], Subject] = {}
    for raw in listed:
        subject = _subject(bytes(raw))
        if subject is not None:
            found.setdefault((subject.scheme, subject.code), subject)
    return tuple(found.values())


def _container(raw: shapes.Container, faults: Faults) -> Container | None:
    issns = instances.issns((line(raw.issn_printed), line(raw.issn_online), line(raw.issn_linking)), faults)
    found = Container(
        name=words(raw.name) if raw.name else "",
        issns=issns,
        volume=line(raw.vol) if raw.vol else "",
        issue=line(raw.iss) if raw.iss else "",
        first_page=line(raw.sp) if raw.sp else "",
        last_page=line(raw.ep) if raw.ep else "",
        edition=line(raw.edition) if raw.edition else "",
        conference_place=line(raw.conference_place) if raw.conference_place else "",
        conference_date=line(raw.conference_date) if raw.conference_date else "",
    )
    return None if found == _NO_CONTAINER else found


_NO_CONTAINER = Container()
