"""What is there and what runs, in one record, and what the server said last."""

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, Unavailable, Unknown
from kg.server import homes
from kg.server.folders import Layout, layout
from kg.server.java import java_for
from kg.server.memory import memory
from kg.server.processes import running
from kg.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of the database's server; what does not apply to a server of the user's own is None."""

    managed: bool
    running: bool
    uri: str | None
    version: str | None
    edition: str | None
    installed: bool | None = None
    install: Path | None = None
    home: Path | None = None
    size_bytes: int | None = None
    before: Path | None = None
    pid: int | None = None
    since: str | None = None
    java: str | None = None
    heap_mb: int | None = None
    page_cache_mb: int | None = None


def status(settings: Settings) -> Status:
    """The state of the managed server, or of the user's own, which is only asked."""
    return _managed(layout(settings), settings) if settings.managed else _own(settings)


def log(settings: Settings, *, lines: int = 100) -> list[str]:
    """The last `lines` lines since the server's last start."""
    place = layout(settings)
    try:
        with place.log.open(encoding="utf-8", errors="replace") as file:
            return [line.rstrip("\n") for line in deque(file, maxlen=lines)]
    except FileNotFoundError as error:
        raise Unknown("There is no log yet, because the server has not been started: kg db start") from error


def size(folder: Path) -> int:
    """Bytes of all files below; one that goes away meanwhile counts nothing."""
    total = 0
    for file in folder.rglob("*"):
        try:
            total += file.stat().st_size if file.is_file() else 0
        except FileNotFoundError:
            continue
    return total


def _managed(place: Layout, settings: Settings) -> Status:
    run = running(place.run)
    sizes = memory(settings)
    before = homes.before(settings.home)
    return Status(
        managed=True,
        running=run is not None,
        uri=run.uri if run else None,
        version=run.version if run else place.version,
        edition="community",
        installed=place.lib.is_dir(),
        install=place.install,
        home=place.base,
        size_bytes=size(place.data),
        before=settings.home.absolute() / before if before else None,
        pid=run.pid if run else None,
        since=run.since if run else None,
        java=_java(place),
        heap_mb=sizes.heap,
        page_cache_mb=sizes.page_cache,
    )


def _java(place: Layout) -> str | None:
    try:
        return java_for(place.version).version
    except KgError:
        return None


def _own(settings: Settings) -> Status:
    from kg.graph import connect  # which imports from here for the managed server

    try:
        with connect(settings) as graph:
            server = graph.server()
    except Unavailable:
        return Status(managed=False, running=False, uri=settings.neo4j_uri, version=None, edition=None)
    return Status(
        managed=False, running=True, uri=settings.neo4j_uri, version=server["version"], edition=server["edition"]
    )
