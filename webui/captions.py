"""Words that stand over the parts of the map: "References", "Cited by", years of the works, "Topics"."""

from collections.abc import Mapping, Sequence
from typing import Any

from queries.linkwords import RELATION_WORDS
from webui import layout
from webui.apart import Point, overlap
from webui.boxes import Box, text_width

_UPPER = {"people": "People", "institutions": "Institutions"}


def captions(
    nodes: Sequence[Mapping[str, Any]], at: Mapping[str, Point], boxes: Mapping[str, Box]
) -> list[dict[str, Any]]:
    """Text, place, and the kinds of the items it stands for (when all are hidden, so is the caption)."""
    first = [node for node in nodes if node["hop"] == 1 and node["stage"] == 0]
    sides = layout.halves(first)
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for node in first:
        groups.setdefault(layout.sector_of(node, sides), []).append(node)
    wanted = [(_side(groups[name]), groups[name], -1) for name in ("left", "right") if name in groups]
    upper = [node for name in _UPPER for node in groups.get(name, ())]
    if upper:
        words = " and ".join(word for name, word in _UPPER.items() if name in groups)
        wanted.append((words.capitalize(), upper, -1))
    if "topics" in groups:
        wanted.append(("Topics", groups["topics"], 1))
    return [_caption(text, members, way, at, boxes) for text, members, way in wanted]


def _caption(
    text: str, members: Sequence[Mapping[str, Any]], way: int, at: Mapping[str, Point], boxes: Mapping[str, Box]
) -> dict[str, Any]:
    """Above its members (or below, for the topics), moved further out until it covers nothing."""
    x = sum(at[node["id"]][0] for node in members) / len(members)
    edges = [at[node["id"]][1] + (boxes[node["id"]].down if way > 0 else -boxes[node["id"]].up) for node in members]
    y = (max(edges) if way > 0 else min(edges)) + 22 * way
    room = Box(text_width(text) * 15 / 13 / 2 + 10, 13, 13)
    # It moves up or down only, so that whoever stands beside its way is never met.
    met = [(at[name], other) for name, other in boxes.items() if overlap((x, y), room, at[name], other)[0] > 0]
    while any(overlap((x, y), room, place, other)[1] > 0 for place, other in met):
        y += 12 * way
    return {"text": text, "x": round(x, 1), "y": round(y, 1), "kinds": sorted({node["kind"] for node in members})}


def _side(members: Sequence[Mapping[str, Any]]) -> str:
    relation = members[0]["relation"]
    if relation != "work":
        return RELATION_WORDS[relation]
    years = sorted(node["year"] for node in members if node.get("year"))
    word = "Work" if len(members) == 1 else "Works"
    if not years:
        return word
    return f"{word} {years[0]}" if years[0] == years[-1] else f"{word} {years[0]}–{years[-1]}"
