"""Values from the query string; what cannot be one is told with its name (400)."""

from collections.abc import Sequence

from flask import request

from kg.errors import Malformed

#: Bytes of the longest address of a map that may grow: the server takes 8,190, and what is selected comes on top.
LONGEST_ADDRESS = 6500


def text(name: str, default: str = "", *, longest: int = 1000) -> str:
    """A text without blanks at its ends."""
    value = request.args.get(name, default).strip()
    if len(value) > longest:
        raise Malformed(f"{name} is longer than {longest:,} characters")
    return value


def integer(name: str, default: int, *, low: int, high: int) -> int:
    """A whole number between two bounds; absent or empty is the default."""
    found = optional_integer(name, low=low, high=high)
    return default if found is None else found


def optional_integer(name: str, *, low: int, high: int) -> int | None:
    """A whole number between two bounds, or None where it is absent or empty."""
    raw = request.args.get(name, "").strip()
    if not raw:
        return None
    try:
        value = int(raw) if len(raw) < 20 and raw.isascii() else None
    except ValueError:
        value = None
    if value is None or not low <= value <= high:
        raise Malformed(f"{name}={raw[:40]!r} is not a whole number from {low} to {high}")
    return value


def choice(name: str, options: Sequence[str], default: str) -> str:
    """One of a few words."""
    value = request.args.get(name, "") or default
    if value not in options and value != default:
        raise Malformed(f"{name}={value[:40]!r} is none of {', '.join(options)}")
    return value


def several(name: str, options: Sequence[str]) -> tuple[str, ...]:
    """Some of a few words, by commas or repeated, in the order of `options`."""
    given = {word.strip() for value in request.args.getlist(name) for word in value.split(",") if word.strip()}
    wrong = sorted(given - set(options))
    if wrong:
        raise Malformed(f"{name}={wrong[0][:40]!r} is none of {', '.join(options)}")
    return tuple(word for word in options if word in given)
