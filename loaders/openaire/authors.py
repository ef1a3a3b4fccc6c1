"""Authors of a product, in their order, as people would write them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kg import ids, names
from kg.model import Author, OrcidState
from loaders.openaire import aliases
from loaders.openaire.faults import NAMELESS, Faults, note
from loaders.openaire.values import NOTHING, mapping, mappings, number, texts, words

#: "Smith, III" is no given name.
_LONGEST_SUFFIX = 4
#: `Family, Given` in letters that need no cleaning: no digit, no mark, and none that begins UTF-8 read as Latin-1.
_PLAIN_WORD = r"[A-Za-zÀÁÄ-ÖØ-öø-ž][A-Za-zÀÁÄ-ÖØ-öø-ž.'-]*"
_PLAIN = re.compile(rf"({_PLAIN_WORD}(?: {_PLAIN_WORD})*), ({_PLAIN_WORD}(?: {_PLAIN_WORD})*)")
#: The letters that such UTF-8 goes on with; longer sequences have two.
_MISREAD = re.compile("[ŠšŽžŒœŸ]{2}")


def authors(value: Any, faults: Faults) -> tuple[tuple[Author, ...], bool]:
    """The authors by (rank, position), and whether the list ends in a remark that there are more."""
    people: list[Author] = []
    cut = False
    for raw in _ordered(mappings(value)):
        author, more = _author(aliases.AUTHOR.of(raw), faults)
        cut = cut or more
        if author is not None:
            people.append(author)
    return tuple(people), cut


def _ordered(listed: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """By rank, which may be missing (then it stays behind its neighbour) or repeat."""
    places = in_order([raw.get("rank") for raw in listed])
    return listed if places is None else [listed[place] for place in places]


def in_order(stated: list[Any]) -> list[int] | None:
    """Places in the order of these ranks, None where they are in it."""
    ranks: list[float] = []
    last: float = 0
    ordered = True
    for rank in stated:
        if type(rank) is not int:
            rank = number(rank) or last
        ordered = ordered and rank >= last
        ranks.append(rank)
        last = rank
    # The first has nothing before it: a negative rank there is no disorder, and sorting leaves it where it is.
    return None if ordered else sorted(range(len(ranks)), key=ranks.__getitem__)


def _author(raw: Mapping[str, Any], faults: Faults) -> tuple[Author | None, bool]:
    stated = _str(raw.get("fullName")), _str(raw.get("name")), _str(raw.get("surname"))
    name, given, family, homonym, collective, more = name_of(*stated)
    if not name:
        if not more and (any(stated) or orcid_of(raw.get("pid"), faults)[0]):
            faults[NAMELESS, " ".join(filter(None, stated))] = None
        return None, more
    orcid, state = orcid_of(raw.get("pid"), faults) if raw.get("pid") else ("", "")
    author = Author(
        name=name,
        given=given,
        family=family,
        homonym=homonym,
        orcid=orcid,
        orcid_state=state,
        collective=collective,
        affiliations=texts(raw["affiliations"]) if raw.get("affiliations") else (),
    )
    return author, more


def _str(value: Any) -> str:
    return value if type(value) is str else ""


@lru_cache(maxsize=1 << 14)
def name_of(full: str, given: str, family: str) -> tuple[str, str, str, str, bool, bool]:
    """Name, given, family, homonym number, whether it is a body, and whether there are more; kept: authors come again.

    Without a name it is nobody: a remark that there are more, or no letter at all.
    """
    return _plain(full, given, family) or _by_rules(full, given, family)


def _by_rules(full: str, given: str, family: str) -> tuple[str, str, str, str, bool, bool]:
    full, given, family = words(full), words(given), words(family)
    if names.is_et_al(full or f"{given} {family}"):
        return "", "", "", "", False, True
    full, more = names.without_more(full)
    if more:
        given, family = names.without_more(given)[0], names.without_more(family)[0]
    return (*_named(full, given, family), more)


def _plain(full: str, given: str, family: str) -> tuple[str, str, str, str, bool, bool] | None:
    """The same of what most names are, at a quarter of the time; None where the long way must decide."""
    match = _PLAIN.fullmatch(full)
    if match is None or ((given or family) and full != f"{family}, {given}"):
        return None
    family, given = match.groups()
    if len(given) <= _LONGEST_SUFFIX and names.suffix(given):
        return None
    if "al" in given[-3:].lower() or given in NOTHING or family in NOTHING or names.collective(full):
        return None  # perhaps the "et al." of somebody, or a body
    if not full.isascii() and _MISREAD.search(full):
        return None
    return f"{given} {family}", given, family, "", False, False


def _named(full: str, given: str, family: str) -> tuple[str, str, str, str, bool]:
    full, before = names.homonym(full)
    family, inner = names.homonym(family)
    if names.collective(full or family):
        return _body(full or family), "", "", before, True
    if len(given) > _LONGEST_SUFFIX and full == f"{family}, {given}":
        name, after = f"{given} {family}", ""  # what `display` would say, at a third of its time
    else:
        name, after = names.homonym(names.display(full, given, family))
    if not (given and family):
        given, family = _split(full, name)
    if not any(map(str.isalpha, name)):
        return "", "", "", "", False
    return name, given, family, before or after or inner, False


def _split(full: str, name: str) -> tuple[str, str]:
    """Given and family name of a name without parts: a single comma says where the family name ends."""
    if full.count(",") == 1:
        family, given = (part.strip() for part in full.split(","))
        if name == f"{given} {family}":
            return given, names.homonym(family)[0]
    return names.parts(name)


def _body(full: str) -> str:
    """A body whose name was split like a person's ("ATLAS, Collaboration") is put together again."""
    before, comma, last = full.rpartition(", ")
    return f"{before} {last}" if comma and " " not in last and names.collective(last) else full


def orcid_of(value: Any, faults: Faults) -> tuple[str, OrcidState]:
    """The first valid ORCID, one stated by its owner or an authority before a pending one."""
    pending = ""
    for one in mappings(value):
        pid = aliases.PID.of(mapping(one.get("id") or one))
        orcid, state = orcid_stated(_str(pid.get("scheme")), words(pid.get("value")), faults)
        if state == "asserted":
            return orcid, state
        pending = pending or orcid
    return pending, "pending" if pending else ""


def orcid_stated(scheme: str | None, value: str | None, faults: Faults) -> tuple[str, OrcidState]:
    """One ORCID and whether it is asserted; empty for another scheme, and for what is none."""
    scheme = scheme.strip().lower() if scheme else ""
    if not scheme.startswith("orcid"):
        return "", ""
    orcid = _clean_orcid(value or "")
    if not orcid:
        note(faults, "orcid", value or "")
        return "", ""
    return orcid, "asserted" if scheme == "orcid" else "pending"


@lru_cache(maxsize=1 << 14)
def _clean_orcid(value: str) -> str:
    return ids.orcid(words(value)) or ""
