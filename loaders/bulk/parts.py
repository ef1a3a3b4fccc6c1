"""Writes rows as Parquet, many tables side by side; a table without rows is one empty part."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

#: Rows held before they are written: abstracts and payloads are some kB each.
ROWS = 4096
#: Text held before it is written, in characters; papers of 3,000 authors are a megabyte each.
TEXT = 16 << 20


class Parts:
    """One folder for each table, in it one part of this writer."""

    def __init__(self, folder: Path, schemas: Mapping[str, pa.Schema], number: int = 0) -> None:
        self.counts = dict.fromkeys(schemas, 0)
        self._schemas = schemas
        self._folder = folder
        self._name = f"part-{number:05}.parquet"
        self._held: dict[str, list[dict[str, Any]]] = {name: [] for name in schemas}
        self._weight = dict.fromkeys(schemas, 0)
        self._writers: dict[str, pq.ParquetWriter] = {}

    def add(self, table: str, row: dict[str, Any], weight: int = 0) -> None:
        """One row; what the schema has and the row has not is null. `weight` is the size of its long texts."""
        held = self._held[table]
        held.append(row)
        self._weight[table] += weight
        if len(held) >= ROWS or self._weight[table] >= TEXT:
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows = self._held[table]
        strange = set().union(*rows) - set(self._schemas[table].names)
        if strange:
            raise ValueError(f"The table {table} has no column {', '.join(sorted(strange))}")
        if table not in self._writers:
            path = self._folder / table / self._name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._writers[table] = pq.ParquetWriter(path, self._schemas[table], compression="zstd")
        self._writers[table].write_batch(pa.RecordBatch.from_pylist(rows, self._schemas[table]))
        self.counts[table] += len(rows)
        self._held[table], self._weight[table] = [], 0

    def close(self) -> None:
        """Write what is held; a table without rows is written as well, so that it can be read."""
        for table, rows in self._held.items():
            if rows or table not in self._writers:
                self._flush(table)
        for writer in self._writers.values():
            writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            for writer in self._writers.values():
                writer.close()


def rows(path: Path) -> int:
    """Rows in a Parquet file, or in all that lie below a folder."""
    files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    return sum(pq.read_metadata(file).num_rows for file in files)
