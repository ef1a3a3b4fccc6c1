"""What a view says of itself by decorators; `create_app` acts on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(slots=True)
class Marks:
    """`volatile`: the answer depends on more than address and graph. `limit`: how often one client may ask."""

    volatile: bool = False
    limit: str = ""


_MARKS: WeakKeyDictionary[Callable[..., Any], Marks] = WeakKeyDictionary()


def marks(view: Callable[..., Any]) -> Marks:
    """The marks of a view."""
    return _MARKS.get(view) or Marks()


def hand_on(view: Callable[..., Any], wrapper: Callable[..., Any]) -> None:
    """Give the marks of a view to what wraps it."""
    _MARKS[wrapper] = marks(view)


def volatile(view: View) -> View:
    """Mark a view whose answer must not be cached: /status, /healthz, whatever reads a clock."""
    _MARKS.setdefault(view, Marks()).volatile = True
    return view


def limited(limit: str) -> Callable[[View], View]:
    """Mark a view that costs much: `@limited("60/minute")`."""

    def mark(view: View) -> View:
        _MARKS.setdefault(view, Marks()).limit = limit
        return view

    return mark
