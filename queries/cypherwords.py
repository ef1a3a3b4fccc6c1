"""Cypher text cut into words, texts, names and signs: enough to see what a statement calls, not to parse it.

The plan alone does not show it: a procedure, LOAD CSV or SHOW inside a subquery that stands in a list
comprehension, CASE or reduce is no operator of the plan but a detail of one (seen on 5.26.31 and 2026.08.1).
"""

import re
import unicodedata
from dataclasses import dataclass

from kg.errors import Refused

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<name>`(?:[^`]|``)*`)
      | (?P<word>[^\W\d]\w*)
      | (?P<number>\d+)
      | (?P<open>/\*|['"`])
      | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a statement that is not blank; `kind` is text, name, word, number or sign."""

    kind: str
    text: str
    at: int

    @property
    def upper(self) -> str:
        """A word as keywords are compared; a quoted name is no keyword."""
        return self.text.upper() if self.kind == "word" else ""


def cleaned(text: str) -> str:
    """The text with one sort of line end, and without what our reading and the server's could differ on."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := re.search(r"\\[uU]", text):
        raise Refused(f"{place(text, found.start())}: write the character itself instead of {found[0]} and its number")
    for at, letter in enumerate(text):
        if unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") and letter not in "\n\t":
            raise Refused(f"{place(text, at)}: a control character stands there; take it out")
    return text


def place(text: str, at: int) -> str:
    """A position as people count it."""
    before = text[:at]
    return f"Line {before.count(chr(10)) + 1}, column {at - before.rfind(chr(10))}"


def tokens(text: str) -> list[Token]:
    """The pieces of a cleaned statement without blanks and comments."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind == "open":
            what = "comment" if match[0] == "/*" else "quote"
            raise Refused(f"{place(text, match.start())}: a {what} begins here and does not end")
        if kind != "space":
            found.append(Token(kind, match[0], match.start()))
    return found


def dotted(pieces: list[Token], start: int) -> tuple[str, int]:
    """The dotted name that begins at a piece (`db.labels`), quotes off, and the place after it."""
    parts, at = [], start
    while at < len(pieces) and pieces[at].kind in ("word", "name"):
        one = pieces[at]
        parts.append(one.text if one.kind == "word" else one.text[1:-1].replace("``", "`"))
        at += 1
        if at >= len(pieces) or pieces[at].text != ".":
            break
        at += 1
    return ".".join(parts), at
