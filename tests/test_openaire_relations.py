"""Relations: each name in both directions and any case comes out as one."""

import pytest

from kg.model import Link, Reject
from loaders.openaire.constants import UNKNOWN_SOURCE
from loaders.openaire.reader import items
from loaders.openaire.relations import canonical, known, link

A = "doi_________::" + "a" * 32
B = "doi_________::" + "b" * 32
OLD_KIND = {
    "product": "result",
    "institution": "organization",
    "source": "datasource",
    "community": "context",
    "project": "project",
    "person": "person",
}

#: source kind, name, target kind, inverse name: written down from the documentation, not from the code.
TABLE = [
    ("product", "isProducedBy", "project", "produces"),
    ("project", "hasParticipant", "institution", "isParticipant"),
    ("project", "IsRelatedTo", "community", "IsRelatedTo"),
    ("product", "hasAuthorInstitution", "institution", "isAuthorInstitutionOf"),
    ("product", "isHostedBy", "source", "hosts"),
    ("product", "isProvidedBy", "source", "provides"),
    ("product", "IsRelatedTo", "community", "IsRelatedTo"),
    ("institution", "IsRelatedTo", "community", "IsRelatedTo"),
    ("institution", "IsChildOf", "institution", "IsParentOf"),
    ("source", "IsRelatedTo", "community", "IsRelatedTo"),
    ("source", "isProvidedBy", "institution", "provides"),
    ("product", "Cites", "product", "IsCitedBy"),
    ("product", "References", "product", "IsReferencedBy"),
    ("product", "IsSupplementTo", "product", "IsSupplementedBy"),
    ("product", "IsPartOf", "product", "HasPart"),
    ("product", "IsVersionOf", "product", "HasVersion"),
    ("product", "IsNewVersionOf", "product", "IsPreviousVersionOf"),
    ("product", "Reviews", "product", "IsReviewedBy"),
    ("product", "Documents", "product", "IsDocumentedBy"),
    ("product", "Describes", "product", "IsDescribedBy"),
    ("product", "Continues", "product", "IsContinuedBy"),
    ("product", "Compiles", "product", "IsCompiledBy"),
    ("product", "Requires", "product", "IsRequiredBy"),
    ("product", "Obsoletes", "product", "IsObsoletedBy"),
    ("product", "IsDerivedFrom", "product", "IsSourceOf"),
    ("product", "IsVariantFormOf", "product", "IsOriginalFormOf"),
    ("product", "IsMetadataFor", "product", "IsMetadataOf"),
    ("product", "HasAmongTopNSimilarDocuments", "product", "IsAmongTopNSimilarDocuments"),
    ("product", "IsIdenticalTo", "product", "IsIdenticalTo"),
    ("product", "IsRelatedTo", "product", "IsRelatedTo"),
    ("product", "HasAssociationWith", "product", "HasAssociationWith"),
]


def row(source: str, source_kind: str, name: str, target: str, target_kind: str) -> dict[str, object]:
    return {
        "source": source,
        "sourceType": OLD_KIND[source_kind],
        "target": target,
        "targetType": OLD_KIND[target_kind],
        "relType": {"name": name, "type": "any"},
    }


@pytest.mark.parametrize("spelt", [str, str.lower, str.upper])
@pytest.mark.parametrize(("source", "name", "target", "inverse"), TABLE)
def test_both_rows_of_a_relation_are_one_link(
    source: str, name: str, target: str, inverse: str, spelt: type[str]
) -> None:
    expected = Link(source=f"openaire:{A}", name=name, target=f"openaire:{B}", source_kind=source, target_kind=target)
    assert link(row(A, source, spelt(name), B, target), "here:1") == expected
    assert link(row(B, target, spelt(inverse), A, source), "here:2") == expected


@pytest.mark.parametrize("name", ["IsRelatedTo", "IsIdenticalTo", "HasAssociationWith"])
def test_the_ends_of_a_symmetric_relation_are_ordered(name: str) -> None:
    both = [
        link(row(*ends), "here:1") for ends in ((A, "product", name, B, "product"), (B, "product", name, A, "product"))
    ]
    assert (
        both
        == [
            Link(
                source=f"openaire:{A}", name=name, target=f"openaire:{B}", source_kind="product", target_kind="product"
            )
        ]
        * 2
    )


def test_an_unknown_name_is_kept_as_it_is() -> None:
    found = link(row(B, "product", "IsSongOf", A, "product"), "here:1")
    assert found == Link(
        source=f"openaire:{B}", name="IsSongOf", target=f"openaire:{A}", source_kind="product", target_kind="product"
    )
    assert not known("IsSongOf")
    assert known("CITES")


@pytest.mark.parametrize(
    ("hint", "source", "target", "expected"),
    [
        ("product_Cites", A, B, ("Cites", "product", "product", A, B)),
        ("datasource_hosts", A, B, ("isHostedBy", "product", "source", B, A)),
        ("project_produces", A, B, ("isProducedBy", "product", "project", B, A)),
        ("organization_provides", A, B, ("isProvidedBy", "source", "institution", B, A)),
        ("organization_IsChildOf", B, A, ("IsChildOf", "institution", "institution", B, A)),
    ],
)
def test_the_name_of_the_archive_says_what_the_row_leaves_out(
    hint: str, source: str, target: str, expected: tuple[str, ...]
) -> None:
    found = link({"source": source, "target": target}, "here:1", hint)
    assert isinstance(found, Link)
    assert (found.name, found.source_kind, found.target_kind) == expected[:3]
    assert (found.source, found.target) == (f"openaire:{expected[3]}", f"openaire:{expected[4]}")


def test_the_kinds_decide_where_the_name_does_not_fit_them() -> None:
    assert canonical("authorship", "person", "product") == ("authorship", "product", "person", True)
    assert canonical("produces", "product", "project") == ("isProducedBy", "product", "project", False)


def test_a_known_name_between_other_kinds_keeps_its_direction() -> None:
    assert canonical("iscitedby", "project", "product") == ("Cites", "product", "project", True)


def test_a_community_is_known_by_its_id() -> None:
    community = "00|context_____::" + "c" * 32
    found = link({"source": {"id": community}, "target": A, "relType": {"name": "isRelatedTo"}}, "here:1")
    assert isinstance(found, Link)
    assert (found.source, found.target_kind) == (f"openaire:{A}", "community")


@pytest.mark.parametrize(
    "raw",
    [
        {"source": A, "target": "", "relType": {"name": "Cites"}},
        {"source": A, "target": None, "relType": {"name": "Cites"}},
        {"source": "unresolved::10.1/x::doi", "target": B, "relType": {"name": "Cites"}},
        {"source": A, "target": B, "relType": None},
        {"source": A, "target": B, "relType": {"name": 7.5, "type": []}, "sourceType": 3},
        {"source": [A], "target": {"id": {"id": B}}, "relType": "Cites"},
    ],
)
def test_a_row_without_ends_or_name_is_a_reject(raw: dict[str, object]) -> None:
    found = link(raw, "here:1")
    if raw["relType"] == {"name": 7.5, "type": []}:
        assert isinstance(found, Link)
        assert found.name == "7.5"
    else:
        assert isinstance(found, Reject)
        assert found.reason == "relation without two ends and a name"


def test_nothing_is_said_to_lie_in_the_unknown_repository() -> None:
    unknown = UNKNOWN_SOURCE.removeprefix("openaire:")
    for raw in (row(A, "product", "isHostedBy", unknown, "source"), row(unknown, "source", "hosts", A, "product")):
        found = link(raw, "here:1")
        assert found == Reject(
            reason="placeholder source", where="here:1", detail=f"openaire:{A} isHostedBy Unknown Repository"
        )


@pytest.mark.parametrize(
    ("trust", "expected"),
    [("0.9", 0.9), (0.9, 0.9), ("0.900000000000000022", 0.9), (None, None), ("high", None), ("7", None), ("nan", None)],
)
def test_trust_is_a_number_or_nothing(trust: object, expected: float | None) -> None:
    found = link(row(A, "product", "Cites", B, "product") | {"provenance": {"trust": trust}}, "here:1")
    assert isinstance(found, Link)
    assert found.trust == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (None, ""),
        ("2019-2023", "2019-2023"),
        ({"from": "2019", "to": None}, "2019"),
        ([{"a": "2019", "b": "2020"}], "2019/2020"),
    ],
)
def test_a_period_is_kept_whatever_its_shape(period: object, expected: str) -> None:
    line = {"person": "any-id", "organization": A, "period": period}
    import json

    assert list(items([(1, json.dumps(line).encode())], "here")) == [
        Link(
            source="openaire:any-id",
            name="authorAffiliation",
            target=f"openaire:{A}",
            source_kind="person",
            target_kind="institution",
            period=expected,
        )
    ]
