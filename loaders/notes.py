"""What a delivery held, noted while it is loaded, so that two deliveries can be told apart later.

A later record replaces an earlier one in the graph, and the dumps of a release are thrown away before the next one
comes: the difference must be noted, and it must not hang on what else is in the graph. Therefore each load keeps a
list beside it: of each record its id, its identifiers and a short mark of each of its fields, of each link its ends
and a mark of what it says. That is some 100 bytes a record, packed; the graph itself holds none of it.
"""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from loaders.rows import Batch

Row = dict[str, Any]
#: Fields that say when a record was touched or what it is called, and not what it says.
_NOT_SAID = frozenset({"id", "stamp", "links", "mentioned"})
_NAME = re.compile(r"[^A-Za-z0-9.-]+")
_fields = msgspec.json.Decoder(dict[str, msgspec.Raw])


def folder(home: Path, load: str) -> Path:
    """Where the notes of one load lie."""
    return home / "deliveries" / _NAME.sub("_", load)


class Notes:
    """Writes the notes of one load, a file for each batch: a batch that is written again replaces its own."""

    def __init__(self, place: Path, *, skip: int) -> None:
        """`skip` items were acknowledged by an interrupted run; what was noted of a finished one is forgotten."""
        self._place = place
        if not skip:
            shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True, exist_ok=True)
        self._start = skip

    def add(self, batch: Batch) -> None:
        """Note a batch before it is acknowledged, so that none can be missing."""
        lines = [*map(record_note, batch.records.values()), *map(link_note, batch.links.values())]
        target = self._place / f"{self._start:012}.jsonl.gz"
        half = target.with_suffix(".half")
        half.write_bytes(gzip.compress(b"\n".join(map(msgspec.json.encode, lines)), 1, mtime=0))
        half.rename(target)
        self._start = batch.items


def record_note(row: Row) -> Row:
    """What is noted of the row of a record."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "rank": row["rank"],
        "ids": row["strong"],
        "marks": marks(row["payload"]),
        "links": [link_note(link) for link in row["links"]],
    }


def marks(payload: str) -> str:
    """The fields of a record's payload, each with a short mark of what it says: `title:8d3f0a11 year:0b2c…`."""
    said = _fields.decode(payload)
    return " ".join(f"{name}:{crc32(said[name]):08x}" for name in sorted(said) if name not in _NOT_SAID)


def link_note(row: Row) -> Row:
    """What is noted of the row of a link; the end of its rank is a mark of what it says."""
    return {name: row[name] for name in ("source", "name", "target", "rank")}


def noted(place: Path) -> Iterator[Row]:
    """All notes of a load."""
    decoder = msgspec.json.Decoder(Row)
    for path in sorted(place.glob("*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).split(b"\n"):
            if line:
                yield decoder.decode(line)
