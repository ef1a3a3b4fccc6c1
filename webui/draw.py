"""The map as vis-network wants it, built by pyvis: data, never HTML. The only module that imports pyvis."""

import math
from collections.abc import Mapping
from typing import Any

from pyvis.network import Network

from queries.kinds import KINDS
from webui import layout
from webui.boxes import TAGS, box, wrapped
from webui.captions import captions
from webui.words import href

#: `smooth: dynamic` and `improvedLayout` are what makes vis slow; physics is for the Loosen button only.
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "nodes": {
        "borderWidth": 2,
        "borderWidthSelected": 2,
        "chosen": False,
        "labelHighlightBold": False,
        "font": {"size": 13, "face": "Inter, system-ui, sans-serif", "strokeWidth": 3},
        "scaling": {"label": {"enabled": True, "min": 13, "max": 13, "drawThreshold": 7, "maxVisible": 22}},
    },
    "edges": {
        "width": 1.1,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "chosen": False,
        "smooth": {"enabled": True, "type": "continuous", "roundness": 0.18},
        "arrows": {"to": {"scaleFactor": 0.42}},
    },
    "interaction": {
        "hover": True,
        "tooltipDelay": 150,
        "zoomSpeed": 0.6,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "keyboard": {"enabled": False},
    },
    "layout": {"improvedLayout": False, "randomSeed": 7},
    "physics": {
        "enabled": False,
        "solver": "forceAtlas2Based",
        "stabilization": {"enabled": False},
        "forceAtlas2Based": {
            "gravitationalConstant": -70,
            "springLength": 110,
            "springConstant": 0.05,
            "damping": 0.7,
            "avoidOverlap": 0.4,
        },
    },
}
_SIZES = {"topic": 13, "version": 10}
_ICONS = {"dataset": "data", "software": "code"}


def drawn(data: Mapping[str, Any]) -> dict[str, Any]:
    """A neighbourhood with a place, a size, a label and an address for every node."""
    nodes = sorted(data["nodes"], key=lambda node: node["stage"])
    labels = {node["id"]: label(node) for node in nodes}
    sizes = {node["id"]: size(node) for node in nodes}
    boxes = {
        node["id"]: box(node["kind"], sizes[node["id"]], labels[node["id"]], focus=node["hop"] == 0) for node in nodes
    }
    at = layout.places(nodes, data["edges"], boxes)
    net = Network(directed=True, height="100%", width="100%")
    net.options = OPTIONS
    for node in nodes:
        name = node["id"]
        x, y = at[name]
        net.add_node(
            name, label=labels[name], shape=_shape(node["kind"]), size=sizes[name], x=round(x, 1), y=round(y, 1),
            box=[round(boxes[name].half), round(boxes[name].up), round(boxes[name].down)], **_kept(node),
        )  # fmt: skip
    for edge in data["edges"]:
        net.add_edge(edge["from"], edge["to"], id=edge["id"], type=edge["type"], evidence=edge["evidence"])
    return {**data, "nodes": net.nodes, "edges": net.edges, "captions": captions(nodes, at, boxes)}


def _kept(node: Mapping[str, Any]) -> dict[str, Any]:
    icon = _ICONS.get(node["kind"], node["kind"])
    picture = {"icon": icon} if _shape(node["kind"]) == "image" else {}
    facts = {name: value for name, value in node.items() if name not in ("id", "label", "place")}
    return {**facts, "group": KINDS[node["kind"]].group, "href": href(node["kind"], node["key"]), **picture}


def _shape(kind: str) -> str:
    return "dot" if kind == "paper" else "box" if kind in TAGS else "image"


def size(node: Mapping[str, Any]) -> float:
    """Radius: papers by citations, others fixed, the second step smaller."""
    if node["hop"] == 0:
        return 34.0
    if node["kind"] == "paper":
        return round(min(24.0, 7 + 1.55 * math.log2(1 + (node.get("cited_by") or 0))), 1)
    if node["kind"] in _SIZES:
        return float(_SIZES[node["kind"]])
    return 15.0 if node["hop"] == 1 and node["stage"] == 0 else 11.0


def label(node: Mapping[str, Any]) -> str:
    """The few words beside a mark: "Surname 2021" for papers, names for the others; never empty."""
    name = str(node["name"])
    match node["kind"]:
        case "paper" if node.get("first_author"):
            return " ".join([wrapped(str(node["first_author"]), 18, 1), str(node.get("year") or "")]).strip()
        case "version" if node.get("version_kind") != "arxiv":
            return wrapped(f"{name} {str(node.get('date') or '')[:4]}", 16, 1)
        case "topic":
            return wrapped(name, 19, 2)
        case "person":
            return wrapped(name, 20, 2)
    return wrapped(str(node.get("short") or name), 20, 2)
