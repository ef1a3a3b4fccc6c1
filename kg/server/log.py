"""The last lines of what the server said."""

from collections import deque

from kg.errors import Unknown
from kg.server.layout import layout
from kg.settings import Settings


def log(settings: Settings, *, lines: int = 100) -> list[str]:
    """The last `lines` lines since the server's last start."""
    place = layout(settings)
    try:
        with place.log.open(encoding="utf-8", errors="replace") as file:
            return [line.rstrip("\n") for line in deque(file, maxlen=lines)]
    except FileNotFoundError as error:
        raise Unknown("There is no log yet, because the server has not been started: kg db start") from error
