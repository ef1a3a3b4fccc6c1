"""`kg people`: how well people are told apart."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.cli.groups import Told
from kg.cli.output import shown


@click.group(cls=Told)
def people() -> None:
    """Look at how mentions are told apart and brought together."""


@people.command()
@click.argument("labels", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--orcids", is_flag=True, help="Take the ORCIDs that sources assert as labels, and hide them.")
@click.option("--worst", default=5, show_default=True, type=click.IntRange(0, 1000), help="Errors shown of each kind.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def evaluate(labels: Path | None, orcids: bool, worst: int, as_json: bool) -> None:
    """Hold our grouping of people against labels: precision, recall and F1, pairwise and B³.

    LABELS has a line for each labelled mention: {"work": "arxiv:2203.12570", "position": 1, "person": "anything"};
    "name" may stand for "position". Each kind of evidence is left out once, to show what it does. Nothing is changed.
    """
    from kg import connect, from_env
    from loaders import evaluation, labelled

    if (labels is None) == (not orcids):
        raise click.UsageError("Give a file of labels, or --orcids")
    with connect(from_env()) as graph:
        given = labelled.from_file(graph, labels) if labels else labelled.from_orcids(graph)
        made = evaluation.evaluate(graph, given, hide_orcids=orcids, most=worst).as_dict()
    if as_json:
        click.echo(json.dumps(made, indent=1, ensure_ascii=False))
        return
    for line in lines(made):
        click.echo(shown(line))


def lines(made: dict[str, Any]) -> Iterator[str]:
    """An evaluation as text."""
    counts = made["labels"]
    yield f"{counts['found']:,} labelled mentions; {counts['not_found']:,} not found, {counts['ambiguous']:,} ambiguous"
    if made["differing"]:
        yield f"{made['differing']:,} of them are grouped otherwise in the graph: is a load unfinished?"
    for over, title in (("all", "All labelled mentions"), ("with_evidence", "With co-authors or institutions")):
        yield ""
        yield f"{title}: {made['scores']['nothing'][over]['mentions']:,}"
        yield f"  {'':24}{'pairwise':^30}{'B³':^30}{'pairs wrongly':^24}"
        yield (
            f"  {'':24}"
            + "".join(f"{name:>10}" for name in ("precision", "recall", "F1") * 2)
            + "      merged       split"
        )
        for name, scores in made["scores"].items():
            yield _row("everything" if name == "nothing" else f"without {name}", scores[over])
    for error in made["errors"]:
        yield from _error(error)


def _row(name: str, score: dict[str, Any]) -> str:
    figures = [score[measure][one] for measure in ("pairwise", "b_cubed") for one in ("precision", "recall", "f1")]
    row = "".join(f"{figure:>10.4f}" for figure in figures)
    return f"  {name:24}{row}{score['merged_wrongly']:>12,}{score['split_wrongly']:>12,}"


def _error(error: dict[str, Any]) -> Iterator[str]:
    yield ""
    yield f"{error['kind'].capitalize()}: {error['name']}, {error['pairs']:,} pairs"
    for part in error["parts"]:
        yield f"  {part['name']}: {part['count']:,} mentions"
        for one in part["mentions"]:
            yield f"    {one['work']} #{one['position']} {one['name']} ({', '.join(one['sources'] or ())})"
    words = "; ".join(error["evidence"])
    if error["kind"] == "merged wrongly":
        yield f"  joined by: {words or 'a chain over other mentions'}"
    else:
        yield f"  in common: {words or 'nothing'}"
