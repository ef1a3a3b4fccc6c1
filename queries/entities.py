"""Pages of all kinds by one door: the thing's page, one of its lists, or where it has moved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kg.errors import Unknown
from kg.graph import Graph
from queries import addresses, funding, holders, institutions, people, topics, version_page, works
from queries.kinds import KINDS, WORKS, kind_of_labels
from queries.lists import PAGE, Listed, part
from queries.resolve import Target, resolve
from queries.stats import derived

Row = dict[str, Any]
#: A thing that has moved is followed so often; what moves on and on is a loop.
_MOVES = 4


@dataclass(frozen=True, slots=True)
class Pages:
    """How one kind is asked for: its facts, its page from them, its lists and their totals."""

    facts: Callable[[Graph, str], Row | None]
    page: Callable[[Graph, Row], Row]
    lists: Mapping[str, Listed] = field(default_factory=dict)
    totals: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of a thing: its page, or one list of it after a place."""

    list: str = ""
    after: str = ""
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Moved:
    """The thing is at another address."""

    href: str


PAGES: dict[str, Pages] = {
    **{kind: Pages(partial(works.facts, kind=kind), works.page, works.LISTS) for kind in WORKS},
    "person": Pages(people.facts, people.page, people.LISTS, people.TOTALS),
    "institution": Pages(institutions.facts, institutions.page, institutions.LISTS),
    "topic": Pages(topics.facts, topics.page, topics.LISTS, topics.TOTALS),
    "version": Pages(version_page.facts, version_page.page),
    "venue": Pages(holders.venue_facts, holders.venue_page, holders.VENUE_LISTS),
    "source": Pages(holders.source_facts, holders.source_page, holders.SOURCE_LISTS),
    "project": Pages(funding.project_facts, funding.project_page, funding.PROJECT_LISTS),
    "funder": Pages(funding.funder_facts, funding.funder_page, funding.FUNDER_LISTS),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that is there: its kind, the row of its facts, and the arXiv version that was asked for."""

    kind: str
    facts: Row
    version: int | None = None


def find(graph: Graph, kind: str, key: str) -> Found | Moved:
    """The thing at an address; any accepted form of its identifier leads to its own address."""
    facts = PAGES[kind].facts(graph, key)
    if facts is not None:
        named = kind_of_labels([facts["label"]]) if kind in WORKS else kind
        return Found(kind, facts) if named == kind else Moved(addresses.entity(named, key))
    target = resolve(graph, key)
    if target.kind == kind and target.version and key == f"{target.key}v{target.version}":
        return _of_version(graph, target)
    if (target.kind, target.key) == (kind, key):
        raise Unknown(f"No {KINDS[kind].singular.lower()} is known as {key}")
    return Moved(target.href)


def known(graph: Graph, raw: str) -> tuple[Found, str]:
    """The thing that a text names, followed to where it is today; and its own key, as a text that leads to it again."""
    target = resolve(graph, raw)
    for _ in range(_MOVES):
        key = f"{target.key}v{target.version}" if target.version else target.key
        thing = find(graph, target.kind, key)
        if isinstance(thing, Found):
            return thing, key
        target = resolve(graph, thing.href)
    raise Unknown(f"{raw[:200]} has moved to {target.href}, and from there again")


def _of_version(graph: Graph, target: Target) -> Found:
    facts = works.facts(graph, target.key, target.kind)
    if facts is None:
        raise Unknown(f"Nothing here is known as {target.key}")
    return Found(target.kind, facts, target.version)


def answer(graph: Graph, found: Found, asked: Asked = Asked()) -> Row:
    """The page of a thing, or one of its lists."""
    if asked.list:
        return _list(graph, found.kind, found.facts, asked)
    if found.kind in WORKS:
        made = works.page(graph, found.facts, found.version)
    else:
        made = PAGES[found.kind].page(graph, found.facts)
    return {**made, "stale": derived(graph)["words"]}


def _list(graph: Graph, kind: str, found: Row, asked: Asked) -> Row:
    """One list as a page of its own."""
    pages, key = PAGES[kind], found["properties"]["id"]
    if asked.list not in pages.lists:
        names = ", ".join(pages.lists) or "none"
        raise Unknown(f"A {KINDS[kind].singular.lower()} has no list {asked.list[:40]!r}; it has: {names}")
    one = pages.lists[asked.list]
    total = found["counts"][pages.totals.get(asked.list, asked.list)]
    properties = found["properties"]
    name = properties.get("title") or properties.get("name") or properties.get("label") or key
    made = part(graph, one, kind, key, total, after=asked.after, limit=asked.limit)
    of = {"kind": kind, "id": key, "href": addresses.entity(kind, key), "name": name}
    return {"address": made.pop("href"), **made, "of": of, "heading": one.title, "columns": _columns(made)}


def _columns(made: Row) -> list[str]:
    return [name for name in (made["rows"][0] if made["rows"] else {}) if name not in ("kind", "href")]
