"""Tables as files for Neo4j's importer: what is written, what is refused, and the command that reads it."""

import gzip
import json
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from graph_tables import Rows, write

from kg.bulk import command, files
from kg.bulk.engine import engine
from kg.bulk.files import Group
from kg.bulk.tables import tables
from kg.bulk.takeaway import script
from kg.errors import DataError, UnreadableInput

PAPERS = [
    {"id": "arxiv:1", "title": "One, \"quoted\"", "year": 2001, "sources": ["a;b", "c,d"], "green": True},
    {"id": "arxiv:2", "title": "", "score": 0.1, "years": [1, 2], "sources": []},
    {"id": "arxiv:3", "title": "two\nlines"},
]  # fmt: skip


def written(
    folder: Path, nodes: Mapping[str, Rows], links: Mapping[str, Rows] | None = None, **given: Any
) -> list[Group]:
    made = write(folder / "tables", nodes, links or {})
    with engine(folder / "spill", 512, 2) as running:
        return files.write(
            running, list(tables(made)), folder / "files", packed=given.get("packed", False), told=lambda *_: None
        )


def test_a_table_becomes_a_header_and_rows_with_line_breaks_apart(tmp_path: Path) -> None:
    (group,) = written(tmp_path, {"Paper": PAPERS})
    folder = tmp_path / "files"
    assert (folder / "Paper.header.csv").read_text() == (
        "id:ID(Paper),green:boolean,score:double,sources:string[],title:string,year:long,years:long[]\n"
    )
    plain = (folder / "Paper.csv").read_text().splitlines()
    assert sorted(plain) == [
        '"arxiv:1","true",,"a;b\x1fc,d","One, ""quoted""","2001",',
        '"arxiv:2",,"0.1",,"",,"1\x1f2"',
    ]
    assert (folder / "Paper.lines.csv").read_text() == '"arxiv:3",,,,"two\nlines",,\n'
    assert group == Group(
        ("Paper", "Work"), "", "Paper.header.csv", "Paper.csv", "Paper.lines.csv", 3, len('One, "quoted"')
    )


def test_relationships_name_the_spaces_of_their_ends(tmp_path: Path) -> None:
    links = {"CITES/Paper-Paper": [{"start": "arxiv:1", "end": "arxiv:2", "trust": 0.5}]}
    _, group = written(tmp_path, {"Paper": PAPERS}, links, packed=True)
    assert (tmp_path / "files" / group.header).read_text() == ":START_ID(Paper),:END_ID(Paper),trust:double\n"
    assert gzip.decompress((tmp_path / "files" / group.plain).read_bytes()) == b'"arxiv:1","arxiv:2","0.5"\n'
    assert group == Group(
        (), "CITES", "CITES.Paper-Paper.header.csv", "CITES.Paper-Paper.csv.gz", "", 1, len("arxiv:1")
    )


@pytest.mark.parametrize("character", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("column", [{"title": "a{}b"}, {"sources": ["a", "b{}"]}, {"id": "arxiv:{}"}])
def test_every_kind_of_line_break_in_every_kind_of_text_goes_apart(
    tmp_path: Path, character: str, column: dict[str, Any]
) -> None:
    broken = {
        name: [one.format(character) for one in value] if isinstance(value, list) else value.format(character)
        for name, value in column.items()
    }
    written(tmp_path, {"Paper": [{"id": "arxiv:1", "title": "x", "sources": ["y"]} | broken, PAPERS[1]]})
    assert character.encode() in (tmp_path / "files" / "Paper.lines.csv").read_bytes()
    assert len((tmp_path / "files" / "Paper.csv").read_bytes().splitlines()) == 1


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"sources": ["a\x1fb"]}, "sources has an element with U+001F in it"),
        ({"sources": [""]}, "sources is a list of one empty text"),
        ({"sources": ["a", None]}, "sources is a list with an absent element"),
        ({"years": [1, None]}, "years is a list with an absent element"),
        ({"score": float("nan")}, "score is no finite number"),
        ({"score": float("inf")}, "score is no finite number"),
        ({"id": ""}, "the key id is empty"),
    ],
)
def test_what_no_file_can_carry_is_refused_by_name(tmp_path: Path, row: dict[str, Any], complaint: str) -> None:
    with pytest.raises(DataError) as caught:
        written(tmp_path, {"Paper": [*PAPERS, {"id": "arxiv:9"} | row]})
    key = row.get("id", "arxiv:9")
    assert str(caught.value) == f"Paper {key!r}: {complaint}; Neo4j's importer cannot take it, load it by Bolt"


def damaged(folder: Path, damage: str) -> None:
    file = folder / "nodes" / "Paper" / "part-0.parquet"
    match damage:
        case "no manifest":
            (folder / "manifest.json").unlink()
        case "another format":
            (folder / "manifest.json").write_text(json.dumps({"format": 2, "nodes": {}, "rels": {}}))
        case "no json":
            (folder / "manifest.json").write_text("half a fi")
        case "a row less":
            pq.write_table(pq.read_table(file).slice(1), file)
        case "half a file":
            file.write_bytes(file.read_bytes()[:-100])
        case "no key":
            pq.write_table(pq.read_table(file).drop(["id"]), file)
        case "a type of no property":
            pq.write_table(
                pa.table({"id": ["arxiv:1", "arxiv:2", "arxiv:3"], "at": pa.array([1, 2, 3], pa.date32())}), file
            )
        case "a name that is none":
            pq.write_table(pa.table({"id": ["arxiv:1", "arxiv:2", "arxiv:3"], "x:ID(Y)": ["a", "b", "c"]}), file)
        case "two types":
            other = file.with_name("part-1.parquet")
            pq.write_table(pa.table({"id": ["arxiv:3"], "title": [1]}), other)
            pq.write_table(pq.read_table(file).slice(1), file)


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("no manifest", "the tables are not finished"),
        ("another format", "is not of format 1; make the tables again"),
        ("no json", "is not the manifest of tables"),
        ("a row less", "has 2 rows, and its manifest says 3"),
        ("half a file", "cannot be read"),
        ("no key", "has no column id of texts"),
        ("a type of no property", "the column at of type date32"),
        ("a name that is none", "is no name for a label, type or property"),
        ("two types", "has the column title in two types"),
    ],
)
def test_tables_that_are_not_what_they_say_are_refused(tmp_path: Path, damage: str, complaint: str) -> None:
    folder = write(tmp_path, {"Paper": PAPERS}, {})
    damaged(folder, damage)
    with pytest.raises((DataError, UnreadableInput), match=complaint):
        list(tables(folder))


def test_relationships_without_nodes_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, {"Paper": PAPERS}, {"ABOUT/Paper-Topic": [{"start": "arxiv:1", "end": "arxiv:cs.CV"}]})
    with pytest.raises(DataError, match="has relationships ABOUT/Paper-Topic and no nodes Topic"):
        list(tables(folder))


def test_tables_without_rows_are_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path, {"Paper": PAPERS, "Topic": []}, {"ABOUT/Paper-Topic": []})
    assert [one.name for one in tables(folder)] == ["Paper"]


GROUPS = [
    Group(("Paper", "Work"), "", "Paper.header.csv", "Paper.csv", "Paper.lines.csv", 3, 10),
    Group(("Topic",), "", "Topic.header.csv", "Topic.csv", "", 3, 6_000_000),
    Group((), "ABOUT", "ABOUT.Paper-Topic.header.csv", "ABOUT.Paper-Topic.csv", "", 3, 10),
]


def test_the_command_skips_nothing_and_names_every_file() -> None:
    assert command.words(GROUPS, report="/r", off_heap_mb=1024) == [
        "--bad-tolerance=0",
        "--report-file=/r",
        "--array-delimiter=U+001F",
        "--read-buffer-size=12065536",
        "--max-off-heap-memory=1024m",
        "--multiline-fields-format=v2",
        "--multiline-fields=./Paper.lines.csv",
        "--nodes=Paper:Work=./Paper.header.csv,./Paper.csv,./Paper.lines.csv",
        "--nodes=Topic=./Topic.header.csv,./Topic.csv",
        "--relationships=ABOUT=./ABOUT.Paper-Topic.header.csv,./ABOUT.Paper-Topic.csv",
    ]


def test_the_script_is_the_same_command() -> None:
    lines = script(GROUPS).replace("\\\n", " ").splitlines()
    words = shlex.split(lines[-1])
    assert words[:5] == ["${NEO4J_ADMIN:-neo4j-admin}", "database", "import", "full", "${DATABASE:-neo4j}"]
    assert words[5:-1] == command.words(GROUPS, report="import.report")
    assert words[-1] == "$@"
