"""What people added to the graph, carried over to a new one: nodes of their own labels, relationships, indexes.

A relationship to an entity finds it by label and key, or by a key it had before. Where the entity is gone, the
relationship is told and kept in a file.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from kg.bulk.check import counts
from kg.canonical import LEFT_OUT, LINKS, MARKS, SHARED
from kg.errors import DatabaseError
from kg.graph import Graph, plain
from kg.pages import STATEMENTS
from kg.statements import text

LABELS = sorted(STATEMENTS.keys() | LEFT_OUT | SHARED | MARKS)
TYPES = sorted(LINKS)
#: Labels of which every node of the graph has exactly one.
_MAIN = STATEMENTS.keys() | LEFT_OUT
PAGE = 2000

Row = dict[str, Any]


@dataclass(slots=True)
class Carried:
    """How much was carried over, and what was not."""

    nodes: int = 0
    links: int = 0
    indexes: int = 0
    moved: int = 0
    """Ends that were found by a key they had before."""
    left: list[Row] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def lines(self, file: Path) -> list[str]:
        """What people want to know of it; nothing where there was nothing."""
        told = []
        if self.nodes or self.links:
            moved = f", {self.moved:,} of them to entities whose key has changed" if self.moved else ""
            told.append(f"Carried over what you added: {self.nodes:,} nodes, {self.links:,} relationships{moved}")
        if self.left:
            told.append(f"{len(self.left):,} of your relationships led to entities that are gone; kept in {file}")
        return told + [f"Not carried over: {one}" for one in self.refused]


def carry(old: Graph, new: Graph, file: Path) -> Carried:
    """Carry over everything that people added; what a killed attempt made before is taken away first."""
    done = Carried()
    before = counts(old)
    _clear(new)
    own_types = {key[2] for key in before if key[0] == "relationships"} - {"", *TYPES}
    own_nodes = before["nodes", ""] - sum(before["nodes", label] for label in _MAIN)
    _indexes(old, new, done)
    names: dict[str, str] = {}
    if own_nodes > 0:
        for rows in _pages(old.stream(text("export", "own_nodes"), {"labels": LABELS})):
            with new.transaction() as transaction:
                made = transaction.run(text("load", "own_nodes"), {"rows": rows})
            names.update((row["old"], row["new"]) for row in made)
        _links(new, old.stream(text("export", "own_links"), {"labels": LABELS}), names, done)
    if own_types:
        links = old.stream(text("export", "own_types"), {"labels": LABELS, "types": TYPES})
        _links(new, links, names, done)
    done.nodes = len(names)
    _keep(file, done.left)
    return done


def _clear(new: Graph) -> None:
    for name, values in (("own_nodes_gone", {"labels": LABELS}), ("own_types_gone", {"types": TYPES})):
        here = counts(new)
        strange = {key[2] for key in here if key[0] == "relationships"} - {"", *TYPES}
        if here["nodes", ""] > sum(here["nodes", label] for label in _MAIN) or strange:
            while new.write(text("load", name), values):
                pass


def _indexes(old: Graph, new: Graph, done: Carried) -> None:
    for name in ("made_by_constraints", "made_by_indexes"):
        here = {row["name"] for row in new.command(text("schema", name))}
        for row in old.command(text("schema", name)):
            if row["name"] in here:
                continue
            try:
                new.command(row["statement"])
                done.indexes += 1
            except DatabaseError as error:
                done.refused.append(f"{row['name']} ({error})")


def _links(new: Graph, links: Iterable[Row], names: dict[str, str], done: Carried) -> None:
    for page in _pages(links):
        wanted = {_key(end) for row in page for end in (row["first"], row["last"]) if end["element"] not in names}
        here, moved = _found(new, wanted)
        done.moved += len(moved)
        rows = []
        for row in page:
            ends = [names.get(end["element"]) or (here | moved).get(_key(end)) for end in (row["first"], row["last"])]
            if all(ends):
                rows.append({"type": row["type"], "properties": row["properties"], "first": ends[0], "last": ends[1]})
            else:
                done.left.append(row)
        if rows:
            new.write(text("load", "own_links"), {"rows": rows})
            done.links += len(rows)


def _pages(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while page := list(islice(waiting, PAGE)):
        yield page


def _key(end: Row) -> tuple[str, str]:
    """Label and key of an entity; of a node without, nothing that is found."""
    label = next((one for one in end["labels"] if one in _MAIN), "")
    return label, end["id"] if isinstance(end["id"], str) else ""


def _found(new: Graph, wanted: set[tuple[str, str]]) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str]]:
    """The new graph's own names of entities, by key and by former key."""
    found = []
    for name in ("nodes_by_key", "nodes_by_former_key"):
        keys = [{"label": label, "id": id} for label, id in sorted(wanted)]
        rows = new.stream(text("export", name), {"keys": keys}) if keys else iter(())
        found.append({(row["label"], row["id"]): row["element"] for row in rows})
        wanted = wanted - found[-1].keys()
    return found[0], found[1]


def _keep(file: Path, left: list[Row]) -> None:
    if left:
        file.write_text("".join(_lines(left)), encoding="utf-8")


def _lines(left: list[Row]) -> Iterator[str]:
    for row in left:
        ends = {name: {"labels": sorted(row[name]["labels"]), "id": row[name]["id"]} for name in ("first", "last")}
        told = {"type": row["type"], "start": ends["first"], "end": ends["last"], "properties": row["properties"]}
        yield json.dumps(plain(told), ensure_ascii=False) + "\n"
