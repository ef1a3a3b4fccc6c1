"""Queries about institutions, countries and funding, each answer counted a second time from the raw corpus."""

from collections import Counter, defaultdict
from itertools import combinations

import demo_facts
from asking import ask, grouped, half_up, newest_first, ordered, without

from kg.graph import Graph

WORKS = demo_facts.works()
CITED_BY = demo_facts.cited_by()
PLACES = demo_facts.affiliated()
HELD = demo_facts.inverted(PLACES)
RAW = demo_facts.institutions()
UCL = "ror:02jx3x895"


def country(place: str, part: str = "label") -> str | None:
    found: str | None = (RAW[place]["country"] or {}).get(part)
    return found


def citations(works: set[str]) -> int:
    return sum(len(CITED_BY[work]) for work in works)


def test_institutions_by_works_whole_and_in_shares(demo_graph: Graph) -> None:
    rows = [
        {
            "institution": place,
            "name": RAW[place]["legalName"],
            "country": country(place),
            "works": len(works),
            "fractional": half_up(sum(1 / len(PLACES[work]) for work in works), 3),
            "citations": citations(works),
        }
        for place, works in HELD.items()
    ]
    assert ask(demo_graph, "institutions_by_works") == ordered(rows, "-works", "institution")


def test_works_of_an_institution_by_year(demo_graph: Graph) -> None:
    by_year = grouped((WORKS[work].year, work) for work in HELD[UCL])
    assert ask(demo_graph, "works_of_institution_by_year", institution=UCL) == [
        {
            "year": year,
            "works": len(works),
            "together": sum(len(PLACES[work]) > 1 for work in works),
            "partners": len({place for work in works for place in PLACES[work]} - {UCL}),
            "citations": citations(works),
        }
        for year, works in sorted(by_year.items())
    ]


def test_topics_of_an_institution_by_year(demo_graph: Graph) -> None:
    counted = Counter((WORKS[work].year, topic) for work in HELD[UCL] for topic in WORKS[work].topics)
    rows = [
        {"year": year, "topic": topic, "works": works}
        for (year, topic), works in counted.items()
        if topic.startswith("keyword:")
    ]
    found = ask(demo_graph, "topics_of_institution_by_year", institution=UCL, scheme="keyword")
    assert without(found, "label") == ordered(rows, "year", "-works", "topic")


def test_new_partners_of_an_institution(demo_graph: Graph) -> None:
    joint = grouped((place, work) for work in HELD[UCL] for place in PLACES[work] if place != UCL)
    rows = [
        {
            "institution": place,
            "name": RAW[place]["legalName"],
            "country": country(place),
            "first_year": min(WORKS[work].year for work in works),
            "papers": len(works),
        }
        for place, works in joint.items()
    ]
    expected = ordered((row for row in rows if row["first_year"] >= 2019), "-first_year", "-papers", "institution")
    assert ask(demo_graph, "new_partners_of_institution", institution=UCL, since=2019) == expected
    assert expected


def test_countries_together(demo_graph: Graph) -> None:
    pairs = grouped(
        (pair, work)
        for work, places in PLACES.items()
        for pair in combinations(sorted({str(country(place, "code")) for place in places}), 2)
    )
    rows = [
        {
            "one_country": one,
            "other_country": other,
            "works": len(works),
            "last_year": max(WORKS[work].year for work in works),
            "example_work": newest_first(works)[0],
        }
        for (one, other), works in pairs.items()
    ]
    assert ask(demo_graph, "countries_together") == ordered(rows, "-works", "one_country", "other_country")


def test_works_by_country(demo_graph: Graph) -> None:
    works: dict[str, set[str]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str | None] = {}
    for work, held in PLACES.items():
        for place in held:
            code = country(place, "code")
            assert code, "every institution of the corpus has a country"
            works[code].add(work)
            places[code].add(place)
            names[code] = country(place)
    rows = [
        {
            "country": code,
            "country_name": names[code],
            "works": len(found),
            "institutions": len(places[code]),
            "international": sum(len({country(place, "code") for place in PLACES[work]}) > 1 for work in found),
        }
        for code, found in works.items()
    ]
    assert ask(demo_graph, "works_by_country") == ordered(rows, "-works", "country")


def test_funders_by_works(demo_graph: Graph) -> None:
    payers = {
        project: f"funder:{one['fundings'][0]['shortName'].lower()}:{one['fundings'][0]['jurisdiction'].lower()}"
        for project, one in demo_facts.projects().items()
    }
    paid = grouped((payers[project], work) for work, projects in demo_facts.funded().items() for project in projects)
    names = {"funder:ec:eu": "European Commission", "funder:nsf:us": "National Science Foundation"}
    rows = [
        {
            "funder": funder,
            "name": names[funder],
            "works": len(works),
            "projects": len({project for work in works for project in demo_facts.funded()[work]}),
            "citations": citations(works),
            "open": sum(WORKS[work].open for work in works),
        }
        for funder, works in paid.items()
    ]
    assert ask(demo_graph, "funders_by_works") == ordered(rows, "-works", "funder")


def test_projects_by_works(demo_graph: Graph) -> None:
    rows = [
        {
            "project": project,
            "code": demo_facts.projects()[project]["code"],
            "acronym": demo_facts.projects()[project]["acronym"],
            "title": demo_facts.projects()[project]["title"],
            "funder": "funder:ec:eu" if "corda" in project else "funder:nsf:us",
            "works": len(works),
            "citations": citations(works),
        }
        for project, works in demo_facts.inverted(demo_facts.funded()).items()
    ]
    assert ask(demo_graph, "projects_by_works") == ordered(rows, "-works", "project")
    assert len(rows) == 8


def test_projects_funded_together(demo_graph: Graph) -> None:
    # One work names three grants: DenseNet.
    codes = {project: one["code"] for project, one in demo_facts.projects().items()}
    three = sorted(project for project, code in codes.items() if code in ("1618134", "1526012", "1149882"))
    assert ask(demo_graph, "projects_funded_together") == [
        {
            "one_project": one,
            "one_code": codes[one],
            "other_project": other,
            "other_code": codes[other],
            "works": 1,
            "example_work": "arxiv:1608.06993",
        }
        for one, other in combinations(three, 2)
    ]
