"""One table of names for all releases: old and shortened keys beside those of v10, first present wins.

Keys are compared in lower case, which alone maps `maintitle` to `mainTitle`; the table holds what lower case does
not map. No reader branches on a release number.
"""

from collections.abc import Mapping
from typing import Any

_ABSENT: tuple[Any, ...] = (None, "", [], {})


class Names:
    """The keys of one kind of object, and what other releases call them."""

    def __init__(self, keys: str, **aliases: str):
        self.keys = frozenset(keys.split())
        self.by_lower = {key.lower(): key for key in self.keys} | aliases

    def of(self, raw: Mapping[str, Any]) -> Mapping[str, Any]:
        """The object under its v10 names; itself where it has no others."""
        if raw.keys() <= self.keys:
            return raw
        named: dict[str, Any] = {}
        for key, value in raw.items():
            name = self.by_lower.get(key.lower(), key)
            if name == key or named.get(name) in _ABSENT:
                if value in _ABSENT and name in named:
                    continue
                named[name] = value
        return named


PRODUCT = Names(
    "id type originalIds mainTitle subTitle authors bestAccessRight contributors countries coverages dateOfCollection"
    " descriptions embargoEndDate indicators instances language lastUpdateTimeStamp pids publicationDate publisher"
    " sources formats subjects isGreen openAccessColor isInDiamondJournal publiclyFunded container size version"
    " geoLocations documentationUrls codeRepositoryUrl programmingLanguage contactPeople contactGroups tools"
    " projects organizations communities collectedFrom measures",
    author="authors",
    context="communities",
    contributor="contributors",
    country="countries",
    coverage="coverages",
    description="descriptions",
    instance="instances",
    originalid="originalIds",
    pid="pids",
    source="sources",
    format="formats",
    subject="subjects",
    geolocation="geoLocations",
    documentationurl="documentationUrls",
    contactperson="contactPeople",
    contactgroup="contactGroups",
    tool="tools",
)
AUTHOR = Names("fullName name surname rank pid affiliations", pids="pid", affiliation="affiliations")
INSTANCE = Names(
    "license accessRight type urls publicationDate refereed pids alternateIdentifiers articleProcessingCharge"
    " hostedBy collectedFrom measures",
    url="urls",
    pid="pids",
    alternateidentifier="alternateIdentifiers",
)
ACCESS = Names("code label scheme openAccessRoute")
CONTAINER = Names("name issnPrinted issnOnline issnLinking vol iss sp ep edition conferencePlace conferenceDate")
PLACE = Names("point box place")
PID = Names("scheme value", type="scheme", key="scheme")
INDICATORS = Names("citationImpact usageCounts bipIndicators impactMeasures measures")

ORGANIZATION = Names(
    "id legalName legalShortName alternativeNames websiteUrl country pids originalIds",
    acronym="legalShortName",
    pid="pids",
    originalid="originalIds",
)
PROJECT = Names(
    "id code acronym title websiteUrl startDate endDate callIdentifier keywords openAccessMandateForPublications"
    " openAccessMandateForDataset subjects fundings summary granted h2020Programmes pids originalIds indicators funder",
    subject="subjects",
    funding="fundings",
    h2020programme="h2020Programmes",
    pid="pids",
    originalid="originalIds",
)
FUNDING = Names("shortName name jurisdiction fundingStream", funding_stream="fundingStream")
GRANTED = Names("currency totalCost fundedAmount")
DATASOURCE = Names(
    "id originalIds pids type officialName englishName description websiteUrl logoUrl openaireCompatibility subjects"
    " languages contentTypes policies dateOfValidation releaseStartDate releaseEndDate missionStatementUrl"
    " citationGuidelineUrl accessRights uploadRights databaseAccessRestriction dataUploadRestriction versioning"
    " pidSystems certificates journal",
    originalid="originalIds",
    pid="pids",
    datasourcetype="type",
)
COMMUNITY = Names(
    "id acronym name type description subjects zenodoCommunity",
    subject="subjects",
    zenodo_community="zenodoCommunity",
    originalid="acronym",
)
PERSON = Names("id givenName familyName alternativeNames biography consent pids subject", pid="pids")
RELATION = Names("source sourceType target targetType relType provenance validated validationDate")

SCHOLIX = Names(
    "identifier linkprovider relationship source target",
    relationshiptype="relationship",
)
SCHOLIX_END = Names(
    "identifier dnetIdentifier objectType objectSubType title creator publicationDate publisher",
    type="objectType",
    subtype="objectSubType",
)
SCHOLIX_NAME = Names("name subType")
SCHOLIX_PID = Names("identifier schema", id="identifier", idscheme="schema")
