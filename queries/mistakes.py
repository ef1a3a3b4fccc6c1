"""The server's complaints in plain language: what is wrong, where, and what was probably meant."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from kg.errors import Malformed, OutOfTime, Refused

_PLACE = re.compile(r"\s*\(line (\d+), column (\d+) \(offset: \d+\)\).*", re.DOTALL)
_INPUT = re.compile(r"Invalid input '([^']*)': expected (.*)", re.DOTALL)
_UNKNOWN = re.compile(r"The (label|relationship type|property) `(.+?)` does not exist")
_KINDS = {"label": "label", "relationship type": "relationship", "property": "property"}
#: What stands before the statement when it is explained.
EXPLAIN = "EXPLAIN "


class Mistake(Malformed):
    """A statement that the server does not understand, with the place marked in its text."""

    def __init__(self, message: str, text: str = "", line: int = 0, column: int = 0) -> None:
        self.line, self.column, self.excerpt = line, column, ""
        lines = text.split("\n")
        if 0 < line <= len(lines):
            start = max(0, column - 60)
            self.excerpt = f"{lines[line - 1][start : start + 100]}\n{' ' * (column - 1 - start)}^"
            message = f"Line {line}, column {column}: {message}"
        super().__init__(f"{message}\n{self.excerpt}".rstrip("\n") if self.excerpt else message)
        self.sentence = message


def told(error: Exception, text: str, *, explained: bool) -> Exception:
    """The server's complaint about a statement as an error of ours."""
    code, message = str(getattr(error, "code", "") or ""), str(getattr(error, "message", "") or error)
    if "AccessMode" in code:
        return Refused("The statement would do more than read; here it may only read")
    if "TransactionTimedOut" in code:
        return OutOfTime("The statement ran into its time limit while it was planned; ask for less at once")
    if "ParameterMissing" in code:
        names = message.rpartition(":")[2].strip()
        return Mistake(f"The statement uses ${names.replace(', ', ', $')}, and no value was given for it")
    found = _PLACE.search(message)
    said = _PLACE.sub("", message).strip()
    if "SyntaxError" not in code or not found:
        return Mistake("Division by zero" if said == "/ by zero" else said.split("\n")[0])
    line, column = int(found[1]), int(found[2])
    if explained and line == 1:
        column = max(1, column - len(EXPLAIN))
    return Mistake(_plainly(said), text, line, column)


def _plainly(said: str) -> str:
    found = _INPUT.match(said)
    if not found:
        return said
    expected = re.findall(r"'([^']+)'", found[2])
    what = f"{found[1]} was not expected here" if found[1] else "the statement ends too early"
    near = get_close_matches(found[1].upper(), expected, n=1, cutoff=0.6) if found[1] else []
    if near:
        return f"{what}; did you mean {near[0]}?"
    return f"{what}; expected {found[2].strip()}" if len(expected) <= 8 else what


def remarks(notes: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]]) -> list[str]:
    """What the server remarks on names that nothing bears, with the nearest that something does."""
    known = list(names)
    said = []
    for _status, text in notes:
        if not (found := _UNKNOWN.search(text)):
            continue
        kind, name = found.groups()
        there = [one for what, one in known if what == _KINDS[kind]]
        near = get_close_matches(name, there, n=1, cutoff=0.6)
        near = near or [one for one in there if one.lower() == name.lower()]
        said.append(f"Nothing here has the {kind} {name}" + (f"; did you mean {near[0]}?" if near else ""))
    return list(dict.fromkeys(said))
