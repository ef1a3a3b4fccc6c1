"""The lock: which jars make a Neo4j version, and what each must hash to."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from kg.errors import NotInstalled


@dataclass(frozen=True, slots=True, order=True)
class Jar:
    """One line of a lock."""

    group: str
    artifact: str
    version: str
    sha256: str
    classifier: str = ""

    @property
    def name(self) -> str:
        """The file's name."""
        return "-".join(filter(None, (self.artifact, self.version, self.classifier))) + ".jar"


@dataclass(frozen=True, slots=True)
class Lock:
    """All jars of a version and their size together."""

    jars: tuple[Jar, ...]
    size: int

    def text(self) -> str:
        """The lock as its file has it; `parsed` reads it back."""
        lines = [f"# bytes {self.size}"]
        lines += [
            " ".join(filter(None, (jar.group, jar.artifact, jar.version, jar.sha256, jar.classifier)))
            for jar in sorted(self.jars)
        ]
        return "\n".join(lines) + "\n"


def parsed(text: str) -> Lock:
    """A lock from its text."""
    head, *lines = text.splitlines()
    return Lock(tuple(Jar(*line.split()) for line in lines if line), int(head.rpartition(" ")[2]))


def committed() -> dict[str, Lock]:
    """The locks that come with this package, by version."""
    return {
        file.name.removeprefix("jars-").removesuffix(".txt"): parsed(file.read_text(encoding="utf-8"))
        for file in resources.files("kg.server").iterdir()
        if file.name.startswith("jars-")
    }


def locked(version: str) -> Lock:
    """The committed lock of a version."""
    locks = committed()
    if version not in locks:
        raise NotInstalled(
            f"Neo4j {version} is not among the locked versions ({', '.join(sorted(locks))}): set KG_NEO4J_VERSION to "
            f"one of them, or take it unchecked: KG_NEO4J_VERSION={version} kg db install --unlocked"
        )
    return locks[version]


def sha256(path: Path) -> str:
    """The file's hash."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def missing(lib: Path, jars: Iterable[Jar]) -> list[str]:
    """Names that are not there, and names that should not be: quick, for every start."""
    there = {path.name for path in lib.glob("*")}
    return sorted(there ^ {jar.name for jar in jars})


def wrong(lib: Path, jars: Iterable[Jar]) -> list[str]:
    """Names whose content is not what was locked, missing ones included: reads every byte."""
    return [jar.name for jar in jars if not (lib / jar.name).is_file() or sha256(lib / jar.name) != jar.sha256]
