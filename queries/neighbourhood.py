"""The neighbourhood of anything in the graph: the data of a map, a table, a file.

One question for the first step, one for the second, one for what is shown of all items and the links among them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import Malformed, Unknown
from kg.graph import Graph
from kg.statements import text
from queries.kinds import KINDS, WORKS, kind, kind_of_labels
from queries.linkwords import RELATION_WORDS
from queries.shares import shares

MOST_NODES, MOST_LINKS, MOST_EXPANSIONS = 300, 900, 12
#: How many an expansion adds, and of how many it is chosen.
_EXPANSION, _EXPANSION_ROWS = 12, 60
ORDER = (
    "within a relation the strongest first: authors by position, works by citations, "
    "people, institutions and topics by shared works; the second step by how many items of the first it touches"
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
        """Parameters of every statement."""
        return {"since": self.since or 0, "until": 9999 if self.until is None else self.until}

    def wants(self, name: str) -> bool:
        """Whether items of a kind are wanted."""
        return not self.kinds or name in self.kinds


@dataclass(slots=True)
class _Item:
    kind: str
    key: str
    hop: int
    stage: int
    relation: str
    place: int
    parent: str = ""
    touches: int = 0

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.key}"


@dataclass(slots=True)
class _Gathered:
    """What has been found so far; items in the order in which they came."""

    items: dict[str, _Item] = field(default_factory=dict)
    links: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    totals: list[dict[str, Any]] = field(default_factory=list)
    second: dict[str, int] = field(default_factory=lambda: {"total": 0, "shown": 0})
    notes: list[str] = field(default_factory=list)


def neighbourhood(graph: Graph, kind_name: str, key: str, view: View | None = None) -> dict[str, Any]:
    """Focus, nodes, links with their evidence, totals before the cut, and the order of the cut."""
    view = view or View()
    gathered = _Gathered()
    rows = _first_step(graph, kind_name, key, view)
    focus = _Item(kind_name, key, 0, 0, "focus", 0)
    gathered.items[focus.id] = focus
    _take(gathered, focus, rows, view.limit, view)
    if view.depth > 1:
        _second_step(graph, gathered, view)
    for stage, name in enumerate(view.expand, 1):
        _expansion(graph, gathered, name, stage, view)
    nodes = _facts_and_links(graph, gathered)
    links = _numbered(gathered)
    return {
        "focus": focus.id,
        "nodes": nodes,
        "edges": links[:MOST_LINKS],
        "total": sum(one["total"] for one in gathered.totals),
        "shown": sum(one["shown"] for one in gathered.totals),
        "totals": gathered.totals,
        "second": gathered.second,
        "links": len(links),
        "order": ORDER,
        "notes": gathered.notes,
    }


def _statement(kind_name: str) -> tuple[str, str]:
    """Name of the statement of a kind's first step, and of its parameter."""
    name = "work" if kind_name in WORKS else kind_name
    return f"neighbourhood_{name}", name


def _first_step(graph: Graph, kind_name: str, key: str, view: View, limit: int = 0) -> list[dict[str, Any]]:
    name, parameter = _statement(kind(kind_name).name)
    given: dict[str, Any] = {parameter: key, "limit": limit or view.limit, "busy": 1000, "hub": 5000, **view.years()}
    rows = graph.read(text("read", name), given).dicts()
    for row in rows:
        row["kind"] = kind_of_labels([row["kind"]])
    about = next((row for row in rows if row["relation"] == "focus"), None)
    if about is None:
        raise Unknown(f"No {KINDS[kind_name].singular.lower()} has the id {key!r}")
    if about["kind"] != kind_name:
        raise Unknown(f"{key!r} is a {about['kind']}, not a {kind_name}: /map/{about['kind']}/…")
    return rows


def _take(gathered: _Gathered, centre: _Item, rows: list[dict[str, Any]], limit: int, view: View) -> None:
    """Choose among a centre's neighbours, a fair share of each relation; a node belongs to its first relation."""
    by_relation: dict[str, list[dict[str, Any]]] = {}
    seen = set(gathered.items)
    totals: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (_rank(row["relation"]), row["place"])):
        node_id = f"{row['kind']}/{row['id']}"
        if row["relation"] == "focus":
            if centre.hop == 0 and centre.stage == 0:
                gathered.notes += _notes(row["evidence"], rows)
        elif view.wants(row["kind"]):
            totals.setdefault(row["relation"], row["total"])
            if node_id in seen:
                totals[row["relation"]] -= node_id != centre.id and centre.stage == 0
            else:
                seen.add(node_id)
                by_relation.setdefault(row["relation"], []).append(row)
    share = shares(limit, {name: len(found) for name, found in by_relation.items()})
    for name, found in by_relation.items():
        for row in found[: share[name]]:
            item = _Item(row["kind"], row["id"], centre.hop + 1, centre.stage, name, row["place"], centre.id)
            gathered.items[item.id] = item
    for row in rows:
        other = f"{row['kind']}/{row['id']}"
        if row["relation"] != "focus" and other in gathered.items:
            _link(gathered, centre.id, other, row)
    if centre.hop == 0 and centre.stage == 0:
        gathered.totals = [
            {"relation": name, "name": RELATION_WORDS[name], "total": max(total, share.get(name, 0)),
             "shown": share.get(name, 0)}
            for name, total in totals.items() if total > 0
        ]  # fmt: skip


def _rank(relation: str) -> int:
    """Relations in the order of their table, so that a node that stands in two belongs to the same one always."""
    return list(RELATION_WORDS).index(relation) if relation in RELATION_WORDS else -1


def _notes(evidence: dict[str, Any], rows: list[dict[str, Any]]) -> list[str]:
    works = next((row["total"] for row in rows if row["relation"] == "work"), 0)
    looked_at, left_out = evidence.get("looked_at"), evidence.get("left_out")
    notes = []
    if looked_at is not None and looked_at < works:
        notes.append(f"People, institutions and topics are counted over the newest {looked_at:,} of {works:,} works.")
    if left_out:
        notes.append(f"{left_out:,} works of more than 100 authors are left out of the collaborators.")
    return notes


def _second_step(graph: Graph, gathered: _Gathered, view: View) -> None:
    room = min(max(12, view.limit // 2), MOST_NODES - len(gathered.items))
    ids = [item.key for item in gathered.items.values() if item.hop == 1]
    given = {"ids": ids, "limit": room, "busy": 1000, **view.years()}
    found: dict[str, list[dict[str, Any]]] = {}
    for row in graph.read(text("read", "neighbourhood_second"), given).dicts():
        row["kind"] = kind_of_labels([row["kind"]])
        if row["kind"] and view.wants(row["kind"]):
            gathered.second["total"] += row["total"] if row["place"] == 0 else 0
            if f"{row['kind']}/{row['id']}" not in gathered.items:
                found.setdefault(row["kind"], []).append(row)
            else:
                gathered.second["total"] -= 1
    share = shares(max(room, 0), {_as_relation(name): len(rows) for name, rows in found.items()})
    for name, rows in found.items():
        for row in rows[: share[_as_relation(name)]]:
            item = _Item(name, row["id"], 2, 0, "second", row["place"], touches=row["touches"])
            gathered.items[item.id] = item
    gathered.second["shown"] = sum(share.values())


def _as_relation(name: str) -> str:
    """The relation whose weight a kind has in the second step; each kind its own."""
    return {"paper": "work", "person": "author", "institution": "institution", "topic": "topic"}.get(name, name)


def _expansion(graph: Graph, gathered: _Gathered, name: str, stage: int, view: View) -> None:
    parent = gathered.items.get(name)
    if parent is None:
        gathered.notes.append(f"{name[:80]!r} is not on this map, so it cannot be expanded.")
        return
    room = min(_EXPANSION, MOST_NODES - len(gathered.items))
    rows = _first_step(graph, parent.kind, parent.key, view, _EXPANSION_ROWS)
    centre = _Item(parent.kind, parent.key, parent.hop, stage, parent.relation, parent.place)
    _take(gathered, centre, rows, max(room, 0), view)


def _link(gathered: _Gathered, centre: str, other: str, row: dict[str, Any]) -> None:
    start, end = (centre, other) if row["outward"] else (other, centre)
    evidence = {name: value for name, value in row["evidence"].items() if value is not None}
    known = gathered.links.setdefault((row["type"], start, end), {})
    for name, value in evidence.items():
        known.setdefault(name, value)


def _facts_and_links(graph: Graph, gathered: _Gathered) -> list[dict[str, Any]]:
    ids = sorted({item.key for item in gathered.items.values()})
    nodes: dict[str, dict[str, Any]] = {}
    for row in graph.read(text("read", "neighbourhood_items"), {"ids": ids}).dicts():
        node_id = f"{kind_of_labels([row['kind']])}/{row['id']}"
        if node_id not in gathered.items:
            continue
        nodes[node_id] = {
            **{name: value for name, value in row["facts"].items() if value is not None},
            **({"first_author": row["first_author"]} if row["first_author"] else {}),
        }
        for link in row["links"]:
            other = f"{kind_of_labels([link['kind']])}/{link['id']}"
            if other in gathered.items and other != node_id:
                _link(gathered, node_id, other, link)
    return [_node(item, nodes.get(item.id, {})) for item in gathered.items.values()]


def _node(item: _Item, facts: dict[str, Any]) -> dict[str, Any]:
    version_kind = {"version_kind": facts.pop("kind")} if "kind" in facts else {}
    name = facts.pop("title", None) or facts.pop("name", None) or facts.get("label")
    name = name or facts.get("acronym") or facts.get("code") or facts.get("type") or item.key
    label = {"label": facts.pop("label")} if "label" in facts else {}
    node = {"id": item.id, "kind": item.kind, "key": item.key, "name": name, "hop": item.hop}
    node |= {"stage": item.stage, "relation": item.relation, "place": item.place}
    if item.parent:
        node["parent"] = item.parent
    return {**node, **({"short_label": label["label"]} if label else {}), **version_kind, **facts}


def _numbered(gathered: _Gathered) -> list[dict[str, Any]]:
    """Links in an order that an expansion only adds to, with ids by place."""

    def key(link: tuple[str, str, str]) -> tuple[Any, ...]:
        ends = (gathered.items[link[1]], gathered.items[link[2]])
        return max(end.stage for end in ends), max(end.hop for end in ends), link

    return [
        {"id": f"e{number}", "from": link[1], "to": link[2], "type": link[0], "evidence": gathered.links[link]}
        for number, link in enumerate(sorted(gathered.links, key=key))
    ]


def expansions(names: Sequence[str]) -> tuple[str, ...]:
    """Names of items to expand, each once, as many as are allowed."""
    kept = tuple(dict.fromkeys(name for name in names if name))
    if len(kept) > MOST_EXPANSIONS:
        raise Malformed(f"At most {MOST_EXPANSIONS} items can be expanded")
    return kept
