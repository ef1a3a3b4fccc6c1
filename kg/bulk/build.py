"""One bulk load from tables to a served graph: each stage is done once, and a killed load goes on with the next.

    tables -> files -> import -> examine -> indexes -> check -> yours -> derive -> switch -> old server ends

Until the switch nothing that serves is touched.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.bulk import check, files, importing, own
from kg.bulk.engine import engine
from kg.bulk.examine import examine
from kg.bulk.tables import manifest, tables
from kg.bulk.work import Watch, Work, timed
from kg.graph import Graph, connect
from kg.server import homes, retire, switch
from kg.server.folders import Layout, layout
from kg.server.processes import running
from kg.server.room import need
from kg.server.starting import beside
from kg.server.state import size
from kg.server.stopping import killed
from kg.server.switching import prune
from kg.server.talk import Say, to_stderr
from kg.settings import Settings

Prepare = Callable[[Path, Watch], Path]
"""Makes the tables below a folder and says where they are."""
Derive = Callable[[Graph, Watch], object]

STAGES = ("tables", "files", "import", "examine", "indexes", "check", "yours", "derive", "switch", "end")
#: Files take so many times the room of the tables, which are packed; measured on 20,000 generated works. Packed files
#: take about that of the tables and twice the time to write, and the importer reads them as fast on two cores.
_PLAIN, _PACKED = 7, 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What every stage needs to know."""

    settings: Settings
    work: Work
    plan: dict[str, Any]
    prepare: Prepare
    derive: Derive
    say: Say = to_stderr

    @property
    def place(self) -> Layout:
        """The fresh database."""
        return layout(self.settings, self.plan["home"])

    def run(self) -> None:
        """Do every stage that is not done; a server that does not serve yet is not left behind where one fails."""
        try:
            self._run()
        except BaseException:
            if self.plan["home"] != homes.serving(self.settings.home):
                killed(self.place)
            raise

    def _run(self) -> None:
        steps: dict[str, Callable[[Watch], dict[str, Any]]] = {
            "tables": self._tables,
            "files": self._files,
            "import": self._import,
            "examine": self._examine,
            "indexes": self._indexes,
            "check": self._check,
            "yours": self._yours,
            "derive": self._derive,
            "switch": self._switch,
            "end": self._end,
        }
        for name in STAGES:
            if name in self.work.done():
                continue
            self.say(f"{name.capitalize()} …")
            read = sum(one["bytes"] for one in self.plan.get("deliveries", [])) if name == "tables" else 0
            with timed(self.work, name) as says:
                says.update(steps[name](Watch(self.work.folder, name, read)))

    def _tables(self, watch: Watch) -> dict[str, Any]:
        folder = self.prepare(self.work.staging, watch)
        counted = manifest(folder)
        return {
            "folder": str(folder),
            "bytes": size(folder),
            "rows": _rows(counted),
            "deliveries": counted["deliveries"],
        }

    def _files(self, watch: Watch) -> dict[str, Any]:
        there = shutil.disk_usage(self.work.folder).free
        # Twice, because the imported database takes as much again.
        packed = there < 2 * _PLAIN * size(self.work.tables)
        return write_files(self.work, self.work.tables, self.plan["memory"], packed=packed, watch=watch)

    def _import(self, watch: Watch) -> dict[str, Any]:
        groups, _ = files.saved(self.work.files)
        importing.run(
            self.settings, self.place, groups, self.work.files, memory_mb=self.plan["memory"], phase=watch.phase
        )
        return {"home": self.place.base.name, "bytes": size(self.place.data)}

    def _examine(self, watch: Watch) -> dict[str, Any]:
        if self.plan.get("check"):
            examine(self.place, memory_mb=self.plan["memory"])
        return {"checked": bool(self.plan.get("check"))}

    def _graph(self) -> Graph:
        runs = running(self.place.run) is not None
        if not runs and self.plan["home"] != homes.serving(self.settings.home):
            importing.end_left(self.place)
        say: Say = (lambda _line: None) if runs else self.say
        beside(self.place, self.settings, layout(self.settings), say=say)
        return connect(self.settings, home=self.plan["home"])

    def _indexes(self, watch: Watch) -> dict[str, Any]:
        with self._graph() as graph:
            check.build_indexes(graph, phase=watch.phase)
        return {"bytes": size(self.place.data)}

    def _check(self, watch: Watch) -> dict[str, Any]:
        _, counted = files.saved(self.work.files)
        with self._graph() as graph:
            compared = check.compare_counts(graph, counted)
            nodes = check.compare_sample(graph, list(tables(self.work.tables)))
            graph.command("CALL db.prepareForReplanning()")
        return {"counts": compared, "nodes": nodes}

    def _yours(self, watch: Watch) -> dict[str, Any]:
        if not layout(self.settings).system_store.exists():
            return {}
        left = self.work.left_behind
        with connect(self.settings) as old, self._graph() as new:
            carried = own.carry(old, new, left)
        for line in carried.lines(left):
            self.say(line)
        return {"nodes": carried.nodes, "links": carried.links, "left": len(carried.left)}

    def _derive(self, watch: Watch) -> dict[str, Any]:
        if self.plan.get("derive"):
            with self._graph() as graph:
                self.derive(graph, watch)
        return {"derived": bool(self.plan.get("derive"))}

    def _switch(self, watch: Watch) -> dict[str, Any]:
        before = homes.serving(self.settings.home)
        self._graph().close()
        switch(self.settings, self.plan["home"], say=self.say)
        return {"before": before}

    def _end(self, watch: Watch) -> dict[str, Any]:
        if (before := homes.before(self.settings.home)) is not None:
            retire(self.settings, before, say=self.say)
        prune(self.settings, say=self.say)
        self.work.tidy()
        return {}


def write_files(work: Work, source: Path, memory_mb: int, *, packed: bool, watch: Watch) -> dict[str, Any]:
    """Files for the importer from tables."""
    found = list(tables(source))
    counted = manifest(source)
    need(work.folder, int((_PACKED if packed else _PLAIN) * size(source)), what="The files for the import")
    with engine(work.folder / "spill", memory_mb) as using:
        groups = files.write(using, found, work.files, packed=packed, told=watch.told)
    files.save(work.files, groups, counted)
    return {"bytes": size(work.files), "rows": _rows(counted), "packed": packed}


def _rows(counted: dict[str, Any]) -> int:
    return int(sum(counted["nodes"].values()) + sum(counted["rels"].values()))
