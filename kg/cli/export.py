"""`kg export`: what can be taken away."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.groups import Told
from kg.cli.usage import asked_rightly

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.rdf_dump import Counts
    from kg.references import Reference

_KINDS = (
    "paper", "dataset", "software", "other", "version", "person", "institution", "topic", "venue", "source", "project",
    "funder",
)  # fmt: skip


@click.group(cls=Told)
def export() -> None:
    """Take the graph away: RDF, references, and a form to compare graphs by."""


@export.command()
@click.argument("out")
def canonical(out: str) -> None:
    """Write every node and relationship as sorted JSON lines to OUT (`-` is standard output, `.gz` packs).

    Two graphs are equal when these are: times of loading are left out.
    """
    from kg import connect, from_env
    from kg.canonical import lines
    from kg.outfile import opened

    written = 0
    with connect(from_env()) as graph, opened(out) as file:
        for line in lines(graph):
            file.write(line)
            written += 1
    click.echo(f"{written:,} lines", err=True)


@export.command()
@click.argument("out")
@click.option("--format", "form", type=click.Choice(["nq", "nt"]), help="N-Quads or N-Triples; else by the ending.")
@click.option("--only", multiple=True, type=click.Choice(_KINDS), help="Entities of this kind alone; may be repeated.")
@click.option("--base", help="What all IRIs begin with; ends in a slash. Default: KG_BASE_IRI.")
@click.option(
    "--download-url", "address", default="", help="Where OUT will be downloaded from; its description says so."
)
def rdf(out: str, form: str | None, only: tuple[str, ...], base: str | None, address: str) -> None:
    """Write the whole graph as N-Quads or N-Triples to OUT (`-` is standard output, `.gz` packs).

    Beside OUT stands its description: `graph.nq.gz` gets `graph.nq.gz.dataset.ttl`.
    """
    from kg import connect, from_env
    from kg.outfile import opened
    from kg.rdf_dataset import located
    from kg.rdf_dump import format_of, refuse_example, write
    from kg.rdf_terms import EXAMPLE_BASE, Terms

    settings = from_env()
    base = base or settings.base_iri
    with asked_rightly():
        Terms(base)
        form = format_of(out, form or "")
        if address:
            located(address)
    refuse_example(out, base)
    if base == EXAMPLE_BASE:
        click.echo(f"IRIs begin with {base}, which is nobody's; --base or KG_BASE_IRI sets your own", err=True)
    with connect(settings) as graph, opened(out) as file:
        counts = write(graph, file, base=base, form=form, kinds=only)
    if out != "-":
        _describe(Path(out), counts, base, form, address)
    _tell(counts)


def _describe(out: Path, counts: "Counts", base: str, form: str, address: str) -> None:
    from kg.outfile import opened
    from kg.rdf_dataset import description
    from kg.rdf_write import serialized

    size = out.stat().st_size
    made = description(counts, base=base, form=form, zipped=out.suffix == ".gz", size=size, address=address)
    with opened(str(out.with_name(out.name + ".dataset.ttl"))) as file:
        file.write(serialized(made, "ttl"))


def _tell(counts: "Counts") -> None:
    click.echo(f"{counts.lines:,} lines, {counts.triples:,} triples", err=True)
    for label, number in counts.nodes.items():
        click.echo(f"{number:>12,}  {label}", err=True)
    for reason, number in sorted(counts.changed.items()):
        click.echo(f"{number:>12,}  {reason}", err=True)


@export.command()
@click.argument("ids", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every work of the graph.")
@click.option("--format", "form", type=click.Choice(["bibtex", "ris", "csl-json", "csv"]), default="bibtex")
@click.option("--out", "-o", default="-", help="File to write; standard output by default, `.gz` packs.")
def papers(ids: tuple[str, ...], everything: bool, form: str, out: str) -> None:
    """Write works as references: those of IDS (any identifier or address), or all."""
    from kg import connect, from_env
    from kg.outfile import opened

    if bool(ids) == everything:
        raise click.UsageError("Give ids of works, or --all")
    with connect(from_env()) as graph:
        works = _works(graph, ids)
        with opened(out) as file:
            for piece in _written(works, form):
                file.write(piece.encode())


def _works(graph: "Graph", ids: tuple[str, ...]) -> "Iterable[Reference]":
    from kg.citations import all_references, references
    from kg.errors import Unknown
    from queries.kinds import WORKS
    from queries.resolve import resolve

    if not ids:
        return all_references(graph)
    found = []
    for one in ids:
        target = resolve(graph, one)
        if target.kind not in WORKS:
            raise Unknown(f"{one} is a {target.kind}, not a work that can be cited")
        found += references(graph, [target.key], target.kind)
    return found


def _written(works: "Iterable[Reference]", form: str) -> Iterator[str]:
    from kg.citations import COLUMNS, row, written
    from queries.table import csv_text

    if form != "csv":
        yield from written(works, form)
        return
    yield csv_text(COLUMNS, [])
    for one in works:
        yield csv_text(row(one), [])
