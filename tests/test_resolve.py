"""From any form of an identifier to the page; what leads nowhere says why."""

from typing import Any
from urllib.parse import quote

import pytest

from kg.errors import Malformed, Unknown, Withdrawn
from kg.graph import Graph
from queries.formats import FORMATS
from queries.resolve import resolve

LEADS = [
    ("2109.07270", "/paper/arxiv:2109.07270"),
    ("arXiv:2109.07270v2", "/paper/arxiv:2109.07270v2"),
    ("https://arxiv.org/pdf/2109.07270v6", "/paper/arxiv:2109.07270v6"),
    ("https://doi.org/10.48550/arXiv.2109.07270", "/paper/arxiv:2109.07270"),
    ("doi:10.1145/3065386", "/paper/doi:10.1145/3065386"),
    ("HTTPS://DX.DOI.ORG/10.1016/J.NEUCOM.2020.06.005", "/paper/arxiv:1811.02360"),
    ("10.1109/fg52635.2021.9666970", "/paper/arxiv:2203.12570"),
    ("doi_dedup___::cf7ed03a973ea697fd69ec0156b484d2", "/paper/arxiv:1811.02360"),
    ("50|doi_dedup___::cf7ed03a973ea697fd69ec0156b484d2", "/paper/arxiv:1811.02360"),
    ("https://ror.org/02jx3x895", "/institution/ror:02jx3x895"),
    ("cs.CV", "/topic/arxiv:cs.CV"),
    ("arxiv:cs.CV", "/topic/arxiv:cs.CV"),
    ("keyword:survey", "/topic/keyword:survey"),
    ("ISSN 0925-2312", "/venue/issn:0925-2312"),
    ("arxiv", "/source/arxiv"),
    ("funder:ec:eu", "/funder/funder:ec:eu"),
    ("geran zhao~arxiv:2203.12570", "/person/geran%20zhao~arxiv:2203.12570"),
    ("geran zhao~oaire:doi_________::94dc1eaa0a94fc3fad6920fd34a3f1eb", "/person/geran%20zhao~arxiv:2203.12570"),
    ("http://127.0.0.1:5000/person/geran%20zhao~arxiv:2203.12570", "/person/geran%20zhao~arxiv:2203.12570"),
    ("http://127.0.0.1:5000/map/topic/arxiv:cs.CV?depth=2", "/topic/arxiv:cs.CV"),
    (
        "https://graph.openaire.eu/search/result?id=doi_dedup___::cf7ed03a973ea697fd69ec0156b484d2",
        "/paper/arxiv:1811.02360",
    ),
    (
        "https://api.openaire.eu/graph/v1/researchProducts/doi_dedup___::cf7ed03a973ea697fd69ec0156b484d2",
        "/paper/arxiv:1811.02360",
    ),
    (
        "https://api.openaire.eu/graph/v2/researchProducts/doi_dedup___%3A%3Acf7ed03a973ea697fd69ec0156b484d2",
        "/paper/arxiv:1811.02360",
    ),
    ("http://127.0.0.1:5000/paper/arxiv:1811.02360.json", "/paper/arxiv:1811.02360"),
    ("/map/topic/arxiv:cs.CV.graphml?depth=2", "/topic/arxiv:cs.CV"),
    ("/person/geran%20zhao~arxiv:2203.12570.ttl", "/person/geran%20zhao~arxiv:2203.12570"),
    ("https://example.org/kg/id/paper/arxiv:1811.02360", "/paper/arxiv:1811.02360"),
    ("https://kg.example/id/person/geran%20zhao~arxiv:2203.12570", "/person/geran%20zhao~arxiv:2203.12570"),
    ("https://kg.example/a/b/id/topic/keyword:survey", "/topic/keyword:survey"),
    ("http://evil.example/paper/arxiv:1811.02360", "/paper/arxiv:1811.02360"),
]


@pytest.mark.parametrize(("text", "address"), LEADS)
def test_any_form_of_an_identifier_leads_to_the_page(client: Any, text: str, address: str) -> None:
    led = client.get(f"/resolve?id={quote(text, safe='')}")
    assert (led.status_code, led.headers.get("Location")) == (302, address)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("", "That cannot be an identifier"),
        ("hello world", "That cannot be an identifier"),
        ("javascript:alert(1)", "That cannot be an identifier"),
        ("http://evil.example/paper/nonsense", "That cannot be an identifier"),
        ("http://evil.example/wiki/arxiv:1811.02360", "That cannot be an identifier"),
        ("10.9999/nothing", "Nothing is known under this address"),
        ("2109.07270v9", "Nothing is known under this address"),
        ("0000-0002-1825-0097", "Nothing is known under this address"),
        ("nobody here~arxiv:2109.07270", "Nothing is known under this address"),
    ],
)
def test_what_leads_nowhere_says_why(client: Any, text: str, heading: str) -> None:
    missing = client.get(f"/resolve?id={quote(text, safe='')}")
    assert missing.status_code == 404
    assert heading in missing.text


ROR_RULE = "0, six letters or digits and two check digits that fit them, as in https://ror.org/02jx3x895"
OPENAIRE_RULE = (
    "a prefix of twelve characters, two colons and 32 hexadecimal digits, "
    "as in doi_dedup___::cf7ed03a973ea697fd69ec0156b484d2"
)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("https://ror.org/0064kty72", Malformed, f"'https://ror.org/0064kty72' is no ROR id: that is {ROR_RULE}"),
        ("0064kty72", Malformed, f"'0064kty72' is no ROR id: that is {ROR_RULE}"),
        ("https://ror.org/0zzzzzz02", Unknown, "ror:0zzzzzz02 is well-formed, but nothing here is known by it"),
        ("0000-0002-1825-0098", Malformed, "'0000-0002-1825-0098' is no ORCID: that is sixteen digits"),
        ("https://arxiv.org/list/cs.CV/recent", Malformed, "'https://arxiv.org/list/cs.CV/recent' is no arXiv number"),
        ("https://explore.openaire.eu/search/publication?articleId=doi_dedup___::abc", Malformed, OPENAIRE_RULE),
        ("doi:11.1000/x", Malformed, "'doi:11.1000/x' is no DOI: that is 10., a number, a slash and a name"),
        ("2113.00001", Malformed, "'2113.00001' is no arXiv number: that is year, month and number"),
        ("javascript:alert(1)", Malformed, "'javascript:alert(1)' is no identifier"),
        ("https://example.org/x", Malformed, "'https://example.org/x' is an address that names nothing of this graph"),
        ("keyword:no such", Unknown, "keyword:no such is well-formed, but nothing here is known by it"),
        ("arxiv:xx.YY", Unknown, "arxiv:xx.YY is well-formed, but nothing here is known by it"),
    ],
)
def test_malformed_and_unknown_are_told_apart_and_a_right_one_is_shown(
    demo_graph: Graph, text: str, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind) as told:
        resolve(demo_graph, text)
    assert type(told.value) is kind
    assert words in str(told.value)


def test_every_suffix_of_an_address_is_taken_off(demo_graph: Graph) -> None:
    bare = resolve(demo_graph, "http://127.0.0.1:5000/topic/arxiv:cs.CV")
    assert [resolve(demo_graph, f"http://127.0.0.1:5000/topic/arxiv:cs.CV.{one}") for one in FORMATS] == [
        bare for _ in FORMATS
    ]


def test_the_search_box_takes_full_addresses(client: Any) -> None:
    for text in ("https://example.org/kg/id/paper/arxiv:1811.02360", "http://127.0.0.1:5000/topic/arxiv:cs.CV.json"):
        assert client.get("/search", query_string={"q": text}).status_code == 302
    assert client.get("/search", query_string={"q": "https://example.org/x"}).status_code == 200


def test_the_error_has_one_shape_in_json(client: Any) -> None:
    missing = client.get("/resolve?id=10.9999/nothing", headers={"Accept": "application/json"})
    assert missing.json == {
        "ok": False,
        "error": "doi:10.9999/nothing is well-formed, but nothing here is known by it",
        "status": 404,
    }


def test_an_identifier_without_its_thing_was_withdrawn(scratch: Graph) -> None:
    scratch.write("CREATE (:Identifier {id: 'doi:10.1000/gone', scheme: 'doi', value: '10.1000/gone'})")
    with pytest.raises(Withdrawn, match=r"doi:10\.1000/gone was known here, and its source has withdrawn"):
        resolve(scratch, "10.1000/gone")
    with pytest.raises(Unknown):
        resolve(scratch, "10.1000/never")
    with pytest.raises(Malformed):
        resolve(scratch, "no identifier")


def test_an_earlier_key_of_a_person_leads_on_by_the_name_on_the_work(scratch: Graph) -> None:
    scratch.write(
        "CREATE (p:Person {id: 'orcid:0000-0002-1825-0097', name: 'Ada Low'})"
        "-[:AUTHORED {name_key: 'ada low', position: 1}]->(w:Paper:Work {id: 'arxiv:2001.00001'})"
        "<-[:IDENTIFIES]-(:Identifier {id: 'doi:10.1000/x', scheme: 'doi', value: '10.1000/x'})"
    )
    assert resolve(scratch, "ada low~doi:10.1000/x").key == "orcid:0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/paper/2109.07270", "/paper/arxiv:2109.07270"),
        ("/paper/10.1145/3065386", "/paper/doi:10.1145/3065386"),
        ("/paper/10.1145/3065386.json", "/paper/doi:10.1145/3065386.json"),
        ("/paper/2109.07270v2.json?theme=dark", "/paper/arxiv:2109.07270v2.json?theme=dark"),
        ("/dataset/arxiv:2109.07270", "/paper/arxiv:2109.07270"),
        ("/institution/02jx3x895", "/institution/ror:02jx3x895"),
        ("/paper/ror:02jx3x895", "/institution/ror:02jx3x895"),
        ("/topic/cs.CV", "/topic/arxiv:cs.CV"),
        ("/venue/0925-2312", "/venue/issn:0925-2312"),
    ],
)
def test_any_form_in_an_address_leads_to_the_canonical_one(client: Any, address: str, canonical: str) -> None:
    moved = client.get(address)
    assert (moved.status_code, moved.headers.get("Location")) == (301, canonical)
    assert moved.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "address",
    [
        "/paper/", "/paper/x", "/paper/arxiv:9999.99999", "/paper/arxiv:2109.07270v7", "/paper/%00",
        "/paper/..%2f..%2fetc",
        "/person/nobody~arxiv:2109.07270", "/institution/ror:000000000", "/topic/keyword:no%20such", "/version/x/y",
        "/venue/issn:0000-0000", "/source/x", "/project/oaire:x", "/funder/x", "/dataset/x", "/software/x", "/other/x",
        "/nonsense/x", "/paper/<script>alert(1)</script>", "/paper/" + "x" * 3000, "/paper/arxiv:2109.07270.xyz",
    ],
)  # fmt: skip
def test_bad_addresses_are_not_found_with_a_page_that_helps(client: Any, address: str) -> None:
    missing = client.get(address)
    assert missing.status_code == 404
    assert 'action="/resolve"' in missing.text
    assert "<script>alert" not in missing.text
