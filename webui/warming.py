"""Asking once what people will ask, in the background after a start: the first call of a statement is the slow one.

On a server that has just started, planning and compiling a statement takes up to a second, its second call some
milliseconds. So pages, maps and the catalogue are asked once, one after the other, with low priority. Requests go
first: while one is answered, and shortly after, nothing is asked.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from flask import Flask

from kg.errors import KgError
from kg.graph import Graph
from kg.statements import statements
from queries import catalogue, entities, headers, neighbourhood, search, stats
from queries.kinds import KINDS
from webui.connection import Connection

_LOG = logging.getLogger(__name__)
#: Seconds for one question. What takes longer scans the graph, and would not be faster the second time.
_PATIENCE = 1.0
#: Seconds without a request before the next question.
_QUIET = 0.5
#: Of a kind one thing is looked at.
_ONE = {"after_id": "", "limit": 1}

Question = Callable[[Graph], object]


class Traffic:
    """How many requests are being answered, and since when none."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open = 0
        self._last = 0.0

    def came(self) -> None:
        """A request begins."""
        with self._lock:
            self._open += 1

    def went(self, _error: BaseException | None = None) -> None:
        """A request ends."""
        with self._lock:
            self._open = max(self._open - 1, 0)
            self._last = time.monotonic()

    def quiet(self) -> bool:
        """Whether nobody is served, nor was a moment ago."""
        with self._lock:
            return not self._open and time.monotonic() - self._last >= _QUIET


def questions() -> Iterator[tuple[str, Question]]:
    """What is asked, with a name: the first page, a page and a map of each kind, a search, all of the catalogue."""
    yield "home", stats.home
    for kind in entities.PAGES:
        yield kind, lambda graph, kind=kind: _thing(graph, kind)  # type: ignore[misc]
    yield "search", lambda graph: search.search(graph, "graph", "", after="", limit=5)
    yield "suggest", lambda graph: search.suggest(graph, "gra")
    for name, one in statements("read").items():
        yield name, lambda graph, name=name, one=one: catalogue.run(graph, name, headers.example(one), 10)  # type: ignore[misc]


def _thing(graph: Graph, kind: str) -> None:
    rows = catalogue.run(graph, "all_things", {"label": KINDS[kind].label, "limit": "1"})["rows"]
    for row in rows:
        found = entities.find(graph, kind, row["id"])
        if isinstance(found, entities.Found):
            entities.answer(graph, found)
            neighbourhood.neighbourhood(graph, kind, row["id"])


class Warming:
    """One pass over the questions in a thread of its own."""

    def __init__(self, connection: Connection, traffic: Traffic) -> None:
        self._connection = connection
        self._traffic = traffic
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warming", daemon=True)
        self.asked: list[str] = []

    def start(self) -> None:
        """Begin in the background."""
        self._thread.start()

    def stop(self) -> None:
        """End before the next question; one under way ends within its second."""
        self._ended.set()

    def join(self, seconds: float) -> bool:
        """Whether it has ended within so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        with suppress(OSError, AttributeError):  # the priority of one thread is a thing of Linux
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)
        for name, question in questions():
            while not self._traffic.quiet():
                if self._ended.wait(0.1):
                    return
            if self._ended.is_set():
                return
            self._ask(name, question)

    def _ask(self, name: str, question: Question) -> None:
        try:
            graph = self._connection.taken()
            try:
                question(Graph(graph.driver, graph.database, seconds=_PATIENCE))
            finally:
                self._connection.given_back(graph)
        except KgError as error:  # too slow, nothing there, no database: the page will say so to whoever asks
            _LOG.debug("%s was not asked beforehand: %s", name, error)
        except Exception:
            _LOG.debug("%s was not asked beforehand", name, exc_info=True)
        self.asked.append(name)


def warm(app: Flask) -> Warming:
    """Warming for an app, not begun; from now on the app's requests are counted."""
    traffic = Traffic()
    app.before_request(traffic.came)
    app.teardown_request(traffic.went)
    return Warming(app.extensions["kg"], traffic)
