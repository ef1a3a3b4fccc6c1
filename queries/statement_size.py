"""How much a foreign statement may ask of the server's planner, which no time limit stops.

Measured on 5.26.31: a path of 30 relationships is planned in 8 seconds, one of 60 or 30 subqueries inside each other
in more than minutes, on a core of the database each; so are 300 subqueries, or 3,000 brackets inside each other.
What is planned apart, between one WITH and the next or in braces of its own, is counted apart.
"""

from dataclasses import dataclass, field

from kg.errors import Refused
from queries.cypherwords import Token, place

_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_PARTS = frozenset(("MATCH", "CALL", "UNION", "EXISTS", "COUNT", "COLLECT"))
_APART = frozenset(("WITH", "UNION"))
_TOGETHER, _ALL, _MOST_PARTS, _MOST_PARENTHESES, _DEEPEST, _DEEPEST_BRACES = 20, 100, 100, 300, 60, 10


@dataclass(slots=True)
class _Size:
    """What has been counted so far."""

    relationships: int = 0
    together: list[int] = field(default_factory=lambda: [0])
    """Relationships that are planned together: of the statement, then of each pair of braces that is open."""
    parts: int = 0
    parentheses: int = 0
    depth: int = 0
    cases: int = 0

    def count(self, one: Token, following: Token) -> None:
        """Take one more piece."""
        if one.kind == "sign":
            self._sign(one.text, following.text)
        self.parts += one.upper in _PARTS
        self.cases += (one.upper == "CASE") - (one.upper == "END")
        if one.upper in _APART:
            self.together[-1] = 0

    def _sign(self, sign: str, following: str) -> None:
        self.depth += (sign in _OPEN) - (sign in _CLOSE)
        self.parentheses += sign == "("
        if sign == "{":
            self.together.append(0)
        elif sign == "}" and len(self.together) > 1:
            self.together.pop()
        elif sign == "-" and following in ("-", "["):
            self.relationships += 1
            self.together[-1] += 1

    def excess(self) -> str:
        """What is too much; empty while nothing is."""
        bounds = (
            (self.together[-1], _TOGETHER, "relationships between one WITH and the next"),
            (self.relationships, _ALL, "relationships"),
            (self.parts, _MOST_PARTS, "clauses and subqueries"),
            (self.parentheses, _MOST_PARENTHESES, "pairs of parentheses"),
            (max(self.depth, self.cases), _DEEPEST, "brackets inside each other"),
            (len(self.together) - 1, _DEEPEST_BRACES, "braces inside each other"),
        )
        return next((f"more than {most} {what}" for count, most, what in bounds if count > most), "")


def check_size(text: str, pieces: list[Token]) -> None:
    """Refuse what is so large or so deep that planning it would keep the server busy for minutes."""
    size = _Size()
    for one, following in zip(pieces, [*pieces[1:], Token("sign", "", len(text))], strict=True):
        size.count(one, following)
        if excess := size.excess():
            raise Refused(f"{place(text, one.at)}: {excess}; ask for less, or in two statements")
