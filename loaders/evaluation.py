"""How well people are told apart, held against labels; and what each kind of evidence does, by leaving it out.

The grouping is done anew in memory, name by name, by the very function that loading uses, from the mentions that
are in the graph; nothing is written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from kg.graph import Graph
from loaders.labelled import Labelled, Spot, names_of
from loaders.mention_rows import Found, mentions
from loaders.mentions import Mention, persons
from loaders.scores import Error, scores, worst

#: Names whose mentions are in memory at once.
NAMES = 200
#: Mentions shown of each part of an error, and pieces of evidence of each.
SHOWN = 3

_NOTHING: frozenset[str] = frozenset()
WITHOUT: dict[str, Callable[[Mention], Mention]] = {
    "co-author": lambda one: replace(one, coauthors=_NOTHING),
    "institution": lambda one: replace(one, institutions=_NOTHING),
    "citation": lambda one: replace(one, cites=_NOTHING),
    "ORCID": lambda one: replace(one, strong="" if one.strong.startswith("orcid:") else one.strong),
}
"""A mention as it is with one kind of evidence left out."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of the grouping with everything and without each kind of evidence, and the worst errors."""

    labelled: Labelled
    scores: dict[str, dict[str, Any]]
    """By what was left out: scores of all labelled mentions, and of those with full name and something to go by."""
    differing: int
    """Labelled mentions that the graph groups otherwise than this evaluation does with all evidence."""
    errors: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        one = self.labelled
        counts = {"lines": one.lines, "found": len(one.labels), "not_found": one.missing, "ambiguous": one.ambiguous}
        return {"labels": counts, "differing": self.differing, "scores": self.scores, "errors": self.errors}


def evaluate(graph: Graph, labelled: Labelled, *, hide_orcids: bool = False, most: int = 10) -> Evaluation:
    """Group the names of all labelled mentions anew and hold the groups against the labels."""
    base = WITHOUT["ORCID"] if hide_orcids else lambda one: one
    ways = {"nothing": base}
    ways |= {name: _both(base, way) for name, way in WITHOUT.items() if not (hide_orcids and name == "ORCID")}
    grouped: dict[str, dict[Spot, str]] = {name: {} for name in ways}
    evident: set[Spot] = set()
    for found in _found(graph, names_of(labelled.labels, labelled)):
        for rows in found.values():
            for name, way in ways.items():
                for one in persons(way(mention) for _, mention in rows):
                    grouped[name][_spot(one.mention)] = one.person
            evident.update(_spot(one) for _, one in rows if one.joins and (one.coauthors or one.institutions))
    # What a load has changed meanwhile is not held against the labels twice.
    labels = {spot: label for spot, label in labelled.labels.items() if spot in grouped["nothing"]}
    some = {spot: label for spot, label in labels.items() if spot in evident}
    told = {
        name: {"all": scores(groups, labels).as_dict(), "with_evidence": scores(groups, some).as_dict()}
        for name, groups in grouped.items()
    }
    differing = 0 if hide_orcids else sum(grouped["nothing"][spot] != labelled.grouped[spot] for spot in labels)
    return Evaluation(labelled, told, differing, _errors(graph, labelled, grouped["nothing"], labels, base, most))


def _both(first: Callable[[Mention], Mention], then: Callable[[Mention], Mention]) -> Callable[[Mention], Mention]:
    return lambda one: then(first(one))


def _spot(mention: Mention) -> Spot:
    return mention.label, mention.work, mention.position


def _found(graph: Graph, names: list[str]) -> Iterator[Found]:
    for start in range(0, len(names), NAMES):
        with graph.transaction() as transaction:
            found = mentions(transaction, names[start : start + NAMES])
        yield found


def _errors(
    graph: Graph,
    labelled: Labelled,
    grouped: dict[Spot, str],
    labels: dict[Spot, str],
    way: Callable[[Mention], Mention],
    most: int,
) -> list[dict[str, Any]]:
    """The worst errors of both kinds, with what joined the mentions or was not enough to join them."""
    chosen = [("merged wrongly", one) for one in worst(grouped, labels, most)]
    chosen += [("split wrongly", one) for one in worst(labels, {spot: grouped[spot] for spot in labels}, most)]
    spots = [spot for _, one in chosen for part in one.parts.values() for spot in part]
    rows: dict[Spot, tuple[dict[str, Any], Mention]] = {}
    for found in _found(graph, names_of(spots, labelled)):
        rows |= {_spot(one): (row, way(one)) for pairs in found.values() for row, one in pairs}
    return [_error(kind, one, rows) for kind, one in chosen]


def _error(kind: str, error: Error, rows: dict[Spot, tuple[dict[str, Any], Mention]]) -> dict[str, Any]:
    parts = [
        {
            "name": name,
            "count": len(spots),
            "mentions": [_printed(rows[spot][0]) for spot in sorted(spots)[:SHOWN] if spot in rows],
        }
        for name, spots in error.parts.items()
    ]
    shared = _shared([[rows[spot][1] for spot in spots if spot in rows] for spots in error.parts.values()])
    return {"kind": kind, "name": error.name, "pairs": error.pairs, "parts": parts, "evidence": shared}


def _printed(row: dict[str, Any]) -> dict[str, Any]:
    return {"work": row["work"], "position": row["position"], "name": row["printed"], "sources": row["sources"]}


def _shared(parts: list[list[Mention]]) -> list[str]:
    """What mentions of several parts have in common; empty where only a chain of others joins them."""
    works = frozenset(one.work for part in parts for one in part)
    counts: dict[str, int] = {}
    for part in parts:
        for item in {item for one in part for item in one.items(works)}:
            counts[item] = counts.get(item, 0) + 1
    both = sorted((item for item, count in counts.items() if count > 1), key=lambda item: (-counts[item], item))
    return both[: 2 * SHOWN]
