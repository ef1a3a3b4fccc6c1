"""Queries about topics, each answer counted a second time from the raw corpus."""

from collections import Counter
from itertools import combinations

import demo_facts
from asking import ask, half_up, ordered, titled, without

from kg.graph import Graph

WORKS = demo_facts.works()
CITES = demo_facts.cites()
CITED_BY = demo_facts.cited_by()
TOPICS = demo_facts.inverted({one.id: one.topics for one in WORKS.values()})
KEYWORDS = {topic: works for topic, works in TOPICS.items() if topic.startswith("keyword:")}
MICRO = "keyword:micro expression recognition"


def test_topics_by_works(demo_graph: Graph) -> None:
    rows = [
        {
            "topic": topic,
            "works": len(works),
            "citations": sum(len(CITED_BY[work]) for work in works),
            "first_year": min(WORKS[work].year for work in works),
            "last_year": max(WORKS[work].year for work in works),
        }
        for topic, works in KEYWORDS.items()
    ]
    found = ask(demo_graph, "topics_by_works")
    assert without(found, "label") == ordered(rows, "-works", "topic")
    labels = {row["topic"]: row["label"] for row in found}
    assert labels[MICRO] == "Micro expression recognition"


def test_topic_by_year(demo_graph: Graph) -> None:
    counted = Counter(WORKS[work].year for work in TOPICS[MICRO])
    all_works = Counter(work.year for work in WORKS.values())
    assert ask(demo_graph, "topic_by_year", topic=MICRO) == [
        {
            "year": year,
            "works": works,
            "all_works": all_works[year],
            "share": half_up(works / all_works[year], 4),
        }
        for year, works in sorted(counted.items())
    ]
    assert sum(counted.values()) == 18


def test_rising_topics(demo_graph: Graph) -> None:
    all_before = sum(work.year < 2019 for work in WORKS.values())
    all_after = len(WORKS) - all_before
    rows = []
    for topic, works in KEYWORDS.items():
        before = sum(WORKS[work].year < 2019 for work in works)
        after = len(works) - before
        growth = ((after + 1) / (all_after + 1)) / ((before + 1) / (all_before + 1))
        if before + after >= 3:
            rows.append({"topic": topic, "before": before, "after": after, "growth": half_up(growth, 3)})
    assert without(ask(demo_graph, "rising_topics", split=2019), "label") == ordered(rows, "-growth", "-after", "topic")


def test_topic_pairs(demo_graph: Graph) -> None:
    pairs = Counter(
        pair for work in WORKS.values() for pair in combinations(sorted(t for t in work.topics if t in KEYWORDS), 2)
    )
    total = len({work for works in KEYWORDS.values() for work in works})
    rows = [
        {
            "one_topic": one,
            "other_topic": other,
            "works": works,
            "lift": half_up(works * total / (len(TOPICS[one]) * len(TOPICS[other])), 3),
        }
        for (one, other), works in pairs.items()
        if works >= 5
    ]
    found = ask(demo_graph, "topic_pairs", scheme="keyword", least=5)
    assert without(found, "one_label", "other_label") == ordered(rows, "-works", "one_topic", "other_topic")


def test_topic_pairs_of_some_years(demo_graph: Graph) -> None:
    chosen = [work for work in WORKS.values() if 2018 <= work.year <= 2019]
    sizes = Counter(topic for work in chosen for topic in work.topics if topic in KEYWORDS)
    pairs = Counter(
        pair for work in chosen for pair in combinations(sorted(t for t in work.topics if t in KEYWORDS), 2)
    )
    total = sum(any(topic in KEYWORDS for topic in work.topics) for work in chosen)
    expected = {
        pair: half_up(works * total / (sizes[pair[0]] * sizes[pair[1]]), 3)
        for pair, works in pairs.items()
        if works >= 3
    }
    found = ask(demo_graph, "topic_pairs", from_year=2018, to_year=2019, least=3)
    assert {(row["one_topic"], row["other_topic"]): row["lift"] for row in found} == expected


def test_roots_of_a_topic(demo_graph: Graph) -> None:
    times = Counter(cited for citing in TOPICS[MICRO] for cited in CITES[citing])
    rows = [
        row | {"citing_works": times[work], "cited_by": len(CITED_BY[work]), "inside": work in TOPICS[MICRO]}
        for work, row in titled(times).items()
    ]
    assert ask(demo_graph, "roots_of_topic", topic=MICRO) == ordered(rows, "-citing_works", "cited_by", "work")


def test_works_built_on_a_topic(demo_graph: Graph) -> None:
    times = Counter(citing for cited in TOPICS[MICRO] for citing in CITED_BY[cited])
    rows = [
        row | {"cited_works": times[work], "references": len(CITES[work]), "inside": work in TOPICS[MICRO]}
        for work, row in titled(times).items()
    ]
    assert ask(demo_graph, "works_built_on_topic", topic=MICRO) == ordered(rows, "-cited_works", "references", "work")


def test_topics_cited_by_a_topic(demo_graph: Graph) -> None:
    pairs = [
        (topic, cited)
        for citing in TOPICS[MICRO]
        for cited in CITES[citing]
        for topic in WORKS[cited].topics
        if topic in KEYWORDS and topic != MICRO
    ]
    rows = [
        {"topic": topic, "citations": citations, "cited_works": len({cited for one, cited in pairs if one == topic})}
        for topic, citations in Counter(topic for topic, _ in pairs).items()
    ]
    found = ask(demo_graph, "topics_cited_by_topic", topic=MICRO, scheme="keyword")
    assert without(found, "label") == ordered(rows, "-citations", "topic")


def test_institutions_of_a_topic(demo_graph: Graph) -> None:
    places = demo_facts.inverted(demo_facts.affiliated())
    rows = [
        {
            "institution": place,
            "name": demo_facts.institutions()[place]["legalName"],
            "country": (demo_facts.institutions()[place]["country"] or {}).get("label"),
            "works": len(works & TOPICS[MICRO]),
            "citations": sum(len(CITED_BY[work]) for work in works & TOPICS[MICRO]),
            "last_year": max(WORKS[work].year for work in works & TOPICS[MICRO]),
        }
        for place, works in places.items()
        if works & TOPICS[MICRO]
    ]
    found = ask(demo_graph, "institutions_of_topic", topic=MICRO)
    assert found == ordered(rows, "-works", "-citations", "institution")
