"""Keys of the graph's nodes, computed from clean identifiers alone; the order of files has no say."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

#: Which scheme of identifier names a work, best first; an OpenAIRE id only where nothing better exists.
WORK_SCHEMES = ("arxiv", "doi", "pmid", "pmcid", "handle", "oaire")
#: Longest key that goes into an index as it stands: Neo4j refuses values over some 8 kB, and pages want less.
LONGEST_KEY = 400


def bounded(key: str) -> str:
    """The key itself, or its beginning and a hash where it is too long for an index."""
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 20]}…{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def lowest(ids: Iterable[str], schemes: Iterable[str]) -> str:
    """The lowest identifier of the first scheme that has one, else the lowest of all; empty for none."""
    by_scheme: dict[str, list[str]] = {}
    for one in ids:
        by_scheme.setdefault(one.split(":", 1)[0], []).append(one)
    for scheme in schemes:
        if scheme in by_scheme:
            return min(by_scheme[scheme])
    return min((min(group) for group in by_scheme.values()), default="")


def entity_key(kind: str, record_id: str, ids: Iterable[str]) -> str:
    """The key of the entity that records of a kind with these identifiers describe."""
    ids = list(ids)
    own = "oaire:" + record_id.split(":", 1)[1].split("#", 1)[0]
    if kind == "institution":
        return bounded(lowest(ids, ("ror", "oaire")) or own)
    if kind == "person":
        return bounded(lowest(ids, ("orcid", "oaire")) or own)
    return bounded(lowest(ids, WORK_SCHEMES) or own)


def copy_key(work: str, text: str) -> str:
    """The key of one copy of a work: work id and a short hash of what tells the copy apart."""
    return f"{work}/{hashlib.sha256(text.encode()).hexdigest()[:10]}"


#: The release of a delivery of which nobody said one; older than every stated one.
UNSTATED = "unstated"


@lru_cache(maxsize=64)
def natural(release: str) -> str:
    """A release as text that sorts by number: `10.6` after `9.12`; an unstated one before all."""
    if release == UNSTATED:
        return ""
    parts = "".join(char if char.isdigit() else f" {char} " for char in release).split()
    return ".".join(part.zfill(8) if part.isdigit() else part for part in parts)
