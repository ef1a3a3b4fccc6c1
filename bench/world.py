"""A made-up world of research: which works there are, who wrote them, what they cite, where they appeared.

Work number i is a function of the seed and i: a world of any size is made in the memory of one work. Works come in
the order of their dates; citations go to earlier works, mostly to the first ones, so that few are cited very often.
"""

import hashlib
import math
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.dice import Dice
from bench.people import COLLABORATION, GROUP, People
from bench.words import CATEGORIES, SCIENCE, SMALL

_FIRST_YEAR = 2015
"""From 2015 arXiv ids have five digits, room for 99,999 works a month."""
_MONTHS = 132


@dataclass(frozen=True, slots=True)
class Authorship:
    """One place in an author list."""

    person: int
    initials: bool
    """Whether arXiv's form has only the initials of the given names."""
    orcid_state: str
    """`orcid`, `orcid_pending` or empty, for OpenAIRE's form."""


@dataclass(frozen=True, slots=True)
class Work:
    """One work with all that either source can say of it."""

    number: int
    title: str
    abstract: str
    authors: tuple[Authorship, ...]
    categories: tuple[str, ...]
    keywords: tuple[str, ...]
    created: date
    versions: int
    arxiv: str
    """arXiv id, where it is on arXiv."""
    doi: str
    """DOI of the published article, where there is one."""
    products: tuple[str, ...]
    """Its OpenAIRE ids: one, none, or two where preprint and article were not merged; citations go to the last."""
    institutions: tuple[int, ...]
    cites: tuple[int, ...]
    project: int | None
    journal: int
    copies: int
    """How many repositories hold one more copy."""
    dataset: bool


CITATIONS = 6


@dataclass(frozen=True, slots=True)
class World:
    """The size of a world and everything in it by number."""

    works: int
    seed: int
    collaborations: int = 0
    """Works of 3,000 authors."""
    citations: int = CITATIONS
    """How often a work tries to cite another; two of three come to something."""
    people: People = field(init=False)
    groups: int = field(init=False)
    institutions: int = field(init=False)
    projects: int = field(init=False)
    journals: int = field(init=False)
    keywords: int = field(init=False)

    def __post_init__(self) -> None:
        sizes = {"groups": 25, "institutions": 80, "projects": 50, "journals": 300, "keywords": 15}
        for name, each in sizes.items():
            object.__setattr__(self, name, max(3, self.works // each))
        object.__setattr__(self, "people", People(self.seed, self.groups))

    @property
    def persons(self) -> int:
        """How many people there are."""
        return self.people.ordinary + (COLLABORATION if self.collaborations else 0)

    def numbers(self) -> range:
        """The numbers of all works."""
        return range(self.works)

    def collaborative(self, number: int) -> bool:
        """Whether a work is one of thousands of authors."""
        count = self.collaborations
        return any(number == (place + 1) * self.works // (count + 1) for place in range(count))

    def covered(self, number: int) -> tuple[bool, bool, bool]:
        """Whether a work is on arXiv, is in OpenAIRE, and is published with a DOI."""
        dice = Dice(self.seed, 3, number)
        throw, published = dice(), dice()
        if self.collaborative(number) or throw < 0.60:
            return True, True, published < 0.75
        return (True, False, published < 0.3) if throw < 0.75 else (False, True, True)

    def month(self, number: int) -> tuple[int, int, int]:
        """Year and month of a work, and its place within the month."""
        month = number * _MONTHS // self.works
        first = -(-month * self.works // _MONTHS)
        return _FIRST_YEAR + month // 12, month % 12 + 1, number - first + 1

    def arxiv_id(self, number: int) -> str:
        """The arXiv id a work has if it is on arXiv."""
        year, month, place = self.month(number)
        return f"{year % 100:02}{month:02}.{place:05}"

    def doi(self, number: int) -> str:
        """The DOI a work has if it is published."""
        return f"10.5555/kg.{self.seed}.{number}"

    def products(self, number: int) -> tuple[str, ...]:
        """OpenAIRE ids of a work."""
        on_arxiv, in_openaire, published = self.covered(number)
        if not in_openaire:
            return ()
        preprint = f"10.48550/arxiv.{self.arxiv_id(number)}"
        if not published:
            return (openaire_id("doi", preprint),)
        if on_arxiv and Dice(self.seed, 4, number).some(0.08):
            return openaire_id("doi", preprint), openaire_id("doi", self.doi(number))
        return (openaire_id("doi_dedup" if on_arxiv else "doi", self.doi(number)),)

    def work(self, number: int) -> Work:
        """The work of a number."""
        dice = Dice(self.seed, 5, number)
        on_arxiv, _, published = self.covered(number)
        year, month, _ = self.month(number)
        group = dice.below(self.groups, 2.5)
        authors = self._authors(number, group, dice)
        institutions = {self.institution_of(author.person // GROUP % self.groups) for author in authors[:40]}
        return Work(
            number=number,
            title=_title(dice),
            abstract=_abstract(dice),
            authors=authors,
            categories=self._categories(group, dice),
            keywords=tuple(dict.fromkeys(keyword(dice.below(self.keywords, 2.0)) for _ in range(2 + dice.below(4)))),
            created=date(year, month, 1 + dice.below(28)),
            versions=1 if dice.some(0.6) else 2 + dice.below(5, 2.0),
            arxiv=self.arxiv_id(number) if on_arxiv else "",
            doi=self.doi(number) if published else "",
            products=self.products(number),
            institutions=tuple(sorted(institutions)),
            cites=self._cites(number, dice),
            project=dice.below(self.projects, 1.5) if dice.some(0.2) else None,
            journal=dice.below(self.journals, 2.0),
            copies=dice.pick((0,) * 13 + (1,) * 5 + (2,) * 2),
            dataset=dice.some(0.03),
        )

    def institution_of(self, group: int) -> int:
        """Where a group works; a few institutions hold many groups."""
        return Dice(self.seed, 6, group).below(self.institutions, 2.0)

    def _authors(self, number: int, group: int, dice: Dice) -> tuple[Authorship, ...]:
        if self.collaborative(number):
            people = list(range(self.people.ordinary, self.people.ordinary + COLLABORATION))
        else:
            people = self._team(group, dice)
        return tuple(Authorship(person, dice.some(0.15), _orcid_state(dice())) for person in people)

    def _team(self, group: int, dice: Dice) -> list[int]:
        wanted = min(12, 1 + int(-3 * math.log(1 - dice())))
        people: dict[int, None] = {}
        for _ in range(2 * wanted):
            if len(people) == wanted:
                break
            home = group if dice.some(0.85) else dice.below(self.groups, 2.5)
            people[home * GROUP + dice.below(GROUP, 2.0)] = None
        return list(people)

    def _categories(self, group: int, dice: Dice) -> tuple[str, ...]:
        primary = Dice(self.seed, 7, group).pick(CATEGORIES, 2.0)
        others = {dice.pick(CATEGORIES, 2.0) for _ in range(dice.below(3))} - {primary}
        return (primary, *sorted(others))

    def _cites(self, number: int, dice: Dice) -> tuple[int, ...]:
        cited: dict[int, None] = {}
        for _ in range(min(10 * self.citations, int(-self.citations * math.log(1 - dice())))):
            if not number:
                break
            other = dice.below(number, 3.0) if dice.some(0.7) else number - 1 - dice.below(min(number, 500))
            if self.covered(other)[1]:
                cited[other] = None
        return tuple(cited)


def openaire_id(kind: str, value: str) -> str:
    """An OpenAIRE id as OpenAIRE makes one: a prefix of twelve characters and the hash of the identifier."""
    return f"{kind:_<12}::{hashlib.md5(value.encode(), usedforsecurity=False).hexdigest()}"


def version_date(work: Work, version: int) -> date:
    """Day of a version, counted from 1."""
    return work.created + timedelta(days=(version - 1) * (20 + work.number % 70))


def keyword(number: int) -> str:
    """The keyword of a number; no two are the same."""
    first, second = SCIENCE[number % len(SCIENCE)], SCIENCE[number // len(SCIENCE) % len(SCIENCE)]
    more = number // len(SCIENCE) ** 2
    return f"{first} {second}" + (f" {more}" if more else "")


def _orcid_state(throw: float) -> str:
    return "orcid" if throw < 0.5 else "orcid_pending" if throw < 0.7 else ""


def _title(dice: Dice) -> str:
    if dice.some(0.003):
        return "Editorial"
    words = [dice.pick(SCIENCE) for _ in range(3 + dice.below(5))]
    words.insert(2, dice.pick(("for", "with", "of", "under", "by")))
    return " ".join(words).capitalize()


def _abstract(dice: Dice) -> str:
    sentences = []
    for _ in range(3 + dice.below(6)):
        words = [dice.pick(SMALL if place % 3 == 0 else SCIENCE) for place in range(12 + dice.below(12))]
        sentences.append(" ".join(words).capitalize() + (", where $x_i < y^2$." if dice.some(0.05) else "."))
    return " ".join(sentences)
