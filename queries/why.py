"""Why mentions are one person: which mentions, what they have in common, and what was suggested and not followed."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses
from queries.kinds import kind_of_labels
from queries.parts import suggestions
from queries.wording import deliveries, identity

Row = dict[str, Any]
MENTIONS = 200
EVIDENCE = 100
#: Works named beside one piece of evidence of one mention.
_WITH = 5
_KINDS = ("co-author", "institution", "citation")


def why(graph: Graph, facts: Mapping[str, Any]) -> Row:
    """The grouping of one person, from the facts of the page: mentions with their evidence, and suggestions."""
    properties, counts = facts["properties"], facts["counts"]
    key = properties["id"]
    asked = graph.read(text("read", "person_mentions"), _mentions(key), cap=MENTIONS)
    rows = asked.dicts()
    shared = graph.read(text("read", "person_evidence"), {"person": key, "limit": EVIDENCE + 1}).dicts()
    # Of a name that is too common things are shared, and count for nothing.
    counted = {kind for row in rows for kind in row["evidence"] or ()}
    by_kind = {kind: [row for row in shared if row["kind"] == kind] for kind in _KINDS if kind in counted}
    used = [row for found in by_kind.values() for row in found[:EVIDENCE]]
    return {
        "id": key,
        "name": properties.get("name") or key,
        "address": addresses.entity("person", key),
        "identity": properties.get("identity") or "",
        "identity_words": identity(properties, counts["works"]),
        "mentions": {
            "rows": [_mention(row, key, used) for row in rows],
            "shown": len(rows),
            "more": asked.truncated,
            "rest": addresses.catalogue("person_mentions", {"person": key}),
        },
        "evidence": used,
        "evidence_cut": [kind for kind, found in by_kind.items() if len(found) > EVIDENCE],
        "evidence_rest": addresses.catalogue("person_evidence", {"person": key}),
        "suggestions": suggestions(facts["suggestions"], "person"),
        "suggestions_total": counts["suggestions"],
    }


def _mentions(key: str) -> Row:
    return {"person": key, "after_work": "", "after_position": 0, "limit": MENTIONS + 1}


def _mention(row: Row, person: str, shared: Sequence[Row]) -> Row:
    """One mention, with the words that say by what it belongs to the person."""
    links = [_link(one, row["work"]) for one in shared if row["joins"] and row["work"] in one["works"]]
    return {
        **row,
        "kind": kind_of_labels([row["label"] or ""]),
        "href": addresses.entity(kind_of_labels([row["label"] or ""]), row["work"]),
        "sources_words": deliveries(row["sources"]),
        "by": _by(row, person, links),
        "links": links,
    }


def _link(one: Row, work: str) -> Row:
    others = [other for other in one["works"] if other != work]
    return {
        "kind": one["kind"],
        "id": one["id"],
        "name": one["name"],
        "people": one["people"],
        "with": others[:_WITH],
        "with_total": one["count"] - 1,
    }


def _by(row: Row, person: str, links: Sequence[Row]) -> str:
    if row["identifier"] == person:
        known = "the ORCID" if person.startswith("orcid:") else "its own person identifier"
        return f"here because the source gives {known} {person.partition(':')[2]}"
    if links:
        return "here because of what it shares with other mentions of this name"
    if not row["joins"]:
        return "alone because a name of initials, of one word or of a body joins no other"
    if row["evidence"]:
        return "here because of evidence beyond what is listed"
    if row["homonym"]:
        return f"here because of the source's number {row['homonym']} for people of this name"
    return "alone because it shares nothing with another mention of this name"
