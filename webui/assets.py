"""Our own scripts, styles, fonts and pictures, at addresses that change with them.

The address holds a hash of the whole folder (`/static/1f3a…/app.css`), so that it can be kept for a year, and so
that scripts and styles name each other by relative addresses.
"""

import hashlib
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from flask import Flask, Response, send_from_directory

from kg.version import __version__

_YEAR = 31_536_000


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
    response = send_from_directory(STATIC_FOLDER, name, max_age=0)
    if version == static_version():
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    return response


def serve_assets(app: Flask) -> None:
    """Serve static/ and give templates `asset`."""
    app.add_url_rule("/static/<version>/<path:name>", "static", _static)
    app.jinja_env.globals["asset"] = asset
