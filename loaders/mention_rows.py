"""All mentions of names out of the graph, with what can tell them apart or bring them together."""

from collections.abc import Iterable, Iterator, Set
from typing import Any

from kg.graph import Transaction
from kg.statements import text
from loaders.mentions import MOST_MENTIONS, Mention

#: Larger author lists are no evidence: who signs with 3,000 others shares them with everybody of the name.
MOST_AUTHORS = 100
#: Works whose evidence is read at once: the answer for a name on 100,000 works would be hundreds of megabytes.
WORKS = 2000

Row = dict[str, Any]
Found = dict[str, list[tuple[Row, Mention]]]
Evidence = dict[tuple[str, str], dict[str, frozenset[str]]]
_NONE: dict[str, frozenset[str]] = {"coauthors": frozenset(), "institutions": frozenset(), "cites": frozenset()}


def mentions(transaction: Transaction, names: list[str], waiting: list[str] | None = None) -> Found:
    """By name every mention that can belong to another one, as a row of the graph and as what decides.

    A mention of initials or of a body is by itself whatever the others are: with `waiting` people given, of these
    only their own are read, so that "Y. Wang" on 100,000 works is not gone through for one more.
    """
    joining = transaction.run(text("load", "mentions"), {"names": names, "alone": False})
    # Where the same name stands in a list twice, the second is another person, also if the first could not be joined.
    places = {(row["name"], row["work"]) for row in joining}
    asked = names if waiting is None else sorted({name for name, _ in places})
    alone = transaction.run(text("load", "mentions"), {"names": asked, "alone": True}) if asked else []
    rows = joining + [row for row in alone if waiting is None or (row["name"], row["work"]) in places]
    if waiting:
        rows += transaction.run(text("load", "mentions_alone"), {"ids": waiting})
    found: dict[str, dict[tuple[str, str, int], Row]] = {}
    for row in rows:
        row["label"] = next(one for one in sorted(row["labels"]) if one not in ("Work", "Loose", "Dirty"))
        found.setdefault(row["name"], {})[row["label"], row["work"], row["position"]] = row
    several = [one for by_place in found.values() for one in _asking(list(by_place.values()))]
    evidence = _evidence(transaction, several)
    return {
        name: [(row, _mention(row, evidence.get((row["label"], row["work"]), _NONE))) for row in by_place.values()]
        for name, by_place in found.items()
    }


def same_coauthors(transaction: Transaction, found: Found, works: Set[tuple[str, str]]) -> bool:
    """Whether these works still have the co-authors that were read of them as evidence."""
    held: list[tuple[Row, Mention]] = []
    for rows in found.values():
        asking = {id(row) for row in _asking([row for row, _ in rows])}
        held += [one for one in rows if id(one[0]) in asking and (one[0]["label"], one[0]["work"]) in works]
    evidence = _evidence(transaction, (row for row, _ in held))
    return all(
        evidence.get((row["label"], row["work"]), _NONE)["coauthors"] - {row["name"]} == one.coauthors
        for row, one in held
    )


def _asking(rows: list[Row]) -> list[Row]:
    """The mentions of one name whose evidence can matter."""
    joining = [row for row in rows if row["joins"]]
    return joining if 1 < len(joining) <= MOST_MENTIONS else []


def _evidence(transaction: Transaction, rows: Iterable[Row]) -> Evidence:
    works = sorted({(row["label"], row["work"]) for row in rows if (row["authors"] or 0) <= MOST_AUTHORS})
    keys = {work for _, work in works}
    same: dict[str, str] = {}
    return {
        (row["label"], row["work"]): {
            "coauthors": frozenset(same.setdefault(one, one) for one in row["coauthors"]),
            "institutions": frozenset(same.setdefault(one, one) for one in row["institutions"]),
            # Only works of the name itself can be evidence; the rest is let go before the next works are read.
            "cites": frozenset(keys.intersection(row["cites"])),
        }
        for row in _answers(transaction, works)
    }


def _answers(transaction: Transaction, works: list[tuple[str, str]]) -> Iterator[Row]:
    for start in range(0, len(works), WORKS):
        asked = [{"label": label, "work": work} for label, work in works[start : start + WORKS]]
        yield from transaction.run(text("load", "evidence"), {"works": asked})


def _mention(row: Row, evidence: dict[str, frozenset[str]]) -> Mention:
    return Mention(
        label=row["label"],
        work=row["work"],
        position=row["position"],
        name_key=row["name"],
        joins=bool(row["joins"]),
        strong=row["strong"] or "",
        homonym=row["homonym"] or "",
        coauthors=evidence["coauthors"] - {row["name"]},
        institutions=evidence["institutions"],
        cites=evidence["cites"],
    )
