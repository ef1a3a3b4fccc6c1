"""The page of one version: an arXiv version or one copy, its work, its neighbours in time, what changed."""

from typing import Any

from kg.graph import Graph
from kg.statements import text
from queries import addresses, versions
from queries.about import about
from queries.kinds import kind_of_labels
from queries.parts import figure, public
from queries.wording import deliveries, plural

Row = dict[str, Any]

#: Properties that have a place of their own on the page.
_PLACED = {
    "kind", "number", "label", "type", "access", "refereed", "oa_route", "license", "urls", "pids", "alternate_ids",
    "date", "size_kb",
}  # fmt: skip


def facts(graph: Graph, key: str) -> Row | None:
    """The one row of what is known of a version, or None where there is none."""
    return graph.read(text("read", "version_facts"), {"version": key}).one()


def page(_graph: Graph, found: Row) -> Row:
    """The page of a version from its facts."""
    properties = found["properties"]
    kind = kind_of_labels([found["label"] or ""])
    seen = versions.shown(found["versions"], properties.get("number"))
    copy = versions.copy(properties | {"hosted_by": found["hosted_by"], "collected_from": found["collected_from"]})
    return {
        "kind": "version",
        "id": properties["id"],
        "address": addresses.entity("version", properties["id"]),
        "name": _name(properties),
        "arxiv": properties.get("kind") == "arxiv",
        "work": {"kind": kind, "id": found["work"], "title": found["title"] or "Untitled",
                 "href": addresses.entity(kind, found["work"])} if found["work"] else None,
        "facts": _facts(properties, copy, seen),
        "properties": public(properties),
        "sources_words": deliveries(properties.get("sources")),
        "work_properties": {name: value for name, value in found["work_properties"].items() if value is not None},
        "copy": copy,
        "versions": seen,
        "about": about(properties, without=_PLACED),
        "changes": changes(properties, found["earlier"]),
        "earlier": _neighbour(found["earlier"]),
        "later": _neighbour(found["later"]),
    }  # fmt: skip


def _name(properties: Row) -> str:
    if properties.get("kind") == "arxiv":
        return f"arXiv:{properties['id'].removeprefix('arxiv:')}"
    return f"Copy: {properties.get('type') or 'type not given'}"


def _facts(properties: Row, copy: Row, seen: Row) -> list[Row]:
    size = properties.get("size_kb")
    return [
        figure("Date", copy["day"] or "not given", "#about"),
        figure("Access", copy["access_words"] or "not given", "#about"),
        figure("Licence", copy["license"] or "not given", "#about"),
        figure("Peer review", copy["refereed_words"] or "not said", "#about"),
        figure("Size", f"{size:,} kB" if size else "not given", "#about"),
        figure("Versions", len(seen["history"]), "#versions"),
    ]


def _neighbour(row: Row | None) -> Row | None:
    if row is None:
        return None
    return {"id": row["id"], "label": row.get("label") or row["id"], "href": addresses.entity("version", row["id"])}


def changes(this: Row, earlier: Row | None) -> list[str]:
    """What differs from the version before, as far as sources tell: days, size, withdrawal."""
    if earlier is None:
        return []
    said = []
    days = versions.moment(this.get("date") or "") - versions.moment(earlier.get("date") or "")
    if this.get("date") and earlier.get("date"):
        said.append(f"{plural(days, 'day')} after {earlier.get('label') or earlier['id']}")
    if this.get("size_kb") and earlier.get("size_kb"):
        more = this["size_kb"] - earlier["size_kb"]
        said.append(f"{abs(more):,} kB {'larger' if more > 0 else 'smaller'}" if more else "the same size")
    if bool(this.get("withdrawn")) != bool(earlier.get("withdrawn")):
        said.append("withdrawn" if this.get("withdrawn") else "no longer withdrawn")
    return said
