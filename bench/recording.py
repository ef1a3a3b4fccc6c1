"""A graph that notes every statement with its rows and its time, and the same statements sent again, bare."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, cast

import msgspec

from kg.graph import Answer, Graph, Transaction
from kg.statements import Folder, statements

Parameters = dict[str, Any]
FOLDERS: tuple[Folder, ...] = ("load", "load_match", "read", "derive", "derive_match")


@dataclass(slots=True)
class Record:
    """Where the time of a run goes, and what was sent, transaction by transaction."""

    out: IO[bytes] | None = None
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    calls: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    names: dict[str, str] = field(
        default_factory=lambda: {one.text: name for folder in FOLDERS for name, one in statements(folder).items()}
    )

    def note(self, text: str, seconds: float) -> None:
        """One statement took so long."""
        name = self.names.get(text, text[:40])
        self.seconds[name] += seconds
        self.calls[name] += 1

    def keep(self, sent: list[tuple[str, Parameters, bool]]) -> None:
        """One transaction: text, parameters, and whether it changed anything."""
        if self.out and sent:
            packed = msgspec.msgpack.encode(sent)
            self.out.write(len(packed).to_bytes(8, "big") + packed)


def kept(file: IO[bytes]) -> Iterator[list[tuple[str, Parameters, bool]]]:
    """The transactions of a recording, one at a time."""
    while head := file.read(8):
        yield msgspec.msgpack.decode(file.read(int.from_bytes(head, "big")))


class _Noting(Transaction):
    """A transaction that notes what is sent; its answers are those of the real one."""

    def __init__(self, plain: Transaction, record: Record) -> None:
        super().__init__(plain._inner, plain._instead)
        self.record = record
        self.sent: list[tuple[str, Parameters, bool]] = []

    def run(self, text: str, parameters: Any = None) -> list[dict[str, Any]]:
        """Run and note."""
        return self._noted(text, parameters)[0]

    def counters(self, text: str, parameters: Any = None) -> dict[str, int]:
        """Run, note, and say what changed."""
        counters = self._noted(text, parameters)[1]
        return {
            name: value
            for name, value in vars(counters).items()
            if isinstance(value, int) and not isinstance(value, bool) and value and not name.startswith("_")
        }

    def _noted(self, text: str, parameters: Any) -> tuple[list[dict[str, Any]], Any]:
        text = self._instead.get(text, text)
        started = time.perf_counter()
        result = self._inner.run(cast(Any, text), dict(parameters or {}))
        rows = [record.data() for record in result]
        counters = result.consume().counters
        self.record.note(text, time.perf_counter() - started)
        if self.record.out:
            self.sent.append((text, dict(parameters or {}), bool(counters.contains_updates)))
        return rows, counters


class RecordingGraph(Graph):
    """A graph that notes what goes through it; stands in for the graph it is made from."""

    def __init__(self, graph: Graph, record: Record) -> None:
        super().__init__(graph.driver, graph.database, seconds=graph.seconds, instead=graph.instead)
        self.record = record

    def read(self, text: str, parameters: Any = None, **limits: Any) -> Answer:
        """Read and note."""
        started = time.perf_counter()
        try:
            return super().read(text, parameters, **limits)
        finally:
            self.record.note(text, time.perf_counter() - started)
            self.record.keep([(text, dict(parameters or {}), False)])

    def command(self, text: str, parameters: Any = None) -> list[dict[str, Any]]:
        """Run and note one statement outside of transactions."""
        started = time.perf_counter()
        try:
            return super().command(text, parameters)
        finally:
            self.record.note(text, time.perf_counter() - started)
            self.record.keep([(text, dict(parameters or {}), False)])

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction that is noted when it was committed; the commit is a statement of its own in the times."""
        with super().transaction() as plain:
            noting = _Noting(plain, self.record)
            yield noting
            started = time.perf_counter()
        self.record.note("commit", time.perf_counter() - started)
        self.record.keep(noting.sent)
