"""The tables of a whole graph as Parquet, and the manifest they are held against; docs/bulk.md describes both."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kg.errors import DataError, UnreadableInput

FORMAT = 1
#: Labels whose nodes are also `Work`.
WORKS = frozenset({"Paper", "Dataset", "Software", "OtherProduct"})
#: Arrow's types as Neo4j's importer calls them.
TYPES = {
    pa.string(): "string",
    pa.large_string(): "string",
    pa.int64(): "long",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.list_(pa.string()): "string[]",
    pa.list_(pa.int64()): "long[]",
}
#: Names stand in headers and on a command line, so nothing that could mean something there is let through.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one label, or of one type between two labels."""

    folder: Path
    count: int
    label: str = ""
    type: str = ""
    start: str = ""
    end: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    """Name of a property and its type as the importer calls it; keys are not among them."""

    @property
    def name(self) -> str:
        """`Paper`, or `CITES.Paper-Paper`."""
        return self.label or f"{self.type}.{self.start}-{self.end}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that name nodes."""
        return ("id",) if self.label else ("start", "end")

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels of a node."""
        return (self.label, "Work") if self.label in WORKS else (self.label,)

    @property
    def files(self) -> list[Path]:
        """The Parquet files."""
        return sorted(self.folder.glob("*.parquet"))


def manifest(folder: Path) -> dict[str, Any]:
    """What the tables hold, by their own account."""
    try:
        found = json.loads((folder / "manifest.json").read_text("utf-8"))
        found = found.get("says", found)
    except FileNotFoundError as error:
        raise UnreadableInput(f"There is no manifest.json in {folder}; the tables are not finished") from error
    except (ValueError, AttributeError) as error:
        raise UnreadableInput(f"{folder}/manifest.json is not the manifest of tables: {error}") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise UnreadableInput(f"{folder}/manifest.json is not of format {FORMAT}; make the tables again")
    return found


def tables(folder: Path) -> Iterator[Table]:
    """All tables with rows, nodes before relationships; a row more or less than the manifest says is an error."""
    counted = manifest(folder)
    known = set()
    for label, count in sorted(counted["nodes"].items()):
        known.add(label)
        if count:
            yield _read(Table(folder / "nodes" / _named(label), count, label=label))
    for key, count in sorted(counted["rels"].items()):
        kind, _, pair = key.partition("/")
        start, _, end = pair.partition("-")
        for name in (kind, start, end):
            _named(name)
        if count:
            if strange := {start, end} - known:
                raise DataError(f"{folder} has relationships {key} and no nodes {min(strange)}")
            yield _read(Table(folder / "rels" / kind / pair, count, type=kind, start=start, end=end))


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise DataError(f"{name!r} is no name for a label, type or property")
    return name


def _read(table: Table) -> Table:
    """The table with its columns, which are the same in all its files."""
    try:
        schemas = [pq.read_schema(file) for file in table.files]
        rows = sum(pq.read_metadata(file).num_rows for file in table.files)
    except (pa.ArrowInvalid, OSError) as error:
        raise UnreadableInput(f"The table {table.folder} cannot be read: {error}") from error
    if rows != table.count:
        raise DataError(f"{table.folder} has {rows:,} rows, and its manifest says {table.count:,}")
    found: dict[str, Any] = {}
    for schema in schemas:
        for one in schema:
            kind = one.type if not pa.types.is_list(one.type) else pa.list_(one.type.value_type)
            if found.setdefault(one.name, kind) != kind:
                raise DataError(f"{table.folder} has the column {one.name} in two types: {found[one.name]} and {kind}")
    for name in table.keys:
        if found.pop(name, None) not in (pa.string(), pa.large_string()):
            raise DataError(f"{table.folder} has no column {name} of texts")
    for name, kind in found.items():
        if kind not in TYPES:
            raise DataError(f"{table.folder} has the column {name} of type {kind}, which has no place in the graph")
        _named(name)
    columns = {name: TYPES[kind] for name, kind in sorted(found.items())}
    return Table(table.folder, table.count, table.label, table.type, table.start, table.end, columns)
