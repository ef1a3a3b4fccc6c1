"""From groups of records to what they describe: one pass over the payloads, by the loader's own functions."""

from collections.abc import Iterator
from itertools import chain, groupby, pairwise
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from kg.model import LABELS, WORK_KINDS, decoded
from loaders.bulk.crew import Rows
from loaders.bulk.engine import Engine, beside
from loaders.bulk.groups import own_key
from loaders.bulk.parts import Parts
from loaders.bulk.schemas import MADE
from loaders.bulk.streams import chunks, grouped
from loaders.thing_rows import thing
from loaders.work_rows import Said, WorkRows, assembled, bare

_BY = ("kind", "key")


def gather(engine: Engine, lots: list[Path], sets: Path, folder: Path) -> None:
    """Write every record with its payload and its group; only groups of several records are brought side by side."""
    engine.parted(_placed(engine, sets), "record", _persons, folder / "persons")
    engine.write(_sized(engine, sets, folder), folder / "sized")
    sized = engine.read(folder / "sized")
    said = engine.read(*(lot / "records" for lot in lots)).select("seq", "source", "release", "payload")
    whole = said.join(sized, "seq").select(
        "kind", "key", "record", "conflict", "payload", "persons", "members", tag=said.source + ":" + said.release
    )
    engine.write(whole.filter(whole.members == 1).drop("members"), folder / "alone")
    several = whole.filter(whole.members > 1).drop("members")
    engine.parted(several, "key", lambda part: part.order_by(*_BY, "record"), folder / "together")


def _sized(engine: Engine, sets: Path, folder: Path) -> Table:
    """For each record its group, how many that has, and the people whom its authorship links name."""
    groups = engine.read(sets / "groups")
    sizes = groups.group_by("kind", "key").agg(members=groups.count())
    sized = beside(groups.select("seq", "record", "kind", "key", "conflict"), sizes, *_BY)
    return beside(sized, engine.read(folder / "persons"), "record")


def _placed(engine: Engine, sets: Path) -> Table:
    """The people that the authorship links of records name: record, and place in the author list, blank, key."""
    links = engine.read(sets / "links")
    placed = links.filter((links.name == "authorship") & links.position.notnull())
    people = engine.read(sets / "groups").select(target="record", own="own")
    named = beside(placed.select("source", "target", "position"), people, "target")
    keyed = named.select("source", "position", person=ibis.coalesce(named.own, own_key(named.target)))
    single = keyed.group_by("source", "position").agg(person=keyed.person.min())
    return single.select(record="source", said=single.position.cast("string") + " " + single.person)


def _persons(placed: Table) -> Table:
    return placed.group_by("record").agg(persons=placed.said.collect())


def groups_of_records(folder: Path) -> Iterator[pa.Table]:
    """All records that `gather` wrote, no group cut in two."""
    return chain(chunks(folder / "alone"), grouped(folder / "together", _BY))


def assemble(chunks: Iterator[Rows], folder: Path, number: int) -> dict[str, int]:
    """Write what the records of each group say together."""
    with Parts(folder, MADE, number) as parts:
        for rows in chunks:
            for (kind, key), group in groupby(rows, key=lambda row: (row["kind"], row["key"])):
                _entity(parts, kind, key, list(group))
    return parts.counts


def _entity(parts: Parts, kind: str, key: str, rows: Rows) -> None:
    records = [decoded(kind, row["payload"]) for row in rows]
    if kind in WORK_KINDS:
        if bare(records):
            return
        said = [Said(one, row["tag"], _places(row)) for one, row in zip(records, rows, strict=True)]
        made = assembled(key, said)
        _work(parts, LABELS[kind], key, made)
        _described(parts, rows, LABELS[kind], key, made.properties.get("year"))
        return
    other = thing(kind, key, records, [row["tag"] for row in rows])
    if other is None:
        return
    if other.label != "Person":
        parts.add(f"things/{other.label}", other.properties | {"id": other.id})
    for row in other.funders:
        named = {name: row[name] for name in ("funder", "project", "short", "name", "jurisdiction")}
        parts.add("funded", named | row["properties"])
    _described(parts, rows, other.label, other.id, None)


def _places(row: dict[str, Any]) -> dict[int, str]:
    """The persons that authorship links name, by position, as keys."""
    split = (one.split(" ", 1) for one in row["persons"] or ())
    return {int(position): key for position, key in split}


def _described(parts: Parts, rows: Rows, label: str, entity: str, year: int | None) -> None:
    for row in rows:
        said = {"record": row["record"], "kind": row["kind"], "conflict": row["conflict"] or None}
        parts.add("describes", said | {"label": label, "entity": entity, "year": year})


def _work(parts: Parts, label: str, key: str, made: WorkRows) -> None:
    where = {"work_label": label, "work": key}
    parts.add(f"nodes/{label}", made.properties | {"digest": made.digest()}, len(made.properties.get("abstract", "")))
    for version in made.versions:
        parts.add("versions", where | version)
    numbered = [one for one in made.versions if one["kind"] == "arxiv"]
    for earlier, later in pairwise(numbered):
        parts.add("next", {"start": earlier["id"], "end": later["id"], "sources": later["sources"]})
    for topic in made.topics:
        about = where | topic
        about["topic"] = about.pop("id")
        parts.add("about", about)
    if made.venue:
        venue = {name: made.venue[name] or None for name in ("title", "publisher", "issns")}
        parts.add("published_in", where | venue | {"venue": made.venue["id"]} | made.venue["printed"])
    of_all: dict[str, Any] = where | {"authors": len(made.authors)}
    for author in made.authors:
        parts.add("mentions", of_all | author)
