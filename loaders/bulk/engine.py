"""What runs relational expressions: tables in Parquet in, tables in Parquet out, on DuckDB out of core."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import ibis
from ibis.expr.types import Table

#: Bytes of a written file, so that none is unhandy; DuckDB rounds up to its row groups.
_FILE = "512MB"


class Engine(Protocol):
    """Reads and writes tables; expressions are the same whatever runs them."""

    def read(self, *folders: Path) -> Table:
        """The rows of all Parquet files below these folders, which have the same columns."""

    def write(self, table: Table, folder: Path) -> None:
        """Write a table as Parquet files into a folder, which is new."""

    def value(self, expression: Any) -> Any:
        """A single value."""

    def rows(self, table: Table) -> list[tuple[Any, ...]]:
        """The rows of a small table."""


def files(folders: Sequence[Path]) -> list[str]:
    """All Parquet files below folders, part 2 before part 10."""
    found = [file for folder in folders for file in folder.rglob("*.parquet")]
    return [str(file) for file in sorted(found, key=lambda file: (file.parent, len(file.name), file.name))]


class DuckDB:
    """The engine of one machine: what does not fit into `memory` is spilled into a folder."""

    def __init__(self, spill: Path, memory: int, threads: int) -> None:
        spill.mkdir(parents=True, exist_ok=True)
        self._connection = ibis.duckdb.connect(
            temp_directory=str(spill),
            memory_limit=f"{memory >> 20}MB",
            threads=threads,
            preserve_insertion_order=False,
        )

    def read(self, *folders: Path) -> Table:
        """The rows of all Parquet files below these folders."""
        return self._connection.read_parquet(files(folders), union_by_name=True)

    def write(self, table: Table, folder: Path) -> None:
        """Write a table; sorted where the expression sorts."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        self._connection.to_parquet(
            table, folder, compression="zstd", file_size_bytes=_FILE, filename_pattern="part-{i}", row_group_size=20_000
        )

    def value(self, expression: Any) -> Any:
        """A single value."""
        return self._connection.to_pyarrow(expression).as_py()

    def rows(self, table: Table) -> list[tuple[Any, ...]]:
        """The rows of a small table."""
        return [tuple(row.values()) for row in self._connection.to_pyarrow(table).to_pylist()]


def beside(left: Table, right: Table, *on: str) -> Table:
    """The rows of the left table, each with what the right one has under the same key, or with nothing."""
    joined = left.left_join(right, list(on))
    return joined.select(*(left[name] for name in left.columns), *(right[n] for n in right.columns if n not in on))
