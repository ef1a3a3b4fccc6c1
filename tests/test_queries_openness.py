"""Queries about open access and about versions, each answer counted a second time from the raw corpus."""

from collections import Counter
from datetime import date

import demo_facts
from asking import ask, grouped, half_up, ordered, titled, without

from kg.graph import Graph

WORKS = demo_facts.works()
PAPERS = {one.id: one for one in WORKS.values() if one.label == "Paper"}
HELD = demo_facts.inverted(demo_facts.affiliated())


def openness(works: set[str]) -> dict[str, object]:
    """The corpus says OPEN of a work or nothing."""
    papers = [PAPERS[work] for work in works if work in PAPERS]
    free = sum(paper.open for paper in papers)
    return {
        "papers": len(papers),
        "open": free,
        "unknown": len(papers) - free,
        "share": 1.0 if free else None,
    }


def test_openness_by_year(demo_graph: Graph) -> None:
    by_year = grouped((paper.year, paper.id) for paper in PAPERS.values() if paper.year >= 2015)
    expected = [{"year": year, **openness(works), "not_open": 0} for year, works in sorted(by_year.items())]
    assert ask(demo_graph, "openness_by_year", from_year=2015) == expected


def test_openness_by_topic(demo_graph: Graph) -> None:
    topics = grouped(
        (topic, work.id) for work in WORKS.values() for topic in work.topics if topic.startswith("keyword:")
    )
    rows = [{"topic": topic, **openness(works)} for topic, works in topics.items() if works & PAPERS.keys()]
    assert without(ask(demo_graph, "openness_by_topic"), "label") == ordered(rows, "-papers", "topic")


def test_openness_by_institution(demo_graph: Graph) -> None:
    rows = [
        {"institution": place, "name": demo_facts.institutions()[place]["legalName"], **openness(works)}
        for place, works in HELD.items()
    ]
    assert ask(demo_graph, "openness_by_institution") == ordered(rows, "-papers", "institution")


def test_open_access_colours(demo_graph: Graph) -> None:
    counted = Counter(
        (
            next((record["openAccessColor"] for record in paper.openaire if record["openAccessColor"]), None),
            any(record["isGreen"] for record in paper.openaire),
        )
        for paper in PAPERS.values()
    )
    rows = [
        {"colour": colour, "green": green, "papers": papers, "share": half_up(papers / len(PAPERS), 3)}
        for (colour, green), papers in counted.items()
    ]
    expected = sorted(rows, key=lambda row: (-row["papers"], row["colour"] or "", row["green"]))
    assert ask(demo_graph, "open_access_colours") == expected


def test_licences_by_year(demo_graph: Graph) -> None:
    states = [
        (int(copy["publicationDate"][:4]), copy["license"], work.id)
        for work in WORKS.values()
        for copy in work.copies
        if copy["publicationDate"]
    ]
    for work in WORKS.values():  # what the snapshot says of a paper's licence is that of its latest version
        states += [
            (int(day[:4]), work.arxiv[0]["license"] if number == work.versions[-1][0] else None, work.id)
            for number, day in work.versions
        ]
    counted = Counter((year, licence) for year, licence, _ in states)
    works = grouped(((year, licence), work) for year, licence, work in states)
    rows = [
        {"year": year, "license": licence, "versions": versions, "works": len(works[year, licence])}
        for (year, licence), versions in counted.items()
        if year >= 2018
    ]
    expected = sorted(rows, key=lambda row: (row["year"], -row["versions"], row["license"] or ""))
    assert ask(demo_graph, "licences_by_year", from_year=2018) == expected


def test_open_copies_of_closed_papers(demo_graph: Graph) -> None:
    # Of the six copies of the micro-attention paper two are stated as open and the publisher's as closed.
    assert ask(demo_graph, "open_copies_of_closed_papers") == [
        {
            "work": "arxiv:1811.02360",
            "title": WORKS["arxiv:1811.02360"].title,
            "year": 2018,
            "closed": 1,
            "open": 2,
            "urls": ["https://discovery.ucl.ac.uk/id/eprint/10102246"],
        }
    ]


def test_revisions_of_a_paper(demo_graph: Graph) -> None:
    rows = ask(demo_graph, "revisions_of_paper", paper="arxiv:2109.07270")
    assert [(row["number"], row["date"], row["days"], row["size_kb"], row["change_kb"]) for row in rows] == [
        (1, "2021-09-15T13:15:54Z", None, 2315, None),
        (2, "2021-11-27T08:52:47Z", 73, 2307, -8),
        (3, "2021-11-30T03:09:30Z", 3, 2307, 0),
        (4, "2022-04-05T03:23:52Z", 126, 2304, -3),
        (5, "2022-11-22T07:09:23Z", 231, 4778, 2474),
        (6, "2023-05-22T03:19:49Z", 181, 7120, 2342),
    ]
    assert [(row["version"], row["withdrawn"]) for row in rows] == [
        (f"arxiv:2109.07270v{number}", False) for number in range(1, 7)
    ]


def test_most_revised_papers(demo_graph: Graph) -> None:
    rows = [
        {
            "work": work.id,
            "title": work.title,
            "versions": len(work.versions),
            "highest": work.versions[-1][0],
            "first_date": min(day for _, day in work.versions),
            "last_date": max(day for _, day in work.versions),
        }
        for work in WORKS.values()
        if work.versions
    ]
    assert ask(demo_graph, "most_revised_papers") == ordered(rows, "-versions", "-highest", "work")


def test_delays_from_preprint_to_publication(demo_graph: Graph) -> None:
    rows = []
    for work in WORKS.values():
        reviewed = [
            copy["publicationDate"]
            for copy in work.copies
            if copy["refereed"] == "peerReviewed" and copy["publicationDate"]
        ]
        if not work.versions or not reviewed:
            continue
        preprint, published = min(day for _, day in work.versions), min(reviewed)
        full = len(published) == 10
        rows.append(
            {
                "work": work.id,
                "title": work.title,
                "preprint": preprint,
                "published": published,
                "years": int(published[:4]) - int(preprint[:4]),
                "days": (date.fromisoformat(published) - date.fromisoformat(preprint[:10])).days if full else None,
            }
        )
    expected = sorted(rows, key=lambda row: (-row["years"], -(row["days"] or 0), row["work"]))
    assert ask(demo_graph, "publication_delays") == expected
    assert len(rows) > 10


def test_sources_by_copies(demo_graph: Graph) -> None:
    # The corpus says where its arXiv versions lie; hosts of OpenAIRE are stated of products, not of copies.
    versions = sum(len(work.versions) for work in WORKS.values())
    works = sum(bool(work.versions) for work in WORKS.values())
    assert ask(demo_graph, "sources_by_copies") == [
        {"source": "arxiv", "name": "arXiv", "copies": versions, "works": works, "open": versions}
    ]


def test_works_with_many_copies(demo_graph: Graph) -> None:
    rows = [
        {
            "work": work.id,
            "title": work.title,
            "copies": len(work.copies),
            "open": sum((copy["accessRight"] or {}).get("label") == "OPEN" for copy in work.copies),
            "peer_reviewed": sum(copy["refereed"] == "peerReviewed" for copy in work.copies),
        }
        for work in WORKS.values()
        if work.copies
    ]
    assert ask(demo_graph, "works_with_many_copies") == ordered(rows, "-copies", "work")
    assert titled(["arxiv:1811.02360"])["arxiv:1811.02360"]["year"] == 2018
