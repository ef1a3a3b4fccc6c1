"""Stopping the managed server: gently, and for throw-away servers at once."""

import time
from signal import SIGKILL, SIGTERM, Signals

from kg.errors import Unavailable
from kg.server import homes
from kg.server.folders import Layout, layout
from kg.server.hold import only_one
from kg.server.processes import Run, running, signalled
from kg.server.talk import Say, to_stderr
from kg.settings import Settings

STOP_SECONDS = 60


def stop(settings: Settings, *, say: Say = to_stderr) -> bool:
    """Stop the server; False where none ran."""
    place = layout(settings)
    before = homes.before(settings.home)
    # A switch that was killed halfway leaves the server of the database before running.
    if before is not None and running(layout(settings, before).run) is not None:
        stopped(layout(settings, before), say=say)
    with only_one(place.hold, doing="stopping the server", say=say):
        return stopped(place, say=say)


def stopped(place: Layout, *, say: Say) -> bool:
    """As `stop`, for a caller that holds the lock."""
    run = running(place.run)
    if run is None:
        say("The server does not run")
        return False
    say(f"Stopping the server (process {run.pid}); it takes about 12 s to put everything in order")
    _ended(run, SIGTERM, STOP_SECONDS)
    place.run.unlink(missing_ok=True)
    say("The server is stopped")
    return True


def kill(settings: Settings) -> None:
    """End a throw-away server at once, without letting it put anything in order."""
    killed(layout(settings))


def killed(place: Layout) -> None:
    """As `kill`, where the layout is at hand."""
    if run := running(place.run):
        _ended(run, SIGKILL, STOP_SECONDS)


def _ended(run: Run, how: Signals, seconds: float) -> None:
    signalled(run, how)
    until = time.monotonic() + seconds
    while run.alive():
        if time.monotonic() > until:
            raise Unavailable(
                f"The server (process {run.pid}) still runs {seconds:.0f} s after it was told to stop: wait and see "
                f"kg db status, or end it by kill -9 {run.pid}; the next start recovers its data"
            )
        time.sleep(0.1)
