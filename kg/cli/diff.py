"""`kg diff`: what a delivery has brought, changed and left out against an earlier one."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from kg.cli.output import shown

_THINGS = ("added", "removed", "changed", "merged", "split")
_LINKS = _THINGS[:3]


@click.command()
@click.argument("older")
@click.argument("newer")
@click.option("--source", type=click.Choice(["openaire", "arxiv"]), help="Whose the files are, where files are given.")
@click.option("--examples", default=5, show_default=True, type=click.IntRange(0), help="Examples of each kind.")
@click.option(
    "--memory", default=1024, show_default=True, type=click.IntRange(128), help="MB before it spills to disk."
)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def diff(older: str, newer: str, source: str | None, examples: int, memory: int, as_json: bool) -> None:
    """Tell what differs between two deliveries of one source: things and links added, removed, changed, merged, split.

    OLDER and NEWER are ids of loads (`kg stats` lists them), of which notes were kept while they were loaded, or
    files and folders with --source. Each delivery is taken by itself: what other sources say makes no difference.
    """
    from kg import from_env
    from kg.cli.bulk_tables import needed
    from loaders.bulk.compare import Side, compare

    needed()
    home = from_env().home
    sides = [Side.given(one, source, home) for one in (older, newer)]
    home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="diff-", dir=home) as work:
        made = compare(sides[0], sides[1], Path(work), memory=memory << 20, most=examples)
    answer = {"older": older, "newer": newer, **made.as_dict()}
    if as_json:
        click.echo(json.dumps(answer, indent=1, ensure_ascii=False))
        return
    for line in lines(answer):
        click.echo(shown(line))


def lines(answer: dict[str, Any]) -> Iterator[str]:
    """A difference as text: a table of things, one of links, changed fields, examples."""
    yield f"{answer['newer']} against {answer['older']}"
    if not answer["things"] and not answer["links"]:
        yield "They say the same."
        return
    for name, kinds, columns in (("things", answer["things"], _THINGS), ("links", answer["links"], _LINKS)):
        yield ""
        yield f"{name:30}" + "".join(f"{one:>12}" for one in columns)
        for kind, counts in kinds.items():
            yield f"  {kind:28}" + "".join(f"{counts.get(one, 0):>12,}" for one in columns)
    for kind, counts in answer["fields"].items():
        ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        yield ""
        yield f"Fields that changed, of records of kind {kind}: " + ", ".join(f"{one} {n:,}" for one, n in ordered)
    for what, rows in answer["examples"].items():
        if rows:
            yield ""
            yield f"{what.capitalize()}, for example:"
            yield from (f"  {_example(row)}" for row in rows)


def _example(row: dict[str, Any]) -> str:
    if "target" in row:
        return f"{row['source']} {row['name']} {row['target']}"
    more = ""
    for word in ("from", "into", "fields"):
        if row.get(word):
            more = f"  {'changed' if word == 'fields' else word}: {', '.join(row[word])}"
    return f"{row['kind']} {row['id']}{more}"
