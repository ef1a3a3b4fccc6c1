"""Where everything stands on the map: a compass round the focus, the same for the same items.

Papers that cite stand to the right and references to the left, so that time runs from left to right; people above,
topics below, versions and their sources upper left, data and code lower left. For a focus that is no work, its
works run from left to right by year. The second step lies beyond the items it hangs on, expansions in a fan behind
theirs; neither moves what was there before.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webui.apart import Point, apart
from webui.boxes import Box

#: Rings are wider than high, as screens are.
_STRETCH_X, _STRETCH_Y = 1.56, 1.0
_RING = 82.0
#: A sector with few items does not spread to its full width.
_DEGREES_EACH = 11.0
_BEYOND = {"institution": 88.0}
_BEYOND_USUAL = 108.0
#: Where the second step begins at the least, and when the mean of parents on all sides says nothing.
_INNER, _UNDECIDED = 330.0, 60.0


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of the compass: its middle and half width in degrees (0 right, 90 up), its first ring, its caption."""

    middle: float
    half: float
    ring: float
    caption: str = ""


SECTORS = {
    "right": Sector(2, 38, 225),
    "left": Sector(180, 42, 225),
    "people": Sector(90, 40, 180),
    "institutions": Sector(90, 34, 300),
    "topics": Sector(270, 44, 190),
    "versions": Sector(150, 10, 175),
    "sources": Sector(134, 9, 285),
    "grants": Sector(46, 8, 290),
    "similar": Sector(318, 15, 240),
    "artefacts": Sector(222, 9, 205),
    "topics-wide": Sector(270, 30, 300),
}
#: Relation of a neighbour -> sector, for every kind of focus.
_PLACES = {
    "author": "people", "collaborator": "people", "member": "people",
    "reference": "left", "citing": "right", "similar": "similar", "related": "artefacts",
    "institution": "institutions", "partner": "institutions", "whole": "institutions", "part": "institutions",
    "participant": "institutions", "provider": "institutions",
    "topic": "topics", "neighbour": "topics", "broader": "topics-wide", "narrower": "topics-wide",
    "version": "versions", "earlier": "left", "later": "right", "sibling": "versions",
    "venue": "sources", "holder": "sources", "source": "sources",
    "grant": "grants", "funder": "grants", "named": "artefacts",
}  # fmt: skip
#: Sectors in which time runs from left to right.
_TIMED = ("left", "right")


def sector_of(node: Mapping[str, Any], halves: Mapping[str, str]) -> str:
    """The sector of a neighbour of the first step."""
    return halves.get(node["id"]) or _PLACES.get(node["relation"], "artefacts")


def places(
    nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]], boxes: Mapping[str, Box]
) -> dict[str, Point]:
    """A place for every node; the first step does not depend on the second, nor either on expansions."""
    focus = next(node["id"] for node in nodes if node["hop"] == 0)
    first = [node for node in nodes if node["hop"] == 1 and node["stage"] == 0]
    placed = {focus: (0.0, 0.0)}
    placed = apart(placed | _compass(first), boxes, frozenset(placed))
    linked = _linked(edges)
    second = sorted((node for node in nodes if node["hop"] == 2 and node["stage"] == 0), key=lambda node: node["id"])
    if second:
        homes = {node["id"]: _beyond(node, linked, placed, focus) for node in second}
        placed = apart(placed | homes, boxes, frozenset(placed))
    for stage in sorted({node["stage"] for node in nodes} - {0}):
        added = sorted(
            (node for node in nodes if node["stage"] == stage),
            key=lambda node: (node["relation"], node["place"], node["id"]),
        )
        placed = apart(placed | _fan(added, placed, focus), boxes, frozenset(placed))
    return placed


def halves(first: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Works of a focus that is no work: the older half to the left, the newer to the right."""
    works = sorted(
        (node for node in first if node["relation"] == "work"), key=lambda node: (node.get("year") or 0, node["id"])
    )
    cut = len(works) // 2
    return {node["id"]: "left" if place < cut else "right" for place, node in enumerate(works)}


def _compass(first: Sequence[Mapping[str, Any]]) -> dict[str, Point]:
    sides = halves(first)
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for node in first:
        groups.setdefault(sector_of(node, sides), []).append(node)
    found: dict[str, Point] = {}
    for name, members in sorted(groups.items()):
        found |= _arc(SECTORS[name], _ordered(name, members), timed=name in _TIMED)
    return found


def _ordered(sector: str, members: Sequence[Mapping[str, Any]]) -> list[str]:
    """By year where time runs, nearest to the focus first; elsewhere by rank."""
    if sector == "right":
        return [node["id"] for node in sorted(members, key=lambda node: (node.get("year") or 0, node["id"]))]
    if sector == "left":
        return [node["id"] for node in sorted(members, key=lambda node: (-(node.get("year") or 0), node["id"]))]
    return [node["id"] for node in sorted(members, key=lambda node: (node["relation"], node["place"], node["id"]))]


def _arc(sector: Sector, names: Sequence[str], *, timed: bool) -> dict[str, Point]:
    """Names on one to three rings of a sector; in timed sectors ring after ring, else in turn."""
    count = len(names)
    rings = 1 if count <= 5 else 2 if count <= 8 else 3 if count <= 24 else math.ceil(count / 8)
    each = math.ceil(count / rings)
    sign = -1 if 90 <= sector.middle <= 270 else 1
    widest = min(sector.half, _DEGREES_EACH * each)
    found = {}
    for number, name in enumerate(names):
        ring, slot = (number // each, number % each) if timed else (number % rings, number // rings)
        here = min(each, count - ring * each) if timed else math.ceil((count - ring) / rings)
        along = 0.0 if here == 1 else slot / (here - 1) * 2 - 1
        spread = widest * (1 - 0.12 * min(ring, 3)) if timed else widest
        shift = spread / max(here, 2) * 0.5 if ring % 2 else 0.0
        angle = math.radians(sector.middle + sign * (spread * along + shift))
        radius = sector.ring + ring * _RING
        found[name] = (radius * math.cos(angle) * _STRETCH_X, -radius * math.sin(angle) * _STRETCH_Y)
    return found


def _linked(edges: Sequence[Mapping[str, Any]]) -> dict[str, set[str]]:
    linked: dict[str, set[str]] = {}
    for edge in edges:
        linked.setdefault(edge["from"], set()).add(edge["to"])
        linked.setdefault(edge["to"], set()).add(edge["from"])
    return linked


def _beyond(node: Mapping[str, Any], linked: Mapping[str, set[str]], placed: Mapping[str, Point], focus: str) -> Point:
    """Outside the mean of what it hangs on, and outside the inner rings."""
    parents = sorted(name for name in linked.get(node["id"], ()) if name in placed and name != focus) or [focus]
    x = sum(placed[name][0] for name in parents) / len(parents)
    y = sum(placed[name][1] for name in parents) / len(parents)
    if math.hypot(x, y) < _UNDECIDED:
        x, y = max((placed[name] for name in parents), key=lambda at: (math.hypot(*at), at))
    away = math.hypot(x, y)
    if away < 1:
        return (_INNER * _STRETCH_X, _INNER * _STRETCH_Y)
    ring = math.hypot(x / _STRETCH_X, y / _STRETCH_Y)
    stretch = max((away + _BEYOND.get(node["kind"], _BEYOND_USUAL)) / away, _INNER / ring)
    return (x * stretch, y * stretch)


def _fan(added: Sequence[Mapping[str, Any]], placed: Mapping[str, Point], focus: str) -> dict[str, Point]:
    """Behind the item that was expanded, seen from the focus; the focus's own go all round."""
    found = {}
    for number, node in enumerate(added):
        parent = node["parent"]
        x, y = placed[parent]
        middle, half = (math.atan2(y, x), math.radians(62)) if parent != focus else (0.0, math.pi * 0.94)
        along = 0.0 if len(added) == 1 else number / (len(added) - 1) * 2 - 1
        radius = 150.0 + (number % 2) * 60
        angle = middle + half * along
        found[node["id"]] = (x + radius * math.cos(angle) * 1.2, y + radius * math.sin(angle))
    return found
