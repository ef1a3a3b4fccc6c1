"""The managed server: a real Neo4j Community, installed, started, stopped and saved from here, and only here."""

from kg.errors import Unavailable
from kg.server.backup import backup, restore
from kg.server.install import install, installed
from kg.server.layout import layout
from kg.server.log import log
from kg.server.password import USER, password
from kg.server.running import running
from kg.server.start import start
from kg.server.status import Status, status
from kg.server.stop import kill, stop
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
