"""The canonical form of the graph that tables of a bulk load are, read from the tables alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from kg.canonical import LEFT_OUT, PROPERTIES_LEFT_OUT, _line
from kg.pages import STATEMENTS

WORKS = ("Paper", "Dataset", "Software", "OtherProduct")
Row = dict[str, Any]


def rows(folder: Path) -> Iterator[Row]:
    """Rows of one table; null and absent are the same."""
    for file in sorted(folder.glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches():
            for row in batch.to_pylist():
                yield {name: value for name, value in row.items() if value is not None}


def canonical(tables: Path) -> bytes:
    """What `kg export canonical -` gives of a graph made from these tables."""
    starting: dict[str, dict[str, list[bytes]]] = {label: {} for label in STATEMENTS}
    for folder in sorted((tables / "rels").glob("*/*")):
        start_label, end_label = folder.name.split("-")
        for row in rows(folder):
            start, end = row.pop("start"), row.pop("end")
            line = {"type": folder.parent.name, "start": [start_label, start], "end": [end_label, end]}
            starting[start_label].setdefault(start, []).append(_line(line | {"properties": row}))
    made: list[bytes] = []
    for label in STATEMENTS:
        left_out = PROPERTIES_LEFT_OUT.get(label, frozenset())
        labels = sorted([label, "Work"]) if label in WORKS else [label]
        for row in sorted(rows(tables / "nodes" / label), key=lambda row: str(row["id"])):
            properties = {name: value for name, value in row.items() if name not in left_out}
            made.append(_line({"id": row["id"], "labels": labels, "properties": properties}))
            made += sorted(starting[label].pop(row["id"], []))
    assert not any(starting.values()), "relationships start at nodes that are not there"
    assert {one.name for one in (tables / "nodes").iterdir()} <= STATEMENTS.keys() | LEFT_OUT
    return b"".join(made)
