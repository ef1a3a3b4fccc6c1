"""The shape of products and relations as dumps from v10 on and the API write them: what has it is decoded in one go.

Only what is exactly of this shape; a key or a type beyond it is no fault, such a line is read key by key (`aliases`).
Small objects that come again and again (`Raw`) are not decoded at all but looked up by their bytes.
"""

import msgspec
from msgspec import Raw

#: The place of a key that is not there; a null is one that is.
ABSENT = Raw()
Text = str | None
Texts = list[str | None] | None


class _Shape(msgspec.Struct, forbid_unknown_fields=True, rename="camel", gc=False):
    """An object with these keys and no others; as part of a tree it is no work for the garbage collector."""


class Pid(_Shape):
    """An identifier."""

    scheme: Text = None
    value: Text = None


Pids = list[Pid | None] | None


class AuthorPid(_Shape):
    """The ORCID of an author, and who says so."""

    id: Pid | None = None
    provenance: Raw = ABSENT


class Author(_Shape):
    """One name."""

    full_name: Text = None
    name: Text = None
    surname: Text = None
    rank: int | float | None = None
    pid: AuthorPid | None = None


class Instance(_Shape):
    """One copy."""

    type: Text = None
    license: Text = None
    access_right: Raw = ABSENT
    urls: Texts = None
    publication_date: Text = None
    refereed: Text = None
    pids: Pids = None
    alternate_identifiers: Pids = None
    article_processing_charge: Raw = ABSENT
    hosted_by: Raw = ABSENT
    collected_from: Raw = ABSENT


class Container(_Shape):
    """The journal or proceedings."""

    name: Text = None
    issn_printed: Text = None
    issn_online: Text = None
    issn_linking: Text = None
    vol: Text = None
    iss: Text = None
    sp: Text = None
    ep: Text = None
    edition: Text = None
    conference_place: Text = None
    conference_date: Text = None


class Impact(_Shape):
    """What is made of citations."""

    citation_count: float | None = None
    influence: float | None = None
    popularity: float | None = None
    impulse: float | None = None
    citation_class: Text = None
    influence_class: Text = None
    popularity_class: Text = None
    impulse_class: Text = None


class Usage(_Shape):
    """Downloads and views."""

    downloads: float | None = None
    views: float | None = None


class Indicators(_Shape):
    """Both."""

    citation_impact: Impact | None = None
    usage_counts: Usage | None = None


class Product(_Shape, kw_only=True):
    """A product of any kind; `instances` is the key by which one is known."""

    id: str
    instances: list[Instance | None] | None
    type: Text = None
    original_ids: Texts = None
    main_title: Text = None
    sub_title: Text = None
    authors: list[Author | None] | None = None
    best_access_right: Raw = ABSENT
    contributors: Texts = None
    countries: Raw = ABSENT
    coverages: Texts = None
    date_of_collection: Text = None
    descriptions: Texts = None
    embargo_end_date: Text = None
    indicators: Indicators | None = None
    language: Raw = ABSENT
    last_update_time_stamp: int | None = None
    pids: Pids = None
    publication_date: Text = None
    publisher: Text = None
    sources: Texts = None
    formats: Texts = None
    subjects: list[Raw] | None = None
    is_green: bool | None = None
    open_access_color: Text = None
    is_in_diamond_journal: bool | None = None
    publicly_funded: bool | None = None
    container: Container | None = None
    size: Text = None
    version: Text = None
    geo_locations: Raw = ABSENT
    documentation_urls: Texts = None
    code_repository_url: Text = None
    programming_language: Text = None
    contact_people: Texts = None
    contact_groups: Texts = None
    tools: Texts = None
    organizations: Raw = ABSENT
    projects: Raw = ABSENT
    communities: Raw = ABSENT
    collected_from: Raw = ABSENT


class Answer(_Shape):
    """A page of the API; its records are looked at one by one."""

    header: Raw
    results: list[Raw]


class RelationType(_Shape):
    """How one end stands to the other."""

    name: str
    type: Text = None


class Relation(_Shape, kw_only=True):
    """A row of a relation file."""

    source: str
    source_type: str
    target: str
    target_type: str
    rel_type: Raw
    provenance: Raw = ABSENT
    validated: bool | None = None
    validation_date: Text = None


PRODUCT = msgspec.json.Decoder(Product)
RELATION = msgspec.json.Decoder(Relation)
RELATION_TYPE = msgspec.json.Decoder(RelationType)
ANSWER = msgspec.json.Decoder(Answer)
#: A relation is shorter than this up to its type.
_HEAD = 400


def is_relation(line: bytes) -> bool:
    """Whether a line is a row of a relation file, by what stands at its beginning."""
    return line.find(b'"relType"', 0, _HEAD) >= 0


def decoded(line: bytes) -> Product | Relation:
    """The object of a line; fails where it is of another shape."""
    return RELATION.decode(line) if is_relation(line) else PRODUCT.decode(line)
