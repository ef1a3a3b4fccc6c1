"""One author list for one work from the lists of its records. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Author
from kg.names import collective, compatible, initials_only, name_key


@dataclass(slots=True)
class Line:
    """One author of a work: the printed name of the leading record, and what every record adds."""

    author: Author
    sources: set[str] = field(default_factory=set)
    orcid: str = ""
    orcid_state: str = ""
    strong: str = ""
    homonym: str = ""
    affiliations: dict[str, None] = field(default_factory=dict)
    corresponding: bool = False

    def add(self, author: Author, source: str, person: str) -> None:
        """Take over what one record says of this author; an asserted ORCID outranks a pending one."""
        self.sources.add(source)
        if author.orcid and (self.orcid_state != "asserted" or author.orcid_state == "asserted"):
            better = author.orcid_state == "asserted" and self.orcid_state != "asserted"
            if better or not self.orcid or author.orcid < self.orcid:
                self.orcid, self.orcid_state = author.orcid, author.orcid_state
        if person and (not self.strong or person < self.strong):
            self.strong = person
        self.homonym = self.homonym or author.homonym
        self.affiliations.update(dict.fromkeys(author.affiliations))
        self.corresponding = self.corresponding or author.corresponding


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The author list of one record, with the source persons that its authorship links name by position."""

    authors: tuple[Author, ...]
    source: str
    persons: dict[int, str] = field(default_factory=dict)


def merged(lists: Sequence[AuthorList]) -> list[Line]:
    """The authors of a work in order: the first list leads, names of the others are laid beside it.

    A name that the leading list does not have comes after it: said by one source, and not lost.
    """
    lists = [one for one in lists if one.authors]
    lines: list[Line] = []
    for one in lists:
        for place, (author, at) in enumerate(zip(one.authors, _places(lines, one.authors), strict=True), 1):
            if at is None:
                lines.append(Line(author))
            lines[-1 if at is None else at].add(author, one.source, one.persons.get(place, ""))
    return lines


def _places(lines: Sequence[Line], authors: Sequence[Author]) -> Sequence[int | None]:
    """The line of each author, none where it has none yet; most lists of one work are the same, name by name."""
    if not lines:
        return [None] * len(authors)
    if [line.author.name for line in lines] == [author.name for author in authors]:
        return range(len(lines))
    free = Free(lines)
    return [free.match(place, author) for place, author in enumerate(authors)]


class Free:
    """Lines of a work that no author of the list beside them has taken yet.

    Looking at every line for every author takes minutes for the lists of large collaborations.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._names = [line.author.name for line in lines]
        self._places = dict.fromkeys(range(len(lines)))
        self._by_key: dict[str, dict[int, None]] = {}
        for at, name in enumerate(self._names):
            self._by_key.setdefault(name_key(name), {})[at] = None

    def match(self, place: int, author: Author) -> int | None:
        """The line whose name can be this author's, taken: first the same name, then the same place, then any."""
        same = self._by_key.get(name_key(author.name))
        if same:
            at = place if place in same else next(iter(same))
        elif place in self._places and compatible(self._names[place], author.name):
            at = place
        else:
            fitting = (one for one in self._places if compatible(self._names[one], author.name))
            if (found := next(fitting, None)) is None:
                return None
            at = found
        del self._places[at], self._by_key[name_key(self._names[at])][at]
        return at


def joins(name: str) -> bool:
    """Whether a name may be joined with the same name elsewhere, given evidence."""
    return not initials_only(name) and not collective(name)


def rows(lines: Sequence[Line], year: int | None) -> list[dict[str, object]]:
    """Properties of the AUTHORED relationships, positions from 1."""
    made = []
    for position, line in enumerate(lines, 1):
        name = line.author.name
        strong = line.strong or (f"orcid:{line.orcid}" if line.orcid_state == "asserted" else "")
        row: dict[str, object] = {
            "position": position,
            "name": name,
            "name_key": name_key(name)[:200],
            "given": line.author.given,
            "family": line.author.family,
            "homonym": line.homonym,
            "orcid": line.orcid,
            "orcid_state": line.orcid_state,
            "corresponding": line.corresponding or None,
            "collective": (line.author.collective or collective(name)) or None,
            "joins": joins(name),
            "affiliations": list(line.affiliations),
            "sources": sorted(line.sources),
            "year": year,
            "strong": strong,
        }
        made.append({key: value for key, value in row.items() if value or value == 0})
    return made
