"""Subjects of a product: the scheme says what they are, never the wording."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from kg.model import Origin, Subject
from loaders.openaire.values import mapping, mappings, trust, words

_FREE = frozenset(("", "keyword", "keywords", "unknown"))
_INFERRED = re.compile("inferred|iis|propagat|bulktagging", re.IGNORECASE)
_FOS = re.compile(r"([0-9]{2,8})\b")
_SDG = re.compile(r"(?:goal\s*)?([1-9]|1[0-7])\b", re.IGNORECASE)
_ARXIV = re.compile(r"(?:.*\()?([a-z-]+(?:\.[A-Za-z-]+)?)\)?")


def subjects(value: Any) -> tuple[Subject, ...]:
    """Each topic once, in the order of the source."""
    found: dict[tuple[str, str], Subject] = {}
    for raw in mappings(value):
        one = subject(raw)
        if one is not None:
            found.setdefault((one.scheme, one.code), one)
    return tuple(found.values())


def subject(raw: Mapping[str, Any]) -> Subject | None:
    """One topic, None where nothing is named."""
    inner = mapping(raw.get("subject")) or raw  # flat in 2020
    scheme, value = inner.get("scheme"), inner.get("value")
    if type(value) is not str:
        return None
    provenance = mapping(raw.get("provenance"))
    by = provenance.get("provenance")
    return _made(scheme if type(scheme) is str else "", value, by if type(by) is str else "", trust(provenance))


@lru_cache(maxsize=1 << 14)
def _made(scheme: str, value: str, provenance: str, score: float | None) -> Subject | None:
    """Kept, for the same subjects come again and again."""
    label = words(value)
    if not label:
        return None
    scheme = words(scheme).lower()
    if scheme in _FREE:
        scheme = "keyword"
    return Subject(
        scheme=scheme, code=_code(scheme, label), label=label, origin=_origin(scheme, provenance), score=score
    )


def _code(scheme: str, label: str) -> str:
    """The scheme's own number where the label begins with it, else the label without case."""
    if scheme == "fos" and (match := _FOS.match(label)):
        return match[1]
    if scheme == "sdg" and (match := _SDG.match(label)):
        return match[1]
    if scheme == "arxiv" and (match := _ARXIV.fullmatch(label)):
        return match[1]
    return label.casefold()


def _origin(scheme: str, provenance: str) -> Origin:
    """Who said it; FOS and SDG are always inferred, though the API does not say so."""
    if scheme in ("fos", "sdg") or _INFERRED.search(provenance):
        return "inferred"
    return "author" if scheme == "keyword" or provenance == "Linked by user" else "source"
