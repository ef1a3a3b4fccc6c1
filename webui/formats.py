"""The formats an address can be asked in: suffix and media type, and which one a request wants."""

from collections.abc import Sequence

from flask import g, request

from kg.errors import CallerError, Malformed, Unknown
from queries.formats import FORMATS
from webui.negotiation import negotiated


def wanted(offered: Sequence[str]) -> str:
    """The format of this answer: the suffix of the address, else the best match of `Accept`."""
    suffix: str | None = g.get("suffix")
    if suffix is not None:
        if suffix not in offered:
            raise Unknown(f"This page has no .{suffix}; it has: {', '.join('.' + one for one in offered)}")
        return suffix
    chosen = negotiated(request.headers.get("Accept"), offered)
    if chosen is None:
        forms = ", ".join(f"{FORMATS[one]} (.{one})" for one in offered)
        raise NotAcceptable(f"None of the forms that you accept is there; there are: {forms}")
    return chosen


def accepted(offered: Sequence[str]) -> str:
    """The best match of `Accept` among some formats; the first where nothing matches, for an error has to be told."""
    return negotiated(request.headers.get("Accept"), offered) or offered[0]


def error_format() -> str:
    """HTML for people, JSON for whoever asked for anything else."""
    _, dot, suffix = request.path.rpartition("/")[2].rpartition(".")
    if dot and suffix in FORMATS:
        return "html" if suffix == "html" else "json"
    return "html" if accepted(tuple(FORMATS)) == "html" else "json"


class NotAcceptable(CallerError):
    """A page has none of the forms that the request accepts."""


class MalformedAddress(Malformed):
    """The id in the path cannot be one: not found, where a malformed parameter is a bad request."""
