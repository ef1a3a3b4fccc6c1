"""The first page, and what the installation says of itself."""

from collections.abc import Sequence

from flask import Blueprint, Response

from kg.errors import DatabaseError
from queries import stats
from queries import status as statuses
from queries.table import csv_of_dicts
from webui.connection import graph
from webui.marks import volatile
from webui.respond import Data, as_json, download, page, respond

pages = Blueprint("home", __name__)
_COUNTS = ("label", "kind", "nodes", "href")


@page(pages, "/")
def home() -> Response:
    """Search, counts, deliveries, examples; as a table the counts."""
    return respond(
        stats.home(graph()), "home.html", makers={"csv": lambda data: _table(data["counts"], _COUNTS, "counts")}
    )


@page(pages, "/status")
@volatile
def status() -> Response:
    """What each part says of itself."""
    makers = {"csv": lambda data: _table(data["parts"], ("part", "well", "lines"), "status")}
    return respond(statuses.status(graph()), "status.html", makers=makers)


def _table(rows: list[Data], columns: Sequence[str], name: str) -> Response:
    return download(csv_of_dicts(rows, columns), "csv", name)


@page(pages, "/healthz", suffixes=("json",))
@volatile
def healthz() -> Response:
    """200 where the database answers, else 503."""
    try:
        graph().server()
    except DatabaseError as error:
        return as_json({"ok": False, "error": str(error), "status": 503}, 503)
    return as_json({"status": 200})
