"""Rows as CSV text, safe to open in a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

#: A text cell that begins so is a formula to a spreadsheet; titles come from strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Any) -> str | int | float:
    """A value as one cell: numbers stay, lists and maps become JSON, formulas are disarmed by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    text = text.replace("\x00", "")
    return "'" + text if text.startswith(_FORMULA) else text


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A header line and one line per row, by RFC 4180."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([cell(name) for name in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def csv_of_dicts(rows: Sequence[dict[str, Any]], columns: Sequence[str] = ()) -> str:
    """The same from dicts; without `columns`, those of the rows in order of appearance."""
    names = list(columns) or list(dict.fromkeys(name for row in rows for name in row))
    return csv_text(names, ([row.get(name) for name in names] for row in rows))
