"""Works as lines of the arXiv snapshot: hard-wrapped, TeX accents, ASCII, sorted by id."""

import json
import textwrap
import unicodedata
from datetime import date, timedelta
from typing import Any

from bench.openaire_things import institution_name
from bench.people import People, Person
from bench.words import listed
from bench.world import Work, World, version_date

_LICENCES = (
    "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
    "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
    "http://creativecommons.org/licenses/by/4.0/",
    None,
)
_ACCENTS = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u030c": "v", "\u0327": "c"}
_LETTERS = {"ł": r"{\l}", "Ł": r"{\L}", "ø": r"{\o}", "Ø": r"{\O}", "ş": r"\c{s}"}
_DAYS = listed("Mon Tue Wed Thu Fri Sat Sun")
_MONTHS = listed("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")


def tex(text: str) -> str:
    """A text as authors type it at arXiv: accents in TeX."""
    written = []
    for letter in text:
        if letter in _LETTERS:
            written.append(_LETTERS[letter])
            continue
        parts = unicodedata.normalize("NFD", letter)
        base, mark = parts[0], _ACCENTS.get(parts[1:])
        if mark is None:
            written.append(letter)
        elif mark.isalpha():
            written.append(f"\\{mark}{{{base}}}")
        else:
            written.append(f"\\{mark}{base}")
    return "".join(written)


def arxiv_line(world: World, work: Work) -> bytes:
    """A work as one line of the snapshot."""
    names = [_printed(world.people, work, place) for place in range(len(work.authors))]
    place_name = institution_name(world, work.institutions[0]) if work.institutions and work.number % 12 == 0 else ""
    last = version_date(work, work.versions)
    line: dict[str, Any] = {
        "id": work.arxiv,
        "submitter": " ".join(names[0]),
        "authors": _author_line(names, place_name),
        "title": _wrapped(tex(work.title)),
        "comments": f"{8 + work.number % 30} pages" if work.number % 3 else None,
        "journal-ref": None,
        "doi": work.doi if work.doi and work.number % 4 else None,
        "report-no": None,
        "categories": " ".join(work.categories),
        "license": _LICENCES[work.number % len(_LICENCES)],
        "abstract": "  " + "\n".join(textwrap.wrap(work.abstract, 80)) + "\n",
        "versions": [
            {"version": f"v{number}", "created": _moment(version_date(work, number), work.number)}
            for number in range(1, work.versions + 1)
        ],
        "update_date": (last + timedelta(days=1)).isoformat(),
        "authors_parsed": [[family, given, "", *([place_name] if place_name else [])] for given, family in names],
    }
    return json.dumps(line, separators=(",", ":")).encode() + b"\n"


def joined_by_doi(work: Work) -> bool:
    """Whether arXiv's record names the DOI of the article; without it the two copies share no identifier."""
    return bool(work.doi and work.number % 4)


def _printed(people: People, work: Work, place: int) -> tuple[str, str]:
    """Given name and family name as arXiv has them."""
    author = work.authors[place]
    person = people.person(author.person)
    return (initials(person) if author.initials else person.given), person.family


def initials(person: Person) -> str:
    """The given names of somebody, cut down to initials."""
    return " ".join(f"{part[0]}." for part in person.given.split())


def _author_line(names: list[tuple[str, str]], place: str) -> str:
    after = f" ({place})" if place else ""
    written = [tex(f"{given} {family}") + after for given, family in names]
    text = ", ".join(written[:-1]) + " and " + written[-1] if len(written) > 1 else written[0]
    return _wrapped(text)


def _wrapped(text: str) -> str:
    return "\n  ".join(textwrap.wrap(text, 80, break_long_words=False, break_on_hyphens=False))


def _moment(day: date, number: int) -> str:
    """An instant as the server writes it; since March 2025 with a leading zero."""
    number_of_day = f"{day.day:02}" if day >= date(2025, 3, 1) else str(day.day)
    clock = f"{number % 24:02}:{number % 60:02}:{number % 59:02}"
    return f"{_DAYS[day.weekday()]}, {number_of_day} {_MONTHS[day.month - 1]} {day.year} {clock} GMT"
