"""DuckDB for whole tables: within its share of memory, the rest spilled; the only file here that imports it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import DatabaseError, DataError
from kg.server.room import no_room

#: What DuckDB says on a full disk, by the system's word for it.
_NO_ROOM = ("No space left on device", "Disk quota exceeded", "File too large", "max_temp_directory_size")


class Engine:
    """Runs statements of SQL over Parquet files."""

    def __init__(self, spill: Path, memory_mb: int, threads: int) -> None:
        import duckdb

        self._folder = spill.parent
        self._errors = duckdb.Error
        spill.mkdir(parents=True, exist_ok=True)
        self._connection = duckdb.connect(
            config={
                "memory_limit": f"{memory_mb}MB",
                "temp_directory": str(spill),
                "threads": threads,
                # Order means nothing to the importer, and keeping it holds back whole row groups.
                "preserve_insertion_order": False,
            }
        )

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one statement."""
        try:
            return self._connection.execute(sql, list(values)).fetchall()
        except (self._errors, OSError) as error:
            said = str(error)
            if any(word in said for word in _NO_ROOM):
                raise no_room(self._folder, "files for the import do not fit") from error
            if "Parquet" in said or "parquet" in said:
                raise DataError(f"A table cannot be read: {said.splitlines()[0]}") from error
            raise DatabaseError(f"DuckDB failed: {said.splitlines()[0]}") from error

    def close(self) -> None:
        """Let go of memory and spilled files."""
        self._connection.close()


@contextmanager
def engine(spill: Path, memory_mb: int, threads: int = 0) -> Iterator[Engine]:
    """An engine for one block."""
    import os

    found = Engine(spill, memory_mb, threads or os.cpu_count() or 1)
    try:
        yield found
    finally:
        found.close()


def quoted(name: str) -> str:
    """A name of a column in SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A text in SQL: where a statement takes no values, as in COPY."""
    return "'" + value.replace("'", "''") + "'"


def parquet(files: Sequence[Path]) -> str:
    """A table made of files."""
    return f"read_parquet([{', '.join(literal(str(file)) for file in files)}], union_by_name=true)"
