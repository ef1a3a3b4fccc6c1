"""Drawn maps of the last minutes, kept by everything that made them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from flask import current_app

#: A map of 60 items is 100 kB of dicts; its page, its JSON and its files are asked one after the other.
_KEPT = 48


class MapCache:
    """The newest few maps, for all threads."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._lock = Lock()
        self._maps: OrderedDict[Hashable, dict[str, Any]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """The map of a key, made if it is not there; two threads may make the same one, which does no harm."""
        with self._lock:
            if key in self._maps:
                self._maps.move_to_end(key)
                return self._maps[key]
        made = make()
        with self._lock:
            self._maps[key] = made
            while len(self._maps) > self._kept:
                self._maps.popitem(last=False)
        return made

    @staticmethod
    def of_app() -> "MapCache":
        """The cache of the running app."""
        found: MapCache = current_app.extensions.setdefault("kg-maps", MapCache())
        return found
