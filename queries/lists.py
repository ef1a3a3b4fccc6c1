"""Lists that go on: at first a few rows on the page of a thing, then a page of their own, by key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import Malformed
from kg.graph import Graph
from kg.statements import statement
from queries import addresses
from queries.kinds import kind_of_labels

Row = dict[str, Any]
#: Where an unknown value sorts: a work may have 0 citations, and no work is of the year 0.
_LAST = {"cited_by": -1}
#: Rows of a list that has a page to itself.
PAGE = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its name in the address, the query that gives it, and how it goes on."""

    name: str
    title: str
    query: str
    subject: str
    """The query's parameter for the thing the list is of."""
    order: str
    keys: tuple[str, ...]
    """Columns that the order is by; the query goes on after `after_<key>`."""
    kind: str = ""
    """Kind of the rows, where they do not say it by a label."""
    first: int = 10
    """Rows on the page of the thing."""
    note: str = ""
    """What a reader must know to read the list right."""


def rows_of(graph: Graph, one: Listed, key: str, *, after: str = "", limit: int | None = None) -> Row:
    """One part of a list in the shape of all lists, without its total."""
    wanted = limit or one.first
    query = statement("read", one.query)
    given = {one.subject: key, "limit": wanted + 1, **_after(one, after)}
    found = graph.read(query.text, query.values(given)).dicts()
    rows = [named(row, one.kind) for row in found[:wanted]]
    return {
        "name": one.name,
        "title": one.title,
        "order": one.order,
        "note": one.note,
        "shown": len(rows),
        "rows": rows,
        "more": len(found) > wanted,
        "after": after,
        "columns": [column.name for column in query.columns],
        "query": addresses.catalogue(one.query, {one.subject: key}),
    }


def part(
    graph: Graph, one: Listed, kind: str, key: str, total: int, *, after: str = "", limit: int | None = None
) -> Row:
    """One part of a list of an entity, with its total and the addresses of the whole and of the rest."""
    made = rows_of(graph, one, key, after=after, limit=limit)
    more, _ = made.pop("more"), made.pop("columns")
    rest = ",".join(str(plain(made["rows"][-1], name)) for name in one.keys) if more else ""
    whole = addresses.listed(kind, key, one.name)
    kept = limit if limit not in (None, PAGE) else None
    following = addresses.listed(kind, key, one.name, after=rest, limit=kept) if more else None
    return {**made, "total": total, "href": whole, "next": following}


def named(row: Row, kind: str = "") -> Row:
    """A row with the kind of its thing and the address of its page."""
    of = kind or kind_of_labels([row.get("label") or ""])
    return row | ({"kind": of, "href": addresses.entity(of, row["id"])} if of and row.get("id") else {})


def all_named(rows: Sequence[Row], kind: str = "") -> list[Row]:
    """Rows with kind and address each."""
    return [named(row, kind) for row in rows]


def _after(one: Listed, after: str) -> dict[str, str]:
    if not after:
        return {}
    values = after.split(",", len(one.keys) - 1)
    if len(values) != len(one.keys):
        raise Malformed(f"after={after[:60]!r} is not a place in this list; it is {', '.join(one.keys)} by commas")
    return {f"after_{name}": value for name, value in zip(one.keys, values, strict=True)}


def plain(row: Mapping[str, Any], name: str) -> Any:
    """A value of the key; what is unknown sorts last, and an empty text would mean the beginning."""
    value = row.get(name)
    return _LAST.get(name, 0) if value is None else value
