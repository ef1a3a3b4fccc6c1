"""Authors of an arXiv record, from its split names or its author line, with the known damage mended."""

import re
from functools import lru_cache

from kg import names, text
from kg.model import Author
from kg.tex import tex, tex_name
from loaders.arxiv import author_line

Parsed = list[list[str | None]]

_PLAIN = re.compile(r"[A-Za-z'.-]*(?: [A-Za-z'.][A-Za-z'.-]*)*")
_ET_AL = re.compile(r"\bet\.?\s*al\b", re.I)
_FOR_THE = re.compile(r"^(?:and\s+)?(?:for|on behalf of)\s+(?:the\s+)?", re.I)
_NUMBERS = re.compile(r"(?:[\d\s,;&*+]|\band\b)*")


def authors(
    line: str | None, parsed: Parsed | None, strays: list[str] | None = None
) -> tuple[tuple[Author, ...], bool]:
    """Authors in their order, and whether the list ended in a remark that there are more.

    What stands at the place of an author and holds no letter is put to `strays`.
    """
    line, cut, parsed = _remark(line or "", parsed)
    if line and (not parsed or author_line.has_legend(line)):
        parsed = _resplit(line, parsed)
    cut = cut or ("al" in line and "et" in line and bool(_ET_AL.search(line)))
    found = []
    for entry in parsed or ():
        entry, more = _without_et_al(entry)
        cut = cut or more
        author, remark = _plain(*entry) if len(entry) == 3 else _read(entry)
        if author is not None:
            found.append(author)
        elif remark:
            cut = True
        elif strays is not None and any(entry[:3]):
            strays.append(" ".join(part for part in entry[:3] if part))
    return tuple(found), cut


@lru_cache(maxsize=1 << 14)
def _plain(family: str | None, given: str | None, suffix: str | None) -> tuple[Author | None, bool]:
    """`_read` of a name without affiliation; kept, for those who write one paper write others."""
    return _read([family, given, suffix])


def _read(entry: list[str | None]) -> tuple[Author | None, bool]:
    """The author of an entry, and whether it is instead the remark that there are more."""
    author = _author(entry)
    return (None, True) if author and names.is_et_al(author.name) else (author, False)


def _remark(line: str, parsed: Parsed | None) -> tuple[str, bool, Parsed | None]:
    """The line without "and 12 others" at its end, which the source's own split took for names."""
    if line:
        shorter, cut = names.without_more(line)
        return (shorter, True, None) if cut and any(map(str.isdigit, line[len(shorter) :])) else (line, False, parsed)
    for count in (2, 1):  # "2,900 more" has a comma, at which it was cut
        last = (parsed or [])[-count:]
        if last and names.is_et_al(", ".join(" ".join(filter(None, reversed(entry[:2]))) for entry in last)):
            return line, True, (parsed or [])[:-count]
    return line, False, parsed


def _resplit(line: str, parsed: Parsed | None) -> Parsed:
    """The line split anew, unless the source's own split has other authors than that."""
    again: Parsed = [[*entry] for entry in author_line.split(line)]
    return parsed if parsed and len(parsed) != len(again) else again


def _without_et_al(entry: list[str | None]) -> tuple[list[str | None], bool]:
    """The entry of "R. Kappl et al.", which was split into `["al.", "R. Kappl et", ""]`, and whether it is one."""
    if len(entry) < 2 or entry[0] not in ("al.", "al") or not (entry[1] or "").endswith(" et"):
        return entry, False
    given, family = names.parts((entry[1] or "")[:-3])
    return [family, given, *entry[2:]], True


def _rejoined(given: str, family: str) -> tuple[str, str]:
    """A name that was split between an accent and its letter: caron, blank, S."""
    before, _, accent = text.unwrapped(given).rpartition(" ")
    return tex_name(before), tex_name(f"{accent} {text.unwrapped(family)}")


def _author(entry: list[str | None]) -> Author | None:
    """One entry `[key name, forenames, suffix, affiliation…]`; None for stray punctuation."""
    family, given, suffix = map(_tidy, entry[:3] if len(entry) > 2 else [*entry, None, None, None][:3])
    family = family.rstrip(",;: *†‡")
    if "\\" in given:
        given, family = _rejoined(entry[1] or "", entry[0] or "")
    name = f"{given} {family}" if given else family
    if not name[:1].isalpha() and not any(character.isalpha() for character in name):
        return None
    affiliations = _affiliations(entry[3:]) if len(entry) > 3 else ()
    if names.collective(name):
        return _body(name, affiliations)
    if suffix:
        name = f"{name} {suffix}"
    return Author(name=name, given=given, family=family, suffix=suffix, affiliations=affiliations)


def _body(name: str, affiliations: tuple[str, ...]) -> Author:
    """A collaboration, or the person who wrote for it."""
    person, _, body = name.rpartition(" for ") if " for " in name else name.rpartition(" on behalf of ")
    if person and names.collective(body) and not names.collective(person):
        given, family = names.parts(person)
        return Author(name=person, given=given, family=family, affiliations=(*affiliations, name[len(person) + 1 :]))
    return Author(name=_FOR_THE.sub("", name, count=1), collective=True, affiliations=affiliations)


def _tidy(part: str | None) -> str:
    if not part or _PLAIN.fullmatch(part):
        return part or ""
    # The split puts a blank after every dot: `C. -P.` was `C.-P.`
    return tex_name(text.unwrapped(part)).replace(". -", ".-")


def _affiliations(stated: list[str | None]) -> tuple[str, ...]:
    """Each text once; numbers whose legend is not there are no affiliation."""
    found = dict.fromkeys(tex(text.unwrapped(part)) for part in stated)
    return tuple(part for part in found if not _NUMBERS.fullmatch(part))
