"""Files, folders, archives and pipes as one row of members to read; nothing is unpacked to disk."""

import hashlib
import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, Any

from kg.errors import UnreadableInput
from loaders.packing import FAULTS, Flow, Unreadable, is_tar, tar_files, told, unpacked

#: Bytes of a file's start and end that go into its fingerprint: hashing 400 GB would take an hour.
_SAMPLE = 1 << 16
_BOM = b"\xef\xbb\xbf"
_PART = re.compile(r"part-?\d+")
_SUFFIXES = re.compile(r"(\.(tar|tgz|gz|jsonl?|ndjson|txt|xml))+$", re.IGNORECASE)

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Member:
    """One file to read, on its own or out of an archive; to be read before the next is taken."""

    name: str
    """Short, for messages: `publication_1.tar!part-00001.json.gz`."""
    hint: str
    """What the names say is inside: `publication`, `person_authorship`."""
    _source: BufferedReader | None = None
    _fault: Unreadable | None = None

    def head(self) -> bytes:
        """The first bytes, at most a million, without taking them away."""
        return self.stream().peek(1)

    def stream(self) -> BufferedReader:
        """All bytes, unpacked."""
        if self._source is None:
            raise self._fault or Unreadable("empty", f"{self.name}: is empty")
        return self._source

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Number and text of each line that is not blank, without line end and byte order mark, indented as it is."""
        number = 0
        try:
            for number, line in enumerate(self.stream(), 1):
                if number == 1 and line.startswith(_BOM):
                    line = line[3:]
                line = line.rstrip()
                if line:
                    yield number, line
        except Unreadable as fault:
            raise Unreadable(fault.reason, f"{fault} (read up to line {number})") from fault


def members(paths: Sequence[Path], progress: Progress | None = None) -> Iterator[Member]:
    """Everything there is to read in files, folders and archives; `-` is standard input.

    The order is that of the names, not of the arguments, so that an interrupted load finds its place again.
    `progress` is called with the bytes read from disk, which add up to `size(paths)`.
    """
    for path in paths:
        if not _is_stdin(path) and not path.exists():
            raise UnreadableInput(f"{path}: there is no such file or folder")
    for name, path in sorted(zip(_names(paths), paths, strict=True)):
        if _is_stdin(path) or not path.is_dir():
            yield from _opened(path, name, asked=True, progress=progress)
            continue
        found = False
        for inner in _walk(path):
            found = True
            yield from _opened(inner, f"{name}/{inner.relative_to(path)}", asked=False, progress=progress)
        if not found:
            yield Member(name, "", None, Unreadable("empty", f"{name}: holds no file to load"))


def size(paths: Sequence[Path]) -> int:
    """Bytes on disk that `members` will read; standard input counts nothing."""
    return sum(file.stat().st_size for file in _files(paths))


def fingerprint(paths: Sequence[Path]) -> str:
    """The same for the same files wherever they lie; empty with standard input, which can be read only once."""
    if any(_is_stdin(path) for path in paths):
        return ""
    digest = hashlib.sha256()
    for file in sorted(_files(paths), key=lambda file: (file.name, file.stat().st_size, str(file))):
        length = file.stat().st_size
        digest.update(f"{file.name}\0{length}\0".encode("utf-8", "surrogateescape"))
        with file.open("rb") as opened:
            digest.update(opened.read(_SAMPLE))
            opened.seek(max(_SAMPLE, length - _SAMPLE))
            digest.update(opened.read(_SAMPLE))
    return digest.hexdigest()


def _is_stdin(path: Path) -> bool:
    return str(path) == "-"


def _names(paths: Sequence[Path]) -> list[str]:
    """Base names where they tell the paths apart, else the paths as given."""
    bases = Counter(path.name for path in paths)
    return [_printable(path.name if path.name and bases[path.name] == 1 else str(path)) for path in paths]


def _printable(name: str) -> str:
    """Names come from archives too and go to the terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _passed_over(name: str) -> bool:
    return name.startswith((".", "_SUCCESS"))


def _walk(folder: Path) -> Iterator[Path]:
    """Ordinary files below a folder, sorted; hidden ones, Spark's marks and empty parts are passed over."""
    for base, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not _passed_over(name))
        for name in sorted(names):
            file = Path(base, name)
            about = file.stat() if file.exists() else None
            if about and stat.S_ISREG(about.st_mode) and about.st_size and not _passed_over(name):
                yield file


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def _hint(path: Path) -> str:
    """What a name says of the content: of `publication_1.tar` and `publication/part-00000.json.gz` the same."""
    stem = _SUFFIXES.sub("", path.name)
    if _PART.fullmatch(stem):
        stem = path.absolute().parent.name
    return re.sub(r"_\d+$", "", stem)


def _opened(path: Path, name: str, *, asked: bool, progress: Progress | None) -> Iterator[Member]:
    hint = "" if _is_stdin(path) else _hint(path)
    try:
        file: Any = nullcontext(sys.stdin.buffer) if _is_stdin(path) else path.open("rb")
    except OSError as error:
        yield Member(name, hint, None, told(error, name))
        return
    with file as opened:
        yield from _unwrapped(opened, "stdin" if _is_stdin(path) else _printable(name), hint, asked, progress)


def _unwrapped(file: IO[bytes], name: str, hint: str, asked: bool, progress: Progress | None) -> Iterator[Member]:
    try:
        source, flow = unpacked(Flow(file, name, progress), name)
        if is_tar(source):
            yield from _archived(source, name, hint, flow)
        elif source.peek(1):
            yield Member(name, hint, source)
        elif asked:
            # An empty part in a folder is ordinary; an empty file that was asked for is a mistake.
            yield Member(name, hint, None, Unreadable("empty", f"{name}: is empty"))
    except Unreadable as fault:
        yield Member(name, hint, None, fault)


def _archived(source: BufferedReader, name: str, hint: str, outer: Flow) -> Iterator[Member]:
    found = False
    try:
        for path, file in tar_files(source):
            base = _printable(path.rsplit("/", 1)[-1])
            if _passed_over(base):
                continue
            found = True
            flow = Flow(file, f"{name}!{base}").over(outer)
            yield from _tar_member(flow, f"{name}!{base}", hint)
            if flow.fault is not None:
                return  # told with the member; the archive ends here
    except FAULTS as fault:
        yield Member(name, hint, None, outer.fault or told(fault, name))
        return
    if not found:
        yield Member(name, hint, None, Unreadable("empty", f"{name}: holds no file to load"))


def _tar_member(flow: Flow, name: str, hint: str) -> Iterator[Member]:
    try:
        source, _ = unpacked(flow, name)
        if is_tar(source):
            raise Unreadable("wrong packing", f"{name}: is an archive inside an archive; unpack the outer one")
        if source.peek(1):
            yield Member(name, hint, source)
    except Unreadable as fault:
        yield Member(name, hint, None, fault)
