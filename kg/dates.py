"""Dates: partial ones are values (`2017`, `2017-02`), instants are UTC, junk is ''.

A date is never made more precise than it was stated. Where only a part is impossible (`2017-02-30`, `2017-13`),
the possible part is kept: the year was stated, the day was not.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

_FIRST_YEAR = 1500
_LAST_YEAR = 2100
_PARTIAL = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?(?:[T ][0-9:.,]+.*)?", re.DOTALL)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_MAIL = re.compile(
    r"(?:[A-Za-z]{3},\s*)?([0-9]{1,2})\s+([A-Za-z]{3})\s+([0-9]{4})\s+([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?"
    r"\s+(GMT|UTC|UT|Z|[+-][0-9]{4})"
)
_ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
    r"\s*(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?"
)


def partial(raw: str | None, today: date | None = None) -> str:
    """`2017`, `2017-02` or `2017-02-28`, or '' for what is no date.

    With `today` nothing after the end of next year is taken: publishers announce a year ahead, not ten.
    """
    text = (raw or "").strip()
    match = _PARTIAL.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None:
        return ""
    year, month, day = (int(part or 0) for part in match.groups())
    if not _FIRST_YEAR <= year <= (today.year + 1 if today else _LAST_YEAR):
        return ""
    if not 1 <= month <= 12:
        return f"{year:04}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}"


def instant(raw: str | None) -> str:
    """`2021-09-15T13:15:54Z` from a mail date (`2 Apr`, `02 Apr`) or an ISO timestamp; '' for anything else."""
    text = (raw or "").strip()
    if match := _MAIL.fullmatch(text):
        day, name, year, hour, minute, second, zone = match.groups()
        month = _MONTHS.get(name.lower(), 0)
    elif match := _ISO.fullmatch(text):
        year, month_text, day, hour, minute, second, zone = match.groups()
        month = int(month_text)
    else:
        return ""
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return ""
    try:
        moment = datetime(int(year), month, int(day), int(hour), int(minute), int(second or 0))
    except ValueError:
        return ""
    return f"{(moment - _offset(zone) if zone and zone[0] in '+-' else moment).isoformat()}Z"


def _offset(text: str) -> timedelta:
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -offset if text[0] == "-" else offset


def year(partial_date: str) -> int | None:
    """Year of a clean date."""
    return int(partial_date[:4]) if partial_date else None


def earliest(dates: Iterable[str]) -> str:
    """Earliest of clean dates; an unknown part counts as late, so that of one year the most precise wins."""
    return min((text for text in dates if text), key=_late, default="")


def _late(text: str) -> str:
    return text + {4: "-99-99", 7: "-99"}.get(len(text), "")
