"""The first page, and what the installation says of itself."""

from flask import Blueprint, Response

from kg.errors import DatabaseError
from queries import stats
from queries import status as statuses
from webui.connection import graph
from webui.marks import volatile
from webui.respond import as_json, page, respond

pages = Blueprint("home", __name__)


@page(pages, "/", suffixes=("json",))
def home() -> Response:
    """Search, counts, deliveries, examples."""
    return respond(stats.home(graph()), "home.html")


@page(pages, "/status", suffixes=("json",))
@volatile
def status() -> Response:
    """What each part says of itself."""
    return respond(statuses.status(graph()), "status.html")


@pages.get("/healthz")
@volatile
def healthz() -> Response:
    """200 where the database answers, else 503."""
    try:
        graph().server()
    except DatabaseError as error:
        return as_json({"ok": False, "error": str(error), "status": 503}, 503)
    return as_json({"status": 200})
