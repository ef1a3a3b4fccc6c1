"""One page for each kind of thing, and its lists."""

from typing import Any

from flask import Blueprint, Response, g, redirect, request

from queries import entities
from queries.kinds import WORKS
from queries.lists import PAGE
from queries.parts import flat
from queries.table import csv_of_dicts
from queries.wording import SCHEMES, deliveries, delivery
from webui import arguments, mathml, pictures
from webui.connection import graph
from webui.respond import Data, download, found, respond
from webui.takeaway import link_header, makers

pages = Blueprint("entities", __name__)
pages.add_app_template_filter(mathml.tex, "tex")
pages.add_app_template_filter(deliveries, "deliveries")
pages.add_app_template_filter(delivery, "delivery")


@pages.app_template_global()
def scheme_word(scheme: str) -> str:
    """A scheme of topics in words."""
    return SCHEMES.get(scheme, scheme)


for _name, _picture in pictures.GLOBALS.items():
    pages.add_app_template_global(_picture, _name)


def show(kind: str, key: str) -> Any:
    """The page of a thing or one of its lists; another form of its identifier leads on."""
    asked = entities.Asked(
        list=arguments.text("list"),
        after=arguments.text("after", longest=2000),
        limit=arguments.integer("limit", PAGE, low=1, high=500),
    )
    thing = found(key, lambda one: entities.find(graph(), kind, one))
    if isinstance(thing, entities.Moved):
        return redirect(_there(thing), code=301)
    answer = entities.answer(graph(), thing, asked)
    if asked.list:
        return respond(answer, "list.html")
    template = "work.html" if kind in WORKS else f"{kind}.html"
    forms = {"csv": _table} | makers(kind, answer["id"])
    response = respond(answer, template, makers=forms)
    if "Link" not in response.headers:
        response.headers["Link"] = link_header(kind, answer["id"], ("json", *forms), answer.get("pdf") or "")
    return response


def _table(answer: Data) -> Response:
    """Everything the page lists, as one table."""
    return download(csv_of_dicts(flat(answer)), "csv", answer["id"])


def _there(moved: entities.Moved) -> str:
    """The canonical address in the format and with the arguments that were asked for."""
    suffix = f".{g.suffix}" if g.get("suffix") else ""
    query = request.query_string.decode("ascii", "ignore")
    return f"{moved.href}{suffix}" + (f"?{query}" if query else "")


def _view(kind: str) -> Any:
    def view(key: str) -> Response:
        answer: Response = show(kind, key)
        return answer

    view.__doc__ = f"The page of one {kind}."
    return view


for _kind in entities.PAGES:
    pages.add_url_rule(f"/{_kind}/<path:key>", _kind, _view(_kind))
