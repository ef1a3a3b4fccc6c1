"""neo4j-admin without its script: one run of the administration tool in the jars."""

import subprocess
from collections.abc import Sequence
from typing import IO

from kg.errors import DatabaseError
from kg.server.folders import Layout
from kg.server.java import Java, environment
from kg.server.room import no_room
from kg.server.said import NO_ROOM, any_of, reason


def classpath(place: Layout) -> str:
    """All jars, in Java's notation."""
    return f"{place.lib}/*"


def admin(
    place: Layout,
    java: Java,
    *words: str,
    heap_mb: int = 512,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
) -> None:
    """Run one command of the administration tool; its complaint becomes the error."""
    command: Sequence[str] = [
        str(java.command),
        f"-Xmx{heap_mb}m",
        "-cp",
        classpath(place),
        "org.neo4j.cli.AdminTool",
        *words,
        "--verbose",
    ]
    names = environment(NEO4J_HOME=str(place.base), NEO4J_CONF=str(place.conf.parent), JAVA_HOME=str(java.home))
    done = subprocess.run(command, cwd=place.base, env=names, stdin=stdin, capture_output=True, check=False)
    if done.returncode < 0:
        raise DatabaseError(f"neo4j-admin {words[0]} {words[1]} was killed; is there enough memory?")
    if done.returncode:
        raise _failed(place, words, (done.stdout + done.stderr).decode(errors="replace"))


def _failed(place: Layout, words: Sequence[str], said: str) -> DatabaseError:
    if any_of(NO_ROOM, said):
        return no_room(place.base, f"neo4j-admin {words[0]} {words[1]} ran out of disk")
    return DatabaseError(f"neo4j-admin {words[0]} {words[1]} failed: {reason(said)}")
