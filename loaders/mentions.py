"""Who is who: mentions of one name, grouped by evidence. Pure functions over one name at a time.

A mention is one name in one author list. Two mentions of the same full name are one person only with
evidence: the source's own identifier, a co-author in common, an institution in common, or one paper citing
the other. A name alone never joins two; names of initials, of one word and of bodies never join by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from loaders.grouping import components

#: Of a name with more mentions that could be joined by evidence ("Wang Wei") none is: their co-authors and
#: institutions overlap by chance, and reading them all for one new paper takes minutes. It is told.
MOST_MENTIONS = 50_000


@dataclass(frozen=True, slots=True)
class Mention:
    """One name at one place of one work's author list."""

    label: str
    work: str
    position: int
    name_key: str
    joins: bool = True
    """Whether this name may be joined by name and evidence at all."""
    strong: str = ""
    """`orcid:…` or the source's person id, where the source asserts one."""
    homonym: str = ""
    coauthors: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    cites: frozenset[str] = field(default=frozenset())

    def items(self, works: frozenset[str]) -> set[str]:
        """What this mention can share with another one of the same name, which stands in one of `works`."""
        if not self.joins:
            return set()
        shared = {f"coauthor {one}" for one in self.coauthors} | {f"institution {one}" for one in self.institutions}
        # The citing paper's item is the cited one's own id: two papers that merely cite a third share nothing.
        return shared | {f"work {self.work}"} | {f"work {one}" for one in self.cites & works}


@dataclass(frozen=True, slots=True)
class Assignment:
    """The person of one mention: key, how it is known, and by which kinds of evidence."""

    mention: Mention
    person: str
    identity: str
    evidence: tuple[str, ...] = ()


def _evidence(mentions: list[Mention]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    works = _works(mentions)
    for mention in mentions:
        for item in mention.items(works):
            counts[item] = counts.get(item, 0) + 1
    kinds = {item.split(" ", 1)[0] for item, count in counts.items() if count > 1}
    names = {"coauthor": "co-author", "institution": "institution", "work": "citation"}
    return tuple(sorted(names[kind] for kind in kinds))


def _works(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(one.work for one in mentions)


def _key(mentions: list[Mention]) -> str:
    first = min(mentions, key=_place)
    return f"{first.name_key}~{first.work}"


def _named(mentions: list[Mention], strong: str = "") -> Iterable[Assignment]:
    """Assignments of one group to one person."""
    evidence = _evidence(mentions)
    if strong:
        identity = "orcid" if strong.startswith("orcid:") else "source"
        person = strong
    else:
        identity = "evidence" if len(mentions) > 1 else "single"
        person = _key(mentions)
    for mention in mentions:
        yield Assignment(mention, person, identity, evidence if len(mentions) > 1 else ())


def _split(mentions: list[Mention]) -> Iterable[Assignment]:
    """A group with contradicting identifiers: each identifier by itself, the rest among themselves."""
    by_strong: dict[str, list[Mention]] = {}
    rest: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.strong:
            by_strong.setdefault(mention.strong, []).append(mention)
        else:
            rest.setdefault(mention.homonym, []).append(mention)
    for strong, group in by_strong.items():
        yield from _named(group, strong)
    for homonym in sorted(rest):
        for group in _linked(rest[homonym]):
            yield from _named(group)


def _told(mention: Mention) -> set[str]:
    """The source's own evidence: an identifier, or its number for people of one name."""
    told = {f"strong {mention.strong}"} if mention.strong else set()
    return told | ({f"homonym {mention.homonym}"} if mention.homonym else set())


def _linked(mentions: list[Mention]) -> list[list[Mention]]:
    named = {f"{one.work}#{one.position:06d}#{one.label}": one for one in mentions}
    works = _works(mentions)
    shared = {name: one.items(works) | _told(one) for name, one in named.items()}
    return [[named[name] for name in group] for group in components(shared)]


def alone(mention: Mention) -> bool:
    """Whether a mention is a person of its own whatever other mentions there are."""
    return not mention.joins and not mention.strong


def too_common(mentions: Iterable[Mention]) -> int:
    """How many mentions of a name could be joined, where those are too many for evidence; else 0."""
    count = sum(one.joins for one in mentions)
    return count if count > MOST_MENTIONS else 0


def _without_evidence(mention: Mention) -> Mention:
    nothing: frozenset[str] = frozenset()
    return replace(mention, coauthors=nothing, institutions=nothing, cites=nothing)


def _place(mention: Mention) -> tuple[str, str, int]:
    return mention.work, mention.label, mention.position


def persons(mentions: Iterable[Mention]) -> list[Assignment]:
    """The person of every mention of one name key; the order of mentions does not matter."""
    ordered = sorted(mentions, key=_place)
    if too_common(ordered):
        ordered = [_without_evidence(one) for one in ordered]
    made: list[Assignment] = []
    seen: set[tuple[str, str]] = set()
    joining: list[Mention] = []
    for mention in ordered:
        if (mention.label, mention.work) in seen and not mention.strong:
            # The same string twice in one author list: the second never joins the first.
            person = f"{mention.name_key}~{mention.work}~{mention.position}"
            made.append(Assignment(mention, person, "single"))
        elif alone(mention):
            made.extend(_named([mention]))
        else:
            joining.append(mention)
        seen.add((mention.label, mention.work))
    for group in _linked(joining):
        strongs = {one.strong for one in group if one.strong}
        homonyms = {one.homonym for one in group if one.homonym}
        works = [(one.label, one.work) for one in group]
        if len(strongs) > 1 or len(homonyms) > 1 or len(set(works)) < len(works):
            made.extend(_split(group))
        else:
            made.extend(_named(group, next(iter(strongs), "")))
    return sorted(made, key=lambda one: _place(one.mention))
