"""The addresses of our IRIs, and things as data over the web."""

import json
from typing import Any

import pytest
from flask import Flask
from rdf_reading import loose, strict

from kg import Graph, Settings
from webui import create_app
from webui.takeaway import schema_org, signposts

PAPER = "/paper/arxiv:1811.02360"


@pytest.mark.parametrize(
    ("address", "accept", "location"),
    [
        ("/id" + PAPER, "text/html", PAPER),
        ("/id" + PAPER, "", PAPER),
        ("/id" + PAPER, "text/turtle", PAPER + ".ttl"),
        ("/id" + PAPER, 'application/ld+json;profile="x"', PAPER + ".jsonld"),
        ("/id/paper/arxiv:hep-th/9901001", "application/rdf+xml", "/paper/arxiv:hep-th/9901001.rdf"),
        ("/id/person/geran%20zhao~arxiv:2203.12570", "text/turtle", "/person/geran%20zhao~arxiv:2203.12570.ttl"),
        ("/id/authorship/paper/arxiv:1811.02360/3", "text/turtle", PAPER + ".ttl"),
        ("/id/indicator/paper/arxiv:1811.02360/influence/openaire:demo/value", "", PAPER),
        ("/id/publication/paper/arxiv:1811.02360/issn:0925-2312", "text/html", PAPER),
        ("/id/scheme/arxiv", "text/html, */*;q=0.1", "/data/scheme/arxiv.ttl"),
        ("/id/graph/openaire/demo", "application/n-triples", "/data/graph/openaire/demo.nt"),
    ],
)
def test_a_name_leads_to_the_page_or_the_data(client: Any, address: str, accept: str, location: str) -> None:
    answer = client.get(address, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Location"]) == (303, location)
    assert "Accept" in answer.headers["Vary"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_nothing_acceptable_is_said_with_what_there_is(client: Any) -> None:
    answer = client.get("/id" + PAPER, headers={"Accept": "image/png"})
    assert (answer.status_code, answer.text) == (
        406,
        "None of the forms that you accept is there; there are: html, ttl, jsonld, nt, rdf, json\n",
    )


@pytest.mark.parametrize(
    "address",
    [
        "/id/load/x",
        "/id/authorship/x/3",
        "/data/scheme/nothing.ttl",
        "/data/graph/openaire/99.ttl",
        "/data/scheme/arxiv",
    ],
)
def test_what_is_not_there_is_not_found(client: Any, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("suffix", "media"),
    [
        ("ttl", "text/turtle"),
        ("jsonld", "application/ld+json"),
        ("nt", "application/n-triples"),
        ("rdf", "application/rdf+xml"),
    ],
)
def test_a_thing_is_data_by_suffix_and_by_accept(client: Any, suffix: str, media: str) -> None:
    by_suffix = client.get(f"{PAPER}.{suffix}")
    by_accept = client.get(PAPER, headers={"Accept": media})
    assert (by_suffix.status_code, by_suffix.mimetype) == (200, media)
    assert by_suffix.headers["Access-Control-Allow-Origin"] == "*"
    assert by_suffix.headers["Link"].startswith('<http://localhost/id/paper/arxiv:1811.02360>; rel="about"')
    assert by_accept.data == by_suffix.data
    assert loose(by_suffix.data, suffix) == len(strict(by_suffix.data, suffix)) > 100


def test_every_address_in_the_data_of_a_paper_leads_somewhere(client: Any) -> None:
    triples = strict(client.get(f"{PAPER}.nt").data, "nt")
    ours = {term.strip("<>") for one in triples for term in one if term.startswith("<http://localhost/")}
    for address in sorted(ours):
        path = address.removeprefix("http://localhost").partition("#")[0]
        answer = client.get(path, headers={"Accept": "text/turtle"}, follow_redirects=True)
        assert (answer.status_code, answer.mimetype) == (200, "text/turtle"), address


@pytest.mark.parametrize(
    ("suffix", "media", "start"),
    [
        ("bib", "application/x-bibtex", b"@article{wang2020micro,"),
        ("ris", "application/x-research-info-systems", b"TY  - JOUR\r\n"),
        ("csl", "application/vnd.citationstyles.csl+json", b'[\n{"id": "wang2020micro"'),
    ],
)
def test_a_work_is_a_reference(client: Any, suffix: str, media: str, start: bytes) -> None:
    answer = client.get(f"{PAPER}.{suffix}")
    assert (answer.status_code, answer.mimetype) == (200, media)
    assert answer.data.startswith(start)
    assert client.get(f"/person/geran%20zhao~arxiv:2203.12570.{suffix}").status_code == 404


def test_our_own_terms_are_described_where_their_addresses_lead(client: Any) -> None:
    answer = client.get("/ns", headers={"Accept": "text/turtle"})
    triples = strict(answer.data, "ttl")
    assert (
        "<http://localhost/ns#rawName>",
        "<http://www.w3.org/2000/01/rdf-schema#label>",
        '"name as printed"@en',
    ) in triples


def app_with(settings: Settings, graph: Graph) -> Flask:
    return create_app(settings, lambda: graph, limits=False)


def test_the_head_of_a_page_says_what_search_engines_read(demo_settings: Settings, demo_graph: Graph) -> None:
    with app_with(demo_settings, demo_graph).test_request_context("/"):
        described = schema_org("paper", "arxiv:1811.02360")
        links = signposts("paper", "arxiv:1811.02360")
    assert described.pop("keywords")[0] == "Attention mechanism"
    assert described.pop("author")[0] == {
        "@type": "Person", "name": "Chongyang Wang", "givenName": "Chongyang", "familyName": "Wang"
    }  # fmt: skip
    assert described.pop("abstract").startswith("Puts small attention units")
    assert described == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": "http://localhost/id/paper/arxiv:1811.02360",
        "url": "http://localhost/paper/arxiv:1811.02360",
        "name": "Micro-Attention for Micro-Expression recognition",
        "headline": "Micro-Attention for Micro-Expression recognition",
        "datePublished": "2020",
        "inLanguage": "en",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1016/j.neucom.2020.06.005"},
            {"@type": "PropertyValue", "propertyID": "arxiv", "value": "1811.02360"},
        ],
        "sameAs": ["https://doi.org/10.1016/j.neucom.2020.06.005", "https://arxiv.org/abs/1811.02360"],
        "license": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "Periodical", "name": "Neurocomputing", "issn": ["0925-2312"]},
        "publisher": {"@type": "Organization", "name": "Elsevier BV"},
        "pagination": "354-362",
    }
    assert {"rel": "cite-as", "href": "https://doi.org/10.1016/j.neucom.2020.06.005"} in links
    assert {"rel": "describedby", "href": PAPER + ".ttl", "type": "text/turtle"} in links
    assert {"rel": "type", "href": "https://schema.org/ScholarlyArticle"} in links


def test_a_title_that_holds_a_script_stays_within_its_json(demo_settings: Settings, demo_graph: Graph) -> None:
    from dataclasses import replace

    from flask import render_template_string
    from test_bibtex import ARTICLE

    from kg.schema_org import json_ld

    hostile = replace(ARTICLE, title="</script><script>alert(1)</script>")
    with app_with(demo_settings, demo_graph).test_request_context("/"):
        html = render_template_string(
            '<script type="application/ld+json">{{ data|tojson }}</script>', data=json_ld(hostile, "https://e.org/")
        )
    assert html.count("<script") == html.count("</script>") == 1
    assert json.loads(html.partition(">")[2].rpartition("<")[0])["name"] == hostile.title
