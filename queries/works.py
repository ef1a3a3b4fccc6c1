"""The page of a work: paper, data set, software or other product, with everything known about it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses, indicators, records, versions
from queries.about import about
from queries.kinds import KINDS, kind_of_labels
from queries.lists import Listed, all_named, part
from queries.parts import by_year, evidence, identifiers, public
from queries.wording import ACCESS, COLOURS, SCHEMES, deliveries, language

Row = dict[str, Any]
#: Entries of a list that stands on the page whole, unless there are more.
SHOWN = 100
#: More than nine names around a flower run into each other.
PETALS = 9

REFERENCES = Listed(
    "references", "References", "work_references", "work", "newest first", ("year", "id"),
    note="Works of this graph that it cites; its whole reference list may be longer.",
)  # fmt: skip
CITATIONS = Listed(
    "citations", "Cited by", "work_citations", "work", "newest first", ("year", "id"),
    note="Works of this graph that cite it; there may be more elsewhere.",
)  # fmt: skip
AUTHORS = Listed(
    "authors", "Authors", "work_authors", "work", "as printed", ("position", "id"), kind="person", first=SHOWN
)
#: Properties that have a place of their own on the page.
_PLACED = {
    "title", "subtitle", "abstract", "type", "date", "year", "language", "access", "colour", "green", "countries",
    "authors", "authors_cut", "withdrawn", "withdrawn_how", "deleted", "retracted", "cited_by", "references",
}  # fmt: skip
LISTS = {one.name: one for one in (REFERENCES, CITATIONS, AUTHORS)}


def facts(graph: Graph, key: str, kind: str = "") -> Row | None:
    """The one row of everything that hangs on a work, or None where there is no such work.

    Ids are unique within a kind: of a paper and a data set with one DOI it is the one of `kind`, if there is one.
    """
    asked = {"work": key, "shown": SHOWN, "label": KINDS[kind].label if kind else ""}
    return graph.read(text("read", "work_facts"), asked).one()


def page(graph: Graph, found: Row, number: int | None = None) -> Row:
    """The page of a work from its facts; `number` is the arXiv version that was asked for."""
    properties, counts = found["properties"], found["counts"]
    kind, key = kind_of_labels([found["label"]]), properties["id"]
    seen = versions.shown(found["versions"], number)
    related = [_related(row) for row in found["related"]]
    return {
        **_head(kind, found, seen),
        "abstract": properties.get("abstract") or "",
        "properties": public(properties),
        "sources_words": deliveries(properties.get("sources")),
        "counts": counts,
        "identifiers": identifiers(found["identifiers"], counts["identifiers"]),
        "quoted": identifiers(found["quoted"], len(found["quoted"])),
        "authors": _authors(found, kind, key),
        "institutions": _whole(found, "institutions", "institution", "by name"),
        "topics": _topics(found),
        "versions": seen | {"total": counts["versions"], "shown": len(found["versions"])},
        "venues": _whole(found, "venues", "venue", "by title"),
        "holders": _whole(found, "holders", "source", "hosts first"),
        "projects": _projects(found),
        "funders": _whole(found, "funders", "funder", "by id"),
        "related": {
            "total": counts["related"],
            "shown": len(related),
            "order": "by relation",
            "rows": related,
            "next": None,
        },
        "code": [row for row in related if row["kind"] == "software"],
        "data": [row for row in related if row["kind"] == "dataset"],
        "suggestions": [_suggestion(row, properties) for row in found["suggestions"]],
        "stated": indicators.stated(properties),
        "references": part(graph, REFERENCES, kind, key, counts["references"]),
        "citations": part(graph, CITATIONS, kind, key, counts["citations"]),
        "citations_by_year": by_year(found["citations_by_year"]),
        "flower": graph.read(text("read", "work_flower"), {"work": key, "limit": PETALS}).dicts(),
        "records": records.described(found["records"], counts["records"]),
        "about": about(properties, without=_PLACED),
    }


def _head(kind: str, found: Row, seen: Row) -> Row:
    properties = found["properties"]
    title = properties.get("title") or "Untitled"
    return {
        "kind": kind,
        "id": properties["id"],
        "address": addresses.entity(kind, properties["id"]),
        "title": title,
        "subtitle": properties.get("subtitle") or "",
        "type": properties.get("type") or "",
        "access_words": ACCESS.get(properties.get("access") or "", "Access not known"),
        "colour_words": COLOURS.get(properties.get("colour") or "", ""),
        "language_words": language(properties.get("language")),
        "facts": _facts(found, seen),
        "pdf": _pdf(properties["id"], found["versions"], seen),
        "arxiv_id": properties["id"].removeprefix("arxiv:") if properties["id"].startswith("arxiv:") else "",
        "withdrawn": bool(properties.get("withdrawn") or properties.get("deleted")),
        "withdrawn_words": _withdrawn(properties),
    }


def _withdrawn(properties: Mapping[str, Any]) -> str:
    if properties.get("deleted"):
        return "Its source has withdrawn the record."
    if not properties.get("withdrawn"):
        return ""
    how = {"flag": "arXiv marks the latest version as withdrawn", "words": "its comments or abstract say so"}
    return f"This paper was withdrawn: {how.get(properties.get('withdrawn_how') or '', 'its source says so')}."


def _facts(found: Row, seen: Row) -> list[Row]:
    """The six figures under the title, each with the place of its evidence."""
    counts, properties = found["counts"], found["properties"]
    kind, key = kind_of_labels([found["label"]]), properties["id"]
    code_and_data = sum(kind_of_labels([row["label"]]) in ("software", "dataset") for row in found["related"])
    influence = indicators.influence_words(properties)
    return [
        {"name": "Citations", "value": counts["citations"], "href": addresses.listed(kind, key, "citations")},
        {"name": "References", "value": counts["references"], "href": addresses.listed(kind, key, "references")},
        {"name": "Versions", "value": len(seen["history"]), "href": "#versions"},
        {"name": "Copies", "value": len(seen["copies"]), "href": "#copies"},
        {"name": "Code and data", "value": code_and_data or "none known", "href": "#related"},
        {"name": "Influence", "value": influence.split(":")[0] or "not stated", "href": "#indicators"},
    ]


def _pdf(key: str, rows: Sequence[Mapping[str, Any]], seen: Row) -> str:
    """A PDF only where one is known: arXiv's, else a copy whose own address says so."""
    if seen["this"]:
        return str(seen["this"]["pdf"])
    if key.startswith("arxiv:"):
        return "https://arxiv.org/pdf/" + key.removeprefix("arxiv:")
    urls = [addresses.weblink(url) for row in rows for url in row.get("urls") or ()]
    return next((url for url in urls if url.lower().endswith(".pdf")), "")


def _authors(found: Row, kind: str, key: str) -> Row:
    rows = all_named(found["authors"], "person")
    total = found["counts"]["authors"]
    after = f"{rows[-1]['position']},{rows[-1]['id']}" if total > len(rows) else ""
    return {
        "total": total,
        "shown": len(rows),
        "order": AUTHORS.order,
        "rows": rows,
        "next": addresses.listed(kind, key, "authors", after=after) if after else None,
        "cut": bool(found["properties"].get("authors_cut")),
    }


def _whole(found: Row, name: str, kind: str, order: str) -> Row:
    """A list that stands on the page whole; the catalogue has the rest where there are more."""
    rows, total = all_named(found[name], kind), found["counts"][name]
    query = {"institutions": "work_institutions", "topics": "work_topics", "projects": "work_funding"}.get(name)
    rest = addresses.catalogue(query, {"work": found["properties"]["id"]}) if query and total > len(rows) else None
    return {"total": total, "shown": len(rows), "order": order, "rows": rows, "next": rest}


def _topics(found: Row) -> Row:
    made = _whole(found, "topics", "topic", "primary category first, then by scheme")
    for row in made["rows"]:
        row["scheme_words"] = SCHEMES.get(row["scheme"], row["scheme"])
    return made


def _projects(found: Row) -> Row:
    made = _whole(found, "projects", "project", "by grant number")
    for row in made["rows"]:
        row["funders"] = all_named(row["funders"], "funder")
    return made


def relation_words(name: str) -> str:
    """`IsSupplementTo` as is supplement to."""
    return " ".join(re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)).lower() or "is related to"


def _related(row: Row) -> Row:
    kind = kind_of_labels([row["label"]])
    words = relation_words(row.get("name") or "")
    return row | {
        "kind": kind,
        "href": addresses.entity(kind, row["id"]),
        "words": f"this {words}" if row["outgoing"] else f"{words} this",
        "code_repository": addresses.weblink(row.get("code_repository")),
    }


def _suggestion(row: Row, properties: Row) -> Row:
    kind = kind_of_labels([row["label"]])
    ours, theirs = properties.get("type") == "Preprint", row.get("type") == "Preprint"
    words = "A published version may be" if ours and not theirs else "A preprint may be" if theirs and not ours else ""
    return row | {
        "kind": kind,
        "href": addresses.entity(kind, row["id"]),
        "words": words or "The same work may be",
        "evidence": evidence(row),
    }
