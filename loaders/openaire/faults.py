"""Values of a record that cannot be used: noted while it is read, told beside it, each once."""

from collections.abc import Iterator

from kg.model import Reject
from loaders.openaire.values import text

#: What is noted of one record: reason and value, in the order in which they were met.
Faults = dict[tuple[str, str], None]

#: Schemes whose values can be checked, as the sources write them, and the reason of what fails.
UNUSABLE = {
    "doi": "unusable DOI",
    "arxiv": "unusable arXiv id",
    "pmid": "unusable PMID",
    "pmc": "unusable PMC id",
    "pmcid": "unusable PMC id",
    "handle": "unusable handle",
    "orcid": "unusable ORCID",
    "orcid_pending": "unusable ORCID",
    "ror": "unusable ROR",
    "isni": "unusable ISNI",
    "issn": "unusable ISSN",
}
NAMELESS = "author without a letter"


def note(faults: Faults, scheme: str, value: str) -> None:
    """Note an identifier that is none, unless nothing was stated or its scheme is one that nobody can check."""
    reason = UNUSABLE.get(scheme.strip().lower())
    if reason and text(value):
        faults[reason, value] = None


def rejects(faults: Faults, record: str, where: str) -> Iterator[Reject]:
    """What was noted of a record, as rejects of single values."""
    for reason, value in faults:
        yield Reject(reason=reason, where=where, detail=f"{record}: {value[:200]!r}", value=True)
