"""Nodes that many works share: topics and those above them, venues, funders; of several spellings one, by rule."""

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from loaders.bulk.engine import Engine
from loaders.bulk.schemas import NODES
from loaders.topic_rows import climb


def topics(engine: Engine, about: Table, communities: Table) -> tuple[Table, Table]:
    """Topic nodes and what is broader than what: those of works, those above them, communities."""
    said = about.label.nullif(about.code).min().coalesce(about.code.min())
    named = about.group_by("topic").agg(scheme=about.scheme.min(), code=about.code.min(), label=said)
    pairs = about.filter(about.broader != "").select(start="topic", end="broader").distinct()
    # There are as many pairs as topics in the source's own trees: thousands, not millions.
    broader = set(engine.rows(pairs))
    above: dict[str, dict[str, str]] = {}
    climb(above, broader)
    columns = NODES["Topic"].names
    higher = ibis.memtable(pa.Table.from_pylist(list(above.values()), NODES["Topic"]))
    ways = pa.schema([("start", pa.string()), ("end", pa.string())])
    upward = [{"start": start, "end": end} for start, end in sorted(broader)]
    nothing = {"description": ibis.null("string"), "sources": ibis.null("array<string>")}
    of_works = named.rename(id="topic").mutate(**nothing).select(*columns)
    every = ibis.union(
        communities.select(*columns).mutate(place=0),
        of_works.mutate(place=1),
        higher.mutate(place=2).select(*columns, "place"),
    )
    order = ibis.row_number().over(ibis.window(group_by=every.id, order_by=[every.place, every.label]))
    nodes = every.mutate(order=order).filter(ibis._.order == 0).select(*columns)
    return nodes, ibis.memtable(pa.Table.from_pylist(upward, ways))


def venues(printed: Table) -> Table:
    """Venue nodes: title and publisher first in text order, the longest list of ISSNs."""
    texts = printed.group_by("venue").agg(title=printed.title.min(), publisher=printed.publisher.min())
    lists = printed.filter(printed.issns.notnull()).select("venue", "issns").distinct()
    longest = ibis.window(group_by=lists.venue, order_by=[lists.issns.length().desc(), lists.issns])
    first = lists.mutate(order=ibis.row_number().over(longest)).filter(ibis._.order == 0)
    both = texts.left_join(first, "venue")
    return both.select(id=texts.venue, title=texts.title, publisher=texts.publisher, issns=first.issns)


def funders(funded: Table, placeholders: Table) -> Table:
    """Funder nodes from projects and from projects that only mean their funder."""
    columns = ("id", "name", "short", "jurisdiction")
    every = ibis.union(funded.rename(id="funder").select(*columns), placeholders.select(*columns))
    return every.group_by("id").agg(
        name=every.name.min(), short=every.short.min(), jurisdiction=every.jurisdiction.min()
    )
