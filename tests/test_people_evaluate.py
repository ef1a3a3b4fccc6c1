"""How well people are told apart: the measures by hand and by counting pairs, and the demo corpus with its labels."""

import json
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg import Graph, Settings
from kg.cli import main
from kg.errors import DataError
from loaders import labelled
from loaders.evaluation import evaluate
from loaders.scores import Score, Scores, scores, worst

LABELS = Path(__file__).parent / "data" / "people_of_the_demo.jsonl"


def test_both_measures_worked_out_by_hand() -> None:
    # Ours: {1, 2, 3} and {4}; the truth: {1, 2} and {3, 4}.
    grouped = {1: "a", 2: "a", 3: "a", 4: "b"}
    labels = {1: "x", 2: "x", 3: "y", 4: "y"}
    assert scores(grouped, labels) == Scores(
        mentions=4,
        pairwise=Score(1 / 3, 1 / 2),
        b_cubed=Score((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, (1 + 1 + 1 / 2 + 1 / 2) / 4),
        merged_wrongly=2,
        split_wrongly=1,
    )
    assert Score(1 / 3, 1 / 2).f1 == pytest.approx(0.4)


def test_nobody_labelled_is_nothing_wrong() -> None:
    assert scores({}, {}).as_dict() == {
        "mentions": 0,
        "pairwise": {"precision": 1.0, "recall": 1.0, "f1": 1.0},
        "b_cubed": {"precision": 1.0, "recall": 1.0, "f1": 1.0},
        "merged_wrongly": 0,
        "split_wrongly": 0,
    }


def test_the_worst_errors_come_first_with_their_parts() -> None:
    grouped = {1: "a", 2: "a", 3: "a", 4: "b", 5: "b", 6: "c"}
    labels = {1: "x", 2: "x", 3: "y", 4: "y", 5: "z", 6: "z"}
    found = [(one.name, one.pairs, one.parts) for one in worst(grouped, labels, 2)]
    assert found == [("a", 2, {"x": [1, 2], "y": [3]}), ("b", 1, {"y": [4], "z": [5]})]


def _by_pairs(grouped: Mapping[Any, str], labels: Mapping[Any, str]) -> tuple[int, int, int]:
    """Right pairs, pairs merged wrongly and pairs split wrongly, by looking at every pair."""
    kinds = [
        (grouped[one] == grouped[other], labels[one] == labels[other]) for one, other in combinations(sorted(labels), 2)
    ]
    return kinds.count((True, True)), kinds.count((True, False)), kinds.count((False, True))


def test_the_people_of_the_demo_corpus(demo_graph: Graph) -> None:
    given = labelled.from_file(demo_graph, LABELS)
    made = evaluate(demo_graph, given, most=1)
    assert (given.lines, len(given.labels), given.missing, given.ambiguous) == (344, 344, 0, 0)
    right, merged, split = _by_pairs(given.grouped, given.labels)
    score = made.scores["nothing"]["all"]
    assert (score["merged_wrongly"], score["split_wrongly"]) == (merged, split)
    assert score["pairwise"]["recall"] == round(right / (right + split), 4)
    assert made.differing == 0
    evident = made.scores["nothing"]["with_evidence"]["pairwise"]
    assert evident["precision"] >= 0.99
    assert evident["recall"] >= 0.9
    (error,) = made.errors
    assert (error["kind"], error["name"], [part["count"] for part in error["parts"]]) == (
        "split wrongly", "jeffrey f cohn", [5, 1, 1],
    )  # fmt: skip


def test_each_kind_of_evidence_is_left_out_once(demo_graph: Graph) -> None:
    told = evaluate(demo_graph, labelled.from_file(demo_graph, LABELS), most=0).scores
    assert list(told) == ["nothing", "co-author", "institution", "citation", "ORCID"]
    recall = {name: one["all"]["pairwise"]["recall"] for name, one in told.items()}
    assert all(recall[name] < recall["nothing"] for name in ("co-author", "institution", "citation"))


def test_orcids_are_labels_and_are_hidden(demo_graph: Graph) -> None:
    given = labelled.from_orcids(demo_graph)
    made = evaluate(demo_graph, given, hide_orcids=True)
    stated = demo_graph.read("MATCH ()-[a:AUTHORED {orcid_state: 'asserted'}]->() RETURN count(a)").rows[0][0]
    assert len(given.labels) == stated > 0
    assert "ORCID" not in made.scores
    assert made.scores["nothing"]["all"]["pairwise"]["precision"] == 1.0


def test_lines_that_lead_nowhere_are_counted_and_bad_ones_named(demo_graph: Graph, tmp_path: Path) -> None:
    lines = [
        {"work": "https://arxiv.org/abs/2203.12570v1", "name": "ZHAO, Geran", "person": 1},
        {"work": "arXiv:2203.12570", "name": "Geran Zhao", "person": 1},
        {"work": "arxiv:2203.12570", "position": 4, "person": 2},
        {"work": "doi:10.1/nowhere", "position": 1, "person": 3},
    ]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)) + "\n\n")
    given = labelled.from_file(demo_graph, path)
    assert given.labels == {("Paper", "arxiv:2203.12570", 4): "1"}
    assert (given.lines, given.missing, given.ambiguous) == (4, 2, 1)
    path.write_text('{"work": "arxiv:2203.12570", "person": 1}\n')
    with pytest.raises(DataError, match=r"some\.jsonl:1: neither position nor name"):
        labelled.from_file(demo_graph, path)
    path.write_text("\n{]\n")
    with pytest.raises(DataError, match=r"some\.jsonl:2: "):
        labelled.from_file(demo_graph, path)


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch, demo_settings: Settings, demo_graph: Graph) -> CliRunner:
    monkeypatch.setattr("kg.from_env", lambda: demo_settings)
    return CliRunner()


def test_the_command_says_the_same_as_text_and_as_json(demo: CliRunner) -> None:
    as_text = demo.invoke(main, ["people", "evaluate", str(LABELS), "--worst", "1"])
    as_json = json.loads(demo.invoke(main, ["people", "evaluate", str(LABELS), "--worst", "1", "--json"]).output)
    assert as_text.exit_code == 0
    assert as_text.output.startswith("344 labelled mentions; 0 not found, 0 ambiguous\n")
    for one in as_json["scores"].values():
        assert f"{one['all']['pairwise']['recall']:.4f}" in as_text.output
    assert "Split wrongly: jeffrey f cohn, 11 pairs" in as_text.output
    assert demo.invoke(main, ["people", "evaluate"]).exit_code == 2
