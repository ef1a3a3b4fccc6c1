"""What is in the graph: counts by kind, deliveries with their rejects, and whether derived figures are stale."""

import json
from collections.abc import Mapping
from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses
from queries.kinds import kind_of_labels
from queries.lists import named
from queries.wording import delivery, plural

Row = dict[str, Any]


def overview(graph: Graph) -> Row:
    """Counts by label and type, deliveries, staleness."""
    return {
        "nodes": _with_evidence(graph.read(text("read", "graph_counts")).dicts()),
        "relationships": graph.read(text("read", "graph_link_counts")).dicts(),
        "loads": loads(graph),
        "derived": derived(graph),
    }


def home(graph: Graph) -> Row:
    """The first page: what there is, where it comes from, where to start."""
    nodes = graph.read(text("read", "graph_counts")).dicts()
    counts = [row for row in _with_evidence(nodes) if row["kind"] and row["nodes"]]
    links = {row["type"]: row["relationships"] for row in graph.read(text("read", "graph_link_counts")).dicts()}
    return {
        "counts": counts,
        "citations": links.get("CITES", 0),
        "citations_href": addresses.catalogue("all_citations", {"limit": 100}),
        "evidence": {"nodes": "/queries/graph_counts", "relationships": "/queries/graph_link_counts"},
        "loads": loads(graph),
        "derived": derived(graph),
        "examples": [_example(named(row)) for row in graph.read(text("read", "home_examples")).dicts()],
    }


def _with_evidence(nodes: list[Row]) -> list[Row]:
    """Counts by label; of kinds that people see with the list of what was counted."""
    made = []
    for row in nodes:
        kind = kind_of_labels([row["label"]])
        href = addresses.catalogue("all_things", {"label": row["label"], "limit": 100}) if kind else ""
        made.append(row | {"kind": kind, "href": href})
    return made


def _example(row: Row) -> Row:
    return row | {"name": row["name"] or row["id"], "why_words": f"{row['figure']:,} {row['why']}"}


def loads(graph: Graph) -> list[Row]:
    """Deliveries, latest first, their counts and rejects opened up."""
    rows = graph.read(text("read", "load_list"), {"limit": 100}).dicts()
    return [_load(row) for row in rows]


def _load(row: Row) -> Row:
    noted = row.pop("properties")
    counts, rejects = _opened(noted, "counts", {}), _opened(noted, "rejects", [])
    read = counts.get("read", {})
    return row | {
        "delivery": delivery(f"{row['source'] or ''}:{row['release'] or ''}"),
        "input": noted.get("input") or [],
        "read": {name: count for name, count in read.items() if not name.startswith("link ")},
        "links": {name.removeprefix("link "): count for name, count in read.items() if name.startswith("link ")},
        "changed": counts.get("changed", {}),
        "waiting_links": counts.get("waiting_links", 0),
        "rejects": rejects,
        "rejected": sum(one.get("count", 0) for one in rejects),
    }


def _opened(noted: Mapping[str, Any], name: str, default: Any) -> Any:
    value = noted.get(name)
    return json.loads(value) if isinstance(value, str) and value else value or default


def derived(graph: Graph) -> Row:
    """What has been derived and what of it is older than the last change by a load."""
    rows = [row for row in graph.read(text("read", "derivation_list")).dicts() if row["state"]]
    known = [row for row in rows if row["known"]]
    stale = [row["name"] for row in known if row["stale"]]
    words = ""
    if rows and not known:
        words = "Figures have not been derived yet: kg derive"
    elif stale:
        words = f"{plural(len(stale), 'derivation')} older than the last load ({', '.join(stale)}): kg derive"
    return {"rows": known, "stale": stale, "words": words, "query": addresses.catalogue("derivation_list", {})}
