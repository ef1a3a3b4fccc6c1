"""Small pictures as SVG text: bars, a timeline of versions, an influence flower.

Each reads its numbers aloud in `aria-label`. Texts are foreign, so each is escaped where it is put in, and the
whole becomes Markup once, at the end.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from markupsafe import escape as _escape

from webui.words import number


def _text(value: object) -> str:
    """Escaped, as a plain str: `str + Markup` would escape the left side, which is our own markup."""
    return str(_escape(str(value)))


def _svg(css: str, width: int, height: int, label: str, parts: Sequence[str]) -> Markup:
    head = f'<svg class="{css}" viewBox="0 0 {width} {height}" role="img" aria-label="{_text(label)}">'
    return Markup(head + "".join(parts) + "</svg>")


#: Width of a letter in the flower, and how far its names may reach into the margin of the card.
_LETTER, _MARGIN = 5.9, 14.0
#: A single year is no wall.
_WIDEST = 64.0


def bars(values: Sequence[tuple[object, int]], label: str, *, width: int = 360, height: int = 104) -> Markup:
    """One bar for each (name, count), the counts above, the names below; many names are thinned out."""
    spoken = ", ".join(f"{name}: {number(count)}" for name, count in values) or "none"
    if not values:
        return _svg("chart", width, height, f"{label}: {spoken}", [])
    most = max(count for _, count in values) or 1
    step = min(width / len(values), _WIDEST)
    every = math.ceil(34 / step)
    counted = math.ceil((7 * len(number(most)) + 3) / step)
    parts = []
    for place, (name, count) in enumerate(values):
        tall = (height - 34) * count / most
        middle, top = step * (place + 0.5), height - 20 - tall
        parts.append(
            f'<rect class="bar" x="{step * place + step * 0.16:.1f}" y="{top:.1f}" width="{step * 0.68:.1f}" '
            f'height="{max(tall, 1):.1f}" rx="2"><title>{_text(name)}: {number(count)}</title></rect>'
        )
        if (len(values) - 1 - place) % counted == 0:
            parts.append(f'<text class="val" x="{middle:.1f}" y="{top - 4:.1f}">{number(count)}</text>')
        if (len(values) - 1 - place) % every == 0:
            parts.append(f'<text class="tick" x="{middle:.1f}" y="{height - 5}">{_text(name)}</text>')
    return _svg("chart", width, height, f"{label}: {spoken}", parts)


@dataclass(frozen=True, slots=True)
class Stop:
    """One version on the timeline: `at` from 0 to 1, `current` for the one the page shows."""

    at: float
    name: str
    date: str
    note: str = ""
    current: bool = False


def _spread(places: Sequence[float], room: float, low: float, high: float) -> list[float]:
    """Places in order, moved apart to at least `room`, and back inside the rail."""
    room = min(room, (high - low) / max(len(places) - 1, 1))
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + room) if moved else place)
    limit = high
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - room
    return moved


def timeline(stops: Sequence[Stop], label: str = "Versions", *, width: int = 760) -> Markup:
    """Versions along a rail by date; where they crowd, names and notes alternate in height."""
    stops = sorted(stops, key=lambda stop: stop.at)
    spoken = "; ".join(" ".join(part for part in (one.name, one.date, one.note) if part) for one in stops)
    places = _spread([60 + one.at * (width - 120) for one in stops], 112, 60, width - 60)
    parts = [f'<line class="rail" x1="30" x2="{width - 30}" y1="40" y2="40"/>']
    for place, one in zip(places, stops, strict=True):
        parts.append(
            f'<g class="{"cur" if one.current else "stop"}">'
            f'<circle cx="{place:.0f}" cy="40" r="{9 if one.current else 6}"/>'
            f'<text class="s" x="{place:.0f}" y="22">{_text(one.name)}</text>'
            f'<text x="{place:.0f}" y="64">{_text(one.date)}</text>'
            f'<text x="{place:.0f}" y="80">{_text(one.note)}</text></g>'
        )
    return _svg("timeline", width, 92, f"{label}: {spoken or 'none'}", parts)


@dataclass(frozen=True, slots=True)
class Petal:
    """One partner of a flower: how often the centre cites it, and it the centre."""

    name: str
    cited: int
    citing: int

    @property
    def balance(self) -> float:
        """From -1 (it only cites us) to 1 (we only cite it)."""
        return (self.cited - self.citing) / ((self.cited + self.citing) or 1)


def flower(centre: str, petals: Sequence[Petal], label: str, *, width: int = 360, height: int = 214) -> Markup:
    """Partners in a fan by balance; blue: the centre cites them, red: they cite the centre, width: how often."""
    petals = sorted(petals, key=lambda petal: (petal.balance, petal.name))
    spoken = "; ".join(f"{one.name}: cited {number(one.cited)}, citing {number(one.citing)}" for one in petals)
    x, y = width / 2, height - 44.0
    most = max((max(one.cited, one.citing) for one in petals), default=1) or 1
    lines: list[str] = []
    heads: list[str] = []
    for place, petal in enumerate(petals):
        angle = math.pi * (1 - (place + 0.5) / len(petals))
        end = (x + 104 * math.cos(angle), y - 102 * math.sin(angle))
        lines += _stems((x, y), end, angle, petal, most)
        heads.append(_head(end, angle, petal, most))
    core = (
        f'<circle class="core" cx="{x:.0f}" cy="{y:.0f}" r="11"/>'
        f'<text class="pc" x="{x:.0f}" y="{y + 27:.0f}">{_text(centre)}</text>'
    )
    return _svg("flower", width, height, f"{label}: {spoken or 'none'}", [*lines, *heads, core])


def _stems(start: tuple[float, float], end: tuple[float, float], angle: float, petal: Petal, most: int) -> list[str]:
    parts = []
    for count, css, side in ((petal.cited, "in", 1), (petal.citing, "out", -1)):
        if count:
            bend_x = (start[0] + end[0]) / 2 - math.sin(angle) * 21 * side
            bend_y = (start[1] + end[1]) / 2 - math.cos(angle) * 21 * side
            parts.append(
                f'<path class="{css}" d="M{start[0]:.1f} {start[1]:.1f}'
                f'Q{bend_x:.1f} {bend_y:.1f} {end[0]:.1f} {end[1]:.1f}" '
                f'stroke-width="{1 + 5.5 * count / most:.1f}"/>'
            )
    return parts


def _head(end: tuple[float, float], angle: float, petal: Petal, most: int) -> str:
    radius = 4 + 7 * math.sqrt((petal.cited + petal.citing) / (2 * most))
    css = "in" if petal.balance > 0.1 else "out" if petal.balance < -0.1 else "mid"
    lean = math.cos(angle)
    anchor = "end" if lean < -0.1 else "start" if lean > 0.1 else "middle"
    dx = {"end": -radius - 4, "start": radius + 4, "middle": 0.0}[anchor]
    dy = -radius - 5 if anchor == "middle" else 4.0
    room = min(end[0], 360 - end[0]) - abs(dx) if dx else 180.0
    short = _fitting(petal.name, int((room + _MARGIN) / _LETTER))
    return (
        f'<circle class="{css}" cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="{radius:.1f}"><title>{_text(petal.name)}: '
        f"cited {number(petal.cited)}, citing {number(petal.citing)}</title></circle>"
        f'<text text-anchor="{anchor}" x="{end[0] + dx:.1f}" y="{end[1] + dy:.1f}">{_text(short)}</text>'
    )


def _fitting(name: str, letters: int) -> str:
    """A name in so many letters: whole, else with an initial, else cut."""
    if len(name) <= min(letters, 22):
        return name
    first, _, last = name.rpartition(" ")
    short = f"{first[0]}. {last}" if first else name
    return short if len(short) <= letters else short[: letters - 1].rstrip() + "…"


GLOBALS = {"bars": bars, "timeline": timeline, "flower": flower, "Stop": Stop, "Petal": Petal}
