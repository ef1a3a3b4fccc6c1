"""Why mentions are one person, on the demo corpus."""

import json

import pytest
from asking import ask
from click.testing import CliRunner

from kg import Graph, Settings
from kg.cli import main
from queries import people
from queries.why import why

KALENICHENKO = "dmitry kalenichenko~arxiv:1503.03832"
FACENET, MOBILENETS = "arxiv:1503.03832", "arxiv:1704.04861"


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, demo_settings: Settings, demo_graph: Graph) -> CliRunner:
    monkeypatch.setattr("kg.from_env", lambda: demo_settings)
    return CliRunner()


def test_the_mentions_of_a_person_and_what_they_share(demo_graph: Graph) -> None:
    rows = ask(demo_graph, "person_mentions", person=KALENICHENKO)
    assert [(row["work"], row["position"], row["name"], row["joins"], row["evidence"]) for row in rows] == [
        (FACENET, 2, "Dmitry Kalenichenko", True, ["citation"]),
        (MOBILENETS, 4, "Dmitry Kalenichenko", True, ["citation"]),
    ]
    assert ask(demo_graph, "person_evidence", person=KALENICHENKO) == [
        {
            "kind": "citation",
            "id": FACENET,
            "name": "FaceNet: A Unified Embedding for Face Recognition and Clustering",
            "people": [],
            "works": [FACENET, MOBILENETS],
            "count": 2,
        }
    ]


def test_the_shared_things_are_those_by_which_the_loader_joined(demo_graph: Graph) -> None:
    grouped = demo_graph.read("MATCH (p:Person {identity: 'evidence'}) RETURN p.id AS id, p.evidence AS kinds").dicts()
    assert len(grouped) > 50
    for one in grouped:
        shared = {row["kind"] for row in ask(demo_graph, "person_evidence", person=one["id"])}
        assert shared == set(one["kinds"]), one["id"]


def test_a_group_as_text(demo: CliRunner) -> None:
    assert (
        demo.invoke(main, ["show", KALENICHENKO, "--why"]).output
        == f"""person  {KALENICHENKO}
Dmitry Kalenichenko
grouped from 2 works by a citation

{FACENET} #2  Dmitry Kalenichenko  (arXiv demo and OpenAIRE demo)
  FaceNet: A Unified Embedding for Face Recognition and Clustering, 2015
  here because of what it shares with other mentions of this name
    citation of FaceNet: A Unified Embedding for Face Recognition and Clustering ({FACENET}), with {MOBILENETS}

{MOBILENETS} #4  Dmitry Kalenichenko  (arXiv demo and OpenAIRE demo)
  MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications, 2017
  here because of what it shares with other mentions of this name
    citation of FaceNet: A Unified Embedding for Face Recognition and Clustering ({FACENET}), with {FACENET}

Suggested and not followed: nothing
"""
    )


def test_an_orcid_decides_and_evidence_brings_a_mention_without_it(demo_graph: Graph) -> None:
    facts = people.facts(demo_graph, "orcid:0000-0002-2283-4976")
    assert facts is not None
    rows = why(demo_graph, facts)["mentions"]["rows"]
    assert [(row["work"], row["by"]) for row in rows] == [
        ("arxiv:1709.01507", "here because the source gives the ORCID 0000-0002-2283-4976"),
        ("doi:10.1109/cvpr.2018.00745", "here because of what it shares with other mentions of this name"),
    ]
    assert [(link["name"], link["people"], link["with"]) for link in rows[1]["links"]] == [
        ("Gang Sun", ["orcid:0000-0001-6913-6799"], ["arxiv:1709.01507"]),
        ("Jie Hu", ["orcid:0000-0002-5150-1003"], ["arxiv:1709.01507"]),
    ]


def test_what_was_suggested_and_not_followed_stands_below(demo: CliRunner) -> None:
    said = demo.invoke(main, ["show", "jeff m girard~doi:10.1109/cvpr.2016.374", "--why"]).output
    assert "alone because it shares nothing with another mention of this name" in said
    assert "Suggested and not followed: 1\n  Jeffrey M. Girard  jeffrey m girard~arxiv:1702.04174  " in said
    as_json = json.loads(demo.invoke(main, ["show", "y s gan~arxiv:1805.08699", "--why", "--json"]).output)
    assert [row["by"] for row in as_json["mentions"]["rows"]] == [
        "alone because a name of initials, of one word or of a body joins no other"
    ]


def test_only_people_are_explained(demo: CliRunner) -> None:
    said = demo.invoke(main, ["show", FACENET, "--why"])
    assert said.exit_code == 2
    assert "--why is for people" in said.output
