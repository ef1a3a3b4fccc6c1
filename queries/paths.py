"""How two things are connected: chains with the evidence of every step."""

from typing import Any

from kg.graph import Graph
from queries import addresses, catalogue
from queries.kinds import WORKS, kind_of_labels
from queries.linkwords import LINK_WORDS
from queries.resolve import Target, resolve

#: Chains that are looked for; as many as that, and there may be more of the same length.
MOST_CHAINS = 5
#: Kinds between which chains are looked for; versions, sources and identifiers hang on one thing each.
CONNECTED = (*WORKS, "person", "institution", "topic", "venue", "project", "funder")
ORDER = "shortest first; among chains of one length those with the strongest links, or through less connected things"


def paths(graph: Graph, start: str, goal: str) -> dict[str, Any]:
    """Chains between two things, each given by anything that names it.

    Two people are connected by whom they wrote with; everything else by what sources state.
    """
    ends = (resolve(graph, start), resolve(graph, goal))
    both_people = all(one.kind == "person" for one in ends)
    query = "coauthor_paths" if both_people else "entity_paths"
    parameters = {"from": ends[0].key, "to": ends[1].key, "paths": MOST_CHAINS}
    answer = catalogue.run(graph, query, parameters)
    steps = [_coauthors(row) if both_people else _stated(row) for row in answer["rows"]]
    chains = [[step for step in steps if step["path"] == number] for number in sorted({step["path"] for step in steps})]
    return {
        "from": _end(ends[0]),
        "to": _end(ends[1]),
        "query": addresses.catalogue(query, parameters),
        "chains": chains,
        **_listed(steps, whole=len(chains) < MOST_CHAINS),
    }


def unasked() -> dict[str, Any]:
    """The same where no ends are given yet."""
    return {"chains": None, **_listed([], whole=True)}


def _listed(steps: list[dict[str, Any]], *, whole: bool) -> dict[str, Any]:
    """Steps in the shape of all lists; how many there are is known where all chains were found."""
    total = len(steps) if whole else None
    return {"total": total, "shown": len(steps), "order": ORDER, "rows": steps, "next": None}


def _end(target: Target) -> dict[str, str]:
    return {"kind": target.kind, "id": target.key, "href": target.href}


def _coauthors(row: dict[str, Any]) -> dict[str, Any]:
    """A step of two people who wrote together, with the newest works that make it."""
    return {
        "path": row["path"],
        "step": row["step"],
        "from_id": row["from_person"],
        "from_name": row["from_name"],
        "from_href": addresses.entity("person", row["from_person"]),
        "relation": "wrote with",
        "to_id": row["to_person"],
        "to_name": row["to_name"],
        "to_href": addresses.entity("person", row["to_person"]),
        "papers": row["papers"],
        "works": row["evidence_works"],
        "evidence": addresses.catalogue("pair_works", {"person": row["from_person"], "other": row["to_person"]}),
    }


def _stated(row: dict[str, Any]) -> dict[str, Any]:
    """A step along one relationship, with the deliveries that state it."""
    words = LINK_WORDS[row["relation"]]
    return {
        "path": row["path"],
        "step": row["step"],
        "from_id": row["from_id"],
        "from_name": row["from_name"],
        "from_href": addresses.entity(kind_of_labels(row["from_labels"]), row["from_id"]),
        "relation": words[0] if row["outward"] else words[1],
        "to_id": row["to_id"],
        "to_name": row["to_name"],
        "to_href": addresses.entity(kind_of_labels(row["to_labels"]), row["to_id"]),
        "sources": row["sources"],
    }
