"""Who pays: the pages of projects and of funders."""

from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses, records
from queries.about import about
from queries.lists import Listed, all_named, part
from queries.parts import by_year, figure, identifiers, public, whole
from queries.wording import day, deliveries

Row = dict[str, Any]
SHOWN = 50

PROJECT_WORKS = Listed("works", "Works", "project_works", "project", "newest first", ("year", "id"), first=25)
PARTICIPANTS = Listed(
    "participants", "Participants", "project_participants", "project", "by id", ("id",), kind="institution"
)
PROJECT_LISTS = {one.name: one for one in (PROJECT_WORKS, PARTICIPANTS)}
FUNDER_PROJECTS = Listed(
    "projects", "Projects", "funder_projects", "funder", "most works first", ("works", "id"), kind="project", first=25
)
FUNDER_WORKS = Listed(
    "works", "Works whose grant is not known", "funder_works", "funder", "newest first", ("year", "id")
)
FUNDER_LISTS = {one.name: one for one in (FUNDER_PROJECTS, FUNDER_WORKS)}


def project_facts(graph: Graph, key: str) -> Row | None:
    """The one row of what is known of a project, or None where there is none."""
    return graph.read(text("read", "project_facts"), {"project": key, "shown": SHOWN}).one()


def project_page(graph: Graph, found: Row) -> Row:
    """The page of a project from its facts."""
    properties, counts = found["properties"], found["counts"]
    key = properties["id"]
    described = graph.read(text("read", "entity_records"), {"id": key, "limit": 10}).dicts()
    participants = counts["participants"] or "not given"
    return {
        "kind": "project",
        "id": key,
        "address": addresses.entity("project", key),
        "name": project_name(properties),
        "website": addresses.weblink(properties.get("website")),
        "facts": [
            figure("Works", counts["works"], addresses.listed("project", key, "works")),
            figure("Participants", participants, addresses.listed("project", key, "participants")),
            figure("Start", day(properties.get("start")) or "not given", "#about"),
            figure("End", day(properties.get("end")) or "not given", "#about"),
            figure("Amount", _amount(properties), "#about"),
        ],
        "properties": public(properties),
        "sources_words": deliveries(properties.get("sources")),
        "counts": counts,
        "identifiers": identifiers(found["identifiers"], counts["identifiers"]),
        "funders": whole(all_named(found["funders"], "funder"), counts["funders"], "by name"),
        "participants": whole(
            all_named(found["participants"], "institution"), counts["participants"], "by name",
            addresses.listed("project", key, "participants"),
        ),
        "works": part(graph, PROJECT_WORKS, "project", key, counts["works"]),
        "works_by_year": by_year(found["years"]),
        "about": about(properties, without=("title", "summary", "website")),
        "records": records.described(described, counts["records"]),
    }  # fmt: skip


def project_name(properties: Row) -> str:
    """Acronym and title, whichever is there; else the grant number."""
    parts = [properties.get("acronym"), properties.get("title")]
    return ": ".join(part for part in parts if part) or f"Grant {properties.get('code') or properties['id']}"


def _amount(properties: Row) -> str:
    amount, currency = properties.get("amount"), properties.get("currency") or ""
    return f"{amount:,.0f} {currency}".strip() if amount is not None else "not given"


def funder_facts(graph: Graph, key: str) -> Row | None:
    """The one row of what is known of a funder, or None where there is none."""
    return graph.read(text("read", "funder_facts"), {"funder": key, "shown": SHOWN}).one()


def funder_page(graph: Graph, found: Row) -> Row:
    """The page of a funder from its facts."""
    properties, counts = found["properties"], found["counts"]
    key = properties["id"]
    projects = part(graph, FUNDER_PROJECTS, "funder", key, counts["projects"])
    for row in projects["rows"]:
        row["name"] = project_name(row)
    return {
        "kind": "funder",
        "id": key,
        "address": addresses.entity("funder", key),
        "name": properties.get("name") or properties.get("short") or key,
        "facts": [
            figure("Projects", counts["projects"], addresses.listed("funder", key, "projects")),
            figure("Works of its projects", counts["project_works"], addresses.listed("funder", key, "projects")),
            figure("Works without a grant", counts["works"], addresses.listed("funder", key, "works")),
        ],
        "properties": public(properties),
        "counts": counts,
        "projects": projects,
        "works": part(graph, FUNDER_WORKS, "funder", key, counts["works"]),
        "streams": found["streams"],
        "about": about(properties, without=("name",)),
    }
