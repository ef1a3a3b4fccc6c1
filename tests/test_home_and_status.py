"""The first page, the status page and the pulse."""

import csv
import io
from typing import Any

from page_text import Page

from kg import Settings
from kg.errors import Unavailable
from kg.graph import Graph
from queries import stats
from webui import create_app


def test_the_first_page_says_what_there_is_and_where_to_start(client: Any) -> None:
    page = Page(client.get("/").text)
    facts = (
        "Papers 133", "People 432", "Institutions 48", "Citations 533", "OpenAIRE demo complete", "arXiv demo complete",
        "Derived figures are up to date.", "Deep Residual Learning", "28 citations",
    )  # fmt: skip
    for fact in facts:
        assert fact in page.words
    assert "/paper/arxiv:1512.03385" in page.links
    assert "/queries/graph_counts" in page.links


def test_the_first_page_of_an_empty_graph_says_so(scratch: Graph, scratch_settings: Settings) -> None:
    page = create_app(scratch_settings, lambda: scratch, limits=False).test_client().get("/")
    assert page.status_code == 200
    words = Page(page.text).words
    assert "Nothing has been loaded." in words
    assert "To start from" in words


def test_stale_figures_are_told(scratch: Graph, scratch_settings: Settings) -> None:
    scratch.write(
        "CREATE (:Load {id: 'x', changed_at: '2026-02'}), (:Derivation {id: 'people', made_from: '2026-02'}), "
        "(:Derivation {id: 'citations', made_from: '2026-01'}), "
        "(:Topic {id: 'keyword:x', label: 'x', scheme: 'keyword'})"
    )
    told = "1 derivation older than the last load (citations): kg derive"
    assert stats.derived(scratch)["words"] == told
    client = create_app(scratch_settings, lambda: scratch, limits=False).test_client()
    assert told in Page(client.get("/topic/keyword:x").text).words


def test_figures_that_were_never_derived_are_told(scratch: Graph) -> None:
    scratch.write("CREATE (:Load {id: 'x', changed_at: '2026-02'})")
    assert stats.derived(scratch)["words"] == "Figures have not been derived yet: kg derive"


def test_the_status_says_of_each_part_how_it_is(client: Any) -> None:
    answer = client.get("/status.json").json
    assert answer["well"] is True
    assert [part["part"] for part in answer["parts"]] == [
        "Database", "Schema", "Delivery OpenAIRE demo", "Delivery arXiv demo", "Derived figures",
    ]  # fmt: skip
    assert "community edition" in answer["parts"][0]["lines"][0]
    assert client.get("/status").headers["Cache-Control"] == "no-store"


def test_the_pulse_is_200_and_503_without_a_database(client: Any, demo_settings: Settings) -> None:
    assert client.get("/healthz").json == {"ok": True, "status": 200}

    def nowhere() -> Graph:
        raise Unavailable("The database does not answer")

    gone = create_app(demo_settings, nowhere, limits=False).test_client().get("/healthz")
    assert (gone.status_code, gone.json["ok"]) == (503, False)


def test_the_first_page_and_the_status_are_tables_too(client: Any, demo_graph: Graph) -> None:
    counts = list(csv.DictReader(io.StringIO(client.get("/.csv").text)))
    assert list(counts[0]) == ["label", "kind", "nodes", "href"]
    assert [(row["label"], int(row["nodes"])) for row in counts] == [
        (row["label"], row["nodes"]) for row in client.get("/.json").json["counts"]
    ]
    assert {
        "label": "Paper",
        "kind": "paper",
        "nodes": "133",
        "href": "/queries/all_things?label=Paper&limit=100",
    } in counts
    parts = list(csv.DictReader(io.StringIO(client.get("/status.csv").text)))
    assert [(row["part"], row["well"]) for row in parts] == [
        (name, "true")
        for name in ("Database", "Schema", "Delivery OpenAIRE demo", "Delivery arXiv demo", "Derived figures")
    ]
    assert client.get("/", headers={"Accept": "text/csv"}).text == client.get("/.csv").text


def test_what_has_no_page_takes_a_suffix_as_well(client: Any) -> None:
    assert client.get("/healthz.json").json == client.get("/healthz").json == {"ok": True, "status": 200}
    assert client.get("/suggest.json?q=zhao").json == client.get("/suggest?q=zhao").json
    rows = client.get("/suggest?q=zhao").json["rows"]
    assert list(csv.DictReader(io.StringIO(client.get("/suggest.csv?q=zhao").text))) == rows
    assert client.get("/suggest.csv?q=").text == "kind,id,name,line,href\r\n"
    led = client.get("/resolve.json?id=2109.07270")
    assert (led.status_code, led.headers["Location"]) == (302, "/paper/arxiv:2109.07270.json")
    missing = client.get("/resolve.json?id=10.9999/nothing")
    assert (missing.status_code, missing.json["ok"]) == (404, False)
    led = client.get("/resolve.csv?id=cs.CV")
    assert (led.status_code, led.headers["Location"]) == (302, "/topic/arxiv:cs.CV.csv")
    for address in ("/console.csv", "/healthz.csv"):
        assert client.get(address).status_code == 404
