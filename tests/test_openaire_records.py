"""What the readers make of small files of every release, whole and by hand."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

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
    SourcePerson,
    Subject,
)
from loaders.files import members
from loaders.openaire.reader import items

DATA = Path(__file__).parent / "data" / "openaire"

PAPER_ID = "openaire:doi_dedup___::49dc362dd811848243d9f982b0d1c8df"
DATA_ID = "openaire:doi_________::3df4b8f9535eeffce1595aac4219c367"
ORG_ID = "openaire:openorgs____::daa281b29ea36699cba6e66060efc15c"
PROJECT_ID = "openaire:corda_____he::ac2ba95e1a625af11fe40ec740e96802"
SOURCE_ID = "openaire:opendoar____::d3eb9a9233e52948740d7eb8c3062d14"
COMMUNITY_ID = "openaire:context_____::7e94476d62556cc8501e3df5b8d6470d"
PERSON_ID = "openaire:orcid_______::8c8d357b5e872bbacd45197626bd5759"
PLACEHOLDER_ID = "openaire:dfgf________::1e5e62235d094afd01cd56e65112fc63"

PAPER = Product(
    id=PAPER_ID,
    kind="paper",
    ids=(
        "arxiv:2401.04567",
        "doi:10.5555/kg.2024.1",
        "handle:2123/24805",
        "oaire:doi_dedup___::49dc362dd811848243d9f982b0d1c8df",
        "oaire:od______2345::92eb5ffee6ae2fec3ad71c777531578f",
        "pmid:38000001",
    ),
    weak_ids=("doi:10.5555/proceedings.7", "mag:2100000001"),
    stamp="2025-12-01T00:00:00Z",
    form="dump",
    title="Maps of science & their readers",
    abstract="Maps of who writes with whom are drawn for every field of science,"
    " and we say how far they can be trusted, n < 7.",
    type="Article",
    date="2024-03-01",
    language="en",
    publisher="Maps & Co",
    access="OPEN",
    authors=(
        Author(name="Ada Ekman", given="Ada", family="Ekman", orcid="0000-0002-1825-0097", orcid_state="asserted"),
        Author(name="Min Peng", given="Min", family="Peng", homonym="0004"),
        Author(name="ATLAS Collaboration", collective=True),
        Author(
            name="José de la Vega",
            given="José",
            family="de la Vega",
            orcid="0000-0001-5109-3700",
            orcid_state="pending",
        ),
    ),
    authors_cut=True,
    subjects=(
        Subject(scheme="keyword", code="knowledge graphs", label="Knowledge Graphs", origin="author", score=1.0),
        Subject(scheme="fos", code="0102", label="0102 computer and information sciences", origin="inferred"),
        Subject(scheme="sdg", code="13", label="13. Climate action", origin="inferred"),
        Subject(scheme="keyword", code="fos: mathematics", label="FOS: Mathematics", origin="author"),
        Subject(scheme="mesheuropmc", code="humans", label="Humans", origin="inferred", score=0.8739),
        Subject(scheme="acm", code="h.3", label="H.3", origin="source", score=0.9),
    ),
    copies=(
        Copy(
            type="Article",
            license="https://creativecommons.org/licenses/by/4.0/",
            access="OPEN",
            oa_route="gold",
            refereed="peerReviewed",
            urls=("https://doi.org/10.5555/kg.2024.1",),
            date="2024-03-01",
            pids=("doi:10.5555/kg.2024.1",),
            apc_amount="1500.0",
            apc_currency="EUR",
        ),
        Copy(
            type="Preprint",
            access="OPEN",
            oa_route="green",
            urls=("http://arxiv.org/abs/2401.04567",),
            date="2024-01",
            pids=("arxiv:2401.04567",),
            alternate_ids=("doi:10.5555/kg.2024.1", "doi:10.5555/proceedings.7"),
        ),
    ),
    container=Container(
        name="Journal of Maps",
        issns=("0925-2312", "2049-3630"),
        volume="7",
        issue="2",
        first_page="1",
        last_page="12",
    ),
    indicators=(
        Indicator(name="citations", score=12.0, cls="C4"),
        Indicator(name="influence", score=3.1e-09, cls="C5"),
        Indicator(name="popularity", score=5.2e-09, cls="C4"),
        Indicator(name="impulse", score=4.0, cls="C4"),
        Indicator(name="downloads", score=40.0),
        Indicator(name="views", score=110.0),
    ),
    colour="gold",
    green=True,
    diamond=False,
    publicly_funded=True,
    countries=("NL",),
    contributors=("Lab of Maps",),
    origin_sources=("Crossref",),
)
DATASET = Product(
    id=DATA_ID,
    kind="dataset",
    ids=("doi:10.5555/data.7", "oaire:doi_________::3df4b8f9535eeffce1595aac4219c367"),
    stamp="2025-11-03T10:15:30Z",
    form="dump",
    title="Measurements of maps",
    type="Dataset",
    date="2024-02",
    language="cs",
    publisher="Repository",
    authors=(Author(name="Ada Ekman", given="Ada", family="Ekman"),),
    copies=(
        Copy(
            type="Dataset",
            refereed="nonPeerReviewed",
            urls=("https://doi.org/10.5555/data.7",),
            pids=("doi:10.5555/data.7",),
        ),
    ),
    size="3 files",
    version_label="1.2",
    places=("The Hague", "1 2"),
)
SOFTWARE = Product(
    id="openaire:od______9999::43b36d42e7f8e60be58ba4356b6af40c",
    kind="software",
    ids=("arxiv:2401.04567", "oaire:od______9999::43b36d42e7f8e60be58ba4356b6af40c"),
    form="dump",
    title="mapmaker",
    type="Software",
    date="2023",
    copies=(Copy(type="Software", urls=("https://arxiv.org/pdf/2401.04567v1.pdf",)),),
    documentation_urls=("https://example.org/docs",),
    code_repository="https://example.org/code",
    programming_language="Python",
)
SLIDES = Product(
    id="openaire:od______9999::802c33b34b545e5a3bf683bd81d96ba0",
    kind="other",
    ids=("oaire:od______9999::802c33b34b545e5a3bf683bd81d96ba0",),
    form="dump",
    title="Slides",
    type="Lecture",
    copies=(Copy(type="Other literature type"), Copy(type="Lecture")),
    contacts=("Ada Ekman", "Map group"),
    tools=("a projector",),
)
ORGANIZATION = Organization(
    id=ORG_ID,
    ids=("ror:00f54p054", "ror:05f950310", "oaire:openorgs____::daa281b29ea36699cba6e66060efc15c"),
    weak_ids=("fundref:501100004040", "grid:grid.5596.f", "isni:0000000106687884"),
    name="University of Maps",
    short="UMU",
    alternative_names=("Map University",),
    website="https://maps.example.edu/",
    country="NL",
    country_name="Netherlands",
)
PROJECT = Project(
    id=PROJECT_ID,
    ids=("oaire:corda_____he::ac2ba95e1a625af11fe40ec740e96802",),
    code="101999999",
    acronym="MAPS",
    title="Maps of science",
    start="2023-01-01",
    end="2026-12-31",
    call="HORIZON-CL4",
    keywords="graphs,metadata",
    summary="We draw maps.",
    subjects=("graphs",),
    fundings=(
        FundingStream(
            short="EC",
            name="European Commission",
            jurisdiction="EU",
            stream="EC::HE::HORIZON-RIA",
            stream_description="Research and Innovation",
        ),
    ),
    currency="EUR",
    amount=900000.0,
)
PLACEHOLDER = Project(
    id=PLACEHOLDER_ID,
    ids=("oaire:dfgf________::1e5e62235d094afd01cd56e65112fc63",),
    code="unidentified",
    title="unidentified",
    fundings=(FundingStream(short="DFG", name="Deutsche Forschungsgemeinschaft", jurisdiction="DE"),),
    placeholder=True,
)
SOURCE = DataSource(
    id=SOURCE_ID,
    ids=("oaire:opendoar____::d3eb9a9233e52948740d7eb8c3062d14",),
    name="Map Repository",
    type="Institutional Repository",
    homepage="https://repo.example.edu/",
    description="Of maps.",
    compatibility="OpenAIRE 3.0 (OA, funding)",
    languages=("eng",),
    content_types=("Maps",),
)
COMMUNITY = Community(
    id=COMMUNITY_ID,
    ids=("oaire:context_____::7e94476d62556cc8501e3df5b8d6470d", "community:maps"),
    acronym="maps",
    name="Map Studies",
    type="Research Community",
    description="People with maps.",
    homepage="https://zenodo.org/communities/maps",
)
AFFILIATED = Link(
    source=PAPER_ID,
    name="hasAuthorInstitution",
    target=ORG_ID,
    source_kind="product",
    target_kind="institution",
    trust=0.85,
    provenance="Inferred by OpenAIRE",
)
FUNDED = Link(
    source=PAPER_ID,
    name="isProducedBy",
    target=PROJECT_ID,
    source_kind="product",
    target_kind="project",
    trust=0.9,
    provenance="Harvested",
    validated=True,
)


def read(name: str) -> list[Item]:
    return [item for member in members([DATA / name]) for item in items(member.lines(), member.name, member.hint)]


def test_v10_gives_these_records() -> None:
    assert read("v10.json") == [
        PAPER,
        DATASET,
        SOFTWARE,
        SLIDES,
        ORGANIZATION,
        PROJECT,
        PLACEHOLDER,
        SOURCE,
        COMMUNITY,
        AFFILIATED,
        AFFILIATED,
        FUNDED,
        Reject(
            reason="placeholder source",
            where="v10.json:13",
            detail=f"{PAPER_ID} isHostedBy Unknown Repository",
        ),
        Link(
            source=PAPER_ID,
            name="IsSomethingNew",
            target=DATA_ID,
            source_kind="product",
            target_kind="product",
            trust=0.9,
            provenance="Harvested",
        ),
        Reject(reason="relation of a thing to itself", where="v10.json:15", detail=f"Cites {PAPER_ID}"),
    ]


def test_v11_has_persons_and_what_they_did() -> None:
    assert read("v11.json") == [
        SourcePerson(
            id=PERSON_ID,
            ids=("oaire:orcid_______::8c8d357b5e872bbacd45197626bd5759", "orcid:0000-0002-1825-0097"),
            name="Ada Ekman",
            given="Ada",
            family="Ekman",
            alternative_names=("A. Ekman",),
            orcid="0000-0002-1825-0097",
            biography="Draws maps.",
        ),
        Link(
            source=PAPER_ID,
            name="authorship",
            target=PERSON_ID,
            source_kind="product",
            target_kind="person",
            position=1,
        ),
        Reject(reason="co-authorship, which is derived here instead", where="v11.json:3"),
        Link(
            source=PERSON_ID,
            name="authorAffiliation",
            target=ORG_ID,
            source_kind="person",
            target_kind="institution",
            period="2019/2023-05",
        ),
        Link(
            source=PERSON_ID,
            name="projectParticipation",
            target=PROJECT_ID,
            source_kind="person",
            target_kind="project",
            role="leader",
        ),
    ]


def test_v6_gives_the_same_records_as_v10() -> None:
    funded = msgspec.structs.replace(FUNDED, validation_date="2020-01-01")
    assert read("v6.json") == [PAPER, ORGANIZATION, PROJECT, SOURCE, COMMUNITY, AFFILIATED, funded]


def test_v4_gives_what_it_has_of_them() -> None:
    # No usage, no classes, no statements on openness: they came later.
    bare = tuple(Indicator(name=one.name, score=one.score) for one in PAPER.indicators[:4])
    paper = msgspec.structs.replace(PAPER, indicators=bare, colour="", green=None, diamond=None, publicly_funded=None)
    assert read("v4.json") == [paper, ORGANIZATION, PROJECT, SOURCE, COMMUNITY, AFFILIATED, FUNDED]


def api_link(name: str, target: str, kind: str) -> Link:
    return Link(source=DATA_ID, name=name, target=target, source_kind="product", target_kind=kind, provenance="API")


def own(record: str) -> tuple[str]:
    return (record.replace("openaire:", "oaire:"),)


GRANT = Project(
    id=PROJECT_ID,
    ids=own(PROJECT_ID),
    code="101999999",
    acronym="MAPS",
    title="Maps of science",
    fundings=(FundingStream(short="EC", name="European Commission", jurisdiction="EU", stream="HE"),),
    mentioned=True,
)
NAMED_SOURCE = DataSource(id=SOURCE_ID, ids=own(SOURCE_ID), name="Map Repository", mentioned=True)
NAMED_COMMUNITY = Community(id=COMMUNITY_ID, ids=COMMUNITY.ids, acronym="maps", name="Map Studies", mentioned=True)


def held(copy: Copy) -> Copy:
    return msgspec.structs.replace(copy, hosted_by=SOURCE_ID, collected_from=(SOURCE_ID,))


def test_an_answer_of_the_api_holds_its_links() -> None:
    dataset = msgspec.structs.replace(
        DATASET,
        stamp="",
        form="api",
        copies=(held(DATASET.copies[0]),),
        links=(
            api_link("hasAuthorInstitution", ORG_ID, "institution"),
            api_link("isProducedBy", PROJECT_ID, "project"),
            api_link("isProducedBy", PLACEHOLDER_ID, "project"),
            api_link("IsRelatedTo", COMMUNITY_ID, "community"),
            api_link("isProvidedBy", SOURCE_ID, "source"),
        ),
    )
    organization = msgspec.structs.replace(
        ORGANIZATION, weak_ids=(*ORGANIZATION.weak_ids, "oaire:pending_org_::149603e6c03516362a8da23f624db945")
    )
    assert read("api.json") == [
        dataset,
        Organization(id=ORG_ID, ids=own(ORG_ID), name="University of Maps", short="UMU", mentioned=True),
        msgspec.structs.replace(
            GRANT, fundings=(FundingStream(short="EC", name="European Commission", jurisdiction="EU"),)
        ),
        Project(
            id=PLACEHOLDER_ID,
            ids=own(PLACEHOLDER_ID),
            code="unidentified",
            title="unidentified",
            fundings=(FundingStream(name="DFG"),),
            placeholder=True,
            mentioned=True,
        ),
        NAMED_SOURCE,
        NAMED_COMMUNITY,
        organization,
    ]


def test_a_community_dump_holds_its_links_and_says_who_said_so() -> None:
    assert read("extended.json") == [
        Product(
            id=DATA_ID,
            kind="dataset",
            ids=DATASET.ids,
            form="extended",
            title="Measurements of maps",
            type="Dataset",
            date="2024-02",
            authors=DATASET.authors,
            copies=(
                Copy(
                    type="Dataset",
                    urls=("https://doi.org/10.5555/data.7",),
                    pids=("doi:10.5555/data.7",),
                    hosted_by=SOURCE_ID,
                    collected_from=(SOURCE_ID,),
                ),
            ),
            links=(
                msgspec.structs.replace(
                    api_link("isProducedBy", PROJECT_ID, "project"),
                    trust=0.9,
                    provenance="Harvested",
                    validated=True,
                ),
                msgspec.structs.replace(
                    api_link("IsRelatedTo", COMMUNITY_ID, "community"),
                    trust=0.8,
                    provenance="Bulktagging for Community - Subject",
                ),
                api_link("isProvidedBy", SOURCE_ID, "source"),
            ),
        ),
        GRANT,
        NAMED_SOURCE,
        NAMED_COMMUNITY,
    ]


def test_what_thousands_of_products_name_in_the_same_words_is_told_once_a_file() -> None:
    lines = (DATA / "extended.json").read_bytes().splitlines() * 3
    kinds = Counter(type(item).__name__ for item in items(enumerate(lines, 1), "x"))
    assert kinds == {"Product": 3, "Project": 1, "DataSource": 1, "Community": 1}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("internal.json", "OpenAIRE's internal format (OAF), not a dump; load a dump of the Graph"),
        ("beta-2019.json", "the OpenAIRE dump of 2019 (zipped XML); load a later release"),
    ],
)
def test_what_only_looks_alike_is_refused_once_and_by_name(name: str, reason: str) -> None:
    found = read(name)
    assert [(item.reason, item.where.partition(":")[0]) for item in found if isinstance(item, Reject)] == [
        (reason, name)
    ]
    assert len(found) == 1


def test_every_record_comes_back_from_its_payload() -> None:
    for item in read("v10.json"):
        assert type(item).decoded(item.encoded()) == item
