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
    found: dict[str, dict[str, Any]] = {}
    for one in said:
        for subject in one.record.subjects:
            key = topic_key(subject.scheme, subject.code)
            row = found.setdefault(
                key,
                {"id": key, "scheme": subject.scheme, "code": subject.code, "sources": set(), "origins": set()},
            )
            row["sources"].add(one.source)
            row["origins"].add(subject.origin)
            row["label"] = first_label((row.get("label", ""), subject.label), subject.code)
            row["primary"] = row.get("primary") or subject.primary or None
            scores = [score for score in (row.get("score"), subject.score) if score is not None]
            row["score"] = max(scores) if scores else None
            row["broader"] = _broader(subject)
    made = []
    for key in sorted(found):
        row = found[key]
        origins = row.pop("origins")
        origin = next(one for one in _ORIGINS if one in origins)
        made.append({**row, "sources": sorted(row["sources"]), "origin": origin, "year": year})
    return made


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
