"""Mentions with their evidence, name by name: what loaders/people.py asks the database for, for all names at once.

Only what two mentions of one name share can join them, so everything else is left out before a name is looked at:
a name that stands on 100,000 papers then has the few co-authors that come twice, and not a million names.
"""

from pathlib import Path

import ibis
from ibis.expr.types import Table

from loaders.bulk.engine import Engine, beside
from loaders.bulk.schemas import PEOPLE, WORKS, names
from loaders.mention_rows import MOST_AUTHORS

_WORK = ("work_label", "work")
_SPOT = ("name_key", *_WORK)


def mentions(engine: Engine, made: Path, edges: Path, folder: Path) -> None:
    """Write all mentions, those of names that occur once as they come, the others sorted by name."""
    said = engine.read(made / "mentions")
    often = said.group_by("name_key").agg(times=said.count())
    counted = beside(said, often, "name_key")
    engine.write(counted.filter(counted.times == 1).drop("times"), folder / "alone")
    several = counted.filter(counted.times > 1).drop("times")
    engine.parted(_evidence(engine, several, said, edges), "name_key", _gathered, folder / "evidence")
    known = beside(several, engine.read(folder / "evidence"), *_SPOT)
    order = ("name_key", "work", "work_label", "position")
    engine.parted(known, "name_key", lambda part: part.order_by(*order), folder / "together")


def _evidence(engine: Engine, several: Table, said: Table, edges: Path) -> Table:
    """The co-authors, institutions and cited works that each name on each work can share with the same name."""
    asking = several.filter(several.joins & (several.authors <= MOST_AUTHORS)).select(*_SPOT).distinct()
    others = said.filter(said.joins).select(*_WORK, item="name_key").distinct()
    beside_them = asking.join(others, list(_WORK)).select(*_SPOT, "item")
    coauthors = beside_them.filter(beside_them.name_key != beside_them.item)
    held = engine.read(edges / "AFFILIATED").filter(ibis._.start_label.isin(WORKS))
    affiliated = held.select(work_label="start_label", work="start", item="end")
    institutions = asking.join(affiliated, list(_WORK)).select(*_SPOT, "item")
    cites = engine.read(edges / "CITES").select(work_label="start_label", work="start", item="end").distinct()
    citing = asking.join(cites, list(_WORK)).select(*_SPOT, "item")
    own = several.select("name_key", item="work").distinct()
    cited = citing.semi_join(own, ["name_key", "item"])
    return ibis.union(
        _shared(coauthors).mutate(kind=ibis.literal("coauthor")),
        _shared(institutions).mutate(kind=ibis.literal("institution")),
        cited.mutate(kind=ibis.literal("cited")),
    )


def _gathered(items: Table) -> Table:
    """The same as lists, one row for each name on each work."""
    kinds = (("coauthors", "coauthor"), ("institutions", "institution"), ("cites", "cited"))
    return items.group_by(*_SPOT).agg(**{name: items.item.collect(where=items.kind == kind) for name, kind in kinds})


def _shared(items: Table) -> Table:
    """What stands beside a name on more than one work."""
    often = items.group_by("name_key", "item").agg(times=items.count())
    return items.semi_join(often.filter(often.times > 1), ["name_key", "item"])


def people_of_sources(engine: Engine, lots: list[Path], sets: Path, made: Path, told: Path, folder: Path) -> None:
    """Write, sorted by person, what mentions and records say of people whom a source knows."""
    named = engine.read(told / "named")
    mentioned = named.mutate(payload=ibis.null("string"), tag=ibis.null("string"))
    people = engine.read(made / "describes").filter(ibis._.label == "Person").select("record", person="entity")
    winners = engine.read(sets / "latest").select("seq", record="id")
    stated = people.join(winners, "record").select("seq", "person")
    payloads = engine.read(*(lot / "records" for lot in lots)).select("seq", "source", "release", "payload")
    whole = stated.join(payloads, "seq")
    whole = whole.select("person", "payload", tag=whole.source + ":" + whole.release)
    types = named.schema()
    nothing = {name: ibis.null(types[name]) for name in names(PEOPLE["named"], "person")}
    recorded = whole.mutate(**nothing).select(*mentioned.columns)
    both = ibis.union(mentioned, recorded)
    engine.parted(both, "person", lambda part: part.order_by("person"), folder / "people")
