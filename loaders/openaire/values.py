"""Reading one value of a dump whatever its type is: null, missing and empty are the same, numbers come as text."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kg import dates
from kg.text import clean, markup

#: What stands for nothing, beside nothing.
NOTHING = frozenset(("{NULL}", "null", "NULL", "None", "UNKNOWN"))


def listed(value: Any) -> list[Any]:
    """A list, of one where the release has a single value."""
    if value is None:
        return []
    return value if type(value) is list else [value]


def mapping(value: Any) -> Mapping[str, Any]:
    """An object, the first where the release has a list of one."""
    if type(value) is dict:
        return value
    return next((one for one in value if type(one) is dict), {}) if type(value) is list else {}


def mappings(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list."""
    return [one for one in listed(value) if type(one) is dict]


def text(value: Any) -> str:
    """One line of clean text; a number as text."""
    if type(value) is str:
        # Sixty texts a product come through here; most are plain, and `clean` would find nothing to do.
        if value.isascii() and value.isprintable():
            line = value.strip()
        else:
            line = clean(value)
            if not line.isprintable():
                line = " ".join(line.split())
        if "  " in line:
            line = " ".join(line.split())
        return "" if line in NOTHING else line
    if value is None:
        return ""
    if type(value) is int or type(value) is float:
        return str(value)
    return text(value[0]) if type(value) is list and value and type(value[0]) is str else ""


def words(value: Any) -> str:
    """One line of clean text without markup and entities, for names and titles."""
    if type(value) is not str or (value.isascii() and "&" not in value and "<" not in value):
        return text(value)
    return text(markup(value))


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a list, each once, in their order."""
    if not value:
        return ()
    if type(value) is list and len(value) == 1:
        only = text(value[0])
        return (only,) if only else ()
    return tuple(dict.fromkeys(filter(None, map(text, listed(value)))))


def number(value: Any) -> float | None:
    """A finite number, from text too."""
    if type(value) not in (int, float, str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def flag(value: Any) -> bool | None:
    """True, false, or not said."""
    if type(value) is str:
        return {"true": True, "false": False}.get(value.strip().lower())
    return value if type(value) is bool else None


def date(value: Any) -> str:
    """A partial date."""
    return day(value) if type(value) is str else ""


@lru_cache(maxsize=1 << 14)
def day(raw: str) -> str:
    """A partial date of a text; kept."""
    return dates.partial(raw)


def trust(provenance: Mapping[str, Any]) -> float | None:
    """How sure the source is, between 0 and 1."""
    raw = provenance.get("trust")
    found = number(raw) if raw is not None else None
    return found if found is not None and 0 <= found <= 1 else None
