"""From deliveries to the tables of the whole graph, stage by stage; a killed run goes on where it was."""

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.errors import DataError
from loaders.bulk import stages
from loaders.bulk.edges import MOST
from loaders.bulk.engine import DuckDB
from loaders.bulk.ledger import ledger, write_loads
from loaders.bulk.noting import keep
from loaders.bulk.places import Places
from loaders.bulk.read import Given, lots, read
from loaders.bulk.stages import stage
from loaders.bulk.steps import Opened, Steps
from loaders.bulk.tables import counted, tables
from loaders.told import Told, quiet

#: Of the tables; another one cannot be imported.
FORMAT = 1
#: Bytes that Python itself needs beside the engine: one process with its libraries and a few chunks.
_OURS = 400 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """The finished tables: where they are, how many rows each has, and the report of each delivery."""

    folder: Path
    nodes: dict[str, int]
    rels: dict[str, int]
    deliveries: list[dict[str, Any]]


def prepare(
    deliveries: Sequence[Given],
    work: Path,
    *,
    memory: int = 2 << 30,
    processes: int = 2,
    strict: bool = False,
    told: Told = quiet,
    engine: Opened | None = None,
    notes: Path | None = None,
) -> Manifest:
    """Make the tables of a graph that holds all these deliveries, below `work`; what is there is not made again.

    `memory` is what the relational steps may take before they spill to disk; below `notes` is kept what each delivery
    held, for `kg diff`.
    """
    started = _now()
    if len({one.delivery().tag for one in deliveries}) > MOST:
        raise DataError(f"A bulk load takes {MOST} releases at most; load the others over Bolt, or in their place")
    _same_input(deliveries, work)
    made = read(lots(deliveries, processes, strict=strict), work / "read", processes, told)
    places = Places(work, tuple(one.folder for one in made))
    own = engine or (lambda: DuckDB(work / "spill", max(memory - _OURS, memory // 2), processes))
    steps = Steps(places, own, processes, told)

    def make(half: Path) -> dict[str, Any]:
        steps.until_tables(json.dumps([one.key for one in made]))
        reports = ledger(own(), places, [one.says for one in made], [_entry(one) for one in deliveries])
        tables(own(), places, half)
        write_loads(reports, half / "nodes" / "Load", started, _now())
        if notes is not None:
            keep(own(), notes, [(one.says["load"], one.folder) for one in made if one.says["read"]])
        return counted(half) | {"deliveries": reports, "format": FORMAT}

    done = stage(work / "tables", json.dumps([one.key for one in made]), make)
    shutil.rmtree(work / "spill", ignore_errors=True)
    return Manifest(done.folder, done.says["nodes"], done.says["rels"], done.says["deliveries"])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _same_input(deliveries: Sequence[Given], work: Path) -> None:
    """A folder belongs to one input: what was read of another must not be mixed with it."""
    now = [{"load": one.delivery().load, "input": [path.name for path in one.paths]} for one in deliveries]
    note = work / "deliveries.json"
    with suppress(FileNotFoundError):
        before = json.loads(note.read_text("utf-8"))["deliveries"]
        if before != now:
            raise DataError(
                f"{work} holds an unfinished bulk load of other files, or they have changed since; "
                "remove that folder, or give the same deliveries in the same order"
            )
    work.mkdir(parents=True, exist_ok=True)
    stages.write(note, {"deliveries": now})


def _entry(one: Given) -> dict[str, Any]:
    delivery = one.delivery()
    return {
        "load": delivery.load,
        "source": delivery.source,
        "release": delivery.release,
        "input": [path.name for path in one.paths],
    }
