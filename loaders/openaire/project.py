"""Projects and who pays for them."""

from collections.abc import Mapping
from typing import Any

from kg.model import FundingStream, Project
from kg.text import markup, paragraphs
from loaders.openaire import aliases, identifiers
from loaders.openaire.constants import PLACEHOLDER_PROJECT
from loaders.openaire.faults import Faults
from loaders.openaire.values import date, listed, mapping, mappings, number, text, texts, words

#: Funders that the API calls by name alone, and the short name and jurisdiction that records of grants have.
_FUNDERS = {
    "European Commission": ("EC", "EU"),
    "National Institutes of Health": ("NIH", "US"),
    "National Science Foundation": ("NSF", "US"),
    "UK Research and Innovation": ("UKRI", "GB"),
}


def project(raw: Mapping[str, Any], faults: Faults, *, mentioned: bool = False) -> Project | None:
    """The record of one grant, None where it has no id."""
    record = aliases.PROJECT.of(raw)
    openaire = identifiers.openaire_id(record)
    if openaire is None:
        return None
    code = text(record.get("code"))
    granted = aliases.GRANTED.of(mapping(record.get("granted")))
    amount, cost = (number(granted.get(key)) or None for key in ("fundedAmount", "totalCost"))  # 0 means unknown
    dois = {one for one in identifiers.pids(record.get("pids"), faults) if one.startswith("doi:")}
    summary = record.get("summary")
    return Project(
        id=f"openaire:{openaire}",
        ids=(*sorted(dois), f"oaire:{openaire}"),
        code=code,
        acronym=words(record.get("acronym")),
        title=words(record.get("title")),
        website=text(record.get("websiteUrl")),
        start=date(record.get("startDate")),
        end=date(record.get("endDate")),
        call=text(record.get("callIdentifier")),
        keywords=", ".join(filter(None, map(words, listed(record.get("keywords"))))),
        summary=paragraphs(markup(summary)) if type(summary) is str else "",
        subjects=texts(record.get("subjects")),
        fundings=_fundings(record.get("fundings") or _named(record.get("funder"))),
        currency=text(granted.get("currency")) if amount or cost else "",
        amount=amount,
        total_cost=cost,
        placeholder=code.lower() == "unidentified" or openaire.endswith(PLACEHOLDER_PROJECT),
        mentioned=mentioned,
    )


def _named(funder: Any) -> Any:
    """Who funds a grant that is only named: an object in dumps, a plain name in the API."""
    if type(funder) is not str:
        return funder
    short, jurisdiction = _FUNDERS.get(words(funder), ("", ""))
    return {"shortName": short, "name": funder, "jurisdiction": jurisdiction}


def _fundings(value: Any) -> tuple[FundingStream, ...]:
    found: dict[FundingStream, None] = {}
    for raw in mappings(value):
        funding = aliases.FUNDING.of(raw)
        stream = funding.get("fundingStream")
        one = FundingStream(
            short=words(funding.get("shortName")),
            name=words(funding.get("name")),
            jurisdiction=text(funding.get("jurisdiction")).upper(),
            stream=text(mapping(stream).get("id") if type(stream) is dict else stream),
            stream_description=words(mapping(stream).get("description")),
        )
        if one.short or one.name:
            found[one] = None
    return tuple(found)
