"""OAI-PMH text cut into its records before any of it is parsed.

So a broken record costs itself only, pages may follow one another in one file, a record may stand without its
envelope, and no entity that a document declares is ever in force. What stands between records comes out as well:
errors and the end of the document are told there.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import IO, NamedTuple

_CHUNK = 1 << 20
#: A record that is longer than this is no record; the longest author list takes a hundredth of it.
LONGEST = 1 << 26


class Slice(NamedTuple):
    """A stretch of the input: the line it begins on, its bytes, and whether it is a whole record."""

    line: int
    data: bytes
    record: bool


def slices(stream: IO[bytes], element: str = "record") -> Iterator[Slice]:
    """Elements of a name and what is between them, in order; one without an end comes as what is between."""
    tags = _tags(element)
    buffer, line, done = b"", 1, 0
    while True:
        chunk = stream.read(max(_CHUNK, len(buffer)))
        buffer, done = buffer[done:] + chunk, 0
        while record := _next(buffer, done, tags):
            start, end = record
            if start > done:
                yield Slice(line, buffer[done:start], False)
                line += buffer.count(b"\n", done, start)
            yield Slice(line, buffer[start:end], True)
            line += buffer.count(b"\n", start, end)
            done = end
        if not chunk or len(buffer) - done > LONGEST:
            yield Slice(line, buffer[done:], False)
            line += buffer.count(b"\n", done)
            done = len(buffer)
        if not chunk:
            return


@cache
def _tags(element: str) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    name = rb"(?:[A-Za-z][\w.-]*:)?" + element.encode()
    return re.compile(rb"<" + name + rb"(?:\s[^<>]*)?>"), re.compile(rb"</" + name + rb"\s*>")


def _next(buffer: bytes, at: int, tags: tuple[re.Pattern[bytes], re.Pattern[bytes]]) -> tuple[int, int] | None:
    """The next whole record; one that begins anew before its end is left behind as what is between."""
    begins, ends = tags
    start = begins.search(buffer, at)
    end = ends.search(buffer, start.end()) if start else None
    if start is None or end is None:
        return None
    begin = start.start()
    while again := begins.search(buffer, start.end(), end.start()):
        begin, start = again.start(), again
    return begin, end.end()
