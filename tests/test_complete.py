"""A whole release takes away what its source no longer says, in any order of deliveries, and only then."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg import Graph
from kg.canonical import lines
from kg.cli import main
from loaders.run import Options, load

DEMO = Path(__file__).parent.parent / "kg" / "demo"


def whole(graph: Graph) -> list[bytes]:
    return list(lines(graph))


def empty(graph: Graph) -> None:
    while graph.write("MATCH (n) WITH n LIMIT 3000 DETACH DELETE n"):
        pass


def part(folder: Path, name: str, keep: Any) -> Path:
    """The OpenAIRE side of the corpus with some of its lines; of a relation both directions or none."""
    made = folder / name
    made.mkdir()
    for file in sorted((DEMO / "openaire").glob("*.json")):
        rows = file.read_text("utf-8").splitlines(keepends=True)
        step = 2 if file.name == "relation.json" else 1
        kept = [row for number, row in enumerate(rows) if keep(number // step)]
        (made / file.name).write_text("".join(kept), "utf-8")
    return made


def give(graph: Graph, source: str, path: Path, release: str, *, complete: bool = False) -> Any:
    return load(graph, source, [path], Options(release=release, complete=complete, batch=200))


def test_a_whole_release_leaves_no_trace_of_what_only_earlier_ones_said(scratch: Graph, tmp_path: Path) -> None:
    older = part(tmp_path, "older", lambda number: number % 3 != 1)
    newer = part(tmp_path, "newer", lambda number: number % 3 != 2)
    steps = [("arxiv", DEMO / "arxiv", "demo", False), ("openaire", older, "1", False), ("openaire", newer, "2", True)]
    give(scratch, "arxiv", DEMO / "arxiv", "demo")
    give(scratch, "openaire", newer, "2")
    expected = whole(scratch)
    for order in permutations(steps):
        empty(scratch)
        reports = {
            release: give(scratch, source, path, release, complete=whole_one)
            for source, path, release, whole_one in order
        }
        assert whole(scratch) == expected, order
        assert (reports["2"].taken["link"] > 100) == (order.index(steps[1]) < order.index(steps[2]))


def test_without_the_word_nothing_is_taken_away(scratch: Graph, tmp_path: Path) -> None:
    give(scratch, "openaire", DEMO / "openaire", "1")
    before = scratch.read("MATCH (r:Record) WHERE r.payload IS NOT NULL RETURN count(r)").rows
    report = give(scratch, "openaire", part(tmp_path, "slice", lambda number: number == 0), "2")
    assert report.taken == {}
    assert scratch.read("MATCH (r:Record) WHERE r.payload IS NOT NULL RETURN count(r)").rows == before


def test_an_empty_whole_release_is_refused_and_takes_nothing_away(scratch: Graph, tmp_path: Path) -> None:
    give(scratch, "openaire", DEMO / "openaire", "1")
    expected = whole(scratch)
    report = give(scratch, "openaire", part(tmp_path, "nothing", lambda number: False), "2", complete=True)
    assert (report.state, report.rejects.counts, report.taken) == ("refused", {"empty": 1}, {})
    assert whole(scratch) == expected
    assert scratch.read("MATCH (l:Load) RETURN l.release, l.complete").rows == [("1", None)]


def test_a_whole_release_of_little_takes_away_the_rest(scratch: Graph, tmp_path: Path) -> None:
    give(scratch, "openaire", part(tmp_path, "little", lambda number: number == 0), "2")
    expected = whole(scratch)
    give(scratch, "openaire", DEMO / "openaire", "1")
    assert give(scratch, "openaire", tmp_path / "little", "2", complete=True).state == "complete"
    assert whole(scratch) == expected
    assert scratch.read("MATCH (l:Load {release: '2'}) RETURN l.complete, l.changed > 100").rows == [(True, True)]


def test_a_file_that_breaks_off_takes_nothing_away(scratch: Graph, tmp_path: Path) -> None:
    give(scratch, "openaire", DEMO / "openaire", "1")
    before = scratch.read("MATCH (r:Record) WHERE r.payload IS NOT NULL RETURN count(r)").rows
    import gzip

    packed = gzip.compress((DEMO / "openaire/publication.json").read_bytes())
    (tmp_path / "publication.json.gz").write_bytes(packed[: len(packed) // 2])
    report = give(scratch, "openaire", tmp_path / "publication.json.gz", "2", complete=True)
    assert report.unread
    assert report.taken == {}
    assert scratch.read("MATCH (r:Record) WHERE r.payload IS NOT NULL RETURN count(r)").rows == before
    assert scratch.read("MATCH (l:Load) WHERE l.complete RETURN l").rows == []


@pytest.mark.parametrize("more", [[], ["--release", "2", "--limit", "5"], ["--release", "2", "--dry-run"]])
def test_a_whole_release_has_a_number_and_is_whole(more: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({}))
    said = CliRunner().invoke(main, ["load", "openaire", str(path), "--complete", *more])
    assert said.exit_code == 2
    assert "--complete" in said.output
