"""Errors as pages and as JSON, from one place; a bad address is never a 500."""

import logging
import secrets
from typing import Any

import msgspec
from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException

from kg.errors import (
    CallerError,
    DatabaseError,
    KgError,
    Malformed,
    NotInstalled,
    OutOfMemory,
    OutOfTime,
    Refused,
    Unavailable,
    Unknown,
    Withdrawn,
)
from webui.connection import connection
from webui.formats import MalformedAddress, NotAcceptable, error_format

log = logging.getLogger(__name__)

#: Kind of error -> status, heading; the first that fits.
_KINDS: tuple[tuple[type[KgError], int, str], ...] = (
    (NotAcceptable, 406, "Not in that form"),
    (MalformedAddress, 404, "That cannot be an identifier"),
    (Malformed, 400, "That value does not fit"),
    (Withdrawn, 404, "It was withdrawn"),
    (Unknown, 404, "Nothing is known under this address"),
    (Refused, 403, "Not allowed here"),
    (CallerError, 400, "That cannot be answered"),
    (OutOfTime, 504, "It took too long"),
    (OutOfMemory, 503, "It needed too much memory"),
    (Unavailable, 503, "The database does not answer"),
    (NotInstalled, 503, "The database is not installed"),
    (DatabaseError, 503, "The database said no"),
    (KgError, 500, "Something is wrong here"),
)
_NO_PAGE = "Nothing is at {path}. Entities are at /paper/…, /person/…, /topic/… and so on, maps at /map/paper/…"
_HEADINGS = {
    400: "That request cannot be read",
    404: "There is no such page",
    405: "This address is not used like that",
    413: "That is too long",
    429: "Too many requests",
}


def answer(message: str, status: int, heading: str) -> Response:
    """One error as HTML or JSON, as the request asks."""
    if error_format() == "json":
        body = msgspec.json.encode({"ok": False, "error": message, "status": status})
        response = Response(body + b"\n", mimetype="application/json")
    else:
        page = render_template("error.html", message=message, status=status, heading=heading, request_id=g.request_id)
        response = Response(page, mimetype="text/html")
    response.status_code = status
    response.vary.add("Accept")
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def _of_ours(error: KgError) -> Response:
    status, heading = next((status, heading) for kind, status, heading in _KINDS if isinstance(error, kind))
    if isinstance(error, DatabaseError):
        connection().doubt()
    if status >= 500:
        log.warning("%s %s %s: %s", g.request_id, request.method, request.path, error)
    return answer(str(error), status, heading)


def _of_http(error: HTTPException) -> Any:
    status = error.code or 500
    if status < 400:
        return error
    message = _NO_PAGE.format(path=request.path) if status == 404 else error.description or error.name
    response = answer(message, status, _HEADINGS.get(status, error.name))
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            response.headers[name] = value
    return response


def _unforeseen(error: Exception) -> Response:
    log.exception("%s %s %s", g.request_id, request.method, request.path)
    return answer(f"Something went wrong here. The log has it under {g.request_id}.", 500, "Something is wrong here")


def name_request() -> None:
    """Give the request an id."""
    g.request_id = secrets.token_hex(6)


def _tell_name(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.get("request_id", "")
    return response


def handle_errors(app: Flask) -> None:
    """Register the handlers and give every request an id that stands in log and page."""
    app.before_request(name_request)
    app.after_request(_tell_name)
    app.register_error_handler(KgError, _of_ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unforeseen)
