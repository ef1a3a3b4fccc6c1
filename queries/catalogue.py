"""The catalogue: every file in cypher/read/ as a question that page, command line, Python and HTTP ask alike."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from kg.errors import DatabaseError, Malformed, Unknown
from kg.graph import Answer, ClientError, Graph
from kg.statements import Statement, statements, text
from queries import addresses, empty, mistakes
from queries.headers import has_limit, order
from queries.kinds import KINDS
from queries.lists import plain

#: Rows of one answer; who needs more takes the graph away (kg export) or asks by key.
MOST_ROWS = 10_000
#: Groups of the list, in this order.
GROUPS = {
    "people": "People and who they work with",
    "papers": "Papers and citations",
    "topics": "Topics",
    "institutions": "Institutions and countries",
    "openness": "Open access and licences",
    "versions": "Versions and copies",
    "funding": "Funding",
    "quality": "How complete and how sure the data is",
    "things": "Facts about one thing, as its page shows them",
    "inside": "Behind search, maps and status",
}
#: First words of the names of queries about one thing.
_THINGS = frozenset((*KINDS, "work", "pair", "entity"))


def group(one: Statement) -> str:
    """The group a query stands in: its header's kind, else what its name begins with."""
    if one.kind:
        return one.kind
    return "things" if one.name.split("_")[0] in _THINGS else "inside"


def listed(kind: str = "") -> list[Statement]:
    """All queries, or those of one group, by group and title."""
    places = list(GROUPS)
    found = [one for one in statements("read").values() if not kind or group(one) == kind]
    return sorted(found, key=lambda one: (places.index(group(one)), one.title, one.name))


def overview() -> dict[str, Any]:
    """The list of the catalogue in the shape of all lists."""
    rows = [
        {"group": GROUPS[group(one)], "name": one.name, "title": one.title, "about": one.about, "cost": one.cost}
        for one in listed()
    ]
    return {"total": len(rows), "shown": len(rows), "order": "by group, then title", "rows": rows, "next": None}


def find(name: str) -> Statement:
    """A query by its name; a misspelt one gets the nearest names told."""
    known = statements("read")
    if name in known:
        return known[name]
    near = get_close_matches(name.replace("-", "_"), known, n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise Unknown(f"No query is named {name[:80]!r}.{hint} kg query --list shows all")


def run(graph: Graph, name: str, given: Mapping[str, Any], cap: int = MOST_ROWS) -> dict[str, Any]:
    """One query asked: rows, what they mean, how they are ordered, and whether the cap or the limit cut them.

    `total` is None where the answer is a part of more, which would have to be counted by a question of its own.
    """
    one = find(name)
    values = one.values(dict(given))
    shown = min(_limit(one, values, cap), cap)
    answer = _read(graph, one, values | _bounds(one, values, shown), shown)
    rows = answer.dicts()
    notes = [told_cut(shown)] if answer.truncated else []
    missing = empty.reasons(graph, one, values) if not rows else empty.Reasons()
    rest = following(one, given, rows[-1]) if answer.truncated and rows else {}
    whole = not answer.truncated and not any(name.startswith("after_") for name in given)
    return {
        "query": one.name,
        "title": one.title,
        "parameters": values,
        "columns": [{"name": column.name, "help": column.help} for column in one.columns],
        "rows": rows,
        "total": len(rows) if whole else None,
        "shown": len(rows),
        "truncated": answer.truncated,
        "order": order(one),
        "notes": notes + missing.notes,
        "instead": missing.instead,
        "instead_href": addresses.catalogue(one.name, {**given, **missing.instead}) if missing.instead else "",
        "following": rest,
        "next": addresses.catalogue(one.name, rest) if rest else None,
        "deliveries": deliveries(graph),
        "seconds": round(answer.seconds, 3),
    }


def following(one: Statement, given: Mapping[str, Any], last: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that ask for what comes after the last row, where the query goes on by key."""
    keys = [parameter.name for parameter in one.parameters if parameter.name.startswith("after_")]
    places = {key: plain(last, key.removeprefix("after_")) for key in keys if key.removeprefix("after_") in last}
    return {**given, **places} if keys and len(places) == len(keys) else {}


def told_cut(shown: int) -> str:
    """Where an answer was cut, in words."""
    return (
        "There is more than this one row" if shown == 1 else f"More than {shown:,} rows; the first {shown:,} are shown"
    )


def _bounds(one: Statement, values: Mapping[str, Any], shown: int) -> dict[str, Any]:
    """One row more than is shown, so that the cut is seen; a limit of something else is kept sane."""
    if has_limit(one):
        return {"limit": shown + 1}
    limit = values.get("limit")
    return {"limit": min(limit, shown)} if isinstance(limit, int) else {}


def _read(graph: Graph, one: Statement, values: Mapping[str, Any], cap: int) -> Answer:
    """The rows; a value that the statement cannot work with is the caller's mistake, not the server's."""
    try:
        return graph.read(one.text, values, cap=cap)
    except DatabaseError as error:
        if isinstance(error.__cause__, ClientError):
            raise mistakes.told(error.__cause__, one.text, explained=False) from error
        raise


def _limit(one: Statement, values: Mapping[str, Any], cap: int) -> int:
    if not has_limit(one):
        return cap
    limit = values["limit"]
    if not isinstance(limit, int) or limit < 1:
        raise Malformed(f"limit={limit!r}: at least one row must be asked for")
    return limit


def deliveries(graph: Graph) -> list[str]:
    """Which deliveries the graph was made from: the release stamp of an answer."""
    found = graph.read(text("read", "load_list"), {"limit": 100}).dicts()
    return sorted({f"{row['source']}:{row['release']}" for row in found})
