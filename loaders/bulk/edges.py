"""Relationships between entities from links between their records: what cypher/load/edges_*.cypher say, all at once."""

from pathlib import Path

import ibis
from ibis.expr.types import BooleanValue, Table

from loaders.bulk.engine import Engine
from loaders.bulk.schemas import WORKS

ENDS = ("start_label", "start", "end_label", "end")
#: Releases that one load can hold: each is one bit of a number.
MOST = 62
#: Names of links that mean something else than a relationship between a work and what it names.
_APART = ("authorship", "isHostedBy", "isProvidedBy")


def edges(engine: Engine, sets: Path, made: Path, folder: Path) -> None:
    """Write `said`, the links between entities, then one folder for each type of relationship."""
    links = engine.read(sets / "links")
    says = sorted(name for (name,) in engine.rows(links.select("delivery").distinct()))

    def write(table: Table, name: str) -> None:
        engine.write(_who(table, says), folder / name)

    engine.write(_said(engine, links, made, says), folder / "said")
    said = engine.read(folder / "said")
    work, to_work = said.start_label.isin(WORKS), said.end_label.isin(WORKS)
    plain = work & ~said.name.isin(_APART)
    year = {"year": said.year.max()}
    funding = said.end_label.isin(["Project", "Funder"])
    write(_once(said, plain & to_work & (said.name == "Cites"), **year), "CITES")
    write(_related(said, plain, to_work), "RELATED")
    write(_affiliated(said, plain), "AFFILIATED")
    write(_once(said, plain & (said.name == "isProducedBy") & funding), "FUNDED_BY")
    about = _once(said, plain & (said.end_label == "Topic"), **year)
    write(about.mutate(origin=ibis.literal("source")), "ABOUT")
    write(_takes_part(said), "TAKES_PART")
    write(_once(said, _is(said, "Institution", "IsChildOf", "Institution")), "PART_OF")
    write(_once(said, _is(said, "Source", "isProvidedBy", "Institution")), "PROVIDED_BY")
    for name, kind, held in (("isHostedBy", "HOSTED_BY", "hosted_by"), ("isProvidedBy", "COLLECTED_FROM", "from")):
        write(_at_copies(engine, made, said, name, held), kind)


def _said(engine: Engine, links: Table, made: Path, says: list[str]) -> Table:
    """Links with both ends as entities; what leads to itself says nothing.

    Who says it is one bit of a number: to bring many statements together takes the room of a number, and no list.
    """
    bits = [(name, ibis.literal(1 << place, "int64")) for place, name in enumerate(says)]
    by = links.delivery.cases(*bits, else_=ibis.literal(0, "int64")) if bits else ibis.literal(0, "int64")
    links = links.select("source", "target", "name", "trust", "period", by=by)
    describes = engine.read(made / "describes")
    starts = describes.select(source="record", start_label="label", start="entity", year="year")
    ends = describes.select(target="record", end_label="label", end="entity")
    both = links.join(starts, "source").select(*links.columns, "start_label", "start", "year")
    both = both.join(ends, "target").select(*both.columns, "end_label", "end")
    return both.filter((both.start_label != both.end_label) | (both.start != both.end))


def _who(table: Table, says: list[str]) -> Table:
    """The same with the names of who says it, sorted, in place of their bits."""
    names = [ibis.ifelse((table.by & (1 << place)) != 0, name, None) for place, name in enumerate(says)]
    sources = ibis.array(names).filter(lambda one: one.notnull()) if names else ibis.null("array<string>")
    return table.select(*(sources.name("sources") if name == "by" else name for name in table.columns))


def _is(said: Table, start: str, name: str, end: str) -> BooleanValue:
    return (said.start_label == start) & (said.name == name) & (said.end_label == end)


def _once(said: Table, which: BooleanValue, *by: str, **more: ibis.Value) -> Table:
    """One relationship for all who say it."""
    return said.filter(which).group_by(*ENDS, *by).agg(by=said.by.bit_or(), trust=said.trust.max(), **more)


def _related(said: Table, plain: BooleanValue, to_work: BooleanValue) -> Table:
    things = said.start_label.isin(["Institution", "Project", "Source"])
    community = things & (said.end_label == "Topic") & (said.name == "IsRelatedTo")
    return _once(said, (plain & to_work & (said.name != "Cites")) | community, "name")


def _affiliated(said: Table, plain: BooleanValue) -> Table:
    works = plain & (said.name == "hasAuthorInstitution") & (said.end_label == "Institution")
    people = _is(said, "Person", "authorAffiliation", "Institution")
    made = _once(said, works | people, year=said.year.max(), period=said.period.max())
    person = made.start_label == "Person"
    return made.mutate(year=ibis.ifelse(person, None, made.year), period=ibis.ifelse(person, made.period, None))


def _takes_part(said: Table) -> Table:
    """Stated by the project; the relationship starts at who takes part."""
    taking = _once(said, _is(said, "Project", "hasParticipant", "Institution"))
    turned = taking.select("by", "trust", start_label="end_label", start="end", end_label="start_label", end="start")
    people = _once(said, _is(said, "Person", "projectParticipation", "Project"))
    return ibis.union(turned.select(*people.columns), people)


def _at_copies(engine: Engine, made: Path, said: Table, name: str, held: str) -> Table:
    """From the copies that name the source themselves, else from the work."""
    works = said.filter(said.start_label.isin(WORKS) & (said.name == name) & (said.end_label == "Source"))
    versions = engine.read(made / "versions").filter(ibis._.kind == "copy")
    named = versions.hosted_by if held == "hosted_by" else versions.collected_from.unnest()
    copies = versions.select(start_label="work_label", start="work", target=named, version="id").distinct()
    stated = works.select(*ENDS, "target", "by")
    key = ["start_label", "start", "target"]
    by_copy = stated.join(copies, key).select("version", *ENDS, "by")
    by_copy = by_copy.select("end_label", "end", "by", start_label=ibis.literal("Version"), start="version")
    by_work = stated.anti_join(copies, key)
    both = ibis.union(by_copy.select(*ENDS, "by"), by_work.select(*ENDS, "by"))
    return both.group_by(*ENDS).agg(by=both.by.bit_or())
