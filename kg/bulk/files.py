"""Files for Neo4j's importer from tables: one header and one or two files of rows each.

What the importer's CSV cannot say is refused here, by label, property and key; everything else comes out of the import
as it went in, control characters included:

- All texts are quoted, so that an empty text is a text; null is nothing between commas.
- Elements of lists are separated by U+001F, which has no escape: no element may contain it.
- A list that has no text but one empty one looks like none at all.
- Rows with a line break go into a file of their own, since looking for line breaks within quotes slows the importer.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.bulk.engine import Engine, literal, parquet, quoted
from kg.bulk.tables import Table
from kg.errors import DataError

SEPARATOR = "\x1f"
#: As neo4j-admin wants it named.
SEPARATOR_NAME = "U+001F"
#: What ends a line: rows that contain one of these go apart.
_BREAKS = "'[\\n\\r]'"
Told = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one table, by name within their folder, in the order in which the importer takes them."""

    labels: tuple[str, ...]
    type: str
    header: str
    plain: str
    broken: str
    """The rows with line breaks; empty where there are none."""
    count: int
    longest: int
    """Bytes of the longest value, to which the importer's buffer is fitted."""

    @property
    def files(self) -> list[str]:
        """Header first, then the rows."""
        return [one for one in (self.header, self.plain, self.broken) if one]


def write(engine: Engine, tables: Sequence[Table], folder: Path, *, packed: bool, told: Told) -> list[Group]:
    """Write the files of all tables; `packed` makes them gzip, which takes longer and a fifth of the room."""
    folder.mkdir(parents=True, exist_ok=True)
    groups = []
    for table in tables:
        groups.append(_group(engine, table, folder, packed=packed))
        told("rows", table.count)
    return groups


def kept(groups: Sequence[Group]) -> list[dict[str, Any]]:
    """Groups as JSON holds them."""
    return [asdict(one) for one in groups]


def read(kept_groups: Sequence[dict[str, Any]]) -> list[Group]:
    """Groups back from JSON."""
    return [Group(**{**one, "labels": tuple(one["labels"])}) for one in kept_groups]


def header(table: Table) -> str:
    """The importer's header: keys by the space of their label, then the properties with their types."""
    keys = (
        [f"id:ID({table.label})"] if table.label else [f":START_ID({table.start})", f":END_ID({table.end})"]
    )  # fmt: skip
    return ",".join([*keys, *(f"{name}:{kind}" for name, kind in table.columns.items())]) + "\n"


def _group(engine: Engine, table: Table, folder: Path, *, packed: bool) -> Group:
    longest, breaks = _looked_at(engine, table)
    ending = ".csv.gz" if packed else ".csv"
    names = {"header": f"{table.name}.header.csv", "plain": f"{table.name}{ending}", "broken": ""}
    (folder / names["header"]).write_text(header(table), encoding="utf-8")
    source = parquet(table.files)
    broken = " OR ".join(f"regexp_matches({one}, {_BREAKS})" for one in _texts(table))
    if not breaks:
        _copy(engine, table, source, folder / names["plain"], packed)
    else:
        names["broken"] = f"{table.name}.lines{ending}"
        _copy(engine, table, f"{source} WHERE NOT coalesce({broken}, false)", folder / names["plain"], packed)
        _copy(engine, table, f"{source} WHERE coalesce({broken}, false)", folder / names["broken"], packed)
    return Group(table.labels if table.label else (), table.type, **names, count=table.count, longest=longest)


def _copy(engine: Engine, table: Table, source: str, file: Path, packed: bool) -> None:
    columns = ", ".join(f"{sql} AS c{number}" for number, sql in enumerate(_values(table)))
    options = "FORMAT csv, HEADER false, DELIMITER ',', QUOTE '\"', ESCAPE '\"', FORCE_QUOTE *, NULLSTR ''"
    options += ", COMPRESSION gzip" if packed else ""
    engine.rows(f"COPY (SELECT {columns} FROM {source}) TO {literal(str(file))} ({options})")


def _values(table: Table) -> Iterator[str]:
    """The columns as they are written."""
    yield from (quoted(name) for name in table.keys)
    for name, kind in table.columns.items():
        yield _joined(name) if kind.endswith("[]") else quoted(name)


def _joined(name: str) -> str:
    column = quoted(name)
    return f"CASE WHEN len({column}) > 0 THEN array_to_string({column}, chr(31)) END"


def _texts(table: Table) -> list[str]:
    """What is text once it is written: keys, texts, and lists of texts as one."""
    listed = [quoted(name) for name, kind in table.columns.items() if kind == "string"]
    listed += [_joined(name) for name, kind in table.columns.items() if kind == "string[]"]
    return [*(quoted(name) for name in table.keys), *listed]


def _looked_at(engine: Engine, table: Table) -> tuple[int, bool]:
    """Bytes of the longest value, and whether any holds a line break; refuses what cannot be written."""
    texts = _texts(table)
    faults = dict(_faults(table))
    sql = ", ".join(
        [f"max(greatest({', '.join(f'coalesce(strlen({one}), 0)' for one in texts)}))"]
        + [f"bool_or(coalesce({' OR '.join(f'regexp_matches({one}, {_BREAKS})' for one in texts)}, false))"]
        + [f"arg_min({quoted(table.keys[0])}, {quoted(table.keys[0])}) FILTER ({condition})" for condition in faults]
    )
    ((longest, breaks, *keys),) = engine.rows(f"SELECT {sql} FROM {parquet(table.files)}")
    for fault, key in zip(faults.values(), keys, strict=True):
        if key is not None:
            raise DataError(f"{table.name} {key!r}: {fault}; Neo4j's importer cannot take it, load it by Bolt")
    return int(longest or 0), bool(breaks)


def _faults(table: Table) -> Iterator[tuple[str, str]]:
    """Conditions on a row that no file could carry, each with its complaint."""
    for name in table.keys:
        yield f"coalesce({quoted(name)}, '') = ''", f"the key {name} is empty"
    for name, kind in table.columns.items():
        column = quoted(name)
        if kind.endswith("[]"):
            yield f"len({column}) <> list_count({column})", f"{name} is a list with an absent element"
        if kind == "string[]":
            yield f"contains(array_to_string({column}, ''), chr(31))", f"{name} has an element with U+001F in it"
            yield f"len({column}) = 1 AND {column}[1] = ''", f"{name} is a list of one empty text"
        if kind == "double":
            yield f"NOT isfinite({column})", f"{name} is no finite number"


def save(folder: Path, groups: Sequence[Group], counted: dict[str, Any]) -> None:
    """Say what the files are, whole or not at all."""
    new = folder / "files.json.new"
    new.write_text(json.dumps({"groups": kept(groups), "manifest": counted}, indent=1), encoding="utf-8")
    new.replace(folder / "files.json")


def saved(folder: Path) -> tuple[list[Group], dict[str, Any]]:
    """What the files are, and the manifest of the tables they were made from."""
    found = json.loads((folder / "files.json").read_text("utf-8"))
    return read(found["groups"]), found["manifest"]
