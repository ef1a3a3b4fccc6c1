"""The quick way to a link: a row of the shape of `shapes` into what the way key by key would make of it."""

from functools import lru_cache

import msgspec

from kg.model import Link
from loaders.openaire import identifiers, relations, shapes
from loaders.openaire.constants import UNKNOWN_SOURCE
from loaders.openaire.values import date, mapping, text, trust

_decoder = msgspec.json.Decoder()


@lru_cache(maxsize=1 << 12)
def _said(raw: bytes) -> tuple[float | None, str]:
    """Trust and provenance."""
    provenance = mapping(_decoder.decode(raw) if raw else None)
    return trust(provenance), text(provenance.get("provenance"))


@lru_cache(maxsize=1 << 12)
def _way(raw: bytes, source_type: str, target_type: str) -> relations.Way | None:
    """Which relation it is; None where that takes a longer look."""
    name = text(shapes.RELATION_TYPE.decode(raw).name)
    source_kind, target_kind = relations.KINDS.get(source_type), relations.KINDS.get(target_type)
    if not name or not source_kind or not target_kind or "person" in (source_kind, target_kind):
        return None
    return relations.way(name, source_kind, target_kind)


def link(data: bytes) -> Link | None:
    """The link of one row; None where the row is not just of the shape, or says nothing usable."""
    try:
        raw = shapes.RELATION.decode(data)
        sure, by = _said(bytes(raw.provenance))
        way = _way(bytes(raw.rel_type), raw.source_type, raw.target_type)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    source, target = identifiers.bare(raw.source), identifiers.bare(raw.target)
    if way is None or not source or not target or source == target:
        return None
    source, target = f"openaire:{source}", f"openaire:{target}"
    if UNKNOWN_SOURCE in (source, target):
        return None
    return relations.said(
        way,
        source,
        target,
        trust=sure,
        provenance=by,
        validated=raw.validated is True,
        validation_date=date(raw.validation_date) if raw.validation_date else "",
    )
