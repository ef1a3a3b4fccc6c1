"""The quick way to a link: a row of the shape of `shapes` into what the way key by key would make of it."""

from functools import lru_cache

import msgspec

from kg.model import Link
from loaders.openaire import relations, shapes
from loaders.openaire.constants import UNKNOWN_SOURCE
from loaders.openaire.values import date, mapping, text, trust

_decoder = msgspec.json.Decoder()


@lru_cache(maxsize=1 << 12)
def _said(raw: bytes) -> tuple[float | None, str]:
    """Trust and provenance."""
    provenance = mapping(_decoder.decode(raw) if raw else None)
    return trust(provenance), text(provenance.get("provenance"))


def link(data: bytes) -> Link | None:
    """The link of one row; None where the row is not just of the shape, or says nothing usable."""
    try:
        raw = shapes.RELATION.decode(data)
        sure, by = _said(bytes(raw.provenance))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    source_kind, target_kind = relations.KINDS.get(raw.source_type), relations.KINDS.get(raw.target_type)
    if not source_kind or not target_kind or "person" in (source_kind, target_kind):
        return None
    name = text(raw.rel_type.name)
    source, target = relations.record_id(raw.source), relations.record_id(raw.target)
    if not source or not target or not name or source == target or UNKNOWN_SOURCE in (source, target):
        return None
    return relations.turned(
        (source, source_kind),
        name,
        (target, target_kind),
        trust=sure,
        provenance=by,
        validated=raw.validated is True,
        validation_date=date(raw.validation_date),
    )
