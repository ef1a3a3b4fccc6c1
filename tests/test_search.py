"""Searching: names in any order, with initials and without accents, titles by words; hostile words do nothing."""

from typing import Any
from urllib.parse import quote

import pytest

from kg.graph import Graph
from queries.search import search, suggest


def _names(graph: Graph, words: str, kind: str) -> list[str]:
    groups = {group["kind"]: group for group in search(graph, words, limit=20)["groups"]}
    return [row["name"] for row in groups[kind]["rows"]] if kind in groups else []


@pytest.mark.parametrize("words", ["Geran Zhao", "zhao geran", "Zhao, Geran", "geran zha", "  GERAN   zhao "])
def test_a_person_is_found_in_any_order_and_unfinished(demo_graph: Graph, words: str) -> None:
    assert _names(demo_graph, words, "person") == ["Geran Zhao"]


def test_initials_are_tolerated_and_most_works_come_first(demo_graph: Graph) -> None:
    assert _names(demo_graph, "G. Zhao", "person") == ["Guoying Zhao", "Geran Zhao"]


@pytest.mark.parametrize("words", ["Pietikäinen", "pietikainen", "Pietikäi", "pietika\u0308inen", "M. Pietikainen"])
def test_accents_do_not_matter(demo_graph: Graph, words: str) -> None:
    assert _names(demo_graph, words, "person") == ["Matti Pietikäinen"]


def test_people_are_told_apart_by_institution_years_topic_and_works(demo_graph: Graph) -> None:
    lines = {row["name"]: row["line"] for row in search(demo_graph, "zhao", "person", limit=50)["rows"]}
    assert lines["Guoying Zhao"] == "University of Oulu · 2007–2018 · Micro expression recognition · 7 works"
    assert lines["Geran Zhao"] == "2022 · Computer Vision and Pattern Recognition · 1 work"


def test_titles_are_found_by_all_their_words(demo_graph: Graph) -> None:
    found = _names(demo_graph, "attention deserves", "paper")
    assert len(found) == 1
    assert found[0].startswith('Your "Attention" Deserves Attention')


@pytest.mark.parametrize("words", ["facial expressio", "facial expressions", "Expression of the Facial"])
def test_words_are_stemmed_and_the_last_may_be_unfinished(demo_graph: Graph, words: str) -> None:
    assert "Deep Facial Expression Recognition: A Survey" in _names(demo_graph, words, "paper")


def test_every_kind_is_found_by_its_name(demo_graph: Graph) -> None:
    assert "University College London" in _names(demo_graph, "university coll", "institution")
    assert "Neurocomputing" in _names(demo_graph, "neurocomp", "venue")
    assert "arXiv" in _names(demo_graph, "arxiv", "source")
    assert "Micro expression recognition" in _names(demo_graph, "micro expression", "topic")
    assert "European Commission" in _names(demo_graph, "european comm", "funder")
    assert "SOcial Cognitive Robotics in The European Society" in _names(demo_graph, "social cognitive", "project")
    assert "PyTorch Image Models" in _names(demo_graph, "pytorch image", "software")


@pytest.mark.parametrize(
    "words",
    ["", "   ", "*:*", "[* TO *]", "(", '"', "a AND", "OR", "+-!(){}^~?:\\/", "\x00", "' OR 1=1 //", "the", "x" * 300],
)
def test_hostile_words_find_nothing_and_break_nothing(demo_graph: Graph, words: str) -> None:
    found = search(demo_graph, words)
    assert [group["total"] for group in found["groups"] if group["total"] > 200] == []


def test_results_go_on_by_key_and_come_once_each(client: Any) -> None:
    total = client.get("/search.json?q=attention&kind=paper").json["total"]
    seen: list[str] = []
    address = "/search?q=attention&kind=paper&limit=5"
    while address:
        part = client.get(address.replace("?", ".json?", 1)).json
        seen += [row["id"] for row in part["rows"]]
        address = part["next"]
    assert len(seen) == len(set(seen)) == total == 28


def test_an_identifier_in_the_search_box_leads_to_its_page(client: Any) -> None:
    for words, address in (
        ("10.1145/3065386", "/paper/doi:10.1145/3065386"),
        ("https://arxiv.org/abs/2109.07270v2", "/paper/arxiv:2109.07270v2"),
        ("https://ror.org/02jx3x895", "/institution/ror:02jx3x895"),
    ):
        assert client.get(f"/search?q={quote(words)}").headers["Location"] == address


def test_an_identifier_that_leads_nowhere_is_searched_for(client: Any) -> None:
    found = client.get("/search?q=10.9999/nothing")
    assert found.status_code == 200
    assert "Nothing is found for these words" in found.text


def test_suggestions_are_typed_and_mixed(demo_graph: Graph) -> None:
    rows = suggest(demo_graph, "attention", 4)["rows"]
    assert [row["kind"] for row in rows] == ["paper", "topic", "paper", "topic"]
    assert set(rows[0]) == {"kind", "id", "name", "line", "href"}


def test_a_place_in_results_that_is_none_is_a_bad_request(client: Any) -> None:
    assert client.get("/search?q=attention&kind=paper&after=x").status_code == 400
    assert client.get("/search?q=attention&kind=nonsense").status_code == 400


def test_the_search_page_groups_and_counts(client: Any) -> None:
    text = client.get("/search?q=attention").text
    assert 'href="/search?q=attention&amp;kind=paper">Papers 28</a>' in text
    assert "5 of 28" in text


def test_one_kind_can_be_searched_alone(client: Any) -> None:
    assert 'name="kind" value="person"' in client.get("/search?kind=person").text
    assert client.get("/search.json?kind=person&q=attention").json["groups"] == []
    assert client.get("/search?kind=version").status_code == 200


def test_a_search_is_a_list_like_any_other(client: Any) -> None:
    mixed = client.get("/search.json?q=zhao&limit=2").json
    assert mixed["shown"] == len(mixed["rows"]) == sum(group["shown"] for group in mixed["groups"])
    assert mixed["total"] == sum(group["total"] for group in mixed["groups"])
    assert (mixed["order"], mixed["more"]) == ("best match first", False)
    people: list[str] = []
    there = "/search?q=zhao&kind=person&limit=2"
    while there:
        answer = client.get(there.replace("?", ".json?")).json
        people += [row["id"] for row in answer["rows"]]
        there = answer["next"]
    assert len(people) == len(set(people)) == answer["total"]
    empty = client.get("/search.json?q=").json
    assert {name: empty[name] for name in ("total", "shown", "order", "rows", "next")} == {
        "total": 0,
        "shown": 0,
        "order": "best match first",
        "rows": [],
        "next": None,
    }
