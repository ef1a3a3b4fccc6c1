"""How two things are connected, as a page."""

from flask import Blueprint, Response, request

from queries.paths import paths, unasked
from webui import arguments
from webui.connection import graph
from webui.marks import limited
from webui.respond import page, respond

pages = Blueprint("path", __name__)


@page(pages, "/path")
@limited("60/minute")
def path() -> Response:
    """Chains between two things; without both of them, the form."""
    start, goal = arguments.text("from"), arguments.text("to")
    if not (start and goal):
        return respond(unasked() | {"asked": request.args.to_dict()}, "path.html")
    return respond(paths(graph(), start, goal) | {"asked": {"from": start, "to": goal}}, "path.html")
