"""Two deliveries laid beside each other: by the notes that their loads kept, or by their files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import Malformed, Unknown
from kg.model import Link, Reject
from loaders import notes
from loaders.bulk.difference import Difference, difference, stage
from loaders.bulk.engine import DuckDB
from loaders.bulk.noting import kept
from loaders.files import members
from loaders.registry import items
from loaders.rows import Delivery, link_row, record_row


@dataclass(frozen=True, slots=True)
class Side:
    """One delivery: files of a source, or the notes of a load."""

    source: str
    place: Path
    noted: bool

    @classmethod
    def given(cls, what: str, source: str | None, home: Path) -> "Side":
        """What somebody named: the id of a load, else a file or folder."""
        kept = notes.folder(home, what)
        if kept.is_dir():
            return cls(what.partition(":")[0], kept, noted=True)
        path = Path(what)
        if not path.exists():
            raise Unknown(
                f"There are no notes of a load {what}, and no file of that name. Loads are listed by kg stats; "
                "of those from elsewhere there are no notes: give their files"
            )
        if source is None:
            raise Malformed(f"Say whose {what} is: --source openaire or --source arxiv")
        return cls(source, path, noted=False)

    def staged(self, folder: Path) -> Path:
        """Where its tables are: those that a bulk load kept, else made in this folder."""
        if self.noted and kept(self.place):
            return self.place
        stage(self.rows(), folder)
        return folder

    def rows(self) -> Iterator[dict[str, Any]]:
        """What there is to compare; of files what cannot be used is left out, as in a load."""
        if self.noted:
            yield from notes.noted(self.place)
            return
        delivery = Delivery(self.source, "1", f"{self.source}:1")
        for member in members([self.place]):
            for item in items(member, self.source):
                if isinstance(item, Link):
                    yield notes.link_note(link_row(item, delivery))
                elif not isinstance(item, Reject):
                    yield notes.record_note(record_row(item, delivery))


def compare(older: Side, newer: Side, work: Path, *, memory: int, most: int) -> Difference:
    """Stage both deliveries below `work` and compare them, spilling to disk above so much memory."""
    if older.source != newer.source:
        raise Malformed(f"Deliveries of one source are compared, and these are of {older.source} and {newer.source}")
    before, after = older.staged(work / "older"), newer.staged(work / "newer")
    return difference(DuckDB(work / "spill", memory, 2), before, after, work / "sets", most=most)
