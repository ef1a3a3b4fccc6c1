"""Where everything of the managed server lies; the only place that knows the folders."""

import sys
from dataclasses import dataclass
from pathlib import Path

from kg.errors import NotInstalled, NotOurs
from kg.server.homes import serving
from kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders and files of one managed server: `install` may be shared, `base` is one database's."""

    base: Path
    install: Path
    version: str

    @property
    def lib(self) -> Path:
        """The jars."""
        return self.install / "lib"

    @property
    def jar_list(self) -> Path:
        """What was installed, in the lock's form."""
        return self.install / "jars.txt"

    @property
    def conf(self) -> Path:
        """The server's settings, written anew at every start."""
        return self.base / "conf" / "neo4j.conf"

    @property
    def data(self) -> Path:
        """The store and the transaction logs."""
        return self.base / "data"

    @property
    def system_store(self) -> Path:
        """There once the server has run: users are kept in it, so the first password is set before."""
        return self.data / "databases" / "system"

    @property
    def log(self) -> Path:
        """What the server wrote to its standard output and error since its last start."""
        return self.base / "logs" / "console.log"

    @property
    def log_before(self) -> Path:
        """The log of the start before that, which tells why the last server ended."""
        return self.log.with_name("console.1.log")

    @property
    def password(self) -> Path:
        """The password of the user neo4j, readable by the owner alone."""
        return self.base / "password"

    @property
    def run(self) -> Path:
        """Which process serves, and where."""
        return self.base / "run" / "server.json"

    @property
    def neo4j_pid(self) -> Path:
        """The server's own pid file."""
        return self.base / "run" / "neo4j.pid"

    @property
    def port(self) -> Path:
        """The Bolt port of the last start: the first one to try at the next."""
        return self.base / "port"

    @property
    def made_by(self) -> Path:
        """The version that last opened the store."""
        return self.base / "version"

    @property
    def unfinished(self) -> Path:
        """There from the very first start until it succeeds: the data beside it is nobody's yet."""
        return self.base / "unfinished"

    @property
    def hold(self) -> Path:
        """Locked by whoever is starting, stopping, dumping or loading."""
        return self.base / "lock"


def layout(settings: Settings, name: str | None = None) -> Layout:
    """The layout of the database that serves, or of a named one beside it; refuses for a server of the user's own."""
    if not settings.managed:
        raise NotOurs(
            f"{settings.neo4j_uri} is a server of yours (NEO4J_URI): it is never started, stopped, erased or "
            "reconfigured from here. Unset NEO4J_URI to use the managed server"
        )
    if sys.platform == "win32":
        raise NotInstalled("The managed server needs Linux or macOS (or WSL); here, set NEO4J_URI to a Neo4j of yours")
    version = settings.neo4j_version
    return Layout(
        base=settings.home.absolute() / (name or serving(settings.home)),
        install=settings.install_folder.absolute() / version,
        version=version,
    )
