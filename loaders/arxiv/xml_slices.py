"""OAI-PMH text cut into its records before any of it is parsed.

So a broken record costs itself only, pages may follow one another in one file, a record may stand without its
envelope, and no entity that a document declares is ever in force. What stands between records comes out as well:
errors and the end of the document are told there.
"""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

_CHUNK = 1 << 20
_RECORD = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?record(?:\s[^<>]*)?>")
_END = re.compile(rb"</(?:[A-Za-z][\w.-]*:)?record\s*>")
#: A record that is longer than this is no record; the longest author list takes a hundredth of it.
LONGEST = 1 << 26


class Slice(NamedTuple):
    """A stretch of the input: the line it begins on, its bytes, and whether it is a whole record."""

    line: int
    data: bytes
    record: bool


def slices(stream: IO[bytes]) -> Iterator[Slice]:
    """Records and what is between them, in order; a record without an end comes as what is between."""
    buffer, line, done = b"", 1, 0
    while True:
        chunk = stream.read(max(_CHUNK, len(buffer)))
        buffer, done = buffer[done:] + chunk, 0
        while record := _next(buffer, done):
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


def _next(buffer: bytes, at: int) -> tuple[int, int] | None:
    """The next whole record; one that begins anew before its end is left behind as what is between."""
    start = _RECORD.search(buffer, at)
    end = _END.search(buffer, start.end()) if start else None
    if start is None or end is None:
        return None
    begin = start.start()
    while again := _RECORD.search(buffer, start.end(), end.start()):
        begin, start = again.start(), again
    return begin, end.end()
