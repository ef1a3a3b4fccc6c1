"""Why mentions are one person, as text."""

from collections.abc import Iterator
from typing import Any

_SHARED = {"co-author": "co-author", "institution": "institution", "citation": "citation of"}


def why_lines(answer: dict[str, Any]) -> Iterator[str]:
    """Every mention with what it rests on, then what was suggested and not followed."""
    yield f"person  {answer['id']}"
    yield answer["name"]
    yield answer["identity_words"]
    for one in answer["mentions"]["rows"]:
        yield ""
        yield f"{one['work']} #{one['position']}  {one['name']}  ({one['sources_words']})"
        yield f"  {one['title'] or 'title not given'}, {one['year'] or 'year not given'}"
        if one["orcid_state"] == "pending":
            yield f"  ORCID {one['orcid']} is a guess of the source, and decides nothing"
        yield f"  {one['by']}"
        for link in one["links"]:
            yield f"    {_link(link)}"
    if answer["mentions"]["more"]:
        yield f"\nMore than {answer['mentions']['shown']:,} mentions: kg query person_mentions person={answer['id']}"
    if answer["evidence_cut"]:
        kinds = " and ".join(answer["evidence_cut"])
        yield f"\nMore evidence than is shown ({kinds}): kg query person_evidence person={answer['id']}"
    yield from _suggestions(answer)


def _link(link: dict[str, Any]) -> str:
    who = f" ({', '.join(link['people'])})" if link["people"] else f" ({link['id']})"
    more = link["with_total"] - len(link["with"])
    others = ", ".join(link["with"]) + (f" and {more:,} more" if more > 0 else "")
    return f"{_SHARED[link['kind']]} {link['name'] or link['id']}{who}, with {others}"


def _suggestions(answer: dict[str, Any]) -> Iterator[str]:
    rows = answer["suggestions"]
    total = answer["suggestions_total"]
    yield f"\nSuggested and not followed: {f'{total:,}' if total else 'nothing'}"
    for row in rows:
        yield f"  {row['name']}  {row['id']}  {row['rule']}, score {row['score']}: {'; '.join(row['evidence'])}"
    if total > len(rows):
        yield f"  and {total - len(rows):,} more"
