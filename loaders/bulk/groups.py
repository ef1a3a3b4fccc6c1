"""Which records are one thing, as loaders/grouping.py says it, for all records at once.

Records hang together by strong identifiers within one kind. Each identifier that several records carry becomes
one edge from each of them to the first of them, so that the edges are as many as the statements; components are
found by handing on the smallest number, each round along the edges and then along the numbers themselves (FastSV).
"""

import shutil
from pathlib import Path

import ibis
from ibis.expr.types import StringValue, Table

from kg.errors import DataError
from kg.keys import WORK_SCHEMES
from kg.model import WORK_KINDS
from loaders.bulk.engine import Engine, beside
from loaders.grouping import MOST, SEVERAL, TOO_MANY

#: Each round doubles how far a number has come, more or less: chains of a thousand take eight, whole dumps a handful.
ROUNDS = 48
#: As many neighbours of one record are no group, whatever the rest of it is: the loader over Bolt stops reading there.
CUT = 4 * MOST

_SCHEMES = {"institution": ("ror", "oaire"), "person": ("orcid", "oaire")}


def groups(engine: Engine, folder: Path) -> None:
    """Write `groups`: for each record its number, kind, key, component and, where it was not merged, the conflict."""
    strong = engine.read(folder / "ids").filter(ibis._.strong).select("seq", "record", "kind", "id")
    shared = strong.group_by("kind", "id").agg(members=strong.count(), hub=strong.seq.min()).filter(ibis._.members > 1)
    engine.write(strong.join(shared, ["kind", "id"]).select("seq", "kind", "id", "hub", "members"), folder / "shared")
    engine.write(_edges(engine, folder), folder / "edges")
    components(engine, folder)
    engine.write(_keyed(engine, folder, strong), folder / "groups")


def _edges(engine: Engine, folder: Path) -> Table:
    shared = engine.read(folder / "shared")
    there = shared.filter(shared.seq != shared.hub).select(a="seq", b="hub").distinct()
    return ibis.union(there, there.select(a="b", b="a"))


def components(engine: Engine, folder: Path) -> None:
    """Write `components`: of each record that shares something the number, and the smallest of its component."""
    now, after = folder / "components", folder / "components.next"
    edges = engine.read(folder / "edges")
    engine.write(edges.group_by(node="a").agg(least=ibis.least(edges.a.min(), edges.b.min())), now)
    for _ in range(ROUNDS):
        least = engine.read(now)
        both = _both_ends(edges, least)
        if not engine.value((both.least != both.other).any().fill_null(False)):
            return
        # A node hears of the smallest number beside it, and so does the one whose number it has: else what hangs on
        # that one would hear of it step by step.
        heard = ibis.union(both.select("node", least="other"), both.select(node="least", least="other"), least)
        told = heard.group_by("node").agg(least=heard.least.min())
        further = told.select(node="node", further="least")
        step = told.join(further, told.least == further.node).select(node=told.node, least=further.further)
        engine.write(step, after)
        shutil.rmtree(now)
        after.rename(now)
    raise DataError(f"Records hang together in chains that {ROUNDS} rounds did not follow; tell us of this delivery")


def _both_ends(edges: Table, least: Table) -> Table:
    """Edges with the numbers that both ends have."""
    other = least.select(b="node", other="least")
    return edges.select(node="a", b="b").join(least, "node").select("node", "least", "b").join(other, "b").drop("b")


def _keyed(engine: Engine, folder: Path, strong: Table) -> Table:
    """Every record with the key of what it describes."""
    records = engine.read(folder / "latest").select("seq", "kind", record="id")
    hanging = beside(records, engine.read(folder / "components").select(seq="node", least="least"), "seq")
    records = hanging.select("seq", "kind", "record", component=ibis.coalesce(hanging.least, hanging.seq))
    carried = beside(strong, records.select("seq", "component"), "seq")
    papers = carried.filter(carried.id.startswith("arxiv:"))
    told = beside(records, _conflicts(engine, folder, records, carried), "component")
    told = beside(told, _best(carried, "seq").select("seq", alone="best"), "seq")
    told = beside(told, _best(papers, "seq").select("seq", paper="best"), "seq")
    told = beside(told, _best(carried, "component").select("component", common="best"), "component")
    told = beside(told, records.group_by("component").agg(leading=records.record.min()), "component")
    own = ibis.coalesce(told.alone, own_key(told.record))
    key = ibis.cases(
        (told.conflict == "", ibis.coalesce(told.common, own_key(told.leading))),
        (told.conflict == SEVERAL, own),
        else_=ibis.coalesce(told.paper, own_key(told.record)),
    )
    return told.select("seq", "record", "kind", "component", "conflict", key=key, own=own)


def own_key(record: StringValue) -> StringValue:
    """The key of a record that has no identifier: its own id without its form."""
    return ibis.literal("oaire:").concat(record.re_replace("^[^:]*:", "").re_replace("#.*$", ""))


def _best(carried: Table, group: str) -> Table:
    """The lowest identifier of the best scheme: what `kg.keys.lowest` gives."""

    def place(schemes: tuple[str, ...]) -> StringValue:
        branches = [(carried.id.startswith(f"{one}:"), str(at)) for at, one in enumerate(schemes)]
        return ibis.cases(*branches, else_="9")

    kinds = [(carried.kind == kind, place(schemes)) for kind, schemes in _SCHEMES.items()]
    ranked = carried.mutate(ranked=ibis.cases(*kinds, else_=place(WORK_SCHEMES)).concat(carried.id))
    return ranked.group_by(group).agg(best=ranked.ranked.min().substr(1))


def _conflicts(engine: Engine, folder: Path, records: Table, carried: Table) -> Table:
    """Components with the reason why they must not be one thing; empty where they may."""
    bare = records.mutate(bare=records.record.re_replace("#.*$", ""))
    sizes = bare.group_by("component").agg(deliveries=bare.bare.nunique(), kind=bare.kind.min())
    arxiv = carried.filter(carried.id.startswith("arxiv:"))
    papers = arxiv.group_by("component").agg(papers=arxiv.id.nunique())
    cut = records.semi_join(_cut(engine, folder), "seq").select("component").distinct().mutate(cut=True)
    judged = beside(beside(sizes, papers, "component"), cut, "component")
    works = judged.kind.isin(list(WORK_KINDS)) & (judged.papers > 1).fill_null(False)
    why = ibis.cases(
        (judged.cut.fill_null(False), TOO_MANY), (works, SEVERAL), (judged.deliveries > MOST, TOO_MANY), else_=""
    )
    return judged.select("component", conflict=why)


def _cut(engine: Engine, folder: Path) -> Table:
    """Records with too many neighbours to be read; an identifier with more is enough, and is not gone through."""
    shared = engine.read(folder / "shared")
    hubs = shared.filter(shared.members > CUT).select("seq")
    few = shared.filter(shared.members <= CUT)
    others = few.select("kind", "id", other="seq")
    pairs = few.join(others, ["kind", "id"])
    counted = pairs.filter(pairs.seq != pairs.other).group_by("seq").agg(others=ibis._.other.nunique())
    return ibis.union(hubs, counted.filter(counted.others >= CUT).select("seq"), distinct=True)
