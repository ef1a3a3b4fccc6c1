"""The neighbourhood of anything in the graph: the data of a map, a table, a file.

One question for the first step, one for the second, one for what is shown of all items and the links among them;
one more for each item that is expanded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import Malformed, Unknown
from kg.graph import Graph
from kg.statements import text
from queries.gathering import FOCUS, Gathered, Item, Row, take, with_kinds
from queries.kinds import KINDS, WORKS, kind
from queries.shares import shares

MOST_NODES, MOST_LINKS, MOST_EXPANSIONS = 300, 900, 12
#: How many an expansion adds, and among how many of each relation it chooses.
_EXPANSION, _EXPANSION_ROWS = 12, 60
#: Items with more links of one sort are not passed through; counts rest on so many works of a hub.
_BUSY, _HUB = 1000, 5000
#: Properties that a node of the map says in its own words.
_RENAMED = ("title", "name", "label", "kind")
ORDER = (
    "within a relation the strongest first: authors by position, works by citations, "
    "people, institutions and topics by shared works; the second step by how many items of the first it touches"
)
#: What `second` counts.
SECOND = (
    "things linked with an item of the first step that is shown, other than the focus and its own neighbours "
    f"(the {MOST_NODES} strongest of each relation)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What part of a neighbourhood is wanted."""

    depth: int = 1
    limit: int = 60
    kinds: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    expand: tuple[str, ...] = ()
    """Items whose own neighbours are added, as `kind/id`, in order."""

    def years(self) -> dict[str, int]:
        """Parameters that most statements have."""
        return {"since": self.since or 0, "until": 9999 if self.until is None else self.until}

    def wanted(self, rows: Sequence[Row]) -> list[Row]:
        """Rows of the kinds that are wanted."""
        return [row for row in rows if row["kind"] and (not self.kinds or row["kind"] in self.kinds)]


def neighbourhood(graph: Graph, kind_name: str, key: str, view: View | None = None) -> dict[str, Any]:
    """Focus, nodes, links with their evidence, totals before the cut, and the order of the cut."""
    view = view or View()
    # The second step leaves out neighbours of the focus, so it has to know those that a small map cuts off as well.
    rows = _around(graph, kind_name, key, view, MOST_NODES if view.depth > 1 else view.limit)
    focus = Item(kind_name, key)
    gathered = Gathered()
    gathered.add(focus)
    notes = _notes(rows)
    first = [row for row in view.wanted(rows) if row["place"] < view.limit]
    totals = take(gathered, focus, first, min(view.limit, MOST_NODES - 1))
    second = _second_step(graph, gathered, rows, view) if view.depth > 1 else {"total": 0, "shown": 0}
    for stage, name in enumerate(view.expand, 1):
        if name in gathered.items:
            _expand(graph, gathered, gathered.items[name], stage, view)
        else:
            notes.append(f"{name[:80]!r} is not on this map, so it cannot be expanded.")
    nodes = _facts_and_links(graph, gathered)
    links = gathered.numbered()
    return {
        "focus": focus.id,
        "nodes": nodes,
        "edges": links[:MOST_LINKS],
        "total": sum(one["total"] for one in totals),
        "shown": sum(one["shown"] for one in totals),
        "totals": totals,
        "second": {**second, "counts": SECOND},
        "links": len(links),
        "order": ORDER,
        "notes": notes,
    }


def _around(graph: Graph, kind_name: str, key: str, view: View, limit: int) -> list[Row]:
    """The first step from an item, the item itself among the rows."""
    parameter = "work" if kind_name in WORKS else kind(kind_name).name
    statement = {
        "work": {"busy": _BUSY, **view.years()},
        "version": {},
    }.get(parameter, {"hub": _HUB, **view.years()})
    given = {parameter: key, "limit": limit, **statement}
    rows = with_kinds(graph.read(text("read", f"neighbourhood_{parameter}"), given).dicts())
    about = next((row for row in rows if row["relation"] == FOCUS), None)
    if about is None:
        raise Unknown(f"No {KINDS[kind_name].singular.lower()} has the id {key!r}")
    if about["kind"] != kind_name:
        raise Unknown(f"{key!r} is no {KINDS[kind_name].singular.lower()}; it is at /map/{about['kind']}/{key}")
    return rows


def _notes(rows: Sequence[Row]) -> list[str]:
    """What was left out of the counts, in words."""
    evidence = next(row["evidence"] for row in rows if row["relation"] == FOCUS)
    works = next((row["total"] for row in rows if row["relation"] == "work"), 0)
    links, left_out = evidence.get("links", 0), evidence.get("left_out")
    notes = []
    if works > _HUB:
        notes.append(f"People, institutions and topics are counted over the newest {_HUB:,} of {works:,} works.")
    if links > 20 * _HUB:
        notes.append(f"Only {20 * _HUB:,} of its {links:,} links were looked at.")
    if left_out:
        notes.append(f"{left_out:,} works of more than 100 authors are left out of the collaborators.")
    return notes


def _second_step(graph: Graph, gathered: Gathered, first: Sequence[Row], view: View) -> dict[str, int]:
    """Put what touches most of the first step on the map, a fair share of each kind.

    Neighbours of the focus that were cut off are no second step. How many there are is counted without room as well.
    """
    room = max(0, min(max(12, view.limit // 2), MOST_NODES - len(gathered.items)))
    ids = [item.key for item in gathered.items.values() if item.hop]
    without = [row["id"] for row in first if row["id"] not in ids]
    given = {"ids": ids, "without": without, "limit": max(1, room), "busy": _BUSY, **view.years()}
    rows = view.wanted(with_kinds(graph.read(text("read", "neighbourhood_second"), given).dicts()))
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["kind"], []).append(row)
    share = shares(room, {name: len(members) for name, members in found.items()})
    for name, members in found.items():
        for row in members[: share[name]]:
            gathered.add(Item(name, row["id"], 2, 0, "second", row["place"]))
    return {"total": sum(members[0]["total"] for members in found.values()), "shown": sum(share.values())}


def _expand(graph: Graph, gathered: Gathered, parent: Item, stage: int, view: View) -> None:
    room = max(0, min(_EXPANSION, MOST_NODES - len(gathered.items)))
    rows = _around(graph, parent.kind, parent.key, view, _EXPANSION_ROWS)
    centre = Item(parent.kind, parent.key, parent.hop, stage)
    take(gathered, centre, view.wanted(rows), room)


def _facts_and_links(graph: Graph, gathered: Gathered) -> list[Row]:
    """What is shown of every item, in order; links among them are put on the map."""
    ids = sorted({item.key for item in gathered.items.values()})
    facts: dict[str, Row] = {}
    for row in with_kinds(graph.read(text("read", "neighbourhood_items"), {"ids": ids}).dicts()):
        if row["item"] in gathered.items:
            facts[row["item"]] = {**row["facts"], "first_author": row["first_author"]}
            _join(gathered, row, row["leads_to"], outward=True)
            _join(gathered, row, row["comes_from"], outward=False)
    return [_node(item, facts.get(item.id, {})) for item in gathered.items.values()]


def _join(gathered: Gathered, row: Row, links: Sequence[Row], *, outward: bool) -> None:
    """Put an item's links to others on the map; of two of one type the order decides what is said, so it is fixed."""
    item, items = row["item"], gathered.items
    found = [link for link in with_kinds(links) if link["item"] in items and link["item"] != item]
    if len({(link["item"], link["type"]) for link in found}) < len(found):
        found.sort(key=lambda link: str(link["evidence"]))
    for link in found:
        stage = max(items[item].stage, items[link["item"]].stage)
        gathered.link(item, link["item"], {**link, "outward": outward}, stage)


def _node(item: Item, facts: Row) -> Row:
    """An item as data; `kind` and `label` of the graph give way to ours."""
    shown = {name: value for name, value in facts.items() if value is not None and name not in _RENAMED}
    named = (facts.get(name) for name in ("title", "name", "label", "acronym", "code", "type"))
    node = {
        "id": item.id,
        "kind": item.kind,
        "key": item.key,
        "name": next((str(name) for name in named if name), item.key),
        "hop": item.hop,
        "stage": item.stage,
        "relation": item.relation,
        "place": item.place,
        **shown,
    }
    if item.parent:
        node["parent"] = item.parent
    if facts.get("kind"):
        node["version_kind"] = facts["kind"]
    return node


def expansions(names: Sequence[str]) -> tuple[str, ...]:
    """Names of items to expand, each once, as many as are allowed."""
    kept = tuple(dict.fromkeys(name for name in names if name))
    if len(kept) > MOST_EXPANSIONS:
        raise Malformed(f"At most {MOST_EXPANSIONS} items can be expanded")
    return kept
