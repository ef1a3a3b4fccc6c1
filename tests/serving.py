"""Calling `kg` as a user would, and servers that are thrown away."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg import Settings, connect, from_env, server

ROOT = Path(__file__).parent.parent
#: Whoever makes data in a server named by KG_TEST_NEO4J_URI leaves this mark first, so that it may be erased again.
MARK = "KgTestRun"


@dataclass(frozen=True, slots=True)
class Said:
    """What one command answered."""

    status: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The error, which has to be one plain line after the talk."""
        assert self.status == 1, self
        *talk, last = self.err.splitlines()
        assert last.startswith("Error: "), self
        assert not [one for one in talk if one.startswith(("Error", "Traceback"))], self
        return last


def begun(settings: Settings, *words: str, **environment: str) -> subprocess.Popen[str]:
    """`kg` as a user would call it, on a machine without Java or Maven."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "KG_", "JAVA_"))}
    ours = {
        "PATH": "/nowhere",
        "KG_HOME": str(settings.home),
        "KG_NEO4J_INSTALL": str(settings.install_folder),
        "KG_NEO4J_VERSION": settings.neo4j_version,
        "KG_HEAP_MB": str(settings.heap_mb),
        "KG_PAGE_CACHE_MB": str(settings.page_cache_mb),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "kg", *words],
        cwd=ROOT,
        env=clean | ours | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> Said:
    """What the command answered in the end."""
    out, err = process.communicate(timeout=900)
    return Said(process.returncode, out, err)


def kg(settings: Settings, *words: str, **environment: str) -> Said:
    """One command from beginning to end."""
    return ended(begun(settings, *words, **environment))


def quiet(_line: str) -> None:
    """Say nothing."""


@contextmanager
def killed_at_the_end(settings: Settings) -> Iterator[Settings]:
    """Whatever serves these settings at the end of the block is killed."""
    try:
        yield settings
    finally:
        server.kill(settings)


def small(install_folder: Path, home: Path) -> Settings:
    """Settings of a small server that is not running yet."""
    return replace(from_env(), neo4j_uri="", home=home, neo4j_install=install_folder, heap_mb=512, page_cache_mb=64)


@dataclass(frozen=True, slots=True)
class Raced:
    """A server that two commands started at once."""

    settings: Settings
    said: tuple[Said, Said]


def take(settings: Settings) -> None:
    """Mark an empty database as the tests'; erase what an earlier run left; refuse anything else."""
    with connect(settings) as graph:
        nodes = graph.read("MATCH (n) RETURN count(n) AS nodes").rows[0][0]
        marks = graph.read(f"MATCH (n:{MARK}) RETURN count(n) AS marks").rows[0][0]
        if nodes and not marks:
            pytest.fail(
                f"{settings.neo4j_uri} holds {nodes} nodes that no test made; KG_TEST_NEO4J_URI needs an empty one"
            )
    erase(settings)
    with connect(settings) as graph:
        graph.write(f"CREATE (:{MARK})")


def erase(settings: Settings) -> None:
    """Remove everything; the mark last, so that an interrupted erasing can go on."""
    with connect(settings) as graph:
        while graph.write(f"MATCH (n) WHERE NOT n:{MARK} WITH n LIMIT 20000 DETACH DELETE n"):
            pass
        graph.write(f"MATCH (n:{MARK}) DELETE n")
