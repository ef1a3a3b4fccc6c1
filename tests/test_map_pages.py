"""The map at its address: page, table, files; state in the address; hostile texts stay texts."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as xml

import networkx
import pytest
from flask.testing import FlaskClient

from kg import Graph, Settings
from webui import create_app
from webui.mapcache import MapCache

PAPER = "/map/paper/arxiv:1811.02360"
GERAN = "/map/person/geran zhao~arxiv:2203.12570"
HOSTILE = (
    "href <img src=x onerror=alert(1)> </script><script>alert(2)</script> $\\text{<script>alert(3)</script>}$ \x0b"
)


class Page(HTMLParser):
    """Elements, links, hidden inputs, pressed buttons and the table of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.rows: list[list[str]] = []
        self.buttons: list[dict[str, str | None]] = []
        self.inputs: list[tuple[str | None, str | None]] = []
        self.scripts: list[str] = []
        self.images: list[str] = []
        self._cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        values = dict(attrs)
        if tag == "script":
            self.scripts.append(values.get("src") or values.get("type") or "inline")
        if tag == "img":
            self.images.append(values.get("src") or "")
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self._cell = True
            self.rows[-1].append("")
        if tag == "button" and "name" in values:
            self.buttons.append(values)
        if tag == "input" and values.get("type") == "hidden":
            self.inputs.append((values.get("name"), values.get("value")))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data


def embedded(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="graphdata">(.*?)</script>', text, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_page_and_json_have_the_same_data(client: FlaskClient) -> None:
    answer = client.get(PAPER + ".json").json
    assert answer is not None
    assert answer.pop("ok") is True
    assert embedded(client.get(PAPER).text) == answer
    assert answer["focus"] == "paper/arxiv:1811.02360"
    assert (answer["shown"], len(answer["nodes"])) == (60, 61)


def test_the_table_has_every_item_with_its_relation(client: FlaskClient) -> None:
    assert Page(client.get(GERAN).text).rows == [
        ["Item", "Kind", "Relation", "Stated by", "Year", "Citations"],
        ["Your \"Attention\" Deserves Attention: A Self-Diversified Multi-Channel Attention for Facial Action Analysis",
         "Paper", "wrote", "arXiv demo and OpenAIRE demo", "2022", "1"],
        ["Huiyuan Yang", "Person", "works with", "counted from 1 work", "", ""],
        ["Lijun Yin", "Person", "works with", "counted from 1 work", "", ""],
        ["Xiaotian Li", "Person", "works with", "counted from 1 work", "", ""],
        ["Zhihua Li", "Person", "works with", "counted from 1 work", "", ""],
        ["Computer Vision and Pattern Recognition", "Topic", "writes about", "counted from 1 work", "", ""],
    ]  # fmt: skip


def test_what_is_hidden_is_not_in_the_table_and_not_lost(client: FlaskClient) -> None:
    text = client.get(GERAN + "?hide=person").text
    page = Page(text)
    assert [row[1] for row in page.rows[1:]] == ["Paper", "Topic"]
    assert len(embedded(text)["nodes"]) == 7
    legend = {button["data-kinds"]: (button["aria-pressed"], button["value"]) for button in page.buttons
              if button["name"] == "hide"}  # fmt: skip
    assert legend == {"paper": ("true", "paper,person"), "person": ("false", ""), "topic": ("true", "person,topic")}


def test_controls_carry_the_rest_of_the_address(client: FlaskClient) -> None:
    page = Page(client.get(GERAN + "?depth=2&hide=topic&colour=year&from=2000&theme=dark").text)
    depth = [(button["value"], button["aria-pressed"]) for button in page.buttons if button["name"] == "depth"]
    assert depth == [("1", "false"), ("2", "true")]
    for wanted in [("hide", "topic"), ("colour", "year"), ("from", "2000"), ("theme", "dark")]:
        assert wanted in page.inputs


def test_expansions_are_in_the_address(client: FlaskClient) -> None:
    before = client.get(GERAN + ".json").json
    after = client.get(GERAN + ".json?expand=person/lijun yin~arxiv:1702.02925").json
    assert before is not None
    assert after is not None
    assert after["nodes"][:7] == before["nodes"]
    assert after["edges"][: len(before["edges"])] == before["edges"]
    assert len(after["nodes"]) == 19


@pytest.mark.parametrize("address", [PAPER, GERAN, "/map/topic/arxiv:cs.CV", "/map/source/arxiv"])
def test_every_file_holds_the_same_items(client: FlaskClient, address: str) -> None:
    data = client.get(address + ".json").json
    assert data is not None
    ids = {node["id"] for node in data["nodes"]}
    assert set(networkx.parse_graphml(client.get(address + ".graphml").text)) == ids
    assert set(networkx.read_gexf(io.BytesIO(client.get(address + ".gexf").data))) == ids
    rows = list(csv.DictReader(io.StringIO(client.get(address + ".csv").text)))
    assert len(rows) == len(data["edges"])
    assert {f"{row['from_kind']}/{row['from_id']}" for row in rows} <= ids
    picture = xml.fromstring(client.get(address + ".svg").text)
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    saved = client.get(address + ".html")
    assert saved.headers["Content-Disposition"].startswith('attachment; filename="map-')
    kept = re.search(r'id="saved">(.*?)</script>', saved.text, re.DOTALL)
    assert kept
    assert {node["id"] for node in json.loads(kept[1])["map"]["nodes"]} == ids


def test_a_saved_map_loads_nothing(client: FlaskClient) -> None:
    text = client.get(PAPER + ".html").text
    assert "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:" in text
    page = Page(text)
    assert "link" not in page.tags
    assert "img" not in page.tags
    assert not re.search(r'(src|href)="', text.split("<body>")[0])


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/map/paper/nobody", 404),
        ("/map/paper/nobody.json", 404),
        ("/map/nonsense/x", 404),
        ("/map/paper/", 404),
        ("/map/dataset/arxiv:1811.02360", 404),
        (PAPER + ".exe", 404),
        (PAPER + "?depth=3", 400),
        (PAPER + "?limit=301", 400),
        (PAPER + "?limit=many", 400),
        (PAPER + "?kinds=paper,dragon", 400),
        (PAPER + "?hide=dragon", 400),
        (PAPER + "?colour=red", 400),
        (PAPER + "?from=2020&to=2010", 400),
        (PAPER + "?" + "&".join(f"expand=paper/{number}" for number in range(13)), 400),
        (PAPER + "?selected=paper/nobody&expand=paper/nobody&view=x,y,z", 200),
        (PAPER + "?kinds=paper&kinds=person,topic&limit=5&depth=2&from=2010&to=2020", 200),
    ],
)
def test_bad_addresses_are_told_and_never_500(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_cut_is_told_on_the_page(client: FlaskClient) -> None:
    text = client.get(PAPER + "?limit=10").text
    assert "Showing 10 of 84 neighbours, the strongest first" in text
    assert "References: 4 of 23" in text or re.search(r"References: \d of 23", text)


def test_a_page_with_a_map_is_light(client: FlaskClient) -> None:
    answer = client.get(PAPER, headers={"Accept-Encoding": "br"})
    assert len(answer.data) < 20_000


def test_the_map_is_kept_until_the_graph_changes() -> None:
    cache, made = MapCache(2), []

    def get(key: str) -> None:
        cache.get(key, lambda: made.append(key) or {})

    for key in ("a", "b", "a", "c", "a", "b"):
        get(key)
    assert made == ["a", "b", "c", "b"]


def test_hostile_texts_stay_texts(scratch: Graph, scratch_settings: Settings) -> None:
    scratch.write(
        "CREATE (p:Paper:Work {id: 'doi:10.1/<u>\"', title: $text, year: 2020, type: $text, cited_by: 1}), "
        "(a:Person {id: 'x~1', name: $text, family: $text}), (t:Topic {id: 'keyword:x', label: $text, scheme: $text}), "
        "(v:Version {id: 'v', label: $text}), (i:Institution {id: 'ror:1', name: $text, short: $text}), "
        "(a)-[:AUTHORED {position: 1, name: $text, sources: [$text]}]->(p), (p)-[:ABOUT]->(t), "
        "(p)-[:HAS_VERSION]->(v), (p)-[:AFFILIATED]->(i)",
        {"text": HOSTILE},
    )
    web = create_app(scratch_settings, lambda: scratch, limits=False).test_client()
    address = '/map/paper/doi:10.1/<u>"'
    text = web.get(address).text
    page = Page(text)
    assert page.scripts.count("application/json") == 1
    assert all(one == "application/json" or one.startswith("/static/") for one in page.scripts)
    assert page.images == ["/map/paper/doi:10.1/%3Cu%3E%22.svg"]  # the picture for readers without script
    assert "u" not in page.tags
    assert page.handlers == []
    assert embedded(text)["nodes"][0]["name"] == HOSTILE
    saved = Page(web.get(address + ".html").text)
    assert saved.tags.count("script") == 3
    assert not {"img", "u"} & set(saved.tags)
    picture = xml.fromstring(web.get(address + ".svg").text)
    assert {element.tag.rpartition("}")[2] for element in picture.iter()} <= {
        "svg", "title", "rect", "circle", "path", "g", "line", "text", "tspan",
    }  # fmt: skip
    graph = networkx.parse_graphml(web.get(address + ".graphml").text)
    assert graph.nodes["person/x~1"]["name"] == HOSTILE.replace("\x0b", "")
    assert HOSTILE in web.get(address + ".csv").text
    assert all(node["name"] == HOSTILE for node in web.get(address + ".json").json["nodes"])
    for kind, key in [("person", "x~1"), ("topic", "keyword:x"), ("version", "v"), ("institution", "ror:1")]:
        assert Page(web.get(f"/map/{kind}/{key}").text).images == [f"/map/{kind}/{key}.svg"]


@pytest.mark.parametrize(("length", "offered"), [(400, True), (520, False)])
def test_an_item_is_expanded_only_as_long_as_the_address_is_not_too_long(
    client: FlaskClient, length: int, offered: bool
) -> None:
    expanded = "&".join(f"expand=paper/doi:10.1000/{chr(97 + place) * (length - 13)}" for place in range(12))
    page = client.get(f"{GERAN}?{expanded}&selected=topic/arxiv:cs.CV")
    assert page.status_code == 200
    assert ('name="expand" value="topic/arxiv:cs.CV"' in page.text) is offered
    assert ("the address, which holds the state of the map, would be too long" in page.text) is not offered


def test_a_version_is_named_with_its_work(client: FlaskClient) -> None:
    text = client.get("/map/version/arxiv:2109.07270v2").text
    assert "<title>Map of v2 of Distract Your Attention: Multi-head Cross Attention Network for" in text
