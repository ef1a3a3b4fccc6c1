"""Cells of a table of rows: which page an id leads to, and a picture where the rows are years."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from queries import addresses
from queries.kinds import KINDS, kind_of_labels

_ID = re.compile(r"ids? of\b")
_PEOPLE = {"people": "person"}
#: Columns that say what kind of thing their row is about.
_KIND_COLUMNS = ("label", "kind", "what")


def is_id(column: Mapping[str, str]) -> bool:
    """Whether a column holds ids of things, by its help: `id of …`, `ids of …`."""
    return bool(_ID.match(column["help"]))


def href(column: Mapping[str, str], value: Any, row: Mapping[str, Any]) -> str:
    """The page a cell leads to; empty where it leads nowhere."""
    if not isinstance(value, str) or not value:
        return ""
    if not is_id(column):
        return addresses.weblink(value) if column["name"].startswith(("url", "homepage", "website")) else ""
    kind = kind_of_column(column["name"], column["help"]) or _kind_of_row(column["name"], row)
    return addresses.entity(kind, value) if kind else "/resolve?" + urlencode({"id": value})


def kind_of_column(name: str, help_text: str) -> str:
    """The kind of thing a column's ids are of, by its name or else its help; empty for any sort of work."""
    last = name.split("_")[-1]
    words: list[str] = re.findall(r"\w+", help_text)
    for word in (last, _PEOPLE.get(last, last.removesuffix("s")), *words):
        if word == "work":
            return ""
        if word in KINDS and word != "other":
            return word
    return ""


def _kind_of_row(name: str, row: Mapping[str, Any]) -> str:
    if name not in ("id", "work", "one", "other"):
        return ""
    return next((kind for key in _KIND_COLUMNS if (kind := kind_of_labels([str(row.get(key) or "")]))), "")


def by_year(
    columns: Sequence[Mapping[str, str]], rows: Sequence[Mapping[str, Any]]
) -> tuple[str, list[tuple[str, int]]]:
    """Name and values of the first count beside a column of years that do not repeat; nothing where there is none."""
    names = [column["name"] for column in columns]
    years = [row.get("year") for row in rows]
    if "year" not in names or len(rows) < 2 or len(set(years)) < len(years):
        return "", []
    for name in names:
        values = [row[name] for row in rows]
        if name != "year" and all(isinstance(value, int) and not isinstance(value, bool) for value in values):
            named = ["unknown" if year is None else str(year) for year in years]
            return name.replace("_", " "), list(zip(named, values, strict=True))
    return "", []
