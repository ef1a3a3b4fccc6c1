"""Files, folders, archives and pipes as one row of members to read; nothing is unpacked to disk."""

import errno
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
from typing import Any

from kg.errors import UnreadableInput
from loaders import checksums
from loaders.packing import FAULTS, Flow, Unreadable, is_tar, tar_files, told, unpacked

#: Bytes of a file's start and end that go into its fingerprint: hashing 400 GB would take an hour.
_SAMPLE = 1 << 16
_BOM = b"\xef\xbb\xbf"
_PART = re.compile(r"part-?\d+")
_SUFFIXES = re.compile(r"(\.(tar|tgz|gz|xz|bz2|jsonl?|ndjson|txt|xml))+$", re.IGNORECASE)

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Member:
    """One file to read, on its own or out of an archive; to be read before the next is taken."""

    name: str
    """For messages: `publication_1.tar!publication/part-00001.json.gz`."""
    hint: str
    """What the names say is inside: `publication`, `person_authorship`."""
    _source: BufferedReader | None = None
    _fault: Unreadable | None = None
    packing: str = ""
    """What it was unpacked from: `tar of gzip`; empty for a plain file."""

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


@dataclass(frozen=True, slots=True)
class Unit:
    """One file or archive of a delivery, which can be read apart from the others."""

    name: str
    path: Path
    asked: bool = False
    """Whether it was named by whoever loads, and not found in a folder."""
    fault: Unreadable | None = None

    @property
    def length(self) -> int:
        """Bytes on disk."""
        return 0 if self.fault or _is_stdin(self.path) else _length(self.path)

    def members(self, progress: Progress | None = None) -> Iterator[Member]:
        """What there is to read in it."""
        if self.fault is not None:
            yield Member(self.name, "", None, self.fault)
        else:
            yield from _opened(self.path, self.name, asked=self.asked, progress=progress)


def members(paths: Sequence[Path], progress: Progress | None = None) -> Iterator[Member]:
    """Everything there is to read in files, folders and archives; `-` is standard input.

    The order is that of the names, not of the arguments, so that an interrupted load finds its place again.
    `progress` is called with the bytes read from disk, which add up to `size(paths)`.
    """
    for unit in units(paths):
        yield from unit.members(progress)


def units(paths: Sequence[Path]) -> Iterator[Unit]:
    """Every file by itself in the order of `members`; folders that are empty or shut are units as well."""
    _present(paths)
    for name, path in sorted(zip(_names(paths), paths, strict=True)):
        if _is_stdin(path) or not path.is_dir():
            yield Unit(name, path, asked=True)
            continue
        found = False
        failed: list[OSError] = []
        for inner in _walk(path, failed.append):
            found = True
            yield Unit(f"{name}/{inner.relative_to(path)}", inner)
        for error in failed:
            shut = _printable(f"{name}/{Path(error.filename).relative_to(path)}".removesuffix("/."))
            yield Unit(shut, path, fault=told(error, shut))
        if not found and not failed:
            yield Unit(name, path, fault=Unreadable("empty", f"{name}: holds no file to load"))


def size(paths: Sequence[Path]) -> int:
    """Bytes on disk that `members` will read; standard input counts nothing."""
    _present(paths)
    return sum(_length(file) for file in _files(paths))


def fingerprint(paths: Sequence[Path]) -> str:
    """The same for the same files wherever they lie; empty with a pipe, which can be read only once."""
    _present(paths)
    if any(_is_stdin(path) or not (path.is_file() or path.is_dir()) for path in paths):
        return ""
    digest = hashlib.sha256()
    for file in sorted(_files(paths), key=lambda file: (file.name, _length(file), str(file))):
        digest.update(f"{file.name}\0{_length(file)}\0".encode("utf-8", "surrogateescape"))
        digest.update(_sample(file))
    return digest.hexdigest()


def _sample(file: Path) -> bytes:
    """Start and end of a file; nothing of one that cannot be read, which is told when it is its turn."""
    try:
        with file.open("rb") as opened:
            start = opened.read(_SAMPLE)
            opened.seek(max(_SAMPLE, _length(file) - _SAMPLE))
            return start + opened.read(_SAMPLE)
    except OSError:
        return b""


def _length(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _present(paths: Sequence[Path]) -> None:
    for path in paths:
        if not _is_stdin(path) and not path.exists():
            raise UnreadableInput(f"{path}: there is no such file or folder")


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


def _walk(folder: Path, failed: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """Ordinary files below a folder, sorted; hidden ones, Spark's marks and empty parts are passed over.

    `failed` hears of folders that cannot be listed.
    """
    for base, inner, names in os.walk(folder, onerror=failed):
        inner[:] = sorted(name for name in inner if not _passed_over(name))
        for name in sorted(names):
            file = Path(base, name)
            if not _passed_over(name) and not checksums.NAMES.fullmatch(name) and _holds_something(file):
                yield file


def _holds_something(file: Path) -> bool:
    """Not of devices and empty parts; what cannot be looked at is told by whoever opens it."""
    try:
        about = file.stat()
    except OSError:
        return True
    return stat.S_ISREG(about.st_mode) and about.st_size > 0


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
    name, hint = ("stdin", "") if _is_stdin(path) else (_printable(name), _hint(path))
    try:
        file: Any = _stdin() if _is_stdin(path) else path.open("rb")
    except OSError as error:
        yield Member(name, hint, None, told(error, name))
        return
    with file as opened:
        stated = "" if _is_stdin(path) else checksums.expected(path)
        if not stated:
            yield from _unwrapped(opened, name, hint, asked, progress)
            return
        watched = checksums.Watched(opened, stated, _length(path))
        yield from _unwrapped(watched, name, hint, asked, progress)
        if difference := watched.difference():
            fault = Unreadable("checksum differs", f"{name}: {difference}; fetch it again")
            yield Member(name, hint, None, fault)


def _stdin() -> Any:
    if sys.stdin is None:  # closed by whoever started us
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return nullcontext(sys.stdin.buffer)


def _unwrapped(file: Any, name: str, hint: str, asked: bool, progress: Progress | None) -> Iterator[Member]:
    try:
        source, flow = unpacked(Flow(file, name, progress), name)
        if is_tar(source):
            yield from _archived(source, name, hint, flow)
        elif source.peek(1):
            yield Member(name, hint, source, packing=flow.packing)
        elif asked:
            # An empty part in a folder is ordinary; an empty file that was asked for is a mistake.
            yield Member(name, hint, None, Unreadable("empty", f"{name}: is empty"))
    except Unreadable as fault:
        yield Member(name, hint, None, fault)


def _archived(source: BufferedReader, name: str, hint: str, outer: Flow) -> Iterator[Member]:
    found = False
    try:
        for path, file in tar_files(source):
            if _passed_over(path.rsplit("/", 1)[-1]):
                continue
            found = True
            # The whole path: an archive may hold a file of one name in each of its folders.
            inner = f"{name}!{_printable(path.removeprefix('./'))}"
            flow = Flow(file, inner).over(outer)
            yield from _tar_member(flow, inner, hint, " ".join(filter(None, (outer.packing, "tar"))))
            if flow.fault is not None:
                return  # told with the member; the archive ends here
    except FAULTS as fault:
        yield Member(name, hint, None, outer.fault or told(fault, name))
        return
    if not found:
        yield Member(name, hint, None, Unreadable("empty", f"{name}: holds no file to load"))


def _tar_member(flow: Flow, name: str, hint: str, archive: str) -> Iterator[Member]:
    try:
        source, top = unpacked(flow, name)
        if is_tar(source):
            raise Unreadable("wrong packing", f"{name}: is an archive inside an archive; unpack the outer one")
        if source.peek(1):
            packing = f"{archive} of {top.packing}" if top.packing else archive
            yield Member(name, hint, source, packing=packing)
    except Unreadable as fault:
        yield Member(name, hint, None, fault)
