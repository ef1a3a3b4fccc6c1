"""Notes of what deliveries held, as loads over Bolt keep them (loaders/notes.py): made beside each lot that is read."""

import gzip
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from loaders import notes

#: Lines of one file, which whoever reads it holds in memory.
LINES = 20_000
FOLDER = "notes"


class Notes:
    """Notes of one lot, a file for every so many lines; their names sort as they were read."""

    def __init__(self, folder: Path, lot: int) -> None:
        self._folder = folder / FOLDER
        self._folder.mkdir(parents=True)
        self._lot = lot
        self._parts = 0
        self._held: list[bytes] = []

    def record(self, row: dict[str, Any]) -> None:
        """Note a record with what stands in it."""
        self._add(notes.record_note(row))

    def link(self, row: dict[str, Any]) -> None:
        """Note a link that stands by itself."""
        self._add(notes.link_note(row))

    def _add(self, note: dict[str, Any]) -> None:
        self._held.append(msgspec.json.encode(note))
        if len(self._held) >= LINES:
            self.close()

    def close(self) -> None:
        """Write what is held."""
        if self._held:
            file = self._folder / f"{self._lot:05}{self._parts:07}.jsonl.gz"
            file.write_bytes(gzip.compress(b"\n".join(self._held), 1, mtime=0))
            self._parts += 1
            self._held = []


def keep(home: Path, lots: Iterable[tuple[str, Path]]) -> None:
    """Keep what was noted, load by load, given each lot's load and folder; notes of the same load are replaced."""
    by_load: dict[str, list[Path]] = {}
    for load, folder in lots:
        by_load.setdefault(load, []).append(folder / FOLDER)
    for load, folders in by_load.items():
        place = notes.folder(home, load)
        half = place.with_name(f"{place.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        for file in (file for folder in folders for file in folder.iterdir()):
            linked(file, half / file.name)
        shutil.rmtree(place, ignore_errors=True)
        half.rename(place)


def linked(file: Path, target: Path) -> None:
    """The same file under a second name."""
    try:
        os.link(file, target)
    except FileExistsError:
        raise
    except OSError:  # Some file systems have no second names.
        shutil.copyfile(file, target)
