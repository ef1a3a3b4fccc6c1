"""What a second delivery costs over Bolt: the same files once more, and one in which a tenth of the products changed.

The same once more is held against reading and hashing: the readers, and rows with their digests, without a database.
What has changed is held against the statements that its load sends, sent bare from a recording to a graph in the
state before.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from bench.bed import child, folder_for, machine, throwaway
from bench.load import corpus, replayed
from kg.model import Link, Record, Reject
from loaders.files import members
from loaders.registry import items
from loaders.rows import Delivery, batches

GOAL_UNCHANGED, GOAL_SHARE = 1.3, 0.8
_TENTH = 10


def changed(folder: Path, made: Path) -> Path:
    """Every tenth product of a corpus with another title and a later stamp."""
    out = folder / f"{made.name}-changed/openaire/publication.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    with (made / "openaire/publication.json").open("rb") as lines, out.open("wb") as file:
        for number, line in enumerate(lines):
            if number % _TENTH == 0:
                product = msgspec.json.decode(line)
                product["mainTitle"] += " revisited"
                product["dateOfCollection"] = "2026-01-01T00:00:00.000Z"
                file.write(msgspec.json.encode(product) + b"\n")
    return out.parents[1]


def hashing(made: Path) -> float:
    """Seconds in which a corpus is read, and its rows with their digests are made."""
    started = time.perf_counter()
    for source in ("arxiv", "openaire"):
        for _ in batches(_usable(made / source, source), Delivery(source, "bench", "hashing"), 5000):
            pass
    return time.perf_counter() - started


def _usable(path: Path, source: str) -> Iterator[Record | Link]:
    for member in members([path]):
        for item in items(member, source):
            if not isinstance(item, Reject):
                yield item


def measured(folder: Path, works: int) -> dict[str, Any]:
    """All figures."""
    made = corpus(folder, works)
    part, recording = changed(folder, made), folder / "recording"
    once = hashing(made)
    with throwaway(folder) as settings:
        first = child("bench.load_once", str(made), settings=settings)
        again = child("bench.load_once", str(made), settings=settings)
        tenth = child("bench.load_once", str(part), "--record", str(recording), settings=settings)
    with throwaway(folder) as settings:
        child("bench.load_once", str(made), settings=settings)
        bare = replayed(settings, recording, only_changes=False)
    recording.unlink()
    return {
        "works": works,
        "first_seconds": first["seconds"],
        "hashing_seconds": once,
        "unchanged_seconds": again["seconds"],
        "unchanged": again["seconds"] / once,
        "goal_unchanged": GOAL_UNCHANGED,
        "tenth_seconds": tenth["seconds"],
        "tenth_bare_seconds": bare,
        "share": bare / tenth["seconds"],
        "goal_share": GOAL_SHARE,
    }


@click.command()
@click.option("--works", default=20_000, show_default=True, help="Works in the graph.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), help="Keep the corpus here.")
def main(works: int, folder: Path | None) -> None:
    """Compare second deliveries with the least they must do."""
    before = machine()
    with folder_for(folder) as place:
        figures = measured(place, works)
    click.echo(json.dumps({"again": figures, "machine": [before, machine()]}, indent=2))


if __name__ == "__main__":
    main()
