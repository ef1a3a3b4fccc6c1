"""Whether every way in makes the same graph of the same deliveries: the canonical export of each, as one hash.

Bolt with arXiv first and with OpenAIRE first, bulk with the files in order and turned round, and the tables that Spark
makes; each in a home of its own.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from bench.bed import empty, environment, folder_for, machine
from bench.bulk import SOURCES, packed
from bench.canonical_tables import canonical
from kg import Settings, server
from kg.server.java import java_for
from loaders.bulk import Given, prepare

_SPARK_MB = 3000
Way = Callable[[Settings, Path], None]


def _kg(settings: Settings, *arguments: str) -> None:
    command = [sys.executable, "-m", "kg", *arguments]
    subprocess.run(command, env=environment(settings), check=True, stdout=subprocess.DEVNULL)


def _bolt(sources: Sequence[str]) -> Way:
    def load(settings: Settings, archives: Path) -> None:
        server.start(settings)
        for source in sources:
            _kg(settings, "load", source, str(archives / source), "--release", "1")

    return load


def _bulk(settings: Settings, archives: Path) -> None:
    _kg(settings, "load", "--bulk", *(f"{source}:1={archives / source}" for source in SOURCES))


def _bulk_turned(settings: Settings, archives: Path) -> None:
    files = [(source, path) for source in SOURCES for path in sorted((archives / source).iterdir())]
    _kg(settings, "load", "--bulk", *(f"{source}:1={path}" for source, path in reversed(files)))


WAYS: dict[str, Way] = {
    "Bolt, arXiv first": _bolt(("arxiv", "openaire")),
    "Bolt, OpenAIRE first": _bolt(("openaire", "arxiv")),
    "bulk": _bulk,
    "bulk, files turned round": _bulk_turned,
}


def exported(settings: Settings) -> tuple[str, int]:
    """The hash of a graph's canonical export, and its bytes."""
    digest, size = hashlib.sha256(), 0
    command = [sys.executable, "-m", "kg", "export", "canonical", "-"]
    with subprocess.Popen(command, env=environment(settings), stdout=subprocess.PIPE) as process:
        assert process.stdout
        while part := process.stdout.read(1 << 20):
            digest.update(part)
            size += len(part)
    if process.returncode:
        raise click.ClickException(f"the export ended with status {process.returncode}")
    return digest.hexdigest(), size


def by(way: Way, folder: Path, archives: Path) -> dict[str, Any]:
    """One way in: seconds, hash and bytes."""
    with TemporaryDirectory(dir=folder, prefix="home-") as home:
        settings = empty(Path(home))
        server.install(settings)
        try:
            started = time.perf_counter()
            way(settings, archives)
            seconds = time.perf_counter() - started
            digest, size = exported(settings)
        finally:
            server.kill(settings)
    return {"seconds": round(seconds, 1), "bytes": size, "sha256": digest}


def on_spark(folder: Path, archives: Path) -> dict[str, Any]:
    """The tables that Spark makes, on the managed Java in this process; and the seconds DuckDB takes for them."""
    from loaders.bulk.engine_spark import Spark, local

    given = [Given(source, (archives / source,), "1") for source in SOURCES]
    place = folder / "on-spark"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    started = time.perf_counter()
    prepare(given, place / "duckdb")
    duckdb_seconds = time.perf_counter() - started
    shutil.rmtree(place / "duckdb")
    session = local(place, java_for("5").home / "bin" / "java", _SPARK_MB, 2)
    try:
        started = time.perf_counter()
        made = prepare(given, place / "tables", engine=lambda: Spark(session))
        seconds = time.perf_counter() - started
    finally:
        session.stop()
    text = canonical(made.folder)
    shutil.rmtree(place)
    told = {"seconds": round(seconds, 1), "duckdb_seconds": round(duckdb_seconds, 1)}
    return told | {"bytes": len(text), "sha256": hashlib.sha256(text).hexdigest()}


@click.command()
@click.option("--works", default=100_000, show_default=True, help="Works of the deliveries.")
@click.option("--spark", is_flag=True, help="Make the tables on Spark too (pip install -r requirements-spark.txt).")
@click.option("--way", "chosen", multiple=True, type=click.Choice(list(WAYS)), help="Only these ways.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), help="Keep the archives here.")
def main(works: int, spark: bool, chosen: Sequence[str], folder: Path | None) -> None:
    """Load the same deliveries in every way and hold the canonical exports against each other."""
    before = machine()
    found: dict[str, Any] = {}
    with folder_for(folder) as place:
        archives = packed(place, works)
        for name in chosen or WAYS:
            found[name] = by(WAYS[name], place, archives)
            click.echo(json.dumps({name: found[name]}), err=True)
        if spark:
            found["Spark"] = on_spark(place, archives)
    same = len({one["sha256"] for one in found.values()}) == 1
    click.echo(
        json.dumps({"same": {"works": works, "equal": same, "ways": found}, "machine": [before, machine()]}, indent=2)
    )
    if not same:
        raise click.ClickException("the graphs differ")


if __name__ == "__main__":
    main()
