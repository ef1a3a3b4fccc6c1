"""Who is who, name by name, by the loader's own functions; then the people whom a source knows, one by one."""

from collections.abc import Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import pyarrow as pa

from loaders.bulk.crew import Rows
from loaders.bulk.parts import Parts
from loaders.bulk.schemas import PEOPLE
from loaders.bulk.streams import chunks, grouped
from loaders.mentions import Assignment, Mention, persons
from loaders.people import known_by, summary

_EVIDENCE = ("coauthors", "institutions", "cites")
#: Columns of a mention that are not on the relationship.
_OFF = frozenset(("work_label", "work", "authors", *_EVIDENCE))


def names(folder: Path) -> Iterator[pa.Table]:
    """All mentions, no name cut in two."""
    return chain(chunks(folder / "alone"), grouped(folder / "together", ("name_key",)))


def tell_apart(chunks: Iterator[Rows], folder: Path, number: int) -> dict[str, int]:
    """Write AUTHORED, people of ours, and what is said of people whom a source knows."""
    with Parts(folder, PEOPLE, number) as parts:
        for rows in chunks:
            for _, group in groupby(rows, key=lambda row: row["name_key"]):
                _name(parts, list(group))
    return parts.counts


def _name(parts: Parts, rows: Rows) -> None:
    placed = {(row["work_label"], row["work"], row["position"]): row for row in rows}
    said: dict[str, Rows] = {}
    for one in persons(_mention(row) for row in rows):
        row = placed[one.mention.label, one.mention.work, one.mention.position]
        _authored(parts, row, one)
        said.setdefault(one.person, []).append(row | {"evidence": list(one.evidence)})
    for person, mentions in said.items():
        if not known_by(person):
            parts.add("Person", summary(person, mentions, []))
            continue
        for row in mentions:
            fields = ("name", "name_key", "given", "family", "homonym", "collective", "sources", "evidence")
            parts.add("named", {"person": person} | {name: row[name] for name in fields})


def _mention(row: dict[str, Any]) -> Mention:
    coauthors, institutions, cites = (frozenset(row.get(name) or ()) for name in _EVIDENCE)
    return Mention(
        label=row["work_label"],
        work=row["work"],
        position=row["position"],
        name_key=row["name_key"],
        joins=bool(row["joins"]),
        strong=row["strong"] or "",
        homonym=row["homonym"] or "",
        coauthors=coauthors,
        institutions=institutions,
        cites=cites,
    )


def _authored(parts: Parts, row: dict[str, Any], one: Assignment) -> None:
    said = {name: value for name, value in row.items() if name not in _OFF}
    ends = {"start": one.person, "end": row["work"], "evidence": list(one.evidence) or None}
    parts.add(f"AUTHORED/Person-{row['work_label']}", said | ends)


def describe(chunks: Iterator[Rows], folder: Path, number: int) -> dict[str, int]:
    """Write the people whom a source knows."""
    with Parts(folder, {"Person": PEOPLE["Person"]}, number) as parts:
        for rows in chunks:
            for person, group in groupby(rows, key=lambda row: row["person"]):
                parts.add("Person", _summary(person, list(group)))
    return parts.counts


def _summary(person: str, rows: Rows) -> dict[str, Any]:
    mentions = [row for row in rows if row["payload"] is None]
    records = [{"payload": row["payload"], "source": row["tag"]} for row in rows if row["payload"] is not None]
    return summary(person, mentions, records)
