"""What stands between the things of a made-up world, each statement in both directions as OpenAIRE writes it."""

from collections.abc import Iterator

from bench.dice import Dice
from bench.openaire_lines import dataset_id
from bench.openaire_things import (
    ARXIV,
    CROSSREF,
    DATACITE,
    REPOSITORIES,
    UNKNOWN,
    Line,
    institution_id,
    journal_id,
    parent_of,
    participants,
    project_id,
    repository_id,
)
from bench.world import Work, World, openaire_id

Both = tuple[Line, Line]

#: Name, inverse name and category.
_NAMES = {
    "Cites": ("IsCitedBy", "citation"),
    "hasAuthorInstitution": ("isAuthorInstitutionOf", "affiliation"),
    "isProducedBy": ("produces", "outcome"),
    "isHostedBy": ("hosts", "provision"),
    "isProvidedBy": ("provides", "provision"),
    "IsSupplementedBy": ("IsSupplementTo", "supplement"),
    "hasParticipant": ("isParticipant", "participation"),
    "IsChildOf": ("IsParentOf", "relationship"),
}
_ABSENT = 0.01
"""Share of works that cite something which is in no file, as in every slice."""


def _both(
    name: str, source: tuple[str, str], target: tuple[str, str], *, by: str = "Harvested", trust: str = "0.9"
) -> Both:
    inverse, kind = _NAMES[name]
    more = {"provenance": {"provenance": by, "trust": trust}, "validated": False, "validationDate": None}
    return _row(source, target, name, kind) | more, _row(target, source, inverse, kind) | more


def _row(source: tuple[str, str], target: tuple[str, str], name: str, kind: str) -> Line:
    return {
        "source": source[1],
        "sourceType": source[0],
        "target": target[1],
        "targetType": target[0],
        "relType": {"name": name, "type": kind},
    }


def work_relations(world: World, work: Work) -> Iterator[Both]:
    """Everything a work stands in relation to."""
    if not work.products:
        return
    here = ("product", work.products[-1])
    for cited in work.cites:
        yield _both("Cites", here, ("product", world.products(cited)[-1]))
    if Dice(world.seed, 15, work.number).some(_ABSENT):
        yield _both("Cites", here, ("product", openaire_id("doi", f"10.5555/absent.{work.number}")))
    for institution in work.institutions:
        there = ("organization", institution_id(institution))
        yield _both("hasAuthorInstitution", here, there, by="Inferred by OpenAIRE", trust="0.85")
    if work.project is not None:
        yield _both("isProducedBy", here, ("project", project_id(work.project)))
    if work.dataset:
        yield _both("IsSupplementedBy", here, ("product", dataset_id(work)))
    for name, place in _places(work):
        yield _both(name, here, ("datasource", place))


def _places(work: Work) -> Iterator[tuple[str, str]]:
    if work.arxiv:
        yield "isHostedBy", ARXIV
        yield "isProvidedBy", ARXIV
    if work.doi:
        yield "isHostedBy", journal_id(work.journal) if work.number % 20 else UNKNOWN
        yield "isProvidedBy", CROSSREF
    elif work.arxiv:
        yield "isProvidedBy", DATACITE
    for place in range(work.copies):
        yield "isHostedBy", repository_id((work.number + place) % REPOSITORIES)


def other_relations(world: World) -> Iterator[Both]:
    """What stands between institutions, projects and data sources."""
    for number in range(world.projects):
        for institution in participants(world, number):
            here = ("project", project_id(number))
            yield _both("hasParticipant", here, ("organization", institution_id(institution)))
    for number in range(world.institutions):
        parent = parent_of(world, number)
        if parent is not None:
            here = ("organization", institution_id(number))
            yield _both("IsChildOf", here, ("organization", institution_id(parent)))
    for number in range(min(REPOSITORIES, world.institutions)):
        here = ("datasource", repository_id(number))
        yield _both("isProvidedBy", here, ("organization", institution_id(number)))
