"""Somebody who asks the serving graph what it holds, over and over, while loads are killed beside it."""

import threading
from collections import Counter
from dataclasses import dataclass, field

from kg import Settings, connect
from kg.bulk.check import counts
from kg.errors import KgError
from kg.statements import text

Seen = tuple[tuple[str, ...], tuple[tuple[tuple[str, ...], int], ...]]


def seen(settings: Settings) -> Seen:
    """What the graph that serves holds just now: its deliveries, and all counts by label and type."""
    with connect(settings) as graph:
        deliveries = tuple(sorted(row[0] for row in graph.read(text("export", "deliveries")).rows))
        return deliveries, tuple(sorted(counts(graph).items()))


@dataclass(slots=True)
class Watcher:
    """Asks in a thread of its own; what it was answered, in order, each state once, and what failed."""

    settings: Settings
    states: list[Seen] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def _ask(self) -> None:
        while not self._stop.wait(0.2):
            self.asked += 1
            try:
                now = seen(self.settings)
            except KgError as error:
                self.failed[str(error)] += 1
                continue
            if not self.states or self.states[-1] != now:
                self.states.append(now)

    def __enter__(self) -> "Watcher":
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        assert self._thread is not None
        self._thread.join()
