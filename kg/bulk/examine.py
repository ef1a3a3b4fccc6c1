"""Neo4j's own check of an imported store, before any server opens it."""

from pathlib import Path

from kg.bulk.importing import DATABASE, LEAST_MB, end_left
from kg.errors import DatabaseError
from kg.server.admin import admin
from kg.server.folders import Layout
from kg.server.java import java_for


def examine(place: Layout, *, memory_mb: int) -> None:
    """Have every record of the store looked at by `neo4j-admin database check`; what it finds ends the load."""
    end_left(place)  # a check that a killed command left behind holds the store
    for old in _reports(place):
        old.unlink()
    heap = max(512, min(memory_mb // 4, 4096))
    words = (f"--max-off-heap-memory={max(LEAST_MB, memory_mb - heap)}m", f"--report-path={place.base}")
    try:
        admin(place, java_for(place.version), "database", "check", DATABASE, *words, heap_mb=heap)
    except DatabaseError as error:
        if not (found := _reports(place)):
            raise
        raise DatabaseError(
            "The imported database is damaged, says Neo4j's own check; it does not serve, and the graph before goes "
            f"on. What it found: {found[0]}. kg load --abandon, then load anew, on another disk if it comes again"
        ) from error


def _reports(place: Layout) -> list[Path]:
    return sorted(place.base.glob("inconsistencies-*.report"))
