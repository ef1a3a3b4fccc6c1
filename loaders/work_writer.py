"""Writes assembled works: nodes, versions, topics, venues, authorships; parts that are gone are taken away."""

from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import Any

from kg.graph import Transaction
from kg.statements import text
from loaders.topic_rows import climb, first_label
from loaders.work_rows import WorkRows

_FILES = {"Paper": "paper", "Dataset": "dataset", "Software": "software", "OtherProduct": "other_product"}

Work = tuple[str, str, WorkRows, str]
"""Label, key, rows and digest."""


def write_works(transaction: Transaction, works: Sequence[Work], known: Container[tuple[str, str]]) -> None:
    """Write works whole; stale parts are looked for only in those that were there before, by label and key."""
    if not works:
        return
    for label in sorted({work[0] for work in works}):
        rows = [
            {"id": key, "properties": made.properties | {"digest": digest}}
            for name, key, made, digest in works
            if name == label
        ]
        transaction.run(text("load", f"work_{_FILES[label]}"), {"rows": rows})
    before = [work for work in works if work[:2] in known]
    _take_away(transaction, before)
    _versions(transaction, works)
    _topics(transaction, works)
    _venues(transaction, works)
    _authors(transaction, works, before)


def _run(transaction: Transaction, name: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = list(rows)
    return transaction.run(text("load", name), {"rows": rows}) if rows else []


def _take_away(transaction: Transaction, works: Sequence[Work]) -> None:
    """Versions, topics and venues that works no longer have."""
    held = [
        {
            "label": label,
            "work": key,
            "versions": [one["id"] for one in made.versions],
            "topics": [one["id"] for one in made.topics],
            "venue": made.venue["id"] if made.venue else None,
        }
        for label, key, made, _ in works
    ]
    for name in ("versions_stale", "next_stale", "about_stale", "published_in_stale"):
        _run(transaction, name, held)


def _versions(transaction: Transaction, works: Sequence[Work]) -> None:
    _run(
        transaction,
        "versions",
        ({"label": label, "work": key, "version": one} for label, key, made, _ in works for one in made.versions),
    )
    numbered = [[one for one in made.versions if one["kind"] == "arxiv"] for _, _, made, _ in works]
    pairs = [(a, b) for versions in numbered for a, b in pairwise(versions)]
    _run(transaction, "next", ({"earlier": a["id"], "later": b["id"], "sources": b["sources"]} for a, b in pairs))
    _run(
        transaction,
        "arxiv_host",
        ({"id": one["id"], "sources": one["sources"]} for versions in numbered for one in versions),
    )


def _topics(transaction: Transaction, works: Sequence[Work]) -> None:
    topics: dict[str, dict[str, Any]] = {}
    broader: set[tuple[str, str]] = set()
    links = []
    for label, key, made, _ in works:
        for one in made.topics:
            known = topics.setdefault(one["id"], {name: one[name] for name in ("id", "scheme", "code", "label")})
            known["label"] = first_label((known["label"], one["label"]), one["code"])
            if one["broader"]:
                broader.add((one["id"], one["broader"]))
            properties = {name: one.get(name) for name in ("primary", "origin", "score", "sources", "year")}
            links.append({"label": label, "work": key, "topic": one["id"], "properties": properties})
    climb(topics, broader)
    _run(transaction, "topics", (topics[key] for key in sorted(topics)))
    _run(transaction, "broader", ({"id": one, "broader": above} for one, above in sorted(broader)))
    # Sorted by the topic: it is the busier end, and its lock is then taken once a batch.
    _run(transaction, "about", sorted(links, key=lambda row: (row["topic"], row["work"])))


def _venues(transaction: Transaction, works: Sequence[Work]) -> None:
    having = [(label, key, made.venue) for label, key, made, _ in works if made.venue]
    nodes = [
        {name: venue[name] or None for name in ("id", "title", "publisher", "issns")}
        for _, _, venue in sorted(having, key=lambda one: one[2]["id"])
    ]
    _run(transaction, "venues", nodes)
    _run(
        transaction,
        "published_in",
        (
            {"label": label, "work": key, "venue": venue["id"], "properties": venue["printed"]}
            for label, key, venue in sorted(having, key=lambda one: (one[2]["id"], one[1]))
        ),
    )


def _authors(transaction: Transaction, works: Sequence[Work], before: Sequence[Work]) -> None:
    """Write authorships; a mention that a person holds already stays with that person until people are grouped."""
    now: dict[tuple[str, str], dict[tuple[int, str], set[str]]] = {}
    for row in _run(transaction, "authored_now", ({"label": label, "work": key} for label, key, _, _ in before)):
        held = now.setdefault((row["label"], row["work"]), {})
        held.setdefault((row["position"], row["name_key"]), set()).add(row["person"])
    stale, rows = [], []
    for label, key, made, _ in works:
        held = now.get((label, key), {})
        named: set[str] = set()
        for author in made.authors:
            place = (author["position"], author["name_key"])
            strong = author.get("strong", "")
            people = sorted(held.pop(place, set()))
            alone = f"{author['name_key']}~{key}"
            if author["name_key"] in named:
                alone += f"~{author['position']}"
            named.add(author["name_key"])
            person = strong or next(iter(people), "") or alone
            stale += [_at(label, key, one, place[0]) for one in people if one != person]
            rows.append({"label": label, "work": key, "person": person, "properties": author})
        stale += [_at(label, key, one, place[0]) for place, people in held.items() for one in people]
    _run(transaction, "authored_stale", stale)
    transaction.run(text("load", "persons"), {"ids": sorted({row["person"] for row in rows})})
    _run(transaction, "authored", sorted(rows, key=lambda row: (row["person"], row["work"])))


def _at(label: str, work: str, person: str, position: int) -> dict[str, Any]:
    return {"label": label, "work": work, "person": person, "position": position}
