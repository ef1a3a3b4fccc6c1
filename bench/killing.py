"""`kg` in a process of its own, and what can be killed of it: itself, a process it started, the importer, a server."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import psutil

from kg import Settings
from kg.bulk.work import work
from kg.server.folders import layout
from kg.server.processes import running

Found = Callable[["Command"], psutil.Process | None]
"""The process to kill, while there is one."""


@dataclass(slots=True)
class Command:
    """One command that runs; what it says goes into files, so that it never waits for a reader."""

    settings: Settings
    words: tuple[str, ...]
    _process: subprocess.Popen[bytes] | None = None
    _out: IO[bytes] = field(default_factory=TemporaryFile)
    _err: IO[bytes] = field(default_factory=TemporaryFile)

    def begin(self) -> "Command":
        """Start it, with processes of its own for little as for much."""
        names = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "KG_"))}
        names |= {
            "KG_HOME": str(self.settings.home),
            "KG_NEO4J_INSTALL": str(self.settings.install_folder),
            "KG_HEAP_MB": str(self.settings.heap_mb),
            "KG_PAGE_CACHE_MB": str(self.settings.page_cache_mb),
            "KG_BATCH_ROWS": str(self.settings.batch_rows),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.kg_apart", *self.words],
            cwd=Path(__file__).parent.parent, env=names, stdin=subprocess.DEVNULL, stdout=self._out, stderr=self._err,
        )  # fmt: skip
        return self

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The running process."""
        assert self._process is not None
        return self._process

    def goes_on(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def end(self) -> int:
        """Wait for it; its status."""
        return self.process.wait()

    def said(self) -> list[str]:
        """Every line it told people."""
        self._err.seek(0)
        return self._err.read().decode(errors="replace").splitlines()

    def output(self) -> bytes:
        """What it wrote to standard output."""
        self._out.seek(0)
        return self._out.read()


def run(settings: Settings, *words: str) -> Command:
    """One command from beginning to end, which has to end well."""
    command = Command(settings, words).begin()
    if command.end():
        raise RuntimeError(f"kg {' '.join(words)}: " + "\n".join(command.said()))
    return command


def itself(command: Command) -> psutil.Process | None:
    """The command."""
    return _alive(command.process.pid)


def child(command: Command) -> psutil.Process | None:
    """A process in which it reads or works."""
    found = [one for one in _children(command.process.pid) if "spawn_main" in " ".join(_words(one))]
    return found[int(time.monotonic() * 1e6) % len(found)] if found else None


def importer(command: Command) -> psutil.Process | None:
    """Neo4j's importer."""
    return next((one for one in _children(command.process.pid) if "import" in _words(one)), None)


def examiner(command: Command) -> psutil.Process | None:
    """Neo4j's own check of the imported store."""
    return next((one for one in _children(command.process.pid) if "check" in _words(one)), None)


def fresh_server(command: Command) -> psutil.Process | None:
    """The server beside the one that serves."""
    plan = work(command.settings).plan() or {}
    return _server(command.settings, plan["home"])


def server(command: Command) -> psutil.Process | None:
    """The server that serves."""
    return _server(command.settings, None)


def _server(settings: Settings, home: str | None) -> psutil.Process | None:
    found = running(layout(settings, home).run if home else layout(settings).run)
    return _alive(found.pid) if found else None


def _alive(pid: int) -> psutil.Process | None:
    try:
        return psutil.Process(pid)
    except psutil.NoSuchProcess:
        return None


def _children(pid: int) -> list[psutil.Process]:
    found = _alive(pid)
    try:
        return found.children(recursive=True) if found else []
    except psutil.NoSuchProcess:
        return []


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def left_over(settings: Settings) -> list[str]:
    """Processes of ours that should have ended: readers, importers, servers of databases that do not serve."""
    serving = running(layout(settings).run)
    found = []
    for one in psutil.process_iter(["pid"]):
        words = " ".join(_words(one))
        ours = str(settings.home) in words or _home_of(one) == str(settings.home)
        if ours and one.pid != os.getpid() and (serving is None or one.pid != serving.pid):
            found.append(words[:200])
    return found


def _home_of(process: psutil.Process) -> str:
    try:
        return process.environ().get("KG_HOME", "")
    except psutil.Error:
        return ""
