"""Queries about how complete and how sure the data is, each answer counted a second time from the raw corpus."""

from collections import Counter
from contextlib import suppress

import demo_facts
import pytest
from asking import People, ask, half_up, newest_first, ordered, titled

from kg.graph import Graph
from kg.statements import text

WORKS = demo_facts.works()
CITES = demo_facts.cites()
CITED_BY = demo_facts.cited_by()


def lacks(work: demo_facts.Work) -> set[str]:
    """What a work has nothing of."""
    there = {
        "abstract": any(record["abstract"] for record in work.arxiv)
        or any(record["descriptions"] for record in work.openaire),
        "access": work.open,
        "authors": work.authors,
        "date": work.dates,
        "institutions": demo_facts.affiliated()[work.id],
        "references": CITES[work.id],
        "topics": work.topics,
        "venue": any((record["container"] or {}).get("name") for record in work.openaire),
    }
    return {what for what, found in there.items() if not found}


GAPS = ("abstract", "access", "authors", "date", "institutions", "references", "topics", "venue")


def test_gaps(demo_graph: Graph) -> None:
    of = Counter(work.label for work in WORKS.values())
    missing = Counter((work.label, what) for work in WORKS.values() for what in lacks(work))
    rows = [
        {
            "kind": kind,
            "lacks": what,
            "works": missing[kind, what],
            "of": total,
            "share": half_up(missing[kind, what] / total, 3),
        }
        for kind, total in of.items()
        for what in GAPS
    ]
    assert ask(demo_graph, "gaps") == ordered(rows, "kind", "-works", "lacks")


@pytest.mark.parametrize("what", GAPS)
def test_works_lacking_something(demo_graph: Graph, what: str) -> None:
    rows = [
        {
            "work": work.id,
            "kind": work.label,
            "title": work.title,
            "year": work.year,
            "sources": ["arxiv:demo"] * bool(work.arxiv) + ["openaire:demo"] * bool(work.openaire),
        }
        for work in WORKS.values()
        if what in lacks(work)
    ]
    assert ask(demo_graph, "works_lacking", what=what) == ordered(rows, "-year", "work")


def test_people_by_identity(demo_graph: Graph) -> None:
    people = People(demo_graph)
    found = ask(demo_graph, "people_by_identity")
    assert sum(row["people"] for row in found) == len(people.works)
    assert sum(row["works"] for row in found) == sum(map(len, people.works.values()))
    single = next(row for row in found if row["identity"] == "single")
    assert single["people"] == single["works"]
    by_orcid = [one for one in people.works if one.startswith("orcid:")]
    best = min(by_orcid, key=lambda one: (-len(people.works[one]), one))
    orcid = next(row for row in found if row["identity"] == "orcid")
    assert orcid == {
        "identity": "orcid",
        "people": len(by_orcid),
        "works": sum(len(people.works[one]) for one in by_orcid),
        "example_person": best,
    }
    assert found == ordered(found, "-people", "identity")


def test_people_of_the_same_name_kept_apart(demo_graph: Graph) -> None:
    keys = demo_graph.read("MATCH (p:Person) RETURN p.name_key AS key, p.id AS id").rows
    people = People(demo_graph)
    rows = []
    for key, count in Counter(key for key, _ in keys).items():
        bearers = sorted((one for known, one in keys if known == key), key=lambda one: (-len(people.works[one]), one))
        works = sum(len(people.works[one]) for one in bearers)
        if count > 1:
            rows.append({"name_key": key, "people": count, "works": works, "example_people": bearers[:5]})
    assert ask(demo_graph, "same_name_people") == ordered(rows, "-people", "-works", "name_key")


#: expected.json's preprint_published_pairs that share no identifier.
PAIRS = (
    ("arxiv:1709.01507", "doi:10.1109/cvpr.2018.00745"),
    ("arxiv:1805.08699", "doi:10.1016/j.image.2019.02.005"),
    ("arxiv:1902.01019", "doi:10.3390/s21093046"),
    ("arxiv:1905.04075", "doi:10.1109/tip.2019.2956143"),
    ("arxiv:2109.07270", "doi:10.3390/biomimetics8020199"),
)


def test_suggestions(demo_graph: Graph) -> None:
    found = ask(demo_graph, "suggestions", rule="same title")
    assert [(row["one"], row["other"], row["kind"], row["score"]) for row in found] == [
        (one, other, "Paper", 1.0) for one, other in PAIRS
    ]
    assert [(row["one_name"], row["other_name"]) for row in found] == [
        (WORKS[one].title, WORKS[other].title) for one, other in PAIRS
    ]
    squeeze = next(row for row in found if row["one"] == "arxiv:1709.01507")
    assert squeeze["evidence"] == [f"author in common: {name}" for name in ("gang sun", "jie hu", "li shen")]
    everything = ask(demo_graph, "suggestions")
    assert everything == ordered(everything, "-score", "one", "other")
    assert [row for row in everything if row["rule"] == "same title"] == found


def test_suggestions_by_rule(demo_graph: Graph) -> None:
    everything = ask(demo_graph, "suggestions")
    rows = []
    for (rule, kind), pairs in Counter((row["rule"], row["kind"]) for row in everything).items():
        scores = [row["score"] for row in everything if row["rule"] == rule]
        rows.append({"rule": rule, "kind": kind, "pairs": pairs, "least_score": min(scores), "most_score": max(scores)})
    assert ask(demo_graph, "suggestions_by_rule") == ordered(rows, "-pairs", "rule", "kind")


def test_agreement_of_sources(demo_graph: Graph) -> None:
    def sources(work: demo_facts.Work) -> tuple[str, ...]:
        return ("arxiv",) * bool(work.arxiv) + ("openaire",) * bool(work.openaire)

    groups = Counter((sources(work), work.label) for work in WORKS.values())
    rows = [
        {
            "sources": list(which),
            "kind": kind,
            "works": count,
            "example_work": newest_first(
                one.id for one in WORKS.values() if (sources(one), one.label) == (which, kind)
            )[0],
        }
        for (which, kind), count in groups.items()
    ]
    assert ask(demo_graph, "source_agreement") == ordered(rows, "-works", "kind", "sources")
    assert groups[("arxiv", "openaire"), "Paper"] == 75


def test_citations_by_source(demo_graph: Graph) -> None:
    assert ask(demo_graph, "citations_by_source") == [
        {
            "sources": ["openaire:demo"],
            "citations": 533,
            "citing_works": sum(bool(cited) for cited in CITES.values()),
            "least_trust": 0.8,
        }
    ]


def test_stated_against_counted_citations(demo_graph: Graph) -> None:
    # Only the micro-attention paper comes with indicators: 132 citations stated, two counted here.
    assert ask(demo_graph, "stated_and_counted_citations") == [
        {
            "work": "arxiv:1811.02360",
            "title": WORKS["arxiv:1811.02360"].title,
            "stated": 132,
            "stated_by": "openaire:demo",
            "counted": len(CITED_BY["arxiv:1811.02360"]),
            "ratio": half_up(2 / 132, 3),
        }
    ]


def test_citations_ahead_of_time(demo_graph: Graph) -> None:
    pairs = [(citing, cited) for citing in WORKS for cited in CITES[citing] if WORKS[citing].year < WORKS[cited].year]
    pairs.sort(key=lambda pair: (WORKS[pair[0]].year - WORKS[pair[1]].year, *pair))
    assert ask(demo_graph, "citations_ahead_of_time") == [
        {
            **{f"citing_{name}": value for name, value in titled([citing])[citing].items()},
            **{f"cited_{name}": value for name, value in titled([cited])[cited].items()},
        }
        for citing, cited in pairs
    ]
    assert pairs


class _Undone(Exception):
    pass


def test_identifiers_that_several_works_claim(scratch: Graph) -> None:
    made = """
        CREATE (doi:Identifier {id: 'doi:10.1/x'}), (other:Identifier {id: 'doi:10.1/y'})
        CREATE (one:Work:Paper {id: 'doi:10.1/x'})<-[:DESCRIBES]-(:Record {id: 'a'})-[:HAS_ID]->(doi)
        CREATE (two:Work:Dataset {id: 'doi:10.1/y'})<-[:DESCRIBES]-(:Record {id: 'b'})-[:HAS_ID]->(doi)
        CREATE (one)<-[:DESCRIBES]-(:Record {id: 'c'})-[:HAS_ID]->(doi)
        CREATE (two)<-[:DESCRIBES]-(:Record {id: 'd'})-[:HAS_ID]->(other)
    """
    with suppress(_Undone), scratch.transaction() as transaction:
        transaction.counters(made)
        rows = transaction.run(text("read", "identifier_collisions"), {"limit": 10})
        raise _Undone
    assert rows == [
        {
            "identifier": "doi:10.1/x",
            "works": 2,
            "kinds": ["Paper", "Dataset"],
            "example_works": ["doi:10.1/x", "doi:10.1/y"],
        }
    ]
