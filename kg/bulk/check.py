"""An imported graph held against its tables before anybody sees it: indexes, counts, a sample of nodes."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow.parquet as pq

from kg import schema
from kg.bulk.tables import WORKS, Table
from kg.errors import DatabaseError
from kg.graph import Graph
from kg.statements import text

#: Nodes of one file that are compared value by value.
SAMPLE = 20

Phase = Callable[[str], None]


def build_indexes(graph: Graph, *, phase: Phase) -> None:
    """Make constraints and indexes and wait for them, however long it takes; full text of a large graph takes hours."""
    schema.create(graph)
    while waiting := graph.command(text("schema", "building")):
        if failed := [row["name"] for row in waiting if row["state"] == "FAILED"]:
            raise DatabaseError(f"The index {failed[0]} could not be built: kg db log")
        phase(", ".join(f"{row['name']} {row['percent']:.0f} %" for row in waiting[:3]))
        time.sleep(0.5)
    graph.command("CALL db.awaitIndexes(60)")
    if differing := schema.drift(graph):
        raise DatabaseError(f"After the import {differing[0]}")


def counts(graph: Graph) -> Counter[tuple[str, ...]]:
    """How many nodes of a label, and relationships of a type from and to a label, the store itself counts."""
    found: Counter[tuple[str, ...]] = Counter()
    data = graph.command(text("schema", "counts"))[0]["data"]
    for row in data["nodes"]:
        found["nodes", row.get("label", "")] += row["count"]
    for row in data["relationships"]:
        start, kind, end = row.get("startLabel", ""), row.get("relationshipType", ""), row.get("endLabel", "")
        found["relationships", start, kind, end] += row["count"]
    return +found


def expected(manifest: Mapping[str, Any]) -> Counter[tuple[str, ...]]:
    """The same, from the manifest of the tables."""
    found: Counter[tuple[str, ...]] = Counter()
    for label, count in manifest["nodes"].items():
        for one in ("", label, *(("Work",) if label in WORKS else ())):
            found["nodes", one] += count
    for key, count in manifest["rels"].items():
        kind, _, pair = key.partition("/")
        start, _, end = pair.partition("-")
        found["relationships", "", "", ""] += count
        found["relationships", "", kind, ""] += count
        for label in (start, *(("Work",) if start in WORKS else ())):
            found["relationships", label, kind, ""] += count
        for label in (end, *(("Work",) if end in WORKS else ())):
            found["relationships", "", kind, label] += count
    return +found


def compare_counts(graph: Graph, manifest: Mapping[str, Any]) -> int:
    """Hold all counts against the manifest; how many were compared."""
    here, wanted = counts(graph), expected(manifest)
    for key in sorted(wanted.keys() | here.keys()):
        if here[key] != wanted[key] and key[1:] != ("", "", ""):
            raise DatabaseError(
                f"The imported graph has {here[key]:,} {_told(key)}, and the tables say {wanted[key]:,}; "
                "it does not serve, and the graph before goes on"
            )
    return len(wanted)


def _told(key: tuple[str, ...]) -> str:
    if key[0] == "nodes":
        return f"nodes {key[1]}".rstrip()
    _, start, kind, end = key
    return f"relationships (:{start})-[:{kind}]->(:{end})".replace("(:)", "()")


def compare_sample(graph: Graph, tables: Sequence[Table]) -> int:
    """Compare some nodes of each label value by value; how many there were."""
    compared = 0
    for table in tables:
        rows = list(_sample(table)) if table.label else []
        keys = [{"label": table.label, "id": row["id"]} for row in rows]
        answer = graph.read(text("export", "nodes_by_key"), {"keys": keys}, seconds=3600.0).dicts()
        found = {row["id"]: row for row in answer}
        for row in rows:
            here = found.get(row["id"])
            if here is None or set(here["labels"]) != set(table.labels) or here["properties"] != row:
                raise DatabaseError(
                    f"{table.label} {row['id']!r} did not come out of the import as it went in; "
                    "it does not serve, and the graph before goes on"
                )
        compared += len(rows)
    return compared


def _sample(table: Table) -> Iterator[dict[str, Any]]:
    """The first rows of the first, the middle and the last file."""
    files = table.files
    for file in {files[0], files[len(files) // 2], files[-1]}:
        for batch in pq.ParquetFile(file).iter_batches(batch_size=SAMPLE):
            for row in batch.to_pylist():
                yield {name: value for name, value in row.items() if value is not None and value != []}
            break
