"""From one database to another beside it: the new one serves at once, the old one ends when nobody uses it any more."""

import time

from kg.errors import KgError, Refused, Unknown
from kg.server import homes
from kg.server.folders import Layout, layout
from kg.server.hold import only_one
from kg.server.processes import running
from kg.server.starting import beside
from kg.server.stopping import stopped
from kg.server.talk import Say, to_stderr
from kg.settings import Settings
from kg.statements import text

#: Nobody uses a server on which no statement ran for this long: a page draws between two of them.
QUIET_SECONDS = 3.0
#: A page or console statement ends by itself long before; what still runs then is told and ended.
GRACE_SECONDS = 120.0


def switch(settings: Settings, name: str, *, say: Say = to_stderr) -> None:
    """Let another database, whose server runs, serve from now on; the one that served becomes the way back."""
    old = homes.serving(settings.home)
    if name == old:
        return
    if running(layout(settings, name).run) is None:
        raise Refused(f"The server of {name} does not run, so it cannot serve")
    with only_one(layout(settings, name).hold, doing="switching to another database", say=say):
        kept = old if layout(settings, old).data.is_dir() else None
        homes.point(settings.home, name, kept)
    say(f"{name} serves now" + (f"; {old} is kept: kg db rollback" if kept else ""))


def retire(settings: Settings, name: str, *, say: Say = to_stderr, seconds: float = GRACE_SECONDS) -> None:
    """Stop the server of a database that no longer serves, once nothing runs on it."""
    place = layout(settings, name)
    if running(place.run) is None:
        return
    say(f"Requests that have begun end on {name}; its server is stopped when nothing has run there for a moment")
    left = _waited(settings, name, seconds)
    if left:
        say(f"{left} statement{'s' * (left > 1)} still ran on {name} after {seconds:.0f} s; ended with its server")
    with only_one(place.hold, doing="stopping the server", say=say):
        stopped(place, say=say)


def rollback(settings: Settings, *, say: Say = to_stderr, seconds: float = GRACE_SECONDS) -> None:
    """Let the database serve that served before; the present one is kept, so that this can be undone the same way."""
    layout(settings)  # refuses for a server of the user's own
    served, name = homes.serving(settings.home), homes.before(settings.home)
    if name is None:
        raise Unknown("There is no database to go back to: only kg load --bulk leaves one")
    if running(layout(settings, served).run) is None:
        homes.point(settings.home, name, served)
        say(f"{name} is the database now; {served} is kept: kg db rollback. Nothing runs: kg db start")
        return
    beside(layout(settings, name), settings, layout(settings, served), say=say)
    switch(settings, name, say=say)
    retire(settings, served, say=say, seconds=seconds)


def forget(settings: Settings, *, say: Say = to_stderr) -> None:
    """Remove the database to which one could go back."""
    layout(settings)
    name = homes.before(settings.home)
    if name is None:
        raise Unknown("There is no database to forget: only kg load --bulk leaves one")
    _ended(layout(settings, name), say)
    homes.forget(settings.home, name)
    homes.point(settings.home, homes.serving(settings.home), None)
    say(f"{name} is removed; there is no way back to it")


def prune(settings: Settings, *, say: Say = to_stderr) -> None:
    """Remove databases that neither serve nor are the way back."""
    for name in set(homes.there(settings.home)) - set(homes.pointed(settings.home)):
        _ended(layout(settings, name), say)
        homes.forget(settings.home, name)
        say(f"{name}, which served before that, is removed")


def _ended(place: Layout, say: Say) -> None:
    with only_one(place.hold, doing="stopping the server", say=say):
        if running(place.run) is not None:
            stopped(place, say=say)


def _waited(settings: Settings, name: str, seconds: float) -> int:
    """Wait until nothing has run for a moment, or the time is over; how many statements run then."""
    from kg.graph import connect  # which imports from here for the managed server

    until = time.monotonic() + seconds
    try:
        with connect(settings, home=name) as graph:
            quiet_since = time.monotonic()
            while (now := time.monotonic()) < until:
                count = int(graph.command(text("schema", "transactions"))[0]["running"])
                if count:
                    quiet_since = now
                elif now - quiet_since >= QUIET_SECONDS:
                    return 0
                time.sleep(0.1)
            return count
    except KgError:
        return 0  # it does not answer: nothing can run there
