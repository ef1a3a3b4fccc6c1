"""The catalogue: what every file of cypher/read/ must say of itself, and how it is asked."""

import re
from typing import Any

import pytest

from kg.errors import Malformed, StatementError, Unknown
from kg.graph import Graph
from kg.statements import parse, statements
from queries import catalogue, headers
from queries.allowed import check_plan, operators
from queries.guard import Caps, accepted

READ = statements("read")
#: The analytic questions: those whose header names a group.
QUESTIONS = [one for one in READ.values() if one.kind in catalogue.GROUPS and one.kind != "inside"]
#: Whatever stands in a query for one thing must be looked up by an index.
SCANS = re.compile(r"AllNodesScan|NodeByLabelScan|RelationshipTypeScan|AllRelationshipsScan")
SEED = "arxiv:1811.02360"


@pytest.mark.parametrize("one", READ.values(), ids=READ)
def test_a_header_says_what_the_query_is_and_gives(one: Any) -> None:
    assert one.title
    assert one.about
    assert one.columns
    assert catalogue.group(one) in catalogue.GROUPS
    needed = {parameter.name for parameter in one.parameters if parameter.required}
    assert needed <= headers.example(one).keys(), "the example leaves out a parameter that is needed"


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.name)
def test_a_question_says_where_it_comes_from_and_what_it_costs(one: Any) -> None:
    assert one.see
    assert one.cost
    assert headers.example(one)
    assert headers.order(one)
    assert not one.title.endswith(".")


def test_there_are_more_than_sixty_questions_in_every_group() -> None:
    groups = {catalogue.group(one) for one in QUESTIONS}
    assert groups == catalogue.GROUPS.keys() - {"things", "inside"}
    assert len(QUESTIONS) > 60


@pytest.mark.parametrize("one", READ.values(), ids=READ)
def test_every_query_could_be_run_in_the_console(demo_graph: Graph, one: Any) -> None:
    values = {parameter.name: parameter.default for parameter in one.parameters}
    text = accepted(one.text, Caps())
    check_plan(operators(demo_graph.plan(text, values)))


@pytest.mark.parametrize("language", ["CYPHER 5 ", "CYPHER 25 "])
def test_every_query_is_in_the_subset_that_both_languages_share(demo_graph: Graph, language: str) -> None:
    if language == "CYPHER 25 " and demo_graph.server()["version"].startswith("5."):
        return  # the 5 line knows no other language; `make test` on the 2026 line asks this
    for one in READ.values():
        bare = "\n".join(line for line in one.text.splitlines() if not line.startswith("//"))
        assert demo_graph.plan(language + bare, {each.name: each.default for each in one.parameters})


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.name)
def test_a_question_about_one_thing_begins_at_its_index(demo_graph: Graph, one: Any) -> None:
    needed = [
        parameter.name for parameter in one.parameters if parameter.required and parameter.help.startswith("id of")
    ]
    plan = operators(demo_graph.plan(one.text, {each.name: each.default for each in one.parameters}))
    scans = [step["operator"] for step in plan if SCANS.search(step["operator"])]
    assert not needed or not scans


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.name)
def test_an_example_works_on_the_demo_corpus(demo_graph: Graph, one: Any) -> None:
    answer = catalogue.run(demo_graph, one.name, headers.example(one))
    # No two works of the corpus share an identifier.
    assert (answer["rows"] != []) == (one.name != "identifier_collisions")
    assert {tuple(row) for row in answer["rows"]} <= {tuple(column.name for column in one.columns)}


def test_an_answer_is_whole(demo_graph: Graph) -> None:
    answer = catalogue.run(demo_graph, "common_references", {"one": SEED, "other": "arxiv:1904.03699", "limit": "1"})
    assert 0 < answer.pop("seconds") < 20
    assert answer == {
        "query": "common_references",
        "title": "Which works do both of these papers cite?",
        "parameters": {"one": SEED, "other": "arxiv:1904.03699", "limit": 1},
        "columns": [
            {"name": "work", "help": "id of the work both cite"},
            {"name": "title", "help": "its title"},
            {"name": "year", "help": "its year"},
            {"name": "cited_by", "help": "works in this graph that cite it"},
        ],
        "rows": [
            {
                "work": "doi:10.1109/fg.2018.00103",
                "title": "From Macro to Micro Expression Recognition: "
                "Deep Learning on Small Datasets Using Transfer Learning",
                "year": 2018,
                "cited_by": 3,
            }
        ],
        "total": None,
        "shown": 1,
        "truncated": True,
        "order": "cited by; then work",
        "notes": ["There is more than this one row"],
        "instead": {},
        "instead_href": "",
        "following": {},
        "next": None,
        "deliveries": ["arxiv:demo", "openaire:demo"],
    }


def test_a_limit_that_is_just_enough_cuts_nothing(demo_graph: Graph) -> None:
    given = {"one": SEED, "other": "arxiv:1904.03699"}
    answer = catalogue.run(demo_graph, "common_references", {**given, "limit": 11})
    assert (answer["total"], answer["shown"], answer["truncated"], answer["notes"]) == (11, 11, False, [])


def test_the_cap_is_told_where_more_is_asked_for(demo_graph: Graph) -> None:
    answer = catalogue.run(demo_graph, "most_cited_works", {"limit": 50}, cap=3)
    assert (answer["shown"], answer["truncated"]) == (3, True)
    assert answer["notes"] == ["More than 3 rows; the first 3 are shown"]
    answer = catalogue.run(demo_graph, "coauthor_paths", headers.example(READ["coauthor_paths"]), cap=3)
    assert (answer["shown"], answer["truncated"]) == (3, True)


@pytest.mark.parametrize("limit", ["0", "-1"])
def test_a_limit_below_one_is_refused(demo_graph: Graph, limit: str) -> None:
    with pytest.raises(Malformed, match="at least one row"):
        catalogue.run(demo_graph, "most_cited_works", {"limit": limit})


def test_wrong_parameters_are_named(demo_graph: Graph) -> None:
    with pytest.raises(Malformed, match="has no parameter 'papr'; it has: limit, look_at, paper"):
        catalogue.run(demo_graph, "cocited_papers", {"papr": SEED})
    with pytest.raises(Malformed, match="needs paper: id of the seed work"):
        catalogue.run(demo_graph, "cocited_papers", {})
    with pytest.raises(Malformed, match="limit='many' is not a value of type int"):
        catalogue.run(demo_graph, "cocited_papers", {"paper": SEED, "limit": "many"})


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cocitd_papers", r"Did you mean cocited_papers"),
        ("cocited-papers", r"Did you mean cocited_papers"),
        ("zzz", r"^No query is named 'zzz'\. kg query --list shows all$"),
    ],
)
def test_a_misspelt_name_gets_the_nearest_told(name: str, hint: str) -> None:
    with pytest.raises(Unknown, match=hint):
        catalogue.find(name)


@pytest.mark.parametrize(
    ("paper", "note", "instead"),
    [
        ("arxiv:2001.11869", "The query ran, and nothing in this graph matches it", {}),
        ("arxiv:9912.00001", "paper: no paper has the id arxiv:9912.00001; look for it by name in the search", {}),
        ("arxiv:cs.CV", "paper: arxiv:cs.CV is a topic, and a paper is asked for", {}),
        (
            "doi:10.1016/j.neucom.2020.06.005",
            "paper: doi:10.1016/j.neucom.2020.06.005 is another name of arxiv:1811.02360; ask with that",
            {"paper": SEED},
        ),
        (
            "https://arxiv.org/abs/1811.02360",
            "paper: https://arxiv.org/abs/1811.02360 is another name of arxiv:1811.02360; ask with that",
            {"paper": SEED},
        ),
    ],
)
def test_an_empty_answer_says_why(demo_graph: Graph, paper: str, note: str, instead: dict[str, str]) -> None:
    answer = catalogue.run(demo_graph, "cocited_papers", {"paper": paper})
    assert (answer["rows"], answer["notes"], answer["instead"]) == ([], [note], instead)


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("ORDER BY year", "year"),
        ("ORDER BY cited_by DESC, id\nLIMIT 5", "cited by, highest first; then id"),
        ("ORDER BY coalesce(year, 0) DESC, id", "year, highest first; then id"),
        (
            "ORDER BY CASE WHEN year < id THEN year ELSE id END DESC, year + id",
            "the smaller of year and id, highest first; then the sum of year and id",
        ),
        ("", ""),
    ],
)
def test_the_order_is_read_from_the_statement(clause: str, words: str) -> None:
    text = f"MATCH (n:Paper) WITH n ORDER BY n.x RETURN n.year AS year, n.cited_by AS cited_by, n.id AS id\n{clause}"
    assert headers.order(parse("one", "read", text)) == words


def test_a_limit_inside_a_row_is_not_the_limit_of_rows() -> None:
    head = "// param: limit int = 3 -- at most this many\n"
    inside = "MATCH (n) WITH n, COLLECT { MATCH (n)--(m) RETURN m LIMIT $limit } AS near RETURN near AS near"
    assert not headers.has_limit(parse("one", "read", head + inside))
    assert headers.has_limit(parse("one", "read", head + "MATCH (n) RETURN n.id AS id LIMIT $limit"))


def test_examples_may_hold_blanks_and_equals_signs() -> None:
    head = "// param: a string -- x\n// param: b string = '' -- x\n// example: a=min peng~x=1&b=two words\n"
    assert headers.example(parse("one", "read", head + "RETURN $a AS a, $b AS b")) == {
        "a": "min peng~x=1",
        "b": "two words",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("RETURN $x AS x", "undeclared parameter 'x'"),
        ("// param: x int -- a\nRETURN 1 AS y", "parameter 'x' is declared and not used"),
        ("// column: x -- a\nRETURN 1 AS y", "column 'x' is declared and not returned"),
        ("// column: y -- a\nRETURN 1 AS y, 2 AS z", "column 'z' is returned and not declared"),
    ],
)
def test_a_header_that_lies_is_an_error(text: str, message: str) -> None:
    with pytest.raises(StatementError, match=message):
        parse("one", "read", text)
