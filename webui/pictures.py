"""From rows of an answer to the charts of a page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from webui.charts import Petal, Stop, bars, flower, timeline

Rows = Sequence[Mapping[str, Any]]


def year_bars(rows: Rows, label: str) -> Markup:
    """Counts per year as bars."""
    return bars([(row["year"], row["count"]) for row in rows], label)


def version_line(rows: Rows) -> Markup:
    """Versions and copies along their dates."""
    stops = [
        Stop(at=row["at"], name=row["name"], date=row["date"], note=row["note"], current=row["current"]) for row in rows
    ]
    return timeline(stops, "Versions")


def work_flower(rows: Rows) -> Markup:
    """People whom a work cites and who cite it."""
    petals = [Petal(row["name"] or row["id"], row["cited"], row["citing"]) for row in rows]
    return flower("this work", petals, "Influence: people cited and citing")


GLOBALS: dict[str, Callable[..., Markup]] = {
    "year_bars": year_bars,
    "version_line": version_line,
    "work_flower": work_flower,
}
