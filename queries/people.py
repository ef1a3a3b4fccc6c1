"""The page of a person: works, collaborators, topics, institutions, and how we know that it is one person."""

from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses, records
from queries.about import about
from queries.lists import Listed, all_named, part
from queries.parts import by_year, figure, identifiers, public, span, suggestions, whole
from queries.wording import deliveries, identity, plural

Row = dict[str, Any]
SHOWN = 25

WORKS = Listed("works", "Works", "person_works", "person", "newest first", ("year", "id"))
COLLABORATORS = Listed(
    "collaborators", "Close collaborators", "person_collaborators", "person", "most joint works first",
    ("papers", "id"), kind="person",
    note="Works of more than 100 authors make no collaborators.",
)  # fmt: skip
TOPICS = Listed("topics", "Topics", "person_topics", "person", "most works first", ("works", "id"), kind="topic")
INSTITUTIONS = Listed(
    "institutions", "Institutions on the works", "person_institutions", "person", "most works first", ("works", "id"),
    kind="institution", note="The source gives an institution to the work and does not say which author it belongs to.",
)  # fmt: skip
LISTS = {one.name: one for one in (WORKS, COLLABORATORS, TOPICS, INSTITUTIONS)}
#: Properties that have a place of their own on the page.
_PLACED = {"name", "identity", "orcid", "works", "first_year", "last_year", "evidence", "collective"}
#: Which count of the facts is the total of which list.
TOTALS = {"institutions": "work_institutions"}


def facts(graph: Graph, key: str) -> Row | None:
    """The one row of what is known of a person, or None where there is none."""
    return graph.read(text("read", "person_facts"), {"person": key, "shown": SHOWN}).one()


def page(graph: Graph, found: Row) -> Row:
    """The page of a person from the facts."""
    properties, counts = found["properties"], found["counts"]
    key = properties["id"]
    works = part(graph, WORKS, "person", key, counts["works"])
    return {
        "kind": "person",
        "id": key,
        "address": addresses.entity("person", key),
        "name": properties.get("name") or key,
        "collective": bool(properties.get("collective")),
        "identity": properties.get("identity") or "",
        "identity_words": identity(properties, counts["works"]),
        "orcid": properties.get("orcid") or "",
        "facts": _facts(found),
        "properties": public(properties),
        "sources_words": deliveries(properties.get("sources")),
        "counts": counts,
        "identifiers": identifiers(found["identifiers"], counts["identifiers"]),
        "names": whole([_printed(row) for row in found["names"]], counts["names"], "most works first"),
        "works": works,
        "collaborators": _collaborators(graph, key, counts),
        "topics": _topics(found),
        "institutions": whole(all_named(found["institutions"], "institution"), counts["institutions"], "by name"),
        "work_institutions": whole(
            _work_institutions(found), counts["work_institutions"], INSTITUTIONS.order,
            addresses.listed("person", key, "institutions"),
        ),
        "works_by_year": by_year(found["years"], addresses.catalogue("works_of_person_by_year", {"person": key})),
        "homonyms": _homonyms(found),
        "suggestions": suggestions(found["suggestions"], "person"),
        "records": records.described([], counts["records"]),
        "about": about(properties, without=_PLACED),
    }  # fmt: skip


def _facts(found: Row) -> list[Row]:
    properties, counts = found["properties"], found["counts"]
    key = properties["id"]
    years = [row["year"] for row in found["years"] if row["year"] is not None]
    return [
        figure("Works", counts["works"], addresses.listed("person", key, "works")),
        figure("Collaborators", counts["collaborators"], addresses.listed("person", key, "collaborators")),
        figure("Topics", counts["topics"], addresses.listed("person", key, "topics")),
        figure("Institutions", counts["institutions"] or "not given", "#institutions"),
        figure("Years", span(min(years, default=None), max(years, default=None)), "#years"),
        figure("Citations", sum(row["citations"] for row in found["years"]), addresses.listed("person", key, "works")),
    ]


def _printed(row: Row) -> Row:
    return row | {"homonyms": [one for one in row["homonyms"] if one]}


def _collaborators(graph: Graph, key: str, counts: Row) -> Row:
    made = part(graph, COLLABORATORS, "person", key, counts["collaborators"])
    for row in made["rows"]:
        row["evidence"] = addresses.catalogue("pair_works", {"person": key, "other": row["id"]})
        row["years_words"] = span(row["first_year"], row["last_year"])
    if counts["crowded"]:
        made["note"] = f"{plural(counts['crowded'], 'work')} of more than 100 authors left out."
    return made


def _topics(found: Row) -> Row:
    key = found["properties"]["id"]
    rows = all_named(found["topics"], "topic")
    return whole(rows, found["counts"]["topics"], TOPICS.order, addresses.listed("person", key, "topics"))


def _work_institutions(found: Row) -> list[Row]:
    key = found["properties"]["id"]
    return [
        row | {"evidence": addresses.catalogue("person_institution_works", {"person": key, "institution": row["id"]})}
        for row in all_named(found["work_institutions"], "institution")
    ]


def _homonyms(found: Row) -> Row:
    rows = all_named(found["homonyms"], "person")
    for row in rows:
        row["years_words"] = span(row["first_year"], row["last_year"])
    name = found["properties"].get("name_key") or ""
    rest = addresses.catalogue("person_homonyms", {"name": name})
    return whole(rows, found["counts"]["homonyms"], "most works first", rest) | {"query": rest}
