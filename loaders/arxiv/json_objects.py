"""The records of a JSON array one by one, so that an array of any size needs the memory of its largest record."""

import re
from collections.abc import Iterator
from typing import IO, NamedTuple

_CHUNK = 1 << 20
#: A string that is longer than this is none: its quotation mark is one too many.
_LONGEST = 1 << 26
_LOOK_AHEAD = 64
# A record's beginning, a whole string, a quotation mark whose string is not (yet) closed on its line (JSON allows no
# line end in one), or a brace.
_TOKEN = re.compile(rb'\{\s*"id"\s*:|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|"|[{}]', re.DOTALL)
# Where reading goes on after a broken string.
_AFRESH = re.compile(rb'\n|\{\s*"id"\s*:')


class Found(NamedTuple):
    """One record: the line it begins on, its bytes, and whether its end was there."""

    line: int
    data: bytes
    complete: bool


def objects(stream: IO[bytes]) -> Iterator[Found]:
    """Outermost objects; damage ends with the line of a broken string, or where the next record begins."""
    scan = _Scan()
    while chunk := stream.read(max(_CHUNK, len(scan.buffer))):  # doubling: a long string is not scanned n times
        yield from scan.found(chunk, last=len(scan.buffer) > _LONGEST)
    yield from scan.found(b"", last=True)
    if scan.depth:
        yield Found(scan.line, scan.buffer, False)


class _Scan:
    """Where a scan through a stream stands: what is not done with, and how deep in braces it is."""

    def __init__(self) -> None:
        self.buffer = b""
        self.line = 1
        self.depth = 0
        self.at = 0

    def found(self, chunk: bytes, *, last: bool) -> Iterator[Found]:
        self.buffer += chunk
        start = counted = 0
        while token := self._token(last):
            kind, begin = token[0], token.start()
            begins = kind[0] == 0x7B and (self.depth == 0 or len(kind) > 1)
            if begins and self.depth:
                yield Found(self.line, self.buffer[start:begin], False)
            if begins:
                start, self.depth = begin, 1
                self.line += self.buffer.count(b"\n", counted, start)
                counted = start
            elif kind == b"{":
                self.depth += 1
            elif kind == b"}" and self.depth:
                self.depth -= 1
                if self.depth == 0:
                    yield Found(self.line, self.buffer[start : self.at], True)
        done = start if self.depth else self.at
        self.line += self.buffer.count(b"\n", counted, done)
        self.buffer, self.at = self.buffer[done:], self.at - done

    def _token(self, last: bool) -> re.Match[bytes] | None:
        """The next token, if what has been read is enough to tell; moves behind it."""
        token = _TOKEN.search(self.buffer, self.at)
        if token is None:
            self.at = len(self.buffer)
            return None
        if token[0] == b'"':
            afresh = _AFRESH.search(self.buffer, token.end())
            if afresh is None and not last:
                self.at = token.start()
                return None
            self.at = afresh.start() if afresh else len(self.buffer)
            return token
        if token[0] == b"{" and not last and len(self.buffer) - token.end() < _LOOK_AHEAD:
            self.at = token.start()
            return None
        self.at = token.end()
        return token
