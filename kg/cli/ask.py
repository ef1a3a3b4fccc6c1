"""`kg query` and `kg cypher`: ask the graph from the command line."""

import shlex
import sys
from typing import Any

import click

from kg.cli.output import output_options, write
from kg.cli.usage import asked_rightly


@click.command()
@click.argument("name", required=False)
@click.argument("pairs", metavar="[KEY=VALUE]...", nargs=-1)
@click.option("--list", "as_list", is_flag=True, help="List all queries by group; with NAME, the one in full.")
@output_options
def query(name: str | None, pairs: tuple[str, ...], as_list: bool, form: str) -> None:
    """Ask a question of the catalogue, or list them all.

    For example: kg query cocited_papers paper=arxiv:1811.02360 limit=5
    """
    from kg import connect, from_env
    from kg.errors import Malformed
    from queries import catalogue, headers

    if name is None or as_list:
        _list(name, form)
        return
    with asked_rightly():
        one = catalogue.find(name)
    given = _given(pairs)
    try:
        one.values(given)
    except Malformed as error:
        example = " ".join(f"'{key}={value}'" for key, value in headers.example(one).items())
        raise click.UsageError(f"{error}. For example: kg query {one.name} {example}") from error
    with connect(from_env()) as graph:
        answer = catalogue.run(graph, name, given)
    click.echo(_said(answer), err=True)
    write(answer, form)
    if answer["following"]:
        following = [f"{key}={headers.written(value)}" for key, value in answer["following"].items()]
        click.echo("The next rows: " + shlex.join(["kg", "query", answer["query"], *following]), err=True)


@click.command()
@click.argument("statement")
@click.argument("pairs", metavar="[KEY=VALUE]...", nargs=-1)
@output_options
def cypher(statement: str, pairs: tuple[str, ...], form: str) -> None:
    """Run one read-only Cypher STATEMENT (`-` reads it from standard input).

    The rules of the web console hold: it may only read, KG_CONSOLE_SECONDS and KG_CONSOLE_ROWS bound it. Values for
    $parameters go in as KEY=VALUE, as JSON where they are JSON.

    For example: kg cypher 'MATCH … WHERE p.year = $year RETURN p.title' year=2020
    """
    from kg import connect, from_env
    from queries.guard import Caps, Console, parameters_of

    settings = from_env()
    with asked_rightly():
        given = parameters_of(list(pairs))
    text = sys.stdin.read() if statement == "-" else statement
    if not text.strip("; \t\r\n"):
        raise click.UsageError("There is no statement; one begins with MATCH, RETURN, UNWIND or CALL")
    caps = Caps(seconds=settings.console_seconds, rows=settings.console_rows)
    with connect(settings) as graph:
        answer = Console(caps).run(graph, text, given)
    click.echo(_said(answer), err=True)
    write(answer, form)


def _given(pairs: tuple[str, ...]) -> dict[str, str]:
    """Texts by parameter name; the query's header says what types they are."""
    given = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(f"{pair!r} is not KEY=VALUE")
        given[key] = value
    return given


def _said(answer: dict[str, Any]) -> str:
    order = f", ordered by {answer['order']}" if answer["order"] else ""
    rows = "row" if answer["shown"] == 1 else "rows"
    return f"{answer['title']}\n{answer['shown']:,} {rows} in {answer['seconds']:.3f} s{order}"


def _list(name: str | None, form: str) -> None:
    from queries import catalogue

    if name is not None:
        with asked_rightly():
            one = catalogue.find(name)
        click.echo(one.text, nl=False)
        return
    listed = catalogue.overview()
    rows = listed["rows"]
    if form != "table":
        write({"columns": [{"name": key, "help": ""} for key in rows[0]], **listed}, form)
        return
    group = ""
    for row in rows:
        if row["group"] != group:
            group = row["group"]
            click.echo(f"\n{group}" if row is not rows[0] else group)
        click.echo(f"  {row['name']:<34} {row['title']}")
