"""What codes of the sources mean, in words; the same on pages, in JSON and in the terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SOURCES = {"arxiv": "arXiv", "openaire": "OpenAIRE"}
ACCESS = {
    "OPEN SOURCE": "Open source",
    "OPEN": "Open access",
    "EMBARGO": "Under embargo",
    "RESTRICTED": "Restricted access",
    "CLOSED": "Closed access",
}
COLOURS = {
    "gold": "published in an open access journal",
    "hybrid": "open in a subscription journal, under an open licence",
    "bronze": "free to read at the publisher, without an open licence",
    "green": "a copy in a repository is open",
}
REFEREED = {"peerReviewed": "peer reviewed", "nonPeerReviewed": "not peer reviewed"}
#: Shares of the four indicators' classes, as OpenAIRE publishes them.
CLASSES = {
    "C1": "top 0.01 %",
    "C2": "top 0.1 %",
    "C3": "top 1 %",
    "C4": "top 10 %",
    "C5": "average: below the top 10 %",
}
INDICATORS = {
    "citations": ("Citation count", "how many works cite it"),
    "influence": ("Influence", "overall impact: PageRank over all citations"),
    "popularity": ("Popularity", "current attention: recent citations count for more"),
    "impulse": ("Impulse", "citations in its first three years"),
    "downloads": ("Downloads", "counted by repositories"),
    "views": ("Views", "counted by repositories"),
}
SCHEMES = {
    "arxiv": "arXiv categories",
    "fos": "Fields of science",
    "sdg": "Sustainable development goals",
    "keyword": "Keywords",
    "community": "Communities",
}
_LANGUAGES = {
    "en": "English", "eng": "English", "de": "German", "deu": "German", "ger": "German", "fr": "French",
    "fra": "French", "fre": "French", "es": "Spanish", "spa": "Spanish", "pt": "Portuguese", "por": "Portuguese",
    "it": "Italian", "ita": "Italian", "zh": "Chinese", "zho": "Chinese", "chi": "Chinese", "ja": "Japanese",
    "jpn": "Japanese", "ru": "Russian", "rus": "Russian", "und": "undetermined",
}  # fmt: skip
_EVIDENCE = {"co-author": "shared co-authors", "institution": "a shared institution", "citation": "a citation"}


def day(date: str | None) -> str:
    """`2021-09-15T13:15:54Z` as 15 Sep 2021, `2021-09` as Sep 2021, `2021` as it stands; nothing as nothing."""
    parts = (date or "")[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return date or ""
    if len(parts) > 1 and 1 <= int(parts[1]) <= 12:
        parts[1] = _MONTHS[int(parts[1]) - 1]
    return " ".join(part.lstrip("0") for part in reversed(parts))


def moment(stamp: str | None) -> str:
    """`2026-11-24T17:21:47.392+00:00` as 24 Nov 2026, 17:21."""
    return f"{day(stamp)}, {stamp[11:16]}" if stamp and len(stamp) > 15 else day(stamp)


def delivery(name: str) -> str:
    """`openaire:10.6` as OpenAIRE 10.6."""
    source, _, release = name.partition(":")
    return f"{_SOURCES.get(source, source)} {release}".strip()


def deliveries(names: Iterable[str] | None) -> str:
    """Several deliveries in one phrase."""
    return " and ".join(delivery(name) for name in names or ()) or "no source given"


def language(code: str | None) -> str:
    """The language in words where the code is a common one."""
    return _LANGUAGES.get(code or "", code or "")


def plural(count: int, singular: str, several: str = "") -> str:
    """`1 work`, `2,000 works`."""
    return f"{count:,} {singular if count == 1 else several or singular + 's'}"


def _listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def identity(person: Mapping[str, Any], works: int) -> str:
    """How we know that this is one person."""
    match person.get("identity"):
        case "orcid":
            return f"one person by ORCID {person.get('orcid', '')}, asserted by the source"
        case "source":
            return "one person by the source's own person identifier"
        case "evidence":
            kinds = [words for name, words in _EVIDENCE.items() if name in (person.get("evidence") or ())]
            return f"grouped from {plural(works, 'work')} by {_listed(kinds or ['evidence that is not recorded'])}"
        case "single":
            return "a single mention: nothing says that the same name elsewhere is the same person"
    return "how this person was identified is not recorded"
