"""Which records are one thing: those that share a strong identifier, within one kind.

A group that would hold two different arXiv ids, or more records than `MOST`, is not merged silently, and the
conflict is told. With two arXiv ids, records are one thing only where their own best identifier is the same;
where there are too many, an identifier that everybody carries says nothing, and only forms of one arXiv paper are.
Pure functions; the answer does not depend on the order of records.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.keys import entity_key

#: OpenAIRE holds a merged product as one record, so that a handful of records is the rule.
MOST = 12
SEVERAL = "several arXiv ids"
TOO_MANY = "too many records"


@dataclass(frozen=True, slots=True)
class Group:
    """Records that are one thing, and its key; `conflict` says why a larger group was not merged."""

    key: str
    records: tuple[str, ...]
    conflict: str = ""
    shared: tuple[str, ...] = ()
    """In a conflict: the identifiers that this group shares with others."""


def components(ids: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Names that hang together by a shared item, each group sorted, groups by their first name."""
    parent = {name: name for name in ids}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    first: dict[str, str] = {}
    for name in sorted(ids):
        for item in ids[name]:
            other = first.setdefault(item, name)
            parent[max(root(other), root(name))] = min(root(other), root(name))
    groups: dict[str, list[str]] = {}
    for name in sorted(ids):
        groups.setdefault(root(name), []).append(name)
    return [groups[one] for one in sorted(groups)]


def _deliveries(records: Iterable[str]) -> set[str]:
    """Record ids without their form: snapshot and raw form of one arXiv paper count once."""
    return {record.split("#", 1)[0] for record in records}


def conflict(kind: str, records: list[str], ids: Mapping[str, Iterable[str]]) -> str:
    """Why these records must not be merged; empty where they may."""
    if kind in ("paper", "dataset", "software", "other"):
        arxiv = {one for record in records for one in ids[record] if one.startswith("arxiv:")}
        if len(arxiv) > 1:
            return SEVERAL
    if len(_deliveries(records)) > MOST:
        return TOO_MANY
    return ""


def groups(kind: str, ids: Mapping[str, frozenset[str]], *, cut: frozenset[str] = frozenset()) -> list[Group]:
    """Groups of records of one kind; `cut` names records whose neighbours were too many to be read."""
    made: list[Group] = []
    for records in components(ids):
        why = TOO_MANY if cut.intersection(records) else conflict(kind, records, ids)
        if not why:
            everything = {one for record in records for one in ids[record]}
            made.append(Group(entity_key(kind, records[0], everything), tuple(records)))
            continue
        by_key: dict[str, list[str]] = {}
        for record in records:
            carried = ids[record] if why == SEVERAL else (one for one in ids[record] if one.startswith("arxiv:"))
            by_key.setdefault(entity_key(kind, record, carried), []).append(record)
        for key in sorted(by_key):
            own = {one for record in by_key[key] for one in ids[record]}
            others = {one for other in records if other not in by_key[key] for one in ids[other]}
            made.append(Group(key, tuple(by_key[key]), why, tuple(sorted(own & others))))
    return made
