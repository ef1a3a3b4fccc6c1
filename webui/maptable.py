"""The map as a table, for readers without script, screen or patience."""

from collections.abc import Mapping, Sequence
from typing import Any

from queries.kinds import KINDS
from queries.linkwords import COUNTED, RELATION_WORDS, link_words
from queries.wording import deliveries, plural

Row = dict[str, Any]


def table(data: Row, nodes: Mapping[str, Row], hidden: Sequence[str]) -> list[dict[str, Any]]:
    """One row for each item that is shown: its relation to the focus in words, and who says so."""
    relations: dict[str, list[str]] = {}
    said: dict[str, list[str]] = {}
    for edge in data["edges"]:
        for near, far, outward in ((edge["from"], edge["to"], True), (edge["to"], edge["from"], False)):
            hops = nodes[near]["hop"], nodes[far]["hop"]
            if near == data["focus"] or (hops == (1, 2) and not nodes[far]["stage"]):
                words = link_words(edge["type"], outward=outward)
                by_way = f", by way of {_brief(str(nodes[near]['name']))}" if hops[0] else ""
                relations.setdefault(far, []).append(words + by_way)
                said.setdefault(far, []).append(_said(edge))
    order = list(KINDS)
    rows = [
        {
            "node": node,
            "relation": _few(relations.get(node["id"], ())) or _far(node, nodes),
            "said": "; ".join(dict.fromkeys(said.get(node["id"], ()))),
        }
        for node in data["nodes"]
        if node["hop"] and node["kind"] not in hidden
    ]
    return sorted(rows, key=lambda row: (row["node"]["hop"], order.index(row["node"]["kind"]), row["node"]["stage"]))


def _said(edge: Mapping[str, Any]) -> str:
    """Who states a link, or that it was counted, and from how many works."""
    evidence = edge["evidence"]
    if edge["type"] in COUNTED:
        papers = evidence.get("papers")
        return "counted" + (f" from {plural(papers, 'work')}" if papers else "")
    return deliveries(evidence.get("sources"))


def _few(relations: Sequence[str]) -> str:
    """What relates an item; of many ways the first two."""
    found = list(dict.fromkeys(relations))
    return "; ".join(found[:2]) + (f" and {len(found) - 2} more" if len(found) > 2 else "")


def _far(node: Mapping[str, Any], nodes: Mapping[str, Row]) -> str:
    if node["stage"] and node.get("parent") in nodes:
        word = RELATION_WORDS.get(node["relation"], "neighbour").lower()
        return f"{word} of {_brief(str(nodes[node['parent']]['name']))}"
    return "two steps away"


def _brief(name: str) -> str:
    return name if len(name) <= 60 else name[:59].rstrip() + "…"
