"""Literals, written as they are to be read: rdflib must not rewrite them (`normalize=False`).

`"2017"` is a gYear and never padded to a date; a plain text is always a plain literal, for rdflib holds
`"a"` and `"a"^^xsd:string` for two things.
"""

import math
import re
from datetime import date, datetime

from rdflib import Literal, URIRef

from kg.vocab import XSD

_YEAR, _MONTH, _DAY = re.compile(r"[0-9]{4}"), re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"), re.compile(r"[0-9-]{10}")
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")
#: Codes that say that the language is not known, is many, or is none.
_NO_LANGUAGE = frozenset({"und", "mis", "mul", "zxx", "oth", "unk"})
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def typed(text: str, datatype: URIRef) -> Literal:
    """A literal in exactly this lexical form."""
    return Literal(text, datatype=datatype, normalize=False)


def boolean(value: bool) -> Literal:
    """True or false."""
    return typed("true" if value else "false", XSD.boolean)


def integer(value: int) -> Literal:
    """A whole number."""
    return typed(str(int(value)), XSD.integer)


def positive(value: int) -> Literal | None:
    """A place in a list, from 1."""
    return typed(str(int(value)), XSD.positiveInteger) if value >= 1 else None


def double(value: float) -> Literal | None:
    """A score; never a count."""
    return typed(repr(float(value)), XSD.double) if math.isfinite(value) else None


def date_type(text: str) -> URIRef | None:
    """The datatype of a partial date or an instant; None for what is none."""
    if _YEAR.fullmatch(text):
        return XSD.gYear
    if _MONTH.fullmatch(text):
        return XSD.gYearMonth
    try:
        if _DAY.fullmatch(text):
            date.fromisoformat(text)
            return XSD.date
        if _INSTANT.fullmatch(text):
            datetime.fromisoformat(text)
            return XSD.dateTime
    except ValueError:
        pass
    return None


def language_tag(raw: str) -> str | None:
    """The BCP 47 tag that a language code is, or None; rdflib raises on anything else."""
    tag = raw.strip().lower().replace("_", "-")
    return tag if _TAG.fullmatch(tag) and tag not in _NO_LANGUAGE else None
