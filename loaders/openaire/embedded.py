"""What a product record says of other things: answers of the API, and the dumps of communities and funders.

The links, and the things at their ends as far as they are named there: a name, an acronym, identifiers. A thing that
is only named is a record of its own which any real record of the same id replaces.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from kg.model import Community, DataSource, Link, Organization, Record
from loaders.openaire import identifiers
from loaders.openaire.constants import UNKNOWN_SOURCE
from loaders.openaire.faults import Faults
from loaders.openaire.instances import sources
from loaders.openaire.organization import organization
from loaders.openaire.project import project
from loaders.openaire.relations import record_id
from loaders.openaire.values import flag, mapping, mappings, text, trust, words

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


def things(record: Mapping[str, Any], copies: Sequence[Mapping[str, Any]], faults: Faults) -> Iterator[Record]:
    """The institutions, grants, sources and communities that a record names; those without a name say nothing."""
    for one in _of(record, "organizations"):
        institution, noted = _institution(msgspec.json.encode(one))
        faults.update(noted)
        if institution and institution.name:
            yield institution
    for one in _of(record, "projects"):
        if (grant := project(one, faults, mentioned=True)) and (grant.title or grant.code or grant.fundings):
            yield grant
    for one in (record, *copies):
        for raw in (*mappings(one.get("hostedBy")), *mappings(one.get("collectedFrom"))):
            if (source := _source(raw)) and source.name:
                yield source
    for one in _of(record, "communities"):
        if (community := _named_community(one)) and community.name:
            yield community


@lru_cache(maxsize=1 << 12)
def _institution(raw: bytes) -> tuple[Organization | None, Faults]:
    """Kept, for thousands of products name the same one in the same words."""
    noted: Faults = {}
    return organization(msgspec.json.decode(raw), noted, mentioned=True), noted


def _source(raw: Mapping[str, Any]) -> DataSource | None:
    key, name = raw.get("key") or raw.get("id"), raw.get("value")
    return _named_source(key, name if type(name) is str else text(name)) if type(key) is str else None


@lru_cache(maxsize=1 << 12)
def _named_source(key: str, name: str) -> DataSource | None:
    """Kept like institutions."""
    own = record_id(key)
    if not own or own == UNKNOWN_SOURCE:
        return None
    return DataSource(id=own, ids=(own.replace("openaire:", "oaire:", 1),), name=words(name), mentioned=True)


def _named_community(raw: Mapping[str, Any]) -> Community | None:
    """The community itself: of a part of it (`dh-ch::subcommunity::2`) the label is not its name."""
    code, own = text(raw.get("code")), _community(raw)
    if not own or "::" in code:
        return None
    ids = identifiers.of_community(own.replace("openaire:", "oaire:", 1), code)
    return Community(id=own, ids=ids, acronym=code, name=words(raw.get("label")), mentioned=True)


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
        # A list of plain names in 2020.
        provenance=text(provenance.get("provenance")) or text(raw.get("provenance")) or "API",
        validated=flag(raw.get("validated")) is True,
    )


def _community(raw: Mapping[str, Any]) -> str:
    """Communities are named by their code, `dh-ch` or `dh-ch::subcommunity::2`; the id is its md5."""
    code = text(raw.get("code")).split("::")[0]
    return f"openaire:context_____::{hashlib.md5(code.encode(), usedforsecurity=False).hexdigest()}" if code else ""
