"""From records to entities: brings waiting records together and writes what they describe.

Works on the database in batches; every batch is one transaction that takes its records off the waiting list,
so that a killed run goes on where it was. What is written depends on the records alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.graph import Graph, Transaction
from kg.keys import entity_key
from kg.model import LABELS, WORK_KINDS, Reject, decoded
from kg.statements import text
from loaders.batches import drain_planned
from loaders.grouping import MOST, Group, groups
from loaders.thing_rows import Thing, thing
from loaders.work_rows import Said, WorkRows, assembled, bare
from loaders.work_writer import write_works

#: Records brought together in one transaction; a work makes some 15 rows, so that this is about 8,000 rows.
BATCH = 500


@dataclass(slots=True)
class Entity:
    """One entity to write: its records and what they say together."""

    kind: str
    label: str
    key: str
    group: Group
    work: WorkRows | None = None
    thing: Thing | None = None

    def digest(self) -> str:
        """A hash of everything that would be written, but for other entities' shares."""
        return self.work.digest() if self.work else ""


@dataclass(slots=True)
class Closure:
    """Waiting records and all that hang together with them."""

    kinds: dict[str, str] = field(default_factory=dict)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)


def settle(graph: Graph, *, told: Callable[[int], None], batch: int) -> list[Reject]:
    """Bring all waiting records together; conflicts come back as rejects."""
    conflicts: dict[str, Reject] = {}

    def write(transaction: Transaction, planned: Settling) -> None:
        _write(transaction, planned.changed, planned.rows)
        _finish(transaction, planned)
        conflicts.update({one.group.records[0]: _told(one) for one in planned.described.values() if one.group.conflict})

    drain_planned(graph, "dirty_records", _plan, write, batch=batch, told=told)
    return [conflicts[name] for name in sorted(conflicts)]


def _closure(transaction: Transaction, waiting: Iterable[str]) -> Closure:
    closure = Closure()
    frontier = set(waiting)
    # A group of MOST deliveries, each met in two forms, is at most this many steps across: what lies farther belongs
    # to a group that is too large by what has been read.
    for _ in range(2 * MOST):
        if not frontier:
            break
        found: set[str] = set()
        for row in transaction.run(text("load", "neighbours"), {"ids": sorted(frontier), "most": 4 * MOST}):
            closure.kinds[row["id"]] = row["kind"]
            closure.ids[row["id"]] = frozenset(row["ids"])
            if len(row["others"]) >= 4 * MOST:
                closure.cut.add(row["id"])
            else:
                found.update(row["others"])
        frontier = found - closure.kinds.keys()
    return closure


@dataclass(frozen=True, slots=True)
class Settling:
    """What a batch of waiting records makes; a function of the records and of what they describe now."""

    waiting: frozenset[str]
    rows: dict[str, Any]
    described: dict[str, Entity]
    """The entity of each record."""
    conflicts: dict[str, str]
    """Why a record was not merged, of those of which it has to be told."""
    changed: list[Entity]
    taken: frozenset[str]
    """All records that are read and settled."""
    entities: frozenset[tuple[str, str]]
    """Label and key of every entity that is read or written."""


def _plan(transaction: Transaction, waiting: list[dict[str, Any]], going: Settling | None) -> Settling | None:
    """What is to be written for waiting records; None where a plan on its way changes what was read for it."""
    closure = _closure(transaction, [row["id"] for row in waiting])
    if going and going.taken & closure.kinds.keys():
        return None
    rows = {row["id"]: row for row in transaction.run(text("load", "payloads"), {"ids": sorted(closure.kinds)})}
    made, conflicts = _made(closure, rows)
    touched = {(entity.label, entity.key) for entity in made}
    touched |= {(label, one["id"]) for row in rows.values() for one in row["entities"] for label in one["labels"]}
    if going and going.entities & touched:
        return None
    return Settling(
        waiting=frozenset(row["id"] for row in waiting),
        rows=rows,
        described={name: entity for entity in made for name in entity.group.records},
        conflicts=conflicts,
        changed=[entity for entity in made if _differs(entity, rows)],
        taken=frozenset(rows),
        entities=frozenset(touched),
    )


def _made(closure: Closure, rows: dict[str, Any]) -> tuple[list[Entity], dict[str, str]]:
    """The entities of these records, and why a record was not merged."""
    records = {name: decoded(row["kind"], row["payload"]) for name, row in rows.items() if row["payload"] is not None}
    made: list[Entity] = []
    conflicts: dict[str, str] = {}
    for kind in sorted({closure.kinds[name] for name in records}):
        ids = {name: closure.ids[name] for name in records if closure.kinds[name] == kind}
        for group in groups(kind, ids, cut=frozenset(closure.cut)):
            entity = _entity(kind, group, rows, records)
            if entity is not None:
                made.append(entity)
            if group.conflict:
                conflicts.update(dict.fromkeys(group.records, group.conflict))
    return made, conflicts


def _told(entity: Entity) -> Reject:
    shared = ", ".join(entity.group.shared[:3]) or "no identifier of its own"
    return Reject(
        reason=f"not merged: {entity.group.conflict}",
        where=entity.group.records[0],
        detail=f"{entity.key} shares {shared} with others",
    )


def _entity(kind: str, group: Group, rows: dict[str, Any], records: dict[str, Any]) -> Entity | None:
    if kind in WORK_KINDS:
        if bare(records[name] for name in group.records):
            return None
        said = [Said(records[name], rows[name]["source"], _persons(rows[name])) for name in group.records]
        return Entity(kind, LABELS[kind], group.key, group, work=assembled(group.key, said))
    things = [records[name] for name in group.records]
    made = thing(kind, group.key, things, [rows[name]["source"] for name in group.records])
    return Entity(kind, made.label, made.id, group, thing=made) if made else None


def _persons(row: dict[str, Any]) -> dict[int, str]:
    """The persons that authorship links name, by position, as keys."""
    named = {}
    for one in row["persons"]:
        if one["position"] is not None:
            ids = decoded("person", one["payload"]).ids if one["payload"] else ()
            named[one["position"]] = entity_key("person", one["id"], ids)
    return named


def _differs(entity: Entity, rows: dict[str, Any]) -> bool:
    """Whether the graph does not yet say just this."""
    for name in entity.group.records:
        now = rows[name]["entities"]
        if not _held(entity, now) or now[0]["digest"] != entity.digest():
            return True
        if now[0]["records"] != len(entity.group.records):
            return True
    return not entity.work


def _held(entity: Entity, now: list[dict[str, Any]]) -> bool:
    """Whether a record describes this entity already, and nothing else."""
    return len(now) == 1 and entity.label in now[0]["labels"] and bool(now[0]["id"] == entity.key)


def _write(transaction: Transaction, entities: list[Entity], rows: dict[str, Any]) -> None:
    moves = [
        {"record": name, "label": entity.label, "entity": entity.key}
        for entity in entities
        for name in entity.group.records
    ]
    transaction.run(text("load", "undescribe"), {"rows": [row for row in moves if rows[row["record"]]["entities"]]})
    works = [one for one in entities if one.work]
    known = {(label, one["id"]) for row in rows.values() for one in row["entities"] for label in one["labels"]}
    asked = [{"label": one.label, "work": one.key} for one in works if (one.label, one.key) not in known]
    if asked:
        # The record that described it may have gone a batch ago, or may go in the next: its authors are still there.
        known |= {(row["label"], row["work"]) for row in transaction.run(text("load", "works_left"), {"works": asked})}
    write_works(transaction, [(one.label, one.key, one.work, one.digest()) for one in works if one.work], known)
    _write_things(transaction, [one.thing for one in entities if one.thing])
    for label in sorted({row["label"] for row in moves}):
        name = f"describes_{'other_product' if label == 'OtherProduct' else label.lower()}"
        transaction.run(text("load", name), {"rows": [row for row in moves if row["label"] == label]})


def _write_things(transaction: Transaction, things: list[Thing]) -> None:
    for label in sorted({one.label for one in things}):
        rows = [{"id": one.id, "properties": one.properties} for one in things if one.label == label]
        transaction.run(text("load", f"thing_{label.lower()}"), {"rows": rows})
    projects = [one for one in things if one.label == "Project"]
    if projects:
        held = [{"project": one.id, "funders": [row["funder"] for row in one.funders]} for one in projects]
        transaction.run(text("load", "funded_stale"), {"rows": held})
        transaction.run(text("load", "funders"), {"rows": [row for one in projects for row in one.funders]})


def _finish(transaction: Transaction, planned: Settling) -> None:
    rows, described = planned.rows, planned.described
    settled = [
        {
            "id": name,
            "kind": row["kind"],
            "conflict": planned.conflicts.get(name),
        }
        for name, row in rows.items()
    ]
    transaction.run(text("load", "settled"), {"rows": settled})
    flipped = [row for row in settled if row["conflict"] != rows[row["id"]]["conflict"]]
    if flipped:
        transaction.run(text("load", "spread_conflict"), {"rows": flipped})
    written = sorted({name for entity in planned.changed for name in entity.group.records})
    if written:
        for name in ("identified_of_records", "identifiers_shared_less"):
            transaction.run(text("load", name), {"ids": written})
    moved = {name for name in written if not _held(described[name], rows[name]["entities"])}
    # Of a bare end of a link nothing is made once what it was one with has become something else.
    lone = {name for name, row in rows.items() if row["entities"] and name not in described}
    if lone:
        away = [{"record": name, "label": "", "entity": ""} for name in sorted(lone)]
        transaction.run(text("load", "undescribe"), {"rows": away})
    moved |= lone
    if moved:
        transaction.run(text("load", "restated_by_others"), {"ids": sorted(moved)})
    # The year of a work stands on its relationships too.
    redated = {name for name in written if _year(described[name]) != _year_before(rows[name])}
    transaction.run(text("load", "restated_own"), {"ids": sorted(moved | redated | planned.waiting & set(written))})


def _year(entity: Entity) -> int | None:
    return entity.work.properties.get("year") if entity.work else None


def _year_before(row: dict[str, Any]) -> int | None:
    return row["entities"][0]["year"] if row["entities"] else None
