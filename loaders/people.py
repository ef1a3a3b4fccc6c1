"""Tells people apart and brings their mentions together, name by name, in batches."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kg.graph import Graph, Transaction
from kg.model import Reject, SourcePerson
from kg.statements import text
from loaders.batches import drain_planned
from loaders.mention_rows import Found, Row, mentions, same_coauthors
from loaders.mentions import MOST_MENTIONS, Assignment, Mention, alone, persons, too_common

BATCH = 1000
#: Mentions that are read for one batch: names of a large graph have hundreds of them each.
MENTIONS = 7_500


@dataclass(frozen=True, slots=True)
class Telling:
    """Which mentions of a batch of names belong to whom."""

    names: frozenset[str]
    assignments: list[tuple[dict[str, Any], Assignment]]
    taken: frozenset[str]
    """All waiting people that are told apart by this."""
    too_common: dict[str, int]
    """Names that evidence did not tell apart because too many mentions bear them, with their number."""
    found: Found
    """All that was read."""

    def moves(self) -> list[tuple[Row, Assignment]]:
        """The mentions that go to another person."""
        return [(row, one) for row, one in self.assignments if row["person"] != one.person]


def tell_apart(graph: Graph, *, told: Callable[[int], None], batch: int) -> list[Reject]:
    """Regroup the names of all people that wait for it; names that are too common come back as rejects."""
    common: dict[str, int] = {}

    def write(transaction: Transaction, planned: Telling) -> None:
        _write_batch(transaction, planned)
        common.update(planned.too_common)

    drain_planned(graph, "dirty_people", _plan, write, batch=batch, told=told, still=_still)
    return [
        Reject(
            reason="name too common",
            where=name,
            detail=f"{count:,} mentions, more than {MOST_MENTIONS:,}: only identifiers of the source join them",
            value=True,
        )
        for name, count in sorted(common.items())
    ]


def _plan(transaction: Transaction, waiting: list[dict[str, Any]], going: Telling | None) -> Telling:
    """Who is who under the names of waiting people; a name that is just being written needs no second time."""
    waiting, names = _fitting(transaction, waiting, going.names if going else frozenset())
    found = mentions(transaction, sorted(names), [row["id"] for row in waiting])
    assignments = _assigned(found, names)
    # A person of ours has one name: whoever else of these names waits is told apart by the same stroke.
    others = {row["person"] for row, _ in assignments if row["waits"] and not known_by(row["person"])}
    common = {name: too_common(one for _, one in found[name]) for name in names & found.keys()}
    return Telling(
        names,
        assignments,
        frozenset(row["id"] for row in waiting) | others,
        {name: count for name, count in common.items() if count},
        found,
    )


def _still(transaction: Transaction, planned: Telling, before: Telling) -> bool:
    """Whether nothing was read amiss because the mentions of other names were moved meanwhile."""
    moves = before.moves()
    if planned.taken & {person for row, one in moves for person in (row["person"], one.person)}:
        return False
    moved = {(row["label"], row["work"], row["name"]) for row, _ in moves}
    if any(
        alone(one) and (one.label, one.work, name) in moved for name, rows in planned.found.items() for _, one in rows
    ):
        return False
    return same_coauthors(transaction, planned.found, {(label, work) for label, work, _ in moved})


def _fitting(
    transaction: Transaction, waiting: list[dict[str, Any]], going: frozenset[str]
) -> tuple[list[dict[str, Any]], frozenset[str]]:
    """As many waiting people, at least one, as have names of not too many mentions together; and these names."""
    names = frozenset(name for row in waiting for name in row["names"]) - going
    borne = transaction.run(text("load", "name_mentions"), {"names": sorted(names)})
    count = {row["name"]: row["mentions"] for row in borne}
    taken: set[str] = set()
    total = 0
    for place, row in enumerate(waiting):
        more = names.intersection(row["names"]) - taken
        total += sum(count[name] for name in more)
        if place and total > MENTIONS:
            return waiting[:place], frozenset(taken)
        taken |= more
    return waiting, names


def _write_batch(transaction: Transaction, planned: Telling) -> None:
    assignments, moves = planned.assignments, planned.moves()
    if moves:
        transaction.run(text("load", "people_named"), {"ids": sorted({one.person for _, one in moves})})
        rows = [_at(one) | {"old": row["person"], "new": one.person} for row, one in moves]
        transaction.run(text("load", "repoint"), {"rows": rows})
    told = [
        one for row, one in assignments if row["person"] == one.person and (row["evidence"] or []) != list(one.evidence)
    ]
    if told:
        transaction.run(text("load", "explain"), {"rows": [_at(one) | {"person": one.person} for one in told]})
    touched = planned.taken | {one.person for _, one in moves} | {row["person"] for row, _ in moves}
    _write(transaction, touched | {one.person for one in told}, assignments)
    transaction.run(text("load", "people_settled"), {"ids": sorted(planned.taken)})


def _assigned(found: Found, names: frozenset[str]) -> list[tuple[Row, Assignment]]:
    """Every mention with the person it belongs to; of names that are being written, only those by themselves."""
    assignments: list[tuple[Row, Assignment]] = []
    for name in sorted(found):
        rows = {_place(row): row for row, _ in found[name]}
        made = persons(one for _, one in found[name])
        assignments += [(rows[_spot(one.mention)], one) for one in made if name in names or alone(one.mention)]
    return assignments


def _write(
    transaction: Transaction, touched: frozenset[str], assignments: list[tuple[dict[str, Any], Assignment]]
) -> None:
    """Write touched people: from this batch's mentions, or from all where one is known under several names."""
    mentions: dict[str, list[dict[str, Any]]] = {}
    for row, one in assignments:
        if one.person in touched and not known_by(one.person):
            said = {field: row[field] for field in ("given", "family", "homonym", "collective", "sources")}
            said |= {"name": row["printed"], "name_key": row["name"], "evidence": list(one.evidence)}
            mentions.setdefault(one.person, []).append(said)
    rows = [{"id": key, "properties": summary(key, said, [])} for key, said in mentions.items()]
    rest = sorted(touched - mentions.keys())
    for row in transaction.run(text("load", "people_summary"), {"ids": rest}) if rest else []:
        if row["mentions"] or row["records"]:
            rows.append({"id": row["id"], "properties": summary(row["id"], row["mentions"], row["records"])})
    transaction.run(text("load", "people_write"), {"rows": rows})
    if rest:
        transaction.run(text("load", "people_gone"), {"ids": rest})


def known_by(person: str) -> str:
    """How the source knows a person by the key; empty for a person of ours."""
    return "orcid" if person.startswith("orcid:") else "source" if person.startswith("oaire:") else ""


def _place(row: dict[str, Any]) -> tuple[str, str, int]:
    return row["label"], row["work"], row["position"]


def _spot(mention: Mention) -> tuple[str, str, int]:
    return mention.label, mention.work, mention.position


def _at(one: Assignment) -> dict[str, Any]:
    mention = one.mention
    where = {"label": mention.label, "work": mention.work, "position": mention.position}
    return where | {"evidence": list(one.evidence) or None}


def summary(key: str, mentions: list[dict[str, Any]], records: list[dict[str, Any]]) -> dict[str, Any]:
    """Properties of a person: what a source says of the person first, then the name printed most often."""
    known = sorted(
        ((SourcePerson.decoded(one["payload"]), one["source"]) for one in records),
        key=lambda one: one[0].id,
        reverse=True,
    )
    printed = Counter((one["name"], one.get("given") or "", one.get("family") or "") for one in mentions)
    # The most frequent, then the longest (initials lose), then the first in text order.
    name, given, family = min(printed, key=lambda one: (-printed[one], -len(one[0]), one), default=("", "", ""))
    for person, _ in known:
        name, given, family = person.name or name, person.given or given, person.family or family
    strong = known_by(key)
    sources = {source for one in mentions for source in one["sources"]} | {source for _, source in known}
    values = {
        "id": key,
        "name": name or key,
        "given": given,
        "family": family,
        "name_key": min((one["name_key"] for one in mentions), default=""),
        "orcid": key.removeprefix("orcid:") if strong == "orcid" else "",
        "identity": strong or ("evidence" if len(mentions) > 1 else "single"),
        "evidence": sorted({kind for one in mentions for kind in one.get("evidence") or ()}),
        "collective": any(one.get("collective") for one in mentions) or None,
        "homonyms": sorted({one["homonym"] for one in mentions if one.get("homonym")}),
        "alternative_names": sorted({one["name"] for one in mentions} - {name}),
        "sources": sorted(sources),
    }
    return {field: value for field, value in values.items() if value not in ("", None, [])}
