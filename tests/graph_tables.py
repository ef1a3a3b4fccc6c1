"""A graph as the tables that `kg load --bulk` imports, read out of a database; and tables written by hand."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg import Graph
from kg.canonical import main_label
from kg.pages import STATEMENTS, nodes

Rows = Sequence[Mapping[str, Any]]


def write(
    folder: Path,
    found: Mapping[str, Rows],
    linked: Mapping[str, Rows],
    *,
    parts: int = 1,
    deliveries: Sequence[str] = (),
) -> Path:
    """Tables of nodes by label and of relationships by `TYPE/Start-End`, each in so many files."""
    for kind, all_rows in (("nodes", found), ("rels", linked)):
        for name, rows in all_rows.items():
            target = folder / kind / name
            target.mkdir(parents=True)
            columns = sorted({key for row in rows for key in row})
            table = pa.table({key: _column([row.get(key) for row in rows]) for key in columns})
            for part in range(parts):
                step = -(-len(rows) // parts)
                pq.write_table(table.slice(part * step, step), target / f"part-{part}.parquet")
    manifest = {
        "format": 1,
        "nodes": {label: len(rows) for label, rows in found.items()},
        "rels": {key: len(rows) for key, rows in linked.items()},
        "deliveries": list(deliveries),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def _column(values: list[Any]) -> pa.Array:
    if all(value is None or value == [] for value in values):
        return pa.array(values, pa.list_(pa.string()) if [] in values else pa.string())
    if any(isinstance(value, float) for value in values):
        values = [None if value is None else float(value) for value in values]
    return pa.array(values)


def tables(graph: Graph, folder: Path) -> Path:
    """Everything there is in a graph."""
    found: dict[str, list[dict[str, Any]]] = {}
    linked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for label in STATEMENTS:
        found[label] = []
        for row in nodes(graph, label):
            found[label].append(row["properties"])
            for link in row["links"]:
                key = f"{link['type']}/{label}-{main_label(link['labels'])}"
                linked[key].append({"start": row["id"], "end": link["id"], **link["properties"]})
    for label in ("Load", "Derivation"):
        rows = graph.command(f"MATCH (n:{label}) RETURN properties(n) AS properties")
        found[label] = [row["properties"] for row in rows]
    return write(folder, found, linked, parts=2)
