"""Takes items of readers into the source layer, batch by batch, each with its place in the ledger."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kg.errors import OutOfMemory
from kg.graph import Graph, Transaction
from kg.keys import bounded, natural
from kg.model import Link, Product, Record, Reject, kind_of
from kg.statements import text

#: Separates the parts of a rank; sorts before anything that a part can hold.
_SEPARATOR = "\x1f"


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
class Rejects:
    """Rejects counted by reason, each with its first example."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Reject] = field(default_factory=dict)

    def add(self, reject: Reject) -> None:
        """Count one."""
        self.counts[reject.reason] += 1
        self.examples.setdefault(reject.reason, reject)

    def rows(self) -> list[dict[str, Any]]:
        """Reason, count, and where the first one stands; most frequent first."""
        return [
            {
                "reason": reason,
                "count": count,
                "where": self.examples[reason].where,
                "detail": self.examples[reason].detail,
            }
            for reason, count in sorted(self.counts.items(), key=lambda one: (-one[1], one[0]))
        ]


@dataclass(slots=True)
class Intake:
    """Collects items and writes them when a batch is full."""

    graph: Graph
    delivery: Delivery
    size: int
    slice: bool = False
    """Of a slice, links that lead out of it are counted and not kept."""
    skip: int = 0
    """Items that an earlier, interrupted run has acknowledged already."""
    seen: int = 0
    read: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    older: int = 0
    """Records that differ from what is there and are older than it: read, and left out."""
    _records: dict[str, dict[str, Any]] = field(default_factory=dict)
    _links: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)

    def add(self, item: Record | Link) -> None:
        """Take one item; a full batch is written at once."""
        self.seen += 1
        self.read[f"link {item.name}" if isinstance(item, Link) else kind_of(item)] += 1
        if self.seen <= self.skip:
            return
        if isinstance(item, Link):
            self._add_link(link_row(item, self.delivery))
        else:
            self._add_record(record_row(item, self.delivery))
        if len(self._records) + len(self._links) >= self.size:
            self.flush()

    def state(self, record: Record) -> None:
        """Take a record that comes with the reader and not out of the delivery; it is not counted."""
        self._add_record(record_row(record, self.delivery))

    def _add_record(self, row: dict[str, Any]) -> None:
        held = self._records.get(row["id"])
        if held is None or row["rank"] > held["rank"]:
            self._records[row["id"]] = row

    def _add_link(self, row: dict[str, Any]) -> None:
        key = (row["source"], row["name"], row["target"])
        held = self._links.get(key)
        if held is None or row["rank"] > held["rank"]:
            self._links[key] = row

    def flush(self) -> None:
        """Write what is collected, then its place in the ledger."""
        records = sorted(self._records.values(), key=lambda row: row["id"])
        links = sorted(self._links.values(), key=lambda row: (row["target"], row["source"]))
        self._write(records, links)
        with self.graph.transaction() as transaction:
            place = {"id": self.delivery.load, "items": max(self.seen, self.skip)}
            transaction.run(text("load", "ledger_progress"), place)
        self._records.clear()
        self._links.clear()

    def _write(self, records: list[dict[str, Any]], links: list[dict[str, Any]]) -> None:
        """One transaction; what is too large for the server's memory goes in halves."""
        try:
            with self.graph.transaction() as transaction:
                if records:
                    self._write_records(transaction, records)
                self._write_links(transaction, links)
        except OutOfMemory:
            if len(records) + len(links) < 2:
                raise
            some, few = len(records) // 2, len(links) // 2
            self._write(records[:some], links[:few])
            self._write(records[some:], links[few:])

    def _write_records(self, transaction: Transaction, rows: list[dict[str, Any]]) -> None:
        bare = [{name: value for name, value in row.items() if name not in _APART} for row in rows]
        answers = transaction.run(text("load", "records"), {"rows": bare})
        fresh = {row["id"]: row["fresh"] for row in answers if row["later"]}
        self.older += sum(not row["later"] for row in answers)
        changed = [row for row in rows if row["id"] in fresh]
        for row in changed:
            self.changed[row["kind"]] += 1
        again = [row for row in changed if not fresh[row["id"]]]
        if again:
            self._forget(transaction, again)
        ids = sorted({one for row in changed for one in row["strong"] + row["weak"]})
        named = [{"id": one, "scheme": one.split(":", 1)[0], "value": one.split(":", 1)[1]} for one in ids]
        transaction.run(text("load", "identifiers"), {"rows": named})
        for relation, name in (("has_id", "strong"), ("quotes_id", "weak")):
            pairs = [{"record": row["id"], "id": one} for row in changed for one in row[name]]
            if pairs:
                transaction.run(text("load", relation), {"rows": pairs})
        self._write_links(transaction, [link for row in changed for link in row["links"]])

    def _forget(self, transaction: Transaction, again: list[dict[str, Any]]) -> None:
        transaction.run(text("load", "company"), {"ids": [row["id"] for row in again]})
        for row in again:
            row["held"] = [f"{link['name']} {link['target']}" for link in row["links"]]
        for name in ("has_id_stale", "quotes_id_stale", "links_stale"):
            rows = [
                {"record": row["id"], "strong": row["strong"], "weak": row["weak"], "links": row["held"]}
                for row in again
            ]
            transaction.run(text("load", name), {"rows": rows})

    def _write_links(self, transaction: Transaction, links: list[dict[str, Any]]) -> None:
        if not links:
            return
        if not self.slice:
            ends = {link[end] for link in links for end in ("source", "target")}
            transaction.run(text("load", "link_ends"), {"ids": sorted(ends)})
        made = transaction.run(text("load", "links"), {"rows": links})
        self.changed["link"] += made[0]["changed"] if made else 0


#: What goes into statements of its own and not onto the record node.
_APART = ("strong", "weak", "links", "held")


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
        "rank": _SEPARATOR.join((natural(delivery.release), record.stamp, digest)),
        "payload": payload.decode(),
        "strong": sorted({bounded(one) for one in record.ids}),
        "weak": sorted(
            {bounded(one) for one in getattr(record, "weak_ids", ())} - {bounded(one) for one in record.ids}
        ),
        "links": [link_row(link, delivery, embedded=True) for link in links],
    }


def link_row(link: Link, delivery: Delivery, *, embedded: bool = False) -> dict[str, Any]:
    """The row of one link; of two statements of it the later release, then the more trusted one counts."""
    said = msgspec.json.encode(link)
    trust = link.trust if link.trust is not None else -1.0
    strength = f"{trust + 1:.6f}{int(link.validated)}"
    return {
        "source": bounded(link.source),
        "name": link.name,
        "target": bounded(link.target),
        "delivery": delivery.tag,
        "rank": _SEPARATOR.join((natural(delivery.release), strength, hashlib.sha256(said).hexdigest()[:16])),
        "trust": link.trust,
        "provenance": link.provenance or None,
        "validated": link.validated or None,
        "position": link.position,
        "period": link.period or None,
        "embedded": embedded or None,
    }
