"""Institutions, projects and data sources of a made-up world, as OpenAIRE writes them."""

from typing import Any

from bench.dice import Dice
from bench.words import PLACES
from bench.world import World, openaire_id

Line = dict[str, Any]

#: Real and fixed: loaders know these ids.
ARXIV = "opendoar____::6f4922f45568161a8cdf4ad2299f6d23"
CROSSREF = "openaire____::081b82f96300b6a6e3d282bad31cb6e2"
DATACITE = "openaire____::9e3be59865b2c1c335d32dae2fe7b254"
UNKNOWN = "openaire____::55045bd2a65019fd8e6741a755395c8c"
REPOSITORIES = 40
_COUNTRIES = (
    *(("CN", "China"), ("US", "United States"), ("DE", "Germany"), ("GB", "United Kingdom"), ("FR", "France")),
    *(("NL", "Netherlands"), ("IT", "Italy"), ("JP", "Japan"), ("IN", "India"), ("BR", "Brazil"), ("SI", "Slovenia")),
)
_KINDS = ("University of {}", "{} University", "{} Institute of Technology", "{} Academy of Sciences", "{} Laboratory")
_ROR = "0123456789abcdefghjkmnpqrstvwxyz"


def institution_id(number: int) -> str:
    """OpenAIRE id of an institution."""
    return openaire_id("openorgs", str(number))


def institution_name(world: World, number: int) -> str:
    """Name of an institution; a few bear the same name."""
    dice = Dice(world.seed, 8, number)
    place = (
        dice.pick(PLACES) + dice.pick(PLACES).lower() + ("" if dice.some(0.5) else dice.pick(("ia", "burg", "ford")))
    )
    return dice.pick(_KINDS, 1.5).format(place)


def _ror(world: World, number: int) -> str:
    """A well-formed ROR with its check digits (ISO 7064 mod 97-10)."""
    value = world.seed % 1000 * 1_000_000 + number
    letters, rest = "", value
    for _ in range(6):
        rest, digit = divmod(rest, 32)
        letters = _ROR[digit] + letters
    return f"https://ror.org/0{letters}{98 - value * 100 % 97:02}"


def institution_line(world: World, number: int) -> Line:
    """An institution; seven in ten have a ROR."""
    dice = Dice(world.seed, 9, number)
    name = institution_name(world, number)
    country = dice.pick(_COUNTRIES, 1.5)
    return {
        "id": institution_id(number),
        "legalName": name,
        "legalShortName": "".join(word[0] for word in name.split()) if dice.some(0.5) else name,
        "alternativeNames": [f"{name} (old)"] if dice.some(0.2) else None,
        "websiteUrl": f"https://inst{number}.example.org/" if dice.some(0.4) else None,
        "country": {"code": country[0], "label": country[1]},
        "pids": [{"scheme": "ROR", "value": _ror(world, number)}] if dice.some(0.7) else None,
    }


def parent_of(world: World, number: int) -> int | None:
    """The institution of which another is a part; only smaller numbers, so that no circle is made."""
    dice = Dice(world.seed, 10, number)
    return dice.below(number) if number and dice.some(0.1) else None


def project_id(number: int) -> str:
    """OpenAIRE id of a project; the first one is the placeholder of its funder."""
    return openaire_id("corda__h2020", _code(number))


def _code(number: int) -> str:
    return str(900_000 + number) if number else "unidentified"


def project_line(world: World, number: int) -> Line:
    """A grant; number 0 is the funder's "grant not known"."""
    dice = Dice(world.seed, 11, number)
    start = 2014 + dice.below(9)
    return {
        "id": project_id(number),
        "code": _code(number),
        "acronym": f"ACR{number}" if number and dice.some(0.3) else None,
        "title": f"Research project number {number}" if number else "unidentified",
        "websiteUrl": None,
        "startDate": f"{start}-01-01" if number else None,
        "endDate": f"{start + 4}-12-31" if number else None,
        "callIdentifier": f"H2020-CALL-{start}" if number else None,
        "keywords": "graphs, attention" if dice.some(0.5) else None,
        "openAccessMandateForPublications": True,
        "openAccessMandateForDataset": dice.some(0.5),
        "subjects": None,
        "fundings": [
            {
                "shortName": "EC",
                "name": "European Commission",
                "jurisdiction": "EU",
                "fundingStream": {"id": "EC::H2020::RIA", "description": "Research and Innovation action"},
            }
        ],
        "summary": None,
        "granted": {"currency": "EUR", "totalCost": 0.0, "fundedAmount": float(dice.below(4_000_000))},
        "h2020Programmes": [],
    }


def participants(world: World, number: int) -> list[int]:
    """Institutions that take part in a project."""
    dice = Dice(world.seed, 12, number)
    return sorted({dice.below(world.institutions, 2.0) for _ in range(1 + dice.below(8))}) if number else []


def journal_issn(number: int) -> str:
    """A well-formed ISSN of a journal."""
    digits = f"{9_000_000 + number}"
    check = (11 - sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True)) % 11) % 11
    return f"{digits[:4]}-{digits[4:]}{'X' if check == 10 else check}"


def journal_name(number: int) -> str:
    """Name of a journal."""
    return f"Journal of Made-up Results {number}"


def journal_id(number: int) -> str:
    """OpenAIRE id of a journal as a data source."""
    return openaire_id("issn___print", journal_issn(number))


def repository_id(number: int) -> str:
    """OpenAIRE id of an institution's repository."""
    return openaire_id("opendoar", f"bench-{number}")


def source_lines(world: World) -> list[Line]:
    """All data sources; there are few of them in any world."""
    fixed = [(ARXIV, "arXiv"), (CROSSREF, "Crossref"), (DATACITE, "Datacite"), (UNKNOWN, "Unknown Repository")]
    journals = [(journal_id(number), journal_name(number)) for number in range(world.journals)]
    repositories = [(repository_id(number), f"Repository {number}") for number in range(REPOSITORIES)]
    return [_source(*one, "Journal") for one in journals] + [
        _source(*one, "Institutional Repository") for one in fixed + repositories
    ]


def _source(identity: str, name: str, kind: str) -> Line:
    empty = """logoUrl dateOfValidation description subjects languages contentTypes releaseStartDate releaseEndDate
        missionStatementUrl accessRights uploadRights databaseAccessRestriction dataUploadRestriction versioning
        citationGuidelineUrl pidSystems certificates policies journal"""
    return {
        "id": identity,
        "originalIds": [identity],
        "pids": None,
        "type": {"scheme": "pubsrepository::institutional", "value": kind},
        "openaireCompatibility": "collected from a compatible aggregator",
        "officialName": name,
        "englishName": name,
        "websiteUrl": None,
        **dict.fromkeys(empty.split()),
    }
