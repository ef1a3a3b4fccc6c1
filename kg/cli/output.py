"""Rows on standard output as table, CSV or JSON: one set of options for every command that has rows."""

import re
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

#: What a terminal would obey instead of showing it: titles come from strangers.
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--json`, `--csv` and `--table`; it gets `form`, which is one of these words."""

    @click.option("--json", "as_json", is_flag=True, help="The whole answer as JSON, as the page's .json gives it.")
    @click.option("--csv", "as_csv", is_flag=True, help="The rows as CSV.")
    @click.option("--table", "as_table", is_flag=True, help="The rows as a table; that is the default.")
    @wraps(command)
    def with_form(*args: Any, as_json: bool, as_csv: bool, as_table: bool, **given: Any) -> Any:
        if as_json + as_csv + as_table > 1:
            raise click.UsageError("Choose one of --json, --csv and --table")
        form = "json" if as_json else "csv" if as_csv else "table"
        return command(*args, form=form, **given)

    return with_form


def write(answer: dict[str, Any], form: str) -> None:
    """The rows to standard output, what is to be said of them to standard error."""
    names = [column["name"] for column in answer["columns"]]
    if form == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode({"ok": True, **answer}), indent=1).decode())
    elif form == "csv":
        from queries.table import csv_of_dicts

        click.echo(csv_of_dicts(answer["rows"], names).replace("\r\n", "\n"), nl=False)
    else:
        _table(names, [[shown(row[name]) for name in names] for row in answer["rows"]])
    for note in answer.get("notes", ()):
        click.echo(shown(note), err=True)


def shown(value: Any) -> str:
    """A value as one line of text that a terminal only shows."""
    from queries.table import cell

    text = value if isinstance(value, str) else str(cell(value))
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", text.replace("\n", " ").replace("\t", " "))


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """By rich on a terminal; elsewhere plain columns with nothing cut, for grep and less."""
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(header_style="bold", box=None)
        for name in names:
            table.add_column(Text(name))
        for row in rows:
            table.add_row(*(Text(one) for one in row))
        Console().print(table)
        return
    widths = [max(len(one) for one in column) for column in zip(names, *rows, strict=True)]
    for row in [names, *rows]:
        line = "  ".join(one.ljust(width) for one, width in zip(row, widths, strict=True))
        click.echo(line.rstrip())
