import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from kg import Graph
from kg.canonical import lines
from loaders.run import Options, load

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, ModuleType]]:
    """Our measuring modules, which are not part of the package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        names = ("decode", "demo", "generate", "load", "pages", "recording", "world")
        yield {name: import_module(f"bench.{name}") for name in names}


def test_a_recording_sent_again_makes_the_same_graph(bench, scratch: Graph, scratch_settings, tmp_path: Path) -> None:
    bench["generate"].generate(tmp_path / "corpus", bench["world"].World(12, 7))
    recording = tmp_path / "recording"
    with recording.open("wb") as out:
        record = bench["recording"].Record(out)
        noting = bench["recording"].RecordingGraph(scratch, record)
        for source in ("arxiv", "openaire"):
            load(noting, source, [tmp_path / "corpus" / source], Options(release="bench"))
    loaded = list(lines(scratch))
    assert len(loaded) > 100
    assert record.calls["records"] >= 2
    assert min(record.seconds.values()) >= 0
    while scratch.write("MATCH (n) WITH n LIMIT 3000 DETACH DELETE n"):
        pass
    assert bench["load"].replayed(scratch_settings, recording, only_changes=False) > 0
    assert list(lines(scratch)) == loaded


def test_transactions_are_kept_in_order(bench) -> None:
    out = io.BytesIO()
    record = bench["recording"].Record(out)
    sent = [[("RETURN 1", {"rows": [{"id": "ü", "n": None}]}, True)], [("RETURN 2", {}, False)]]
    for one in sent:
        record.keep(one)
    record.keep([])
    out.seek(0)
    assert [[tuple(row) for row in one] for one in bench["recording"].kept(out)] == sent


def test_only_committed_transactions_are_kept(bench, scratch: Graph) -> None:
    out = io.BytesIO()
    noting = bench["recording"].RecordingGraph(scratch, bench["recording"].Record(out))

    def give_up() -> None:
        with noting.transaction() as transaction:
            transaction.run("CREATE (:Load {id: 'never'})")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        give_up()
    assert out.getvalue() == b""
    with noting.transaction() as transaction:
        assert transaction.counters("CREATE (:Load {id: $id})", {"id": "once"}) == {
            "nodes_created": 1,
            "labels_added": 1,
            "properties_set": 1,
        }
    out.seek(0)
    assert list(bench["recording"].kept(out)) == [[["CREATE (:Load {id: $id})", {"id": "once"}, True]]]


def test_the_parts_of_the_demo_are_read_from_its_last_line(bench) -> None:
    said = "Install Neo4j …\nDone: install Neo4j 41.3 s, start Neo4j 4.2 s, load and derive the corpus 9.0 s\n"
    assert bench["demo"].parts_of(said) == {
        "install Neo4j": 41.3,
        "start Neo4j": 4.2,
        "load and derive the corpus": 9.0,
    }
    assert bench["demo"].parts_of("nothing") == {}


def test_figures_say_how_many_pages_are_within_the_goal(bench) -> None:
    rows = [(20.0, 8.0, 5), (21.0, 7.0, 7), (40.0, 10.0, 9)]
    assert bench["pages"].figures_of(rows) == {
        "papers": 3,
        "statements": 7,
        "ms": 21.0,
        "bare_ms": 8.0,
        "worst_ms": 40.0,
        "within_goal": 1,
        "goal": "1.5 x bare + 10 ms",
    }


def test_reading_is_held_against_decoding_alone(bench) -> None:
    path = ROOT / "kg" / "demo" / "openaire" / "publication.json"
    lines, cut, decoded, typed, read = bench["decode"].figures(path, turns=2)
    assert lines == 129
    assert 0 < cut < min(decoded, typed) <= max(decoded, typed) < read
    assert bench["decode"].table([path], turns=1).splitlines()[2].startswith("| publication.json | 129 | ")
