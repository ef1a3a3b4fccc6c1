"""Every number of a page leads to what it counts, and no list ends in silence."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from page_text import Page


def rows_at(client: Any, address: str) -> list[dict[str, Any]]:
    """All rows that an address of the catalogue gives, page by page."""
    rows: list[dict[str, Any]] = []
    name, given = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query))
    while given:
        answer = client.get(f"{name}.json", query_string=given).json
        rows += answer["rows"]
        given = answer["following"]
    return rows


def test_every_count_of_the_first_page_leads_to_as_many_rows(client: Any) -> None:
    page = client.get("/").text
    data = client.get("/", headers={"Accept": "application/json"}).json
    assert {row["kind"] for row in data["counts"]} >= {"paper", "person", "topic", "institution", "version", "venue"}
    for row in [*data["counts"], {"nodes": data["citations"], "href": data["citations_href"]}]:
        assert row["href"] in Page(page).links
        found = rows_at(client, row["href"])
        assert len(found) == row["nodes"], row
        assert len({tuple(map(str, one.values())) for one in found}) == row["nodes"], row


def test_a_page_of_rows_that_was_cut_leads_to_the_next(client: Any) -> None:
    page = Page(client.get("/queries/all_things?label=Paper&limit=3").text)
    assert "More than 3 rows; the first 3 are shown" in page.words
    assert "The next rows" in page.words
    (there,) = [link for link in page.links if "after_id" in link and link.startswith("/queries/all_things")]
    first = client.get("/queries/all_things.json?label=Paper&limit=3").json["rows"]
    whole = client.get("/queries/all_things.json?label=Paper&limit=3").json
    assert (whole["next"], whole["total"], whole["shown"]) == (there, None, 3)
    assert client.get("/queries/all_things.json?label=Software").json["next"] is None
    second = client.get(there.replace("?", ".json?", 1)).json["rows"]
    assert first[-1]["id"] < second[0]["id"]
    assert "The next rows" not in Page(client.get("/queries/all_things?label=Software").text).words


@pytest.mark.parametrize(
    ("page", "query", "counts"),
    [
        ("/venue/issn:0925-2312", "venue_works_of_access", [1]),
        ("/source/arxiv", "source_works_of_type", [66, 16, 11]),
        ("/funder/funder:ec:eu", "funder_projects_of_stream", [2, 1]),
    ],
)
def test_the_figures_of_a_page_lead_to_what_they_count(client: Any, page: str, query: str, counts: list[int]) -> None:
    links = [link for link in Page(client.get(page).text).links if link.startswith(f"/queries/{query}?")]
    assert [len(rows_at(client, link)) for link in links] == counts


def test_the_table_of_a_map_says_of_every_link_who_states_it(client: Any) -> None:
    page = Page(client.get("/map/paper/arxiv:1811.02360?depth=2").text).words
    for row in (
        "Chongyang Wang Person written by arXiv demo and OpenAIRE demo",
        "Article 2020 Version has version OpenAIRE demo",
        "Neurocomputing Venue published in OpenAIRE demo",
        "Squeeze-and-Excitation Networks Paper similar to counted",
        "The Japanese Female Facial Expression (JAFFE) Dataset Data set related to, by way of",
    ):
        assert row in page, row
    assert "no source given" not in page


def test_the_numbers_of_a_picture_stand_beside_it(client: Any) -> None:
    for address in ("/topic/arxiv:cs.CV", "/venue/issn:0925-2312", "/person/geran%20zhao~arxiv:2203.12570"):
        assert "In numbers" in Page(client.get(address).text).words
    assert "In numbers 2019: 1; 2020: 1" in Page(client.get("/paper/arxiv:1811.02360").text).words


def test_a_path_names_its_sources_as_every_page_does(client: Any) -> None:
    page = Page(client.get("/path?from=geran%20zhao~arxiv:2203.12570&to=arxiv:1811.02360").text).words
    assert "stated by arXiv demo and OpenAIRE demo" in page
    assert "arxiv:demo" not in page


def test_one_row_of_many_columns_stands_upright(client: Any) -> None:
    page = Page(client.get("/queries/work_facts?work=arxiv:1811.02360").text)
    heads = [attributes for tag, attributes in page.elements if tag == "th"]
    assert {one["scope"] for one in heads} == {"row"}
    assert "ordered by label;" in page.words
