"""Columns and types of everything that is staged as Parquet: what is read, what is made of it, the finished tables."""

import pyarrow as pa

TEXT, WHOLE, FIGURE, YES = pa.string(), pa.int64(), pa.float64(), pa.bool_()
TEXTS, WHOLES = pa.list_(TEXT), pa.list_(WHOLE)

#: Labels of works; all of them are also `Work`.
WORKS = ("Paper", "Dataset", "Software", "OtherProduct")


def _schema(*, text: str = "", texts: str = "", whole: str = "", figure: str = "", yes: str = "") -> pa.Schema:
    """A schema from names in one text a type."""
    typed = ((text, TEXT), (texts, TEXTS), (whole, WHOLE), (figure, FIGURE), (yes, YES))
    return pa.schema([(name, kind) for names, kind in typed for name in names.split()])


def _with(schema: pa.Schema, **fields: pa.DataType) -> pa.Schema:
    return pa.schema([*((name, kind) for name, kind in fields.items()), *schema])


#: What one unit of a delivery says; `seq` numbers the records of a whole bulk load.
READ = {
    "records": _schema(text="id kind source release load stamp digest rank marks payload", whole="seq"),
    "ids": _schema(text="record id", yes="strong", whole="seq"),
    "links": _schema(
        text="source name target delivery rank provenance period role validation_date",
        figure="trust",
        whole="position seq from_record",
        yes="validated embedded",
    ),
}  # fmt: skip

#: What the notes of a delivery say of it (loaders/notes.py).
NOTED = {
    "records": _schema(text="id kind rank marks", whole="seq"),
    "ids": _schema(text="record id", yes="strong", whole="seq"),
    "links": _schema(text="source name target rank", whole="seq from_record"),
}

_WORK = _schema(
    text="id title subtitle abstract type date language publisher access colour embargo_end withdrawn_how comments "
    "journal_ref report_no submitter license size version_label code_repository programming_language stated_by "
    "stated_citations_class stated_influence_class stated_popularity_class stated_impulse_class title_key digest",
    texts="sources countries contributors formats coverages places documentation_urls contacts tools",
    whole="year authors stated_citations stated_impulse stated_downloads stated_views",
    figure="stated_influence stated_popularity",
    yes="green diamond publicly_funded withdrawn deleted retracted authors_cut",
)

#: Properties of nodes, by label.
NODES = {
    **dict.fromkeys(WORKS, _WORK),
    "Version": _schema(
        text="id kind label date source_type type license access oa_route refereed apc_amount apc_currency hosted_by",
        texts="sources urls pids alternate_ids collected_from",
        whole="number size_kb",
        yes="withdrawn",
    ),
    "Person": _schema(
        text="id name given family orcid identity name_key",
        texts="sources alternative_names evidence homonyms",
        yes="collective",
    ),
    "Institution": _schema(text="id name short country country_name website", texts="sources alternative_names"),
    "Topic": _schema(text="id label scheme code description", texts="sources"),
    "Source": _schema(
        text="id name english_name type homepage description compatibility", texts="sources languages content_types"
    ),
    "Project": _schema(
        text="id code acronym title start end call keywords summary website currency",
        texts="sources subjects",
        figure="amount total_cost",
    ),
    "Funder": _schema(text="id name short jurisdiction"),
    "Load": _schema(
        text="id source release state counts rejects started finished changed_at",
        texts="input",
        whole="items changed",
        yes="complete",
    ),
}

#: Properties of the relationship between a person and a work, without what tells people apart.
_AUTHOR = _schema(
    text="name given family homonym orcid orcid_state name_key strong",
    texts="sources affiliations",
    whole="position year",
    yes="corresponding collective joins",
)

#: What is made of the records of one group, before it is joined with anything else.
MADE = {
    **{f"nodes/{label}": NODES[label] for label in WORKS},
    **{f"things/{label}": NODES[label] for label in ("Institution", "Topic", "Source", "Project", "Funder")},
    "describes": _schema(text="record kind label entity conflict", whole="year"),
    "versions": _with(NODES["Version"], work_label=TEXT, work=TEXT),
    "next": _schema(text="start end", texts="sources"),
    "about": _schema(
        text="work_label work topic scheme code label broader origin", texts="sources", figure="score", whole="year",
        yes="primary",
    ),
    "published_in": _schema(
        text="work_label work venue title publisher volume issue first_page last_page edition conference_place "
        "conference_date",
        texts="issns sources",
    ),
    "mentions": _with(_AUTHOR, work_label=TEXT, work=TEXT, authors=WHOLE),
    "funded": _schema(
        text="funder project short name jurisdiction stream stream_description", texts="sources"
    ),
}  # fmt: skip

#: What telling people apart makes.
PEOPLE = {
    **{f"AUTHORED/Person-{label}": _with(_AUTHOR, start=TEXT, end=TEXT, evidence=TEXTS) for label in WORKS},
    "Person": NODES["Person"],
    "named": _schema(
        text="person name name_key given family homonym", texts="sources evidence", yes="collective"
    ),
}  # fmt: skip


def names(schema: pa.Schema, *without: str) -> list[str]:
    """The columns of a schema but some."""
    return [name for name in schema.names if name not in without]
