"""Bad addresses: whatever is asked, the answer is a page that helps or a plain error as data, never a 500."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from unittest.mock import ANY
from urllib.parse import quote

import pytest
from page_text import Page

from kg import Settings, connect, server
from kg.statements import statements
from queries.kinds import KINDS
from webui import create_app

pytest_plugins = ("server_fixture",)

PAPER = "arxiv:1811.02360"
#: What stands in the place of a value or an id.
WEIRD = (
    " ", "0", "-1", "1e999", "nan", "9" * 20, "9223372036854775807", "9" * 900, "x" * 3000, "\x00", "[" * 900,
    "a\r\nSet-Cookie: x=y", '["\\ud800", {"a": [99999999999999999999]}]', "'}) DETACH DELETE n //",
    "<script>alert(1)</script>", "../../../etc/passwd", "..%2f..%2fetc", "\u202e\ufffe", "AND OR NOT (((",
    "/.*/ [a TO z] a^9 \"b\"~9999999999", "*", "a/b.json", ".json", "doi:10.1/", "\\", "?", "{{7*7}}",
)  # fmt: skip

ADDRESSES = [
    # entities
    ("/paper/10.1145/", 404, "is no DOI: that is 10., a number, a slash and a name"),
    ("/paper/doi:10.1000/nothing-known", 404, "Nothing is known"),
    ("/paper/arxiv:2109.07270v99", 404, "Nothing is known"),
    (f"/paper/{PAPER}?list=secrets", 404, "has no list"),
    (f"/paper/{PAPER}?list=authors&limit=0", 400, "limit='0' is not a whole number from 1 to 500"),
    (f"/paper/{PAPER}.exe", 404, "is no arXiv number: that is year, month and number"),
    ("/paper", 404, "Nothing is at /paper"),
    ("/paper/", 404, "Nothing is at /paper/"),
    ("/wizard/x", 404, "Nothing is at /wizard/x"),
    # search
    ("/search?q=x&kind=wizard", 400, "is none of"),
    ("/search?q=x&limit=many", 400, "is not a whole number"),
    ("/search?q=" + "x" * 301, 400, "longer than 300 characters"),
    ("/resolve?id=rubbish", 404, "is no identifier"),
    ("/resolve?id=10.1000/nothing-known", 404, "Nothing is known"),
    ("/resolve", 404, "is no identifier"),
    # maps
    (f"/map/paper/{PAPER}?depth=3", 400, "depth='3' is not a whole number from 1 to 2"),
    (f"/map/paper/{PAPER}?kinds=wizard", 400, "'wizard' is none of"),
    (f"/map/paper/{PAPER}?from=2020&to=2010", 400, "is later than"),
    ("/map/wizard/x", 404, "is not a kind"),
    ("/map/paper", 404, "Nothing is at"),
    # catalogue and console
    ("/queries/most_cited_wroks", 404, "Did you mean most_cited_works"),
    ("/queries/most_cited_works?limit=x", 400, "is not a value of type int"),
    ("/queries/most_cited_works?wizard=1", 400, "has no parameter"),
    ("/queries/early_citations?years=9223372036854775807", 400, "overflow"),
    # data
    ("/id/wizard/x", 404, "is not a kind of thing"),
    ("/data/scheme/nothing", 404, "it ends in one of"),
    # static
    ("/static/x/nothing.js", 404, "Nothing is at"),
    ("/static/x/../../../etc/passwd", 404, "Nothing is at"),
    ("/static/x/" + "x" * 5000, 404, "Nothing is at"),
    ("/favicon.ico/..//", 404, "Nothing is at"),
]


@pytest.mark.parametrize(("address", "status", "told"), ADDRESSES)
def test_a_bad_address_is_told_on_a_page_that_helps(client: Any, address: str, status: int, told: str) -> None:
    answer = client.get(address, headers={"Accept": "text/html"})
    page = Page(answer.text)
    assert (answer.status_code, told in page.words) == (status, True), page.words[:600]
    assert {"/", "/queries", "/status"} & set(page.links)
    if status == 404:
        assert ("form", {"class": "inline", "action": "/resolve"}) in page.elements
    data = client.get(address, headers={"Accept": "application/json"})
    assert (data.status_code, data.json["ok"], data.json["status"]) == (status, False, status)
    assert Page(data.json["error"]).words in page.words


def test_a_bad_address_of_data_is_told_as_data(client: Any) -> None:
    for address, told in ((f"/paper/{PAPER}.svg", "has no .svg"), ("/data/wizard/x.ttl", "Nothing is at")):
        answer = client.get(address, headers={"Accept": "text/html"})
        assert (answer.status_code, answer.json["ok"], told in answer.json["error"]) == (404, False, True)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_another_method_is_refused_with_what_is_allowed(client: Any, method: str) -> None:
    for address in ("/", "/search?q=x", f"/paper/{PAPER}", f"/map/paper/{PAPER}", "/queries", "/resolve", "/healthz"):
        answer = getattr(client, method)(address)
        assert answer.status_code == 405, address
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "\xff,*/*;q=x"}, {"Accept": "x" * 5000}, {"If-None-Match": '"'}, {"Range": "bytes=9-1"},
        {"If-Modified-Since": "soon"}, {"Accept-Encoding": ",;q"}, {"Cookie": "session=\xff"}, {"Content-Length": "x"},
    ],
)  # fmt: skip
def test_strange_headers_are_borne(client: Any, headers: dict[str, str]) -> None:
    for address in ("/", f"/paper/{PAPER}", f"/id/paper/{PAPER}", "/ns", "/search?q=attention"):
        assert client.get(address, headers=headers).status_code in (200, 303, 406), address


@pytest.mark.parametrize("host", ["evil.example", "a b", "localhost:99999", "[::1", "127.0.0.1.evil.example"])
def test_a_foreign_host_is_refused(client: Any, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.headers.get("Location", "")


PARAMETERS = {
    "/search": "q kind after limit",
    "/suggest": "q",
    "/resolve": "id",
    "/console": "statement parameters",
    f"/paper/{PAPER}": "list after limit theme",
    f"/map/paper/{PAPER}": "depth limit kinds from to expand hide colour selected view",
}
#: Every weird id is tried in these; in those of the other kinds, whose code is the same, some in turn.
PREFIXES = ("/paper/", "/topic/", "/version/", "/map/person/", "/id/paper/", "/data/graph/", "/queries/", "/static/x/")


def _questions() -> Iterator[str]:
    """Every parameter of every page with every weird value, and weird ids in every kind of address."""
    for path, names in PARAMETERS.items():
        for name in names.split():
            yield from (f"{path}?{name}={quote(value)}" for value in WEIRD)
    others = [f"{place}{kind}/" for kind in KINDS for place in ("/", "/map/", "/id/")] + ["/data/scheme/", "/"]
    for turn, prefix in enumerate([*PREFIXES, *others]):
        values = WEIRD if prefix in PREFIXES else WEIRD[turn % 7 :: 7]
        yield from (prefix + quote(value, safe="/").lstrip("/") for value in values)


def test_no_value_and_no_id_breaks_a_page(client: Any) -> None:
    found = Counter[int]()
    for address in _questions():
        answer = client.get(address)
        found[answer.status_code] += 1
        assert answer.status_code in (200, 302, 303, 308, 400, 404), (answer.status_code, address)
        assert "Set-Cookie" not in answer.headers
    assert found[404] > 200
    assert found[400] > 100


UNFIT = {
    "int": ("-1", "9223372036854775807", "9" * 30),
    "float": ("nan", "1e999"),
    "list": ("[" * 900, '["\\ud800", [{}]]'),
    "bool": ("maybe",),
    "map": ("[]",),
    "string": ("'}) RETURN 1 //\x00",),
}


def test_no_value_breaks_a_query(client: Any) -> None:
    for name, one in statements("read").items():
        needed = {parameter.name: "x" for parameter in one.parameters if parameter.required}
        for parameter in one.parameters:
            for value in UNFIT[parameter.kind]:
                asked = "&".join(f"{key}={quote(text)}" for key, text in {**needed, parameter.name: value}.items())
                answer = client.get(f"/queries/{name}.json?{asked}")
                assert answer.status_code in (200, 400), (answer.status_code, name, parameter.name, value[:40])


def test_the_database_may_go_and_come_back_while_it_is_served(own: Settings) -> None:
    """The app is never made anew; the database comes back where it likes."""
    app = create_app(own, lambda: connect(own), limits=False)
    with closing(app.extensions["kg"]):
        _gone_and_back(app.test_client(), own)


def _gone_and_back(client: Any, own: Settings) -> None:
    assert client.get("/").status_code == 200
    server.kill(own)
    page = client.get(f"/paper/{PAPER}", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "nothing has to be restarted here" in Page(page.text).words
    data = client.get(f"/paper/{PAPER}.json")
    assert data.status_code == 503
    assert data.json == {"ok": False, "error": ANY, "status": 503}
    assert client.get("/healthz").status_code == 503
    assert client.get("/static/x/app.css").status_code == 200
    server.start(own, say=lambda _line: None)
    assert client.get("/healthz").status_code == 200
    assert client.get("/").status_code == 200
    assert client.get(f"/paper/{PAPER}").status_code == 404
