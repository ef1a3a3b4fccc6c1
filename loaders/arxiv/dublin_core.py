"""arXiv's records as Dublin Core (`oai_dc`): a title, names, an abstract and the names of categories.

Categories are told by name, and two of them share one; the sets in the header of the newer server name them by code.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import msgspec

from kg import ids
from kg.model import Product, Reject
from loaders.arxiv import taxonomy
from loaders.arxiv.product import Fields, items

_ADDRESS = re.compile(r"https?://(?:www\.)?arxiv\.org/abs/(\S+)", re.IGNORECASE)
#: What categories were called once, beside what the taxonomy calls them.
_FORMER = {"Computer Science - Learning": ["cs.LG"], "Learning": ["cs.LG"]}
_COMMENT = re.compile(r"\s*Comments?:\s*")
_SUFFIX = re.compile(r"(.+?)\s+(Jr\.?|Sr\.?|II|III|IV)", re.IGNORECASE)

Elements = Mapping[str, Sequence[str]]


def fields(elements: Elements, identifier: str | None, stamp: str | None, sets: Sequence[str] = ()) -> Fields:
    """The fields of one record from its elements by name."""
    own = next((match[1] for one in elements.get("identifier", ()) if (match := _ADDRESS.fullmatch(one.strip()))), None)
    rest = [one.strip() for one in elements.get("identifier", ()) if not _ADDRESS.fullmatch(one.strip())]
    abstract, *comments = [*elements.get("description", ()), ""][: max(1, len(elements.get("description", ())))]
    categories, classes = _subjects(elements.get("subject", ()), sets)
    days = sorted(elements.get("date", ()))
    return Fields(
        id=own or identifier,
        title=next(iter(elements.get("title", ())), None),
        abstract=abstract,
        comments=_COMMENT.sub("", " ".join(comments), count=1) if comments else None,
        journal_ref="; ".join(one for one in rest if not ids.doi(one)) or None,
        doi=" ".join(one for one in rest if ids.doi(one)) or None,
        authors_parsed=[_author(name) for name in elements.get("creator", ())],
        categories=" ".join(categories),
        unordered=True,
        msc_class="; ".join(classes) or None,
        update_date=stamp or (days[-1] if days else None),
        created=days[0] if days else None,
    )


def lines(numbered: Iterable[tuple[int, bytes]], where: str) -> Iterator[Product | Reject]:
    """Lines `[id, {element: [values]}]`, as clients of OAI-PMH for Python write them."""
    for number, line in numbered:
        place = f"{where}:{number}"
        try:
            identifier, elements = msgspec.json.decode(line, type=tuple[str, dict[str, list[str | None]]])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Reject(reason="broken JSON", where=place, detail=str(error)[:200])
            continue
        stated = {name: [one for one in values if one] for name, values in elements.items()}
        yield from items(fields(stated, identifier, None), "dc", place)


def _author(name: str) -> list[str | None]:
    """`Keyname Suffix, Forenames`."""
    family, _, given = " ".join(name.split()).partition(", ")
    match = _SUFFIX.fullmatch(family)
    return [match[1], given, match[2]] if match else [family, given, ""]


def _subjects(stated: Iterable[str], sets: Iterable[str]) -> tuple[list[str], list[str]]:
    """Codes of categories, and what is no category: MSC and ACM classes."""
    codes = dict.fromkeys(code for one in sets if taxonomy.known(code := _of_set(one)))
    classes = []
    for name in (" ".join(one.split()) for one in stated):
        known = _by_name().get(name) or _FORMER.get(name) or _of_archive(name)
        if not known:
            classes.append(name)
        elif len(known) == 1:
            codes[known[0]] = None
    return list(codes), classes


def _of_archive(name: str) -> list[str]:
    """`Condensed Matter - Superconductivity`: the archive tells which of two categories of one name is meant."""
    archive, _, own = name.rpartition(" - ")
    known = _by_name().get(own, [])
    inside = [code for code in known if taxonomy.label(code.partition(".")[0]) == archive]
    return inside or known


def _of_set(name: str) -> str:
    """`cs.AI` of `cs:cs:AI`; of two levels it is an archive that is a category, or no more than an archive."""
    parts = name.split(":")
    if len(parts) == 3:
        return f"{parts[1]}.{parts[2]}" if parts[1] != parts[2] else parts[1]
    return ""


@cache
def _by_name() -> dict[str, list[str]]:
    """The categories that bear a name; two with one name stay two, and neither is chosen."""
    found: dict[str, list[str]] = {}
    for code in taxonomy.categories():
        found.setdefault(taxonomy.label(code), []).append(code)
    return found
