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
        self._columns = {name: dict.fromkeys(schema.names) for name, schema in schemas.items()}
        self._held: dict[str, list[tuple[Any, ...]]] = {name: [] for name in schemas}
        self._weight = dict.fromkeys(schemas, 0)
        self._writers: dict[str, pq.ParquetWriter] = {}

    def add(self, table: str, row: dict[str, Any], weight: int = 0) -> None:
        """One row; what the schema has and the row has not is null. `weight` is the size of its long texts."""
        names, held = self._columns[table], self._held[table]
        if not row.keys() <= names.keys():
            raise ValueError(f"The table {table} has no column {', '.join(sorted(row.keys() - names.keys()))}")
        held.append(tuple(map(row.get, names)))
        self._weight[table] += weight
        if len(held) >= ROWS or self._weight[table] >= TEXT:
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows = self._held[table]
        if table not in self._writers:
            path = self._folder / table / self._name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._writers[table] = pq.ParquetWriter(path, self._schemas[table], compression="zstd")
        self._writers[table].write_batch(self._batch(table))
        self.counts[table] += len(rows)
        self._held[table], self._weight[table] = [], 0

    def _batch(self, table: str) -> pa.RecordBatch:
        schema, rows = self._schemas[table], self._held[table]
        if not rows:
            return pa.RecordBatch.from_pylist([], schema)
        columns = zip(*rows, strict=True)
        return pa.RecordBatch.from_arrays(
            [pa.array(c, type=f.type) for c, f in zip(columns, schema, strict=True)], schema=schema
        )

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


def size(path: Path) -> int:
    """Bytes of the Parquet files below a folder before they were packed."""
    known = map(pq.read_metadata, path.rglob("*.parquet"))
    return sum(one.row_group(number).total_byte_size for one in known for number in range(one.num_row_groups))
