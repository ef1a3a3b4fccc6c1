"""Labels of who is who, from a file or from the ORCIDs that sources assert, and the mentions they speak of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from kg import ids
from kg.errors import DataError
from kg.graph import Graph
from kg.names import name_key
from kg.statements import text

#: Label, work and position of one mention.
Spot = tuple[str, str, int]
#: Labels looked up at once.
_ROWS = 2000


class Label(msgspec.Struct, frozen=True):
    """One line of a labelled file."""

    work: str
    """A DOI, an arXiv number or any other identifier or key of the work."""
    person: str | int
    """Whoever it is: equal labels are one person, and the label says nothing else."""
    position: int | None = None
    name: str = ""
    """As printed, where the position is not known."""


@dataclass(slots=True)
class Labelled:
    """Labelled mentions that are there: whose they are by the label, and by the graph."""

    labels: dict[Spot, str] = field(default_factory=dict)
    names: dict[Spot, str] = field(default_factory=dict)
    grouped: dict[Spot, str] = field(default_factory=dict)
    lines: int = 0
    missing: int = 0
    ambiguous: int = 0
    """Lines that fit several mentions, or a mention that an earlier line has given another label: left out."""

    def add(self, row: dict[str, Any], label: str) -> None:
        """One mention of the graph with its label."""
        spot = _spot(row)
        if self.labels.setdefault(spot, label) != label:
            self.ambiguous += 1
            return
        self.names[spot], self.grouped[spot] = row["name"], row["person"]


def _spot(row: dict[str, Any]) -> Spot:
    kind = next(one for one in sorted(row["labels"]) if one not in ("Work", "Loose", "Dirty"))
    return kind, row["work"], row["position"]


def from_file(graph: Graph, path: Path) -> Labelled:
    """The mentions that the lines of a file speak of; those that are not there are counted."""
    made = Labelled()
    lines = _lines(path)
    while rows := list(islice(lines, _ROWS)):
        found: dict[int, list[dict[str, Any]]] = {}
        asked = [_asked(number, one) for number, one in enumerate(rows)]
        for row in graph.stream(text("load", "labelled"), {"rows": asked}):
            found.setdefault(row["number"], []).append(row)
        made.lines += len(rows)
        for number, one in enumerate(rows):
            here = found.get(number, [])
            made.missing += not here
            made.ambiguous += len(here) > 1
            if len(here) == 1:
                made.add(here[0], str(one.person))
    return made


def _lines(path: Path) -> Iterator[Label]:
    decoder = msgspec.json.Decoder(Label)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                label = decoder.decode(line)
            except msgspec.MsgspecError as error:
                raise DataError(f"{path.name}:{number}: {error}; a line is {_EXAMPLE}") from error
            if label.position is None and not label.name:
                raise DataError(f"{path.name}:{number}: neither position nor name; a line is {_EXAMPLE}")
            yield label


_EXAMPLE = '{"work": "arxiv:2203.12570", "position": 1, "person": "anything"}'


def _asked(number: int, label: Label) -> dict[str, Any]:
    parsed = ids.parse(label.work)
    work = f"{parsed.scheme}:{parsed.value}" if parsed else label.work
    key = name_key(label.name)[:200] if label.name else None
    return {"number": number, "work": work, "position": label.position, "name_key": key}


def from_orcids(graph: Graph) -> Labelled:
    """All mentions to which a source asserts an ORCID, labelled by it."""
    made = Labelled()
    for row in graph.stream(text("load", "labelled_by_orcid")):
        made.lines += 1
        made.add(row, row["label"])
    return made


def names_of(spots: Iterable[Spot], labelled: Labelled) -> list[str]:
    """The names of some mentions, each once."""
    return sorted({labelled.names[spot] for spot in spots})
