"""What every page has in common: formats, errors, protection, ETags, and a database that may be gone."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Blueprint, Flask, Response
from flask.testing import FlaskClient

from kg import Settings
from kg.errors import (
    DataError,
    KgError,
    Malformed,
    NotInstalled,
    OutOfMemory,
    OutOfTime,
    Refused,
    Unavailable,
    Unknown,
    Withdrawn,
)
from kg.graph import Answer
from webui import arguments, create_app, security
from webui.connection import graph
from webui.formats import MalformedAddress
from webui.marks import limited, volatile
from webui.respond import download, found, listing, page, respond

HOSTILE = "</script><img src=x onerror=alert(1)>"
IDS = {"a", "a.json", "b/c.csv", "dots..ttl"}


class FakeGraph:
    """Stands for a database that fails as it is told; `state` is what changes when something is loaded."""

    def __init__(self) -> None:
        self.state = 1
        self.asked = 0
        self.failure: Exception | None = None
        self.closed = False

    def read(self, *_: Any, **__: Any) -> Answer:
        self.asked += 1
        if self.failure:
            raise self.failure
        return Answer(("state",), [(self.state,)])

    def server(self) -> dict[str, str]:
        self.read()
        return {}

    def close(self) -> None:
        self.closed = True


def pages() -> Blueprint:
    blueprint = Blueprint("probe", __name__)

    @page(blueprint, "/probe/list")
    def probe_list() -> Response:
        rows = [{"name": HOSTILE, "n": arguments.integer("n", 1, low=0, high=9)}, {"name": "=x", "n": 2}]
        return respond(listing(rows, total=5, order="by n"), "error.html")

    @blueprint.get("/probe/item/<path:key>")
    def probe_item(key: str) -> Response:
        data = found(key, lambda name: {"id": known(name)})
        return respond(data, "error.html", makers={"ttl": lambda data: download(f"<{data['id']}> .", "ttl", "x")})

    @blueprint.get("/probe/error/<name>")
    def probe_error(name: str) -> Response:
        raise ERRORS[name][0]("about " + HOSTILE)

    @blueprint.get("/probe/clock")
    @volatile
    def probe_clock() -> str:
        return "now"

    return blueprint


def known(name: str) -> str:
    if name.startswith("!"):
        raise Malformed(f"{name} cannot be one")
    if name not in IDS:
        raise Unknown(f"{name} is not known")
    return name


ERRORS: dict[str, tuple[type[Exception], int]] = {
    "malformed": (Malformed, 400),
    "malformed-address": (MalformedAddress, 404),
    "unknown": (Unknown, 404),
    "withdrawn": (Withdrawn, 404),
    "refused": (Refused, 403),
    "time": (OutOfTime, 504),
    "memory": (OutOfMemory, 503),
    "unavailable": (Unavailable, 503),
    "not-installed": (NotInstalled, 503),
    "data": (DataError, 500),
    "bug": (ZeroDivisionError, 500),
}


@pytest.fixture
def fake() -> FakeGraph:
    return FakeGraph()


@pytest.fixture
def app(fake: FakeGraph) -> Flask:
    def factory() -> Any:
        if fake.failure:
            raise fake.failure
        return fake

    made = create_app(Settings(), factory, limits=False)
    made.register_blueprint(pages())
    return made


@pytest.fixture
def web(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


def test_one_address_answers_in_every_format(web: FlaskClient) -> None:
    json = web.get("/probe/list.json")
    assert json.mimetype == "application/json"
    assert json.json == {
        "ok": True, "total": 5, "shown": 2, "order": "by n",
        "rows": [{"name": HOSTILE, "n": 1}, {"name": "=x", "n": 2}], "next": None,
    }  # fmt: skip
    assert web.get("/probe/list.csv").text == f"name,n\r\n{HOSTILE},1\r\n'=x,2\r\n"
    assert web.get("/probe/list").mimetype == "text/html"
    assert web.get("/probe/list", headers={"Accept": "application/json"}).json == json.json
    assert web.get("/probe/list", headers={"Accept": "*/*"}).mimetype == "text/html"


def test_a_page_names_its_other_formats(web: FlaskClient) -> None:
    links = re.findall(r'<link rel="alternate" type="(.*?)" href="(.*?)">', web.get("/probe/list?n=3&x=%22").text)
    assert links == [
        ("application/json", "/probe/list.json?n=3&amp;x=%22"),
        ("text/csv", "/probe/list.csv?n=3&amp;x=%22"),
    ]


@pytest.mark.parametrize(
    ("address", "status", "body"),
    [
        ("a.json", 200, None),  # an id that ends like a suffix
        ("a.json.json", 200, {"ok": True, "id": "a.json"}),
        ("b/c.csv.json", 200, {"ok": True, "id": "b/c.csv"}),
        ("dots..ttl.json", 200, {"ok": True, "id": "dots..ttl"}),
        ("a.ttl", 200, None),
        ("a.csv", 404, None),  # no rows, no CSV
        ("nobody.json", 404, {"ok": False, "error": "nobody is not known", "status": 404}),
        ("!x.json", 404, {"ok": False, "error": "!x cannot be one", "status": 404}),
        ("a.exe", 404, None),
    ],
)
def test_a_suffix_is_taken_off_only_where_no_such_id_exists(
    web: FlaskClient, address: str, status: int, body: Any
) -> None:
    answer = web.get(f"/probe/item/{address}")
    assert answer.status_code == status
    assert body is None or answer.json == body
    if address == "a.json":
        assert answer.mimetype == "text/html"
    if address == "a.ttl":
        assert answer.headers["Content-Type"] == "text/turtle; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="x.ttl"'


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_has_its_status_and_one_shape(web: FlaskClient, name: str) -> None:
    kind, status = ERRORS[name]
    answer = web.get(f"/probe/error/{name}")
    assert answer.status_code == status
    assert HOSTILE not in answer.text
    assert answer.headers["X-Request-Id"] in answer.text
    json = web.get(f"/probe/error/{name}", headers={"Accept": "application/json"}).json
    assert json is not None
    assert {**json, "error": None} == {"ok": False, "error": None, "status": status}
    if issubclass(kind, KgError):
        assert json["error"] == "about " + HOSTILE
    assert ("Retry-After" in answer.headers) == (status == 503)


@pytest.mark.parametrize("value", ["x", "1e3", "-1", "10", "9" * 400, "１", "1.0", "\x00"])
def test_a_number_that_is_none_is_a_bad_request(web: FlaskClient, value: str) -> None:
    answer = web.get("/probe/list.json", query_string={"n": value})
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"].startswith("n=")


def test_an_address_that_is_none_helps(web: FlaskClient) -> None:
    answer = web.get("/no/such/page")
    assert answer.status_code == 404
    assert 'action="/resolve"' in answer.text
    assert web.get("/no/such/page.json").json == {
        "ok": False,
        "error": "Nothing is at /no/such/page.json. Entities are at /paper/…, /person/…, /topic/… and so on, "
        "maps at /map/paper/…",
        "status": 404,
    }
    assert web.post("/probe/list").status_code == 405
    assert set(web.post("/probe/list").headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_headers_are_on_every_answer(web: FlaskClient) -> None:
    for address in ("/probe/list", "/probe/list.json", "/nothing", "/probe/error/bug", "/static/x/app.css"):
        headers = web.get(address).headers
        assert {name: headers[name] for name in security.HEADERS} == security.HEADERS
        assert "Strict-Transport-Security" not in headers
    secure = web.get("/probe/list", base_url="https://localhost")
    assert secure.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("headers", "cookie", "allowed"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, False, True),
        ({"Sec-Fetch-Site": "none"}, False, True),
        ({"Sec-Fetch-Site": "cross-site"}, False, False),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, False, False),
        ({"Origin": "http://localhost"}, False, True),
        ({"Origin": "http://evil.example"}, False, False),
        ({"Origin": "null"}, False, False),
        ({}, False, True),
        ({}, True, False),
    ],
)
def test_no_foreign_page_writes_here(web: FlaskClient, headers: dict[str, str], cookie: bool, allowed: bool) -> None:
    if cookie:
        web.set_cookie("session", "x")
    for method in (web.post, web.put, web.patch, web.delete):
        assert method("/probe/list", headers=headers).status_code == (405 if allowed else 403)


def test_a_host_that_is_not_ours_is_not_answered(web: FlaskClient) -> None:
    assert web.get("/probe/list", headers={"Host": "evil.example"}).status_code == 400
    assert web.get("/probe/list", headers={"Host": "127.0.0.1:5000"}).status_code == 200
    assert security.trusted_hosts(Settings(host="10.0.0.7", trusted_hosts=" kg.example , ")) == [
        "localhost", "127.0.0.1", "[::1]", "10.0.0.7", "kg.example",
    ]  # fmt: skip
    assert "0.0.0.0" not in security.trusted_hosts(Settings(host="0.0.0.0"))


def test_a_long_body_is_refused(app: Flask) -> None:
    from flask import request

    app.add_url_rule("/probe/read", "read", lambda: request.get_data(as_text=True), methods=["POST"])
    web = app.test_client()
    assert web.post("/probe/read", data=b"x" * 64 * 1024).status_code == 200
    assert web.post("/probe/read", data=b"x" * (64 * 1024 + 1)).status_code == 413


def test_an_answer_that_is_known_costs_no_query(web: FlaskClient, fake: FakeGraph) -> None:
    first = web.get("/probe/list?n=1&x=2")
    assert first.headers["Cache-Control"] == "max-age=0, must-revalidate"
    tag = first.headers["ETag"]
    assert tag.startswith('W/"')
    again = web.get("/probe/list?x=2&n=1", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert web.get("/probe/list?n=2", headers={"If-None-Match": tag}).status_code == 200
    assert web.get("/probe/list.json?n=1&x=2", headers={"If-None-Match": tag}).status_code == 200
    in_json = {"If-None-Match": tag, "Accept": "application/json"}
    assert web.get("/probe/list?n=1&x=2", headers=in_json).status_code == 200


def test_a_changed_graph_changes_every_etag(web: FlaskClient, app: Flask, fake: FakeGraph) -> None:
    tag = web.get("/probe/list").headers["ETag"]
    fake.state = 2
    app.extensions["kg-state"]._until = 0  # a second has passed
    assert web.get("/probe/list", headers={"If-None-Match": tag}).status_code == 200


def test_what_must_not_be_kept_says_so(web: FlaskClient) -> None:
    for address in ("/probe/clock", "/probe/error/unknown", "/nothing"):
        answer = web.get(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


def test_static_files_are_kept_for_a_year_at_their_own_address_only(web: FlaskClient) -> None:
    address = re.findall(r'href="(/static/\w+/app.css)"', web.get("/probe/list").text)[0]
    assert web.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    old = web.get("/static/older/app.css")
    assert (old.status_code, old.headers["Cache-Control"]) == (200, "no-cache")
    assert web.get("/static/older/../__init__.py").status_code == 404
    assert web.get("/static/older/..%2f__init__.py").status_code == 404


def test_answers_are_compressed(web: FlaskClient) -> None:
    answer = web.get("/probe/list", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    tag = answer.headers["ETag"]
    assert web.get("/probe/list", headers={"Accept-Encoding": "br", "If-None-Match": tag}).status_code == 304


def test_a_limit_is_told(fake: FakeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = Blueprint("limits", __name__)

    @probe.get("/probe/limited")
    @volatile
    @limited("2/hour")
    def probe_limited() -> str:
        return "fine"

    protect: Callable[..., None] = security.protect

    def with_probe(app: Flask, settings: Settings, *, limits: bool) -> None:
        app.register_blueprint(probe)
        protect(app, settings, limits=limits)

    monkeypatch.setattr(security, "protect", with_probe)
    web = create_app(Settings(), lambda: fake).test_client()  # type: ignore[arg-type, return-value]
    assert [web.get("/probe/limited").status_code for _ in range(3)] == [200, 200, 429]
    assert web.get("/probe/limited").headers["Cache-Control"] == "no-store"
    json = web.get("/probe/limited", headers={"Accept": "application/json"}).json
    assert json is not None
    assert json["status"] == 429


def test_a_database_that_goes_and_comes_back_needs_no_restart(web: FlaskClient, app: Flask, fake: FakeGraph) -> None:
    assert web.get("/probe/list").status_code == 200
    fake.failure = Unavailable("The database does not answer")
    app.extensions["kg-state"]._until = 0
    gone = web.get("/probe/list")
    assert gone.status_code == 503
    assert "kg db status" in gone.text
    assert web.get("/probe/list.json").json == {"ok": False, "error": "The database does not answer", "status": 503}
    assert web.get("/static/x/app.css").status_code == 200
    fake.failure = None
    assert web.get("/probe/list").status_code == 200
    assert not fake.closed


def test_a_server_that_came_back_elsewhere_is_found_by_a_new_connection() -> None:
    graphs = [FakeGraph(), FakeGraph()]
    left = iter(graphs)
    app = create_app(Settings(), lambda: next(left), limits=False)  # type: ignore[arg-type, return-value]
    app.register_blueprint(pages())
    web = app.test_client()
    assert web.get("/probe/list").status_code == 200
    graphs[0].failure = Unavailable("gone")
    app.extensions["kg-state"]._until = 0
    assert web.get("/probe/list").status_code == 503
    assert web.get("/probe/list").status_code == 200
    assert graphs[0].closed
    with app.app_context():
        assert graph() is graphs[1]  # type: ignore[comparison-overlap]


def test_no_database_from_the_start_is_503_until_it_comes() -> None:
    there: list[FakeGraph] = []

    def factory() -> Any:
        if not there:
            raise NotInstalled("There is no database yet; kg db install")
        return there[0]

    app = create_app(Settings(), factory, limits=False)
    app.register_blueprint(pages())
    web = app.test_client()
    assert web.get("/probe/list").status_code == 503
    there.append(FakeGraph())
    assert web.get("/probe/list").status_code == 200
