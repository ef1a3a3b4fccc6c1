"""The managed server: a real Neo4j Community, installed, started, stopped and saved from here, and only here."""

from kg.errors import Unavailable
from kg.server.folders import layout
from kg.server.installation import install, installed
from kg.server.processes import running
from kg.server.saving import backup, restore
from kg.server.secret import USER, password
from kg.server.starting import start
from kg.server.state import Status, log, status
from kg.server.stopping import kill, stop
from kg.settings import Settings


def connection(settings: Settings) -> tuple[str, str, str]:
    """Address, user and password of the managed server, if it is running."""
    place = layout(settings)
    run = running(place.run)
    if run is None:
        installed(place)
        raise Unavailable("The managed server does not run: kg db start")
    return run.uri, USER, password(place)


__all__ = [
    "Status",
    "backup",
    "connection",
    "install",
    "kill",
    "log",
    "restore",
    "start",
    "status",
    "stop",
]
