"""Checksums that lie beside files: `archive.tar.md5`, `MD5SUMS`, `sha256sum.txt`, as publishers write them.

A file is hashed while it is read, so that it is read once; a difference is told after what could be read of it.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

#: Names of such files; they are passed over in folders.
NAMES = re.compile(
    r".*\.(?:md5|sha256)(?:sums?)?(?:\.txt)?|(?:md5|sha256)(?:sums?)?(?:\.txt)?|checksums?(?:\.txt)?"
    r"|manifest-(?:md5|sha256)\.txt",
    re.IGNORECASE,
)
_LONGEST = 1 << 22
#: What may be left when an archive has been read: it ends in empty blocks.
_REST = 1 << 22
_LINE = re.compile(r"\\?([0-9a-fA-F]{64}|[0-9a-fA-F]{32})(?:[ \t]+\*?(.+))?")
_BSD = re.compile(r"(?:MD5|SHA256) \((.+)\) = ([0-9a-fA-F]{64}|[0-9a-fA-F]{32})")


def expected(path: Path) -> str:
    """The checksum that a file beside this one states of it, as hexadecimal digits; empty where none does."""
    try:
        folder = path.absolute().parent
        return _stated(folder, folder.stat().st_mtime_ns).get(path.name, "")
    except OSError:
        return ""


@lru_cache(maxsize=8)
def _stated(folder: Path, _changed: int) -> dict[str, str]:
    """Checksums by name of file, of all that a folder holds; kept until something in it changes."""
    found: dict[str, str] = {}
    for manifest in sorted(one for one in folder.iterdir() if NAMES.fullmatch(one.name)):
        if not manifest.is_file() or manifest.stat().st_size > _LONGEST:
            continue
        for line in manifest.read_text("utf-8", "replace").splitlines():
            name, digits = _parsed(line.strip(), manifest)
            if name:
                found.setdefault(name, digits.lower())
    return found


def _parsed(line: str, manifest: Path) -> tuple[str, str]:
    if match := _BSD.fullmatch(line):
        return match[1].rsplit("/", 1)[-1], match[2]
    match = _LINE.fullmatch(line)
    if match is None:
        return "", ""
    # Of a lone checksum the name of its file says what it is of.
    own = re.sub(r"\.(?:md5|sha256)(?:sums?)?(?:\.txt)?$", "", manifest.name, flags=re.IGNORECASE)
    return (match[2] or own).strip().rsplit("/", 1)[-1], match[1]


class Watched:
    """A file that is hashed as it is read from its beginning to its end."""

    def __init__(self, file: IO[bytes], stated: str, length: int) -> None:
        self._file = file
        self._stated = stated
        self._left = length
        self._hash = hashlib.md5(usedforsecurity=False) if len(stated) == 32 else hashlib.sha256()

    def read1(self, size: int = -1) -> bytes:
        """Some bytes, as they come."""
        read: Any = getattr(self._file, "read1", self._file.read)
        piece = bytes(read(size))
        self._hash.update(piece)
        self._left -= len(piece)
        return piece

    def difference(self) -> str:
        """What is wrong once all has been read; empty where nothing is, and where reading was given up before."""
        if self._left > _REST:
            return ""
        while self.read1(1 << 20):
            pass
        found = self._hash.hexdigest()
        return "" if found == self._stated else f"its checksum is {found} and not {self._stated}"
