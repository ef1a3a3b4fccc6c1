"""`python -m bench.samples openaire=FOLDER arxiv=FOLDER`: what became of every file of real samples, as a table.

Every file is looked at by itself; then all of them are loaded into a server that is thrown away, and the records of
each file are looked for in the graph.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.bed import throwaway
from kg import Graph, connect, schema
from kg.keys import bounded
from kg.model import Item, Link, Reject, kind_of
from loaders.files import Member, members
from loaders.packing import Unreadable
from loaders.registry import FORMS, form, items
from loaders.run import Options, load, summary

_HELD = """
UNWIND $ids AS id
MATCH (r:Record {id: id})-[:DESCRIBES]->()
WHERE r.payload IS NOT NULL
RETURN id AS id
"""
#: Forms of which a file is one record.
_ONE_EACH = {"abs"}


@dataclass(slots=True)
class Seen:
    """What one file or member says."""

    name: str
    form: str
    read: Counter[str] = field(default_factory=Counter)
    ids: set[str] = field(default_factory=set)
    rejects: Counter[str] = field(default_factory=Counter)
    files: int = 1

    def take(self, item: Item) -> None:
        """Count one item."""
        if isinstance(item, Reject):
            self.rejects[item.reason] += 1
        elif isinstance(item, Link):
            self.read[f"link {item.name}"] += 1
        else:
            self.read[kind_of(item)] += 1
            self.ids.add(bounded(item.id))

    def alike(self, other: "Seen") -> bool:
        """Whether both are of one form and were refused for one reason, or hold one record each: they share a line."""
        refused = not self.read and not other.read
        same = (self.form, set(self.rejects)) == (other.form, set(other.rejects))
        return same and (refused or self.form in _ONE_EACH)


def _form(member: Member) -> str:
    try:
        found = form(member.head())
    except Unreadable as fault:
        return fault.reason
    return next((name for name, one in FORMS.items() if one is found), "not recognised")


def seen(source: str, folder: Path) -> Iterator[Seen]:
    """Every member of every file below a folder."""
    for member in members([folder]):
        one = Seen(member.name.removeprefix(f"{folder.name}/"), _form(member))
        for item in items(member, source):
            one.take(item)
        yield one


def joined(every: Sequence[Seen]) -> list[Seen]:
    """Neighbours that are alike as one line."""
    made: list[Seen] = []
    for one in every:
        if made and made[-1].alike(one):
            made[-1].files += 1
            made[-1].rejects += one.rejects
            made[-1].read += one.read
            made[-1].ids |= one.ids
        else:
            made.append(one)
    return made


def line(one: Seen, held: set[str]) -> str:
    """One file as a line of the table."""
    name = one.name if one.files == 1 else f"{one.name} and {one.files - 1} more"
    read = ", ".join(f"{count:,} {kind}" for kind, count in sorted(one.read.items()))
    rejects = "; ".join(f"{count:,} {reason}" for reason, count in sorted(one.rejects.items()))
    there = f"{len(one.ids & held):,} of {len(one.ids):,}" if one.ids else ""
    return f"| {name} | {one.form} | {read} | {there} | {rejects} |"


def table(graph: Graph, source: str, folder: Path) -> str:
    """Load a folder and say of every file what became of it."""
    report = load(graph, source, [folder], Options(release="samples"))
    every = list(seen(source, folder))
    ids = sorted({record for one in every for record in one.ids})
    held = {str(row[0]) for row in graph.read(_HELD, {"ids": ids}).rows}
    head = ["| file | form | records read | in the graph | rejects |", "|---|---|---|---|---|"]
    totals = f"{len(ids):,} different records, {len(held):,} in the graph"
    return "\n".join([f"## {source}: {totals}", "", *head, *(line(one, held) for one in joined(every)), "",
                      summary(report.as_dict()), ""])  # fmt: skip


@click.command()
@click.argument("folders", nargs=-1, required=True)
def main(folders: tuple[str, ...]) -> None:
    """Say of every file below source=FOLDER what became of it."""
    with TemporaryDirectory() as bed, throwaway(Path(bed)) as settings, connect(settings) as graph:
        schema.apply(graph)
        for given in folders:
            source, _, folder = given.partition("=")
            click.echo(table(graph, source, Path(folder)))


if __name__ == "__main__":
    main()
