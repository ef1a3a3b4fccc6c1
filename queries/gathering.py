"""Choosing the items of a map from the rows of its statements, and putting them together with their links."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from queries.kinds import kind_of_label
from queries.linkwords import RELATION_WORDS, SYMMETRIC
from queries.shares import shares

Row = dict[str, Any]
#: Relation of the row that is the focus itself.
FOCUS = "focus"
_ORDER = {name: place for place, name in enumerate(RELATION_WORDS)}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a map: `hop` steps from the focus, there since expansion `stage` (0: from the beginning)."""

    kind: str
    key: str
    hop: int = 0
    stage: int = 0
    relation: str = FOCUS
    place: int = 0
    parent: str = ""

    @property
    def id(self) -> str:
        """Kind and key: keys are unique within a label only."""
        return f"{self.kind}/{self.key}"


@dataclass(slots=True)
class Gathered:
    """What has been found so far; items in the order in which they came."""

    items: dict[str, Item] = field(default_factory=dict)
    links: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    stages: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """The expansion that a link came with: the first that could have shown it."""

    def add(self, item: Item) -> None:
        """Put an item on the map."""
        self.items[item.id] = item

    def link(self, centre: str, other: str, row: Row, stage: int) -> None:
        """Put a link on the map; what is known of it already stays."""
        start, end = (centre, other) if row["outward"] else (other, centre)
        if row["type"] in SYMMETRIC:
            start, end = sorted((start, end))
        link = (row["type"], start, end)
        known = self.links.setdefault(link, {})
        self.stages[link] = min(self.stages.get(link, stage), stage)
        for name, value in row["evidence"].items():
            if value is not None:
                known.setdefault(name, value)

    def numbered(self) -> list[Row]:
        """Links in an order that an expansion only adds to, with ids by place."""

        def order(link: tuple[str, str, str]) -> tuple[Any, ...]:
            return self.stages[link], max(self.items[end].hop for end in link[1:]), link

        return [
            {"id": f"e{number}", "from": link[1], "to": link[2], "type": link[0], "evidence": self.links[link]}
            for number, link in enumerate(sorted(self.links, key=order))
        ]


def with_kinds(rows: Iterable[Row]) -> list[Row]:
    """Rows with kinds for labels, and the id an item has on the map."""
    found = []
    for row in rows:
        kind = kind_of_label(row["kind"])
        found.append({**row, "kind": kind, "item": f"{kind}/{row['id']}"})
    return found


def by_relation(rows: Sequence[Row], taken: Iterable[str]) -> dict[str, list[Row]]:
    """Rows of each relation by rank, without what is taken; an item that stands in two belongs to the first."""
    seen = set(taken)
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (_ORDER[row["relation"]], row["place"])):
        if row["item"] not in seen:
            seen.add(row["item"])
            found.setdefault(row["relation"], []).append(row)
    return found


def take(gathered: Gathered, centre: Item, rows: Sequence[Row], limit: int) -> list[Row]:
    """Put a fair share of a centre's neighbours on the map, with their links to it; totals of each relation."""
    rows = [row for row in rows if row["relation"] != FOCUS]
    found = by_relation(rows, gathered.items)
    share = shares(limit, {name: len(members) for name, members in found.items()})
    for name, members in found.items():
        for row in members[: share[name]]:
            gathered.add(Item(row["kind"], row["id"], centre.hop + 1, centre.stage, name, row["place"], centre.id))
    for row in rows:
        if row["item"] in gathered.items:
            gathered.link(centre.id, row["item"], row, centre.stage)
    return _totals(rows, found, share)


def _totals(rows: Sequence[Row], found: dict[str, list[Row]], share: dict[str, int]) -> list[Row]:
    """How many there are and are shown; an item is counted in the relation it belongs to."""
    stated = {row["relation"]: row["total"] for row in rows}
    listed = Counter(relation for relation, _ in {(row["relation"], row["item"]) for row in rows})
    return [
        {
            "relation": name,
            "name": RELATION_WORDS[name],
            "total": stated[name] - (listed[name] - len(found[name])),
            "shown": share[name],
        }
        for name in sorted(found, key=_ORDER.__getitem__)
    ]
