"""The difference of two deliveries: against a generator that knows it, by hand, and from the notes of loads."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from kg import Graph
from kg.cli import main
from loaders import notes
from loaders.bulk import Given, prepare
from loaders.bulk.difference import stage
from loaders.rows import Delivery, batches
from loaders.run import Options, load

ROOT = Path(__file__).parents[1]
#: What the generator calls the other way round.
NAMES = {"IsSupplementedBy": "IsSupplementTo"}


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def diff(*words: Any) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, words)])


def differing(*words: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(diff(*words, "--json").output)
    return found


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("releases") / "world"
    command = [sys.executable, "-m", "bench.generate", "--works", "800", "--second", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, stderr=-1)
    return out


def counted(pairs: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    made: dict[str, dict[str, int]] = {}
    for (first, second), count in pairs.items():
        made.setdefault(first, {})[second] = count
    return made


def test_two_generated_releases_differ_as_the_generator_says(releases: Path) -> None:
    truth = [json.loads(line) for line in (releases / "truth" / "second.jsonl").read_bytes().splitlines()]
    things = [one for one in truth if "kind" in one]
    links = [one for one in truth if "name" in one]
    assert {one["what"] for one in things} == {"added", "removed", "changed", "merged", "split"}
    made = differing(releases / "openaire", releases / "second/openaire", "--source", "openaire", "--examples", 1000)
    assert made["things"] == counted(Counter((one["kind"], one["what"]) for one in things))
    assert made["links"] == counted(
        Counter((NAMES.get(one["name"], one["name"]), one["what"].removeprefix("link ")) for one in links)
    )
    papers = [one for one in things if one["kind"] == "paper"]
    changed = sum(one["what"] == "changed" for one in papers)
    assert made["fields"]["paper"] == {"title": changed}
    works = {row["work"]: row for row in map(json.loads, (releases / "truth/works.jsonl").read_bytes().splitlines())}
    for what, field in (("merged", "from"), ("split", "into")):
        expected = sorted(
            sorted((f"arxiv:{works[one['work']]['arxiv']}", f"doi:{works[one['work']]['doi']}"))
            for one in papers
            if one["what"] == what
        )
        assert sorted(row[field] for row in made["examples"][what]) == expected


def test_the_other_way_round_what_came_went(releases: Path) -> None:
    there = differing(releases / "openaire", releases / "second/openaire", "--source", "openaire")
    back = differing(releases / "second/openaire", releases / "openaire", "--source", "openaire")
    turned = {"added": "removed", "removed": "added", "merged": "split", "split": "merged", "changed": "changed"}
    for part in ("things", "links"):
        assert back[part] == {
            name: {turned[what]: count for what, count in counts.items()} for name, counts in there[part].items()
        }


def product(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"doi_________::{name:0>32}", "type": "publication", "mainTitle": "On graphs", **fields}


def cites(source: str, target: str, trust: str) -> dict[str, Any]:
    return {
        "source": f"doi_________::{source:0>32}",
        "sourceType": "product",
        "target": f"doi_________::{target:0>32}",
        "targetType": "product",
        "relType": {"name": "Cites", "type": "citation"},
        "provenance": {"provenance": "Harvested", "trust": trust},
    }


def written(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


OLD = (product("a", publisher="P"), product("b"), cites("a", "b", "0.8"), cites("b", "a", "0.9"))
NEW = (
    product("a", publisher="Q", language={"code": "eng", "label": "English"}, lastUpdateTimeStamp=1_764_547_200_000),
    product("b", lastUpdateTimeStamp=1_764_547_200_000),
    cites("a", "b", "0.9"),
    cites("b", "a", "0.9"),
)


def test_changed_fields_and_links_as_text_and_a_touched_record_is_no_change(tmp_path: Path) -> None:
    old, new = written(tmp_path / "old.json", *OLD), written(tmp_path / "new.json", *NEW)
    said = diff(old, new, "--source", "openaire")
    a, b = (f"openaire:doi_________::{one:0>32}" for one in "ab")
    assert (
        said.output
        == f"""{new} against {old}

things                               added     removed     changed      merged       split
  paper                                  0           0           1           0           0

links                                added     removed     changed
  Cites                                  0           0           1

Fields that changed, of records of kind paper: language 1, publisher 1

Changed, for example:
  paper oaire:doi_________::{"a":0>32}  changed: language, publisher

Links changed, for example:
  {a} Cites {b}
"""
    )
    assert diff(old, old, "--source", "openaire").output == f"{old} against {old}\nThey say the same.\n"


def test_the_notes_of_loads_say_the_same_as_their_files(scratch: Graph, home: Path, tmp_path: Path) -> None:
    loads = []
    for name, lines in (("old", OLD), ("new", NEW)):
        path = written(tmp_path / f"{name}.json", *lines)
        report = load(scratch, "openaire", [path], Options(release="demo", batch=1, notes=home))
        loads.append(report.delivery.load)
    by_loads = differing(*loads)
    by_files = differing(tmp_path / "old.json", tmp_path / "new.json", "--source", "openaire")
    assert by_loads | {"older": "", "newer": ""} == by_files | {"older": "", "newer": ""}
    assert by_loads["links"] == {"Cites": {"changed": 1}}


def test_a_bulk_load_keeps_the_notes_that_a_load_over_bolt_keeps(
    scratch: Graph, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.bulk.read.LOT", 0)  # each file a lot
    folder = tmp_path / "old"
    folder.mkdir()
    written(folder / "1.json", *OLD[:2])
    written(folder / "2.json", *OLD[2:])
    arxiv = ROOT / "kg/demo/arxiv"
    given = [Given("openaire", (folder,), "1"), Given("arxiv", (arxiv,), "1")]
    made = prepare(given, tmp_path / "work", notes=tmp_path / "bulk")
    for one, told in zip(given, made.deliveries, strict=True):
        report = load(scratch, one.source, one.paths, Options(release="1", notes=home))
        assert report.delivery.load == told["load"]
        stage(notes.noted(notes.folder(home, told["load"])), tmp_path / "staged" / one.source)
        kept = said(notes.folder(tmp_path / "bulk", told["load"]))
        assert kept == said(tmp_path / "staged" / one.source)
        assert all(kept[name] for name in ("records", "ids"))
    # The older one was loaded in bulk, the later one over Bolt.
    bulk = made.deliveries[0]["load"]
    notes.folder(tmp_path / "bulk", bulk).replace(notes.folder(home, "openaire:0:bulk"))
    assert diff("openaire:0:bulk", bulk).output == f"{bulk} against openaire:0:bulk\nThey say the same.\n"
    later = load(scratch, "openaire", [written(tmp_path / "new.json", *NEW)], Options(release="2", notes=home))
    assert differing("openaire:0:bulk", later.delivery.load)["links"] == {"Cites": {"changed": 1}}


def said(tables: Path) -> dict[str, set[tuple[Any, ...]]]:
    """What the tables of a delivery say, without the numbers of rows, which hang on how they were read."""
    numbers = {row["seq"]: row["id"] for row in pq.read_table(tables / "records").to_pylist()}
    made = {}
    for name in ("records", "ids", "links"):
        found = pq.read_table(tables / name).to_pylist()
        own = [row | {"seq": None, "from_record": numbers.get(row.get("from_record"))} for row in found]
        made[name] = {tuple(sorted(row.items(), key=str)) for row in own}
    return made


def test_an_interrupted_load_goes_on_with_its_notes(tmp_path: Path, releases: Path) -> None:
    from loaders.files import members
    from loaders.registry import items

    delivery = Delivery("openaire", "1", "openaire:1:x")
    found = [item for one in members([releases / "openaire/project.json"]) for item in items(one, "openaire")]
    whole = notes.Notes(tmp_path / "whole", skip=0)
    for batch in batches(found, delivery, 7):
        whole.add(batch)
    halved = notes.Notes(tmp_path / "halved", skip=0)
    for number, batch in enumerate(batches(found, delivery, 7)):
        # The third batch is noted, and the run dies before it is acknowledged.
        if number < 3:
            halved.add(batch)
    again = notes.Notes(tmp_path / "halved", skip=14)
    for batch in batches(found, delivery, 7, skip=14):
        again.add(batch)
    assert [*notes.noted(tmp_path / "halved")] == [*notes.noted(tmp_path / "whole")]
    assert len([*notes.noted(tmp_path / "whole")]) == len(found) > 14


def test_what_cannot_be_compared_is_said_plainly(tmp_path: Path, home: Path) -> None:
    old = written(tmp_path / "old.json", *OLD)
    said = diff("openaire:10.5:abc", old, "--source", "openaire")
    assert (said.exit_code, said.output.splitlines()[0][:59]) == (
        1, "Error: There are no notes of a load openaire:10.5:abc, and ",
    )  # fmt: skip
    assert "Say whose" in diff(old, old).output
    notes.Notes(notes.folder(home, "arxiv:1:a"), skip=0)
    assert "of arxiv and openaire" in diff("arxiv:1:a", old, "--source", "openaire").output
