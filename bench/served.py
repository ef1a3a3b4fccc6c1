"""Whether anybody notices a bulk load: pages asked for at a steady rate while one graph replaces another.

A graph is loaded in bulk and served by the web UI; then a second delivery of it is loaded in bulk beside it, and
switched to. Each request is sent at its time, whether those before it are answered or not.
"""

import json
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from bench.bed import empty, environment, folder_for, machine
from bench.bulk import SOURCES, packed
from kg import Settings, server
from kg.server.ports import next_free

RATE, AFTER = 20.0, 10.0
_PATIENCE = 60
_ADDRESS = re.compile(r"http://[0-9.:]+")


@dataclass(slots=True)
class Visitors:
    """Requests at a steady rate, each answer with its stage, seconds, page and status; 0 where there was none."""

    site: str
    pages: Sequence[str]
    progress: Path
    answers: list[tuple[str, float, str, int]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    lasted: float = 0.0

    def visit(self) -> None:
        """Ask until told to end."""
        began, number = time.monotonic(), 0
        with ThreadPoolExecutor(64) as pool:
            while not self.over.wait(max(0.0, began + number / RATE - time.monotonic())):
                pool.submit(self._ask, self.pages[number % len(self.pages)], self._stage())
                number += 1
        self.lasted = time.monotonic() - began

    def _stage(self) -> str:
        try:
            return str(json.loads(self.progress.read_bytes())["stage"])
        except (FileNotFoundError, ValueError):
            return "before"

    def _ask(self, page: str, stage: str) -> None:
        started = time.monotonic()
        try:
            with urllib.request.urlopen(self.site + page, timeout=_PATIENCE) as answer:
                answer.read()
                status = answer.status
        except urllib.error.HTTPError as error:
            with closing(error):
                status = error.code
        except OSError:
            status = 0
        self.answers.append((stage, time.monotonic() - started, page, status))

    def told(self) -> dict[str, Any]:
        """How many answers of which status, and how long they took, stage by stage."""
        stages: dict[str, list[float]] = {}
        for stage, seconds, _, _ in self.answers:
            stages.setdefault(stage, []).append(seconds * 1000)
        statuses = [status for *_, status in self.answers]
        return {
            "requests": len(statuses),
            "statuses": {str(one): statuses.count(one) for one in sorted(set(statuses))},
            "milliseconds": {
                name: {"requests": len(took), "median": round(statistics.median(took)), "worst": round(max(took))}
                for name, took in stages.items()
            },
        }


def _load(settings: Settings, archives: Path, release: str, *more: str) -> float:
    given = [f"{source}:{release}={archives / source}" for source in SOURCES]
    started = time.perf_counter()
    command = [sys.executable, "-m", "kg", "load", "--bulk", *given, *more]
    subprocess.run(command, env=environment(settings), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _pages(archives: Path) -> list[str]:
    """The first page, some papers as page, JSON and map, a search and a topic."""
    works = [json.loads(line) for line in (archives / "truth/works.jsonl").read_bytes().splitlines()[:200]]
    ids = [f"arxiv:{one['arxiv']}" for one in works if one["arxiv"]][:5]
    own = [f"/paper/{one}{form}" for one in ids for form in ("", ".json")]
    return ["/", "/status.json", f"/map/paper/{ids[0]}", "/search?q=network", *own]


def measured(settings: Settings, archives: Path) -> dict[str, Any]:
    """A first load, then visitors, a second load beside them, and the visitors for a while after it."""
    _load(settings, archives, "1")
    port = next_free(5700)
    command = [sys.executable, "-m", "kg", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment(settings), stderr=subprocess.PIPE, text=True) as site:
        assert site.stderr
        address = next(found[0] for line in site.stderr if (found := _ADDRESS.search(line)))
        visitors = Visitors(address, _pages(archives), settings.home / "bulk/progress.json")
        visitors.progress.unlink(missing_ok=True)
        thread = threading.Thread(target=visitors.visit)
        thread.start()
        try:
            time.sleep(AFTER)
            seconds = _load(settings, archives, "2", "--replace")
            time.sleep(AFTER)
        finally:
            visitors.over.set()
            thread.join()
            site.terminate()
    return {"rate": RATE, "load_seconds": round(seconds, 1)} | visitors.told()


@click.command()
@click.option("--works", default=20_000, show_default=True, help="Works of the graph that is replaced.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), help="Keep the archives here.")
def main(works: int, folder: Path | None) -> None:
    """Ask for pages at a steady rate while a bulk load replaces the graph that is served."""
    before = machine()
    with folder_for(folder) as place:
        archives = packed(place, works)
        with TemporaryDirectory(dir=place, prefix="home-") as home:
            settings = empty(Path(home))
            server.install(settings)
            try:
                figures = {"works": works} | measured(settings, archives)
            finally:
                server.kill(settings)
    click.echo(json.dumps({"served": figures, "machine": [before, machine()]}, indent=2))
    if set(figures["statuses"]) != {"200"}:
        raise click.ClickException("not every request was answered")


if __name__ == "__main__":
    main()
