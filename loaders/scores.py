"""How well mentions are grouped, held against labels: pairwise and B³. Pure functions.

Pairwise counts pairs of mentions: of those we hold for one person, how many are (precision); of those who are one
person, how many we hold for one (recall). Whoever has 300 papers weighs 90,000 times as much as whoever has one.
B³ asks the same for each mention and takes the mean, so that everybody weighs by the number of his or her mentions.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

Spot = TypeVar("Spot", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each between 0 and 1; 1 where there is nothing to be wrong about."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_dict(self) -> dict[str, float]:
        """Rounded, as reports show it."""
        return {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4)}


@dataclass(frozen=True, slots=True)
class Scores:
    """Both measures over the same mentions, with the pairs behind them."""

    mentions: int
    pairwise: Score
    b_cubed: Score
    merged_wrongly: int
    """Pairs of mentions that we hold for one person and that are two."""
    split_wrongly: int
    """Pairs of mentions that are one person and that we hold for two."""

    def as_dict(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            "mentions": self.mentions,
            "pairwise": self.pairwise.as_dict(),
            "b_cubed": self.b_cubed.as_dict(),
            "merged_wrongly": self.merged_wrongly,
            "split_wrongly": self.split_wrongly,
        }


def pairs(counts: Iterable[int]) -> int:
    """How many pairs there are within groups of these sizes."""
    return sum(count * (count - 1) // 2 for count in counts)


def scores(grouped: Mapping[Spot, str], labels: Mapping[Spot, str]) -> Scores:
    """Hold the groups of all labelled mentions against their labels."""
    both = Counter((grouped[spot], label) for spot, label in labels.items())
    ours = Counter(grouped[spot] for spot in labels)
    theirs = Counter(labels.values())
    right, held, true = pairs(both.values()), pairs(ours.values()), pairs(theirs.values())
    count = len(labels)
    precise = sum(size * size / ours[group] for (group, _), size in both.items())
    found = sum(size * size / theirs[label] for (_, label), size in both.items())
    return Scores(
        mentions=count,
        pairwise=Score(right / held if held else 1.0, right / true if true else 1.0),
        b_cubed=Score(precise / count if count else 1.0, found / count if count else 1.0),
        merged_wrongly=held - right,
        split_wrongly=true - right,
    )


@dataclass(frozen=True, slots=True)
class Error:
    """A group that holds several people, or somebody who is in several groups: its parts, the largest first."""

    name: str
    pairs: int
    parts: dict[str, list[Any]]


def worst(of: Mapping[Spot, str], within: Mapping[Spot, str], most: int) -> list[Error]:
    """The groups of `of` that fall apart into the most wrong pairs by `within`; of equals the first by name."""
    found: dict[str, dict[str, list[Spot]]] = {}
    for spot in within:
        found.setdefault(of[spot], {}).setdefault(within[spot], []).append(spot)
    errors = []
    for name, parts in found.items():
        sizes = [len(spots) for spots in parts.values()]
        if wrong := pairs([sum(sizes)]) - pairs(sizes):
            ordered = sorted(parts.items(), key=lambda one: (-len(one[1]), one[0]))
            errors.append(Error(name, wrong, dict(ordered)))
    return sorted(errors, key=lambda one: (-one.pairs, one.name))[:most]
