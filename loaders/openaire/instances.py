"""Instances of a product: one copy each, with its own licence, access and identifiers."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from kg import ids
from kg.model import Container, Copy
from loaders.openaire import aliases
from loaders.openaire.constants import UNKNOWN_SOURCE
from loaders.openaire.faults import Faults, note
from loaders.openaire.identifiers import pids
from loaders.openaire.relations import record_id
from loaders.openaire.values import date, mapping, mappings, text, texts, words

_ACCESS = {
    "open": "OPEN",
    "open access": "OPEN",
    "c_abf2": "OPEN",
    "open source": "OPEN SOURCE",
    "embargo": "EMBARGO",
    "embargoed access": "EMBARGO",
    "c_f1cf": "EMBARGO",
    "restricted": "RESTRICTED",
    "restricted access": "RESTRICTED",
    "c_16ec": "RESTRICTED",
    "closed": "CLOSED",
    "closed access": "CLOSED",
    "metadata only access": "CLOSED",
    "c_14cb": "CLOSED",
}
_REFEREED = {"peerreviewed": "peerReviewed", "nonpeerreviewed": "nonPeerReviewed"}
_ROUTES = frozenset(("gold", "green", "hybrid", "bronze"))


def instances(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The instances of a product under their v10 names."""
    return [aliases.INSTANCE.of(raw) for raw in mappings(record.get("instances"))]


def copies(found: Sequence[Mapping[str, Any]], faults: Faults) -> tuple[Copy, ...]:
    """A copy for each instance, in the order of the source."""
    return tuple(_copy(raw, faults) for raw in found)


def _copy(raw: Mapping[str, Any], faults: Faults) -> Copy:
    right = raw.get("accessRight")
    amount, currency = charge(raw.get("articleProcessingCharge"))
    return Copy(
        type=text(raw.get("type")),
        license=text(raw.get("license")),
        access=access(right),
        oa_route=route(right),
        refereed=refereed(raw.get("refereed")),
        urls=texts(raw.get("urls")),
        date=date(raw.get("publicationDate")),
        pids=tuple(pids(raw["pids"], faults)) if raw.get("pids") else (),
        alternate_ids=tuple(pids(raw["alternateIdentifiers"], faults)) if raw.get("alternateIdentifiers") else (),
        apc_amount=amount,
        apc_currency=currency,
        hosted_by=next(iter(sources(raw.get("hostedBy"))), ""),
        collected_from=sources(raw.get("collectedFrom")),
    )


def charge(value: Any) -> tuple[str, str]:
    """Amount and currency of what was paid for publishing."""
    raw = mapping(value) if value else {}
    return text(raw.get("amount")), text(raw.get("currency"))


def refereed(value: Any) -> str:
    """peerReviewed, nonPeerReviewed, or empty for unknown."""
    return _REFEREED.get(value.strip().lower(), "") if type(value) is str else ""


def route(right: Any) -> str:
    """The way to open access that stands in an access right."""
    return colour(aliases.ACCESS.of(right).get("openAccessRoute")) if type(right) is dict else ""


def access(value: Any) -> str:
    """OPEN SOURCE, OPEN, EMBARGO, RESTRICTED, CLOSED, or empty for unknown."""
    if type(value) is not dict:
        return _ACCESS.get(value.strip().lower(), "") if type(value) is str else ""
    for word in (value.get("label"), value.get("code")):
        if type(word) is str and (found := _ACCESS.get(word.strip().lower())):
            return found
    return ""


def colour(value: Any) -> str:
    """Gold, green, hybrid or bronze, or empty."""
    lower = value.strip().lower() if type(value) is str else ""
    return lower if lower in _ROUTES else ""


def sources(value: Any) -> tuple[str, ...]:
    """Record ids of the data sources in `{key, value}`; "Unknown Repository" is none."""
    found = (record_id(one.get("key") or one.get("id")) for one in mappings(value)) if value else ()
    return tuple(dict.fromkeys(one for one in found if one and one != UNKNOWN_SOURCE))


def container(value: Any, faults: Faults) -> Container | None:
    """The journal or proceedings, None where nothing is said of it."""
    if not value:
        return None
    raw = aliases.CONTAINER.of(mapping(value))
    stated = (text(raw.get("issnPrinted")), text(raw.get("issnOnline")), text(raw.get("issnLinking")))
    found = Container(
        name=words(raw.get("name")),
        issns=issns(stated, faults),
        volume=text(raw.get("vol")),
        issue=text(raw.get("iss")),
        first_page=text(raw.get("sp")),
        last_page=text(raw.get("ep")),
        edition=text(raw.get("edition")),
        conference_place=text(raw.get("conferencePlace")),
        conference_date=text(raw.get("conferenceDate")),
    )
    return None if found == Container() else found


def issns(stated: tuple[str, str, str], faults: Faults) -> tuple[str, ...]:
    """The clean ones, sorted."""
    found, unusable = _issns(*stated)
    for one in unusable:
        note(faults, "issn", one)
    return found


@lru_cache(maxsize=1 << 12)
def _issns(*raw: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The clean ones sorted, and those that are none."""
    stated = [one for one in raw if one]
    clean = {found for one in stated if (found := ids.issn(one))}
    return tuple(sorted(clean)), tuple(one for one in stated if not ids.issn(one))


def main_type(found: Sequence[Copy]) -> str:
    """What the work is: the type of a refereed copy, else of the first that is not just "Other …"."""
    plain = other = ""
    for one in found:
        if one.refereed == "peerReviewed" and one.type:
            return one.type
        if not plain and not one.type.startswith("Other"):
            plain = one.type
        other = other or one.type
    return plain or other
