"""Lists: their totals equal counts made another way, and walking them by key gives every row once."""

from typing import Any
from urllib.parse import quote

import pytest

from kg.graph import Graph
from queries.entities import PAGES, Asked, Found, answer, find

#: Kind, key, list, and the count of its rows asked in another way.
COUNTED = [
    ("paper", "arxiv:1512.03385", "citations", "MATCH (w)-[:CITES]->(:Work {id: $key}) RETURN count(DISTINCT w)"),
    ("paper", "arxiv:1804.08348", "references", "MATCH (:Work {id: $key})-[:CITES]->(w) RETURN count(DISTINCT w)"),
    ("paper", "arxiv:1811.02360", "authors", "MATCH (p)-[:AUTHORED]->(:Work {id: $key}) RETURN count(DISTINCT p)"),
    ("dataset", "doi:10.5281/zenodo.3451524", "authors", "MATCH (p)-[:AUTHORED]->(:Work {id: $key}) RETURN count(p)"),
    ("person", "guoying zhao~arxiv:1511.00423", "works", "MATCH (:Person {id: $key})-[:AUTHORED]->(w) RETURN count(w)"),
    (
        "person", "guoying zhao~arxiv:1511.00423", "collaborators",
        "MATCH (p:Person {id: $key})-[:AUTHORED]->()<-[:AUTHORED]-(o) WHERE o <> p RETURN count(DISTINCT o)",
    ),
    (
        "person", "guoying zhao~arxiv:1511.00423", "topics",
        "MATCH (:Person {id: $key})-[:AUTHORED]->()-[:ABOUT]->(t) RETURN count(DISTINCT t)",
    ),
    (
        "person", "guoying zhao~arxiv:1511.00423", "institutions",
        "MATCH (:Person {id: $key})-[:AUTHORED]->()-[:AFFILIATED]->(i) RETURN count(DISTINCT i)",
    ),
    ("institution", "ror:02jx3x895", "works", "MATCH (:Institution {id: $key})<--(w:Work) RETURN count(DISTINCT w)"),
    (
        "institution", "ror:02jx3x895", "people",
        "MATCH (:Institution {id: $key})<-[:AFFILIATED]-(:Work)<-[:AUTHORED]-(p) RETURN count(DISTINCT p)",
    ),
    (
        "institution", "ror:02jx3x895", "partners",
        "MATCH (i:Institution {id: $key})<--(:Work)-[:AFFILIATED]->(o) WHERE o <> i RETURN count(DISTINCT o)",
    ),
    ("institution", "ror:02jx3x895", "projects", "MATCH (:Institution {id: $key})-->(p:Project) RETURN count(p)"),
    ("topic", "arxiv:cs.CV", "works", "MATCH (:Topic {id: $key})<-[:ABOUT]-(w) RETURN count(DISTINCT w)"),
    ("topic", "arxiv:cs.CV", "key_works", "MATCH (:Topic {id: $key})<-[:ABOUT]-(w) RETURN count(DISTINCT w)"),
    (
        "topic", "arxiv:cs.CV", "people",
        "MATCH (:Topic {id: $key})<-[:ABOUT]-()<-[:AUTHORED]-(p) RETURN count(DISTINCT p)",
    ),
    (
        "topic", "arxiv:cs.CV", "neighbours",
        "MATCH (t:Topic {id: $key})<-[:ABOUT]-()-[:ABOUT]->(o) WHERE o <> t RETURN count(DISTINCT o)",
    ),
    ("venue", "issn:0925-2312", "works", "MATCH (:Venue {id: $key})<--(w:Work) RETURN count(w)"),
    ("source", "arxiv", "hosted", "MATCH (:Source {id: $key})<-[:HOSTED_BY]-(w:Work) RETURN count(w)"),
    ("source", "arxiv", "provided", "MATCH (:Source {id: $key})<-[:COLLECTED_FROM]-(w:Work) RETURN count(w)"),
    ("source", "arxiv", "copies", "MATCH (:Source {id: $key})<--(v:Version) RETURN count(DISTINCT v)"),
    (
        "project", "oaire:corda__h2020::45ea1cbee9603fc863e712068dc67bc1", "works",
        "MATCH (:Project {id: $key})<-[:FUNDED_BY]-(w) RETURN count(w)",
    ),
    (
        "project", "oaire:corda__h2020::45ea1cbee9603fc863e712068dc67bc1", "participants",
        "MATCH (:Project {id: $key})<-[:TAKES_PART]-(i) RETURN count(i)",
    ),
    ("funder", "funder:ec:eu", "projects", "MATCH (:Funder {id: $key})-[:FUNDED]->(p) RETURN count(p)"),
    ("funder", "funder:ec:eu", "works", "MATCH (:Funder {id: $key})<-[:FUNDED_BY]-(w) RETURN count(w)"),
]  # fmt: skip


def _walked(graph: Graph, kind: str, key: str, name: str, limit: int) -> tuple[int, list[dict[str, Any]]]:
    """Total and all rows of a list, part by part."""
    found = find(graph, kind, key)
    assert isinstance(found, Found)
    rows: list[dict[str, Any]] = []
    after = ""
    while True:
        part = answer(graph, found, Asked(name, after, limit))
        rows += part["rows"]
        if part["next"] is None:
            return part["total"], rows
        after = ",".join(str(part["rows"][-1][one] or 0) for one in PAGES[kind].lists[name].keys)


@pytest.mark.parametrize(("kind", "key", "name", "counting"), COUNTED, ids=[f"{one[0]}-{one[2]}" for one in COUNTED])
def test_walking_a_list_by_key_gives_every_row_once(
    demo_graph: Graph, kind: str, key: str, name: str, counting: str
) -> None:
    total, rows = _walked(demo_graph, kind, key, name, 7)
    assert total == demo_graph.read(counting, {"key": key}).rows[0][0]
    assert len(rows) == total
    assert len({row["id"] for row in rows}) == total
    assert rows == _walked(demo_graph, kind, key, name, 500)[1]


def test_every_list_of_every_kind_is_counted_above() -> None:
    listed = {(kind, name) for kind, pages in PAGES.items() for name in pages.lists}
    # The four kinds of work share their lists.
    shared = {(kind, name) for kind in ("dataset", "software", "other") for name in PAGES["paper"].lists}
    assert {(kind, name) for kind, _, name, _ in COUNTED} >= listed - shared


def test_a_cut_list_says_so_and_leads_on(client: Any) -> None:
    page = client.get("/topic/arxiv:cs.CV.json").json
    works = page["works"]
    assert works["shown"] == len(works["rows"]) == 10 < works["total"]
    last = works["rows"][-1]
    assert works["next"] == f"/topic/arxiv:cs.CV?list=works&after={last['year']}%2C{quote(last['id'], safe='')}"
    following = client.get(works["next"].replace("?", ".json?")).json
    assert following["rows"][0]["id"] not in [row["id"] for row in works["rows"]]
    assert following["shown"] == works["total"] - 10


def test_the_csv_of_a_list_has_its_rows(client: Any) -> None:
    table = client.get("/paper/arxiv:1512.03385.csv?list=citations")
    assert table.mimetype == "text/csv"
    lines = table.text.splitlines()
    assert lines[0] == "id,label,title,year,first_authors,authors,access,cited_by,sources,trust"
    assert len(lines) == 29


def test_the_csv_of_a_page_lists_everything_on_it(client: Any) -> None:
    lines = client.get("/person/geran%20zhao~arxiv:2203.12570.csv").text.splitlines()
    assert lines[0] == "part,name,value,kind,id,title,label,year"
    assert "collaborators,Lijun Yin,,person,lijun yin~arxiv:1702.02925,,," in lines


@pytest.mark.parametrize("after", ["x", "2020", "x,y", "9" * 30 + ",x"])
def test_a_place_that_is_none_is_a_bad_request(client: Any, after: str) -> None:
    refused = client.get(f"/source/arxiv.json?list=hosted&after={after}")
    assert (refused.status_code, refused.json["ok"]) == (400, False)


def test_a_list_that_is_none_is_not_found(client: Any) -> None:
    missing = client.get("/topic/arxiv:cs.CV.json?list=nonsense")
    assert missing.status_code == 404
    assert missing.json["error"] == "A topic has no list 'nonsense'; it has: works, key_works, people, neighbours"


def test_collaborators_lead_to_their_joint_works(demo_graph: Graph) -> None:
    found = find(demo_graph, "person", "geran zhao~arxiv:2203.12570")
    assert isinstance(found, Found)
    rows = answer(demo_graph, found)["collaborators"]["rows"]
    assert rows[0]["evidence"] == (
        "/queries/pair_works?person=geran+zhao~arxiv%3A2203.12570&other=huiyuan+yang~arxiv%3A2203.12570"
    )
