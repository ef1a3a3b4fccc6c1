"""The tables of a bulk load are the graph that a load over Bolt makes, byte by byte."""

from pathlib import Path

import pytest
from bulk_tables import canonical, rows

from kg import Graph
from kg.canonical import lines
from kg.errors import DataError
from loaders.bulk import Given, prepare
from loaders.run import Options, load

DEMO = Path(__file__).parent.parent / "kg" / "demo"
ARXIV = Given("arxiv", (DEMO / "arxiv",), "demo")
OPENAIRE = Given("openaire", (DEMO / "openaire",), "demo")


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The canonical form of the corpus out of tables."""
    return canonical(prepare([ARXIV, OPENAIRE], tmp_path_factory.mktemp("bulk")).folder)


def test_the_tables_of_the_corpus_are_the_graph_that_bolt_makes(scratch: Graph, tables: bytes) -> None:
    for one in (ARXIV, OPENAIRE):
        load(scratch, one.source, one.paths, Options(release=one.release))
    assert tables == b"".join(lines(scratch))


def test_the_order_of_deliveries_is_of_no_account(tables: bytes, tmp_path: Path) -> None:
    assert canonical(prepare([OPENAIRE, ARXIV], tmp_path).folder) == tables


def test_a_second_run_makes_nothing_anew(tmp_path: Path) -> None:
    first = prepare([ARXIV], tmp_path)
    told: list[str] = []
    assert prepare([ARXIV], tmp_path, told=lambda step, _count: told.append(step)) == first
    assert told == []


def test_a_folder_of_another_delivery_is_refused(tmp_path: Path) -> None:
    prepare([ARXIV], tmp_path)
    with pytest.raises(DataError, match="holds an unfinished bulk load of other files, or they have changed since"):
        prepare([OPENAIRE], tmp_path)


def test_the_ledger_says_of_each_delivery_what_was_read(tmp_path: Path) -> None:
    made = prepare([ARXIV], tmp_path)
    (entry,) = rows(made.folder / "nodes" / "Load")
    del entry["started"], entry["finished"], entry["changed_at"]
    assert entry == {
        "id": made.deliveries[0]["load"],
        "source": "arxiv",
        "release": "demo",
        "input": ["arxiv"],
        "state": "complete",
        "items": 85,
        "changed": 86,
        "counts": '{"changed": {"paper": 85, "source": 1}, "read": {"paper": 85}, "waiting_links": 0}',
        "rejects": "[]",
    }
