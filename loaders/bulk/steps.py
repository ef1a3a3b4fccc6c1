"""The stages between reading and the finished tables: in which order, from what, in how many processes."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.bulk import assemble, crew, edges, people, tell_apart
from loaders.bulk.engine import Engine
from loaders.bulk.groups import groups
from loaders.bulk.latest import latest
from loaders.bulk.parts import rows
from loaders.bulk.places import Places
from loaders.bulk.stages import stage
from loaders.bulk.streams import grouped
from loaders.told import Told

#: Fewer rows are worked on within this process: starting others takes a second.
FEW = 20_000

Opened = Callable[[], Engine]


@dataclass(frozen=True, slots=True)
class Steps:
    """The stages between reading and the tables; what only the next one reads goes when that is done."""

    places: Places
    opened: Opened
    processes: int
    told: Told

    def until_tables(self, key: str) -> None:
        """Everything that the tables are made from."""
        self._told_apart(self._edges(self._made(self._sets(key))))

    def _stage(self, folder: Path, key: str, make: Callable[[Path], Any]) -> str:
        def told(half: Path) -> dict[str, Any]:
            make(half)
            return {"rows": rows(half)}

        done = stage(folder, key, told)
        self.told(folder.name, done.says["rows"])
        return done.key

    def _sets(self, key: str) -> str:
        def make(half: Path) -> None:
            engine = self.opened()
            latest(engine, list(self.places.lots), half, without=("payload", "marks"))
            groups(engine, half)

        return self._stage(self.places.sets, key, make)

    def _made(self, key: str) -> str:
        places = self.places

        def gather(half: Path) -> None:
            assemble.gather(self.opened(), list(places.lots), places.sets, half)

        def make(half: Path) -> None:
            self._stage(places.gathered, key, gather)
            self._crew(assemble.groups_of_records(places.gathered), assemble.assemble, half, rows(places.gathered))

        after = self._stage(places.made, key, make)
        shutil.rmtree(places.gathered, ignore_errors=True)
        return after

    def _edges(self, key: str) -> str:
        places = self.places
        return self._stage(places.edges, key, lambda half: edges.edges(self.opened(), places.sets, places.made, half))

    def _told_apart(self, key: str) -> str:
        places = self.places

        def mention(half: Path) -> None:
            people.mentions(self.opened(), places.made, places.edges, half)

        def tell(half: Path) -> None:
            self._stage(places.mentions, key, mention)
            self._crew(tell_apart.names(places.mentions), tell_apart.tell_apart, half, rows(places.mentions))

        def known(half: Path) -> None:
            people.people_of_sources(self.opened(), list(places.lots), places.sets, places.made, places.told, half)

        def describe(half: Path) -> None:
            self._stage(places.known, key, known)
            stream = grouped(places.known / "people", ("person",))
            self._crew(stream, tell_apart.describe, half, rows(places.known))

        key = self._stage(places.told, key, tell)
        shutil.rmtree(places.mentions, ignore_errors=True)
        key = self._stage(places.described, key, describe)
        shutil.rmtree(places.known, ignore_errors=True)
        return key

    def _crew(self, stream: Any, work: crew.Work, half: Path, count: int) -> None:
        crew.run(stream, work, half, self.processes if count > FEW else 1)
