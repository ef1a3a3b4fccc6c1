"""The canonical form: two graphs are equal when these lines are, and nothing is left out in silence."""

import json
from typing import Any

import pytest

from kg import Graph
from kg.canonical import LINKS, lines
from kg.errors import DatabaseError
from kg.rdf_map_links import LINKS as EXPORTED

_FILL = (
    "CREATE (a:Paper:Work:Dirty {id: 'arxiv:1', title: $title, sources: ['b', 'a'], score: 0.5})"
    "-[:CITES {sources: ['a'], trust: 0.9}]->(b:Paper:Work {id: 'arxiv:2', flag: true}),"
    " (a)-[:RELATED {name: 'References'}]->(b), (a)-[:RELATED {name: 'IsPartOf'}]->(b),"
    " (:Dataset:Work {id: 'arxiv:1'}),"
    " (:Record:Restated {id: 'r', load: $load, payload: '{}'})-[:DESCRIBES]->(a),"
    " (:Load {id: $load, finished: $load}), (:Derivation {id: 'coauthor', finished: $load})"
)
_EXPECTED = r"""
{"id":"arxiv:1","labels":["Paper","Work"],"properties":{"id":"arxiv:1","score":0.5,"sources":["b","a"],"title":"a\n\"é\""}}
{"end":["Paper","arxiv:2"],"properties":{"name":"IsPartOf"},"start":["Paper","arxiv:1"],"type":"RELATED"}
{"end":["Paper","arxiv:2"],"properties":{"name":"References"},"start":["Paper","arxiv:1"],"type":"RELATED"}
{"end":["Paper","arxiv:2"],"properties":{"sources":["a"],"trust":0.9},"start":["Paper","arxiv:1"],"type":"CITES"}
{"id":"arxiv:2","labels":["Paper","Work"],"properties":{"flag":true,"id":"arxiv:2"}}
{"id":"arxiv:1","labels":["Dataset","Work"],"properties":{"id":"arxiv:1"}}
{"id":"r","labels":["Record"],"properties":{"id":"r","payload":"{}"}}
{"end":["Paper","arxiv:1"],"properties":{},"start":["Record","r"],"type":"DESCRIBES"}
""".lstrip()


def written(graph: Graph) -> str:
    return b"".join(lines(graph)).decode()


def test_nodes_come_by_label_and_key_with_their_links_and_without_times(scratch: Graph) -> None:
    scratch.write(_FILL, {"title": 'a\n"é"', "load": "today"})
    assert written(scratch) == _EXPECTED


def test_another_order_of_making_and_another_time_change_nothing(scratch: Graph) -> None:
    for part in reversed([one.strip() for one in _EXPECTED.splitlines()]):
        row = json.loads(part)
        if "labels" in row:
            labels = ":".join(row["labels"])
            scratch.write(f"CREATE (n:{labels}) SET n = $properties", {"properties": row["properties"]})
    scratch.write(
        "MATCH (r:Record), (b:Paper {id: 'arxiv:2'}), (a:Paper {id: 'arxiv:1'}) SET r.load = 'tomorrow' "
        "CREATE (a)-[:CITES {trust: 0.9, sources: ['a']}]->(b), (a)-[:RELATED {name: 'IsPartOf'}]->(b), "
        "(r)-[:DESCRIBES]->(a), (a)-[:RELATED {name: 'References'}]->(b), (:Load {id: 'tomorrow'})"
    )
    assert written(scratch) == _EXPECTED


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("CREATE (:Strange {id: 'x'})", "no place for a node labelled Strange"),
        ("CREATE (:Paper:Strange {id: 'x'})", "no place for a node labelled Paper:Strange"),
        ("CREATE (:Paper:Dataset {id: 'x'})", "no place for a node labelled Dataset:Paper"),
        ("CREATE ({id: 'x'})", "no place for a node labelled nothing"),
        ("CREATE (:Topic {name: 'without id'})", "1 nodes Topic, the canonical form 0"),
        ("CREATE (:Topic {id: 'a'})-[:LIKES]->(:Topic {id: 'b'})", "no place for relationships of type LIKES"),
        ("CREATE (:Load {id: 'a'})-[:CITES]->(:Topic {id: 'b'})", "1 relationships CITES, the canonical form 0"),
    ],
)
def test_what_it_does_not_know_is_an_error_and_no_omission(scratch: Graph, change: str, reason: str) -> None:
    scratch.write(change)
    with pytest.raises(DatabaseError, match=reason):
        written(scratch)


def test_every_property_value_is_told_apart(scratch: Graph) -> None:
    def with_value(value: Any) -> str:
        scratch.write("MERGE (t:Topic {id: 'x'}) SET t.value = $value", {"value": value})
        return written(scratch)

    values = [1, 1.0, "1", True, [1], ["1"], ["a", "b"], ["b", "a"], "", " "]
    assert len({with_value(value) for value in values}) == len(values)


def test_pages_meet_without_gap_or_overlap(scratch: Graph) -> None:
    scratch.write("UNWIND range(1, 1001) AS n CREATE (:Topic {id: toString(n)})")
    keys = [json.loads(line)["id"] for line in lines(scratch)]
    assert sorted(keys) == sorted(str(number) for number in range(1, 1002))
    assert keys == sorted(keys)


def test_the_demo_has_a_line_for_every_node_and_link(demo_graph: Graph) -> None:
    nodes = demo_graph.read("MATCH (n) WHERE NOT n:Load AND NOT n:Derivation RETURN count(n)").rows[0][0]
    links = demo_graph.read("MATCH ()-[r]->() RETURN count(r)").rows[0][0]
    assert len(list(lines(demo_graph))) == nodes + links


def test_it_knows_the_relationships_that_the_rdf_table_knows() -> None:
    assert set(EXPORTED) == LINKS
