"""The tables of a bulk load are the graph that a load over Bolt makes, byte by byte."""

from pathlib import Path

import pytest
from hostile_corpus import delivery
from model_tables import LABELS
from test_load_order import shuffled

from bench.canonical_tables import canonical, rows
from kg import Graph
from kg.canonical import lines
from kg.errors import DataError
from loaders.bulk import Given, prepare
from loaders.bulk.schemas import NODES
from loaders.run import Options, load

DEMO = Path(__file__).parent.parent / "kg" / "demo"
ARXIV = Given("arxiv", (DEMO / "arxiv",), "demo")
OPENAIRE = Given("openaire", (DEMO / "openaire",), "demo")


SNAPSHOT = '{"id": "2101.0000%s", "title": "A title", "authors_parsed": [["Doe", "Jane", ""]], "versions": []}'


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


def test_halves_with_their_lines_in_another_order_are_the_same(tables: bytes, tmp_path: Path) -> None:
    halves = [
        Given(source, (folder,), "demo")
        for source in ("openaire", "arxiv")
        for folder in shuffled(DEMO / source, tmp_path / source, 2)
    ]
    assert canonical(prepare([*halves[::-1], OPENAIRE, halves[0]], tmp_path / "work").folder) == tables


def test_a_later_release_replaces_what_an_earlier_one_said(scratch: Graph, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    for file in ("publication.json", "relation.json", "organization.json"):
        lines_before = (DEMO / "openaire" / file).read_text("utf-8").splitlines()[::2]
        changed = (
            "\n".join(lines_before)
            .replace('"mainTitle": "', '"mainTitle": "Once ')
            .replace('"trust": "0.9', '"trust": "0.8')
        )
        (before / file).write_text(changed, "utf-8")
    given = [Given("openaire", (before,), "10.5"), ARXIV, Given("openaire", OPENAIRE.paths, "10.6")]
    for one in given:
        load(scratch, one.source, one.paths, Options(release=one.release))
    assert canonical(prepare(given[::-1], tmp_path / "work").folder) == b"".join(lines(scratch))


def test_hostile_values_come_through_both_ways_the_same(scratch: Graph, tmp_path: Path) -> None:
    folder = delivery(tmp_path / "hostile")
    given = [Given(source, (folder / source,), "1") for source in ("openaire", "arxiv")]
    for one in given:
        load(scratch, one.source, one.paths, Options(release=one.release))
    assert canonical(prepare(given, tmp_path / "work").folder) == b"".join(lines(scratch))


def test_of_a_delivery_that_brings_nothing_nothing_stays_both_ways(
    scratch: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.bulk.read.LOT", 1)  # each file by itself: the first has nothing, the others have
    (tmp_path / "mixed").mkdir()
    for name, line in (("a", "{}"), ("b", SNAPSHOT % 1), ("c", SNAPSHOT % 2)):
        (tmp_path / "mixed" / f"{name}.json").write_text(f"{line}\n")
    (tmp_path / "none.json").write_text("{}\n")
    nothing, mixed = (tmp_path / "none.json",), (tmp_path / "mixed",)
    given = [Given("arxiv", nothing, "1"), Given("openaire", nothing, "1"), Given("arxiv", mixed, "2")]
    reports = [load(scratch, one.source, one.paths, Options(release=one.release)) for one in given]
    made = prepare(given, tmp_path / "work", notes=tmp_path / "notes")
    assert canonical(made.folder) == b"".join(lines(scratch))
    loads = [one["id"] for one in rows(made.folder / "nodes" / "Load")]
    assert loads == [row[0] for row in scratch.read("MATCH (l:Load) RETURN l.id").rows] == [reports[2].delivery.load]
    assert [one["read"] for one in made.deliveries] == [one.read for one in reports] == [{}, {}, {"paper": 2}]
    states = ["refused", "refused", "complete"]
    assert [one["state"] for one in made.deliveries] == [one.state for one in reports] == states
    assert len(list((tmp_path / "notes" / "deliveries").iterdir())) == 1
    alone = prepare(given[:2], tmp_path / "alone")
    assert set(alone.nodes.values()) | set(alone.rels.values()) == {0}


def test_several_processes_make_the_same(tables: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.bulk.steps.FEW", 0)
    monkeypatch.setattr("loaders.bulk.read.SMALL", 0)
    assert canonical(prepare([ARXIV, OPENAIRE], tmp_path, processes=2).folder) == tables


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


@pytest.mark.parametrize("label", NODES)
def test_the_columns_of_nodes_are_the_properties_of_the_model(label: str) -> None:
    # Digests of batches are of Bolt alone.
    derived = {"batches", "cited_by", "references", "cited_years", "cited_per_year", "works", "first_year", "last_year"}
    assert set(NODES[label].names) - {"id"} == LABELS[label] - derived


def test_so_many_releases_that_they_are_no_bits_of_a_number_are_refused(tmp_path: Path) -> None:
    given = [Given("arxiv", ARXIV.paths, str(number)) for number in range(63)]
    with pytest.raises(DataError, match="A bulk load takes 62 releases at most"):
        prepare(given, tmp_path / "work")
    assert not (tmp_path / "work").exists()
