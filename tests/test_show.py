"""`kg show` and `kg stats`: the same dict as the page, as text and as JSON."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from kg import Settings
from kg.cli.show import show, stats
from kg.graph import Graph


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, demo_settings: Settings, demo_graph: Graph) -> CliRunner:
    monkeypatch.setattr("kg.from_env", lambda: demo_settings)
    return CliRunner()


def test_a_person_as_text(demo: CliRunner) -> None:
    said = demo.invoke(show, ["geran zhao~arxiv:2203.12570"])
    assert said.exit_code == 0
    assert (
        said.output
        == """person  geran zhao~arxiv:2203.12570
Geran Zhao
a single mention: nothing says that the same name elsewhere is the same person

Works: 1  Collaborators: 4  Topics: 1  Institutions: not given  Years: 2022  Citations: 1
Family: Zhao
Given: Geran

Identifiers: none known

Names: 1
  Geran Zhao

Works: 1
  Your "Attention" Deserves Attention: A Self-Diversified Multi-Channel Attention for Facial Action Analysis  2022  \
arxiv:2203.12570

Close collaborators: 4
  Huiyuan Yang  huiyuan yang~arxiv:2203.12570
  Lijun Yin  lijun yin~arxiv:1702.02925
  Xiaotian Li  xiaotian li~arxiv:2203.12570
  Zhihua Li  zhihua li~arxiv:2203.12570

Topics: 1
  Computer Vision and Pattern Recognition  arxiv:cs.CV

Institutions: none known

Work institutions: none known

Works by year: 1
  2022: 1

Homonyms: none known

Records: none known
"""
    )


def test_a_paper_as_text_has_its_versions_and_indicators(demo: CliRunner) -> None:
    lines = demo.invoke(show, ["2109.07270v2"]).output.splitlines()
    assert "v1  2021-09-15T13:15:54Z  2,315 kB" in lines
    assert "v2  2021-11-27T08:52:47Z  2,307 kB  this version" in lines
    assert "v6  2023-05-22T03:19:49Z  7,120 kB  latest" in lines
    lines = demo.invoke(show, ["10.1016/j.neucom.2020.06.005"]).output.splitlines()
    assert "Influence, stated by OpenAIRE demo: score not given, C3 (top 1 %)" in lines
    assert "Citation count, stated by OpenAIRE demo: 132" in lines


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("2109.07270v2", "/paper/arxiv:2109.07270v2"),
        ("geran zhao~arxiv:2203.12570", "/person/geran%20zhao~arxiv:2203.12570"),
        ("https://ror.org/02jx3x895", "/institution/ror:02jx3x895"),
        ("cs.CV", "/topic/arxiv:cs.CV"),
    ],
)
def test_the_json_is_that_of_the_page(demo: CliRunner, client: Any, identifier: str, address: str) -> None:
    said = demo.invoke(show, ["--json", identifier])
    assert json.loads(said.output) == client.get(address + ".json").json


def test_stats_count_everything(demo: CliRunner, demo_graph: Graph) -> None:
    answer = json.loads(demo.invoke(stats, ["--json"]).output)
    for row in answer["nodes"]:
        counted = demo_graph.read("MATCH (n) WHERE $label IN labels(n) RETURN count(n)", {"label": row["label"]})
        assert row["nodes"] == counted.rows[0][0]
    for row in answer["relationships"]:
        counted = demo_graph.read("MATCH ()-[r]->() WHERE type(r) = $type RETURN count(r)", {"type": row["type"]})
        assert row["relationships"] == counted.rows[0][0]
    assert [load["source"] for load in answer["loads"]] == ["openaire", "arxiv"]
    assert answer["derived"]["stale"] == []
    text = demo.invoke(stats, []).output
    assert "CITES                      533" in text
    assert text.splitlines()[-1] == "Derived figures are up to date."


def test_no_kind_of_node_or_relationship_is_left_out_of_the_counts(demo: CliRunner, demo_graph: Graph) -> None:
    answer = json.loads(demo.invoke(stats, ["--json"]).output)
    labels = {row[0] for row in demo_graph.read("MATCH (n) UNWIND labels(n) AS l RETURN DISTINCT l").rows}
    types = {row[0] for row in demo_graph.read("MATCH ()-[r]->() RETURN DISTINCT type(r)").rows}
    assert labels - {row["label"] for row in answer["nodes"]} <= {"Work"}
    assert types <= {row["type"] for row in answer["relationships"]}


def test_another_name_of_a_thing_is_followed_and_said(demo: CliRunner) -> None:
    said = demo.invoke(show, ["10.1016/j.neucom.2020.06.005"])
    assert said.exit_code == 0
    assert said.stderr == "10.1016/j.neucom.2020.06.005 is known here as arxiv:1811.02360\n"
    assert said.stdout.startswith("paper  arxiv:1811.02360\nMicro-Attention for Micro-Expression recognition\n")
    for own in (
        "arxiv:1811.02360",
        "1811.02360",
        "arXiv:1811.02360",
        "https://arxiv.org/abs/1811.02360",
        "ARXIV:1811.02360",
    ):
        assert demo.invoke(show, [own]).stderr == ""


def test_a_thing_that_has_moved_is_followed(
    demo: CliRunner, demo_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    from queries import entities
    from queries.resolve import Target, resolve

    def earlier(graph: Graph, raw: str) -> Target:
        """As when the id of a data set was asked for as a paper."""
        return Target("paper", "doi:10.5281/zenodo.3451524") if raw == "earlier:id" else resolve(graph, raw)

    monkeypatch.setattr(entities, "resolve", earlier)
    said = demo.invoke(show, ["earlier:id"])
    assert said.exit_code == 0
    assert said.stderr == "earlier:id is known here as doi:10.5281/zenodo.3451524\n"
    assert said.stdout.startswith("dataset  doi:10.5281/zenodo.3451524\n")


def test_of_two_works_with_one_id_each_has_its_page(scratch: Graph) -> None:
    from queries import entities

    scratch.write("CREATE (:Work:Paper {id: 'doi:10.1/x', title: 'P'}), (:Work:Dataset {id: 'doi:10.1/x', title: 'D'})")
    for kind, title in (("paper", "P"), ("dataset", "D")):
        found = entities.find(scratch, kind, "doi:10.1/x")
        assert isinstance(found, entities.Found)
        assert (found.kind, found.facts["properties"]["title"]) == (kind, title)


def test_a_title_cannot_order_a_terminal(
    scratch: Graph, scratch_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.from_env", lambda: scratch_settings)
    scratch.write("CREATE (:Work:Paper {id: 'doi:10.1234/x', title: 'red \u001b[31m'})")
    said = CliRunner().invoke(show, ["10.1234/x"])
    assert said.exit_code == 0
    assert "red \N{REPLACEMENT CHARACTER}[31m" in said.stdout
    assert "\x1b" not in said.stdout
