"""The difference between two deliveries of one source, set by set: a function of the two, whatever else there is.

Each delivery is brought together by itself, as a load of it alone would do. Then things of the one are laid beside
things of the other: they hang together where they have a record or a strong identifier in common. A thing with one
partner is the same thing; with none it was added or removed; several with one partner were merged, or split. Links
are compared between such threads, so that a merge does not show as a hundred links that went and came.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
from ibis.expr.types import Table

from loaders.bulk.engine import Engine, beside
from loaders.bulk.groups import components, groups
from loaders.bulk.latest import latest
from loaders.bulk.parts import Parts
from loaders.bulk.schemas import NOTED
from loaders.rows import MARK

Row = dict[str, Any]
KINDS = ("added", "removed", "changed", "merged", "split")
OLD, NEW = "old", "new"


@dataclass(frozen=True, slots=True)
class Difference:
    """What two deliveries differ in: counts of things by kind of record and of links by name, each with examples."""

    things: dict[str, dict[str, int]]
    fields: dict[str, dict[str, int]]
    """How many records of each kind changed in which field."""
    links: dict[str, dict[str, int]]
    examples: dict[str, list[Row]]

    def as_dict(self) -> Row:
        """As JSON holds it."""
        return {"things": self.things, "fields": self.fields, "links": self.links, "examples": self.examples}


def stage(notes: Iterable[Row], folder: Path) -> None:
    """Write the notes of one delivery as tables."""
    with Parts(folder, NOTED) as parts:
        seq = 0
        for seq, note in enumerate(notes, 1):
            if "kind" not in note:
                parts.add("links", note | {"seq": seq, "from_record": None})
                continue
            ids, links = note.pop("ids"), note.pop("links")
            parts.add("records", note | {"seq": seq})
            for one in ids:
                parts.add("ids", {"seq": seq, "record": note["id"], "id": one, "strong": True})
            for link in links:
                parts.add("links", link | {"seq": seq, "from_record": seq})


def difference(engine: Engine, old: Path, new: Path, work: Path, *, most: int) -> Difference:
    """Compare two staged deliveries; at most `most` examples of each kind."""
    for side, staged in ((OLD, old), (NEW, new)):
        latest(engine, [staged], work / side)
        groups(engine, work / side)
    _threads(engine, work)
    judged = work / "judged"
    engine.write(_judged(engine, work), judged)
    counted = engine.read(judged).filter(ibis._.what != "")
    counts = counted.group_by("kind", "what").agg(count=counted.count())
    changes = work / "changes"
    engine.write(_changes(engine, work), changes)
    fields = engine.read(changes).group_by("kind", "field").agg(count=ibis._.record.nunique())
    linked = work / "linked"
    engine.write(_linked(engine, work), linked)
    links = engine.read(linked).group_by("name", "what").agg(count=ibis._.count())
    return Difference(
        _table(engine, counts), _table(engine, fields), _table(engine, links), _examples(engine, work, most)
    )


def _table(engine: Engine, counts: Table) -> dict[str, dict[str, int]]:
    made: dict[str, dict[str, int]] = {}
    for first, second, count in sorted(engine.rows(counts)):
        made.setdefault(first, {})[second] = count
    return made


def _keyed(engine: Engine, work: Path, side: str) -> Table:
    """Every record of one side with the thing it is, as one text: kinds are told apart."""
    found = engine.read(work / side / "groups")
    return found.select("seq", "record", "kind", thing=ibis.literal(f"{side} ") + found.kind + " " + found.key)


def _owned(engine: Engine, work: Path, side: str) -> Table:
    """Identifiers, and record ids, that lead to one thing of a side: what leads to several says nothing."""
    things = _keyed(engine, work, side)
    ids = engine.read(work / side / "ids").filter(ibis._.strong).select("seq", "id")
    named = ids.join(things, "seq").select("kind", "thing", name=ids.id)
    every = ibis.union(named, things.select("kind", "thing", name=things.record))
    owners = every.group_by("kind", "name").agg(thing=every.thing.min(), owners=every.thing.nunique())
    return owners.filter(owners.owners == 1).drop("owners")


def _threads(engine: Engine, work: Path) -> None:
    """Write `pairs` of old and new things, and `thread` with all that hangs together."""
    before, after = (_owned(engine, work, side) for side in (OLD, NEW))
    both = before.join(after.select("kind", "name", partner="thing"), ["kind", "name"])
    engine.write(both.select(old="thing", new="partner").distinct(), work / "pairs")
    pairs = engine.read(work / "pairs")
    forth = pairs.select(a="old", b="new")
    engine.write(ibis.union(forth, pairs.select(a="new", b="old")), work / "edges")
    components(engine, work)


def _judged(engine: Engine, work: Path) -> Table:
    """Each thing of either side with what became of it: of what stayed as it was, nothing."""
    pairs = engine.read(work / "pairs")
    fates = []
    for side, other, alone, several in ((OLD, NEW, "removed", "split"), (NEW, OLD, "added", "merged")):
        things = _keyed(engine, work, side)
        partners = pairs.group_by(thing=side).agg(partners=pairs[other].nunique(), partner=pairs[other].min())
        told = beside(things.select("kind", "thing").distinct(), partners, "thing")
        what = ibis.cases((told.partners.isnull(), alone), (told.partners > 1, several), else_="")
        fates.append(told.select("kind", "thing", "partner", side=ibis.literal(side), what=what))
    old, new = fates
    whole = _whole(engine, work)
    same = old.filter(old.what == "").join(new.filter(new.what == "").select(partner="thing"), "partner")
    both = beside(same.select("kind", "thing", "partner"), whole.select(thing="old_thing", says="says"), "thing")
    both = beside(both, whole.select(partner="new_thing", now="says"), "partner")
    changed = both.filter(both.says != both.now)
    told = changed.select("kind", "thing", "partner", side=ibis.literal(OLD), what=ibis.literal("changed"))
    return ibis.union(old.filter(old.what != ""), new.filter(new.what != ""), told)


def _whole(engine: Engine, work: Path) -> Table:
    """What all records of a thing say, in one text."""
    sides = []
    for side in (OLD, NEW):
        things = _keyed(engine, work, side)
        records = engine.read(work / side / "latest").select("seq", "marks")
        said = things.join(records, "seq").select("thing", "record", "marks")
        says = said.group_by("thing").agg(
            says=(said.record + " " + said.marks).group_concat("\n", order_by=said.record)
        )
        old = says.thing if side == OLD else ibis.null("string")
        new = says.thing if side == NEW else ibis.null("string")
        sides.append(says.select(old_thing=old, new_thing=new, says=says.says))
    return ibis.union(*sides)


def _changes(engine: Engine, work: Path) -> Table:
    """Fields in which records differ that both deliveries hold."""
    before, after = (engine.read(work / side / "latest").select("id", "kind", "marks") for side in (OLD, NEW))
    both = before.join(after.select("id", "kind", now="marks"), ["id", "kind"])
    differing = both.filter(both.marks != both.now)
    sides = [
        differing.select(record="id", kind="kind", mark=differing[marks].split(" ").unnest())
        for marks in ("marks", "now")
    ]
    every = ibis.union(*sides)
    once = every.group_by("record", "kind", "mark").agg(sides=every.count()).filter(ibis._.sides == 1)
    return once.select("record", "kind", field=once.mark.split(":")[0]).distinct()


def _linked(engine: Engine, work: Path) -> Table:
    """Links of either delivery, between threads, that the other one has not or has otherwise."""
    places = _places(engine, work)
    old, new = (_between(engine, work, side, places) for side in (OLD, NEW))
    ends = ["source", "name", "target"]
    keep = [*ends, "mark", "here", "there"]
    before = old.select(*keep).rename({"was": "mark"})
    after = new.select(*keep).rename({"now": "mark", "new_here": "here", "new_there": "there"})
    both = before.outer_join(after, ends)
    what = ibis.cases((both.was.isnull(), "added"), (both.now.isnull(), "removed"), (both.was != both.now, "changed"))
    told = both.select(
        what=what,
        name=ibis.coalesce(both["name"], both["name_right"]),
        here=ibis.coalesce(both.new_here, both.here),
        there=ibis.coalesce(both.new_there, both.there),
    )
    return told.filter(told.what.notnull())


def _places(engine: Engine, work: Path) -> Table:
    """For each record the thread of what it is; of a record that was removed as well, for links still lead to it."""
    threads = engine.read(work / "components").select(thing="node", thread="least")
    sides = []
    for side in (OLD, NEW):
        told = beside(_keyed(engine, work, side), threads, "thing")
        sides.append(told.select("record", thread=ibis.coalesce(told.thread, told.thing)))
    every = ibis.union(*sides)
    return every.group_by("record").agg(thread=every.thread.min())


def _between(engine: Engine, work: Path, side: str, places: Table) -> Table:
    links = engine.read(work / side / "links")
    links = links.select("source", "name", "target", mark=links["rank"].right(MARK))
    here = beside(links, places.select(source="record", from_thread="thread"), "source")
    both = beside(here, places.select(target="record", to_thread="thread"), "target")
    between = both.select(
        "name",
        "mark",
        source=ibis.coalesce(both.from_thread, both.source),
        target=ibis.coalesce(both.to_thread, both.target),
        here=both.source,
        there=both.target,
    )
    # Links within one thing are none.
    real = between.filter(between.source != between.target)
    return real.group_by("source", "name", "target").agg(
        mark=real.mark.max(), here=real.here.min(), there=real.there.min()
    )


def _examples(engine: Engine, work: Path, most: int) -> dict[str, list[Row]]:
    """The first things and links of each kind by their names, so that the same two deliveries give the same ones."""
    made: dict[str, list[Row]] = {}
    judged, pairs = engine.read(work / "judged"), engine.read(work / "pairs")
    changes = engine.read(work / "changes")
    for what in KINDS:
        found = judged.filter(judged.what == what).order_by("thing").limit(most)
        rows = [{"kind": kind, "id": _bare(thing)} for kind, thing in engine.rows(found.select("kind", "thing"))]
        if what in ("merged", "split"):
            mine, theirs = (NEW, OLD) if what == "merged" else (OLD, NEW)
            chosen = pairs.semi_join(found.select(**{mine: "thing"}), mine).select(mine, theirs)
            parts: dict[str, list[str]] = {}
            for thing, part in engine.rows(chosen):
                parts.setdefault(_bare(thing), []).append(_bare(part))
            rows = [row | {"from" if what == "merged" else "into": sorted(parts[row["id"]])} for row in rows]
        if what == "changed":
            records = _keyed(engine, work, OLD).semi_join(found.select("thing"), "thing").select("record", "thing")
            by_thing: dict[str, set[str]] = {}
            for thing, field in engine.rows(records.join(changes, "record").select("thing", "field")):
                by_thing.setdefault(_bare(thing), set()).add(field)
            rows = [row | {"fields": sorted(by_thing.get(row["id"], ()))} for row in rows]
        made[what] = rows
    links = engine.read(work / "linked")
    for what in KINDS[:3]:
        found = links.filter(links.what == what).order_by("name", "here", "there").limit(most)
        rows_of_links = engine.rows(found.select("here", "name", "there"))
        made[f"links {what}"] = [dict(zip(("source", "name", "target"), row, strict=True)) for row in rows_of_links]
    return made


def _bare(thing: str) -> str:
    """The key out of the text by which a thing is compared."""
    return thing.split(" ", 2)[2]
