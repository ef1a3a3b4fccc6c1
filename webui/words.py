"""Words on screen: addresses, numbers, dates. All are filters or functions in the templates."""

from typing import Any
from urllib.parse import urlencode

from jinja2 import Undefined

from queries import addresses
from queries.addresses import quoted as quoted
from queries.kinds import KINDS

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def href(kind: str, key: str) -> str:
    """The address of an entity's page."""
    return addresses.entity(kind, key)


def map_href(kind: str, key: str, **parameters: Any) -> str:
    """The address of a map; parameters that are None or empty are left out."""
    kept = [(name.rstrip("_"), str(value)) for name, value in parameters.items() if value not in (None, "")]
    return f"/map/{kind}/{quoted(key)}" + (f"?{urlencode(kept)}" if kept else "")


def number(value: Any) -> str:
    """1234.5 as 1,234.5; None and what is not there as nothing."""
    if value is None or value == "" or isinstance(value, Undefined):
        return ""
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{int(value):,}"


def date(value: str | None) -> str:
    """`2022-03-23` as 23 March 2022, `2022-03` as March 2022, `2022` as it stands; what is no date unchanged."""
    if not value:
        return ""
    parts = str(value)[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return str(value)
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return str(value)
    day = f"{int(parts[2])} " if len(parts) == 3 else ""
    return f"{day}{_MONTHS[month - 1]} {parts[0]}"


def counted(count: int, singular: str, plural: str = "") -> str:
    """`1 paper`, `2,000 papers`."""
    return f"{number(count)} {singular if count == 1 else plural or singular + 's'}"


def kind_word(kind: str, count: int = 1) -> str:
    """The name of a kind on screen."""
    one = KINDS.get(kind)
    return kind if one is None else one.singular if count == 1 else one.plural


FILTERS = {"number": number, "date": date}
GLOBALS = {"href": href, "map_href": map_href, "counted": counted, "kind_word": kind_word, "KINDS": KINDS}
