"""What a paper's page and its map of 60 cost against the Cypher they ask, bare."""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from flask.testing import FlaskClient

from bench.bed import child, folder_for, machine, throwaway
from bench.load import corpus
from bench.recording import Parameters, Record, RecordingGraph
from kg import Graph, connect
from loaders.derive import derive
from webui import create_app

GOAL_FACTOR, GOAL_MORE_MS = 1.5, 10.0
_ROUNDS = 5
#: Two steps: one seldom reaches 60 items.
PAGES = {"page": "/paper/{}", "map": "/map/paper/{}?limit=60&depth=2"}

Statement = tuple[str, Parameters]


class _Asked(Record):
    """Holds what one request asks."""

    def __init__(self) -> None:
        super().__init__()
        self.statements: list[Statement] = []

    def keep(self, sent: list[tuple[str, Parameters, bool]]) -> None:
        """Hold the statements."""
        self.statements += [(text, parameters) for text, parameters, _ in sent]


def papers(made: Path, count: int) -> list[str]:
    """Ids of papers from the most cited to the last ones."""
    lines = [json.loads(line) for line in (made / "truth/works.jsonl").read_bytes().splitlines()]
    ids = [f"arxiv:{line['arxiv']}" for line in lines if line["arxiv"] and line["joined"]]
    return ids[:: max(1, len(ids) // count)][:count]


def milliseconds(act: Callable[[], object]) -> float:
    """How long something takes."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def bare(graph: Graph, statements: Sequence[Statement]) -> None:
    """The statements of a page, one after the other, every row fetched and nothing made of it."""
    with graph.driver.session(database=graph.database, default_access_mode="READ") as session:
        for text, parameters in statements:
            for _ in session.run(text, parameters):
                pass


def _got(client: FlaskClient, address: str) -> None:
    client.application.extensions.pop("kg-maps", None)  # a map that was drawn a moment ago costs nothing
    answer = client.get(address)
    if answer.status_code != 200:
        raise click.ClickException(f"{address} answers {answer.status_code}")


def compared(graph: Graph, client: FlaskClient, asked: _Asked, address: str) -> tuple[float, float, int]:
    """Milliseconds of a page and of its bare statements, best of some rounds in turn; how many statements."""
    _got(client, address)
    asked.statements = []
    _got(client, address)
    statements = list(asked.statements)
    bare(graph, statements)
    page, plain = [], []
    for _ in range(_ROUNDS):
        page.append(milliseconds(lambda: _got(client, address)))
        plain.append(milliseconds(lambda: bare(graph, statements)))
    return min(page), min(plain), len(statements)


def figures_of(rows: Sequence[tuple[float, float, int]]) -> dict[str, Any]:
    """Medians over all papers, and how many are within the goal."""
    within = [page <= GOAL_FACTOR * plain + GOAL_MORE_MS for page, plain, _ in rows]
    return {
        "papers": len(rows),
        "statements": statistics.median(count for _, _, count in rows),
        "ms": round(statistics.median(page for page, _, _ in rows), 2),
        "bare_ms": round(statistics.median(plain for _, plain, _ in rows), 2),
        "worst_ms": round(max(page for page, _, _ in rows), 2),
        "within_goal": sum(within),
        "goal": f"{GOAL_FACTOR} x bare + {GOAL_MORE_MS:g} ms",
    }


def measured(folder: Path, works: int, count: int) -> dict[str, Any]:
    """The figures of page and map."""
    made = corpus(folder, works)
    with throwaway(folder) as settings:
        child("bench.load_once", str(made), settings=settings)
        with connect(settings) as graph:
            derive(graph)
            asked = _Asked()
            client = create_app(settings, lambda: RecordingGraph(graph, asked), limits=False).test_client()
            ids = papers(made, count)
            return {
                name: figures_of([compared(graph, client, asked, address.format(one)) for one in ids])
                for name, address in PAGES.items()
            }


@click.command()
@click.option("--works", default=5_000, show_default=True, help="Works in the graph.")
@click.option("--papers", "count", default=30, show_default=True, help="Papers that are looked at.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), help="Keep the corpus here.")
def main(works: int, count: int, folder: Path | None) -> None:
    """Compare a paper's page and its map with the Cypher they ask."""
    before = machine()
    with folder_for(folder) as place:
        figures = measured(place, works, count)
    click.echo(json.dumps({"pages": figures, "machine": [before, machine()]}, indent=2))


if __name__ == "__main__":
    main()
