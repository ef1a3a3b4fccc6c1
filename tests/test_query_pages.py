"""The catalogue by page, JSON, CSV and command: the same rows; and the console's page."""

import csv
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from kg import Settings
from kg.cli.ask import cypher, query
from kg.graph import Graph
from kg.statements import statements
from queries import catalogue, cells, docs, headers
from queries.table import csv_of_dicts

READ = statements("read")
STATEMENT = "UNWIND [1, 2] AS x RETURN x AS x, $id AS id"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, demo_settings: Settings, demo_graph: Graph) -> CliRunner:
    monkeypatch.setattr("kg.from_env", lambda: demo_settings)
    return CliRunner()


def timeless(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != "seconds"}


@pytest.mark.parametrize("one", READ.values(), ids=READ)
def test_page_json_csv_and_call_give_the_same_rows(client: FlaskClient, demo_graph: Graph, one: Any) -> None:
    given = headers.example(one)
    expected = catalogue.run(demo_graph, one.name, given)
    page = client.get(f"/queries/{one.name}", query_string=given)
    assert page.status_code == 200
    assert one.title.split(":")[0] in unescape(page.text)
    upright = len(expected["rows"]) == 1 and any(isinstance(value, dict) for value in expected["rows"][0].values())
    lines = len(expected["columns"]) if upright else len(expected["rows"]) + (1 if expected["rows"] else 0)
    assert page.text.count("<tr>") == lines
    answer = client.get(f"/queries/{one.name}.json", query_string=given).json
    assert {key: answer[key] for key in timeless(expected)} == json.loads(json.dumps(timeless(expected)))
    names = [column["name"] for column in expected["columns"]]
    assert client.get(f"/queries/{one.name}.csv", query_string=given).text == csv_of_dicts(expected["rows"], names)


def test_the_list_links_every_query(client: FlaskClient) -> None:
    page = client.get("/queries").text
    assert set(re.findall(r'href="/queries/(\w+)"', page)) == set(READ)
    answer = client.get("/queries.json").json
    rows = answer["rows"]
    assert (answer["total"], answer["shown"], answer["order"], answer["next"]) == (
        len(READ),
        len(READ),
        "by group, then title",
        None,
    )
    assert [row["name"] for row in rows] == [one.name for one in catalogue.listed()]
    assert client.get("/queries.csv").text.splitlines()[0] == "group,name,title,about,cost"


def test_the_form_comes_from_the_header(client: FlaskClient) -> None:
    page = client.get("/queries/coauthor_paths").text
    assert re.findall(r'<input id="p-\w+" name="(\w+)" value="(\w*)"', page) == [
        ("from", ""),
        ("to", ""),
        ("max_authors", "100"),
        ("max_works", "1000"),
        ("paths", "5"),
        ("evidence", "5"),
    ]
    assert 'href="/search?kind=person"' in page
    assert 'href="/queries/coauthor_paths?from=geran+zhao~arxiv%3A2203.12570&amp;to=' in page
    assert "<h2>Answer</h2>" not in page


def test_ids_lead_to_their_pages(client: FlaskClient) -> None:
    page = client.get("/queries/topics_by_works?limit=1&scheme=arxiv").text
    assert '<a href="/topic/arxiv:cs.CV">arxiv:cs.CV</a>' in page
    page = client.get("/queries/mutual_citations").text
    assert '<a href="/resolve?id=arxiv%3A1610.02357">arxiv:1610.02357</a>' in page
    page = client.get("/queries/suggestions", query_string={"rule": "same title", "limit": 1}).text
    assert '<a href="/paper/arxiv:1709.01507">arxiv:1709.01507</a>' in page


def test_years_are_drawn_as_bars(client: FlaskClient) -> None:
    page = client.get("/queries/topic_by_year?topic=keyword:micro expression recognition").text
    assert 'aria-label="Works by year: 2013: 1, 2014: 1, 2015: 1, 2016: 2,' in page
    assert '<svg class="chart"' not in client.get("/queries/most_cited_works").text


def test_what_is_cut_is_told_on_the_page(client: FlaskClient) -> None:
    page = client.get("/queries/most_cited_works?limit=2").text
    assert "2 rows, cut there, ordered by cited by, highest first; then work" in page
    assert "More than 2 rows; the first 2 are shown." in page


def test_another_name_of_the_thing_is_offered(client: FlaskClient) -> None:
    page = client.get("/queries/cocited_papers?paper=doi:10.1016/j.neucom.2020.06.005").text
    assert 'href="/queries/cocited_papers?paper=arxiv%3A1811.02360">Ask with arxiv:1811.02360</a>' in page


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/queries/cocited_papers?limit=5", 400, "cocited_papers needs paper: id of the seed work"),
        ("/queries/cocited_papers?papr=5", 400, "has no parameter &#39;papr&#39;; it has: limit, look_at, paper"),
        ("/queries/most_cited_works?limit=many", 400, "limit=&#39;many&#39; is not a value of type int"),
        ("/queries/cocitd_papers", 404, "Did you mean cocited_papers"),
    ],
)
def test_a_wrong_question_keeps_its_form_and_says_what_is_wrong(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    page = client.get(address)
    assert page.status_code == status
    assert said in page.text
    assert ('<form class="ask"' in page.text) == (status == 400)
    answer = client.get(address.replace("?", ".json?") if "?" in address else address + ".json")
    assert answer.status_code == status
    assert answer.json["ok"] is False


def test_the_console_runs_by_post_only(client: FlaskClient) -> None:
    shown = client.get("/console", query_string={"statement": STATEMENT, "parameters": "id=arxiv:cs.CV"}).text
    assert STATEMENT in unescape(shown)
    assert "<h2>Answer</h2>" not in shown
    form = {"statement": STATEMENT, "parameters": "id=arxiv:cs.CV"}
    page = client.post("/console", data=form)
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert '<td class="num">2</td><td>arxiv:cs.CV</td>' in page.text
    assert "ProduceResults" in page.text
    answer = client.post("/console.json", data=form).json
    assert answer["rows"] == [{"x": 1, "id": "arxiv:cs.CV"}, {"x": 2, "id": "arxiv:cs.CV"}]
    assert (answer["total"], answer["shown"], answer["order"], answer["next"]) == (2, 2, "", None)
    assert client.post("/console.csv", data=form).text == "x,id\r\n1,arxiv:cs.CV\r\n2,arxiv:cs.CV\r\n"


@pytest.mark.parametrize(
    ("statement", "status", "said"),
    [
        (
            "MATCH (n) DETACH DELETE n",
            403,
            "The statement would do more than read (DetachDelete); here it may only read",
        ),
        ("RETRUN 1", 400, "Line 1, column 1: RETRUN was not expected here; did you mean RETURN?\nRETRUN 1\n^"),
        ("", 400, "There is no statement; one begins with MATCH, RETURN, UNWIND or CALL"),
        ("CALL dbms.listConfig()", 403, "the procedure dbms.listConfig is not allowed here"),
    ],
)
def test_the_console_says_what_did_not_run(client: FlaskClient, statement: str, status: int, said: str) -> None:
    page = client.post("/console", data={"statement": statement})
    assert page.status_code == status
    assert said in unescape(page.text)
    assert statement in unescape(page.text)
    answer = client.post("/console.json", data={"statement": statement})
    assert answer.status_code == status
    assert said in answer.json["error"]


def test_a_page_elsewhere_cannot_run_a_statement(client: FlaskClient) -> None:
    for sent in ({"Origin": "https://example.org"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert client.post("/console", data={"statement": "RETURN 1"}, headers=sent).status_code == 403


def test_what_the_graph_holds_is_shown_and_not_obeyed(client: FlaskClient) -> None:
    page = client.post("/console", data={"statement": "RETURN '<script>alert(1)</script>' AS `a<b>`, '=1+1' AS b"})
    assert "<script>alert" not in page.text
    assert "<b>" not in page.text
    answer = client.post("/console.csv", data={"statement": "RETURN '=1+1' AS b"})
    assert answer.text == "b\r\n'=1+1\r\n"


@pytest.mark.parametrize(
    ("name", "help_text", "row", "address"),
    [
        ("paper", "id of the paper", {}, "/paper/doi:10.1/a%3Fb"),
        ("through_people", "ids of up to five of them", {}, "/person/doi:10.1/a%3Fb"),
        ("id", "id of the topic", {}, "/topic/doi:10.1/a%3Fb"),
        ("id", "id of the work", {"label": "Dataset"}, "/dataset/doi:10.1/a%3Fb"),
        ("shared_works", "ids of them", {"label": "Dataset"}, "/resolve?id=doi%3A10.1%2Fa%3Fb"),
        ("one", "id of a thing", {"kind": "Person"}, "/person/doi:10.1/a%3Fb"),
        ("topic", "name of the topic", {}, ""),
        ("urls", "web addresses", {}, ""),
    ],
)
def test_where_a_cell_leads(name: str, help_text: str, row: dict[str, str], address: str) -> None:
    assert cells.href({"name": name, "help": help_text}, "doi:10.1/a?b", row) == address


def test_only_web_addresses_are_links() -> None:
    column = {"name": "urls", "help": "web addresses"}
    assert cells.href(column, "https://example.org/a", {}) == "https://example.org/a"
    assert cells.href(column, "javascript:alert(1)", {}) == ""


def test_the_command_gives_the_same_json_as_the_page(command: CliRunner, client: FlaskClient) -> None:
    said = command.invoke(query, ["topics_by_works", "scheme=arxiv", "limit=3", "--json"])
    assert said.exit_code == 0
    page = client.get("/queries/topics_by_works.json?scheme=arxiv&limit=3").json
    answer = json.loads(said.stdout)
    assert timeless(answer) == {key: page[key] for key in timeless(answer)}
    assert said.stderr.startswith("Which topics have most works here?\n3 rows in ")


def test_the_command_gives_the_same_csv_as_the_page(command: CliRunner, client: FlaskClient) -> None:
    said = command.invoke(query, ["works_by_year", "--csv"])
    page = client.get("/queries/works_by_year.csv").text
    assert list(csv.reader(io.StringIO(said.stdout))) == list(csv.reader(io.StringIO(page)))


def test_the_command_gives_a_plain_table_where_there_is_no_terminal(command: CliRunner) -> None:
    said = command.invoke(query, ["topics_by_works", "scheme=arxiv", "limit=2"])
    header, first, second = said.stdout.splitlines()
    assert header.split() == ["topic", "label", "works", "citations", "first_year", "last_year"]
    assert first.startswith("arxiv:cs.CV  Computer Vision and Pattern Recognition  ")
    assert second.startswith("arxiv:cs.LG")
    assert "More than 2 rows; the first 2 are shown" in said.stderr


def test_the_command_lists_what_there_is(command: CliRunner) -> None:
    said = command.invoke(query, []).stdout
    assert said.splitlines()[0] == "People and who they work with"
    assert all(f"  {name} " in said for name in READ)
    listed = json.loads(command.invoke(query, ["--list", "--json"]).stdout)
    assert listed["total"] == len(READ)
    assert [row["name"] for row in listed["rows"]] == [one.name for one in catalogue.listed()]
    assert command.invoke(query, ["--list", "cocited_papers"]).stdout == READ["cocited_papers"].text


def test_a_missing_parameter_is_wrong_usage_and_an_example_is_told(command: CliRunner) -> None:
    said = command.invoke(query, ["cocited_papers"])
    assert said.exit_code == 2
    assert (
        "needs paper: id of the seed work. For example: kg query cocited_papers 'paper=arxiv:1811.02360'" in said.stderr
    )
    assert command.invoke(query, ["cocited_papers", "paper"]).exit_code == 2
    assert command.invoke(query, ["works_by_year", "--json", "--csv"]).exit_code == 2


def test_a_statement_by_command(command: CliRunner) -> None:
    said = command.invoke(cypher, [STATEMENT, "id=arxiv:cs.CV", "--json"])
    assert json.loads(said.stdout)["rows"] == [{"x": 1, "id": "arxiv:cs.CV"}, {"x": 2, "id": "arxiv:cs.CV"}]
    said = command.invoke(cypher, ["-", "--csv"], input="RETURN 1 AS one, [1, 'a'] AS list")
    assert said.stdout == 'one,list\n1,"[1, ""a""]"\n'


def test_a_terminal_is_not_obeyed(command: CliRunner) -> None:
    said = command.invoke(cypher, ["RETURN $text AS text", 'text="a\\u001b[31mb\\u202ec\\nd"'])
    assert said.stdout == "text\na\ufffd[31mb\ufffdc d\n"


def test_the_documentation_is_what_the_headers_say() -> None:
    written = (Path(__file__).parents[1] / "docs" / "queries.md").read_text("utf-8")
    assert written == "\n".join(docs.lines()).rstrip("\n") + "\n", "python -m queries.docs > docs/queries.md"
