"""What runs relational expressions: tables in Parquet in, tables in Parquet out, on DuckDB out of core."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import ibis
from ibis.expr.types import Table

from kg.errors import KgError
from loaders.bulk.parts import size

#: Bytes of a written file, so that none is unhandy; DuckDB rounds up to its row groups.
_FILE = "512MB"
#: Rows and bytes of one row group: each thread holds some of them, whatever the memory limit.
_ROWS, _ROW_GROUP = 20_000, "8MB"
#: DuckDB's word for too little memory, which it says also where it could spill.
_NO_MEMORY = "OutOfMemoryException"
#: What is taken at once is at most a fourth of memory; so many bytes are taken by each part that is written.
_AT_ONCE, _OPEN = 4, 24 << 20

Each = Callable[[Table], Table]


class Engine(Protocol):
    """Reads and writes tables; expressions are the same whatever runs them."""

    def read(self, *folders: Path) -> Table:
        """The rows of all Parquet files below these folders, which have the same columns."""

    def write(self, table: Table, folder: Path) -> None:
        """Write a table as Parquet files into a folder, which is new."""

    def parted(self, table: Table, by: str, each: Each, folder: Path) -> None:
        """Write what `each` makes of a table: of all of it, or part by part; rows that agree in `by` are in one part.

        For what holds more than it can spill, if it had to hold everything: sorting wide rows, gathering lists.
        """

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
        self._memory, self._threads = memory, threads
        self._connection = ibis.duckdb.connect(
            temp_directory=str(spill),
            memory_limit=f"{memory >> 20}MB",
            threads=threads,
            preserve_insertion_order=False,
            partitioned_write_flush_threshold=_ROWS,
        )

    def read(self, *folders: Path) -> Table:
        """The rows of all Parquet files below these folders."""
        return self._connection.read_parquet(files(folders), union_by_name=True, hive_partitioning=False)

    def write(self, table: Table, folder: Path) -> None:
        """Write a table; sorted where the expression sorts."""
        self._written(table, folder, file_size_bytes=_FILE, filename_pattern="part-{i}")

    def _written(self, table: Table, folder: Path, **how: Any) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        how |= {"compression": "zstd", "row_group_size": _ROWS, "row_group_size_bytes": _ROW_GROUP}
        try:
            self._connection.to_parquet(table, folder, **how)
        except Exception as error:
            if type(error).__name__ != _NO_MEMORY:
                raise
            shutil.rmtree(folder, ignore_errors=True)
            self._alone(table, folder, how)

    def _alone(self, table: Table, folder: Path, how: dict[str, Any]) -> None:
        """Once more in one thread: each holds some blocks that cannot be spilled."""
        self._connection.raw_sql("SET threads TO 1")
        try:
            self._connection.to_parquet(table, folder, **how)
        except Exception as error:
            if type(error).__name__ != _NO_MEMORY:
                raise
            mb = self._memory >> 20
            raise KgError(
                f"{mb} MB are too few for {folder.name}: --memory gives more, kg load --resume goes on"
            ) from error
        finally:
            self._connection.raw_sql(f"SET threads TO {self._threads}")

    def parted(self, table: Table, by: str, each: Each, folder: Path) -> None:
        """Write what `each` makes of a table, in as many parts as memory makes necessary.

        DuckDB's sort holds more of wide rows than it can spill: 700 MB of payloads do not go through 600 MB. Joining,
        parting and sorting therefore come one after the other.
        """
        joined, parts = (folder.with_name(f"{folder.name}.{name}") for name in ("joined", "parts"))
        self.write(table, joined)
        whole = self.read(joined)
        wanted = size(joined) // (self._memory // _AT_ONCE)
        count = 1 << min(wanted.bit_length(), max(1, self._memory // _OPEN).bit_length() - 1)
        if count == 1:
            self.write(each(whole), folder)
        else:
            self._written(whole.mutate(part=whole[by].hash() & (count - 1)), parts, partition_by="part")
            for number, part in enumerate(sorted(parts.iterdir())):
                self.write(each(self.read(part)), folder / f"{number:05}")
            shutil.rmtree(parts)
        shutil.rmtree(joined)

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
