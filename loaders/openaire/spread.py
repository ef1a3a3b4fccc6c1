"""JSON that does not keep to one value a line: arrays, and objects printed over several lines."""

import re
from collections.abc import Iterable, Iterator

#: Strings are passed over whole, for braces in a title do not count; a string never runs over a line end.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}]')
#: An opening line of a printed object is short; a record that was cut off is not.
_LONGEST_OPENING = 200


def values(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """The lines themselves where each is a value, else the outermost objects with the line on which each begins."""
    lines = iter(lines)
    first = next(lines, None)
    if first is None:
        return
    if _is_spread(first[1]):
        yield from _objects(_again(first, lines))
    else:
        yield first
        yield from lines


def _again(first: tuple[int, bytes], lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    yield first
    yield from lines


def _is_spread(line: bytes) -> bool:
    text = line.strip()
    if text.startswith(b"["):
        return not text.endswith(b"]")
    return text.startswith(b"{") and text.endswith((b"{", b"[", b",")) and len(text) <= _LONGEST_OPENING


def _objects(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Outermost objects, and what stands between them and is neither comma nor bracket, which will be a reject."""
    inside, between = _Pieces(), _Pieces()
    depth = 0
    opening = b""
    for number, line in lines:
        if depth and opening and line.startswith(opening):
            # A broken object must not swallow those after it: a line like the first one's beginning begins anew.
            yield inside.taken()
            depth = 0
        at = 0
        for token in _TOKEN.finditer(line):
            if token[0] == b"{":
                if not depth:
                    between.add(number, line[at : token.start()].strip(b" \t,[]"))
                    if between.texts:
                        yield between.taken()
                    at = token.start()
                    opening = opening or _opening(line, at)
                depth += 1
            elif token[0] == b"}" and depth:
                depth -= 1
                if not depth:
                    inside.add(number, line[at : token.end()])
                    yield inside.taken()
                    at = token.end()
        if depth:
            inside.add(number, line[at:])
        else:
            between.add(number, line[at:].strip(b" \t,[]"))
    yield from (pieces.taken() for pieces in (inside, between) if pieces.texts)


class _Pieces:
    """Text over several lines, and the line on which it begins."""

    def __init__(self) -> None:
        self.begun = 0
        self.texts: list[bytes] = []

    def add(self, number: int, text: bytes) -> None:
        if text:
            self.begun = self.begun or number
            self.texts.append(text)

    def taken(self) -> tuple[int, bytes]:
        found = self.begun, b"\n".join(self.texts)
        self.begun, self.texts = 0, []
        return found


def _opening(line: bytes, at: int) -> bytes:
    """Indentation and brace of an object that stands indented in an array; inner ones are indented deeper."""
    before = line[:at]
    return line[: at + 1] if before and not before.strip() else b""
