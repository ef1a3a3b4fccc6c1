"""The same batch as in the last load of its source and release is not sent again; anything between makes it be sent."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from bench.recording import Record, RecordingGraph
from kg import Graph
from kg.canonical import lines
from loaders.run import Options, Report, load

pytest_plugins = ("server_fixture",)

ROWS = [
    {"id": f"2101.0000{number}", "title": f"Work {number}", "authors_parsed": [["Doe", "Jane", ""]]}
    for number in range(1, 7)
]


def written(folder: Path, name: str, rows: list[dict[str, Any]]) -> Path:
    """A file of the snapshot's form."""
    path = folder / name / "arxiv.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    return path


def sent(graph: Graph, path: Path, release: str = "1", **options: Any) -> tuple[int, Report]:
    """How many batches of records a load sends, two rows in each; and its report."""
    record = Record()
    report = load(RecordingGraph(graph, record), "arxiv", [path], Options(release=release, batch=2, **options))
    return record.calls["records"], report


@pytest.fixture
def first(scratch: Graph, tmp_path: Path) -> Path:
    """A file that is loaded once: four batches, the first of which holds what the reader knows of arXiv itself."""
    path = written(tmp_path, "first", ROWS)
    assert sent(scratch, path)[0] == 4
    return path


def test_the_same_again_sends_nothing(scratch: Graph, first: Path) -> None:
    before = b"".join(lines(scratch))
    for _ in range(2):
        count, report = sent(scratch, first)
        assert (count, report.read, report.changed.total(), report.state) == (0, {"paper": 6}, 0, "complete")
    assert b"".join(lines(scratch)) == before


def test_of_a_file_that_differs_only_what_differs_is_sent(scratch: Graph, first: Path, tmp_path: Path) -> None:
    rows = [*ROWS[:5], ROWS[5] | {"title": "Another title"}]
    count, report = sent(scratch, written(tmp_path, "second", rows))
    assert (count, report.changed) == (1, {"paper": 1})
    assert scratch.read("MATCH (p:Paper {id: 'arxiv:2101.00006'}) RETURN p.title AS title").rows == [("Another title",)]
    # The first file again: its last batch is no more what was sent last, and it decides as before.
    assert sent(scratch, first)[0] == 1


@pytest.mark.parametrize("between", ["a later release", "a slice", "a refused delivery"])
def test_what_came_between_makes_everything_be_sent(scratch: Graph, first: Path, tmp_path: Path, between: str) -> None:
    rows = [row | {"title": "Between"} for row in ROWS]
    path = written(tmp_path, "between", rows)
    if between == "a later release":
        assert sent(scratch, path, "2")[0] == 4
    elif between == "a slice":
        assert sent(scratch, first, limit=3)[0] == 0
    else:
        path.write_bytes(path.read_bytes() + b"{ broken\n")
        with pytest.raises(Exception, match="broken JSON"):
            sent(scratch, path, strict=True)
    assert sent(scratch, first)[0] == 4


def test_another_source_between_changes_nothing(scratch: Graph, first: Path, tmp_path: Path) -> None:
    other = tmp_path / "organization.json"
    other.write_text('{"id": "openorgs____::1", "legalName": "A University", "pids": []}\n')
    load(scratch, "openaire", [other], Options(release="1"))
    assert sent(scratch, first)[0] == 0


def test_what_was_older_than_what_is_there_is_told_each_time(scratch: Graph, first: Path, tmp_path: Path) -> None:
    older = written(tmp_path, "older", [row | {"title": "Older"} for row in ROWS])
    for _ in range(2):
        assert sent(scratch, older, "0")[1].older == 6
