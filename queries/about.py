"""Everything else a source says of a thing, as name and value: whatever has no place of its own on the page."""

from collections.abc import Collection, Mapping
from typing import Any

from queries import addresses
from queries.parts import public
from queries.wording import day

Row = dict[str, Any]
_NAMES = {
    "journal_ref": "Journal reference",
    "report_no": "Report number",
    "license": "Licence",
    "publicly_funded": "Publicly funded",
    "diamond": "Diamond open access",
    "embargo_end": "Embargo ends",
    "version_label": "Version",
    "documentation_urls": "Documentation",
    "code_repository": "Code",
    "programming_language": "Programming language",
    "size_kb": "Size in kB",
    "oa_route": "Open access route",
    "apc_amount": "Processing charge",
    "apc_currency": "Currency of the charge",
    "english_name": "English name",
    "alternative_names": "Other names",
    "call": "Call",
    "total_cost": "Total cost",
}
_DATES = {"embargo_end", "start", "end", "date"}


def about(properties: Mapping[str, Any], *, without: Collection[str] = ()) -> list[Row]:
    """The properties that are not shown elsewhere, in words; a web address carries its link."""
    rows = []
    for name, value in public(properties).items():
        if name in without or name in ("id", "sources") or name.startswith("stated_"):
            continue
        title = _NAMES.get(name, name.replace("_", " ").capitalize())
        values = value if isinstance(value, list) else [value]
        rows.append({"name": name, "title": title, "values": [_value(name, one) for one in values]})
    return rows


def _value(name: str, value: Any) -> Row:
    if isinstance(value, bool):
        return {"text": "yes" if value else "no", "href": ""}
    words = day(value) if name in _DATES else f"{value:,}" if isinstance(value, float) else str(value)
    return {"text": words, "href": addresses.weblink(value) if isinstance(value, str) else ""}
