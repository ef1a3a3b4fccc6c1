"""Rows of the source layer: what is sent of each item of a delivery, in batches of which each knows its place."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import msgspec

from kg.keys import bounded, natural
from kg.model import Link, Product, Record, kind_of

#: Separates the parts of a rank; sorts before anything that a part can hold.
_SEPARATOR = "\x1f"
#: Begins the rank of what is only named inside another record; sorts before every rank of a record.
MENTIONED = "\x1e"
#: So many letters at the end of a link's rank are a mark of what it says beside its ends.
MARK = 16


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery: whose it is, which release, and its entry in the ledger."""

    source: str
    release: str
    load: str

    @property
    def tag(self) -> str:
        """How statements name this delivery: `openaire:10.6`."""
        return f"{self.source}:{self.release}"


@dataclass(slots=True)
class Batch:
    """Rows that go in one transaction; of several rows of one record or link only the latest."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    items: int = 0
    """How many items of the delivery have been read when this batch is written."""

    def __len__(self) -> int:
        return len(self.records) + len(self.links)

    def digest(self) -> str:
        """A mark of all that is said in it; ranks hold a digest of each record and link."""
        digest = hashlib.sha256()
        for key, row in sorted(self.records.items()):
            digest.update(f"{key}\0{row['kind']}\0{row['rank']}\n".encode())
        for link, row in sorted(self.links.items()):
            digest.update("\0".join((*link, row["rank"], "\n")).encode())
        return digest.hexdigest()[:24]

    def add(self, item: Record | Link, delivery: Delivery) -> None:
        """Take one item."""
        if isinstance(item, Link):
            row = link_row(item, delivery)
            _latest(self.links, (row["source"], row["name"], row["target"]), row)
        else:
            row = record_row(item, delivery)
            _latest(self.records, row["id"], row)


def _latest(held: dict[Any, dict[str, Any]], key: Any, row: dict[str, Any]) -> None:
    now = held.get(key)
    if now is None or row["rank"] > now["rank"]:
        held[key] = row


def batches(
    items: Iterable[Record | Link],
    delivery: Delivery,
    size: int,
    *,
    stated: Iterable[Record] = (),
    skip: int = 0,
    read: Counter[str] | None = None,
) -> Iterator[Batch]:
    """Items as batches of `size` rows; `stated` come with the reader and are not counted, `skip` items only are."""
    batch = Batch(items=skip)
    for record in stated:
        batch.add(record, delivery)
    seen = 0
    for seen, item in enumerate(items, start=1):
        if read is not None:
            read[f"link {item.name}" if isinstance(item, Link) else kind_of(item)] += 1
        if seen <= skip:
            continue
        batch.add(item, delivery)
        if len(batch) >= size:
            batch.items = seen
            yield batch
            batch = Batch(items=seen)
    batch.items = max(seen, skip)
    yield batch


def record_row(record: Record, delivery: Delivery) -> dict[str, Any]:
    """The row of one record: what is said, by whom, and the rank by which a later delivery replaces it."""
    payload = record.encoded()
    digest = hashlib.sha256(payload).hexdigest()[:24]
    links = record.links if isinstance(record, Product) else ()
    return {
        "id": bounded(record.id),
        "kind": kind_of(record),
        "source": delivery.source,
        "release": delivery.release,
        "load": delivery.load,
        "stamp": record.stamp,
        "digest": digest,
        "rank": (MENTIONED if getattr(record, "mentioned", False) else "")
        + _SEPARATOR.join((natural(delivery.release), record.stamp, digest)),
        "payload": payload.decode(),
        "strong": sorted({bounded(one) for one in record.ids}),
        "weak": sorted(
            {bounded(one) for one in getattr(record, "weak_ids", ())} - {bounded(one) for one in record.ids}
        ),
        "links": [link_row(link, delivery, embedded=True) for link in links],
    }


def link_row(link: Link, delivery: Delivery, *, embedded: bool = False) -> dict[str, Any]:
    """The row of one link; of two statements of it the later release, then the more trusted one counts."""
    return {
        "source": bounded(link.source),
        "name": link.name,
        "target": bounded(link.target),
        "delivery": delivery.tag,
        "rank": _link_rank(
            delivery.release, link.trust, link.validated, link.provenance, link.position, link.period, link.role,
            link.validation_date,
        ),
        "trust": link.trust,
        "provenance": link.provenance or None,
        "validated": link.validated or None,
        "position": link.position,
        "period": link.period or None,
        "role": link.role or None,
        "validation_date": link.validation_date or None,
        "embedded": embedded or None,
    }  # fmt: skip


@lru_cache(16_384, typed=True)
def _link_rank(release: str, trust: float | None, validated: bool, *said: object) -> str:
    """What decides which of two statements of one link counts; dumps say the same few things again and again."""
    if trust is not None:
        trust += 0.0  # Zero with a sign is equal to zero, also to the cache.
    strength = f"{(trust if trust is not None else -1.0) + 1:.6f}{int(validated)}"
    mark = hashlib.sha256(msgspec.json.encode((trust, validated, *said))).hexdigest()[:MARK]
    return _SEPARATOR.join((natural(release), strength, mark))
