"""Our own scripts, styles, fonts and pictures, at addresses that change with them.

The address holds a hash of the whole folder (`/static/1f3a…/app.css`), so that it can be kept for a year, and so
that scripts and styles name each other by relative addresses.
"""

import hashlib
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from flask import Flask, Response, abort
from werkzeug.security import safe_join

from kg.version import __version__

_YEAR = 31_536_000
#: What is served at all.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}


def _hash(folder: Path) -> str:
    seen = hashlib.sha256(__version__.encode())
    for one in sorted(folder.rglob("*")):
        if one.is_file() and one.suffix != ".pyc":
            seen.update(one.relative_to(folder).as_posix().encode() + b"\0" + one.read_bytes())
    return seen.hexdigest()[:12]


def _package() -> Path:
    with as_file(files("webui")) as folder:
        return Path(folder)


STATIC_FOLDER = _package() / "static"


@cache
def static_version() -> str:
    """A hash of everything under static/."""
    return _hash(STATIC_FOLDER)


@cache
def code_version() -> str:
    """A hash of all that makes a page, templates and statements included: part of every ETag."""
    whole = "".join(_hash(_package().parent / name) for name in ("webui", "queries", "cypher", "kg"))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a static file."""
    return f"/static/{static_version()}/{name}"


def _static(version: str, name: str) -> Response:
    path = safe_join(str(STATIC_FOLDER), name)
    # No name of ours is long; the file system refuses to look for one that is.
    kind = _TYPES.get(Path(name).suffix) if len(name) <= 100 else None
    if path is None or kind is None or not Path(path).is_file():
        abort(404)
    # Read whole: the largest is 436 kB, and a stream is neither compressed as well nor surely closed.
    response = Response(Path(path).read_bytes(), content_type=kind)
    current = version == static_version()
    response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable" if current else "no-cache"
    return response


def serve_assets(app: Flask) -> None:
    """Serve static/ and give templates `asset`."""
    app.add_url_rule("/static/<version>/<path:name>", "static", _static)
    app.jinja_env.globals["asset"] = asset
