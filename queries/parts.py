"""Parts that pages of several kinds have: identifiers, counts per year, suggestions, properties for people."""

from collections.abc import Mapping, Sequence
from typing import Any

from queries import addresses
from queries.kinds import kind_of_labels

Row = dict[str, Any]
#: Properties that only the loader and the indexes need.
_INTERNAL = frozenset({
    "digest", "rank", "joins", "strong", "title_key", "name_key", "cited_years", "cited_per_year", "hosted_by",
    "collected_from",
})  # fmt: skip


def public(properties: Mapping[str, Any]) -> Row:
    """Properties that mean something to people, in order of name."""
    return {name: value for name, value in sorted(properties.items()) if name not in _INTERNAL}


def identifiers(ids: Sequence[str], total: int) -> Row:
    """Every identifier, with its place on the web where we know one."""
    rows = [
        {"id": one, "scheme": one.partition(":")[0], "value": one.partition(":")[2], "outside": addresses.outside(one)}
        for one in ids
    ]
    return whole(rows, total, "by scheme")


def whole(rows: Sequence[Row], total: int, order: str, rest: str | None = None) -> Row:
    """A list that stands on its page whole; `rest` is where the others are when there are more."""
    return {
        "total": total,
        "shown": len(rows),
        "order": order,
        "rows": list(rows),
        "next": rest if total > len(rows) else None,
    }


def by_year(rows: Sequence[Mapping[str, Any]], query: str = "") -> Row:
    """Counts per year with the years between that have none, and how many have no year."""
    known = {row["year"]: row["count"] for row in rows if row["year"] is not None}
    unknown = sum(row["count"] for row in rows if row["year"] is None)
    years = range(min(known), max(known) + 1) if known and max(known) - min(known) <= 80 else sorted(known)
    return {
        "total": sum(known.values()) + unknown,
        "unknown": unknown,
        "rows": [{"year": year, "count": known.get(year, 0)} for year in years],
        "query": query,
    }


def suggestions(rows: Sequence[Row], kind: str = "") -> list[Row]:
    """Things that may be the same, each with its address and what the suggestion rests on."""
    made = []
    for row in rows:
        of = kind or kind_of_labels([row.get("label") or ""])
        made.append(row | {"kind": of, "href": addresses.entity(of, row["id"]), "evidence": evidence(row)})
    return made


def evidence(row: Mapping[str, Any]) -> list[str]:
    """What a suggestion rests on, as a list of phrases."""
    given = row.get("evidence") or []
    return [given] if isinstance(given, str) else list(given)


def figure(name: str, value: Any, href: str) -> Row:
    """One of the figures under the title, with the place of its evidence."""
    return {"name": name, "value": value, "href": href}


def span(first: int | None, last: int | None) -> str:
    """Two years as `2018–2020`, `2018`, or unknown."""
    if first is None or last is None:
        return "unknown"
    return str(first) if first == last else f"{first}–{last}"


def flat(page: Mapping[str, Any]) -> list[Row]:
    """Everything a page lists as rows of one table: part, kind, id, name, address."""
    rows = [{"part": "fact", "name": one["name"], "value": one["value"]} for one in page.get("facts", ())]
    for name, value in page.items():
        entries = value.get("rows") if isinstance(value, Mapping) else value if name == "suggestions" else None
        for row in entries or ():
            rows.append(
                {"part": name, **{key: row.get(key) for key in ("kind", "id", "name", "title", "label", "year")}}
            )
    return rows
