"""A neighbourhood as CSV, GraphML and GEXF: read back by other libraries, hostile texts and all."""

import csv
import io
from typing import Any

import networkx
import pytest

from queries import mapfiles
from queries.table import cell, csv_text

HOSTILE = 'Nul \x00 bell \x07 </node><script>alert(1)</script> & "quotes" \ufffe \U0001f600 Ünï'
CLEANED = 'Nul  bell  </node><script>alert(1)</script> & "quotes"  \U0001f600 Ünï'


def data() -> dict[str, Any]:
    """Three nodes, three links, one title that is an attack."""
    nodes = [
        {
            "id": "paper/arxiv:1",
            "kind": "paper",
            "key": "arxiv:1",
            "name": HOSTILE,
            "hop": 0,
            "year": 2020,
            "cited_by": 3,
        },
        {
            "id": "person/a~1",
            "kind": "person",
            "key": "a~1",
            "name": "=1+1",
            "hop": 1,
            "works": 2,
            "relation": "author",
        },
        {"id": "paper/doi:10.1/x&y", "kind": "paper", "key": "doi:10.1/x&y", "name": "Plain", "hop": 1},
    ]
    edges = [
        {"id": "e0", "from": "person/a~1", "to": "paper/arxiv:1", "type": "AUTHORED",
         "evidence": {"sources": ["arxiv:demo", "openaire:demo"], "position": 1}},
        {"id": "e1", "from": "paper/arxiv:1", "to": "paper/doi:10.1/x&y", "type": "CITES",
         "evidence": {"sources": ["openaire:demo"]}},
        {"id": "e2", "from": "paper/arxiv:1", "to": "paper/doi:10.1/x&y", "type": "SIMILAR",
         "evidence": {"shared_references": 2, "cited_together": 0}},
    ]  # fmt: skip
    return {"focus": "paper/arxiv:1", "nodes": nodes, "edges": edges, "total": 9, "shown": 2}


def test_csv_has_a_line_for_each_link_with_both_ends() -> None:
    rows = list(csv.reader(io.StringIO(mapfiles.csv(data()))))
    name = HOSTILE.replace("\x00", "")
    plain = ["paper", "doi:10.1/x&y", "Plain", ""]
    assert rows == [
        ["from_kind", "from_id", "from_name", "from_year", "relation", "link", "to_kind", "to_id", "to_name", "to_year",
         "papers", "sources"],
        ["person", "a~1", "'=1+1", "", "wrote", "AUTHORED", "paper", "arxiv:1", name, "2020", "",
         "arxiv:demo; openaire:demo"],
        ["paper", "arxiv:1", name, "2020", "cites", "CITES", *plain, "", "openaire:demo"],
        ["paper", "arxiv:1", name, "2020", "similar to", "SIMILAR", *plain, "", ""],
    ]  # fmt: skip


def test_graphml_is_read_back_by_networkx() -> None:
    graph = networkx.parse_graphml(mapfiles.graphml(data()))
    assert graph.nodes["paper/arxiv:1"] == {
        "kind": "paper", "key": "arxiv:1", "name": CLEANED, "hop": 0, "year": 2020, "cited_by": 3,
    }  # fmt: skip
    assert sorted((start, end, values["type"]) for start, end, values in graph.edges(data=True)) == [
        ("paper/arxiv:1", "paper/doi:10.1/x&y", "CITES"),
        ("paper/arxiv:1", "paper/doi:10.1/x&y", "SIMILAR"),
        ("person/a~1", "paper/arxiv:1", "AUTHORED"),
    ]
    assert graph.is_directed()


def test_gexf_is_read_back_by_networkx() -> None:
    graph = networkx.read_gexf(io.BytesIO(mapfiles.gexf(data()).encode()))
    assert graph.nodes["paper/arxiv:1"]["label"] == CLEANED
    assert graph.nodes["paper/arxiv:1"]["year"] == 2020
    assert graph.nodes["person/a~1"] == {"label": "=1+1", "kind": "person", "key": "a~1", "name": "=1+1",
                                         "relation": "author", "hop": 1, "works": 2}  # fmt: skip
    assert sorted(values["type"] for _, _, values in graph.edges(data=True)) == ["AUTHORED", "CITES", "SIMILAR"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (-3, -3),
        (2.5, 2.5),
        ("plain", "plain"),
        ("-3 degrees", "'-3 degrees"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\tx", "'\tx"),
        (["b", "a"], '["b", "a"]'),
        ({"b": 1, "a": "ü"}, '{"a": "ü", "b": 1}'),
    ],
)
def test_cells_are_plain_and_no_formulas(value: object, expected: object) -> None:
    assert cell(value) == expected


def test_a_cell_with_line_ends_and_quotes_survives() -> None:
    text = csv_text(["a"], [['say "x"\r\nand more']])
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a"], ['say "x"\r\nand more']]
