"""The queries that a page's figures lead to give the rows that the page has; and some rows worked out by hand."""

from typing import Any

import pytest

from kg.graph import Graph
from kg.statements import statement
from queries import works

MICRO, DENSE, DAN = "arxiv:1811.02360", "arxiv:1608.06993", "arxiv:2109.07270"


def _rows(graph: Graph, name: str, /, **given: Any) -> list[dict[str, Any]]:
    query = statement("read", name)
    answer = graph.read(query.text, query.values(given))
    assert answer.columns == tuple(column.name for column in query.columns)
    return answer.dicts()


@pytest.mark.parametrize("work", [MICRO, DENSE, DAN])
@pytest.mark.parametrize(
    ("name", "part", "key"),
    [
        ("work_authors", "authors", "id"),
        ("work_institutions", "institutions", "id"),
        ("work_topics", "topics", "id"),
        ("work_versions", "versions", "id"),
        ("work_related", "related", "id"),
        ("work_records", "records", "id"),
    ],
)
def test_the_queries_of_a_work_give_what_its_page_has(
    demo_graph: Graph, work: str, name: str, part: str, key: str
) -> None:
    facts = works.facts(demo_graph, work)
    assert facts is not None
    rows = _rows(demo_graph, name, work=work)
    assert [row[key] for row in rows] == [row[key] for row in facts[part]]
    assert len(rows) == facts["counts"][part]


def test_funding_names_grants_and_their_funders(demo_graph: Graph) -> None:
    rows = _rows(demo_graph, "work_funding", work=DENSE)
    assert [(row["label"], row["code"], row["funders"]) for row in rows] == [
        ("Project", code, ["National Science Foundation"]) for code in ("1149882", "1526012", "1618134")
    ]


def test_citations_per_year_add_up(demo_graph: Graph) -> None:
    rows = _rows(demo_graph, "work_citations_by_year", work="arxiv:1512.03385")
    assert sum(row["citations"] for row in rows) == 28
    facts = works.facts(demo_graph, "arxiv:1512.03385")
    assert facts is not None
    assert [(row["year"], row["count"]) for row in facts["citations_by_year"]] == [
        (row["year"], row["citations"]) for row in rows
    ]


def test_the_flower_counts_works_of_people_and_leaves_the_authors_out(demo_graph: Graph) -> None:
    rows = {
        row["name"]: (row["cited"], row["citing"]) for row in _rows(demo_graph, "work_flower", work=MICRO, limit=100)
    }
    cited = _rows(demo_graph, "work_references", work=MICRO, limit=100)
    by_zhao = [row for row in cited if "Guoying Zhao" in _authors(demo_graph, row["id"])]
    assert rows["Guoying Zhao"] == (len(by_zhao), 0)
    assert not {"Chongyang Wang", "Min Peng", "Tao Bi", "Tong Chen"} & set(rows)


def _authors(graph: Graph, work: str) -> list[str]:
    return [row["person"] for row in _rows(graph, "work_authors", work=work)]


def test_joint_works_are_those_of_both(demo_graph: Graph) -> None:
    rows = _rows(demo_graph, "pair_works", person="geran zhao~arxiv:2203.12570", other="lijun yin~arxiv:1702.02925")
    assert [(row["id"], row["authors"], row["position"], row["other_position"]) for row in rows] == [
        ("arxiv:2203.12570", 5, 4, 5)
    ]


def test_evidence_of_figures_has_as_many_rows_as_the_figure(demo_graph: Graph) -> None:
    people = _rows(demo_graph, "topic_people", topic="keyword:survey", limit=200)
    for row in people:
        evidence = _rows(demo_graph, "person_topic_works", person=row["id"], topic="keyword:survey")
        assert len(evidence) == row["works"]
    for row in _rows(demo_graph, "topic_neighbours", topic="keyword:survey", limit=200):
        assert len(_rows(demo_graph, "topic_pair_works", topic="keyword:survey", other=row["id"])) == row["works"]
    for row in _rows(demo_graph, "institution_people", institution="ror:02jx3x895", limit=200):
        evidence = _rows(demo_graph, "person_institution_works", person=row["id"], institution="ror:02jx3x895")
        assert len(evidence) == row["works"]
    for row in _rows(demo_graph, "institution_partners", institution="ror:02jx3x895", limit=200):
        evidence = _rows(demo_graph, "institution_pair_works", institution="ror:02jx3x895", other=row["id"])
        assert len(evidence) == row["papers"]
    for row in _rows(demo_graph, "person_collaborators", person="guoying zhao~arxiv:1511.00423", limit=200):
        evidence = _rows(demo_graph, "pair_works", person="guoying zhao~arxiv:1511.00423", other=row["id"])
        assert len(evidence) == row["papers"]


def test_people_of_one_name_are_listed_with_what_tells_them_apart(demo_graph: Graph) -> None:
    rows = _rows(demo_graph, "person_homonyms", name="geran zhao")
    assert [(row["id"], row["works"], row["topic"], row["institution"]) for row in rows] == [
        ("geran zhao~arxiv:2203.12570", 1, "Computer Vision and Pattern Recognition", None)
    ]


def test_examples_to_start_from_are_those_with_most(demo_graph: Graph) -> None:
    rows = [(row["label"], row["name"], row["why"], row["figure"]) for row in _rows(demo_graph, "home_examples")]
    assert rows[0] == ("Paper", "Deep Residual Learning for Image Recognition", "citations", 28)
    assert ("Topic", "Computer Vision and Pattern Recognition", "works", 74) in rows
    assert {label for label, *_ in rows} == {"Paper", "Person", "Institution", "Topic"}
