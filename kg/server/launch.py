"""One attempt at running the server: launched, watched until Bolt answers, and explained where it does not."""

import shlex
import shutil
import subprocess
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from kg.errors import DatabaseError, Unavailable
from kg.server.admin import classpath
from kg.server.folders import Layout
from kg.server.java import Java, environment
from kg.server.ports import answers
from kg.server.processes import Run, born, listens, record
from kg.server.room import no_room
from kg.server.said import NO_MEMORY, NO_ROOM, any_of, reason
from kg.server.stopping import killed
from kg.server.talk import Say

#: Recovery after a kill took 20 s with half a million nodes; this is for a hundred times as many.
START_SECONDS = 1800
#: The shell leaves at once, so the server is nobody's child here: no zombie, and no Ctrl-C meant for us.
LAUNCH = '"$@" </dev/null >"$LOG" 2>&1 & echo $!'


class PortTaken(DatabaseError):
    """Somebody took the port between our look and the server's."""


def launched(place: Layout, java: Java, port: int, *, say: Say) -> Run:
    """The server, launched on `port` and answering."""
    run = _launch(place, java, port)
    record(place.run, run)
    await_answer(place, run, say=say)
    return run


def await_answer(place: Layout, run: Run, *, say: Say) -> None:
    """Wait until this run answers; its end or half an hour of silence is an error."""
    started = told = time.monotonic()
    while not (listens(run) and answers(run.port) and "Started." in _log(place)):
        if not run.alive():
            raise _why(place, run.port)
        if time.monotonic() - started > START_SECONDS:
            raise Unavailable(f"The server (process {run.pid}) does not answer after {START_SECONDS} s: kg db log")
        if time.monotonic() - told > 10:
            told = time.monotonic()
            _give_up_on_a_full_disk(place)
            # At the very first start there is nothing to recover.
            recovery = "" if place.unfinished.exists() else " (recovery takes longer)"
            say(f"  still starting after {told - started:.0f} s{recovery}; its log: {place.log}")
        time.sleep(0.1)


def _give_up_on_a_full_disk(place: Layout) -> None:
    """End a server that neither starts nor stops, because it cannot even write its log."""
    if shutil.disk_usage(place.base).free < 1_000_000 or any_of(NO_ROOM, _log(place)):
        killed(place)
        raise no_room(place.base, "the server cannot start without any")


def _launch(place: Layout, java: Java, port: int) -> Run:
    names = environment(NEO4J_HOME=str(place.base), NEO4J_CONF=str(place.conf.parent), JAVA_HOME=str(java.home))
    place.log.parent.mkdir(parents=True, exist_ok=True)
    if place.log.exists():
        place.log.replace(place.log_before)
    done = subprocess.run(
        ["/bin/sh", "-c", LAUNCH, "sh", *_command_line(place, java, names)],
        cwd=place.base,
        env=names | {"LOG": str(place.log)},
        capture_output=True,
        text=True,
        check=True,
        start_new_session=True,
    )
    pid = int(done.stdout)
    created = born(pid)
    if created is None:
        raise _why(place, port)
    return Run(pid, created, port, place.version, datetime.now(UTC).isoformat(timespec="seconds"))


def _command_line(place: Layout, java: Java, names: dict[str, str]) -> Sequence[str]:
    """What Neo4j itself would run, with the memory and the options of neo4j.conf in it."""
    asked = [str(java.command), "-cp", classpath(place), "org.neo4j.server.startup.Neo4jCommand"]
    done = subprocess.run(
        [*asked, "console", "--dry-run"], cwd=place.base, env=names, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DatabaseError(f"Neo4j refuses its settings in {place.conf}: {reason(done.stderr + done.stdout)}")
    return shlex.split(done.stdout.strip().splitlines()[-1])


def _log(place: Layout) -> str:
    try:
        return place.log.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""


def _why(place: Layout, port: int) -> DatabaseError:
    """Why the server ended while it was starting, from its own words."""
    said = _log(place)
    if "Address already in use" in said:
        return PortTaken(f"Port {port} was taken by another program while the server started: kg db start")
    if any_of(NO_ROOM, said):
        return no_room(place.base, "the server ran out of disk while it started")
    if any_of(NO_MEMORY, said):
        return DatabaseError("The server ran out of memory while it started; set KG_HEAP_MB and KG_PAGE_CACHE_MB")
    return DatabaseError(f"The server ended while it started: {reason(said)}. More: kg db log")
