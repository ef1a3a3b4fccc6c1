"""Why an answer is empty: an id that nobody has, an id of something else, or nothing to be found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import CallerError
from kg.graph import Graph
from kg.statements import Parameter, Statement, text
from queries.kinds import KINDS, WORKS, kind_of_labels
from queries.resolve import resolve

_ID_OF = re.compile(r"\bid of (?:a|an|the|one|the other)?\s*(?:\w+ )*?(work|" + "|".join(KINDS) + r")\b")


@dataclass(slots=True)
class Reasons:
    """Sentences for the reader, and parameters that would have led somewhere."""

    notes: list[str] = field(default_factory=list)
    instead: dict[str, str] = field(default_factory=dict)


def wanted_kinds(parameter: Parameter) -> tuple[str, ...]:
    """The kinds of thing whose id a parameter takes, by its help; none where it takes no id."""
    found = _ID_OF.search(parameter.help)
    if not found or parameter.kind != "string":
        return ()
    return WORKS if found[1] in ("work", "paper") else (found[1],)


def reasons(graph: Graph, one: Statement, values: Mapping[str, Any]) -> Reasons:
    """What can be said of an empty answer."""
    said = Reasons()
    for parameter in one.parameters:
        kinds, value = wanted_kinds(parameter), values.get(parameter.name)
        if kinds and value:
            _look(graph, said, parameter.name, str(value), kinds)
    if not said.notes:
        said.notes.append("The query ran, and nothing in this graph matches it")
    return said


def _look(graph: Graph, said: Reasons, name: str, value: str, kinds: tuple[str, ...]) -> None:
    found = graph.read(text("read", "resolve_key"), {"id": value}).dicts()
    there = {kind_of_labels([row["label"]]) for row in found}
    if there & set(kinds):
        return
    if there:
        said.notes.append(f"{name}: {value} is a {' and a '.join(sorted(there))}, and a {kinds[0]} is asked for")
        return
    try:
        other = resolve(graph, value)
    except CallerError:
        said.notes.append(f"{name}: no {kinds[0]} has the id {value}; look for it by name in the search")
        return
    said.notes.append(f"{name}: {value} is another name of {other.key}; ask with that")
    if other.kind in kinds:
        said.instead[name] = other.key
