"""The web UI's connection to the database: made at the first request, mended when it broke, moved when it moved."""

from collections import Counter
from collections.abc import Callable
from threading import Lock

from flask import Flask, current_app, g

from kg.errors import DatabaseError, Unavailable
from kg.graph import Graph

GraphFactory = Callable[[], Graph]
Place = Callable[[], str]


class Connection:
    """One graph for all threads of the process.

    The driver mends broken connections itself, but only to the same address; a managed server that was started
    again may have another port. So after a failure the old graph is asked first, and replaced only if it is dumb.
    Where another database serves from now on (`place` answers otherwise), the next request gets a graph of that one;
    requests that have begun end on the old one, which is closed after the last of them.
    """

    def __init__(self, factory: GraphFactory, place: Place = lambda: "") -> None:
        self._factory = factory
        self._place = place
        self._at = ""
        self._graph: Graph | None = None
        self._users: Counter[Graph] = Counter()
        self._suspect = False
        self._lock = Lock()

    def taken(self) -> Graph:
        """The graph, connected, for one request; `given_back` when the request ends."""
        with self._lock:
            at = self._place()
            if self._graph is None:
                self._graph = self._factory()
            elif at != self._at or (self._suspect and not self._answers()):
                self._replaced(self._factory())
            self._at = at
            self._suspect = False
            self._users[self._graph] += 1
            return self._graph

    def given_back(self, graph: Graph) -> None:
        """A request has ended."""
        with self._lock:
            self._users[graph] -= 1
            if not self._users[graph]:
                del self._users[graph]
                if graph is not self._graph:
                    graph.close()

    def _replaced(self, fresh: Graph) -> None:
        old, self._graph = self._graph, fresh
        if old is not None and old is not fresh and not self._users[old]:
            old.close()

    def _answers(self) -> bool:
        assert self._graph is not None
        try:
            self._graph.server()
        except (Unavailable, DatabaseError):
            return False
        return True

    def doubt(self) -> None:
        """The database did not answer: look before the next use."""
        self._suspect = True

    def close(self) -> None:
        """Close the graph, if there is one."""
        with self._lock:
            if self._graph is not None:
                self._graph.close()
            self._graph = None


def connection() -> Connection:
    """The connection of the running app."""
    found: Connection = current_app.extensions["kg"]
    return found


def graph() -> Graph:
    """The graph, for views: the same one from the beginning of a request to its end."""
    if "graph" not in g:
        g.graph = connection().taken()
    found: Graph = g.graph
    return found


def give_back(app: Flask) -> None:
    """Let the app give the graph back at the end of each request."""

    @app.teardown_appcontext
    def _ended(_error: BaseException | None) -> None:
        if "graph" in g:
            connection().given_back(g.pop("graph"))
