"""What a bulk load does where something goes wrong around it: killed processes, clocks that jump, damaged stores."""

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
from graph_tables import write
from serving import kg, killed_at_the_end, quiet, small

from bench.canonical_tables import canonical
from kg import Graph, Settings, connect, from_env, server
from kg.bulk import importing
from kg.bulk.build import STAGES, Build
from kg.bulk.examine import examine
from kg.bulk.work import work
from kg.canonical import lines
from kg.errors import DatabaseError, KgError, Refused, Unavailable
from kg.graph import Transaction
from kg.server import homes
from kg.server.folders import layout
from kg.server.processes import Run, born, record, running
from loaders.bulk import Given, prepare, read
from loaders.derive import derive, stale
from loaders.lock import alone
from loaders.patience import patiently
from loaders.run import Options, Report, later, load

pytest_plugins = ("server_fixture",)

DEMO = Path(__file__).parent.parent / "kg" / "demo"
ARXIV = Given("arxiv", (DEMO / "arxiv",), "demo")
#: Starts a crew whose members wait for work that never comes, and says who they are.
_STUCK = """
import sys, threading
from multiprocessing import active_children
from pathlib import Path
from loaders.bulk.assemble import assemble
from loaders.bulk.crew import run

def endless():
    print(*(one.pid for one in active_children()), flush=True)
    threading.Event().wait()
    yield

if __name__ == "__main__":
    run(endless(), assemble, Path(sys.argv[1]), 2)
"""


def test_processes_of_a_killed_load_end_with_it(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(DEMO.parent.parent)}
    with subprocess.Popen(
        [sys.executable, "-c", _STUCK, str(tmp_path)], env=environment, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        crew = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
        assert len(crew) == 2
        parent.kill()
    assert psutil.wait_procs(crew, timeout=60)[1] == []


def _dies(_lot: Any, _folder: Path) -> None:
    os._exit(9)


def test_a_reader_that_is_killed_is_told_in_one_plain_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "SMALL", 0)
    monkeypatch.setattr(read, "LOT", 0)
    monkeypatch.setattr(read, "_read_apart", _dies)
    with pytest.raises(KgError, match="A process of the bulk load was killed"):
        prepare([Given("openaire", (DEMO / "openaire",), "demo")], tmp_path)


def test_strict_loading_stops_at_things_and_not_at_values_as_over_bolt(tmp_path: Path) -> None:
    file = tmp_path / "publication.json"
    author = {"fullName": "A B", "rank": 1, "pid": {"id": {"scheme": "orcid", "value": "0000-0000-0000-0002"}}}
    product = {"id": f"doi_________::{1:032}", "type": "publication", "mainTitle": "One", "authors": [author]}
    file.write_text(json.dumps(product) + "\n")
    made = prepare([Given("openaire", (file,), "1")], tmp_path / "work", strict=True)
    assert [(row["reason"], row["count"]) for row in made.deliveries[0]["rejects"]] == [("unusable ORCID", 1)]


def test_a_disk_that_is_full_before_a_stage_begins_is_told_as_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = work(replace(from_env(), home=tmp_path))
    found.begin({"home": "database-2", "memory": 1024, "to": "", "deliveries": []})
    built = Build(
        settings=replace(from_env(), home=tmp_path, neo4j_uri=""), work=found, plan=found.plan() or {},
        prepare=lambda folder, _watch: folder, derive=lambda _graph, _watch: None, say=quiet,
    )  # fmt: skip

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kg.bulk.work._write", full)
    with pytest.raises(DatabaseError, match=r"No room at .*the stage tables ran out of disk, and kg load --resume"):
        built.run()


# a database that goes away, and two loads at once


def test_a_load_waits_for_a_database_that_goes_away_and_goes_on(
    scratch_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connect(scratch_settings) as graph:
        load(graph, ARXIV.source, ARXIV.paths, Options(release="demo"))
        whole = b"".join(lines(graph))
        graph.write("MATCH (n) DETACH DELETE n")
    sent, waited, said = [0], [0.0], list[str]()
    run = Transaction.run

    def dies(self: Transaction, *given: Any) -> Any:
        sent[0] += 1
        if sent[0] == 12:
            server.kill(scratch_settings)
        return run(self, *given)

    def wait(seconds: float) -> None:
        waited[0] += seconds
        if waited[0] == 3:  # somebody starts it again after a while
            server.start(scratch_settings, say=quiet)

    def once() -> Report:
        with connect(scratch_settings) as graph:
            return load(graph, ARXIV.source, ARXIV.paths, Options(release="demo", batch=20))

    def answers() -> None:
        with connect(scratch_settings) as graph:
            graph.server()

    monkeypatch.setattr(Transaction, "run", dies)
    report = patiently(once, answers, say=said.append, wait=wait)
    assert (report.state, waited[0]) == ("complete", 3.0)
    assert [one.partition(". ")[2] or one for one in said] == [
        "Is it running? kg db status. What was acknowledged is kept; waiting up to 120 s until it answers again",
        "It answers again; going on",
    ]
    with connect(scratch_settings) as graph:
        made = b"".join(lines(graph))
        graph.write("MATCH (n) DETACH DELETE n")
    assert made == whole


def test_a_database_that_stays_away_or_dies_every_time_is_told() -> None:
    tried, looked = list[int](), list[int]()

    def never() -> None:
        tried.append(1)
        raise Unavailable("gone")

    with pytest.raises(Unavailable, match="gone"):
        patiently(never, lambda: looked.append(1), say=quiet, wait=lambda _seconds: None)
    assert (len(tried), len(looked)) == (4, 3)
    with pytest.raises(Unavailable, match="gone"):
        patiently(never, never, say=quiet, seconds=0.0, wait=lambda _seconds: None)


def test_a_load_over_bolt_is_refused_while_another_one_runs(scratch_settings: Settings) -> None:
    with alone(scratch_settings):
        said = kg(scratch_settings, "load", "arxiv", str(DEMO / "arxiv"))
    assert said.line == "Error: Another load is running on this database; wait for it or stop it"


# a clock that jumps


def test_a_process_is_known_again_after_the_clock_was_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "server.json"
    record(file, Run(os.getpid(), born(os.getpid()) or 0.0, 1, "5", "now"))
    clock = psutil.boot_time()
    for jump in (-7200.0, 7200.0):
        monkeypatch.setattr("psutil._pslinux.boot_time", lambda jump=jump: clock + jump, raising=False)
        assert running(file) is not None
    monkeypatch.undo()
    # What an earlier version noted is a date, and a process of that number born at another time is another one.
    record(file, Run(os.getpid(), psutil.Process().create_time(), 1, "5", "now"))
    assert running(file) is not None
    record(file, Run(os.getpid(), (born(os.getpid()) or 0.0) - 5, 1, "5", "now"))
    assert running(file) is None


class Backwards(datetime):
    """A clock that says an earlier hour each time."""

    hours = 0

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        """An hour before what it said last."""
        Backwards.hours += 1
        return datetime(2026, 11, 24, 12 - Backwards.hours % 12, tzinfo=UTC)


def test_a_clock_that_goes_backwards_between_stages_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = canonical(prepare([ARXIV], tmp_path / "whole").folder)
    monkeypatch.setattr(sys.modules["loaders.bulk.prepare"], "datetime", Backwards)
    monkeypatch.setattr(time, "time", lambda: 1e9 - 3600 * Backwards.hours)

    class Killed(BaseException):
        pass

    def dies_after(stage: str) -> Any:
        def told(step: str, _count: int) -> None:
            if step == stage:
                raise Killed

        return told

    for stage in ("read", "sets", "made", "edges", "told"):
        with pytest.raises(Killed):
            prepare([ARXIV], tmp_path / "killed", told=dies_after(stage))
    assert canonical(prepare([ARXIV], tmp_path / "killed").folder) == whole


def test_figures_are_stale_after_a_load_whatever_the_clock_says(
    scratch: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(scratch, "arxiv", ARXIV.paths, Options(release="demo"))
    derive(scratch)
    assert stale(scratch) == []
    # The year before: the load that changes something now is no longer the last one by its date.
    monkeypatch.setattr("loaders.run._now", lambda: "2025-01-01T00:00:00.000+00:00")
    load(scratch, "openaire", (DEMO / "openaire",), Options(release="demo"))
    assert stale(scratch) != []


def test_a_change_is_later_than_the_one_before_it_whatever_the_clock_says() -> None:
    before = "2026-03-01T12:00:00.999+00:00"
    assert later("2026-03-01T12:00:01.000+00:00", before) == "2026-03-01T12:00:01.000+00:00"
    assert later(before, before) == "2026-03-01T12:00:01.000+00:00"
    assert later("2025-01-01T00:00:00.000+00:00", before) == "2026-03-01T12:00:01.000+00:00"
    assert later(before, "") == before


# processes and stores of a database that does not serve yet


@pytest.fixture
def empty(install_folder: Path, tmp_path: Path) -> Iterator[Settings]:
    """A home in which nothing has run yet."""
    settings = small(install_folder, tmp_path / "home")
    with killed_at_the_end(settings):
        yield settings


def test_what_a_killed_command_left_running_on_an_unfinished_database_is_ended(empty: Settings) -> None:
    place = layout(empty, "database-2")
    place.base.mkdir(parents=True)
    words = (f"--report-file={place.base}/import.report", f"--report-path={place.base}", f"--home-dir={place.base}")
    left = [
        subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait()", one]) for one in words
    ]
    other = subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait()", f"{words[2]}0"])
    try:
        importing.clear(place)
        assert [one.wait(60) is None for one in left] == [False, False, False]
        assert other.poll() is None
        assert not place.base.exists()
    finally:
        for one in (*left, other):
            one.kill()
            one.wait()


def test_nothing_is_imported_into_a_database_that_serves_or_did_before(empty: Settings) -> None:
    for name in ("database-2", "database-3"):
        (empty.home / name / "data").mkdir(parents=True)
    homes.point(empty.home, "database-3", "database-2")
    for name in ("database-2", "database-3"):
        with pytest.raises(Refused, match="serves, or did before; nothing is imported into it"):
            importing.run(empty, layout(empty, name), [], empty.home, memory_mb=1024, phase=quiet)
        assert (empty.home / name / "data").is_dir()


NODES = {"Paper": [{"id": f"arxiv:{number}", "title": f"Title {number}"} for number in range(200)]}
LINKS = {"CITES/Paper-Paper": [{"start": f"arxiv:{one}", "end": f"arxiv:{one // 2}"} for one in range(1, 200)]}


def test_a_damaged_store_is_found_before_anybody_sees_it(
    empty: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "tables", NODES, LINKS)
    found = work(empty)
    found.begin({"home": homes.unused(empty.home), "memory": 1024, "to": "", "deliveries": [], "check": True})
    said: list[str] = []
    built = Build(
        settings=empty, work=found, plan=found.plan() or {}, prepare=lambda _folder, _watch: folder,
        derive=lambda _graph, _watch: None, say=said.append,
    )  # fmt: skip
    store = built.place.data / "databases" / "neo4j" / "neostore.relationshipstore.db"
    done = importing.run

    def damaged(*given: Any, **more: Any) -> None:
        done(*given, **more)
        whole = bytearray(store.read_bytes())
        whole[len(whole) // 2 : len(whole) // 2 + 200] = b"\x5a" * 200
        store.write_bytes(whole)

    with monkeypatch.context() as patched:
        patched.setattr(importing, "run", damaged)
        with pytest.raises(DatabaseError, match="The imported database is damaged, says Neo4j's own check"):
            built.run()
    assert list(found.done()) == ["tables", "files", "import"]
    assert homes.serving(empty.home) == homes.FIRST
    # The same stage again says the same; from a whole import on, it goes to the end.
    with pytest.raises(DatabaseError, match=r"What it found: .*/inconsistencies-"):
        examine(built.place, memory_mb=1024)
    found.begin(built.plan)
    built.run()
    assert list(found.done()) == list(STAGES)
    with connect(empty) as graph:
        assert graph.read("MATCH ()-[c:CITES]->() RETURN count(c)").rows == [(199,)]
