"""The search box: everything by name or title, grouped by kind; people of one name told apart."""

import unicodedata
from typing import Any

from kg.errors import Malformed
from kg.graph import Graph
from kg.statements import statement
from queries import addresses
from queries.kinds import KINDS, WORKS
from queries.lists import named
from queries.parts import span
from queries.wording import SCHEMES, plural

Row = dict[str, Any]
#: At most this many hits of an index are looked at; the statements say the same.
MOST = 1000
#: Kinds that the search finds, in the order of its groups.
FOUND = (
    "paper",
    "person",
    "topic",
    "institution",
    "venue",
    "dataset",
    "software",
    "other",
    "source",
    "project",
    "funder",
)
#: What a suggestion says.
SUGGESTED = ("kind", "id", "name", "line", "href")
_WORK_KEYS = ("score", "cited_by", "id")
_NAME_KEYS = ("score", "works", "id")


def search(graph: Graph, words: str, kind: str = "", *, after: str = "", limit: int = 10) -> Row:
    """What is found for some words: a few of each kind, or all of one kind page by page."""
    words = " ".join(unicodedata.normalize("NFC", words).split())
    if not words:
        return {"q": "", "kind": kind, "groups": [], **_listed([])}
    label = KINDS[kind].label if kind else ""
    groups: list[Row] = []
    if kind in ("", *WORKS):
        groups += _groups(graph, "search_works", words, label, after, limit, _WORK_KEYS)
    if kind not in WORKS:
        groups += _groups(graph, "search_names", words, label, after, limit, _NAME_KEYS)
    groups.sort(key=lambda group: FOUND.index(group["kind"]))
    return {
        "q": words,
        "kind": kind,
        "groups": groups,
        **_listed(groups),
    }


def _listed(groups: list[Row]) -> Row:
    """The groups as one list; `next` is where it goes on if there is one group only, else each has its own.

    `more` says that `total` is the least there can be, because no more hits than that are looked at.
    """
    rows = [row for group in groups for row in group["rows"]]
    return {
        "total": sum(group["total"] for group in groups),
        "shown": len(rows),
        "more": any(group["more"] for group in groups),
        "order": "best match first",
        "rows": rows,
        "next": groups[0]["next"] if len(groups) == 1 else None,
    }


def _bare(words: str) -> str:
    """Without accents: the index of names has none, and an unfinished word is compared as it stands."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))


def _groups(
    graph: Graph, query: str, words: str, label: str, after: str, limit: int, keys: tuple[str, ...]
) -> list[Row]:
    """Hits of one index by kind; one hit more than wanted tells whether there are others."""
    asked = statement("read", query)
    given = {
        "words": _bare(words) if query == "search_names" else words,
        "label": label,
        "limit": limit + 1,
        **_after(after, keys),
    }
    rows = [_told(named(row)) for row in graph.read(asked.text, asked.values(given)).dicts()]
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    return [_group([row for row in rows if row["kind"] == kind], kind, words, limit, keys) for kind in kinds]


def _group(rows: list[Row], kind: str, words: str, limit: int, keys: tuple[str, ...]) -> Row:
    kept = rows[:limit]
    rest = ",".join(str(kept[-1][name]) for name in keys) if len(rows) > limit else ""
    return {
        "kind": kind,
        "title": KINDS[kind].plural,
        "total": rows[0]["total"],
        "more": rows[0]["total"] >= MOST,
        "shown": len(kept),
        "rows": kept,
        "href": addresses.search(words, kind=kind),
        "next": addresses.search(words, kind=kind, after=rest) if rest else None,
    }


def _after(after: str, keys: tuple[str, ...]) -> dict[str, str]:
    if not after:
        return {}
    values = after.split(",", len(keys) - 1)
    if len(values) != len(keys):
        raise Malformed(f"after={after[:60]!r} is not a place in these results; it is {', '.join(keys)} by commas")
    return {f"after_{name}": value for name, value in zip(keys, values, strict=True)}


def _told(row: Row) -> Row:
    """A hit with the line that tells it from others of its name."""
    if row["kind"] in WORKS:
        names = ", ".join(row["first_authors"]) + (" and others" if (row["authors"] or 0) > 3 else "")
        parts = [names, str(row["year"] or ""), plural(row["cited_by"], "citation") if row["cited_by"] else ""]
        return row | {"name": row["title"] or "Untitled", "line": " · ".join(part for part in parts if part)}
    return row | {"line": " · ".join(part for part in _line(row) if part)}


def _line(row: Row) -> list[str]:
    works = plural(row["works"], "work") if row["works"] else ""
    if row["kind"] == "person":
        years = span(row["first_year"], row["last_year"])
        return [row["institution"] or "", years if years != "unknown" else "", row["topic"] or "", works]
    detail = row["detail"] or ""
    return [SCHEMES.get(detail, detail) if row["kind"] == "topic" else detail, works]


def suggest(graph: Graph, words: str, limit: int = 8) -> Row:
    """Typed suggestions while somebody types: names and titles, the best of each kind in turn."""
    found = search(graph, words, limit=limit)
    ranked = [(place, row) for group in found["groups"] for place, row in enumerate(group["rows"])]
    ranked.sort(key=lambda one: one[0])
    rows = [{name: row[name] for name in SUGGESTED} for _, row in ranked[:limit]]
    return {
        "q": found["q"],
        "total": found["total"],
        "shown": len(rows),
        "order": "best of each kind",
        "rows": rows,
        "next": None,
    }
