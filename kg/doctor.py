"""What is there, what is missing, and the command that mends it; no check stops the ones after it."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from kg.errors import KgError
from kg.graph import Graph, connect
from kg.schema import drift
from kg.server import Status, status
from kg.server.folders import layout
from kg.server.installation import installed, lock_of
from kg.server.jars import wrong
from kg.server.java import WAY_OUT, java_for
from kg.server.ports import FIRST_BOLT, free, next_free
from kg.settings import Settings
from kg.statements import text

#: Missing: needed, and not as it has to be. Advice: works, but read it. Unknown: waits for something missing.
State = Literal["fine", "missing", "advice", "unknown"]
#: The shipped corpus takes 100 MB, 500,000 nodes with their logs 2 GB.
ROOM = 2_000_000_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

Stale = Callable[[Graph], list[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """What one look found, and the command that mends it where one is needed."""

    name: str
    state: State
    detail: str
    mend: str = ""


def checks(settings: Settings, *, stale: Stale) -> list[Check]:
    """Everything that is worth a look; `stale` names derivations that are behind the graph."""
    found = [_python(), _disk(settings)]
    if settings.managed:
        found += [_java(settings), *_install(settings)]
    server = status(settings) if settings.managed else None
    if server is not None:
        found.append(_port(settings, server))
    return [*found, *_database(settings, server, stale), _browser()]


def well(found: list[Check]) -> bool:
    """Whether nothing that is needed is missing."""
    return not any(one.state == "missing" for one in found)


def _python() -> Check:
    return Check("python", "fine", ".".join(map(str, sys.version_info[:3])))


def _disk(settings: Settings) -> Check:
    there = next(folder for folder in (settings.home, *settings.home.absolute().parents) if folder.exists())
    free_bytes = shutil.disk_usage(there).free
    detail = f"{free_bytes / 1e9:.1f} GB free at {there}"
    if free_bytes < ROOM:
        return Check("disk", "advice", f"{detail}: enough for a small graph only", "set KG_HOME to another disk")
    return Check("disk", "fine", detail)


def _java(settings: Settings) -> Check:
    try:
        java = java_for(settings.neo4j_version)
    except KgError as error:
        return Check("java", "missing", str(error), WAY_OUT)
    return Check("java", "fine", f"{java.version} from the wheel, {java.home}")


def _install(settings: Settings) -> Iterator[Check]:
    place = layout(settings)
    try:
        lib = installed(place)
    except KgError as error:
        yield Check("install", "missing", str(error), "kg db install")
        yield Check("lock", "unknown", "nothing is installed to be held against it")
        return
    lock = lock_of(place)
    yield Check("install", "fine", f"Neo4j Community {place.version}, {len(lock.jars)} jars in {lib}")
    if odd := wrong(lib, lock.jars):
        detail = f"{len(odd)} of {len(lock.jars)} jars are not what was locked, the first is {odd[0]}"
        yield Check("lock", "missing", detail, f"rm -r {place.install}; kg db install")
    else:
        yield Check("lock", "fine", f"all {len(lock.jars)} jars are what was locked")


def _port(settings: Settings, server: Status) -> Check:
    if server.uri:
        return Check("port", "fine", f"Bolt at {server.uri}")
    try:
        wanted = int(layout(settings).port.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        wanted = FIRST_BOLT
    if free(wanted):
        return Check("port", "fine", f"{wanted} is free")
    return Check("port", "advice", f"{wanted} is taken by another program; a start takes {next_free(wanted)}")


def _database(settings: Settings, server: Status | None, stale: Stale) -> Iterator[Check]:
    if server is not None and not server.running:
        yield Check("server", "missing", "the managed server does not run", "kg db start")
        yield from (Check(name, "unknown", "the server does not run") for name in ("schema", "graph", "derived"))
        return
    try:
        with connect(settings) as graph:
            there = graph.server()
            yield Check("server", "fine", f"Neo4j {there['version']} {there['edition']}{_where(settings, server)}")
            yield from (_schema(graph), _loaded(graph), _derived(graph, stale))
    except KgError as error:
        yield Check("server", "missing", str(error), "kg db status")


def _where(settings: Settings, server: Status | None) -> str:
    if server is None:
        return f" at {settings.neo4j_uri}, a server of yours"
    return f" at {server.uri}, process {server.pid} since {server.since}"


def _schema(graph: Graph) -> Check:
    differences = drift(graph)
    if differences:
        more = f" and {len(differences) - 1} more" if differences[1:] else ""
        return Check("schema", "missing", differences[0] + more, "kg schema")
    return Check("schema", "fine", "constraints and indexes are as cypher/schema says")


def _loaded(graph: Graph) -> Check:
    counts = {row["label"]: row["nodes"] for row in graph.read(text("read", "graph_counts")).dicts()}
    if not counts["Load"]:
        return Check("graph", "missing", "nothing has been loaded", "kg demo, or kg load openaire PATH")
    return Check(
        "graph", "fine", f"{counts['Load']:,} deliveries, {counts['Paper']:,} papers, {counts['Person']:,} people"
    )


def _derived(graph: Graph, stale: Stale) -> Check:
    behind = stale(graph)
    if behind:
        return Check("derived", "missing", f"behind the last load: {', '.join(behind)}", "kg derive")
    return Check("derived", "fine", "nothing is behind the last load")


def _browser() -> Check:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        return Check("browser", "advice", "no Chromium here; only the tests need one", "apt-get install chromium")
    return Check("browser", "fine", f"{found}, for the tests")
