"""The page of an institution: works, people on them, partners, topics, parts, projects."""

from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses, records
from queries.about import about
from queries.lists import Listed, all_named, part
from queries.parts import by_year, figure, identifiers, public, span, suggestions, whole
from queries.wording import deliveries

Row = dict[str, Any]
SHOWN = 25

WORKS = Listed(
    "works", "Works", "institution_works", "institution", "newest first", ("year", "id"),
    note="The source gives the institution to the work, not to one of its authors.",
)  # fmt: skip
PEOPLE = Listed(
    "people", "People on its works", "institution_people", "institution", "most works first", ("works", "id"),
    kind="person", note="Authors of works that name the institution; not all of them belong to it.",
)  # fmt: skip
PARTNERS = Listed(
    "partners", "Partners", "institution_partners", "institution", "most joint works first", ("papers", "id"),
    kind="institution", note="Institutions named on the same works.",
)  # fmt: skip
PROJECTS = Listed(
    "projects", "Projects", "institution_projects", "institution", "latest start first", ("start", "id"), kind="project"
)
LISTS = {one.name: one for one in (WORKS, PEOPLE, PARTNERS, PROJECTS)}
TOTALS: dict[str, str] = {}


def facts(graph: Graph, key: str) -> Row | None:
    """The one row of what is known of an institution, or None where there is none."""
    return graph.read(text("read", "institution_facts"), {"institution": key, "shown": SHOWN}).one()


def page(graph: Graph, found: Row) -> Row:
    """The page of an institution from its facts."""
    properties, counts = found["properties"], found["counts"]
    key = properties["id"]
    described = graph.read(text("read", "entity_records"), {"id": key, "limit": 10}).dicts()
    return {
        "kind": "institution",
        "id": key,
        "address": addresses.entity("institution", key),
        "name": properties.get("name") or key,
        "country_words": properties.get("country_name") or properties.get("country") or "Country not given",
        "website": addresses.weblink(properties.get("website")),
        "facts": _facts(found),
        "properties": public(properties),
        "sources_words": deliveries(properties.get("sources")),
        "counts": counts,
        "identifiers": identifiers(found["identifiers"], counts["identifiers"]),
        "works": part(graph, WORKS, "institution", key, counts["works"]),
        "people": _people(graph, key, counts["people"]),
        "partners": _partners(graph, key, counts["partners"]),
        "topics": _named(found, "topics", "topic", "most works first"),
        "parents": _named(found, "parents", "institution", "by name"),
        "branches": _named(found, "parts", "institution", "by name"),
        "projects": whole(
            all_named(found["projects"], "project"), counts["projects"], "by grant number",
            addresses.listed("institution", key, "projects"),
        ),
        "provided": _named(found, "provided", "source", "by name"),
        "works_by_year": by_year(
            found["years"], addresses.catalogue("works_of_institution_by_year", {"institution": key})
        ),
        "suggestions": suggestions(found["suggestions"], "institution"),
        "about": about(properties, without=("name", "country", "country_name", "works")),
        "records": records.described(described, counts["records"]),
    }  # fmt: skip


def _named(found: Row, name: str, kind: str, order: str) -> Row:
    return whole(all_named(found[name], kind), found["counts"][name], order)


def _people(graph: Graph, key: str, total: int) -> Row:
    made = part(graph, PEOPLE, "institution", key, total)
    for row in made["rows"]:
        row["evidence"] = addresses.catalogue("person_institution_works", {"person": row["id"], "institution": key})
    return made


def _partners(graph: Graph, key: str, total: int) -> Row:
    made = part(graph, PARTNERS, "institution", key, total)
    for row in made["rows"]:
        row["evidence"] = addresses.catalogue("institution_pair_works", {"institution": key, "other": row["id"]})
        row["years_words"] = span(row["first_year"], row["last_year"])
    return made


def _facts(found: Row) -> list[Row]:
    key, counts = found["properties"]["id"], found["counts"]
    years = [row["year"] for row in found["years"] if row["year"] is not None]
    return [
        figure("Works", counts["works"], addresses.listed("institution", key, "works")),
        figure("People on them", counts["people"], addresses.listed("institution", key, "people")),
        figure("Partners", counts["partners"], addresses.listed("institution", key, "partners")),
        figure("Topics", counts["topics"], "#topics"),
        figure("Projects", counts["projects"], addresses.listed("institution", key, "projects")),
        figure("Years", span(min(years, default=None), max(years, default=None)), "#years"),
    ]
