"""Works as OpenAIRE products (v10): one product with two to four copies, or two products not brought together."""

from typing import Any

from bench.dice import Dice
from bench.openaire_things import Line, journal_issn, journal_name
from bench.words import listed
from bench.world import Authorship, Work, World, openaire_id, version_date

_RIGHTS = "http://vocabularies.coar-repositories.org/documentation/access_rights/"
_CODES = {"OPEN": "c_abf2", "EMBARGO": "c_f1cf", "RESTRICTED": "c_16ec", "CLOSED": "c_14cb"}
_FIELDS = (
    "0102 computer and information sciences",
    "01 natural sciences",
    "0202 electrical engineering, electronic engineering, information engineering",
    "0501 psychology and cognitive sciences",
    "0302 clinical medicine",
    "0103 physical sciences",
)
_GOALS = ("3. Good health", "13. Climate action", "4. Education")
_INFERRED = {"provenance": "Inferred by OpenAIRE", "trust": "0.85"}
_HARVESTED = {"provenance": "Harvested", "trust": "0.9"}
_CLASSES = ("C5", "C5", "C5", "C4", "C4", "C3", "C2")
_EMPTY = listed(
    """subTitle contributors coverages embargoEndDate formats size version geoLocations documentationUrls
    codeRepositoryUrl programmingLanguage contactPeople contactGroups tools"""
)


def product_lines(world: World, work: Work) -> list[Line]:
    """The products of a work: none, one, or preprint and article each for itself."""
    dice = Dice(world.seed, 13, work.number)
    preprint = [_preprint(work)] if work.arxiv else []
    article = [_article(work, dice)] if work.doi else []
    (article or preprint).extend(_repository_copy(work, place, dice) for place in range(work.copies))
    groups = [preprint, article] if len(work.products) == 2 else [article + preprint]
    return [
        _product(world, work, identity, copies, dice)
        for identity, copies in zip(work.products, groups if work.products else [], strict=True)
    ]


def dataset_id(work: Work) -> str:
    """OpenAIRE id of the data set that belongs to a work."""
    return openaire_id("doi", f"10.5555/kg.data.{work.number}")


def dataset_line(world: World, work: Work) -> Line:
    """The data set that belongs to a work."""
    doi = f"10.5555/kg.data.{work.number}"
    copy = _copy("Dataset", work.created.isoformat(), f"https://doi.org/{doi}", [("doi", doi)], "OPEN", None)
    line = _product(world, work, dataset_id(work), [copy], Dice(world.seed, 14, work.number))
    return line | {
        "type": "dataset",
        "mainTitle": f"Data of: {work.title}",
        "container": None,
        "isGreen": None,
        "openAccessColor": None,
        "version": "1.0",
    }


def _product(world: World, work: Work, identity: str, copies: list[Line], dice: Dice) -> Line:
    pids = [pid for copy in copies for pid in copy["pids"] or ()]
    labels = [copy["accessRight"]["label"] for copy in copies if copy["accessRight"]]
    best = next((label for label in _CODES if label in labels), None)
    published = any(copy["type"] == "Article" for copy in copies)
    color = next((copy["accessRight"]["openAccessRoute"] for copy in copies if copy["type"] == "Article"), None)
    return {
        "id": identity,
        "type": "publication",
        "originalIds": [*(pid["value"] for pid in pids), f"50|{identity}"],
        "mainTitle": work.title,
        "authors": [_author(world, author, rank) for rank, author in enumerate(work.authors, 1)],
        "bestAccessRight": _right(best),
        "countries": [{"code": "NL", "label": "Netherlands", "provenance": _INFERRED}] if dice.some(0.16) else None,
        "dateOfCollection": "2025-11-03T10:15:30.000Z",
        "descriptions": [f"<p>{work.abstract.replace('<', '&lt;')}</p>"] if dice.some(0.56) else None,
        "indicators": _indicators(work, dice),
        "instances": copies,
        "language": {"code": "eng", "label": "English"},
        "lastUpdateTimeStamp": 1_764_547_200_000 + work.number,
        "pids": pids or None,
        "publicationDate": min(copy["publicationDate"] for copy in copies),
        "publisher": "Made-up Press" if published else "arXiv",
        "sources": ["Crossref", None] if published else None,
        "subjects": _subjects(work, dice),
        "isGreen": best == "OPEN",
        "openAccessColor": color if color in ("gold", "hybrid", "bronze") else None,
        "isInDiamondJournal": False,
        "publiclyFunded": work.project is not None,
        "container": _container(work, dice) if published else None,
        **dict.fromkeys(_EMPTY),
    }


def _author(world: World, author: Authorship, rank: int) -> Line:
    person = world.people.person(author.person)
    pid = None
    if person.orcid and author.orcid_state:
        pid = {"id": {"scheme": author.orcid_state, "value": person.orcid}, "provenance": _HARVESTED}
    return {
        "fullName": f"{person.family}, {person.given}",
        "name": person.given,
        "surname": person.family,
        "rank": rank,
        "pid": pid,
    }


def _right(label: str | None, route: str | None = None, *, routed: bool = False) -> Line | None:
    if label is None:
        return None
    right: Line = {"code": _CODES[label], "label": label, "scheme": _RIGHTS}
    return right | {"openAccessRoute": route} if routed else right


def _copy(
    kind: str, day: str, url: str, pids: list[tuple[str, str]], label: str | None, route: str | None
) -> dict[str, Any]:
    return {
        "license": "https://creativecommons.org/licenses/by/4.0/" if route == "gold" else None,
        "accessRight": _right(label, route, routed=True),
        "type": kind,
        "urls": [url],
        "publicationDate": day,
        "refereed": "peerReviewed" if kind == "Article" else "nonPeerReviewed",
        "pids": [{"scheme": scheme, "value": value} for scheme, value in pids] or None,
        "alternateIdentifiers": None,
        "articleProcessingCharge": {"currency": "EUR", "amount": "1500.0"} if route == "gold" else None,
    }


def _preprint(work: Work) -> Line:
    pids = [("arXiv", work.arxiv), ("doi", f"10.48550/arxiv.{work.arxiv}")]
    url = f"http://arxiv.org/abs/{work.arxiv}"
    return _copy("Preprint", work.created.isoformat(), url, pids, "OPEN", "green")


def _article(work: Work, dice: Dice) -> Line:
    label, route = dice.pick((("OPEN", "gold"), ("OPEN", "hybrid"), ("CLOSED", None), ("RESTRICTED", None)))
    day = version_date(work, work.versions).isoformat()
    return _copy("Article", day, f"https://doi.org/{work.doi}", [("doi", work.doi)], label, route)


def _repository_copy(work: Work, place: int, dice: Dice) -> Line:
    handle = f"99999/{work.number}.{place}"
    kind = dice.pick(("Article", "Other literature type", "Conference object"))
    copy = _copy(
        kind, str(work.created.year), f"https://hdl.handle.net/{handle}", [("handle", handle)], "OPEN", "green"
    )
    if work.doi:
        copy["alternateIdentifiers"] = [{"scheme": "doi", "value": f"https://doi.org/{work.doi}"}]
    return copy


def _container(work: Work, dice: Dice) -> Line:
    page = 1 + dice.below(900)
    return {
        "name": journal_name(work.journal),
        "issnPrinted": journal_issn(work.journal),
        "issnOnline": None,
        "issnLinking": None,
        "iss": str(1 + dice.below(12)),
        "vol": str(1 + work.created.year - 2000),
        "sp": str(page),
        "ep": str(page + 12),
        "edition": None,
        "conferencePlace": None,
        "conferenceDate": None,
    }


def _subjects(work: Work, dice: Dice) -> list[Line]:
    values: list[tuple[str, str, Line | None]] = [("keyword", word, None) for word in work.keywords]
    values.append(("FOS", dice.pick(_FIELDS, 2.0), _INFERRED))
    if dice.some(0.05):
        values.append(("SDG", dice.pick(_GOALS), _INFERRED))
    return [{"subject": {"scheme": scheme, "value": value}, "provenance": by} for scheme, value, by in values]


def _indicators(work: Work, dice: Dice) -> Line:
    count = float(int(2000 / (1 + work.number) ** 0.6))
    impact: Line = {
        "citationCount": count,
        "influence": dice() * 1e-8,
        "popularity": dice() * 1e-8,
        "impulse": count / 4,
    }
    for name in ("citationClass", "influenceClass", "impulseClass", "popularityClass"):
        impact[name] = dice.pick(_CLASSES)
    usage = {"downloads": dice.below(200), "views": dice.below(900)} if dice.some(0.3) else None
    return {"citationImpact": impact, "usageCounts": usage}
