"""What `kg load --bulk` asks of the loaders: tables of its deliveries."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from kg.bulk.work import Watch
from kg.errors import DataError, NotInstalled


def needed() -> None:
    """Refuse early where the packages for bulk loads are not there."""
    if missing := [name for name in ("duckdb", "ibis", "pyarrow") if find_spec(name) is None]:
        raise NotInstalled(f"A bulk load needs {', '.join(missing)}: pip install 'research-kg[bulk]'")


def made(plan: dict[str, Any], folder: Path, watch: Watch) -> Path:
    """The tables of a plan's deliveries, made below a folder; what is finished there is not made again."""
    from kg.settings import from_env
    from loaders.bulk import Given, prepare
    from loaders.run import summary

    given = [Given(one["source"], tuple(map(Path, one["paths"])), one["release"]) for one in plan["deliveries"]]
    tables = prepare(
        given, folder, memory=plan["memory"] << 20, strict=plan["strict"], told=watch.told,
        # What is only written for another importer is not in this graph.
        notes=None if plan["to"] else from_env().home,
    )  # fmt: skip
    for report in tables.deliveries:
        click.echo(summary(report))
    if not any(report["read"] for report in tables.deliveries):
        raise DataError("Nothing of it could be loaded; the reasons are in the report")
    return tables.folder
