"""What follows from the graph: counts, co-authors, collaborations, suggestions; each notes what it was made from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kg.errors import Unknown
from kg.graph import Graph
from kg.statements import text

#: Papers and works with longer lists make no pairs: quadratic, and they say little of anyone.
MOST_AUTHORS = 100
PAGE = 2000


@dataclass(frozen=True, slots=True)
class Derivation:
    """One derivation: over which pages it goes, and the statements that run on each page in order."""

    name: str
    about: str
    pages: tuple[str, ...]
    statements: tuple[str, ...]


DERIVATIONS = (
    Derivation("citations", "citations and references of works, by year too", ("works",), ("counts_works",)),
    Derivation("people", "works, first and last year of people", ("people",), ("counts_people",)),
    Derivation("institutions", "works of institutions", ("institutions",), ("counts_institutions",)),
    Derivation("topics", "works of topics", ("topics",), ("counts_topics",)),
    Derivation("coauthors", "who wrote with whom, by year", ("people",), ("coauthors_stale", "coauthors")),
    Derivation(
        "collaborations",
        "which institutions work together",
        ("institutions",),
        ("collaborations_stale", "collaborations"),
    ),
    Derivation(
        "same-works",
        "works that may be the same",
        ("works",),
        ("suggest_works_forget", "suggest_works_by_title", "suggest_works_by_identifier"),
    ),
    Derivation("same-people", "people that may be the same", ("people",), ("suggest_people_forget", "suggest_people")),
)


def chosen(names: Iterable[str]) -> list[Derivation]:
    """The named derivations in their own order; all where none is named."""
    wanted = set(names)
    known = {one.name for one in DERIVATIONS}
    if wanted - known:
        raise Unknown(f"Nothing is derived under {min(wanted - known)!r}; there are: {', '.join(sorted(known))}")
    return [one for one in DERIVATIONS if not wanted or one.name in wanted]


def derive(graph: Graph, names: Iterable[str] = (), told: Callable[[str], None] = lambda _name: None) -> list[str]:
    """Run derivations; gives back the names of those that ran."""
    ran = []
    for one in chosen(names):
        told(one.name)
        state = graph.command(text("derive", "state"))[0]["state"]
        for pages in one.pages:
            _over(graph, pages, one.statements)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        graph.write(text("derive", "note"), {"name": one.name, "now": now, "state": state})
        ran.append(one.name)
    return ran


def _over(graph: Graph, pages: str, statements: Iterable[str]) -> None:
    after = ""
    while True:
        until = graph.command(text("derive", f"page_{pages}"), {"after": after, "size": PAGE})[0]["until"]
        if until is None:
            return
        with graph.transaction() as transaction:
            for name in statements:
                values: dict[str, Any] = {"after": after, "until": until}
                if "$most_authors" in text("derive", name):
                    values["most_authors"] = MOST_AUTHORS
                transaction.run(text("derive", name), values)
        after = until


def stale(graph: Graph) -> list[str]:
    """Derivations that are missing or were made before the last load that changed something."""
    state = graph.command(text("derive", "state"))[0]["state"]
    made = {row["name"]: row["made_from"] for row in graph.command(text("derive", "noted"))}
    return [one.name for one in DERIVATIONS if made.get(one.name) != state] if state else []
