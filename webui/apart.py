"""Moving boxes apart: nobody overlaps in the end, and the same input gives the same places."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count

from webui.boxes import Box

Point = tuple[float, float]

_ROUNDS = 36
#: Who is near whom is found anew every few rounds only; in between nobody goes farther than the margin.
_LOOK_AGAIN, _MARGIN = 6, 24.0
_CELL = 12.0
#: Column 0 of the raster; maps reach some thousand pixels to the left.
_OFFSET = 400
_SPIRAL_STEP = 18.0


def overlap(at: Point, box: Box, other_at: Point, other: Box) -> Point:
    """How far two boxes reach into each other, sideways and upright; both above zero where they overlap."""
    sideways = box.half + other.half - abs(other_at[0] - at[0])
    upright = min(at[1] + box.down, other_at[1] + other.down) - max(at[1] - box.up, other_at[1] - other.up)
    return sideways, upright


def apart(places: Mapping[str, Point], boxes: Mapping[str, Box], fixed: frozenset[str]) -> dict[str, Point]:
    """The same places with the boxes moved apart; the fixed ones stay."""
    names = sorted(places)
    crowd = _Crowd(names, places, boxes, fixed)
    crowd.push()
    crowd.settle()
    return {name: (x, y) for name, (x, y) in zip(names, crowd.at, strict=True)}


class _Crowd:
    """All boxes by number, for speed: a map is laid out for every answer."""

    def __init__(
        self, names: list[str], places: Mapping[str, Point], boxes: Mapping[str, Box], fixed: frozenset[str]
    ) -> None:
        self.home = [places[name] for name in names]
        self.at = [list(place) for place in self.home]
        self.boxes = [boxes[name] for name in names]
        self.held = [name in fixed for name in names]

    def push(self) -> None:
        """Push pairs apart along the shorter way, and pull everybody home a little, until nobody touches."""
        pairs: list[tuple[int, int]] = []
        for turn in range(_ROUNDS):
            looked = turn % _LOOK_AGAIN == 0
            if looked:
                pairs = self.near(_MARGIN)
            touched = self.push_pairs(pairs)
            if looked and not touched:
                return
            if turn < _ROUNDS * 0.7:
                self.pull_home()

    def near(self, margin: float) -> list[tuple[int, int]]:
        """Pairs closer than a margin, the held ones among themselves left out: a sweep from left to right."""
        at, boxes, held = self.at, self.boxes, self.held
        order = sorted(range(len(at)), key=lambda one: (at[one][0] - boxes[one].half, one))
        pairs = []
        for number, one in enumerate(order):
            end = at[one][0] + boxes[one].half + margin
            low, high = at[one][1] - boxes[one].up - margin, at[one][1] + boxes[one].down + margin
            for two in order[number + 1 :]:
                if at[two][0] - boxes[two].half >= end:
                    break
                y = at[two][1]
                if y - boxes[two].up < high and y + boxes[two].down > low and not (held[one] and held[two]):
                    pairs.append((min(one, two), max(one, two)))
        return sorted(pairs)

    def push_pairs(self, pairs: list[tuple[int, int]]) -> bool:
        """Push every pair apart that overlaps, one after the other; a held one does not give way."""
        at, boxes, held = self.at, self.boxes, self.held
        touched = False
        # One loop without calls: crowded maps come here some ten thousand times.
        for one, two in pairs:
            a, b, box, other = at[one], at[two], boxes[one], boxes[two]
            across = b[0] - a[0]
            sideways = box.half + other.half - (across if across >= 0 else -across)
            if sideways <= 0:
                continue
            low, other_low = a[1] + box.down, b[1] + other.down
            high, other_high = a[1] - box.up, b[1] - other.up
            upright = (low if low < other_low else other_low) - (high if high > other_high else other_high)
            if upright <= 0:
                continue
            touched = True
            part = 0.0 if held[one] else 1.0 if held[two] else 0.5
            axis, deep = (0, sideways) if sideways < upright else (1, upright)
            step = (deep + 1) * 1.1 * (1 if b[axis] >= a[axis] else -1)
            a[axis] -= step * part
            b[axis] += step * (1 - part)
        return touched

    def pull_home(self) -> None:
        """Pull everybody towards where they belong."""
        for now, home, held in zip(self.at, self.home, self.held, strict=True):
            if not held:
                now[0] += (home[0] - now[0]) * 0.03
                now[1] += (home[1] - now[1]) * 0.03

    def settle(self) -> None:
        """What pushing could not solve: of two that still overlap, the outer one goes to the nearest free spot."""

        def rank(one: int) -> tuple[bool, float, int]:
            return not self.held[one], math.hypot(*self.at[one]), one

        movers = sorted({max(pair, key=rank) for pair in self.near(0.0)}, key=rank)
        raster = _Raster()
        for one in sorted(set(range(len(self.at))) - set(movers)):
            raster.add(self.at[one][0], self.at[one][1], self.boxes[one])
        for one in movers:
            x, y = raster.nearest((self.at[one][0], self.at[one][1]), self.boxes[one])
            self.at[one] = [x, y]
            raster.add(x, y, self.boxes[one])


class _Raster:
    """Which cells of 12 by 12 are taken: one number for each row, one bit for each cell."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = defaultdict(int)

    def add(self, x: float, y: float, box: Box) -> None:
        bits = _bits(x, box)
        for row in range(int((y - box.up) // _CELL), int((y + box.down) // _CELL) + 1):
            self._rows[row] |= bits

    def nearest(self, at: Point, box: Box) -> Point:
        """The free spot for a box that a spiral from its place finds first."""
        # What is taken in the rows that a box covers: hundreds of spots lie in the same few bands.
        bands: dict[tuple[int, int], int] = {}
        for spot in _spiral(*at):
            band = int((spot[1] - box.up) // _CELL), int((spot[1] + box.down) // _CELL)
            taken = bands.get(band)
            if taken is None:
                taken = bands[band] = self._taken(*band)
            if not taken & _bits(spot[0], box):
                return spot
        raise AssertionError("a spiral has no end")

    def _taken(self, first: int, last: int) -> int:
        taken = 0
        for row in range(first, last + 1):
            taken |= self._rows.get(row, 0)
        return taken


def _bits(x: float, box: Box) -> int:
    """The cells of one row that a box covers."""
    first = int((x - box.half) // _CELL)
    width = int((x + box.half) // _CELL) - first + 1
    return ((1 << width) - 1) << max(first + _OFFSET, 0)


def _spiral(x: float, y: float) -> Iterator[Point]:
    """The centre, and points on ever larger rings round it."""
    yield x, y
    for ring in count(1):
        for right, down in _ring(ring):
            yield x + right, y + down


@cache
def _ring(number: int) -> tuple[Point, ...]:
    radius, points = number * _SPIRAL_STEP, 6 * number
    angles = [2 * math.pi * step / points for step in range(points)]
    return tuple((radius * math.cos(angle), radius * math.sin(angle)) for angle in angles)
