"""The records between the sources and the graph: frozen, typed, the same for every source.

A reader turns a dump into records and knows no graph; the writer turns records into a graph and knows no
source. `Product`, `Organization`, `Project`, `DataSource`, `Community` and `SourcePerson` are what one source
says of one thing; `Link` is a statement between two of them; `Reject` is what could not be used.
Identifiers in records are clean (kg/ids.py): `doi:10.1000/x`, `arxiv:0704.0001`, `orcid:0000-…`, `ror:0…`.
"""

from typing import Any, Literal, Self

import msgspec

#: Kinds of work, in the order in which an identifier shared by two kinds is given to one of them.
WORK_KINDS = ("paper", "dataset", "software", "other")
#: Neo4j label of each kind of record's entity.
LABELS = {
    "paper": "Paper",
    "dataset": "Dataset",
    "software": "Software",
    "other": "OtherProduct",
    "institution": "Institution",
    "project": "Project",
    "source": "Source",
    "person": "Person",
    "community": "Topic",
}

Kind = Literal["paper", "dataset", "software", "other", "institution", "project", "source", "person", "community"]
OrcidState = Literal["", "asserted", "pending"]
Origin = Literal["author", "arxiv", "inferred", "source"]


class _Record(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A frozen record; absent and empty are the same. Built from the leaves up, it is in no circle: no work for gc."""

    def encoded(self) -> bytes:
        """The record as compact JSON in field order; equal records give equal bytes."""
        return msgspec.json.encode(self)

    @classmethod
    def decoded(cls, data: bytes | str) -> Self:
        """The record back from `encoded`."""
        return msgspec.json.decode(data, type=cls)


class Author(_Record, frozen=True):
    """One name in the author list of one record; its position is its place in the list."""

    name: str
    """Given name first, as printed otherwise, without homonym number."""
    given: str = ""
    family: str = ""
    suffix: str = ""
    homonym: str = ""
    """The source's own number that tells people of one name apart: `0004`."""
    orcid: str = ""
    """Clean, without scheme: `0000-0002-1825-0097`."""
    orcid_state: OrcidState = ""
    collective: bool = False
    """A collaboration or other body, not a person."""
    corresponding: bool = False
    affiliations: tuple[str, ...] = ()
    """As printed; a text, not an institution."""


class Subject(_Record, frozen=True):
    """One topic of one record; `scheme` and `code` make the topic's key."""

    scheme: str
    """`arxiv`, `fos`, `sdg`, `keyword`, or the source's own in lower case: `mesh`, `acm`, `msc`."""
    code: str
    """`cs.CV`, `0202`, `13`, `attention mechanism`."""
    label: str = ""
    primary: bool = False
    origin: Origin = "author"
    score: float | None = None


class Copy(_Record, frozen=True):
    """One copy of a work as OpenAIRE gives it (an instance)."""

    type: str = ""
    license: str = ""
    access: str = ""
    """OPEN, EMBARGO, RESTRICTED, CLOSED, OPEN SOURCE or empty for unknown."""
    oa_route: str = ""
    """gold, green, hybrid, bronze or empty."""
    refereed: str = ""
    """peerReviewed, nonPeerReviewed or empty."""
    urls: tuple[str, ...] = ()
    date: str = ""
    """`2017`, `2017-02` or `2017-02-28`."""
    pids: tuple[str, ...] = ()
    alternate_ids: tuple[str, ...] = ()
    apc_amount: str = ""
    apc_currency: str = ""
    hosted_by: str = ""
    """Record id of the data source, where the instance itself says so."""
    collected_from: tuple[str, ...] = ()


class ArxivVersion(_Record, frozen=True):
    """One version of an arXiv paper."""

    number: int
    date: str = ""
    """An instant in UTC, `2021-09-15T13:15:54Z`."""
    size_kb: int | None = None
    source_type: str = ""
    withdrawn: bool = False


class Container(_Record, frozen=True):
    """The journal or proceedings in which a work appeared."""

    name: str = ""
    issns: tuple[str, ...] = ()
    """Clean ISSNs (`0925-2312`), sorted."""
    volume: str = ""
    issue: str = ""
    first_page: str = ""
    last_page: str = ""
    edition: str = ""
    conference_place: str = ""
    conference_date: str = ""


class Indicator(_Record, frozen=True):
    """One figure that a source states of a work, with its class where it has one."""

    name: Literal["citations", "influence", "popularity", "impulse", "downloads", "views"]
    score: float | None = None
    cls: str = ""
    """C1 (top 0.01 %) to C5 (the rest)."""


class Link(_Record, frozen=True):
    """A statement of one source: record `source` stands in relation `name` to record `target`.

    Always in its canonical direction and spelling (loaders/openaire/relations.py).
    """

    source: str
    name: str
    target: str
    source_kind: str = ""
    target_kind: str = ""
    trust: float | None = None
    provenance: str = ""
    validated: bool = False
    position: int | None = None
    """Place in the author list, for `authorship`."""
    period: str = ""
    role: str = ""
    """What a person was in a project, as printed."""
    validation_date: str = ""


class Product(_Record, frozen=True):
    """What one source says of one paper, data set, software or other product."""

    id: str
    """Record id: `openaire:doi_dedup___::…`, `arxiv:2109.07270` (snapshot), `arxiv:2109.07270#raw`."""
    kind: Kind
    ids: tuple[str, ...] = ()
    """Strong identifiers, clean and sorted: they decide which records are one work."""
    weak_ids: tuple[str, ...] = ()
    """Identifiers that a copy merely quotes; shown and found, but they join nothing."""
    stamp: str = ""
    """Date of the record's last change; of two deliveries of one record the later wins."""
    form: str = ""
    """Which form of the source this is: `snapshot`, `raw`, `dump`, `api`, …"""
    title: str = ""
    subtitle: str = ""
    abstract: str = ""
    type: str = ""
    date: str = ""
    language: str = ""
    publisher: str = ""
    access: str = ""
    authors: tuple[Author, ...] = ()
    authors_cut: bool = False
    """The source's list ended in a remark that there are more: "et al.", "[and 2,900 more]"."""
    subjects: tuple[Subject, ...] = ()
    versions: tuple[ArxivVersion, ...] = ()
    copies: tuple[Copy, ...] = ()
    container: Container | None = None
    indicators: tuple[Indicator, ...] = ()
    links: tuple[Link, ...] = ()
    """Links that the record itself holds (API and community dumps)."""
    colour: str = ""
    green: bool | None = None
    diamond: bool | None = None
    publicly_funded: bool | None = None
    embargo_end: str = ""
    countries: tuple[str, ...] = ()
    """Countries of the repositories, `GB`; never of the authors."""
    submitter: str = ""
    comments: str = ""
    journal_ref: str = ""
    report_no: str = ""
    license: str = ""
    """Licence of the latest arXiv version."""
    withdrawn: bool = False
    withdrawn_how: str = ""
    """`flag` (source type I) or `words`."""
    deleted: bool = False
    retracted: bool = False
    """The source marks it as retracted; a notice that retracts another work is none."""
    contributors: tuple[str, ...] = ()
    origin_sources: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    coverages: tuple[str, ...] = ()
    size: str = ""
    version_label: str = ""
    places: tuple[str, ...] = ()
    documentation_urls: tuple[str, ...] = ()
    code_repository: str = ""
    programming_language: str = ""
    contacts: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    mentioned: bool = False
    """Only named by another record or a link: its own record replaces it; without a title it is nothing alone."""


class Organization(_Record, frozen=True):
    """What one source says of one institution."""

    id: str
    ids: tuple[str, ...] = ()
    weak_ids: tuple[str, ...] = ()
    stamp: str = ""
    name: str = ""
    short: str = ""
    alternative_names: tuple[str, ...] = ()
    website: str = ""
    country: str = ""
    country_name: str = ""
    mentioned: bool = False
    """Only named inside another record: any record of its own replaces it."""


class FundingStream(_Record, frozen=True):
    """Who pays for a project, and from which stream."""

    short: str = ""
    name: str = ""
    jurisdiction: str = ""
    stream: str = ""
    stream_description: str = ""


class Project(_Record, frozen=True):
    """What one source says of one grant."""

    id: str
    ids: tuple[str, ...] = ()
    stamp: str = ""
    code: str = ""
    acronym: str = ""
    title: str = ""
    website: str = ""
    start: str = ""
    end: str = ""
    call: str = ""
    keywords: str = ""
    summary: str = ""
    subjects: tuple[str, ...] = ()
    fundings: tuple[FundingStream, ...] = ()
    currency: str = ""
    amount: float | None = None
    total_cost: float | None = None
    placeholder: bool = False
    """"Paid by this funder, grant not known": becomes a link to the funder, never a project."""
    mentioned: bool = False
    """Only named inside another record: any record of its own replaces it."""


class DataSource(_Record, frozen=True):
    """What one source says of a repository, journal platform or aggregator."""

    id: str
    ids: tuple[str, ...] = ()
    stamp: str = ""
    name: str = ""
    english_name: str = ""
    type: str = ""
    homepage: str = ""
    description: str = ""
    compatibility: str = ""
    languages: tuple[str, ...] = ()
    content_types: tuple[str, ...] = ()
    mentioned: bool = False
    """Only named inside another record: any record of its own replaces it."""


class Community(_Record, frozen=True):
    """A research community or infrastructure; a topic of scheme `community`."""

    id: str
    ids: tuple[str, ...] = ()
    stamp: str = ""
    acronym: str = ""
    name: str = ""
    type: str = ""
    description: str = ""
    homepage: str = ""
    mentioned: bool = False
    """Only named inside another record: any record of its own replaces it."""


class SourcePerson(_Record, frozen=True):
    """A person as a source knows one (OpenAIRE v11)."""

    id: str
    ids: tuple[str, ...] = ()
    stamp: str = ""
    name: str = ""
    given: str = ""
    family: str = ""
    alternative_names: tuple[str, ...] = ()
    orcid: str = ""
    biography: str = ""


class Reject(_Record, frozen=True):
    """What could not be used: why, where, and enough to recognise it."""

    reason: str
    """A short fixed text: rejects are counted by it."""
    where: str
    """`publication.json:17`, or file, member and line."""
    detail: str = ""
    value: bool = False
    """Only a value is left out, the record it stands in is there: counted, and strict loading goes on."""


Record = Product | Organization | Project | DataSource | Community | SourcePerson
Item = Record | Link | Reject

_TYPES: dict[str, type[_Record]] = {
    "paper": Product,
    "dataset": Product,
    "software": Product,
    "other": Product,
    "institution": Organization,
    "project": Project,
    "source": DataSource,
    "community": Community,
    "person": SourcePerson,
}
_DECODERS = {kind: msgspec.json.Decoder(of) for kind, of in _TYPES.items()}


def kind_of(record: Record) -> Kind:
    """The kind of thing a record is about."""
    match record:
        case Product():
            return record.kind
        case Organization():
            return "institution"
        case Project():
            return "project"
        case DataSource():
            return "source"
        case Community():
            return "community"
        case SourcePerson():
            return "person"


def decoded(kind: str, payload: bytes | str) -> Any:
    """A record of a kind back from its payload."""
    return _DECODERS[kind].decode(payload)
