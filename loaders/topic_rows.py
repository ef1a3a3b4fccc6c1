"""The topics of one work from its records' subjects. Pure functions."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.keys import bounded
from kg.model import Subject
from loaders.arxiv import taxonomy

if TYPE_CHECKING:
    from loaders.work_rows import Said

#: Of two statements of one topic the more direct origin is shown.
_ORIGINS = ("arxiv", "author", "source", "inferred")


def topic_key(scheme: str, code: str) -> str:
    """The key of a topic: scheme and notation; a colon within the scheme is written so that it ends none."""
    if ":" in scheme or "%" in scheme:  # an address, as of a thesaurus
        scheme = scheme.replace("%", "%25").replace(":", "%3A")
    return bounded(f"{scheme}:{code}")


def first_label(labels: Iterable[str], code: str) -> str:
    """Of several spellings the first in text order; the code where nobody says more."""
    return min((label for label in labels if label and label != code), default=code)


def _broader(subject: Subject) -> str:
    if subject.scheme == "arxiv":
        above = taxonomy.broader(subject.code)
        return f"arxiv:{above}" if above else ""
    if subject.scheme == "fos" and len(subject.code) > 2:
        return f"fos:{subject.code[:2]}"
    return ""


def topics(said: Iterable["Said"], year: int | None) -> list[dict[str, Any]]:
    """Rows of the ABOUT relationships and their topics, one a topic, in key order."""
    said_of: dict[str, list[tuple[Subject, str]]] = {}
    for one in said:
        for subject in one.record.subjects:
            said_of.setdefault(topic_key(subject.scheme, subject.code), []).append((subject, one.source))
    return [_topic(key, said_of[key], year) for key in sorted(said_of)]


def _topic(key: str, told: list[tuple[Subject, str]], year: int | None) -> dict[str, Any]:
    """The row of one topic from what the records say of it."""
    subject = told[0][0]
    return {
        "id": key,
        "scheme": subject.scheme,
        "code": subject.code,
        "sources": sorted({source for _, source in told}),
        "label": first_label([one.label for one, _ in told], subject.code),
        "primary": any(one.primary for one, _ in told) or None,
        "score": max((one.score for one, _ in told if one.score is not None), default=None),
        "broader": _broader(subject),
        "origin": min((one.origin for one, _ in told), key=_ORIGINS.index),
        "year": year,
    }


def climb(topics: dict[str, dict[str, Any]], broader: set[tuple[str, str]]) -> None:
    """Add the topics above those of works, up to the top, and what is above them."""
    for _, above in sorted(broader):
        while above and above not in topics:
            scheme, code = above.split(":", 1)
            label = taxonomy.label(code) if scheme == "arxiv" else code
            topics[above] = {"id": above, "scheme": scheme, "code": code, "label": label or code}
            higher = taxonomy.broader(code) if scheme == "arxiv" else None
            if higher:
                broader.add((above, f"arxiv:{higher}"))
            above = f"arxiv:{higher}" if higher else ""
