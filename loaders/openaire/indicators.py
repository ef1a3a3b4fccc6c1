"""Impact and usage of a product as OpenAIRE states them, in the four shapes they have had."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from kg.model import Indicator
from loaders.openaire import aliases, shapes
from loaders.openaire.values import mapping, mappings, number, text

Name = Literal["citations", "influence", "popularity", "impulse", "downloads", "views"]

#: v10: name, key of the score, key of the class.
_IMPACT: tuple[tuple[Name, str, str], ...] = (
    ("citations", "citationCount", "citationClass"),
    ("influence", "influence", "influenceClass"),
    ("popularity", "popularity", "popularityClass"),
    ("impulse", "impulse", "impulseClass"),
)
#: Up to v9; `popularity_alt` has no successor, `influence_alt` is the citation count.
_OLD: dict[str, Name] = {
    "influence_alt": "citations",
    "influence": "influence",
    "popularity": "popularity",
    "impulse": "impulse",
}
_ORDER: tuple[Name, ...] = ("citations", "influence", "popularity", "impulse", "downloads", "views")
_CLASSES = frozenset(("C1", "C2", "C3", "C4", "C5"))
#: More than anything is cited or looked at; what lies beyond, or below nothing, is a slip and no figure.
MOST = 1e12


def indicators(value: Any, measures: Iterable[Any] = ()) -> tuple[Indicator, ...]:
    """Each indicator once, in a fixed order; `measures` are those of the instances (up to v4)."""
    raw = aliases.INDICATORS.of(mapping(value))
    found: dict[Name, Indicator] = {}
    for indicator in (*_impact(raw), *_old(raw, measures), *_usage(raw)):
        if indicator.score is not None or indicator.cls:
            found.setdefault(indicator.name, indicator)
    return tuple(found[name] for name in _ORDER if name in found)


def of_shape(raw: shapes.Indicators) -> tuple[Indicator, ...]:
    """The same of the shape of today."""
    stated: list[tuple[Name, float | None, str | None]] = []
    if one := raw.citation_impact:
        stated += (
            ("citations", one.citation_count, one.citation_class),
            ("influence", one.influence, one.influence_class),
            ("popularity", one.popularity, one.popularity_class),
            ("impulse", one.impulse, one.impulse_class),
        )
    if counts := raw.usage_counts:
        stated += (("downloads", counts.downloads, None), ("views", counts.views, None))
    found: list[Indicator] = []
    for name, score, cls in stated:
        if score is not None and not 0 <= score <= MOST:
            score = None
        known = (cls if cls in _CLASSES else known_class(cls)) if cls else ""
        if score is not None or known:
            found.append(Indicator(name=name, score=score, cls=known))
    return tuple(found)


def _impact(raw: Mapping[str, Any]) -> Iterable[Indicator]:
    impact = mapping(raw.get("citationImpact"))
    if impact:
        for name, score, cls in _IMPACT:
            yield Indicator(name=name, score=_score(impact.get(score)), cls=known_class(impact.get(cls)))


def _old(raw: Mapping[str, Any], measures: Iterable[Any]) -> Iterable[Indicator]:
    """v6 to v9 a list, v5 an object by name, to v4 a list of key and value."""
    rows = [(one.get("indicator"), one) for one in mappings(raw.get("bipIndicators"))]
    rows += [(name, mapping(one)) for name, one in mapping(raw.get("impactMeasures")).items()]
    for listed in (raw.get("measures"), *measures):
        rows += [(one.get("key"), {"score": one.get("value"), **one}) for one in mappings(listed)]
    for label, one in rows:
        if type(label) is str and label in _OLD:
            yield Indicator(name=_OLD[label], score=_score(one.get("score")), cls=known_class(one.get("class")))


def _usage(raw: Mapping[str, Any]) -> Iterable[Indicator]:
    counts = mapping(raw.get("usageCounts"))
    if counts:
        yield Indicator(name="downloads", score=_score(counts.get("downloads")))
        yield Indicator(name="views", score=_score(counts.get("views")))


def _score(value: Any) -> float | None:
    found = number(value)
    return found if found is not None and 0 <= found <= MOST else None


def known_class(value: Any) -> str:
    """One of the five classes, or empty."""
    found = text(value).upper()
    return found if found in _CLASSES else ""
