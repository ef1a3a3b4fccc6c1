"""The page of a topic: works, most cited works, people, topics it occurs with, broader and narrower ones."""

from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses, records
from queries.about import about
from queries.lists import Listed, all_named, part
from queries.parts import by_year, figure, public, span, suggestions, whole
from queries.wording import SCHEMES, deliveries

Row = dict[str, Any]
SHOWN = 50

WORKS = Listed("works", "Works", "topic_works", "topic", "newest first", ("year", "id"))
KEY_WORKS = Listed(
    "key_works", "Most cited works", "topic_key_works", "topic", "most cited first", ("cited_by", "id"), first=5,
    note="By citations inside this graph.",
)  # fmt: skip
PEOPLE = Listed("people", "People", "topic_people", "topic", "most works first", ("works", "id"), kind="person")
NEIGHBOURS = Listed(
    "neighbours", "Occurs with", "topic_neighbours", "topic", "most joint works first", ("works", "id"), kind="topic"
)
LISTS = {one.name: one for one in (WORKS, KEY_WORKS, PEOPLE, NEIGHBOURS)}
#: Which count of the facts is the total of which list.
TOTALS = {"key_works": "works"}
_ORIGINS = {
    "author": "given with the work",
    "arxiv": "arXiv category",
    "inferred": "inferred by the source",
    "source": "given by the source",
}


def facts(graph: Graph, key: str) -> Row | None:
    """The one row of what is known of a topic, or None where there is none."""
    return graph.read(text("read", "topic_facts"), {"topic": key, "shown": SHOWN}).one()


def page(graph: Graph, found: Row) -> Row:
    """The page of a topic from its facts."""
    properties, counts = found["properties"], found["counts"]
    key, scheme = properties["id"], properties.get("scheme") or ""
    described = (
        graph.read(text("read", "entity_records"), {"id": key, "limit": 10}).dicts() if counts["records"] else []
    )
    return {
        "kind": "topic",
        "id": key,
        "address": addresses.entity("topic", key),
        "name": properties.get("label") or key,
        "scheme": scheme,
        "scheme_words": SCHEMES.get(scheme, scheme),
        "facts": _facts(found),
        "properties": public(properties),
        "sources_words": deliveries(properties.get("sources")),
        "counts": counts,
        "works": part(graph, WORKS, "topic", key, counts["works"]),
        "key_works": part(graph, KEY_WORKS, "topic", key, counts["works"]),
        "people": _evidenced(part(graph, PEOPLE, "topic", key, counts["people"]), "person_topic_works", "person", key),
        "neighbours": _evidenced(
            part(graph, NEIGHBOURS, "topic", key, counts["neighbours"]), "topic_pair_works", "other", key
        ),
        "broader": whole(all_named(found["broader"], "topic"), counts["broader"], "by label"),
        "narrower": whole(all_named(found["narrower"], "topic"), counts["narrower"], "most works first"),
        "origins": [
            row | {"words": _ORIGINS.get(row["origin"] or "", row["origin"] or "origin not given")}
            for row in found["origins"]
        ],
        "works_by_year": by_year(found["years"], addresses.catalogue("topic_by_year", {"topic": key})),
        "suggestions": suggestions(found["suggestions"], "topic"),
        "about": about(properties, without=("label", "scheme", "works")),
        "records": records.described(described, counts["records"]),
    }


def _evidenced(made: Row, query: str, name: str, key: str) -> Row:
    """A list whose rows lead to the works that make their figure."""
    for row in made["rows"]:
        row["evidence"] = addresses.catalogue(query, {"topic": key, name: row["id"]})
    return made


def _facts(found: Row) -> list[Row]:
    key, counts = found["properties"]["id"], found["counts"]
    years = [row["year"] for row in found["years"] if row["year"] is not None]
    return [
        figure("Works", counts["works"], addresses.listed("topic", key, "works")),
        figure("People", counts["people"], addresses.listed("topic", key, "people")),
        figure("Occurs with", counts["neighbours"], addresses.listed("topic", key, "neighbours")),
        figure("Broader", counts["broader"] or "none", "#broader"),
        figure("Narrower", counts["narrower"] or "none", "#narrower"),
        figure("Years", span(min(years, default=None), max(years, default=None)), "#years"),
    ]
