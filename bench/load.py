"""What a load costs against the same statements with the same rows, sent bare; and whether its memory stays flat.

Three loads of one made-up corpus, each into an empty server: as it is; every statement it sends, again, from a
recording; only those that changed something, again. The share of bare time in the time of the load is the figure:
1 would mean that reading files, bringing records together and telling people apart cost nothing.
"""

import json
import time
from pathlib import Path
from typing import Any

import click

from bench.bed import child, folder_for, machine, throwaway
from bench.generate import generate
from bench.recording import kept
from bench.world import World
from kg import Settings, connect, schema

GOAL_SHARE = 0.8
GOAL_GROWTH = 1.15
SEED = 7


def replayed(settings: Settings, recording: Path, *, only_changes: bool) -> float:
    """Seconds in which a recording is sent to an empty server; reading the recording is not counted."""
    seconds = 0.0
    with connect(settings) as graph, recording.open("rb") as file:
        schema.apply(graph)
        for sent in kept(file):
            wanted = [(text, rows) for text, rows, changed in sent if changed or not only_changes]
            if not wanted:
                continue
            started = time.perf_counter()
            with graph.transaction() as transaction:
                for text, rows in wanted:
                    transaction.counters(text, rows)
            seconds += time.perf_counter() - started
    return seconds


def corpus(folder: Path, works: int) -> Path:
    """A made-up corpus, made if it is not there yet."""
    out = folder / f"corpus-{works}"
    if not out.exists():
        generate(out, World(works, SEED))
    return out


def measured(folder: Path, works: int, more: int) -> dict[str, Any]:
    """All figures of the load."""
    made = corpus(folder, works)
    with throwaway(folder) as settings:
        plain = child("bench.load_once", str(made), settings=settings)
    recording = folder / "recording"
    with throwaway(folder) as settings:
        noted = child("bench.load_once", str(made), "--record", str(recording), settings=settings)
    with throwaway(folder) as settings:
        everything = replayed(settings, recording, only_changes=False)
    with throwaway(folder) as settings:
        changes = replayed(settings, recording, only_changes=True)
    recording.unlink()
    figures = {
        "works": works,
        "read": plain["read"],
        "load_seconds": plain["seconds"],
        "own_cpu_seconds": plain["cpu_seconds"],
        "bare_seconds": everything,
        "bare_changes_seconds": changes,
        "share": everything / plain["seconds"],
        "share_of_changes": changes / plain["seconds"],
        "goal_share": GOAL_SHARE,
        "peak_mb": plain["peak_mb"],
        "seconds_by_statement": dict(list(noted["statements"].items())[:15]),
    }
    return figures | (_growth(folder, more, plain["peak_mb"]) if more else {})


def _growth(folder: Path, works: int, before: float) -> dict[str, Any]:
    made = corpus(folder, works)
    with throwaway(folder) as settings:
        answer = child("bench.load_once", str(made), settings=settings)
    return {
        "more_works": works,
        "more_seconds": answer["seconds"],
        "more_peak_mb": answer["peak_mb"],
        "growth": answer["peak_mb"] / before,
        "goal_growth": GOAL_GROWTH,
    }


@click.command()
@click.option("--works", default=20_000, show_default=True, help="Works of the load that is compared.")
@click.option(
    "--more", default=100_000, show_default=True, help="Works of the load whose memory is compared; 0 for none."
)
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), help="Keep the corpora here.")
def main(works: int, more: int, folder: Path | None) -> None:
    """Compare a load with the same statements sent bare, and its memory with that of a larger one."""
    before = machine()
    with folder_for(folder) as place:
        figures = measured(place, works, more)
    click.echo(json.dumps({"load": figures, "machine": [before, machine()]}, indent=2))


if __name__ == "__main__":
    main()
