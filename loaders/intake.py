"""Takes rows of readers into the source layer, batch by batch."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kg.errors import OutOfMemory
from kg.graph import Graph, Transaction
from kg.model import Reject
from kg.statements import text
from loaders.rows import MENTIONED, Batch, Delivery


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
    """Writes batches into the source layer, each with its place in the ledger."""

    graph: Graph
    delivery: Delivery
    slice: bool = False
    """Of a slice, links that lead out of it are counted and not kept."""
    changed: Counter[str] = field(default_factory=Counter)
    floor: str = ""
    """What an earlier release than this one stated counts as not stated: set by a complete delivery."""
    outdated: bool = False
    """A later release is complete already: nothing of this delivery counts."""
    known: frozenset[str] = frozenset()
    """Batches that the last load of this source and release has written: they are not sent again."""
    older: int = 0
    """Records that differ from what is there and are older than it: read, and left out."""
    written: list[str] = field(default_factory=list)
    """Digests of the batches of which the graph now holds everything."""

    def write(self, batch: Batch) -> None:
        """Write a batch, then its place in the ledger."""
        digest, older = batch.digest(), self.older
        if self.outdated:
            self.older += len(batch.records)
        elif digest not in self.known:
            records = sorted(batch.records.values(), key=lambda row: row["id"])
            links = sorted(batch.links.values(), key=lambda row: (row["target"], row["source"]))
            self._write(records, links)
        if older == self.older:
            self.written.append(digest)
        with self.graph.transaction() as transaction:
            transaction.run(text("load", "ledger_progress"), {"id": self.delivery.load, "items": batch.items})

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
        answers = transaction.run(text("load", "records"), {"rows": bare, "floor": self.floor})
        fresh = {row["id"]: row["fresh"] for row in answers if row["later"]}
        mentions = {row["id"] for row in rows if row["rank"].startswith(MENTIONED)}
        self.older += sum(not row["later"] and row["id"] not in mentions for row in answers)
        changed = [row for row in rows if row["id"] in fresh]
        for row in changed:
            self.changed[row["kind"]] += 1
        again = [row for row in changed if not fresh[row["id"]]]
        if again:
            self._forget(transaction, again, {row["id"] for row in answers if row["mentioned"]})
        ids = sorted({one for row in changed for one in row["strong"] + row["weak"]})
        named = [{"id": one, "scheme": one.split(":", 1)[0], "value": one.split(":", 1)[1]} for one in ids]
        transaction.run(text("load", "identifiers"), {"rows": named})
        for relation, name in (("has_id", "strong"), ("quotes_id", "weak")):
            pairs = [{"record": row["id"], "id": one} for row in changed for one in row[name]]
            if pairs:
                transaction.run(text("load", relation), {"rows": pairs})
        self._write_links(transaction, [link for row in changed for link in row["links"]])

    def _forget(self, transaction: Transaction, again: list[dict[str, Any]], mentions: set[str]) -> None:
        transaction.run(text("load", "company"), {"ids": [row["id"] for row in again]})
        for row in again:
            row["held"] = [f"{link['name']} {link['target']}" for link in row["links"]]
        named = [{"record": row["id"], "strong": row["strong"]} for row in again if row["id"] in mentions]
        dropped = transaction.run(text("load", "identifies_stale"), {"rows": named}) if named else []
        for name in ("has_id_stale", "quotes_id_stale", "links_stale"):
            rows = [
                {"record": row["id"], "strong": row["strong"], "weak": row["weak"], "links": row["held"]}
                for row in again
            ]
            transaction.run(text("load", name), {"rows": rows})
        if dropped:
            transaction.run(text("load", "identified_still"), {"ids": [row["id"] for row in dropped]})

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
