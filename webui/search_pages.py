"""Search, suggestions, and the way from an identifier to its page."""

from typing import Any

from flask import Blueprint, Response, g, redirect

from kg import ids
from kg.errors import CallerError, Malformed
from queries import search as searches
from queries.kinds import KINDS
from queries.resolve import Target, resolve
from queries.table import csv_of_dicts
from webui import arguments
from webui.connection import graph
from webui.formats import MalformedAddress
from webui.marks import limited
from webui.respond import as_json, download, page, respond

pages = Blueprint("search", __name__)


@page(pages, "/search")
@limited("120/minute")
def search() -> Any:
    """What is found for some words; an identifier leads to its page at once."""
    words, kind = arguments.text("q", longest=300), arguments.choice("kind", tuple(KINDS), "")
    if not kind and (there := _known(words)):
        return redirect(there.href)
    answer = searches.search(
        graph(),
        words,
        kind,
        after=arguments.text("after"),
        limit=arguments.integer("limit", 25 if kind else 5, low=1, high=100),
    )
    return respond(answer, "search.html")


def _known(words: str) -> Target | None:
    """What a text names if it is an identifier that leads somewhere; else it is searched for."""
    if ids.parse(words) is None and "://" not in words:
        return None
    try:
        return resolve(graph(), words)
    except CallerError:
        return None


@page(pages, "/suggest")
@limited("600/minute")
def suggest() -> Response:
    """Typed suggestions as JSON, while somebody types; there is no page of them."""
    answer = searches.suggest(graph(), arguments.text("q", longest=300))
    if g.suffix == "csv":
        return download(csv_of_dicts(answer["rows"], searches.SUGGESTED), "csv", "suggestions")
    return as_json(answer)


@page(pages, "/resolve")
@limited("240/minute")
def leads() -> Any:
    """From an identifier, in whatever form, to its page; with a suffix to the page in that form."""
    form = f".{g.suffix}" if g.suffix else ""
    try:
        return redirect(resolve(graph(), arguments.text("id")).href + form)
    except Malformed as error:  # the id is what this address is about: not found, and the page says why
        raise MalformedAddress(str(error)) from error
