"""Where works appear and where they are held: the pages of venues and of sources."""

from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses, records
from queries.about import about
from queries.lists import Listed, all_named, part
from queries.parts import by_year, figure, identifiers, public, span, whole
from queries.wording import ACCESS, deliveries

Row = dict[str, Any]
SHOWN = 50

VENUE_WORKS = Listed("works", "Works", "venue_works", "venue", "newest first", ("year", "id"), first=25)
VENUE_LISTS = {"works": VENUE_WORKS}
HOSTED = Listed(
    "hosted", "Works it hosts", "source_hosted_works", "source", "newest first", ("year", "id"),
    note="What is said of the whole work, not of one copy.",
)  # fmt: skip
PROVIDED = Listed(
    "provided", "Works collected from it", "source_provided_works", "source", "newest first", ("year", "id"),
    note="What is said of the whole work, not of one copy.",
)  # fmt: skip
COPIES = Listed(
    "copies", "Versions and copies it holds", "source_versions", "source", "by id", ("id",), kind="version",
    note="Versions and copies that name the source themselves.",
)  # fmt: skip
SOURCE_LISTS = {one.name: one for one in (HOSTED, PROVIDED, COPIES)}


def venue_facts(graph: Graph, key: str) -> Row | None:
    """The one row of what is known of a venue, or None where there is none."""
    return graph.read(text("read", "venue_facts"), {"venue": key, "shown": SHOWN}).one()


def venue_page(graph: Graph, found: Row) -> Row:
    """The page of a venue from its facts."""
    properties, counts = found["properties"], found["counts"]
    key = properties["id"]
    issns = [f"issn:{one}" for one in properties.get("issns") or ()]
    return {
        "kind": "venue",
        "id": key,
        "address": addresses.entity("venue", key),
        "name": properties.get("title") or key,
        "publisher": properties.get("publisher") or "",
        "facts": _venue_facts(found),
        "properties": public(properties),
        "counts": counts,
        "identifiers": identifiers(issns, len(issns)),
        "works": part(graph, VENUE_WORKS, "venue", key, counts["works"]),
        "topics": whole(all_named(found["topics"], "topic"), counts["topics"], "most works first"),
        "access": [row | {"words": ACCESS.get(row["access"] or "", "Access not known")} for row in found["access"]],
        "works_by_year": by_year(found["years"]),
        "about": about(properties, without=("title", "publisher", "issns")),
    }


def _venue_facts(found: Row) -> list[Row]:
    key, counts = found["properties"]["id"], found["counts"]
    years = [row["year"] for row in found["years"] if row["year"] is not None]
    opened = sum(row["works"] for row in found["access"] if row["access"] in ("OPEN", "OPEN SOURCE"))
    return [
        figure("Works", counts["works"], addresses.listed("venue", key, "works")),
        figure("Open access", opened, "#access"),
        figure("Topics", counts["topics"], "#topics"),
        figure("Years", span(min(years, default=None), max(years, default=None)), "#years"),
    ]


def source_facts(graph: Graph, key: str) -> Row | None:
    """The one row of what is known of a source, or None where there is none."""
    return graph.read(text("read", "source_facts"), {"source": key, "shown": SHOWN}).one()


def source_page(graph: Graph, found: Row) -> Row:
    """The page of a source from its facts."""
    properties, counts = found["properties"], found["counts"]
    key = properties["id"]
    described = graph.read(text("read", "entity_records"), {"id": key, "limit": 10}).dicts()
    return {
        "kind": "source",
        "id": key,
        "address": addresses.entity("source", key),
        "name": properties.get("name") or properties.get("english_name") or key,
        "homepage": addresses.weblink(properties.get("homepage")),
        "facts": [
            figure("Works it hosts", counts["hosted"], addresses.listed("source", key, "hosted")),
            figure("Works collected from it", counts["provided"], addresses.listed("source", key, "provided")),
            figure("Versions and copies", counts["copies"], addresses.listed("source", key, "copies")),
        ],
        "properties": public(properties),
        "sources_words": deliveries(properties.get("sources")),
        "counts": counts,
        "identifiers": identifiers(found["identifiers"], counts["identifiers"]),
        "hosted": part(graph, HOSTED, "source", key, counts["hosted"]),
        "provided": part(graph, PROVIDED, "source", key, counts["provided"]),
        "copies": part(graph, COPIES, "source", key, counts["copies"]),
        "providers": whole(all_named(found["providers"], "institution"), counts["providers"], "by name"),
        "types": found["types"],
        "about": about(properties, without=("name", "type", "homepage", "description")),
        "records": records.described(described, counts["records"]),
    }
