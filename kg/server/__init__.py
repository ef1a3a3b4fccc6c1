"""The managed server: a real Neo4j Community, installed, started, stopped and saved from here, and only here."""

from kg.errors import Unavailable
from kg.server import homes
from kg.server.folders import layout
from kg.server.installation import install, installed
from kg.server.processes import running
from kg.server.saving import backup, restore
from kg.server.secret import USER, password
from kg.server.starting import start
from kg.server.state import Status, log, status
from kg.server.stopping import kill, stop
from kg.server.switching import forget, retire, rollback, switch
from kg.settings import Settings


def connection(settings: Settings, home: str | None = None) -> tuple[str, str, str]:
    """Address, user and password of the managed server, if it is running; of a named one beside it."""
    place = layout(settings, home)
    run = running(place.run)
    if run is None:
        installed(place)
        raise Unavailable("The managed server does not run: kg db start")
    return run.uri, USER, password(place)


def serving(settings: Settings) -> str:
    """A name that changes when another database serves; cheap enough to be asked at every request."""
    return homes.serving(settings.home) if settings.managed else settings.neo4j_uri


__all__ = [
    "Status",
    "backup",
    "connection",
    "forget",
    "install",
    "kill",
    "log",
    "restore",
    "retire",
    "rollback",
    "serving",
    "start",
    "status",
    "stop",
    "switch",
]
