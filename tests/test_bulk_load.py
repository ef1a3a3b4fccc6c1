"""`kg load --bulk` as a whole: into nothing, under visitors, killed at every stage, back again; and to a folder."""

import json
import os
import resource
import shlex
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from browser_site import served
from serving import Said, begun, ended, kg, killed_at_the_end, quiet, small

from bench.served import RATE, Visitors
from kg import Graph, Settings, connect, server
from kg.bulk.build import STAGES
from kg.bulk.work import Work, work
from kg.canonical import lines
from kg.server import homes
from kg.server.folders import layout
from kg.server.processes import running
from kg.server.switching import rollback

pytest_plugins = ("server_fixture",)

DEMO = Path(__file__).parent.parent / "kg" / "demo"
DELIVERIES = (f"openaire:demo={DEMO / 'openaire'}", f"arxiv:demo={DEMO / 'arxiv'}")
PAGES = ("/", "/paper/arxiv:2109.07270", "/topic/arxiv:cs.CV.json", "/status.json", "/paper/arxiv:1811.02360.json")
#: What a person added: a note on a paper, one on a paper that is gone afterwards, one on a paper under an earlier key,
#: a link of a type of their own, and values of types that no file could carry.
ADDED = """
CREATE (note:Note:Mine {text: 'read this', on: date('2026-11-24'), at: point({x: 1.5, y: 2.0}), tags: ['a', 'b']})
CREATE (list:Note {text: 'my list'})
CREATE (gone:Paper:Work {id: 'doi:10.1/gone'}), (former:Paper:Work {id: $former})
WITH note, list, gone, former
MATCH (paper:Paper {id: 'arxiv:2109.07270'}), (other:Paper {id: 'arxiv:1811.02360'})
CREATE (list)-[:HOLDS {place: 1}]->(note), (note)-[:NOTE_ON {since: datetime('2026-11-24T12:00:00Z')}]->(paper)
CREATE (note)-[:NOTE_ON]->(gone), (other)-[:LISTED]->(list), (note)-[:NOTE_ON {was: 'former'}]->(former)
CREATE (paper)-[:READ_AFTER {by: 'me'}]->(other)
"""
FOUND = """
MATCH (one)-[link]->(two)
WHERE one:Note OR two:Note OR type(link) = 'READ_AFTER'
RETURN coalesce(one.text, one.id) AS one, type(link) AS type, properties(link) AS properties,
  coalesce(two.text, two.id) AS two
ORDER BY one, type, two
"""


def canonical(settings: Settings) -> bytes:
    with connect(settings) as graph:
        return b"".join(lines(graph))


@contextmanager
def visited(settings: Settings) -> Iterator[Visitors]:
    """The web UI with visitors, in processes and threads of their own."""
    with served(settings) as site:
        visitors = Visitors(site, PAGES, settings.home / "bulk/progress.json")
        thread = threading.Thread(target=visitors.visit)
        thread.start()
        try:
            yield visitors
        finally:
            visitors.over.set()
            thread.join()


@dataclass(slots=True)
class Story:
    """What happened, for the tests to look at."""

    settings: Settings
    first: Said | None = None
    before: bytes = b""
    killed: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    second: Said | None = None
    refused: Said | None = None
    status: dict[str, Any] = field(default_factory=dict)
    visitors: Visitors | None = None
    former: str = ""
    found: list[dict[str, Any]] = field(default_factory=list)
    indexes: list[dict[str, Any]] = field(default_factory=list)
    after: bytes = b""


def killed_at(settings: Settings, stage: str, found: Work) -> None:
    """Start or go on, and kill the process as soon as it is in this stage."""
    process = begun(settings, "load", "--bulk", "--derive", "--check", *DELIVERIES)
    while process.poll() is None:
        if found.progress().get("stage") == stage and found.progress().get("pid") == process.pid:
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(0.005)
    process.communicate()


@pytest.fixture(scope="module")
def story(install_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Into nothing; then again while pages are asked for, killed at every stage, with what a person added."""
    settings = small(install_folder, tmp_path_factory.mktemp("bulk home"))
    try:
        told = Story(settings)
        told.first = kg(settings, "load", "bulk", "--derive", *DELIVERIES)
        assert told.first.status == 0, told.first
        told.before = canonical(settings)
        with connect(settings) as graph:
            told.former = graph.read(
                "MATCH (i:Identifier {scheme: 'doi'})-[:IDENTIFIES]->(p:Paper) WHERE p.id <> i.id "
                "RETURN i.id ORDER BY i.id LIMIT 1"
            ).rows[0][0]
            graph.write(ADDED, {"former": told.former})
            graph.command("CREATE INDEX my_notes FOR (n:Note) ON (n.text)")
        with visited(settings) as told.visitors:
            for stage in STAGES:
                killed_at(settings, stage, work(settings))
                told.killed.append(stage)
                told.shown.append(homes.serving(settings.home))
                if stage == "indexes":
                    told.refused = kg(settings, "load", "--bulk", *DELIVERIES)
            told.second = kg(settings, "load", "--resume")
            told.status = json.loads(kg(settings, "load", "--status", "--json").out)
        with connect(settings) as graph:
            told.found = graph.read(FOUND).dicts()
            told.indexes = graph.command("SHOW INDEXES YIELD name WHERE name = 'my_notes' RETURN name")
            graph.write("MATCH (n:Note) DETACH DELETE n")
            graph.write("MATCH ()-[r:READ_AFTER]->() DELETE r")
        told.after = canonical(settings)
        yield told
    finally:
        for name in homes.there(settings.home):
            if run := running(layout(settings, name).run):
                os.kill(run.pid, signal.SIGKILL)


def test_a_bulk_load_into_nothing_is_the_graph_that_bolt_makes(story: Story, demo_graph: Graph) -> None:
    assert story.before == b"".join(lines(demo_graph))


def test_a_load_killed_at_every_stage_goes_on_to_the_same_bytes(story: Story) -> None:
    assert story.killed == list(STAGES)
    assert story.second is not None
    assert story.second.status == 0, story.second
    assert story.after == story.before


def test_the_graph_before_serves_until_the_switch(story: Story) -> None:
    assert story.shown[: STAGES.index("switch")] == ["database-2"] * STAGES.index("switch")
    assert story.shown[-1] == homes.serving(story.settings.home) == "database-3"


def test_pages_are_answered_all_the_time(story: Story) -> None:
    visitors = story.visitors
    assert visitors is not None
    assert [one for one in visitors.answers if one[-1] != 200] == []
    # They came at their rate: nobody was held up for long by what went on.
    assert len(visitors.answers) > 0.9 * RATE * visitors.lasted
    assert visitors.lasted > 30


def test_another_bulk_load_is_refused_until_the_one_that_was_begun_is_finished_or_forgotten(story: Story) -> None:
    assert story.refused is not None
    assert story.refused.line == (
        "Error: Another bulk load was begun and is not finished: kg load --resume goes on with it, "
        "kg load --abandon forgets it"
    )


def test_what_people_added_is_carried_over_and_what_leads_nowhere_is_kept_in_a_file(story: Story) -> None:
    settings = story.settings
    (paper,) = {row["two"] for row in story.found if row["properties"].get("was") == "former"}
    assert paper.startswith("arxiv:")
    told = [(row["one"], row["type"], row["properties"], row["two"]) for row in story.found]
    assert told == [
        ("arxiv:1811.02360", "LISTED", {}, "my list"),
        ("arxiv:2109.07270", "READ_AFTER", {"by": "me"}, "arxiv:1811.02360"),
        ("my list", "HOLDS", {"place": 1}, "read this"),
        *sorted(
            [
                ("read this", "NOTE_ON", {"was": "former"}, paper),
                ("read this", "NOTE_ON", {"since": "2026-11-24T12:00:00.000000000+00:00"}, "arxiv:2109.07270"),
            ],
            key=lambda one: one[3],
        ),
    ]
    assert story.indexes == [{"name": "my_notes"}]
    (file,) = settings.home.glob("left-behind-*.jsonl")
    (left,) = map(json.loads, file.read_text().splitlines())
    assert left == {
        "type": "NOTE_ON",
        "start": {"labels": ["Mine", "Note"], "id": None},
        "end": {"labels": ["Paper", "Work"], "id": "doi:10.1/gone"},
        "properties": {},
    }


def test_the_status_tells_of_every_stage(story: Story) -> None:
    status = story.status
    assert [(one["stage"], one["state"]) for one in status["stages"]] == [(name, "done") for name in STAGES]
    assert (status["finished"], status["running"]) == (True, False)
    assert status["stages"][0]["rows"] == status["stages"][1]["rows"] > 6000
    lines_told = kg(story.settings, "load", "--status").out.splitlines()
    assert lines_told[0] == "Finished: openaire demo, arxiv demo -> database-3"
    assert [line.split()[:2] for line in lines_told[1:]] == [[name, "done"] for name in STAGES]


def test_one_can_go_back_and_forth_and_forget(story: Story) -> None:
    settings = story.settings
    assert server.status(settings).before == settings.home / "database-2"
    assert homes.there(settings.home) == ["database-2", "database-3"]
    with connect(settings) as graph:
        assert graph.read("MATCH (p:Paper {id: 'doi:10.1/gone'}) RETURN p.id").rows == []
    said: list[str] = []
    rollback(settings, say=said.append, seconds=30)
    assert "database-2 serves now; database-3 is kept: kg db rollback" in said
    with connect(settings) as graph:
        assert graph.read("MATCH (p:Paper {id: 'doi:10.1/gone'}) RETURN p.id").rows == [("doi:10.1/gone",)]
        assert len(graph.read("MATCH (n:Note) RETURN n.text").rows) == 2
    assert running(layout(settings, "database-3").run) is None
    server.stop(settings, say=quiet)
    back = kg(settings, "db", "rollback")
    assert back.status == 0
    assert "database-3 is the database now; database-2 is kept: kg db rollback. Nothing runs: kg db start" in back.err
    forgotten = kg(settings, "db", "rollback", "--forget")
    assert (forgotten.status, homes.there(settings.home)) == (0, ["database-3"])
    assert kg(settings, "db", "rollback").line.startswith("Error: There is no database to go back to")
    server.start(settings, say=quiet)
    assert canonical(settings) == story.before


def test_what_was_loaded_since_the_bulk_load_began_is_not_lost(story: Story) -> None:
    server.start(story.settings, say=quiet)
    folder = work(story.settings)
    kept = folder.folder.rename(folder.folder.with_name("kept"))
    try:
        deliveries = [{"source": "openaire", "release": "demo", "paths": [], "mark": "", "bytes": 0}]
        folder.begin({"deliveries": deliveries, "to": "", "home": "database-9", "there": ["openaire:demo"]})
        assert kg(story.settings, "load", "--resume").line == (
            "Error: arxiv:demo was loaded into the graph since this bulk load began, and would be gone after it: "
            "kg load --abandon, then begin anew with it"
        )
    finally:
        folder.clear()
        kept.rename(folder.folder)


def test_a_load_that_would_leave_out_a_source_is_refused(story: Story) -> None:
    server.start(story.settings, say=quiet)
    assert kg(story.settings, "load", "--bulk", DELIVERIES[0]).line == (
        "Error: The graph holds arxiv:demo, which this load would leave out: name it as well, or say --replace"
    )
    assert homes.serving(story.settings.home) == "database-3"


# without a database of its own


@pytest.fixture
def empty(install_folder: Path, tmp_path: Path) -> Iterator[Settings]:
    """A home in which nothing has run yet."""
    settings = small(install_folder, tmp_path / "home")
    with killed_at_the_end(settings):
        yield settings


def test_a_second_load_at_the_same_time_is_refused(empty: Settings) -> None:
    from loaders.lock import alone

    with alone(empty):
        for words in (("load", "bulk", *DELIVERIES), ("load", "--resume"), ("load", "--abandon")):
            assert kg(empty, *words).line.startswith("Error: Another load is running on this database")


def test_there_must_be_something_to_go_on_with(empty: Settings) -> None:
    for word in ("--resume", "--status", "--abandon"):
        assert kg(empty, "load", word).line == "Error: No bulk load was begun: kg load --bulk SOURCE=PATH"


def test_a_server_of_ones_own_gets_files_and_no_database(empty: Settings) -> None:
    said = kg(empty, "load", "--bulk", *DELIVERIES, NEO4J_URI="bolt://graph.example.org", NEO4J_PASSWORD="x")
    assert "is a server of yours (NEO4J_URI)" in said.line
    assert "With --to DIR it writes the files and the command for your own importer" in said.line


def test_a_dump_that_changed_since_the_load_began_is_noticed(empty: Settings, tmp_path: Path) -> None:
    from kg.cli.bulk import _described

    dump = tmp_path / "publication.json"
    dump.write_bytes((DEMO / "openaire" / "publication.json").read_bytes())
    plan = {"deliveries": [_described("openaire", "demo", (dump,))], "to": "", "derive": False, "strict": False}
    work(empty).begin(plan | {"memory": 1024, "home": "database-2", "there": []})
    with dump.open("ab") as file:
        file.write(b"{}\n")
    assert "openaire demo has changed since the load began" in kg(empty, "load", "--resume").line
    forgotten = kg(empty, "load", "--abandon")
    assert (forgotten.status, work(empty).plan()) == (0, None)


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """No file of this process and its children may grow beyond `size`."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_at_each_stage_is_told_and_the_load_goes_on_once_there_is_room(
    empty: Settings, demo_graph: Graph
) -> None:
    # The tables' largest file is 55 kB, the largest of the importer's files 350 kB, and the store has larger ones.
    for room, stage in ((30_000, "tables"), (150_000, "files"), (500_000, "import")):
        with small_disk(room):
            process = begun(empty, "load", "--bulk", "--derive", "--check", *DELIVERIES)
        line = ended(process).line
        assert line.startswith(f"Error: No room at {empty.home}"), line
        assert "Free some space, or set KG_HOME to a folder on another disk" in line
        stopped = json.loads(kg(empty, "load", "--status", "--json").out)
        assert [one["stage"] for one in stopped["stages"] if one["state"] == "interrupted"] == [stage]
    assert kg(empty, "load", "--resume").status == 0
    assert canonical(empty) == b"".join(lines(demo_graph))


def test_a_folder_of_files_holds_the_command_that_imports_them(empty: Settings, tmp_path: Path) -> None:
    target = tmp_path / "a folder"
    said = kg(empty, "load", "--bulk", "--to", str(target), *DELIVERIES)
    assert said.status == 0, said
    assert not homes.there(empty.home)
    names = {file.name for file in target.iterdir()}
    assert {"README.md", "import.sh", "schema.cypher", "tables", "Paper.header.csv", "Paper.csv.gz"} <= names
    counted = json.loads((target / "tables" / "manifest.json").read_text())
    assert f"{sum(counted['nodes'].values()):,} nodes" in (target / "README.md").read_text()
    # The script runs as it is where a `neo4j-admin` is; ours is the managed server's.
    admin = tmp_path / "neo4j-admin"
    arguments = tmp_path / "arguments"
    admin.write_text(f'#!/bin/sh\nfor one in "$@"; do printf "%s\\n" "$one"; done > {shlex.quote(str(arguments))}\n')
    admin.chmod(0o755)
    subprocess.run(["/bin/sh", target / "import.sh", "--verbose"], env={"NEO4J_ADMIN": str(admin)}, check=True)
    words = arguments.read_text().splitlines()
    assert words[:4] == ["database", "import", "full", "neo4j"]
    assert words[-1] == "--verbose"
    files = {name for word in words for name in word.split("=")[-1].split(",") if name.startswith("./")}
    assert {file.name for file in target.glob("*.csv*")} == {name[2:] for name in files}
    assert kg(empty, "load", "--bulk", "--to", str(target), *DELIVERIES).line.endswith(
        "is not empty; name a new folder"
    )
