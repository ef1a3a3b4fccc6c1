"""Releases between those of `test_openaire_records`: v8, v5, 2020; and records of which more than one has a part."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from kg import Graph
from kg.canonical import lines
from kg.model import (
    Author,
    Community,
    Container,
    Copy,
    DataSource,
    FundingStream,
    Indicator,
    Item,
    Link,
    Organization,
    Product,
    Project,
    Reject,
    Subject,
)
from loaders.files import members
from loaders.openaire import recognise
from loaders.registry import items
from loaders.run import Options, load

DATA = Path(__file__).parent / "data" / "openaire"

PAPER_ID = "openaire:doi_dedup___::10e99f04eb0f7b6ddb92fceebff1310b"
ORG_ID = "openaire:openorgs____::97dc284cf580da5ebef4aa4b47c13dce"
ARCHIVE_ID = "openaire:opendoar____::d93591bdf7860e1e4ee2fca799911215"
KELP_ID = "openaire:dedup_wf_001::f615e488481034b31be0d96f0dd7c8e1"
KELP_PEOPLE_ID = "openaire:context_____::c40c69779e15780adae46c45eb451e23"


def read(*paths: Path) -> list[Item]:
    return [item for member in members(paths) for item in items(member, "openaire")]


def test_v8_gives_the_records_of_every_kind() -> None:
    assert read(DATA / "v8.json") == [
        Product(
            id=PAPER_ID,
            kind="paper",
            ids=(
                "doi:10.5555/tides.2023.4",
                "oaire:doi_dedup___::10e99f04eb0f7b6ddb92fceebff1310b",
                "oaire:od______4321::acc1218b46bd230c4f9799265103ed2d",
            ),
            weak_ids=("pmid:37000001",),
            stamp="2024-07-01T12:00:00Z",
            form="dump",
            title="Tides & the animals of a rock pool",
            subtitle="A year on one shore",
            abstract="Every low tide of one year was walked at the same shore,"
            " and what lives in its pools was counted by two people apart.",
            type="Article",
            date="2023-05-01",
            language="en",
            publisher="Shore Press",
            access="OPEN",
            authors=(
                Author(
                    name="Kerstin Holm",
                    given="Kerstin",
                    family="Holm",
                    orcid="0000-0002-1694-233X",
                    orcid_state="asserted",
                ),
                # Two people of one name, who both stay.
                Author(name="Wei Li", given="Wei", family="Li"),
                Author(name="Wei Li", given="Wei", family="Li", orcid="0000-0001-5000-0007", orcid_state="pending"),
            ),
            subjects=(
                Subject(scheme="keyword", code="rock pools", label="rock pools", origin="author"),
                Subject(scheme="fos", code="0106", label="0106 biological sciences", origin="inferred", score=0.8),
                Subject(scheme="sdg", code="14", label="14. Life underwater", origin="inferred", score=0.8),
            ),
            copies=(
                Copy(
                    type="Article",
                    license="CC BY",
                    access="OPEN",
                    oa_route="hybrid",
                    refereed="peerReviewed",
                    urls=("https://doi.org/10.5555/tides.2023.4",),
                    date="2023-05-01",
                    pids=("doi:10.5555/tides.2023.4",),
                    apc_amount="9000",
                    apc_currency="SEK",
                ),
                Copy(
                    type="Other literature type",
                    access="OPEN",
                    oa_route="green",
                    refereed="nonPeerReviewed",
                    urls=("https://shore.example.org/17",),
                    alternate_ids=("doi:10.5555/tides.2023.4", "pmid:37000001"),
                ),
            ),
            container=Container(
                name="Annals of the Shore",
                issns=("0317-8471", "1050-124X"),
                volume="12",
                issue="4",
                first_page="101",
                last_page="119",
                conference_place="Visby",
                conference_date="2022-06-01",
            ),
            indicators=(
                Indicator(name="citations", score=7.0, cls="C4"),
                Indicator(name="influence", score=2.5e-09, cls="C5"),
                Indicator(name="popularity", score=1.5e-08, cls="C3"),
                Indicator(name="impulse", score=3.0, cls="C4"),
                Indicator(name="downloads", score=12.0),
                Indicator(name="views", score=31.0),
            ),
            colour="hybrid",
            green=True,
            diamond=False,
            publicly_funded=False,
            embargo_end="2023-12-31",
            countries=("SE",),
            contributors=("Shore Station",),
            origin_sources=("Crossref",),
            formats=("application/pdf",),
            coverages=("1998-2020",),
        ),
        Product(
            id="openaire:doi_________::9dbbe1e15485c1281a46d0c08bff7f4d",
            kind="dataset",
            ids=("doi:10.5555/tides.data.1", "oaire:doi_________::9dbbe1e15485c1281a46d0c08bff7f4d"),
            form="dump",
            title="Counts in rock pools",
            type="Dataset",
            date="2022",
            access="RESTRICTED",
            authors=(Author(name="Kerstin Holm", given="Kerstin", family="Holm"),),
            copies=(
                Copy(
                    type="Dataset",
                    urls=("https://doi.org/10.5555/tides.data.1",),
                    date="2022",
                    pids=("doi:10.5555/tides.data.1",),
                ),
            ),
            # Of the two shapes of these releases the newer one.
            indicators=(
                Indicator(name="citations", score=2.0, cls="C5"),
                Indicator(name="influence", score=2.5e-09, cls="C5"),
                Indicator(name="popularity", score=1.25e-09, cls="C5"),
                Indicator(name="impulse", score=1.0, cls="C5"),
                Indicator(name="downloads", score=5.0),
                Indicator(name="views", score=8.0),
            ),
            formats=("text/csv",),
            size="2 tables",
            version_label="3",
            places=("Gotland", "57.9 19.1"),
        ),
        Product(
            id="openaire:od______4321::dc62c072ae794c45cb20ef5384e54be3",
            kind="software",
            ids=("oaire:od______4321::dc62c072ae794c45cb20ef5384e54be3",),
            form="dump",
            title="poolcount",
            type="Software",
            date="2023-01",
            copies=(Copy(type="Software", urls=("https://shore.example.org/poolcount",)),),
            documentation_urls=("https://shore.example.org/poolcount/docs",),
            code_repository="https://shore.example.org/poolcount.git",
            programming_language="R",
        ),
        Product(
            id="openaire:od______4321::54323bf3c809cb2c29eaba439466e3fb",
            kind="other",
            ids=("oaire:od______4321::54323bf3c809cb2c29eaba439466e3fb",),
            form="dump",
            title="A talk on rock pools",
            type="Lecture",
            copies=(Copy(type="Lecture"),),
            contacts=("Kerstin Holm", "Shore Station"),
            tools=("a boat",),
        ),
        Organization(
            id=ORG_ID,
            ids=("ror:05f950310", "oaire:openorgs____::97dc284cf580da5ebef4aa4b47c13dce"),
            name="Shore Station",
            short="ST",
            alternative_names=("Station of the Shore",),
            website="https://shore.example.org",
            country="SE",
            country_name="Sweden",
        ),
        Project(
            id="openaire:corda__h2020::9d2e1e4dd51a890eaf2686c343343394",
            ids=("oaire:corda__h2020::9d2e1e4dd51a890eaf2686c343343394",),
            code="824001",
            acronym="POOLS",
            title="Pools of the shore",
            start="2019-01-01",
            end="2022-12-31",
            call="H2020-SHORE",
            keywords="pools; tides",
            summary="We count.",
            subjects=("biology",),
            fundings=(
                FundingStream(
                    short="EC",
                    name="European Commission",
                    jurisdiction="EU",
                    stream="EC::H2020::RIA",
                    stream_description="Research and Innovation action",
                ),
            ),
            currency="EUR",
            amount=200000.0,
            total_cost=250000.0,
        ),
        Link(
            source=PAPER_ID,
            name="hasAuthorInstitution",
            target=ORG_ID,
            source_kind="product",
            target_kind="institution",
            trust=0.8,
            provenance="Inferred by OpenAIRE",
        ),
    ]


def test_v5_has_its_indicators_by_name() -> None:
    assert read(DATA / "v5.json") == [
        Product(
            id="openaire:doi_________::46e01b9afc2fb66576d653be2b3ef2b6",
            kind="paper",
            ids=("doi:10.5555/reef.2021.9", "oaire:doi_________::46e01b9afc2fb66576d653be2b3ef2b6"),
            stamp="2022-12-28T00:00:00Z",
            form="dump",
            title="Sounds of a reef at night",
            abstract="Heard at night.",
            type="Article",
            date="2021-11-30",
            language="pt",
            publisher="Reef Society",
            access="OPEN",
            authors=(Author(name="Rui Costa", given="Rui", family="Costa"),),
            subjects=(
                Subject(scheme="keyword", code="bioacoustics", label="Bioacoustics", origin="author", score=0.9),
            ),
            copies=(
                Copy(
                    type="Article",
                    license="CC0",
                    access="OPEN",
                    oa_route="gold",
                    refereed="peerReviewed",
                    urls=("https://doi.org/10.5555/reef.2021.9",),
                    date="2021-11-30",
                    pids=("doi:10.5555/reef.2021.9",),
                ),
            ),
            container=Container(
                name="Reef Letters", issns=("2049-3630",), volume="3", first_page="1", last_page="9"
            ),
            # `influence_alt` is the citation count; `popularity_alt` has no successor.
            indicators=(
                Indicator(name="citations", score=21.0, cls="C3"),
                Indicator(name="influence", score=4.5e-09, cls="C4"),
                Indicator(name="popularity", score=6.5e-09, cls="C4"),
                Indicator(name="impulse", score=11.0, cls="C3"),
                Indicator(name="downloads", score=3.0),
                Indicator(name="views", score=14.0),
            ),
            origin_sources=("Reef Letters",),
        ),
    ]  # fmt: skip


def test_2020_has_flat_subjects_many_pids_and_communities_by_their_original_id() -> None:
    assert read(DATA / "2020.json") == [
        Product(
            id=KELP_ID,
            kind="software",
            ids=("doi:10.5555/kelp.2019.2", "oaire:dedup_wf_001::f615e488481034b31be0d96f0dd7c8e1"),
            stamp="2020-07-13T00:00:00Z",
            form="extended",
            title="kelpcount",
            abstract="Code that counts kelp.",
            type="Software",
            date="2019-08-01",
            language="no",
            publisher="Kelp Institute",
            access="OPEN",
            authors=(
                Author(
                    name="Siri Moe",
                    given="Siri",
                    family="Moe",
                    orcid="0000-0002-1694-233X",
                    orcid_state="asserted",
                    affiliations=("Kelp Institute",),
                ),
            ),
            subjects=(
                Subject(scheme="keyword", code="kelp", label="Kelp", origin="author"),
                Subject(scheme="ddc", code="579", label="579", origin="source"),
            ),
            copies=(
                Copy(
                    type="Software",
                    access="OPEN",
                    urls=("https://doi.org/10.5555/kelp.2019.2",),
                    date="2019-08-01",
                    hosted_by=ARCHIVE_ID,
                    collected_from=(ARCHIVE_ID,),
                ),
            ),
            links=(
                Link(
                    source=KELP_ID,
                    name="IsRelatedTo",
                    target=KELP_PEOPLE_ID,
                    source_kind="product",
                    target_kind="community",
                    provenance="Bulktagging for Community - Subject",
                ),
                Link(
                    source=KELP_ID,
                    name="isProvidedBy",
                    target=ARCHIVE_ID,
                    source_kind="product",
                    target_kind="source",
                    provenance="API",
                ),
            ),
            documentation_urls=("https://kelp.example.org/read",),
            programming_language="Fortran",
        ),
        DataSource(
            id=ARCHIVE_ID,
            ids=("oaire:opendoar____::d93591bdf7860e1e4ee2fca799911215",),
            name="Kelp Archive",
            mentioned=True,
        ),
        Community(
            id=KELP_PEOPLE_ID,
            ids=("oaire:context_____::c40c69779e15780adae46c45eb451e23", "community:kelp"),
            acronym="kelp",
            name="Kelp Research",
            mentioned=True,
        ),
        Community(
            id="openaire:context_____::05eb372dc755e6e307b7887ba45b1590",
            ids=("oaire:context_____::05eb372dc755e6e307b7887ba45b1590", "community:tidal-pools"),
            acronym="tidal-pools",
            name="Tidal Pools",
            type="Research Community",
            description="Those who count.",
            homepage="https://zenodo.org/communities/tidal-pools",
        ),
    ]


@pytest.mark.parametrize("line", (DATA / "internal-values.json").read_bytes().splitlines())
def test_internal_records_are_refused_by_the_form_of_their_values_alone(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "x.json").write_bytes(line)
    record = json.loads(line)
    assert read(tmp_path / "x.json") == [
        Reject(
            reason="OpenAIRE's internal format (OAF), not a dump; load a dump of the Graph",
            where="x.json:1",
            detail=f"found {', '.join(sorted(record))}",
        )
    ]
    assert recognise.form(line) == "openaire internal"


TWICE = "od______4321::acab8a08d87398bb78bcb3aa85d07336"


def twice(folder: Path) -> list[Path]:
    """One id in two product files; the data set changed a day later."""
    for name, stamp in (("publication", 1719835200000), ("dataset", 1719921600000)):
        line = {"id": TWICE, "type": name, "mainTitle": f"A {name}", "instances": [], "lastUpdateTimeStamp": stamp}
        (folder / f"{name}.json").write_text(json.dumps(line))
    return [folder / "publication.json", folder / "dataset.json"]


def test_one_id_in_two_product_files_is_told_as_two_statements(tmp_path: Path) -> None:
    paper = Product(
        id=f"openaire:{TWICE}",
        kind="paper",
        ids=(f"oaire:{TWICE}",),
        stamp="2024-07-01T12:00:00Z",
        form="dump",
        title="A publication",
    )
    dataset = replace(paper, kind="dataset", stamp="2024-07-02T12:00:00Z", title="A dataset")
    assert read(*twice(tmp_path)) == [dataset, paper]


def test_of_one_id_in_two_product_files_the_later_counts_in_either_order(scratch: Graph, tmp_path: Path) -> None:
    files = twice(tmp_path)
    graphs = []
    for order in (files, files[::-1]):
        for path in order:
            load(scratch, "openaire", [path], Options(release="1"))
        works = scratch.read("MATCH (w:Work) RETURN labels(w) AS labels, w.id AS id, w.title AS title").rows
        assert [(sorted(labels), id, title) for labels, id, title in works] == [
            (["Dataset", "Work"], f"oaire:{TWICE}", "A dataset")
        ]
        assert scratch.read("MATCH (r:Record {id: $id}) RETURN r.kind", {"id": f"openaire:{TWICE}"}).rows == [
            ("dataset",)
        ]
        graphs.append(list(lines(scratch)))
        scratch.write("MATCH (n) DETACH DELETE n")
    assert graphs[0] == graphs[1]
