"""What each part of the installation says of itself."""

from typing import Any

from kg import schema
from kg.graph import Graph
from queries import stats
from queries.wording import moment, plural

Row = dict[str, Any]


def status(graph: Graph) -> Row:
    """Every part with whether it is well and what it says; `well` is false where one is not."""
    overview = stats.overview(graph)
    parts = [_database(graph), _schema(graph), *_loads(overview["loads"]), _derived(overview["derived"])]
    return {"well": all(part["well"] for part in parts), "parts": parts, **overview}


def _part(name: str, well: bool, lines: list[str]) -> Row:
    return {"part": name, "well": well, "lines": lines}


def _database(graph: Graph) -> Row:
    server = graph.server()
    return _part("Database", True, [f"{server.get('name')} {server.get('version')}, {server.get('edition')} edition"])


def _schema(graph: Graph) -> Row:
    drift = schema.drift(graph)
    return _part("Schema", not drift, drift or ["constraints and indexes are as cypher/schema says"])


def _loads(loads: list[Row]) -> list[Row]:
    if not loads:
        return [_part("Deliveries", False, ["nothing has been loaded yet: kg demo, or kg load"])]
    parts = []
    for load in loads:
        read = ", ".join(plural(count, name) for name, count in load["read"].items()) or "nothing"
        lines = [f"{load['state']}, finished {moment(load['finished']) or 'not yet'}", f"read: {read}"]
        lines += [f"{plural(sum(load['links'].values()), 'link')} read, {load['waiting_links']:,} wait for an end"]
        lines += [f"rejected {one.get('count', 0):,}: {one.get('reason', '')}" for one in load["rejects"]]
        parts.append(_part(f"Delivery {load['delivery']}", load["state"] == "complete", lines))
    return parts


def _derived(derived: Row) -> Row:
    lines = [
        f"{row['name']}: {moment(row['finished'])}" + (", stale" if row["stale"] else "") for row in derived["rows"]
    ]
    return _part("Derived figures", not derived["words"], [*([derived["words"]] if derived["words"] else []), *lines])
