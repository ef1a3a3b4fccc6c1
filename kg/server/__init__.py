"""The managed server: a real Neo4j Community, installed, started, stopped and saved from here, and only here."""

from kg.errors import Unavailable
from kg.server.install import install
from kg.server.layout import layout
from kg.server.password import USER, password
from kg.server.running import running
from kg.server.start import start
from kg.server.stop import kill, stop
from kg.settings import Settings


def connection(settings: Settings) -> tuple[str, str, str]:
    """Address, user and password of the managed server, if it is running."""
    place = layout(settings)
    run = running(place.run)
    if run is None:
        from kg.server.install import installed

        installed(place)
        raise Unavailable("The managed server does not run: kg db start")
    return run.uri, USER, password(place)


__all__ = ["connection", "install", "kill", "start", "stop"]
