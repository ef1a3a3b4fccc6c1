"""What a bulk load costs against the least that it must do: inflate, decode, import ready files, build the indexes.

Archives in, a served graph out, in a home of its own; for each size. The least is taken in the same run: every
archive inflated and decoded by msgspec with nothing else, in as many processes as there are cores, and the stages
*import* and *indexes* of the load itself, which are Neo4j's own work on ready files. Memory is the sum over our own
processes, looked at five times a second; that of the servers and of the importer is set by their options.
"""

import json
import math
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import msgspec
import psutil

from bench.bed import empty, environment, folder_for, machine
from bench.generate import generate
from bench.load import SEED
from bench.world import CITATIONS, World
from kg import Settings, server
from loaders.files import members

GOAL_FACTOR, GOAL_MB, GOAL_EXPONENT, GOAL_GROWTH = 2.0, 3072, 1.1, 1.15
SOURCES = ("openaire", "arxiv")
_LOOKS = 0.2
#: How the importer counts at its end.
_IMPORTED = re.compile(r"^\s+(\d+) (nodes|relationships|properties)\s*$", re.MULTILINE)


def packed(folder: Path, works: int, citations: int = CITATIONS) -> Path:
    """A made-up corpus as it is delivered, packed; made if it is not there yet."""
    name = f"archives-{works}" + (f"-{citations}" if citations != CITATIONS else "")
    out, part = folder / name, folder / f"{name}.part"
    if not out.exists():
        shutil.rmtree(part, ignore_errors=True)
        generate(part, World(works, SEED, citations=citations), packed=True)
        part.rename(out)
    return out


def decoded(path: Path) -> int:
    """Lines of one archive, each decoded and dropped."""
    decode = msgspec.json.Decoder().decode
    return sum(1 for member in members([path]) for _, line in member.lines() if decode(line) is not None)


def decoding(archives: Path) -> tuple[float, int]:
    """Seconds in which all archives are inflated and decoded, and how many lines they hold."""
    paths = sorted((one for source in SOURCES for one in (archives / source).iterdir()), key=_largest_first)
    started = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        lines = sum(pool.map(decoded, paths))
    return time.perf_counter() - started, lines


def _largest_first(path: Path) -> int:
    return -path.stat().st_size


class Memory(threading.Thread):
    """Looks at what a process and those it starts hold; Java is left out."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._process = psutil.Process(process)
        self._over = threading.Event()

    def run(self) -> None:
        """Look until told to end."""
        while not self._over.wait(_LOOKS):
            self.peak = max(self.peak, sum(_resident(self._process)))

    def end(self) -> float:
        """The most that was seen, in MB."""
        self._over.set()
        self.join()
        return self.peak / (1 << 20)


def _resident(process: psutil.Process) -> Iterator[int]:
    try:
        for one in (process, *process.children(recursive=True)):
            if "java" not in one.name():
                yield one.memory_info().rss
    except psutil.NoSuchProcess:
        return


def loaded(settings: Settings, archives: Path, memory: int | None) -> dict[str, Any]:
    """A bulk load into an empty home: seconds, stages with what they leave, our memory, what the importer counted."""
    given = [f"{source}:bench={archives / source}" for source in SOURCES]
    command = [sys.executable, "-m", "kg", "load", "--bulk", *given, *(["--memory", str(memory)] if memory else [])]
    started = time.perf_counter()
    with subprocess.Popen(command, env=environment(settings), stdout=subprocess.DEVNULL) as process:
        watching = Memory(process.pid)
        watching.start()
        status = process.wait()
    seconds, peak = time.perf_counter() - started, watching.end()
    if status:
        raise click.ClickException(f"the load ended with status {status}")
    done = json.loads((settings.home / "bulk/done.json").read_bytes())
    said = (settings.home / done["import"]["home"] / "import.log").read_text("utf-8")
    imported = {name: int(count) for count, name in _IMPORTED.findall(said)}
    return {"seconds": seconds, "peak_mb": peak, "stages": done, "imported": imported}


def measured(folder: Path, works: int, citations: int, memory: int | None) -> dict[str, Any]:
    """All figures of one size."""
    archives = packed(folder, works, citations)
    least, lines = decoding(archives)
    with TemporaryDirectory(dir=folder, prefix="home-") as home:
        settings = empty(Path(home))
        server.install(settings)
        try:
            load = loaded(settings, archives, memory)
            disk = _bytes(settings.home)
        finally:
            server.kill(settings)
    stages = load["stages"]
    bare = least + stages["import"]["seconds"] + stages["indexes"]["seconds"]
    return {
        "works": works,
        "lines": lines,
        "archives_mb": round(_bytes(archives) / 1e6),
        "home_mb": round(disk / 1e6),
        "seconds": round(load["seconds"], 1),
        "bare_seconds": round(bare, 1),
        "decode_seconds": round(least, 1),
        "factor": round(load["seconds"] / bare, 2),
        "goal_factor": GOAL_FACTOR,
        "peak_mb": round(load["peak_mb"]),
        "goal_mb": GOAL_MB,
        "stages": {name: round(one["seconds"], 1) for name, one in stages.items()},
        "left_mb": {name: round(one["bytes"] / 1e6) for name, one in stages.items() if "bytes" in one},
        "imported": load["imported"],
    }


def _bytes(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


def exponent(sizes: Sequence[dict[str, Any]]) -> float:
    """By which power of the works time grows, from the smallest to the largest size."""
    first, last = sizes[0], sizes[-1]
    return math.log(last["seconds"] / first["seconds"]) / math.log(last["works"] / first["works"])


@click.command()
@click.option("--works", "sizes", type=int, multiple=True, default=[20_000, 100_000], show_default=True)
@click.option("--citations", default=CITATIONS, show_default=True, help="How often a work tries to cite another.")
@click.option("--memory", type=int, help="What the load may take, in MB; a quarter of the machine's by default.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), help="Keep the archives here.")
def main(sizes: Sequence[int], citations: int, memory: int | None, folder: Path | None) -> None:
    """Compare bulk loads with the least they must do, and with each other."""
    before = machine()
    found = []
    with folder_for(folder) as place:
        for works in sorted(sizes):
            found.append(measured(place, works, citations, memory))
            click.echo(json.dumps(found[-1]), err=True)
    figures: dict[str, Any] = {"sizes": found}
    if len(found) > 1:
        figures |= {"exponent": round(exponent(found), 2), "goal_exponent": GOAL_EXPONENT}
        figures |= {"growth": round(found[-1]["peak_mb"] / found[0]["peak_mb"], 2), "goal_growth": GOAL_GROWTH}
    click.echo(json.dumps({"bulk": figures, "machine": [before, machine()]}, indent=2))


if __name__ == "__main__":
    main()
