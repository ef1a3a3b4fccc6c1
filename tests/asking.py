"""Asking the catalogue in tests, and the arithmetic that the queries use."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import demo_facts

from kg.graph import Graph
from queries import catalogue

Row = dict[str, Any]


def ask(graph: Graph, query: str, **given: Any) -> list[Row]:
    """All rows of a query; an answer that is cut must be asked for in another way."""
    answer = catalogue.run(graph, query, {"limit": 10_000, **given} if _limited(query) else given)
    assert not answer["truncated"]
    return list(answer["rows"])


def _limited(query: str) -> bool:
    return any(one.name == "limit" for one in catalogue.find(query).parameters)


def without(rows: Iterable[Row], *names: str) -> list[Row]:
    """The rows without columns that other tests look at: labels of topics, names of people."""
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def half_up(value: float, digits: int) -> float:
    """A number rounded as Cypher's `round` does it."""
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def ordered(rows: Iterable[Row], *keys: str) -> list[Row]:
    """Rows by keys; `-papers` is highest first."""
    found = list(rows)
    for key in reversed(keys):
        name = key.removeprefix("-")
        found.sort(key=lambda row: row[name], reverse=key.startswith("-"))
    return found


class People:
    """Who stands where in the author lists, as the graph says; who wrote with whom follows by counting."""

    def __init__(self, graph: Graph) -> None:
        found = graph.read(
            "MATCH (p:Person)-[a:AUTHORED]->(w:Work) "
            "RETURN w.id AS work, a.position AS position, p.id AS id, p.name AS name, p.name_key AS key"
        ).dicts()
        self.lists: dict[str, dict[int, str]] = defaultdict(dict)
        self.works: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, str] = {}
        self._keys: dict[str, list[str]] = defaultdict(list)
        for row in found:
            self.lists[row["work"]][row["position"]] = row["id"]
            self.works[row["id"]].add(row["work"])
            self.names[row["id"]] = row["name"]
            self._keys[row["key"]].append(row["id"])

    def called(self, name: str) -> str:
        """The id of the person of this name with most works."""
        bearers = [one for one, known in self.names.items() if known == name]
        return max(bearers, key=lambda one: (len(self.works[one]), one))

    def coauthors(self, person: str) -> dict[str, set[str]]:
        """Co-authors and the joint works."""
        joint: dict[str, set[str]] = defaultdict(set)
        for work in self.works[person]:
            for other in self.lists[work].values():
                if other != person:
                    joint[other].add(work)
        return joint

    def years(self, person: str) -> list[int]:
        """Years of a person's works."""
        return [demo_facts.works()[work].year for work in self.works[person]]


def titled(works: Iterable[str]) -> dict[str, Row]:
    """Id, title and year of some works, by id."""
    known = demo_facts.works()
    return {one: {"work": one, "title": known[one].title, "year": known[one].year} for one in works}


def newest_first(works: Iterable[str]) -> list[str]:
    """Works by year, the newest first, then by id."""
    return sorted(works, key=lambda one: (-demo_facts.works()[one].year, one))


def grouped(pairs: Iterable[tuple[Any, str]]) -> dict[Any, set[str]]:
    """The works of each group."""
    found: dict[Any, set[str]] = defaultdict(set)
    for key, work in pairs:
        found[key].add(work)
    return found


def adamic(common: Iterable[str], degree: Callable[[str], int]) -> float:
    """Adamic and Adar's score."""
    return sum(1 / math.log(degree(one)) for one in common)
