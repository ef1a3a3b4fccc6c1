"""The filters of the OpenAIRE Graph API by version and kind of thing, so that a misspelling fails before any request.

Version 3 answers 400 to an unknown parameter; versions 1 and 2 ignore it and give everything.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Literal

from kg.errors import CallerError
from loaders.harvest_oai import is_day
from loaders.harvest_polite import one_line

Version = Literal["v1", "v2", "v3"]
Kind = Literal["products", "organizations", "projects", "datasources", "persons"]
Pair = tuple[str, str]

VERSIONS: tuple[Version, ...] = ("v3", "v2", "v1")
KINDS: tuple[Kind, ...] = ("products", "organizations", "projects", "datasources", "persons")

#: Version 2 has products only; the documentation sends everything else to version 1.
PATHS: dict[Version, dict[Kind, str]] = {
    "v3": {
        "products": "v3/research-products",
        "organizations": "v3/organizations",
        "projects": "v3/projects",
        "datasources": "v3/datasources",
        "persons": "v3/persons",
    },
    "v2": {
        "products": "v2/researchProducts",
        "organizations": "v1/organizations",
        "projects": "v1/projects",
        "datasources": "v1/dataSources",
        "persons": "v1/persons",
    },
    "v1": {
        "products": "v1/researchProducts",
        "organizations": "v1/organizations",
        "projects": "v1/projects",
        "datasources": "v1/dataSources",
        "persons": "v1/persons",
    },
}

_EVERYWHERE = "search id sortBy logicalOperator"
_OF_KIND: dict[Kind, str] = {
    "products": """mainTitle description pid originalId type fromPublicationDate toPublicationDate subjects countryCode
        authorFullName publisher influenceClass impulseClass popularityClass citationCountClass instanceType fos
        isPeerReviewed isInDiamondJournal isPubliclyFunded isGreen openAccessColor relOrganizationId relCommunityId
        relProjectId relProjectCode hasProjectRel relProjectFundingShortName relProjectFundingStreamId
        relHostingDataSourceId relCollectedFromDatasourceId rorId""",
    "organizations": "legalName legalShortName pid countryCode relCommunityId relCollectedFromDatasourceId",
    "projects": """title keywords code acronym callIdentifier fundingShortName fundingStreamId fromStartDate toStartDate
        fromEndDate toEndDate relOrganizationName relOrganizationId relCommunityId relOrganizationCountryCode
        relCollectedFromDatasourceId""",
    "datasources": """officialName englishName legalShortName pid subjects dataSourceTypeName contentTypes
        relOrganizationId relCommunityId relCollectedFromDatasourceId""",
    "persons": "originalId givenName lastName",
}
_ONLY_V3: dict[Kind, str] = {
    "products": """authorId accessRightLabel sdgLabel language publicationYear fromPublicationYear toPublicationYear
        excludePubDateRange hasLicense relProject source eoscIfGuidelines relFunder subCommunity relCommunityName
        relFundingLevel0Id relFundingLevel1Id relFundingLevel2Id relOrganization relHostingDataSource""",
    "organizations": "",
    "projects": """funder fromStartYear toStartYear fromEndYear toEndYear startYear endYear activeYear country
        fundinglevel0Id fundinglevel1Id fundinglevel2Id projectOAMandatePublications""",
    "datasources": """collectedFromName compatibilityId compatibilityName country eoscdatasourcetype jurisdiction
        odLanguages thematic""",
    "persons": "",
}
#: Products: the name until version 2, and the name in version 3.
_RENAMED = {"authorOrcid": "authorId", "bestOpenAccessRightLabel": "accessRightLabel", "sdg": "sdgLabel"}
#: What is ours to set: how to page.
_OURS = frozenset({"page", "pageSize", "cursor", "debugQuery", "includeStats"})

_CLASSES = ("C1", "C2", "C3", "C4", "C5")
_TRUTH = ("true", "false")
_CHOICES: dict[str, Sequence[str]] = {
    "type": ("publication", "dataset", "software", "other"),
    "openAccessColor": ("gold", "hybrid", "bronze"),
    "logicalOperator": ("AND", "OR", "NOT"),
    "accessRightLabel": ("Open Access", "Closed Access", "Restricted", "Open Source", "Embargo", "Unknown"),
    "bestOpenAccessRightLabel": ("OPEN SOURCE", "OPEN", "EMBARGO", "RESTRICTED", "CLOSED", "UNKNOWN"),
    "sdg": tuple(str(number) for number in range(1, 18)),
    **dict.fromkeys(("influenceClass", "impulseClass", "popularityClass", "citationCountClass"), _CLASSES),
    **dict.fromkeys(("isPeerReviewed", "isInDiamondJournal", "isPubliclyFunded", "isGreen", "hasProjectRel"), _TRUTH),
    **dict.fromkeys(("hasLicense", "excludePubDateRange", "thematic"), _TRUTH),
}
_OPERATORS = re.compile(r"\b(AND|OR|NOT)\b")


def known(version: Version, kind: Kind) -> list[str]:
    """Names of all filters of one version and kind, sorted."""
    names = {*_EVERYWHERE.split(), *_OF_KIND[kind].split()}
    if version == "v3":
        names |= {*_ONLY_V3[kind].split()}
    elif kind == "products":
        names |= {*_RENAMED}
    return sorted(names, key=str.lower)


def filters(version: Version, kind: Kind, given: Iterable[str], *, unchecked: bool = False) -> tuple[Pair, ...]:
    """The filters given as `name=value`, checked and written as the API wants them."""
    pairs = []
    for text in given:
        name, separator, value = text.partition("=")
        name, value = name.strip(), value.strip()
        if not separator or not name or not value:
            raise CallerError(f"A filter is name=value, not {one_line(text)!r}")
        if name in _OURS:
            raise CallerError(f"{name} is not a filter: paging is done here, see --page-size and --at-most")
        if not unchecked:
            _check_name(version, kind, name)
            _check_value(name, value)
        pairs.append((name, _written(name, value)))
    return tuple(pairs)


def _check_name(version: Version, kind: Kind, name: str) -> None:
    names = known(version, kind)
    if name in names:
        return
    renames = _RENAMED if version == "v3" else {new: old for old, new in _RENAMED.items()}
    if kind == "products" and name in renames:
        raise CallerError(f"{name} is called {renames[name]} in {version}")
    lowered = {one.lower(): one for one in names}
    near = difflib.get_close_matches(name.lower(), lowered, n=1)
    hint = f"did you mean {lowered[near[0]]}?" if near else f"they are: {', '.join(names)}"
    raise CallerError(
        f"{kind} have no filter {one_line(name, 60)!r} in {version}; {hint} (--unchecked sends it anyway)"
    )


def _check_value(name: str, value: str) -> None:
    bare = value.strip('"')
    if "Date" in name and name.startswith(("from", "to")) and not (is_day(value) or re.fullmatch(r"\d{4}", value)):
        raise CallerError(f"{name}={one_line(value)} is not a date; write 2024 or 2024-03-01")
    if name.endswith("Year") and name != "publicationYear" and not re.fullmatch(r"\d{4}", value):
        raise CallerError(f"{name}={one_line(value)} is not a year")
    allowed = _CHOICES.get(name)
    if allowed and not _OPERATORS.search(value) and any(one.strip() not in allowed for one in bare.split(",")):
        raise CallerError(f"{name}={one_line(value)} cannot be; one of: {', '.join(allowed)}")


def _written(name: str, value: str) -> str:
    """Values with blanks or brackets go in quotes, unless the user wrote quotes or operators himself.

    `search` stays as it is: in quotes it would be a phrase.
    """
    if name in ("search", "sortBy") or '"' in value or _OPERATORS.search(value) or not re.search(r"[\s()]", value):
        return value
    return f'"{value}"'


def any_of(ids: Sequence[str]) -> str:
    """One value that matches each of several ids."""
    return " OR ".join(f'"{one}"' for one in ids)
