"""Neo4j's own importer, run into a database that nobody uses: guarded before, read afterwards."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from kg.bulk.command import words
from kg.bulk.files import Group
from kg.errors import DatabaseError, DataError, Refused
from kg.server import homes
from kg.server.admin import classpath
from kg.server.config import conf
from kg.server.folders import Layout
from kg.server.installation import installed
from kg.server.java import Java, environment, java_for
from kg.server.memory import memory
from kg.server.ports import answers
from kg.server.processes import running, unrecorded
from kg.server.room import need, no_room, writing
from kg.server.said import NO_MEMORY, NO_ROOM, any_of, reason
from kg.server.stopping import STOP_SECONDS
from kg.server.store import claim
from kg.settings import Settings

DATABASE = "neo4j"
#: Below this the importer warns; a gigabyte is also what its buffers take outside the heap, whatever it is given.
LEAST_MB = 1024
#: Without these the importer of 2026 has no access to its own buffers.
_OPENED = tuple(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch"))
_PHASE = re.compile(r"^(?:WARNING.*?GiB)?(\w[^,\n]*), started ")
#: The line that says which row it stumbled over; each version puts something else before it.
_REFUSED = re.compile(r"^.*(?:referring to missing node|is defined more than once|original error: ).*$", re.MULTILINE)

Phase = Callable[[str], None]


def guard(place: Layout) -> None:
    """Refuse where anybody could be using the database: by its process, by the lock on its store, by its port."""
    found = running(place.run)
    stranger = found.pid if found else unrecorded(place)
    if stranger is not None:
        raise Refused(f"Process {stranger} serves {place.base}; nothing is imported into a database that is in use")
    if _locked(place.data / "databases" / "store_lock") or _locked(
        place.data / "databases" / DATABASE / "database_lock"
    ):
        raise Refused(f"The store in {place.base} is locked by another program; nothing is imported into it")
    try:
        port = int(place.port.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return
    if answers(port):
        raise Refused(f"Something answers on port {port}, which is that of {place.base}; nothing is imported into it")


def clear(place: Layout) -> None:
    """Remove a database that was never finished, and end what a killed command left running on it."""
    end_left(place)
    guard(place)
    shutil.rmtree(place.base, ignore_errors=True)


def run(
    settings: Settings, place: Layout, groups: Sequence[Group], folder: Path, *, memory_mb: int, phase: Phase
) -> None:
    """Import the files of a folder into a fresh database; a single row that cannot be used ends it."""
    installed(place)
    if place.base.name in homes.pointed(settings.home):
        raise Refused(f"{place.base} serves, or did before; nothing is imported into it")
    clear(place)
    need(place.base, sum(file.stat().st_size for file in folder.iterdir()), what="The imported database")
    with writing(place.base):
        place.conf.parent.mkdir(parents=True)
        place.base.chmod(0o700)
        text = conf(place.version, lib=place.lib, port=7687, memory=memory(settings))
        place.conf.write_text(text, encoding="utf-8")
        report = _report(place)
        said = _said(place, java_for(place.version), groups, folder, report, memory_mb=memory_mb, phase=phase)
        _read(report, said, sum(one.count for one in groups))
        claim(place)


def _report(place: Layout) -> Path:
    return place.base / "import.report"


def end_left(place: Layout) -> None:
    """End importers, checks and servers of an unfinished database, which are known by the words they were given.

    Nothing that our command notes is enough: it may be killed between starting a process and noting it.
    """
    theirs = {f"--report-file={_report(place)}", f"--report-path={place.base}", f"--home-dir={place.base}"}
    for one in psutil.process_iter(["cmdline"]):
        if theirs & set(one.info["cmdline"] or ()):
            with suppress(psutil.NoSuchProcess):
                one.kill()
                one.wait(STOP_SECONDS)


def _said(
    place: Layout, java: Java, groups: Sequence[Group], folder: Path, report: Path, *, memory_mb: int, phase: Phase
) -> str:
    heap = max(LEAST_MB, min(memory_mb // 4, 4096))
    command = [
        *(str(java.command), f"-Xmx{heap}m", *_OPENED, "-cp", classpath(place), "org.neo4j.cli.AdminTool"),
        *("database", "import", "full", DATABASE, "--verbose"),
        *words(groups, report=str(report), off_heap_mb=max(LEAST_MB, memory_mb - heap)),
    ]
    names = environment(NEO4J_HOME=str(place.base), NEO4J_CONF=str(place.conf.parent), JAVA_HOME=str(java.home))
    lines: list[str] = []
    with subprocess.Popen(
        command, cwd=folder, env=names, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            if found := _PHASE.search(line):
                phase(found[1])
    said = "".join(lines)
    (place.base / "import.log").write_text(said, encoding="utf-8")
    if process.returncode < 0:
        raise DatabaseError("The import was killed; is there enough memory? kg load --resume goes on")
    if process.returncode:
        raise _failed(place, said)
    return said


def _failed(place: Layout, said: str) -> Exception:
    if any_of(NO_ROOM, said):
        return no_room(place.base, "the import ran out of disk")
    if any_of(NO_MEMORY, said):
        return DatabaseError("The import ran out of memory: give it more by --memory, or stop other programs")
    if found := _REFUSED.search(said):
        row = found[0].rpartition("Exception: ")[2].strip().removeprefix("original error: ")
        return DataError(f"The importer refuses a row: {row}")
    return DatabaseError(f"The import failed: {reason(said)}. All it said: {place.base / 'import.log'}")


def _read(report: Path, said: str, expected: int) -> None:
    """Hold what the importer says it did against what it was given."""
    skipped = report.read_text(encoding="utf-8", errors="replace").strip() if report.exists() else ""
    if skipped:
        raise DataError(f"The importer skipped rows, the first: {skipped.splitlines()[0]}")
    counts = {
        name: int(count) for count, name in re.findall(r"^\s+(\d+) (nodes|relationships)\s*$", said, re.MULTILINE)
    }
    if sum(counts.values()) != expected:
        raise DataError(f"The importer took in {sum(counts.values()):,} rows of {expected:,}")


def _locked(file: Path) -> bool:
    """Whether a program holds the lock that Java takes on a store."""
    import fcntl  # as in kg/server/hold.py

    try:
        descriptor = os.open(file, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    finally:
        os.close(descriptor)
    return False
