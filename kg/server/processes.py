"""Which process is the managed server: a pid alone may be somebody else's by now."""

import contextlib
import json
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
        # Linux counts process births in hundredths of a second since boot, and boot moves when the clock is set.
        if abs(found.create_time() - run.created) > 2 or found.status() == psutil.STATUS_ZOMBIE:
            return None
    except psutil.NoSuchProcess:
        return None
    return found


def born(pid: int) -> float | None:
    """When the process began, which tells it from a later one of the same number; None if it is gone."""
    try:
        return float(psutil.Process(pid).create_time())
    except psutil.NoSuchProcess:
        return None


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
