"""What counts of all that was read: the latest statement of each record and link, and who states what."""

from collections.abc import Sequence
from pathlib import Path

import ibis
from ibis.expr.types import Table

from loaders.bulk.engine import Engine


def latest(engine: Engine, lots: list[Path], folder: Path, *, without: Sequence[str] = ()) -> None:
    """Write `latest` (records, without these columns), `ids` and `links`, each statement once, the latest."""
    records = engine.read(*(lot / "records" for lot in lots))
    engine.write(_last(records.drop(*without), "id"), folder / "latest")
    winners = engine.read(folder / "latest")
    ids = engine.read(*(lot / "ids" for lot in lots))
    held = ids.join(winners.select("seq", "kind"), "seq").select("record", "kind", "id", "strong", "seq")
    engine.write(held, folder / "ids")
    links = engine.read(*(lot / "links" for lot in lots))
    # Of records that were replaced, the links that stood in them are gone with them.
    inside = links.semi_join(winners.select(from_record="seq"), "from_record")
    standing = ibis.union(links.filter(links.from_record.isnull()), inside)
    engine.write(_last(standing, "source", "name", "target").drop("from_record"), folder / "links")


def _last(table: Table, *key: str) -> Table:
    """Of each key the row of the highest rank; of equal ranks the one that was read first."""
    place = ibis.row_number().over(
        ibis.window(group_by=[table[name] for name in key], order_by=[table["rank"].desc(), table.seq])
    )
    return table.mutate(place=place).filter(ibis._.place == 0).drop("place")


def older(engine: Engine, lots: list[Path], folder: Path) -> Table:
    """For each delivery, how many of its records differ from what counts and are older."""
    records = engine.read(*(lot / "records" for lot in lots)).select("id", "digest", "load", "seq")
    now = engine.read(folder / "latest").select("id", now="digest")
    lost = records.join(now, "id").filter(lambda row: row.digest != row.now)
    return lost.group_by("load").agg(older=lost.count())


def stubs(engine: Engine, folder: Path) -> Table:
    """Ends of links whose own record has not been delivered."""
    links = engine.read(folder / "links")
    ends = ibis.union(links.select(id="source"), links.select(id="target"), distinct=True)
    return ends.anti_join(engine.read(folder / "latest"), "id")
