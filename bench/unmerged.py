"""Twins of writing statements that say the same without MERGE: `python -m bench.unmerged` writes the files anew.

Where a statement of `cypher/load` or `cypher/derive` has a MERGE, its twin puts the rows of one key together, looks all
keys up, creates what was not found, and goes on from a MATCH. It looks up a batch at a time and never row by row:
sharded databases are slow at MERGE for its nested loop, and a subquery for each row would be one as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.statements import statements

CYPHER = Path(__file__).parents[1] / "cypher"
FOLDERS = ("load", "derive")
#: Several MERGEs, each under a condition of its own: written by hand.
BY_HAND = frozenset({("load", "edges_works")})

_NODE = re.compile(r"\((\w*)(:\w+) \{(\w+): ([^}]+)\}\)")
_LINK = re.compile(r"\((\w+)\)-\[(\w*)(:\w+)(?: \{(\w+): ([^}]+)\})?\]->\((\w+)\)")
_BOUND = re.compile(r"[(\[](\w+)(?=[:)\]])")
_UPDATES = re.compile(r"ON (?:CREATE|MATCH) SET")


@dataclass(slots=True)
class _Pattern:
    """What is merged: the variable it gets, the ends it hangs on, its key, and how it is written."""

    text: str
    name: str = field(init=False)
    ends: list[str] = field(init=False)
    key: str = field(init=False)
    expression: str = field(init=False)

    def __post_init__(self) -> None:
        if node := _NODE.fullmatch(self.text):
            self.name, self.ends, (self.key, self.expression) = node[1], [], node.groups()[2:]
        elif link := _LINK.fullmatch(self.text):
            self.name, self.ends = link[2], [link[1], link[6]]
            self.key, self.expression = link[4] or "", link[5] or ""
        else:
            raise ValueError(f"MERGE {self.text} is neither a node with a key nor a link between known nodes")

    def written(self, name: str) -> str:
        """The pattern with its key taken from a column of that name, and with another variable."""
        keyed = self.text.replace(f"{{{self.key}: {self.expression}}}", f"{{{self.key}: {self.key}}}")
        mark = "-[" if self.ends else "("
        return keyed.replace(f"{mark}{self.name}:", f"{mark}{name}:", 1)


def clauses(text: str) -> Iterator[str]:
    """The clauses of a statement: a line, and those that are indented below it."""
    found: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        if found and not line.startswith((" ", "END")):
            yield "\n".join(found)
            found = []
        found.append(line)
    yield "\n".join(found)


def _bound(clause: str, scope: list[str]) -> list[str]:
    """The variables after a clause, in the order in which they came."""
    body = clause.replace("\n", " ")
    match body.split(" ", 1):
        case ["WITH", rest]:
            return [part.split(" AS ")[-1].removeprefix("DISTINCT ").strip() for part in _parts(rest)]
        case ["UNWIND", rest]:
            return [*scope, rest.split(" AS ")[-1].strip()]
        case ["MATCH" | "OPTIONAL", rest]:
            return [*scope, *dict.fromkeys(name for name in _BOUND.findall(rest) if name not in scope)]
    return scope


def _parts(text: str) -> Iterator[str]:
    """A list taken apart at its commas, but not at those within brackets."""
    depth, start = 0, 0
    for place, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _used(names: list[str], rest: list[str]) -> list[str]:
    """Those variables that the rest of a statement speaks of; one too many does no harm."""
    text = "\n".join(rest)
    return [name for name in names if re.search(rf"(?<![\w.:$'])\b{name}\b(?!\(|: )", text)]


def _instead(pattern: _Pattern, scope: list[str], created: list[str], rest: list[str]) -> tuple[list[str], list[str]]:
    """The clauses for one MERGE, and the variables after them."""
    held = [*pattern.ends, *([pattern.key] if pattern.key else [])]
    with_key = [*pattern.ends]
    if pattern.key:
        same = pattern.key == pattern.expression
        with_key.append(pattern.key if same else f"{pattern.expression} AS {pattern.key}")
    others = [name for name in _used(scope, created + rest) if name not in held]
    one_row = others == ["row"]
    mapped = "row" if one_row else "{" + ", ".join(f"{name}: {name}" for name in others) + "}"
    rows = ["rows"] if others else []
    of_first = "\n".join(created)
    for name in others:
        of_first = re.sub(rf"(?<![\w.])\b{name}\b", "rows[0]" if one_row else f"rows[0].{name}", of_first)
    lookup = pattern.written("found")
    made = [
        f"WITH {', '.join([*with_key, f'collect({mapped}) AS rows'])}"
        if others
        else f"WITH DISTINCT {', '.join(with_key)}",
        f"OPTIONAL MATCH {lookup}",
        "FOREACH (_ IN CASE WHEN found IS NULL THEN [1] ELSE [] END |\n  CREATE "
        + pattern.written(pattern.name if created else "")
        + (f"\n  {of_first}" if created else "")
        + ")",
    ]
    if not rest:
        return made, []
    made += [f"WITH {', '.join([*held, *rows])}", f"MATCH {pattern.written(pattern.name)}"]
    if one_row:
        made.append("UNWIND rows AS row")
    elif others:
        back = ", ".join(f"each.{name} AS {name}" for name in others)
        made += ["UNWIND rows AS each", f"WITH {', '.join([*held, pattern.name])}, {back}"]
    return made, [*held, pattern.name, *others]


def without_merge(text: str) -> str:
    """The same statement without MERGE."""
    left, made = list(clauses(text)), list[str]()
    scope: list[str] = []
    while left:
        clause = left.pop(0)
        if not clause.startswith("MERGE "):
            scope = _bound(clause, scope)
            made.append(clause)
            continue
        on: dict[str, list[str]] = {"CREATE": [], "MATCH": []}
        while left and _UPDATES.match(left[0]):
            _, when, update = left.pop(0).split(" ", 2)
            on[when].append(update)
        # What was just created is matched as well: right where the update changes nothing in what it has set itself.
        left = on["MATCH"] + left
        instead, scope = _instead(_Pattern(clause.removeprefix("MERGE ")), scope, on["CREATE"], left)
        made += instead
    return "\n".join(made) + "\n"


def twins() -> Iterator[tuple[str, str, str]]:
    """Folder, name and text of every twin that is made."""
    for folder in FOLDERS:
        for name, one in statements(folder).items():
            if "MERGE" in one.text and (folder, name) not in BY_HAND:
                yield f"{folder}_match", name, without_merge(one.text)


if __name__ == "__main__":
    for place, named, twin in twins():
        (CYPHER / place / f"{named}.cypher").write_text(twin, "utf-8")
