"""The finished tables: every node and relationship of the graph once, in the format of docs/bulk.md."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import ibis
from ibis.expr.types import Table

from loaders.bulk.engine import Engine, beside
from loaders.bulk.latest import stubs
from loaders.bulk.noting import linked
from loaders.bulk.parts import rows
from loaders.bulk.places import Places
from loaders.bulk.schemas import NODES, WORKS
from loaders.bulk.vocabulary import funders, topics, venues

#: In the order in which an identifier, or a copy, that several kinds claim is given to one of them.
_KINDS = ("paper", "dataset", "software", "other")


class Tables:
    """Writes into `nodes` and `rels`; a table without rows is not there."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def nodes(self, label: str, table: Table) -> None:
        """Nodes of one label."""
        self._write(table, self._folder / "nodes" / label)

    def rels(self, kind: str, start: str, end: str, table: Table) -> None:
        """Relationships of one type between two labels."""
        self._write(table, self._folder / "rels" / kind / f"{start}-{end}")

    def pairs(self, kind: str, folder: Path) -> None:
        """Relationships of one type between all the labels that they have."""
        table = self._engine.read(folder)
        for start, end in self._engine.rows(table.select("start_label", "end_label").distinct()):
            chosen = table.filter((table.start_label == start) & (table.end_label == end))
            self.rels(kind, start, end, chosen.drop("start_label", "end_label"))

    def take(self, made: Path, *place: str) -> None:
        """Tables that are finished already: the same files under another name."""
        if not made.exists() or not rows(made):
            return
        target = self._folder.joinpath(*place)
        target.mkdir(parents=True, exist_ok=True)
        filled = [file for file in sorted(made.glob("*.parquet")) if rows(file)]
        for number, file in enumerate(filled, len(list(target.iterdir()))):
            linked(file, target / f"part-{number}.parquet")

    def _write(self, table: Table, folder: Path) -> None:
        self._engine.write(table, folder)
        if not rows(folder):
            shutil.rmtree(folder)


def counted(folder: Path) -> dict[str, dict[str, int]]:
    """Rows of every table, as the manifest has them."""
    nodes = {one.name: rows(one) for one in sorted((folder / "nodes").glob("*"))}
    rels = {f"{one.parent.name}/{one.name}": rows(one) for one in sorted((folder / "rels").glob("*/*"))}
    return {"nodes": nodes, "rels": rels}


def tables(engine: Engine, places: Places, folder: Path) -> None:
    """Write all tables but the ledger's."""
    out = Tables(engine, folder)
    _records(engine, places, out)
    _works(engine, places, out)
    _things(engine, places, out)
    _people(places, out)
    for kind in ("CITES", "RELATED", "AFFILIATED", "FUNDED_BY", "TAKES_PART", "PART_OF", "PROVIDED_BY"):
        out.pairs(kind, places.edges / kind)
    out.pairs("COLLECTED_FROM", places.edges / "COLLECTED_FROM")


def _records(engine: Engine, places: Places, out: Tables) -> None:
    said = engine.read(*(lot / "records" for lot in places.lots))
    known = engine.read(places.sets / "latest").select("seq")
    describes = engine.read(places.made / "describes")
    whole = said.semi_join(known, "seq").drop("seq", "marks")
    whole = beside(whole, describes.select("conflict", id="record"), "id")
    without = {name: ibis.null(kind) for name, kind in whole.schema().items() if name != "id"}
    bare = stubs(engine, places.sets).mutate(**without).select(*whole.columns)
    out.nodes("Record", ibis.union(whole, bare))
    ids = engine.read(places.sets / "ids")
    for kind, strong in (("HAS_ID", True), ("QUOTES_ID", False)):
        out.rels(kind, "Record", "Identifier", ids.filter(ids.strong == strong).select(start="record", end="id"))
    every = ids.select("id").distinct()
    colon = every.id.find(":")
    named = every.mutate(scheme=every.id.substr(0, colon), value=every.id.substr(colon + 1))
    out.nodes("Identifier", named)
    links = engine.read(places.sets / "links").drop("seq").rename(start="source", end="target")
    out.rels("STATES", "Record", "Record", links)
    ends = describes.select(start="record", end="entity", end_label="label")
    for (label,) in engine.rows(ends.select("end_label").distinct()):
        out.rels("DESCRIBES", "Record", label, ends.filter(ends.end_label == label).drop("end_label"))
    _identifies(ids, describes, out, engine)


def _identifies(ids: Table, describes: Table, out: Tables, engine: Engine) -> None:
    """An identifier leads to one entity: by kind, then by key."""
    place = ibis.cases(*((describes.kind == kind, at) for at, kind in enumerate(_KINDS)), else_=len(_KINDS))
    owners = describes.select("record", "label", "entity", place=place)
    held = ids.filter(ids.strong).select("id", "record").join(owners, "record")
    order = ibis.row_number().over(ibis.window(group_by=held.id, order_by=[held.place, held.entity, held.label]))
    first = held.mutate(order=order).filter(ibis._.order == 0)
    for (label,) in engine.rows(first.select("label").distinct()):
        out.rels("IDENTIFIES", "Identifier", label, first.filter(first.label == label).select(start="id", end="entity"))


def _works(engine: Engine, places: Places, out: Tables) -> None:
    for label in WORKS:
        out.take(places.made / "nodes" / label, "nodes", label)
    versions = engine.read(places.made / "versions")
    of_works = versions.select(
        "sources", start_label="work_label", start="work", end_label=ibis.literal("Version"), end="id"
    )
    _each(out, engine, "HAS_VERSION", of_works, WORKS)
    # A paper and a data set of one DOI name one copy alike; the loader writes it for each, the last one stays.
    place = ibis.cases(*((versions.work_label == label, at) for at, label in enumerate(_WRITTEN)), else_=0)
    order = ibis.row_number().over(ibis.window(group_by=versions.id, order_by=[place.desc(), versions.work]))
    one = versions.mutate(order=order).filter(ibis._.order == 0)
    out.nodes("Version", one.select(*NODES["Version"].names))
    out.rels("NEXT", "Version", "Version", engine.read(places.made / "next").distinct(on=["start", "end"]))
    own = one.filter(one.kind == "arxiv")
    at_arxiv = own.select(
        start_label=ibis.literal("Version"),
        start="id",
        end_label=ibis.literal("Source"),
        end=ibis.literal("arxiv"),
        sources="sources",
    )
    stated = engine.read(places.edges / "HOSTED_BY")
    both = ibis.union(at_arxiv.select(*stated.columns), stated)
    _each(out, engine, "HOSTED_BY", both, ("Version", *WORKS))
    _topics(engine, places, out)
    printed = engine.read(places.made / "published_in")
    out.nodes("Venue", venues(printed))
    held = printed.rename(start_label="work_label", start="work", end="venue").drop("title", "publisher", "issns")
    _each(out, engine, "PUBLISHED_IN", held.mutate(end_label=ibis.literal("Venue")), WORKS)


#: In the order in which the loader writes works of one batch.
_WRITTEN = ("Dataset", "OtherProduct", "Paper", "Software")


def _each(out: Tables, engine: Engine, kind: str, table: Table, labels: Iterable[str]) -> None:
    (end,) = {row[0] for row in engine.rows(table.select("end_label").distinct())} or {""}
    for label in labels:
        chosen = table.filter(table.start_label == label).drop("start_label", "end_label")
        if end:
            out.rels(kind, label, end, chosen)


def _topics(engine: Engine, places: Places, out: Tables) -> None:
    about = engine.read(places.made / "about")
    nodes, broader = topics(engine, about, engine.read(places.made / "things" / "Topic"))
    out.nodes("Topic", nodes)
    out.rels("BROADER", "Topic", "Topic", broader)
    own = about.select(
        start="work",
        end="topic",
        start_label="work_label",
        primary="primary",
        origin="origin",
        score="score",
        sources="sources",
        year="year",
    )
    own = own.mutate(trust=ibis.null("float64"))
    stated = engine.read(places.edges / "ABOUT").drop("end_label")
    stated = stated.mutate(primary=ibis.null("boolean"), score=ibis.null("float64")).select(*own.columns)
    # Where a work names a community itself too, what the source says of the two counts.
    rest = own.anti_join(stated, ["start_label", "start", "end"])
    both = ibis.union(rest, stated)
    _each(out, engine, "ABOUT", both.mutate(end_label=ibis.literal("Topic")), WORKS)


def _things(engine: Engine, places: Places, out: Tables) -> None:
    for label in ("Institution", "Source", "Project"):
        things = engine.read(places.made / "things" / label)
        out.nodes(label, things.distinct(on="id"))
    funded = engine.read(places.made / "funded")
    out.nodes("Funder", funders(funded, engine.read(places.made / "things" / "Funder")))
    held = funded.select("stream", "stream_description", "sources", start="funder", end="project")
    out.rels("FUNDED", "Funder", "Project", held)


def _people(places: Places, out: Tables) -> None:
    out.take(places.told / "Person", "nodes", "Person")
    out.take(places.described / "Person", "nodes", "Person")
    for label in WORKS:
        out.take(places.told / "AUTHORED" / f"Person-{label}", "rels", "AUTHORED", f"Person-{label}")
