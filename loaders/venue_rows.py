"""The venue of one work from its records' containers. Pure functions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.keys import bounded
from kg.names import name_key

if TYPE_CHECKING:
    from loaders.work_rows import Said


def venue(said: Sequence["Said"]) -> dict[str, Any] | None:
    """The row of the PUBLISHED_IN relationship and its venue: of the first record that names a container."""
    for one in said:
        record, container = one.record, one.record.container
        if container is None or not (container.name or container.issns):
            continue
        key = f"issn:{min(container.issns)}" if container.issns else f"name:{name_key(container.name)}"
        parts = {
            "volume": container.volume,
            "issue": container.issue,
            "first_page": container.first_page,
            "last_page": container.last_page,
            "edition": container.edition,
            "conference_place": container.conference_place,
            "conference_date": container.conference_date,
        }
        return {
            "id": bounded(key),
            "title": container.name,
            "publisher": record.publisher,
            "issns": sorted(container.issns),
            "printed": {name: value for name, value in parts.items() if value} | {"sources": [one.source]},
        }
    return None
