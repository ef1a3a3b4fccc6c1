"""The catalogue as pages, made from the headers alone, and the console."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, request
from markupsafe import Markup

from kg.errors import KgError, Malformed, OutOfMemory, OutOfTime, Refused
from queries import addresses, catalogue, catalogue_pages, cells, headers
from queries.guard import Caps, Console, console_page, parameters_of
from queries.table import csv_of_dicts
from webui import charts
from webui.connection import graph
from webui.formats import wanted
from webui.marks import limited, volatile
from webui.respond import Data, download, page, respond

pages = Blueprint("queries", __name__)
pages.add_app_template_global(cells.href, "cell_href")
pages.add_app_template_global(addresses.catalogue, "query_href")
#: What went wrong with somebody's statement, as a status; whatever else went wrong is an error page.
_STATUS: tuple[tuple[type[KgError], int], ...] = (
    (Refused, 403),
    (Malformed, 400),
    (OutOfTime, 504),
    (OutOfMemory, 503),
)


@pages.app_template_global()
def year_chart(columns: list[dict[str, str]], rows: list[dict[str, Any]]) -> Markup:
    """Bars where the rows are years with a count; else nothing."""
    name, values = cells.by_year(columns, rows)
    return charts.bars(values, f"{name.capitalize()} by year") if values else Markup("")


def as_csv(data: Data) -> Response:
    """The rows alone, named by their query."""
    names = [column["name"] for column in data["columns"]]
    return download(csv_of_dicts(data["rows"], names), "csv", data["query"] or "cypher")


@page(pages, "/queries")
def queries() -> Response:
    """All questions by group."""
    return respond(catalogue_pages.grouped(), "queries.html")


@page(pages, "/queries/<name>")
@limited("120/minute")
def query(name: str) -> Response:
    """One question: its form, and its rows once its parameters are given."""
    given = {key: value for key, value in request.args.items() if key != "theme" and value != ""}
    described = catalogue_pages.described(name, given)
    if described["missing"] and not given:
        return respond(described, "query.html")
    try:
        return respond(described | catalogue.run(graph(), name, given), "query.html", makers={"csv": as_csv})
    except Malformed as error:
        if wanted(("html", "json", "csv")) != "html":
            raise
        return respond(described | {"error": str(error)}, "query.html", status=400)


@page(pages, "/console", methods=("GET", "POST"))
@limited("60/minute")
@volatile
def console() -> Response:
    """One read-only statement of the reader's own; a GET only fills the form, so that an address runs nothing."""
    form = request.form if request.method == "POST" else request.args
    asked = {"text": form.get("statement", ""), "given": form.get("parameters", "")}
    runner = _console()
    shown = console_page(graph(), runner.caps) | asked
    if request.method != "POST":
        return respond(shown, "console.html")
    try:
        answer = runner.run(graph(), asked["text"], parameters_of(asked["given"].splitlines()))
    except KgError as error:
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), 0)
        if not status or wanted(("html", "json", "csv")) != "html":
            raise
        return respond(shown | {"error": str(error)}, "console.html", status=status)
    return respond(shown | answer | asked, "console.html", makers={"csv": as_csv})


def _console() -> Console:
    """The one console of this app: its places are shared by all visitors."""
    settings = current_app.config["SETTINGS"]
    made: Console = current_app.extensions.setdefault(
        "console", Console(Caps(seconds=settings.console_seconds, rows=settings.console_rows))
    )
    return made


@pages.app_template_global()
def console_href(text: str, parameters: dict[str, Any]) -> str:
    """The console with a statement filled in."""
    lines = "\n".join(f"{name}={headers.written(value)}" for name, value in parameters.items())
    return "/console?" + urlencode({"statement": text, "parameters": lines})
