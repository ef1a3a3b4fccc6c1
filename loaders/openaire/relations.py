"""Relations: one spelling and one direction for each, whichever way round and in whatever case a row has them.

Up to v10 every relation is written twice, once per direction; from v11 on, and in slices, only one of the two may be
there. So rows are turned by this table, never skipped. The directions are chosen to keep the lists of a record short.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from kg import ids
from kg.model import Link, Reject
from loaders.openaire import aliases
from loaders.openaire.constants import UNKNOWN_SOURCE
from loaders.openaire.values import date, flag, listed, mapping, number, text, trust, words


class Way(NamedTuple):
    """How a relation is written: its name, the kinds of its ends, and whether these are to be swapped."""

    name: str
    source: str
    target: str
    swap: bool
    symmetric: bool

    def ends(self, source: str, target: str) -> tuple[str, str]:
        """Both ends in this direction; where there is none, in the order of the alphabet."""
        return (target, source) if self.swap or (self.symmetric and target < source) else (source, target)


class Relation(NamedTuple):
    """`source` stands in `name` to `target`, `target` in `inverse` to `source`."""

    source: str
    target: str
    name: str
    inverse: str


RELATIONS = (
    Relation("product", "project", "isProducedBy", "produces"),
    Relation("product", "institution", "hasAuthorInstitution", "isAuthorInstitutionOf"),
    Relation("product", "source", "isHostedBy", "hosts"),
    Relation("product", "source", "isProvidedBy", "provides"),
    Relation("source", "institution", "isProvidedBy", "provides"),
    Relation("project", "institution", "hasParticipant", "isParticipant"),
    Relation("institution", "institution", "IsChildOf", "IsParentOf"),
    Relation("product", "product", "IsRelatedTo", "IsRelatedTo"),
    Relation("product", "community", "IsRelatedTo", "IsRelatedTo"),
    Relation("project", "community", "IsRelatedTo", "IsRelatedTo"),
    Relation("institution", "community", "IsRelatedTo", "IsRelatedTo"),
    Relation("source", "community", "IsRelatedTo", "IsRelatedTo"),
    Relation("product", "product", "Cites", "IsCitedBy"),
    Relation("product", "product", "References", "IsReferencedBy"),
    Relation("product", "product", "IsSupplementTo", "IsSupplementedBy"),
    Relation("product", "product", "IsPartOf", "HasPart"),
    Relation("product", "product", "IsVersionOf", "HasVersion"),
    Relation("product", "product", "IsNewVersionOf", "IsPreviousVersionOf"),
    Relation("product", "product", "Reviews", "IsReviewedBy"),
    Relation("product", "product", "Documents", "IsDocumentedBy"),
    Relation("product", "product", "Describes", "IsDescribedBy"),
    Relation("product", "product", "Continues", "IsContinuedBy"),
    Relation("product", "product", "Compiles", "IsCompiledBy"),
    Relation("product", "product", "Requires", "IsRequiredBy"),
    Relation("product", "product", "Obsoletes", "IsObsoletedBy"),
    Relation("product", "product", "Retracts", "IsRetractedBy"),
    Relation("product", "product", "IsDerivedFrom", "IsSourceOf"),
    Relation("product", "product", "IsVariantFormOf", "IsOriginalFormOf"),
    Relation("product", "product", "IsMetadataFor", "IsMetadataOf"),
    Relation("product", "product", "IsIdenticalTo", "IsIdenticalTo"),
    Relation("product", "product", "HasAssociationWith", "HasAssociationWith"),
    Relation("product", "product", "HasAmongTopNSimilarDocuments", "IsAmongTopNSimilarDocuments"),
    Relation("product", "person", "authorship", "isAuthorOf"),
    Relation("person", "institution", "authorAffiliation", "isAffiliationOf"),
    Relation("person", "project", "projectParticipation", "hasPersonParticipant"),
)
#: What the sources call the kinds of things at the ends of a relation.
KINDS = {
    "product": "product",
    "result": "product",
    "publication": "product",
    "dataset": "product",
    "software": "product",
    "otherresearchproduct": "product",
    "organization": "institution",
    "project": "project",
    "datasource": "source",
    "community": "community",
    "context": "community",
    "person": "person",
}
#: Longer than any list of authors; a number beyond it is none of its places.
_LAST_RANK = 100_000
_SYMMETRIC = frozenset(one.name for one in RELATIONS if one.name == one.inverse)
_Turn = tuple[Relation, bool]
_BY_NAME: dict[str, list[_Turn]] = {}
for _one in RELATIONS:
    _BY_NAME.setdefault(_one.name.lower(), []).append((_one, False))
    _BY_NAME.setdefault(_one.inverse.lower(), []).append((_one, True))


def known(name: str) -> bool:
    """Whether a relation is in the table; others are kept as they are, and worth counting."""
    return name.lower() in _BY_NAME


@lru_cache(maxsize=1 << 12)
def canonical(name: str, source: str, target: str) -> tuple[str, str, str, bool]:
    """Name, kind of source, kind of target of the canonical relation, and whether the ends are to be swapped."""
    turns = _BY_NAME.get(name.lower(), [])
    # The name says the direction; where that does not fit the kinds of the ends, the kinds do.
    for relation, swap in (*turns, *((relation, not swap) for relation, swap in turns)):
        first, second = (target, source) if swap else (source, target)
        if first in ("", relation.source) and second in ("", relation.target):
            return relation.name, relation.source, relation.target, swap
    if turns:  # a known name between other kinds
        relation, swap = turns[0]
        return (relation.name, target, source, True) if swap else (relation.name, source, target, False)
    return name, source, target, False


def way(name: str, source: str, target: str) -> Way:
    """The one way to write a relation between two kinds of ends."""
    name, source, target, swap = canonical(name, source, target)
    return Way(name, source, target, swap, symmetric=source == target and name in _SYMMETRIC)


def link(raw: Mapping[str, Any], where: str, hint: str = "") -> Link | Reject:
    """One row of a relation file; the archive's name tells what the row leaves out (v11)."""
    row = aliases.RELATION.of(raw)
    hinted_kind, _, hinted_name = hint.partition("_")
    source, source_kind = _end(row, "source", "sourceType")
    target, target_kind = _end(row, "target", "targetType")
    name = text(mapping(row.get("relType")).get("name") or row.get("relType")) or hinted_name
    if not source or not target or not name:
        return Reject(reason="relation without two ends and a name", where=where, detail=_shown(raw))
    provenance = mapping(row.get("provenance"))
    made = turned(
        (source, source_kind or KINDS.get(hinted_kind.lower(), "")),
        name,
        (target, target_kind),
        trust=trust(provenance),
        provenance=text(provenance.get("provenance")),
        validated=flag(row.get("validated")) is True,
        validation_date=date(row.get("validationDate")),
    )
    if made.source == made.target:
        return Reject(reason="relation of a thing to itself", where=where, detail=f"{made.name[:100]} {source}")
    if UNKNOWN_SOURCE in (source, target):
        return Reject(
            reason="placeholder source", where=where, detail=f"{made.source} {made.name[:100]} Unknown Repository"
        )
    return made


def turned(
    source: tuple[str, str],
    name: str,
    target: tuple[str, str],
    *,
    trust: float | None,
    provenance: str,
    validated: bool,
    validation_date: str,
) -> Link:
    """A link in its one spelling and direction; each end is a record id and its kind."""
    return said(
        way(name, source[1], target[1]),
        source[0],
        target[0],
        trust=trust,
        provenance=provenance,
        validated=validated,
        validation_date=validation_date,
    )


def said(
    found: Way,
    source: str,
    target: str,
    *,
    trust: float | None,
    provenance: str,
    validated: bool,
    validation_date: str,
) -> Link:
    """The link of a relation that is known already, from the ids of its ends in the order of the delivery."""
    first, second = found.ends(source, target)
    return Link(
        source=first,
        name=found.name,
        target=second,
        source_kind=found.source,
        target_kind=found.target,
        trust=trust,
        provenance=provenance,
        validated=validated,
        validation_date=validation_date,
    )


def _end(row: Mapping[str, Any], key: str, kind_key: str) -> tuple[str, str]:
    end = row.get(key)
    stated = row.get(kind_key)
    if type(end) is dict:  # up to v5
        end, stated = mapping(end).get("id"), mapping(end).get("type")
    kind = KINDS.get(stated) or KINDS.get(stated.lower(), "") if type(stated) is str else ""
    found = record_id(end)
    if kind == "person" and not found:
        return person_id(end), kind
    return found, kind or ("community" if "context_____::" in found else "")


def record_id(raw: Any) -> str:
    """Record id of a thing by its OpenAIRE id, empty where it is none."""
    found = ids.openaire_id(raw) if type(raw) is str else None
    return f"openaire:{found}" if found else ""


def _shown(raw: Mapping[str, Any]) -> str:
    """The ends of a row that cannot be used; never the whole of it, which may be nested without end."""
    ends = (text(end) or text(mapping(end).get("id")) for end in raw.values())
    return ", ".join(filter(None, ends))[:200]


def person_id(raw: Any) -> str:
    """Record id of a person; the shape of the source's ids is not documented, so any token will do."""
    token = text(raw) if type(raw) is str else ""
    return record_id(token) or (f"openaire:{token}" if token and " " not in token and len(token) <= 200 else "")


def authorship(raw: Mapping[str, Any], where: str) -> Link | Reject:
    """A row of `person_authorship`."""
    rank = number(raw.get("rank"))
    return _of_person(
        raw,
        where,
        name="authorship",
        other="product",
        kind="product",
        position=int(rank) if rank and 0 < rank <= _LAST_RANK else None,
    )


def affiliation(raw: Mapping[str, Any], where: str) -> Link | Reject:
    """A row of `person_authorAffiliation`."""
    return _of_person(raw, where, name="authorAffiliation", other="organization", kind="institution")


def participation(raw: Mapping[str, Any], where: str) -> Link | Reject:
    """A row of `person_projectParticipation`."""
    return _of_person(raw, where, name="projectParticipation", other="project", kind="project")


def _of_person(
    raw: Mapping[str, Any], where: str, *, name: str, other: str, kind: str, position: int | None = None
) -> Link | Reject:
    person, thing = person_id(raw.get("person")), record_id(raw.get(other))
    if not person or not thing:
        return Reject(reason="relation without two ends and a name", where=where, detail=_shown(raw))
    first, second = ((thing, kind), (person, "person")) if kind == "product" else ((person, "person"), (thing, kind))
    return Link(
        source=first[0],
        name=name,
        target=second[0],
        source_kind=first[1],
        target_kind=second[1],
        position=position,
        period=_period(raw.get("period")),
        role=words(raw.get("roleInProject")) if kind == "project" else "",
    )


def _period(value: Any) -> str:
    """A period as text: its shape is not documented; of an object the values, joined like an ISO interval."""
    parts = [text(part) for one in listed(value) for part in (one.values() if type(one) is dict else [one])]
    return "/".join(part for part in parts if part)
