"""Queries about papers and citations, each answer counted a second time from the raw corpus."""

from collections import Counter

import demo_facts
import pytest
from asking import People, adamic, ask, grouped, half_up, newest_first, ordered, titled

from kg.graph import Graph

WORKS = demo_facts.works()
CITES = demo_facts.cites()
CITED_BY = demo_facts.cited_by()
SEED = "arxiv:1811.02360"
RESNET = "arxiv:1512.03385"


def test_cocited_papers(demo_graph: Graph) -> None:
    together = Counter(other for citing in CITED_BY[SEED] for other in CITES[citing] if other != SEED)
    mine = len(CITED_BY[SEED])
    rows = [
        titled([other])[other]
        | {
            "together": both,
            "cited_by": len(CITED_BY[other]),
            "jaccard": half_up(both / (mine + len(CITED_BY[other]) - both), 4),
            "salton": half_up(both / (mine * len(CITED_BY[other])) ** 0.5, 4),
            "association": half_up(both / (mine * len(CITED_BY[other])), 6),
        }
        for other, both in together.items()
    ]
    assert ask(demo_graph, "cocited_papers", paper=SEED) == ordered(rows, "-together", "-salton", "work")


def test_cocitation_looks_at_the_newest_citing_works_only(demo_graph: Graph) -> None:
    newest = newest_first(CITED_BY[RESNET])[:3]
    together = Counter(other for citing in newest for other in CITES[citing] if other != RESNET)
    rows = ask(demo_graph, "cocited_papers", paper=RESNET, look_at=3)
    assert {row["work"]: row["together"] for row in rows} == dict(together)


def test_coupled_papers(demo_graph: Graph) -> None:
    shared = grouped((other, cited) for cited in CITES[SEED] for other in CITED_BY[cited] if other != SEED)
    mine = len(CITES[SEED])
    rows = [
        titled([other])[other]
        | {
            "shared": len(common),
            "references": len(CITES[other]),
            "jaccard": half_up(len(common) / (mine + len(CITES[other]) - len(common)), 4),
            "salton": half_up(len(common) / (mine * len(CITES[other])) ** 0.5, 4),
            "inclusion": half_up(len(common) / min(mine, len(CITES[other])), 4),
            "shared_works": sorted(common)[:5],
        }
        for other, common in shared.items()
    ]
    assert ask(demo_graph, "coupled_papers", paper=SEED) == ordered(rows, "-shared", "-salton", "work")


def test_coupling_without_what_everybody_cites(demo_graph: Graph) -> None:
    shared = grouped(
        (other, cited)
        for cited in CITES[SEED]
        if len(CITED_BY[cited]) <= 8
        for other in CITED_BY[cited]
        if other != SEED
    )
    rows = ask(demo_graph, "coupled_papers", paper=SEED, max_cited=8)
    assert {row["work"]: row["shared"] for row in rows} == {other: len(common) for other, common in shared.items()}


def linked(work: str) -> set[str]:
    return CITES[work] | CITED_BY[work]


def degree(work: str) -> int:
    return len(CITES[work]) + len(CITED_BY[work])


def test_similar_papers(demo_graph: Graph) -> None:
    near = grouped(
        (other, between)
        for between in linked(SEED)
        if degree(between) > 1
        for other in linked(between)
        if other != SEED
    )
    rows = [
        titled([other])[other]
        | {"score": half_up(adamic(common, degree), 3), "common": len(common), "linked": other in linked(SEED)}
        for other, common in near.items()
    ]
    assert ask(demo_graph, "similar_papers", paper=SEED) == ordered(rows, "-score", "-common", "work")


def test_citation_paths(demo_graph: Graph) -> None:
    start, goal = "arxiv:2109.07270", "arxiv:1409.1556"
    between = sorted(CITES[start] & CITED_BY[goal], key=lambda one: (len(CITED_BY[one]), one))[:5]
    assert goal not in CITES[start]
    expected = [
        {
            "path": number,
            "step": step,
            **{f"citing_{name}": value for name, value in titled([citing])[citing].items()},
            **{f"cited_{name}": value for name, value in titled([cited])[cited].items()},
        }
        for number, middle in enumerate(between, 1)
        for step, (citing, cited) in enumerate(((start, middle), (middle, goal)), 1)
    ]
    assert ask(demo_graph, "citation_paths", **{"from": start, "to": goal}) == expected
    assert between
    assert ask(demo_graph, "citation_paths", **{"from": goal, "to": start}) == []


def test_common_references(demo_graph: Graph) -> None:
    one, other = SEED, "arxiv:1904.03699"
    rows = [row | {"cited_by": len(CITED_BY[work])} for work, row in titled(CITES[one] & CITES[other]).items()]
    assert ask(demo_graph, "common_references", one=one, other=other) == ordered(rows, "cited_by", "work")
    assert len(rows) == 11


def test_works_that_cite_both(demo_graph: Graph) -> None:
    one, other = "arxiv:1409.4842", RESNET
    rows = [row | {"references": len(CITES[work])} for work, row in titled(CITED_BY[one] & CITED_BY[other]).items()]
    assert ask(demo_graph, "works_citing_both", one=one, other=other) == ordered(rows, "-year", "work")


@pytest.mark.parametrize("years", [1, 3])
def test_early_citations(demo_graph: Graph, years: int) -> None:
    rows = [
        row
        | {
            "impulse": sum(WORKS[citing].year <= WORKS[work].year + years for citing in CITED_BY[work]),
            "cited_by": len(CITED_BY[work]),
        }
        for work, row in titled(WORKS).items()
        if 2015 <= WORKS[work].year <= 2017
    ]
    expected = ordered((row for row in rows if row["impulse"]), "-impulse", "work")
    assert ask(demo_graph, "early_citations", from_year=2015, to_year=2017, years=years) == expected


def test_most_cited_works(demo_graph: Graph) -> None:
    rows = [row | {"cited_by": len(CITED_BY[work])} for work, row in titled(WORKS).items() if CITED_BY[work]]
    found = ask(demo_graph, "most_cited_works")
    assert found == ordered(rows, "-cited_by", "work")
    assert (found[0]["work"], found[0]["cited_by"]) == (RESNET, 28)
    old = [row for row in rows if 2009 <= row["year"] <= 2012]
    assert ask(demo_graph, "most_cited_works", from_year=2009, to_year=2012) == ordered(old, "-cited_by", "work")


def test_longest_reference_lists(demo_graph: Graph) -> None:
    rows = [row | {"references": len(CITES[work])} for work, row in titled(WORKS).items() if CITES[work]]
    found = ask(demo_graph, "longest_reference_lists")
    assert found == ordered(rows, "-references", "work")
    assert (found[0]["work"], found[0]["references"]) == ("arxiv:1804.08348", 25)


def test_mutual_citations(demo_graph: Graph) -> None:
    pairs = sorted((one, other) for one in WORKS for other in CITES[one] if one < other and one in CITES[other])
    assert ask(demo_graph, "mutual_citations") == [
        {
            **{f"one_{name}": value for name, value in titled([one])[one].items()},
            **{f"other_{name}": value for name, value in titled([other])[other].items()},
        }
        for one, other in pairs
    ]
    assert ("arxiv:1610.02357", "arxiv:1704.04861") in pairs


def test_uncited_works(demo_graph: Graph) -> None:
    rows = [
        row | {"references": len(CITES[work])}
        for work, row in titled(WORKS).items()
        if not CITED_BY[work] and row["year"] <= 2019
    ]
    assert ask(demo_graph, "uncited_works", to_year=2019) == ordered(rows, "-year", "work")


def test_works_by_year(demo_graph: Graph) -> None:
    counted = Counter((work.year, work.label) for work in WORKS.values())
    assert ask(demo_graph, "works_by_year") == [
        {
            "year": year,
            "papers": counted[year, "Paper"],
            "datasets": counted[year, "Dataset"],
            "software": counted[year, "Software"],
            "others": 0,
        }
        for year in sorted({year for year, _ in counted})
    ]


def test_venues_by_works(demo_graph: Graph) -> None:
    found = ask(demo_graph, "venues_by_works")
    containers = grouped(
        (record["container"]["name"].casefold(), work.id)
        for work in WORKS.values()
        for record in work.openaire
        if (record["container"] or {}).get("name")
    )
    assert {
        row["title"].casefold(): (row["works"], row["citations"], row["first_year"], row["last_year"]) for row in found
    } == {
        name: (
            len(works),
            sum(len(CITED_BY[work]) for work in works),
            min(WORKS[work].year for work in works),
            max(WORKS[work].year for work in works),
        )
        for name, works in containers.items()
    }
    assert found == ordered(found, "-works", "-citations", "venue")


def test_code_and_data_of_papers(demo_graph: Graph) -> None:
    # The one such row of relation.json: the JAFFE data set is described by the paper of 1998, stored the canonical way.
    assert ask(demo_graph, "code_and_data") == [
        {
            "paper": "doi:10.1109/afgr.1998.670949",
            "title": "Coding facial expressions with Gabor wavelets",
            "relation": "Describes",
            "said_of": "paper",
            "work": "doi:10.5281/zenodo.3451524",
            "work_title": "The Japanese Female Facial Expression (JAFFE) Dataset",
            "what": "Dataset",
        }
    ]


def test_self_citations_of_a_paper(demo_graph: Graph) -> None:
    people, work = People(demo_graph), "arxiv:1804.10938"
    own = set(people.lists[work].values())
    ours = {citing for citing in CITED_BY[work] if own & set(people.lists[citing].values())}
    assert ask(demo_graph, "self_citations_of_paper", paper=work) == [
        {"citing": whose, "citations": len(works), "citing_works": newest_first(works)[:5]}
        for whose, works in (("own authors", ours), ("others", CITED_BY[work] - ours))
    ]
    assert ours
    assert CITED_BY[work] - ours


def test_age_of_cited_works(demo_graph: Graph) -> None:
    ages = grouped((WORKS[citing].year, (citing, cited)) for citing in WORKS for cited in CITES[citing])
    rows = []
    for year, pairs in sorted(ages.items()):
        old = [WORKS[citing].year - WORKS[cited].year for citing, cited in pairs]
        rows.append(
            {
                "year": year,
                "references": len(old),
                "mean_age": half_up(sum(old) / len(old), 2),
                "price_index": half_up(sum(age < 5 for age in old) / len(old), 3),
            }
        )
    assert ask(demo_graph, "citation_age") == rows
    assert ask(demo_graph, "citation_age", from_year=2018, to_year=2019) == [
        r for r in rows if r["year"] in (2018, 2019)
    ]
