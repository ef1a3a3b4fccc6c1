"""arXiv's categories: their names, which two are one, and what each belongs to.

`taxonomy.tsv` holds the facts: active categories, closed archives, the archives themselves and the group of the
physics archives. Ids are case-sensitive.
"""

from functools import cache
from importlib import resources
from typing import NamedTuple

_GROUP_OF_ARCHIVES = "physics"


class _Entry(NamedTuple):
    name: str
    group: str
    alias_of: str
    subsumed_by: str


@cache
def _table() -> dict[str, _Entry]:
    text = resources.files("loaders.arxiv").joinpath("taxonomy.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {row[0]: _Entry(*row[1:]) for row in rows}


def known(category: str) -> bool:
    """Whether arXiv has, or had, such a category, archive or group."""
    return category in _table()


def categories() -> tuple[str, ...]:
    """Every category, and closed archive, that a paper can be in by its own name."""
    return tuple(name for name, entry in _table().items() if not name.startswith("grp_") and not entry.alias_of)


def canonical(category: str) -> str:
    """The one id of a category that has two (`cs.SY` is `eess.SY`); a closed archive keeps its own."""
    entry = _table().get(category)
    return entry.alias_of if entry and entry.alias_of else category


def label(category: str) -> str:
    """Name of a category, '' where arXiv has no such category."""
    entry = _table().get(category)
    return entry.name if entry else ""


def aliases(category: str) -> tuple[str, ...]:
    """The other ids of a canonical category."""
    return tuple(name for name, entry in _table().items() if entry.alias_of == category)


def broader(category: str) -> str | None:
    """What a category is part of: a class of its archive, a closed archive of its successor, a physics archive of all.

    `cs.CV` -> `cs`, `cmp-lg` -> `cs.CL`, `hep-th` -> `grp_physics`; the group and the archive `physics` are two things.
    """
    category = canonical(category)
    entry = _table().get(category)
    if entry and entry.subsumed_by:
        return entry.subsumed_by
    archive, dot, _ = category.partition(".")
    if dot:
        return archive if archive in _table() else None
    return f"grp_{entry.group}" if entry and entry.group == _GROUP_OF_ARCHIVES else None
