"""Which process is the managed server: a pid alone may be somebody else's by now."""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from signal import Signals

import psutil

from kg.server.folders import Layout


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the server, as its run file has it."""

    pid: int
    created: float
    port: int
    version: str
    since: str

    @property
    def uri(self) -> str:
        """Where it answers."""
        return f"bolt://127.0.0.1:{self.port}"

    def alive(self) -> bool:
        """Whether this very process still runs: same number, same moment of birth, not a zombie."""
        return process(self) is not None


def process(run: Run) -> psutil.Process | None:
    """The run's process, or None if it ended, even where its number went to another one."""
    try:
        found = psutil.Process(run.pid)
        if found.status() == psutil.STATUS_ZOMBIE or not _born_then(found, run.created):
            return None
    except (psutil.NoSuchProcess, FileNotFoundError):
        return None
    return found


def born(pid: int) -> float | None:
    """When the process began, which tells it from a later one of the same number; None if it is gone."""
    try:
        return _birth(psutil.Process(pid))
    except (psutil.NoSuchProcess, FileNotFoundError):
        return None


def _birth(found: psutil.Process) -> float:
    """When a process began, by a clock that nobody sets.

    Linux keeps births in hundredths of a second since boot. As a date they move whenever the clock is set, since the
    moment of boot is now less the time since: a server would be nobody's after a change of an hour.
    """
    if not psutil.LINUX:
        return float(found.create_time())
    fields = Path(f"/proc/{found.pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    return int(fields[19]) / os.sysconf("SC_CLK_TCK")


def _born_then(found: psutil.Process, created: float) -> bool:
    if created > 1e9:  # a date: a run file of an earlier version
        return abs(found.create_time() - created) <= 2
    return _birth(found) == created


def signalled(run: Run, how: Signals) -> None:
    """Send a signal to this very process, if it is still there."""
    found = process(run)
    with contextlib.suppress(psutil.NoSuchProcess):
        if found is not None:
            found.send_signal(how)


def recorded(file: Path) -> Run | None:
    """What the run file says, be it true or stale; None where there is none or it cannot be read."""
    try:
        return Run(**json.loads(file.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def running(file: Path) -> Run | None:
    """The run that is alive now."""
    run = recorded(file)
    return run if run is not None and run.alive() else None


def record(file: Path, run: Run) -> None:
    """Write the run file, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(json.dumps(asdict(run)), encoding="utf-8")
    new.replace(file)


def unrecorded(place: Layout) -> int | None:
    """The process that serves this folder though our run file does not name it."""
    try:
        pid = int(place.neo4j_pid.read_text(encoding="ascii"))
        words = psutil.Process(pid).cmdline()
    except (FileNotFoundError, ValueError, psutil.Error):
        return None
    return pid if f"--home-dir={place.base}" in words else None


def listens(run: Run) -> bool:
    """Whether this process, and not another one on the same port, has opened the Bolt port."""
    found = process(run)
    with contextlib.suppress(psutil.NoSuchProcess):
        return found is not None and any(
            connection.status == psutil.CONN_LISTEN and connection.laddr.port == run.port
            for connection in found.net_connections("tcp")
        )
    return False
