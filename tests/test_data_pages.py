"""The addresses of our IRIs, and things as data over the web."""

import json
import re
from typing import Any
from urllib.parse import quote

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


def test_a_page_without_an_acceptable_form_says_which_there_are(client: Any) -> None:
    answer = client.get(PAPER, headers={"Accept": "image/png"})
    assert (answer.status_code, "etag" in answer.headers) == (406, False)
    assert "Accept" in answer.headers["Vary"]
    assert (
        "None of the forms that you accept is there; there are: text/html (.html), application/json (.json), "
        "text/csv (.csv), text/turtle (.ttl), application/ld+json (.jsonld), application/n-triples (.nt), "
        "application/rdf+xml (.rdf), application/x-bibtex (.bib), application/x-research-info-systems (.ris), "
        "application/vnd.citationstyles.csl+json (.csl)."
    ) in answer.text
    assert client.get(PAPER + ".json", headers={"Accept": "image/png"}).status_code == 200
    assert client.get("/queries", headers={"Accept": "text/turtle"}).json == {
        "ok": False,
        "error": "None of the forms that you accept is there; there are: text/html (.html), application/json (.json), "
        "text/csv (.csv)",
        "status": 406,
    }


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


def links_of(answer: Any) -> list[tuple[str, str]]:
    """Relation and address of each entry of the `Link` header."""
    return [
        (relation, address) for address, relation in re.findall(r'<([^>]*)>; rel="([^"]*)"', answer.headers["Link"])
    ]


def test_a_page_says_by_header_what_machines_look_for(client: Any) -> None:
    answer = client.head(PAPER)
    links = links_of(answer)
    assert answer.headers["Link"].isascii()
    assert [one for one in links if one[0] in ("cite-as", "type", "license", "item")] == [
        ("type", "https://schema.org/AboutPage"),
        ("type", "https://schema.org/ScholarlyArticle"),
        ("cite-as", "https://doi.org/10.1016/j.neucom.2020.06.005"),
        ("license", "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"),
        ("item", "https://arxiv.org/pdf/1811.02360"),
    ]
    described = [address for relation, address in links if relation == "describedby"]
    assert described == [f"{PAPER}.{suffix}" for suffix in ("ttl", "jsonld", "nt", "rdf")]
    other = [address for relation, address in links if relation == "alternate"]
    suffixes = ("json", "csv", "ttl", "jsonld", "nt", "rdf", "bib", "ris", "csl")
    assert other == [f"{PAPER}.{suffix}" for suffix in suffixes]
    for address in {*described, *other}:
        assert client.get(address).status_code == 200, address
    assert links_of(client.get(PAPER + ".json")) == links
    assert ("describes", f"http://localhost{PAPER}") in links_of(client.get(PAPER + ".ttl"))


def test_an_author_with_an_orcid_is_named_by_header(client: Any, demo_graph: Graph) -> None:
    rows = demo_graph.read(
        "MATCH (p:Person)-[a:AUTHORED]->(w:Paper) WHERE a.orcid IS NOT NULL AND a.orcid_state = 'asserted' "
        "RETURN w.id, a.orcid ORDER BY w.id LIMIT 1"
    ).rows
    for work, orcid in rows:
        assert ("author", f"https://orcid.org/{orcid}") in links_of(client.get(f"/paper/{work}"))


def test_whatever_a_doi_holds_the_header_stays_one(scratch: Graph, scratch_settings: Settings) -> None:
    key = "doi:10.1002/(sici)1097-0258<1661::aid-sim968>3.0.co;2-2"
    scratch.write(
        "CREATE (w:Work:Paper {id: $key, title: 'x'}) "
        "CREATE (:Identifier {id: $key, scheme: 'doi', value: substring($key, 4)})-[:IDENTIFIES]->(w)",
        {"key": key},
    )
    answer = app_with(scratch_settings, scratch).test_client().get("/paper/" + quote(key))
    assert answer.status_code == 200
    assert ("cite-as", "https://doi.org/10.1002/(sici)1097-0258%3C1661::aid-sim968%3E3.0.co;2-2") in links_of(answer)


def test_a_suffix_is_taken_off_only_where_no_such_id_exists(scratch: Graph, scratch_settings: Settings) -> None:
    client = app_with(scratch_settings, scratch).test_client()
    scratch.write("CREATE (:Work:Dataset {id: 'doi:10.1000/data', title: 'Data'})")
    alone = client.get("/dataset/doi:10.1000/data.ttl")
    assert (alone.status_code, alone.mimetype) == (200, "text/turtle")
    scratch.write("CREATE (:Work:Dataset {id: 'doi:10.1000/data.ttl', title: 'Data in Turtle'})")
    both = client.get("/dataset/doi:10.1000/data.ttl")
    assert (both.mimetype, "<h1>Data in Turtle</h1>" in both.text) == ("text/html", True)
    assert client.get("/dataset/doi:10.1000/data.ttl.json").json["id"] == "doi:10.1000/data.ttl"
    assert client.get("/dataset/doi:10.1000/data.json").json["id"] == "doi:10.1000/data"
    by_accept = client.get("/dataset/doi:10.1000/data", headers={"Accept": "text/turtle"})
    assert b'"Data"' in by_accept.data


def test_the_whole_is_described_where_machines_look(client: Any) -> None:
    answer = client.get("/.well-known/void")
    assert (answer.status_code, answer.mimetype) == (200, "text/turtle")
    triples = strict(answer.data, "ttl")
    void, dcat, whole = "<http://rdfs.org/ns/void#", "<http://www.w3.org/ns/dcat#", "<http://localhost/dataset>"
    for predicate, value in [
        ("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", f"{void}Dataset>"),
        ("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", f"{dcat}Dataset>"),
        (f"{void}uriSpace>", '"http://localhost/id/"'),
        (f"{void}uriLookupEndpoint>", "<http://localhost/resolve?id=>"),
        (f"{void}feature>", "<http://www.w3.org/ns/formats/JSON-LD>"),
        (f"{void}exampleResource>", "<http://localhost/id/paper/arxiv:1512.03385>"),
        ("<http://purl.org/dc/terms/rights>", '"OpenAIRE Graph: CC BY 4.0"@en'),
        ("<http://purl.org/dc/terms/license>", "<https://creativecommons.org/licenses/by/4.0/>"),
        ("<http://purl.org/dc/terms/license>", "<https://creativecommons.org/publicdomain/zero/1.0/>"),
    ]:
        assert (whole, predicate, value) in triples
    people = "<http://localhost/dataset/class/foaf/Person>"
    assert (people, f"{void}class>", "<http://xmlns.com/foaf/0.1/Person>") in triples
    (number,) = [value for subject, predicate, value in triples if (subject, predicate) == (people, f"{void}entities>")]
    assert number.startswith('"432"')
    assert not [one for triple in triples for one in triple if one.startswith("_:")]
    ours = {one.strip("<>") for triple in triples for one in triple if one.startswith("<http://localhost/")}
    for address in ours - {"http://localhost/id/"}:
        path = address.removeprefix("http://localhost").partition("#")[0] or "/"
        assert client.get(path, follow_redirects=True).status_code in (
            200,
            404 if path.startswith("/resolve") else 200,
        ), path


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
