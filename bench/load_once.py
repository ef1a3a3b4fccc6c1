"""One load in a process of its own: `python -m bench.load_once CORPUS [--record FILE]`; one JSON object as answer."""

import json
import resource
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import click

from bench.recording import Record, RecordingGraph
from kg import connect, from_env, schema
from loaders.run import Options, load


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--record", "recorded", type=click.Path(path_type=Path), help="Keep all statements with their rows here.")
def main(corpus: Path, recorded: Path | None) -> None:
    """Load a made-up corpus into the server of KG_HOME and say how long it took and how much memory."""
    settings = from_env()
    with ExitStack() as stack:
        graph = stack.enter_context(connect(settings))
        schema.apply(graph)
        record = Record(stack.enter_context(recorded.open("wb"))) if recorded else None
        through = RecordingGraph(graph, record) if record else graph
        started = time.perf_counter()
        reports = [
            load(through, source, [corpus / source], Options(release="bench", batch=settings.batch_rows))
            for source in ("arxiv", "openaire")
            if (corpus / source).exists()
        ]
        seconds = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    answer = {
        "seconds": seconds,
        # Our own work; hardly depends on what else the machine does.
        "cpu_seconds": used.ru_utime + used.ru_stime,
        # Kilobytes on Linux, bytes on macOS.
        "peak_mb": used.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20),
        "read": sum(report.read.total() for report in reports),
        "rejects": sum(report.rejects.counts.total() for report in reports),
        "statements": dict(sorted(record.seconds.items(), key=lambda one: -one[1])) if record else {},
    }
    click.echo(json.dumps(answer))


if __name__ == "__main__":
    main()
