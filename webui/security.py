"""What protects visitors: headers on every answer, no writes from foreign pages, limits."""

from typing import Any, cast
from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from kg.errors import Refused
from kg.settings import Settings
from webui.marks import hand_on, marks

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: The longest thing anybody sends is a Cypher statement.
_LONGEST_BODY = 64 * 1024
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_WRITING = ("POST", "PUT", "PATCH", "DELETE")


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers[name] = value
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def refuse_foreign_writes() -> None:
    """A page elsewhere must not use a visitor's browser to run queries here.

    Browsers say where a request comes from; a client that says nothing may write only without a session to abuse.
    """
    if request.method not in _WRITING:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        allowed = site in ("same-origin", "none")
    elif origin is not None:
        allowed = urlsplit(origin).netloc == request.host
    else:
        allowed = "session" not in request.cookies
    if not allowed:
        raise Refused("This form was sent from another site; open the page here and send it again")


def trusted_hosts(settings: Settings) -> list[str]:
    """Names this server answers to: loopback, its own address, and those of the settings."""
    own = [settings.host] if settings.host not in ("0.0.0.0", "::", "") else []
    named = [name.strip() for name in settings.trusted_hosts.split(",") if name.strip()]
    return list(dict.fromkeys([*_LOOPBACK, *own, *named]))


def protect(app: Flask, settings: Settings, *, limits: bool = True) -> None:
    """Switch all of it on; call it when every view is registered."""
    app.config["MAX_CONTENT_LENGTH"] = _LONGEST_BODY
    app.config["TRUSTED_HOSTS"] = trusted_hosts(settings)
    app.config.update(SESSION_COOKIE_SECURE=True, SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
    app.before_request(refuse_foreign_writes)
    app.after_request(_add_headers)
    # Counts live in this process: one process serves (serve.py), so that they are whole.
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://", enabled=limits)
    app.extensions["kg-limiter"] = limiter  # views hold it weakly, and switched off it keeps itself nowhere
    for endpoint, view in list(app.view_functions.items()):
        if rule := marks(view).limit:
            wrapper = cast(Any, limiter.limit(rule)(view))
            hand_on(view, wrapper)
            app.view_functions[endpoint] = wrapper
