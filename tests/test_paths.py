"""Paths between two things: the shortest chains worked out by hand, and a page that helps."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg import Graph
from kg.names import name_key
from queries.paths import paths

EXPECTED = json.loads((Path(__file__).parent.parent / "kg" / "demo" / "expected.json").read_text("utf-8"))


def person(graph: Graph, name: str, works: list[str]) -> str:
    """The person of a name who wrote these works."""
    answer = graph.read(
        "MATCH (p:Person {name_key: $name})-[:AUTHORED]->(w) WHERE w.id IN $works OR $works = [] RETURN DISTINCT p.id",
        {"name": name_key(name), "works": works},
    )
    (row,) = answer.rows
    return str(row[0])


@pytest.mark.parametrize("wanted", EXPECTED["coauthor_paths"], ids=lambda one: f"{one['from']} to {one['to']}")
def test_chains_of_coauthors_are_those_worked_out_by_hand(demo_graph: Graph, wanted: dict[str, Any]) -> None:
    chains = wanted["shortest_paths"]
    last = chains[0][-1]
    start = person(demo_graph, wanted["from"], [])
    goal = person(demo_graph, wanted["to"], [work.replace("arXiv:", "arxiv:") for work in last["via"]])
    made = paths(demo_graph, start, goal)["chains"]
    found = [[chain[0]["from_name"], *((step["to_name"], sorted(step["works"])) for step in chain)] for chain in made]
    by_hand = [
        [
            chain[0]["person"],
            *((hop["person"], sorted(work.replace("arXiv:", "arxiv:") for work in hop["via"])) for hop in chain[1:]),
        ]
        for chain in chains
    ]
    assert sorted(found, key=str) == sorted(by_hand, key=str)


@pytest.mark.parametrize("apart", EXPECTED["no_coauthor_path"], ids=lambda one: f"{one['from']} to {one['to']}")
def test_where_there_is_no_chain_of_coauthors_none_is_shown(demo_graph: Graph, apart: dict[str, str]) -> None:
    start, goal = (person(demo_graph, apart[end], []) for end in ("from", "to"))
    assert paths(demo_graph, start, goal)["chains"] == []


def test_a_paper_and_an_institution_are_connected_by_what_sources_state(client: Any) -> None:
    answer = client.get("/path.json?from=1811.02360&to=https://ror.org/02jx3x895").json
    assert [(row["from_id"], row["relation"], row["to_id"], row["sources"]) for row in answer["rows"]] == [
        ("arxiv:1811.02360", "affiliated with", "ror:02jx3x895", ["openaire:demo"])
    ]
    page = client.get("/path?from=1811.02360&to=https://ror.org/02jx3x895")
    assert page.status_code == 200
    assert "University College London" in page.text


def test_paths_are_a_list_like_any_other(client: Any) -> None:
    near = client.get("/path.json?from=1811.02360&to=https://ror.org/02jx3x895").json
    shape = {name: near[name] for name in ("ok", "total", "shown", "next")}
    assert shape == {"ok": True, "total": 1, "shown": 1, "next": None}
    assert near["order"].startswith("shortest first")
    unasked = client.get("/path.json").json
    assert {name: unasked[name] for name in ("total", "shown", "rows", "next")} == {
        "total": 0,
        "shown": 0,
        "rows": [],
        "next": None,
    }


@pytest.mark.parametrize(("between", "total"), [(4, 8), (5, None), (6, None)])
def test_where_as_many_chains_as_are_shown_were_found_their_number_is_not_known(
    scratch: Graph, between: int, total: int | None
) -> None:
    scratch.write(
        "CREATE (a:Paper:Work {id: 'doi:10.1000/a'}), (b:Paper:Work {id: 'doi:10.1000/b'}) "
        "WITH a, b UNWIND range(1, $between) AS n "
        "CREATE (a)-[:CITES {sources: ['x:1']}]->(:Paper:Work {id: 'doi:10.1000/m' + n})<-[:CITES {sources: []}]-(b)",
        {"between": between},
    )
    answer = paths(scratch, "10.1000/a", "10.1000/b")
    assert (answer["total"], answer["shown"], len(answer["chains"])) == (total, 2 * min(between, 5), min(between, 5))


def test_the_form_stands_alone_and_wrong_ends_are_told(client: Any) -> None:
    assert client.get("/path").status_code == 200
    assert client.get("/path.json?from=nonsense&to=1811.02360").status_code == 400
    assert client.get("/path.json?from=10.9999/none&to=1811.02360").status_code == 404
