"""Starting the managed server: what has to be right before, and the attempts at a port."""

from kg.errors import DatabaseError, Unavailable
from kg.server import ports
from kg.server.config import conf
from kg.server.folders import Layout, layout
from kg.server.hold import only_one
from kg.server.installation import installed
from kg.server.java import Java, java_for
from kg.server.launch import PortTaken, await_answer, launched
from kg.server.memory import memory
from kg.server.processes import Run, recorded, running, unrecorded
from kg.server.room import need, writing
from kg.server.secret import ensure_password
from kg.server.stopping import killed
from kg.server.store import begin, claim, fits
from kg.server.talk import Say, to_stderr
from kg.settings import Settings

#: An empty database takes 3 MB and its logs a little more; below this the first load would fail anyway.
ROOM = 200_000_000
ATTEMPTS = 10


def start(settings: Settings, *, upgrade: bool = False, say: Say = to_stderr) -> Run:
    """The running server: started now, or already there."""
    place = layout(settings)
    with only_one(place.hold, doing="starting the server", say=say), writing(place.base):
        return started(place, settings, upgrade=upgrade, say=say)


def beside(place: Layout, settings: Settings, other: Layout, *, say: Say) -> Run:
    """The running server of a database beside the one that serves, on a port after that one's."""
    with only_one(place.hold, doing="starting the server", say=say), writing(place.base):
        return started(place, settings, first_port=_remembered(other, ports.FIRST_BOLT) + 1, say=say)


def started(
    place: Layout, settings: Settings, *, upgrade: bool = False, first_port: int = ports.FIRST_BOLT, say: Say
) -> Run:
    """As `start`, for a caller that holds the lock."""
    if run := running(place.run):
        await_answer(place, run, say=say)
        say(f"The server runs already: Neo4j {run.version} at {run.uri} (process {run.pid})")
        if run.version != place.version:
            say(f"KG_NEO4J_VERSION asks for {place.version}: kg db stop, then kg db start")
        return run
    installed(place)
    java = java_for(place.version)
    _clear_left_over(place, say)
    fits(place, upgrade=upgrade)
    need(place.base, ROOM, what="The database")
    begin(place)
    wanted = _remembered(place, first_port)
    for _ in range(ATTEMPTS):
        with ports.reserved(wanted) as port:
            if port != wanted:
                say(f"Port {wanted} is taken by another program; the server listens on {port}")
            write_conf(place, settings, port)
            ensure_password(place, java)
            try:
                run = _launched(place, java, port, say)
            except PortTaken:
                wanted = port
                continue
        claim(place)
        say(f"Neo4j {run.version} answers at {run.uri} (process {run.pid})")
        return run
    raise DatabaseError(f"No port could be kept in {ATTEMPTS} attempts up to {wanted}; try again: kg db start")


def _launched(place: Layout, java: Java, port: int, say: Say) -> Run:
    try:
        return launched(place, java, port, say=say)
    except KeyboardInterrupt:
        killed(place)
        raise
    except DatabaseError:
        # What is left of the attempt is no server; the next start need not wonder.
        if not running(place.run):
            place.run.unlink(missing_ok=True)
        raise


def _clear_left_over(place: Layout, say: Say) -> None:
    """Remove what a killed server left; Neo4j's own pid file too, since it takes any process of that number for it."""
    if (stranger := unrecorded(place)) is not None:
        raise Unavailable(f"Process {stranger} serves {place.base} without having been started by kg; end it first")
    left = recorded(place.run)
    if left is not None:
        say(f"The last server (process {left.pid}) ended without being stopped; its data will be recovered")
    place.run.unlink(missing_ok=True)
    place.neo4j_pid.unlink(missing_ok=True)


def _remembered(place: Layout, default: int) -> int:
    try:
        return int(place.port.read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return default


def write_conf(place: Layout, settings: Settings, port: int) -> None:
    """Write neo4j.conf and remember the port; nobody else may look into the folder."""
    place.conf.parent.mkdir(parents=True, exist_ok=True)
    place.base.chmod(0o700)
    place.port.write_text(str(port), encoding="ascii")
    text = conf(place.version, lib=place.lib, port=port, memory=memory(settings))
    place.conf.write_text(text, encoding="utf-8")
