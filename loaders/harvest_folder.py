"""The folder of a harvest: pages that are whole or not there, and a journal of what was fetched.

The journal has one JSON line for what was asked for and one for each thing that was done. A page is renamed
into its place before its line is written, so whoever reads the journal again stands exactly where the harvest
stopped, whatever stopped it. Its name begins with a dot: `kg load` passes over it.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import CallerError, DataError
from kg.outfile import opened

JOURNAL = ".harvest.jsonl"
_FORM = 1

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Folder:
    """Where one harvest is kept."""

    path: Path
    entries: list[Entry]
    """What was done so far, oldest first."""

    def add(self, entry: Entry) -> None:
        """Note one thing as done; after this it stays done."""
        with _told(self.path), (self.path / JOURNAL).open("ab") as file:
            file.write(_line(entry))
            file.flush()
            os.fsync(file.fileno())
        self.entries.append(entry)

    def write(self, name: str, content: bytes) -> None:
        """Write one page, packed; it gets its name only when all of it is on the disk."""
        with opened(str(self.path / name)) as file:
            file.write(content)
        with _told(self.path):
            _settle(self.path)


def folder(path: Path, asked: Mapping[str, Any]) -> Folder:
    """The folder of a harvest, new or as it was left; refused if something else is in it."""
    first: Entry = {"form": _FORM, **asked}
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)
        if not (path / JOURNAL).exists():
            return _new(path, first)
        before, entries = _read(path / JOURNAL)
        if not entries:
            return _new(path, first)  # refused at its first page; the next try may ask for less
        _same(path, before, first)
        for unfinished in path.glob("*.tmp"):
            unfinished.unlink()
    return Folder(path, entries)


def _new(path: Path, first: Entry) -> Folder:
    if any(one.name != JOURNAL and one.suffix != ".tmp" for one in path.iterdir()):
        raise CallerError(f"{path} is not empty and holds no harvest; give an empty folder or a new one")
    with opened(str(path / JOURNAL)) as file:
        file.write(_line(first))
    _settle(path)
    return Folder(path, [])


def _read(journal: Path) -> tuple[Entry, list[Entry]]:
    """First line and the others; a last line that was cut off was not done, and is taken away."""
    raw = journal.read_bytes()
    whole = raw[: raw.rfind(b"\n") + 1]
    try:
        lines = [json.loads(line) for line in whole.splitlines()]
    except ValueError as error:
        raise DataError(f"{journal} is damaged; move the pages away and harvest into a new folder") from error
    if not lines or not all(isinstance(line, dict) for line in lines):
        raise DataError(f"{journal} is damaged; move the pages away and harvest into a new folder")
    if len(whole) < len(raw):
        with journal.open("r+b") as file:
            file.truncate(len(whole))
            os.fsync(file.fileno())
    return lines[0], lines[1:]


def _same(path: Path, before: Entry, now: Entry) -> None:
    for key in sorted({*before, *now}):
        if before.get(key) != now.get(key):
            was, is_now = before.get(key) or "nothing", now.get(key) or "nothing"
            raise CallerError(
                f"{path} holds another harvest: there {key} was {was}, here it is {is_now}. "
                "Give the same options to go on with it, or another folder"
            )


def _line(entry: Entry) -> bytes:
    return json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def _settle(path: Path) -> None:
    """A rename is on the disk only when its folder is."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CallerError(f"Cannot write to {path}: {error.strerror or error}") from error
