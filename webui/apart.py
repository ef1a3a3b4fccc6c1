"""Moving boxes apart: nobody overlaps in the end, and the same input gives the same places."""

import math
from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import count

from webui.boxes import Box

Point = tuple[float, float]
_Pair = tuple[int, int, float, float, float, float, float, float]

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
    return dict(zip(names, zip(crowd.x, crowd.y, strict=True), strict=True))


class _Crowd:
    """All boxes by number, for speed: a map is laid out for every answer."""

    def __init__(
        self, names: list[str], places: Mapping[str, Point], boxes: Mapping[str, Box], fixed: frozenset[str]
    ) -> None:
        self.home = [places[name] for name in names]
        self.x = [x for x, _ in self.home]
        self.y = [y for _, y in self.home]
        self.boxes = [boxes[name] for name in names]
        self.held = [name in fixed for name in names]
        self.free = [one for one, held in enumerate(self.held) if not held]

    def push(self) -> None:
        """Push pairs apart along the shorter way, and pull everybody home a little, until nobody touches."""
        pairs: list[_Pair] = []
        for turn in range(_ROUNDS):
            looked = turn % _LOOK_AGAIN == 0
            if looked:
                pairs = [self.measured(one, two) for one, two in self.near(_MARGIN)]
            touched = self.push_pairs(pairs)
            if looked and not touched:
                return
            if turn < _ROUNDS * 0.7:
                self.pull_home()

    def near(self, margin: float) -> list[tuple[int, int]]:
        """Pairs closer than a margin, the held ones among themselves left out: a sweep from left to right."""
        measures = list(zip(self.x, self.y, self.boxes, strict=True))
        lefts = [(x - box.half, one) for one, (x, _, box) in enumerate(measures)]
        tops = [y - box.up for _, y, box in measures]
        lows = [y + box.down for _, y, box in measures]
        everybody, free = sorted(lefts), sorted(lefts[one] for one in self.free)
        pairs = []
        for here in everybody:
            one = here[1]
            others = free if self.held[one] else everybody
            end = self.x[one] + self.boxes[one].half + margin
            high, low = tops[one] - margin, lows[one] + margin
            # A left edge alone stands before all who have the same.
            for _, two in others[bisect(others, here) : bisect_left(others, (end,))]:
                if tops[two] < low and lows[two] > high:
                    pairs.append((one, two) if one < two else (two, one))
        return sorted(pairs)

    def measured(self, one: int, two: int) -> _Pair:
        """A pair with what pushing asks of it: how wide both are together, how high each is, who gives way."""
        box, other = self.boxes[one], self.boxes[two]
        part = 0.0 if self.held[one] else 1.0 if self.held[two] else 0.5
        return one, two, box.half + other.half, box.up, box.down, other.up, other.down, part

    def push_pairs(self, pairs: list[_Pair]) -> bool:
        """Push every pair apart that overlaps, one after the other; a held one does not give way."""
        xs, ys = self.x, self.y
        touched = False
        # One loop without calls: crowded maps come here some ten thousand times.
        for one, two, wide, up, down, other_up, other_down, part in pairs:
            across = xs[two] - xs[one]
            sideways = wide - across if across >= 0 else wide + across
            if sideways <= 0:
                continue
            y, other_y = ys[one], ys[two]
            low, other_low = y + down, other_y + other_down
            high, other_high = y - up, other_y - other_up
            upright = (low if low < other_low else other_low) - (high if high > other_high else other_high)
            if upright <= 0:
                continue
            touched = True
            if sideways < upright:
                step = (sideways + 1) * 1.1 * (1 if across >= 0 else -1)
                xs[one] -= step * part
                xs[two] += step * (1 - part)
            else:
                step = (upright + 1) * 1.1 * (1 if other_y >= y else -1)
                ys[one] -= step * part
                ys[two] += step * (1 - part)
        return touched

    def pull_home(self) -> None:
        """Pull everybody towards where they belong."""
        xs, ys = self.x, self.y
        for one in self.free:
            x, y = self.home[one]
            xs[one] += (x - xs[one]) * 0.03
            ys[one] += (y - ys[one]) * 0.03

    def settle(self) -> None:
        """What pushing could not solve: of two that still overlap, the outer one goes to the nearest free spot."""

        def rank(one: int) -> tuple[bool, float, int]:
            return not self.held[one], math.hypot(self.x[one], self.y[one]), one

        movers = sorted({max(pair, key=rank) for pair in self.near(0.0)}, key=rank)
        if not movers:
            return
        raster = _Raster()
        for one in set(range(len(self.x))).difference(movers):
            raster.add(self.x[one], self.y[one], self.boxes[one])
        for one in movers:
            x, y = raster.nearest(self.x[one], self.y[one], self.boxes[one])
            self.x[one], self.y[one] = x, y
            raster.add(x, y, self.boxes[one])


class _Raster:
    """Which cells of 12 by 12 are taken: one number for each row, one bit for each cell."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = defaultdict(int)

    def add(self, x: float, y: float, box: Box) -> None:
        bits = _bits(x, box)
        for row in range(int((y - box.up) // _CELL), int((y + box.down) // _CELL) + 1):
            self._rows[row] |= bits

    def nearest(self, x: float, y: float, box: Box) -> Point:
        """The free spot for a box that a spiral from its place finds first."""
        half, up = box.half, box.up
        # A box covers so many rows and columns at least, wherever it stands.
        tall, wide = int((up + box.down - 1) // _CELL) + 1, int((2 * half - 1) // _CELL) + 1
        blocked: dict[float, int] = {}
        # Without calls: a crowded map tries thousands of spots, and nearly all of them are blocked.
        for ring in count():
            for right, below in _ring(ring):
                row = (y + below - up) // _CELL
                starts = blocked.get(row)
                if starts is None:
                    starts = blocked[row] = _spread(self._taken(int(row), int(row) + tall), wide)
                first = int((x + right - half) // _CELL) + _OFFSET
                if starts >> (first if first > 0 else 0) & 1:
                    continue
                spot = x + right, y + below
                if not self._taken(int(row), int((spot[1] + box.down) // _CELL) + 1) & _bits(spot[0], box):
                    return spot
        raise AssertionError("a spiral has no end")

    def _taken(self, first: int, end: int) -> int:
        """What is taken in any of some rows."""
        taken = 0
        for row in range(first, end):
            taken |= self._rows.get(row, 0)
        return taken


def _bits(x: float, box: Box) -> int:
    """The cells of one row that a box covers."""
    first = int((x - box.half) // _CELL)
    width = int((x + box.half) // _CELL) - first + 1
    return ((1 << width) - 1) << max(first + _OFFSET, 0)


def _spread(taken: int, width: int) -> int:
    """Every cell from which a run of so many would meet one that is taken."""
    done = 1
    while done < width:
        step = min(done, width - done)
        taken |= taken >> step
        done += step
    return taken


@cache
def _ring(number: int) -> tuple[Point, ...]:
    """The points of a ring of the spiral, seen from its centre."""
    radius, points = number * _SPIRAL_STEP, 6 * number or 1
    angles = [2 * math.pi * step / points for step in range(points)]
    return tuple((radius * math.cos(angle), radius * math.sin(angle)) for angle in angles)
