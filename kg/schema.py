"""Constraints and indexes: made from cypher/schema/, and held against what the database has."""

import re
from dataclasses import dataclass

from kg.graph import Graph
from kg.statements import text

_DEFINITION = re.compile(
    r"CREATE\s+(?P<kind>CONSTRAINT|FULLTEXT INDEX|INDEX)\s+(?P<name>\w+)\s+IF NOT EXISTS\s+FOR\s+"
    r"(?P<pattern>\(\w+:[\w|]+\)|\(\)-\[\w+:\w+\]-\(\))\s+(?:ON(?: EACH)?|REQUIRE)\s+(?P<properties>[\[(]?[^;\])]+)"
)


@dataclass(frozen=True, slots=True, order=True)
class Index:
    """One index or constraint as name, kind, labels or types, properties."""

    name: str
    kind: str
    labels: tuple[str, ...]
    properties: tuple[str, ...]


def commands() -> list[str]:
    """Every schema command, in order."""
    whole = text("schema", "constraints") + "\n" + text("schema", "indexes")
    lines = [line for line in whole.splitlines() if not line.startswith("//")]
    return [one.strip() for one in "\n".join(lines).split(";") if one.strip()]


def wanted() -> set[Index]:
    """The schema as our files state it."""
    found = set()
    for command in commands():
        match = _DEFINITION.match(command)
        if match is None:
            raise ValueError(f"cypher/schema holds a command that is not understood: {command}")
        kind = {"CONSTRAINT": "UNIQUE", "INDEX": "RANGE", "FULLTEXT INDEX": "FULLTEXT"}[match["kind"]]
        labels = re.findall(r"\w+", match["pattern"].split(":", 1)[1])
        properties = re.findall(r"\w+\.(\w+)", match["properties"])
        found.add(Index(match["name"], kind, tuple(sorted(labels)), tuple(properties)))
    return found


def present(graph: Graph) -> set[Index]:
    """The schema as the database has it."""
    return {
        Index(
            row["name"],
            "UNIQUE" if row["unique"] else row["type"],
            tuple(sorted(row["labels"])),
            tuple(row["properties"]),
        )
        for row in graph.command(text("schema", "existing"))
    }


def create(graph: Graph) -> None:
    """Make what is missing; indexes are built by the server meanwhile."""
    for command in commands():
        graph.command(command)


def apply(graph: Graph) -> None:
    """Make what is missing and wait until it is built; running it again changes nothing."""
    create(graph)
    graph.command("CALL db.awaitIndexes(3600)")


def drift(graph: Graph) -> list[str]:
    """What differs between files and database, one sentence each; empty when nothing does."""
    ours, theirs = wanted(), present(graph)
    missing = [f"{one.name} is missing ({one.kind} on {', '.join(one.labels)})" for one in sorted(ours - theirs)]
    names = {one.name for one in ours}
    foreign = [
        f"{one.name} differs from what cypher/schema says" if one.name in names else f"{one.name} is not ours"
        for one in sorted(theirs - ours)
    ]
    return missing + foreign
