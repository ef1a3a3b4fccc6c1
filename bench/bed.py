"""Where measurements lie: a Neo4j of their own that is thrown away, and children whose memory can be read."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg import Settings, from_env, server

#: Enough for 100,000 works; the same for everything that is compared.
_HEAP_MB, _PAGE_CACHE_MB = 1024, 512


def empty(home: Path) -> Settings:
    """Settings of an empty home of its own, on the Neo4j that is installed."""
    usual = from_env()
    return replace(
        usual,
        home=home,
        neo4j_install=usual.install_folder,
        neo4j_uri="",
        heap_mb=_HEAP_MB,
        page_cache_mb=_PAGE_CACHE_MB,
    )


@contextmanager
def throwaway(folder: Path) -> Iterator[Settings]:
    """Settings of an empty, running server in a folder of its own, killed and forgotten at the end."""
    with TemporaryDirectory(dir=folder, prefix="home-") as home:
        settings = empty(Path(home))
        server.install(settings)
        server.start(settings)
        try:
            yield settings
        finally:
            server.kill(settings)


@contextmanager
def folder_for(kept: Path | None) -> Iterator[Path]:
    """The folder the user gave, or one that goes at the end."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with TemporaryDirectory(prefix="kg-bench-") as folder:
        yield Path(folder)


def child(module: str, *arguments: str, settings: Settings) -> dict[str, Any]:
    """What a measurement of ours says that runs in a process of its own: one JSON object."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, env=environment(settings), check=True, stdout=subprocess.PIPE)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def environment(settings: Settings) -> dict[str, str]:
    """What a child must be told to work in this home and nowhere else."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return ours | {"KG_HOME": str(settings.home), "KG_NEO4J_INSTALL": str(settings.install_folder)}


def machine() -> dict[str, Any]:
    """On what the figures were taken, and how busy it was: without it they say nothing."""
    cores = os.cpu_count()
    load = [round(one, 1) for one in os.getloadavg()] if hasattr(os, "getloadavg") else None
    return {"cores": cores, "load": load, "python": platform.python_version(), "system": platform.platform()}
