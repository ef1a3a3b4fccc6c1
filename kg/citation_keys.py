"""Keys of references: `zhao2022your`, the same for the same work each time."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kg.references import Name, Reference

#: Words with which no key begins: every second title starts with one.
_SMALL_WORDS = frozenset(
    {"a", "an", "the", "on", "in", "of", "for", "to", "and", "with", "from", "by", "at", "is", "are"}
)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    return re.sub("[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower())


def _word(title: str) -> str:
    words = [_folded(word) for word in re.split(r"[\s\-–—/:]+", title.lower())]
    return next(
        (word for word in words if word and word not in _SMALL_WORDS), next((word for word in words if word), "")
    )


def key(one: Reference) -> str:
    """`zhao2022your`: first author, year, first word of the title that says something."""
    first = one.authors[0] if one.authors else Name("")
    name = _folded(first.family.lower() or first.full.lower())
    word = _word(one.title)
    if not name or not word:
        return _folded(one.id) or "work"
    return f"{name}{one.year}{word}"[:80]


def keyed(works: Iterable[Reference]) -> Iterator[tuple[str, Reference]]:
    """Each work with a key that no other of them has; of two equal ones the later is told apart by its id."""
    taken: set[str] = set()
    for one in works:
        name = key(one)
        if name in taken:
            name = f"{name}-{_folded(one.id)}"
        number = 2
        while name in taken:
            name, number = f"{key(one)}-{_folded(one.id)}-{number}", number + 1
        taken.add(name)
        yield name, one
