"""The ledger of a bulk load: for each delivery what was read, what counts, and what could not be used."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
from ibis.expr.types import Table

from loaders import mentions
from loaders.bulk.engine import Engine
from loaders.bulk.latest import older
from loaders.bulk.places import Places
from loaders.bulk.read import BITS
from loaders.bulk.schemas import NODES

Entry = dict[str, Any]


def ledger(engine: Engine, places: Places, lots: list[dict[str, Any]], entries: list[Entry]) -> list[Entry]:
    """A report for each delivery, in the words of a load over Bolt; `lots` is what the reading says of itself."""
    reports = []
    waiting = _waiting(engine, places)
    changed = _changed(engine, places, lots)
    conflicts = _conflicts(engine, places)
    common = _too_common(engine, places)
    lost = dict(engine.rows(older(engine, list(places.lots), places.sets)))
    for entry in entries:
        mine = [lot for lot in lots if lot["load"] == entry["load"]]
        read: Counter[str] = Counter()
        for lot in mine:
            read.update(lot["read"])
        rejects = [row for lot in mine for row in lot["rejects"]] + conflicts.get(entry["load"], [])
        if entry is entries[-1]:  # The names of all deliveries are told apart together.
            rejects += common
        reports.append(
            entry
            | {
                "state": "complete" if read else "refused",
                "read": dict(sorted(read.items())),
                "changed": dict(sorted(changed.get(entry["load"], {}).items())),
                "rejects": _rejects(rejects),
                "older": lost.get(entry["load"], 0),
                "waiting_links": waiting,
            }
        )
    return reports


def _waiting(engine: Engine, places: Places) -> int:
    """Links with an end that has not been delivered."""
    links = engine.read(places.sets / "links").select("source", "target")
    known = engine.read(places.sets / "latest").select("id")
    whole = links.semi_join(known.select(source="id"), "source").semi_join(known.select(target="id"), "target")
    return int(engine.value(links.count())) - int(engine.value(whole.count()))


def _changed(engine: Engine, places: Places, lots: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """What each delivery brought that counts."""
    found: dict[str, dict[str, int]] = {}
    records = engine.read(places.sets / "latest")
    for load, kind, count in engine.rows(records.group_by("load", "kind").agg(count=records.count())):
        found.setdefault(load, {})[kind] = count
    links = engine.read(places.sets / "links")
    numbered = links.select(lot=links.seq >> BITS)
    for lot, count in engine.rows(numbered.group_by("lot").agg(count=numbered.count())):
        mine = found.setdefault(lots[lot]["load"], {})
        mine["link"] = mine.get("link", 0) + count
    return found


def _conflicts(engine: Engine, places: Places) -> dict[str, list[Entry]]:
    """What was not merged, by the delivery of the first record of each group, the first one as an example."""
    groups = engine.read(places.sets / "groups")
    kept = groups.filter(groups.conflict != "")
    firsts = kept.group_by("kind", "key", "conflict", "component").agg(record=kept.record.min())
    loads = engine.read(places.sets / "latest").select("load", record="id")
    told = firsts.join(loads, "record")
    examples = told.group_by("load", "conflict").agg(count=told.count(), record=told.record.min())
    found: dict[str, list[Entry]] = {}
    for load, conflict, count, record in engine.rows(examples):
        detail = _shared(engine, places, kept, record)
        row = {"reason": f"not merged: {conflict}", "count": count, "where": record, "detail": detail}
        found.setdefault(load, []).append(row)
    return found


def _shared(engine: Engine, places: Places, kept: Table, record: str) -> str:
    """Which identifiers the group of one record shares with other groups."""
    ((key, component),) = engine.rows(kept.filter(kept.record == record).select("key", "component").distinct())
    ids = engine.read(places.sets / "ids")
    carried = ids.filter(ids.strong).select("id", "seq").join(kept.filter(kept.component == component), "seq")
    both = carried.group_by("id").agg(groups=carried.key.nunique(), own=(carried.key == key).any())
    rows = engine.rows(both.filter((both.groups > 1) & both.own).select("id").order_by("id").limit(3))
    return f"{key} shares {', '.join(one for (one,) in rows) or 'no identifier of its own'} with others"


def _too_common(engine: Engine, places: Places) -> list[Entry]:
    """Names that too many bear to be joined by evidence, as a load over Bolt tells them."""
    joining = engine.read(places.made / "mentions").filter(ibis._.joins)
    counted = joining.group_by(name="name_key").agg(times=joining.count())
    often = counted.filter(counted.times > mentions.MOST_MENTIONS).order_by("name")
    detail = f"mentions, more than {mentions.MOST_MENTIONS:,}: only identifiers of the source join them"
    told = [{"where": name, "detail": f"{count:,} {detail}"} for name, count in engine.rows(often)]
    return [{"reason": "name too common", "count": 1, **one} for one in told]


def _rejects(rows: list[Entry]) -> list[Entry]:
    made: dict[str, Entry] = {}
    for row in rows:
        held = made.setdefault(row["reason"], row | {"count": 0})
        held["count"] += row["count"]
    return sorted(made.values(), key=lambda row: (-row["count"], row["reason"]))


def write_loads(reports: list[Entry], folder: Path, started: str, finished: str) -> None:
    """The ledger's own nodes; a delivery of which nothing could be read was not taken in."""
    rows = []
    for one in reports:
        if not one["read"]:
            continue
        counts = {name: one[name] for name in ("read", "changed", "waiting_links")}
        changed = sum(one["changed"].values())
        rows.append(
            {
                "id": one["load"],
                "source": one["source"],
                "release": one["release"],
                "input": one["input"],
                "state": one["state"],
                "items": sum(one["read"].values()),
                "changed": changed,
                "counts": json.dumps(counts, sort_keys=True),
                "rejects": json.dumps(one["rejects"]),
                "started": started,
                "finished": finished,
                "changed_at": finished if changed else None,
            }
        )
    folder.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows, NODES["Load"]), folder / "part-0.parquet", compression="zstd")
