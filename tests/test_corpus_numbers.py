"""Every number of expected.json that a page shows, held on the page."""

import json
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import pytest

from kg.graph import Graph
from kg.names import name_key
from queries.resolve import resolve

EXPECTED = json.loads(files("kg.demo").joinpath("expected.json").read_text("utf-8"))


def _key(work: str) -> str:
    scheme, value = work.split(":", 1)
    return f"{scheme.lower()}:{value}"


def _page(client: Any, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    page: dict[str, Any] = answer.json
    return page


def _canonical(graph: Graph, works: list[str]) -> list[str]:
    """Keys of today: a DOI may lead to a work that has an arXiv id."""
    return sorted({resolve(graph, work).key for work in works})


def _all(client: Any, address: str) -> list[dict[str, Any]]:
    """Every row of a list, part by part."""
    rows: list[dict[str, Any]] = []
    while address:
        path, _, query = address.partition("?")
        part = _page(client, f"{path}.json?{query}")
        rows += part["rows"]
        address = part["next"]
    return rows


@pytest.mark.parametrize("one", EXPECTED["most_cited"], ids=lambda one: one["work"])
def test_most_cited_papers_have_their_citations(client: Any, one: dict[str, Any]) -> None:
    page = _page(client, f"/paper/{_key(one['work'])}.json")
    assert page["title"].casefold() == one["title"].casefold()
    assert page["counts"]["citations"] == page["citations"]["total"] == one["cited_by"]


def test_the_most_cited_works_of_the_field_lead_its_list(client: Any) -> None:
    rows = _all(client, "/topic/arxiv:cs.CV?list=key_works")
    cited = {_key(one["work"]): one["cited_by"] for one in EXPECTED["most_cited"] if "arXiv" in one["work"]}
    assert {row["id"]: row["cited_by"] for row in rows[:3]} == cited


def test_resnet_is_cited_by_exactly_these(client: Any, demo_graph: Graph) -> None:
    rows = _all(client, "/paper/arxiv:1512.03385?list=citations&limit=10")
    assert sorted(row["id"] for row in rows) == _canonical(demo_graph, EXPECTED["resnet_cited_by"])


def test_the_longest_reference_list_has_its_length(client: Any) -> None:
    one = EXPECTED["longest_reference_list"]
    assert _page(client, f"/paper/{_key(one['work'])}.json")["references"]["total"] == one["in_corpus_cites"]


def test_two_papers_cite_each_other(client: Any) -> None:
    one, other = (_key(work) for work in EXPECTED["mutual_citation"])
    for here, there in ((one, other), (other, one)):
        for name in ("citations", "references"):
            assert there in [row["id"] for row in _all(client, f"/paper/{here}?list={name}")]


@pytest.mark.parametrize("label", EXPECTED["works_per_topic"])
def test_topics_have_their_works(client: Any, demo_graph: Graph, label: str) -> None:
    wanted = EXPECTED["works_per_topic"][label]
    address = f"/topic/keyword:{quote(label.lower())}"
    assert _page(client, f"{address}.json")["works"]["total"] == wanted["count"]
    assert sorted(row["id"] for row in _all(client, f"{address}?list=works")) == _canonical(demo_graph, wanted["works"])


@pytest.mark.parametrize("name", EXPECTED["works_per_person"])
def test_people_have_their_works(client: Any, demo_graph: Graph, name: str) -> None:
    """For want of evidence one may be several people here: together they have the works, and name each other."""
    rows = demo_graph.read(
        "MATCH (p:Person {name_key: $key}) RETURN p.id AS id ORDER BY p.works DESC", {"key": name_key(name)}
    ).dicts()
    pages = [_page(client, f"/person/{quote(row['id'])}.json") for row in rows]
    assert sum(page["works"]["total"] for page in pages) == EXPECTED["works_per_person"][name]
    for page in pages:
        assert page["homonyms"]["total"] == len(pages) - 1


@pytest.mark.parametrize("name", EXPECTED["organization_works"])
def test_institutions_have_their_works(client: Any, demo_graph: Graph, name: str) -> None:
    key = demo_graph.read("MATCH (i:Institution {name: $name}) RETURN i.id AS id", {"name": name}).rows[0][0]
    rows = _all(client, f"/institution/{key}?list=works")
    assert sorted(row["id"] for row in rows) == _canonical(demo_graph, EXPECTED["organization_works"][name])


@pytest.mark.parametrize("code", EXPECTED["projects"])
def test_projects_have_their_works(client: Any, demo_graph: Graph, code: str) -> None:
    key = demo_graph.read("MATCH (p:Project {code: $code}) RETURN p.id AS id", {"code": code}).rows[0][0]
    page = _page(client, f"/project/{quote(key)}.json")
    assert [row["id"] for row in page["works"]["rows"]] == _canonical(demo_graph, EXPECTED["projects"][code])
    for row in page["works"]["rows"]:
        work = _page(client, f"/paper/{row['id']}.json")
        assert code in [project["code"] for project in work["projects"]["rows"]]


@pytest.mark.parametrize("pair", EXPECTED["preprint_published_pairs"], ids=lambda pair: pair["published"][:30])
def test_preprint_and_published_version_are_one_work_or_suggested_as_one(
    client: Any, demo_graph: Graph, pair: dict[str, str]
) -> None:
    one = resolve(demo_graph, _key(pair["preprint"].split(" ")[0])).key
    other = resolve(demo_graph, _key(pair["published"].split(" ")[0])).key
    suggested = [row["id"] for row in _page(client, f"/paper/{one}.json")["suggestions"]]
    assert one == other or other in suggested


@pytest.mark.parametrize("names", EXPECTED["different_people"], ids=lambda names: names[0])
def test_different_people_are_different_pages(demo_graph: Graph, names: list[str]) -> None:
    keys = [
        {
            row[0]
            for row in demo_graph.read("MATCH (p:Person {name_key: $key}) RETURN p.id", {"key": name_key(name)}).rows
        }
        for name in names
    ]
    assert all(keys)
    assert not keys[0] & keys[1]


def test_the_first_page_counts_what_is_in_the_corpus(client: Any) -> None:
    page = client.get("/", headers={"Accept": "application/json"}).json
    counts = {row["label"]: row["nodes"] for row in page["counts"]}
    totals = EXPECTED["totals"]
    assert page["citations"] == totals["citations"]
    assert counts["Dataset"] == totals["datasets"]
    assert counts["Software"] == totals["software"]
    assert counts["Institution"] == totals["organizations"]
    assert counts["Project"] == totals["projects"]
    assert counts["Source"] == totals["datasources"]
    least, most = (
        totals["works_if_preprint_and_published_halves_are_merged_too"],
        totals["works_if_nothing_is_merged_beyond_shared_ids"],
    )
    assert least <= counts["Paper"] <= most
