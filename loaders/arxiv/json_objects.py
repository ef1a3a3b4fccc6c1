"""The records of a JSON array one by one, so that an array of any size needs the memory of its largest record."""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

_CHUNK = 1 << 20
# A record's beginning, a whole string, a quotation mark whose string is not (yet) closed on its line (JSON allows no
# line end in one), or a brace.
_TOKEN = re.compile(rb'\{\s*"id"\s*:|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|"|[{}]', re.DOTALL)
_LOOK_AHEAD = 64


class Found(NamedTuple):
    """One record: the line it begins on, its bytes, and whether its end was there."""

    line: int
    data: bytes
    complete: bool


def objects(stream: IO[bytes]) -> Iterator[Found]:
    """Outermost objects; damage ends with the line of a broken string, or where the next record begins."""
    scan = _Scan()
    while chunk := stream.read(max(_CHUNK, len(scan.buffer))):  # doubling: a long string is not scanned n times
        yield from scan.found(chunk)
    yield from scan.found(b"", last=True)


class _Scan:
    """Where a scan through a stream stands: what is not done with, and how deep in braces it is."""

    def __init__(self) -> None:
        self.buffer = b""
        self.line = 1
        self.depth = 0
        self.scanned = 0

    def found(self, chunk: bytes, *, last: bool = False) -> Iterator[Found]:
        self.buffer += chunk
        buffer, start = self.buffer, 0
        counted = 0
        for token in _TOKEN.finditer(buffer, self.scanned):
            kind = token[0]
            if not last and _undecided(kind, buffer, token.end()):
                break
            self.scanned = token.end()
            begins = kind[0] == 0x7B and (self.depth == 0 or len(kind) > 1)
            ends = kind == b"}" and self.depth == 1
            if begins and self.depth:
                yield Found(self.line, buffer[start : token.start()], False)
            if begins:
                start, self.depth = token.start(), 1
                self.line += buffer.count(b"\n", counted, start)
                counted = start
            elif ends:
                yield Found(self.line, buffer[start : token.end()], True)
                self.depth = 0
            elif kind == b"{":
                self.depth += 1
            elif kind == b"}" and self.depth:
                self.depth -= 1
        else:
            self.scanned = len(buffer) if last else max(self.scanned, len(buffer) - _LOOK_AHEAD)
        if last and self.depth:
            yield Found(self.line, buffer[start:], False)
        done = start if self.depth else self.scanned
        self.line += buffer.count(b"\n", counted, done)
        self.buffer, self.scanned = buffer[done:], self.scanned - done


def _undecided(kind: bytes, buffer: bytes, end: int) -> bool:
    """Whether more must be read to tell what this is."""
    if kind == b'"':
        return buffer.find(b"\n", end) < 0
    return kind == b"{" and len(buffer) - end < _LOOK_AHEAD
