"""Answers that a browser has already: compared before any query runs.

An answer depends on the state of the graph, the address, the format and our own code, so these make its ETag.
"""

import hashlib
import json
import time
from collections.abc import Callable
from threading import Lock

from flask import Flask, Response, current_app, g, request

from kg.graph import Graph
from kg.statements import text
from queries.formats import FORMATS
from webui.assets import code_version
from webui.connection import graph
from webui.formats import accepted
from webui.marks import marks

#: The state is asked once a second at most: it costs 2 ms, and nobody loads data that fast.
_FRESH_SECONDS = 1.0


class GraphState:
    """A short text that changes whenever the graph does."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._of: Graph | None = None
        self._value = ""
        self._until = 0.0

    def value(self, of: Graph) -> str:
        """The state, not older than a second."""
        with self._lock:
            if of is not self._of or self._clock() >= self._until:
                self._of = of
                row = of.read(text("read", "graph_state")).one()
                self._value = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:16]
                self._until = self._clock() + _FRESH_SECONDS
            return self._value


def state() -> str:
    """The state of the app's graph."""
    found: GraphState = current_app.extensions["kg-state"]
    return found.value(graph())


def _cacheable() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return (
        view is not None
        and request.method in ("GET", "HEAD")
        and request.blueprint is not None
        and not marks(view).volatile
    )


def etag() -> str:
    """The ETag of the answer to this request."""
    asked = "&".join(sorted(request.query_string.decode("latin-1").split("&")))
    parts = (state(), request.path, asked, accepted(tuple(FORMATS)), code_version())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _known_already() -> Response | None:
    if not _cacheable():
        return None
    g.etag = etag()
    if request.if_none_match.contains_weak(g.etag):
        return Response(status=304)
    return None


def _say_how_long(response: Response) -> Response:
    if request.endpoint == "static":
        return response
    if "etag" in g and response.status_code in (200, 304):
        response.set_etag(g.etag, weak=True)
        response.headers["Cache-Control"] = "max-age=0, must-revalidate"
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def cache(app: Flask) -> None:
    """Make the app compare ETags first."""
    app.extensions["kg-state"] = GraphState()
    app.before_request(_known_already)
    app.after_request(_say_how_long)
