"""The web UI's connection to the database: made at the first request, mended when it broke."""

from collections.abc import Callable
from threading import Lock

from flask import current_app

from kg.errors import DatabaseError, Unavailable
from kg.graph import Graph

GraphFactory = Callable[[], Graph]


class Connection:
    """One graph for all threads of the process.

    The driver mends broken connections itself, but only to the same address; a managed server that was started
    again may have another port. So after a failure the old graph is asked first, and replaced only if it is dumb.
    """

    def __init__(self, factory: GraphFactory) -> None:
        self._factory = factory
        self._graph: Graph | None = None
        self._suspect = False
        self._lock = Lock()

    def graph(self) -> Graph:
        """The graph, connected."""
        if self._graph is not None and not self._suspect:
            return self._graph
        with self._lock:
            if self._graph is None:
                self._graph = self._factory()
            elif self._suspect and not self._answers():
                fresh = self._factory()
                self._graph.close()
                self._graph = fresh
            self._suspect = False
            return self._graph

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
    """The graph, for views."""
    return connection().graph()
