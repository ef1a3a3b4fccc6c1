"""Relationships between entities from links between their records: what cypher/load/edges_*.cypher say, all at once."""

from pathlib import Path

import ibis
from ibis.expr.types import BooleanValue, Table

from loaders.bulk.engine import Engine
from loaders.bulk.schemas import WORKS

ENDS = ("start_label", "start", "end_label", "end")
#: Names of links that mean something else than a relationship between a work and what it names.
_APART = ("authorship", "isHostedBy", "isProvidedBy")


def edges(engine: Engine, sets: Path, made: Path, folder: Path) -> None:
    """Write `said`, the links between entities, then one folder for each type of relationship."""
    engine.write(_said(engine, sets, made), folder / "said")
    said = engine.read(folder / "said")
    work, to_work = said.start_label.isin(WORKS), said.end_label.isin(WORKS)
    plain = work & ~said.name.isin(_APART)
    year = {"year": said.year.max()}
    funding = said.end_label.isin(["Project", "Funder"])
    engine.write(_once(said, plain & to_work & (said.name == "Cites"), **year), folder / "CITES")
    engine.write(_related(said, plain, to_work), folder / "RELATED")
    engine.write(_affiliated(said, plain), folder / "AFFILIATED")
    engine.write(_once(said, plain & (said.name == "isProducedBy") & funding), folder / "FUNDED_BY")
    about = _once(said, plain & (said.end_label == "Topic"), **year)
    engine.write(about.mutate(origin=ibis.literal("source")), folder / "ABOUT")
    engine.write(_takes_part(said), folder / "TAKES_PART")
    engine.write(_once(said, _is(said, "Institution", "IsChildOf", "Institution")), folder / "PART_OF")
    engine.write(_once(said, _is(said, "Source", "isProvidedBy", "Institution")), folder / "PROVIDED_BY")
    for name, kind, held in (("isHostedBy", "HOSTED_BY", "hosted_by"), ("isProvidedBy", "COLLECTED_FROM", "from")):
        engine.write(_at_copies(engine, made, said, name, held), folder / kind)


def _said(engine: Engine, sets: Path, made: Path) -> Table:
    """Links with both ends as entities; what leads to itself says nothing."""
    links = engine.read(sets / "links").select("source", "target", "name", "delivery", "trust", "period")
    describes = engine.read(made / "describes")
    starts = describes.select(source="record", start_label="label", start="entity", year="year")
    ends = describes.select(target="record", end_label="label", end="entity")
    both = links.join(starts, "source").select(*links.columns, "start_label", "start", "year")
    both = both.join(ends, "target").select(*both.columns, "end_label", "end")
    return both.filter((both.start_label != both.end_label) | (both.start != both.end))


def _is(said: Table, start: str, name: str, end: str) -> BooleanValue:
    return (said.start_label == start) & (said.name == name) & (said.end_label == end)


def sources(table: Table) -> ibis.Value:
    """Who says it, each once, sorted."""
    return table.delivery.collect(distinct=True).sort()


def _once(said: Table, which: BooleanValue, *by: str, **more: ibis.Value) -> Table:
    """One relationship for all who say it."""
    return said.filter(which).group_by(*ENDS, *by).agg(sources=sources(said), trust=said.trust.max(), **more)


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
    turned = taking.select(
        "sources", "trust", start_label="end_label", start="end", end_label="start_label", end="start"
    )
    people = _once(said, _is(said, "Person", "projectParticipation", "Project"))
    return ibis.union(turned.select(*people.columns), people)


def _at_copies(engine: Engine, made: Path, said: Table, name: str, held: str) -> Table:
    """From the copies that name the source themselves, else from the work."""
    works = said.filter(said.start_label.isin(WORKS) & (said.name == name) & (said.end_label == "Source"))
    versions = engine.read(made / "versions").filter(ibis._.kind == "copy")
    named = versions.hosted_by if held == "hosted_by" else versions.collected_from.unnest()
    copies = versions.select(start_label="work_label", start="work", target=named, version="id").distinct()
    stated = works.select(*ENDS, "target", "delivery")
    key = ["start_label", "start", "target"]
    by_copy = stated.join(copies, key).select("version", *ENDS, "delivery")
    by_copy = by_copy.select("end_label", "end", "delivery", start_label=ibis.literal("Version"), start="version")
    by_work = stated.anti_join(copies, key)
    both = ibis.union(by_copy.select(*ENDS, "delivery"), by_work.select(*ENDS, "delivery"))
    return both.group_by(*ENDS).agg(sources=sources(both))
