"""How long the first and the second `make demo` take, and what takes how long.

In a clone of this repository, with a `KG_HOME` of its own: the first has to make its environment, and with --fresh
to fetch Neo4j as well; the second finds everything, and a server that was stopped in between.
"""

import json
import os
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import click

from bench.bed import folder_for, machine

ROOT = Path(__file__).parents[1]
_PART = re.compile(r"([a-z][^,]*?) ([0-9.]+) s(?:,|$)", re.IGNORECASE)


def parts_of(said: str) -> dict[str, float]:
    """The parts that `kg demo` tells in its last line."""
    lines = [line for line in said.splitlines() if line.startswith("Done: ")]
    return {name: float(seconds) for name, seconds in _PART.findall(lines[-1].removeprefix("Done: "))} if lines else {}


def run(clone: Path, environment: dict[str, str]) -> dict[str, Any]:
    """One `make demo` without the web UI."""
    started = time.perf_counter()
    done = subprocess.run(
        ["make", "demo", "ARGS=--no-serve"], cwd=clone, env=environment, capture_output=True, text=True
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        raise click.ClickException(f"make demo failed:\n{done.stderr[-2000:]}")
    parts = parts_of(done.stderr)
    return {"seconds": seconds, "parts": {"environment and start": seconds - sum(parts.values()), **parts}}


def measured(folder: Path, *, fresh: bool) -> dict[str, Any]:
    """Both runs."""
    clone, home = folder / "clone", folder / "home"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    unwanted = ("NEO4J_", "VIRTUAL_ENV", "KG_HOME", *(("KG_NEO4J_INSTALL",) if fresh else ()))
    environment = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    environment["KG_HOME"] = str(home)
    stop = [str(clone / ".venv/bin/kg"), "db", "stop"]
    figures = {}
    try:
        for which in ("first", "second"):
            figures[which] = run(clone, environment)
            subprocess.run(stop, env=environment, check=True, capture_output=True)
    finally:
        if Path(stop[0]).exists():
            subprocess.run(stop, env=environment, capture_output=True)
    return figures


@click.command()
@click.option("--fresh", is_flag=True, help="Fetch Neo4j as well, as on a machine that has never seen it.")
def main(fresh: bool) -> None:
    """Time the first and the second `make demo` of a clone."""
    before = machine()
    with folder_for(None) as place:
        figures = measured(place, fresh=fresh)
    click.echo(json.dumps({"demo": figures, "machine": [before, machine()]}, indent=2))


if __name__ == "__main__":
    main()
