"""arXiv versions and copies of a work: history, timeline, and the sentence that says which version this is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from queries import addresses
from queries.wording import ACCESS, COLOURS, REFEREED, day

Row = dict[str, Any]


def shown(rows: Sequence[Mapping[str, Any]], number: int | None) -> Row:
    """The versions of a work, `number` being the one on the page; without it the latest."""
    arxiv = sorted((dict(row) for row in rows if row.get("kind") == "arxiv"), key=lambda row: row.get("number") or 0)
    copies = [copy(row) for row in rows if row.get("kind") != "arxiv"]
    copies.sort(key=lambda row: (row["date"] or "9999", row["id"]))
    latest = arxiv[-1]["number"] if arxiv else None
    history = [_arxiv(row, this=row["number"] == (number or latest), latest=row["number"] == latest) for row in arxiv]
    return {
        "history": history,
        "copies": copies,
        "this": next((row for row in history if row["this"]), None),
        "latest": history[-1] if history else None,
        "submission": submission(history),
        "gaps": gaps([row["number"] for row in history]),
        "timeline": timeline(history, copies),
        "undated": sum(not row["date"] for row in history + copies),
    }


def _arxiv(row: Mapping[str, Any], *, this: bool, latest: bool) -> Row:
    bare = str(row["id"]).removeprefix("arxiv:")
    return {
        "id": row["id"],
        "kind": "version",
        "href": addresses.entity("version", row["id"]),
        "number": row["number"],
        "label": row.get("label") or f"v{row['number']}",
        "date": row.get("date") or "",
        "day": day(row.get("date")),
        "size_kb": row.get("size_kb"),
        "license": row.get("license") or "",
        "withdrawn": bool(row.get("withdrawn")),
        "outside": addresses.outside(row["id"]),
        "pdf": "" if row.get("withdrawn") else f"https://arxiv.org/pdf/{bare}",
        "sources": row.get("sources") or [],
        "this": this,
        "latest": latest,
    }


def copy(row: Mapping[str, Any]) -> Row:
    """One copy as OpenAIRE lists it, its codes in words beside them."""
    urls = [link for link in map(addresses.weblink, row.get("urls") or ()) if link]
    return {
        "id": row["id"],
        "kind": "version",
        "href": addresses.entity("version", row["id"]),
        "type": row.get("type") or "",
        "date": row.get("date") or "",
        "day": day(row.get("date")),
        "license": row.get("license") or "",
        "license_url": addresses.weblink(row.get("license")),
        "access": row.get("access") or "",
        "access_words": ACCESS.get(row.get("access") or "", ""),
        "oa_route": row.get("oa_route") or "",
        "oa_route_words": COLOURS.get(row.get("oa_route") or "", ""),
        "refereed": row.get("refereed") or "",
        "refereed_words": REFEREED.get(row.get("refereed") or "", ""),
        "urls": urls,
        "hosts": [{"url": url, "name": url.split("/")[2].removeprefix("www.")} for url in urls],
        "pids": [{"id": one, "outside": addresses.outside(one)} for one in row.get("pids") or ()],
        "alternate_ids": [{"id": one, "outside": addresses.outside(one)} for one in row.get("alternate_ids") or ()],
        "apc_amount": row.get("apc_amount"),
        "apc_currency": row.get("apc_currency") or "",
        "hosted_by": _sources(row.get("hosted_by")),
        "collected_from": _sources(row.get("collected_from")),
        "sources": row.get("sources") or [],
    }


def _sources(rows: Any) -> list[Row]:
    return [dict(row) | {"kind": "source", "href": addresses.entity("source", row["id"])} for row in rows or ()]


def submission(history: Sequence[Row]) -> str:
    """In arXiv's manner: submitted, this version, latest version; empty without arXiv versions."""
    if not history:
        return ""
    first, latest = history[0], history[-1]
    this = next((row for row in history if row["this"]), latest)
    start = "Submitted on" if first["number"] == 1 else "Earliest recorded version"
    parts = [
        f"{start} {first['day'] or 'an unknown day'} ({first['label']}{'' if len(history) > 1 else ', this version'})"
    ]
    if this is latest and len(history) > 1:
        parts.append(f"last revised {this['day'] or 'on an unknown day'} (this version, {this['label']})")
    elif this is not latest:
        if this is not first:
            parts.append(f"this version {this['day'] or 'of an unknown day'} ({this['label']})")
        else:
            parts[0] = parts[0].removesuffix(")") + ", this version)"
        parts.append(f"latest version {latest['day'] or 'of an unknown day'} ({latest['label']})")
    return ", ".join(parts)


def gaps(numbers: Sequence[int]) -> list[int]:
    """Numbers below the latest that no source told us of."""
    return [number for number in range(1, max(numbers, default=0)) if number not in numbers]


def timeline(history: Sequence[Row], copies: Sequence[Row]) -> list[Row]:
    """Dated versions and copies as stops, `at` from 0 to 1; copies of one date and type are one stop."""
    stops: dict[tuple[str, str], Row] = {}
    for row in history:
        size = f"{row['size_kb']:,} kB" if row["size_kb"] else ""
        stops[(row["date"], row["label"])] = {**_stop(row, row["label"]), "note": size, "current": row["this"]}
    for row in copies:
        if row["date"]:
            name = row["type"] or "copy"
            note = row["oa_route"] or row["access_words"].lower()
            stop = stops.setdefault(
                (row["date"], name), {**_stop(row, name), "note": note, "current": False, "times": 0}
            )
            stop["times"] = stop.get("times", 0) + 1
    dated = [stop | {"date": day(stop["date"])} for stop in stops.values() if stop["moment"]]
    if not dated:
        return []
    first = min(stop["moment"] for stop in dated)
    span = max(stop["moment"] for stop in dated) - first or 1
    made = sorted(dated, key=lambda stop: (stop["moment"], stop["name"]))
    return [{**_told(stop), "at": round((stop["moment"] - first) / span, 4)} for stop in made]


def _told(stop: Row) -> Row:
    times = stop.get("times", 0)
    note = f"{stop['note']} × {times}".strip() if times > 1 else stop["note"]
    return {"name": stop["name"], "date": stop["date"], "note": note, "current": stop["current"]}


def _stop(row: Row, name: str) -> Row:
    return {"name": name, "date": row["date"], "moment": moment(row["date"])}


def moment(text: str) -> int:
    """The day of a partial date as a number; its middle where a part is unknown, 0 for none."""
    parts = [int(part) for part in text[:10].split("-") if part.isdigit()]
    if not parts:
        return 0
    year, month, of_month = (*parts, *{1: (7, 1), 2: (15,)}.get(len(parts), ()))
    return date(year, month, of_month).toordinal()
