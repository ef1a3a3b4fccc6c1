"""Deliveries to Parquet: records, their identifiers and links as they were said, in lots that are read side by side."""

import json
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import DataError, KgError
from kg.model import Link, Reject, kind_of
from loaders.bulk.crew import KILLED
from loaders.bulk.orphans import end_with_the_parent
from loaders.bulk.parts import Parts
from loaders.bulk.schemas import READ
from loaders.bulk.stages import Done, stage
from loaders.files import Unit, fingerprint, size, units
from loaders.garbage import seldom
from loaders.notes import marks
from loaders.registry import items
from loaders.rows import Delivery, link_row, record_row
from loaders.run import STATED
from loaders.told import Told

#: Small files are read together up to this many bytes, so that 10,000 parts do not become 30,000.
LOT = 256 << 20
#: And not fewer than these, unless they are large by themselves.
LEAST = 2 << 20
#: Lots for each process, where files are small enough.
_EACH = 8
#: Less than this is read within this process: starting others takes half a second each.
SMALL = 16 << 20
#: Records of one lot, at most: the higher bits of a record's number are those of its lot.
BITS = 40


@dataclass(frozen=True, slots=True)
class Given:
    """One delivery to load: whose it is, where it lies, which release."""

    source: str
    paths: tuple[Path, ...]
    release: str

    def delivery(self) -> Delivery:
        """Its entry in the ledger."""
        mark = fingerprint(self.paths)
        if not mark:
            raise DataError("A bulk load reads files more than once after an interruption; it cannot read a pipe")
        return Delivery(self.source, self.release, f"{self.source}:{self.release}:{mark[:16]}")


@dataclass(frozen=True, slots=True)
class Lot:
    """Files of one delivery that are read in one go."""

    number: int
    delivery: Delivery
    units: tuple[Unit, ...]
    strict: bool

    @property
    def length(self) -> int:
        """Bytes on disk."""
        return sum(one.length for one in self.units)


def lots(given: Sequence[Given], processes: int, *, strict: bool) -> list[Lot]:
    """All lots of all deliveries, numbered; some for each process, so that all end at about the same time."""
    made: list[Lot] = []
    length = min(LOT, max(LEAST, sum(size(one.paths) for one in given) // (_EACH * processes)))
    for one in given:
        delivery = one.delivery()
        for files in _gathered(units(one.paths), length):
            made.append(Lot(len(made), delivery, files, strict=strict))
    return made


def _gathered(found: Iterable[Unit], length: int) -> Iterator[tuple[Unit, ...]]:
    held: list[Unit] = []
    for unit in found:
        if held and sum(one.length for one in held) + unit.length > length:
            yield tuple(held)
            held = []
        held.append(unit)
    yield tuple(held)


def read(lots: list[Lot], folder: Path, processes: int, told: Told) -> list[Done]:
    """Read all lots; those that were read before are not read again."""
    if processes < 2 or len(lots) < 2 or sum(lot.length for lot in lots) < SMALL:
        return [read_lot(lot, folder, lambda count: told("read", count)) for lot in lots]
    context = multiprocessing.get_context("spawn")
    counter = context.Value("q", 0)
    made: dict[int, Done] = {}
    with ProcessPoolExecutor(processes, context, _counting, (counter,)) as pool:
        waiting: set[Future[Done]] = set()
        numbers: dict[Future[Done], int] = {}
        # The longest first: the last one then ends no later than it must.
        for lot in sorted(lots, key=lambda lot: -lot.length):
            future = pool.submit(_read_apart, lot, folder)
            numbers[future] = lot.number
            waiting.add(future)
        seen = 0
        try:
            while waiting:
                done, waiting = wait(waiting, timeout=0.5, return_when=FIRST_COMPLETED)
                now = counter.value
                told("read", now - seen)
                seen = now
                made |= {numbers[future]: future.result() for future in done}
        except BrokenProcessPool:
            raise KgError(KILLED) from None
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [made[lot.number] for lot in lots]


_counter: Any = None


def _counting(counter: Any) -> None:
    global _counter
    end_with_the_parent()
    seldom()
    _counter = counter


def _read_apart(lot: Lot, folder: Path) -> Done:
    def count(some: int) -> None:
        with _counter.get_lock():
            _counter.value += some

    return read_lot(lot, folder, count)


def read_lot(lot: Lot, folder: Path, progress: Callable[[int], None]) -> Done:
    """Read one lot, unless it was read before."""
    names = [f"{unit.name} {unit.length}" for unit in lot.units]
    key = json.dumps([lot.number, lot.delivery.load, lot.strict, *names])
    return stage(folder / f"lot-{lot.number:05}", key, lambda half: _read(lot, half, progress))


def _read(lot: Lot, folder: Path, progress: Callable[[int], None]) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    rejects: dict[str, dict[str, Any]] = {}
    with Parts(folder, READ) as parts:
        written = Written(lot, parts)
        for unit in lot.units:
            for member in unit.members(progress):
                for item in items(member, lot.delivery.source):
                    if isinstance(item, Reject):
                        _count(rejects, item, lot.strict)
                        continue
                    if not counts:
                        # With what is read, and not without; of equal records of other lots the first one counts.
                        for record in STATED.get(lot.delivery.source, ()):
                            written.add(record)
                    counts[f"link {item.name}" if isinstance(item, Link) else kind_of(item)] += 1
                    written.add(item)
    return {"load": lot.delivery.load, "read": dict(counts), "rejects": list(rejects.values()), "rows": parts.counts}


def _count(rejects: dict[str, dict[str, Any]], one: Reject, strict: bool) -> None:
    if strict and not one.value:
        why = f"{one.reason} ({one.detail})" if one.detail else one.reason
        raise DataError(f"{one.where}: {why}. Without --strict it is counted and left out")
    first = {"reason": one.reason, "count": 0, "where": one.where, "detail": one.detail}
    rejects.setdefault(one.reason, first)["count"] += 1


class Written:
    """Writes items with a number each: of two equal statements the first one counts, however they are sorted later."""

    def __init__(self, lot: Lot, parts: Parts) -> None:
        self._parts = parts
        self._delivery = lot.delivery
        self._seq = lot.number << BITS

    def add(self, item: Any) -> None:
        """Write a record with what stands in it, or a link."""
        if isinstance(item, Link):
            self._link(link_row(item, self._delivery), None)
            return
        row = record_row(item, self._delivery)
        payload, seq = row["payload"], self._next()
        for name, strong in (("strong", True), ("weak", False)):
            for one in row.pop(name):
                self._parts.add("ids", {"seq": seq, "record": row["id"], "id": one, "strong": strong})
        links = row.pop("links")
        row["seq"], row["marks"] = seq, marks(payload)
        self._parts.add("records", row, len(payload))
        for link in links:
            self._link(link, seq)

    def _link(self, row: dict[str, Any], record: int | None) -> None:
        row["seq"], row["from_record"] = self._next(), record
        self._parts.add("links", row)

    def _next(self) -> int:
        self._seq += 1
        return self._seq
