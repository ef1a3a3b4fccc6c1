"""Figures about a work: what a source states beside what was counted here; never mixed."""

from collections.abc import Mapping
from typing import Any

from queries.wording import CLASSES, INDICATORS, delivery

Row = dict[str, Any]


def stated(properties: Mapping[str, Any]) -> Row:
    """The figures a source states, each with its class and meaning in words, and who says so."""
    rows = []
    for name, (title, meaning) in INDICATORS.items():
        score = properties.get(f"stated_{name}")
        of_class = properties.get(f"stated_{name}_class") or ""
        if score is None and not of_class:
            continue
        rows.append(
            {
                "name": name,
                "title": title,
                "meaning": meaning,
                "score": score,
                "class": of_class,
                "class_words": CLASSES.get(of_class, ""),
            }
        )
    by = properties.get("stated_by") or ""
    return {"by": by, "by_words": delivery(by) if by else "", "rows": rows}


def influence_words(properties: Mapping[str, Any]) -> str:
    """The stated influence class in words, for the row of facts."""
    return CLASSES.get(properties.get("stated_influence_class") or "", "")
