"""Links that a product record holds itself: answers of the API, and the dumps of communities and funders."""

import hashlib
from collections.abc import Mapping
from typing import Any

from kg.model import Link
from loaders.openaire.instances import sources
from loaders.openaire.relations import record_id
from loaders.openaire.values import flag, mapping, mappings, text, trust

#: Keys under which such links stand; a dump of the whole graph has none of them.
KEYS = ("organizations", "projects", "communities", "collectedFrom")


def form(record: Mapping[str, Any]) -> str:
    """`api`, `extended` (community and funder dumps) or `dump`."""
    if "organizations" in record:
        return "api"
    return "extended" if any(key in record for key in KEYS) else "dump"


def links(product: str, record: Mapping[str, Any]) -> tuple[Link, ...]:
    """Each link once; where the record does not say who says so, the API does."""
    found: dict[tuple[str, str], Link] = {}
    rows = (
        *(
            (one, "hasAuthorInstitution", record_id(one.get("id")), "institution")
            for one in _of(record, "organizations")
        ),
        *((one, "isProducedBy", record_id(one.get("id")), "project") for one in _of(record, "projects")),
        *((one, "IsRelatedTo", _community(one), "community") for one in _of(record, "communities")),
        *(({}, "isProvidedBy", one, "source") for one in sources(record.get("collectedFrom"))),
    )
    for raw, name, target, kind in rows:
        if target:
            found.setdefault((name, target), _link(product, raw, name, target, kind))
    return tuple(found.values())


def _of(record: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    return mappings(record.get(key))


def _link(product: str, raw: Mapping[str, Any], name: str, target: str, kind: str) -> Link:
    provenance = mapping(raw.get("provenance"))
    return Link(
        source=product,
        name=name,
        target=target,
        source_kind="product",
        target_kind=kind,
        trust=trust(provenance),
        provenance=text(provenance.get("provenance")) or "API",
        validated=flag(raw.get("validated")) is True,
    )


def _community(raw: Mapping[str, Any]) -> str:
    """Communities are named by their code, `dh-ch` or `dh-ch::subcommunity::2`; the id is its md5."""
    code = text(raw.get("code")).split("::")[0]
    return f"openaire:context_____::{hashlib.md5(code.encode(), usedforsecurity=False).hexdigest()}" if code else ""
