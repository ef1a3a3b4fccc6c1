"""Where a thing comes from: the records that describe it, what each gave, and where they differ."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg import ids
from queries import addresses
from queries.wording import delivery

Row = dict[str, Any]
#: Fields that are compared, and their names on screen.
COMPARED = {
    "title": "title",
    "abstract": "abstract",
    "date": "date",
    "type": "type",
    "access": "access",
    "language": "language",
    "publisher": "publisher",
    "license": "licence",
    "journal_ref": "journal reference",
    "name": "name",
    "short": "short name",
    "country": "country",
    "code": "grant number",
    "start": "start",
    "end": "end",
}
#: What a record says about itself, not about the thing.
_OWN = {"id", "kind", "ids", "weak_ids", "stamp", "form", "links"}
_NAMES = COMPARED | {"subjects": "topics", "copies": "copies", "container": "venue", "authors": "authors"}


def _content(row: Mapping[str, Any]) -> Row:
    return json.loads(row["payload"]) if row.get("payload") else {}


def described(rows: Sequence[Mapping[str, Any]], total: int) -> Row:
    """Records with the fields each gave, and the fields in which they differ with what each says."""
    contents = [(row, _content(row)) for row in rows]
    return {
        "total": total,
        "shown": len(rows),
        "order": "by id",
        "rows": [_record(row, content) for row, content in contents],
        "next": None,
        "differences": differences((row["id"], said_by(row), content) for row, content in contents),
    }


def said_by(row: Mapping[str, Any]) -> str:
    """The delivery of a record in words."""
    return delivery(f"{row.get('source') or ''}:{row.get('release') or ''}")


def _record(row: Mapping[str, Any], content: Row) -> Row:
    return {
        "id": row["id"],
        "source": row.get("source") or "",
        "release": row.get("release") or "",
        "delivery": said_by(row),
        "stamp": row.get("stamp") or "",
        "form": content.get("form", ""),
        "fields": [_NAMES.get(name, name.replace("_", " ")) for name in content if name not in _OWN],
        "outside": _outside(str(row["id"]).split("#", 1)[0]),
    }


def _outside(record: str) -> str:
    """The record's own page, for papers of arXiv."""
    source, _, value = record.partition(":")
    return addresses.outside(record) if source == "arxiv" and ids.arxiv_id(value) else ""


def differences(said: Iterable[tuple[str, str, Row]]) -> list[Row]:
    """Compared fields that have more than one value: `[{field, values: [{value, by: [record, …]}]}]`."""
    values: dict[str, dict[str, Row]] = {name: {} for name in COMPARED}
    for record, who, content in said:
        for name in COMPARED:
            text = " ".join(str(content.get(name) or "").split())
            if text:
                entry = values[name].setdefault(text, {"value": text, "by": [], "records": []})
                entry["by"] = sorted({*entry["by"], who})
                entry["records"].append(record)
    return [
        {"field": COMPARED[name], "values": sorted(found.values(), key=lambda one: str(one["records"]))}
        for name, found in values.items()
        if len(found) > 1
    ]
