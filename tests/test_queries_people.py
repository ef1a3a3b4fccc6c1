"""Queries about people, each answer counted a second time from the raw corpus."""

from collections import Counter
from collections.abc import Callable

import demo_facts
import pytest
from asking import People, Row, adamic, ask, grouped, half_up, newest_first, ordered, titled, without

from kg.graph import Graph

WORKS = demo_facts.works()


@pytest.fixture(scope="module")
def people(demo_graph: Graph) -> People:
    return People(demo_graph)


def cited(work: str) -> int:
    return len(demo_facts.cited_by()[work])


def test_collaborators_of_a_person_by_year(demo_graph: Graph, people: People) -> None:
    ego = people.called("Chongyang Wang")
    joint = people.coauthors(ego)
    years = {other: {WORKS[work].year for work in works} for other, works in joint.items()}
    assert ask(demo_graph, "collaborators_of_person_by_year", person=ego) == [
        {
            "year": year,
            "collaborators": sum(year in met for met in years.values()),
            "newcomers": sum(year == min(met) for met in years.values()),
        }
        for year in sorted(set(people.years(ego)))
    ]


def test_new_collaborators_of_a_person(demo_graph: Graph, people: People) -> None:
    ego = people.called("Chongyang Wang")
    rows = [
        {
            "person": other,
            "name": people.names[other],
            "first_year": min(WORKS[work].year for work in works),
            "papers": len(works),
        }
        for other, works in people.coauthors(ego).items()
    ]
    expected = ordered((row for row in rows if row["first_year"] >= 2019), "-first_year", "-papers", "person")
    assert ask(demo_graph, "new_collaborators_of_person", person=ego, since=2019) == expected


def test_ended_collaborators_of_a_person(demo_graph: Graph, people: People) -> None:
    ego = people.called("Chongyang Wang")
    rows = [
        {
            "person": other,
            "name": people.names[other],
            "last_year": max(WORKS[work].year for work in works),
            "papers": len(works),
            "still_publishing": max(people.years(other)) >= 2019,
        }
        for other, works in people.coauthors(ego).items()
    ]
    expected = ordered((row for row in rows if row["last_year"] < 2019), "-last_year", "-papers", "person")
    assert ask(demo_graph, "ended_collaborators_of_person", person=ego, since=2019) == expected


def test_paths_between_two_people_with_their_evidence(demo_graph: Graph, people: People) -> None:
    chain = ("Geran Zhao", "Lijun Yin", "Xing Zhang")
    # Xing Zhang wrote the two BP4D papers with Lijun Yin, one of them with Huiyuan Yang as well.
    rows = ask(demo_graph, "coauthor_paths", **{"from": people.called(chain[0]), "to": people.called(chain[2])})
    assert [(row["path"], row["step"], row["from_name"], row["to_name"], row["evidence_works"]) for row in rows] == [
        (1, 1, "Geran Zhao", "Huiyuan Yang", ["arxiv:2203.12570"]),
        (1, 2, "Huiyuan Yang", "Xing Zhang", ["doi:10.1109/cvpr.2016.374"]),
        (2, 1, "Geran Zhao", "Lijun Yin", ["arxiv:2203.12570"]),
        (2, 2, "Lijun Yin", "Xing Zhang", ["doi:10.1109/cvpr.2016.374", "doi:10.1016/j.imavis.2014.06.002"]),
    ]
    assert [(row["from_person"], row["to_person"]) for row in rows] == [
        (people.called(row["from_name"]), people.called(row["to_name"])) for row in rows
    ]
    assert [row["papers"] for row in rows] == [1, 1, 1, 2]


def test_paths_leave_out_works_with_many_authors_and_busy_people(demo_graph: Graph, people: People) -> None:
    ends = {"from": people.called("Geran Zhao"), "to": people.called("Xing Zhang")}
    # The CVPR paper has 13 authors, the BP4D article 8: without the first only Lijun Yin leads on.
    rows = ask(demo_graph, "coauthor_paths", **ends, max_authors=10)
    assert [(row["from_name"], row["to_name"], row["evidence_works"]) for row in rows] == [
        ("Geran Zhao", "Lijun Yin", ["arxiv:2203.12570"]),
        ("Lijun Yin", "Xing Zhang", ["doi:10.1016/j.imavis.2014.06.002"]),
    ]
    rows = ask(demo_graph, "coauthor_paths", **ends, max_works=2)
    assert [row["to_name"] for row in rows] == ["Huiyuan Yang", "Xing Zhang"]


def test_no_path_between_two_circles(demo_graph: Graph, people: People) -> None:
    ends = {"from": people.called("Zhengyao Wen"), "to": people.called("Geran Zhao")}
    assert ask(demo_graph, "coauthor_paths", **ends) == []


def test_common_collaborators_of_two_people(demo_graph: Graph, people: People) -> None:
    one, other = people.called("Geran Zhao"), people.called("Xiaotian Li")
    first, second = people.coauthors(one), people.coauthors(other)
    rows = [
        {
            "person": between,
            "name": people.names[between],
            "with_one": len(first[between]),
            "with_other": len(second[between]),
        }
        for between in first.keys() & second.keys()
    ]
    expected = sorted(
        rows,
        key=lambda row: (-min(row["with_one"], row["with_other"]), -row["with_one"] - row["with_other"], row["person"]),
    )
    assert ask(demo_graph, "common_collaborators", one=one, other=other) == expected
    assert [row["name"] for row in expected] == ["Huiyuan Yang", "Lijun Yin", "Zhihua Li"]


def test_suggested_collaborators_of_a_person(demo_graph: Graph, people: People) -> None:
    ego = people.called("Geran Zhao")
    near = people.coauthors(ego)
    through = grouped(
        (far, between) for between in near for far in people.coauthors(between) if far != ego and far not in near
    )
    topics = {topic for work in people.works[ego] for topic in WORKS[work].topics}
    rows = [
        {
            "person": far,
            "name": people.names[far],
            "score": half_up(adamic(common, lambda one: len(people.coauthors(one))), 3),
            "common": len(common),
            "through_people": sorted(common)[:5],
            "common_topics": len(topics & {topic for work in people.works[far] for topic in WORKS[work].topics}),
        }
        for far, common in through.items()
    ]
    assert ask(demo_graph, "suggested_collaborators", person=ego) == ordered(rows, "-score", "person")


def test_topics_of_a_person_by_year(demo_graph: Graph, people: People) -> None:
    ego = people.called("Chongyang Wang")
    counted = Counter(
        (WORKS[work].year, topic)
        for work in people.works[ego]
        for topic in WORKS[work].topics
        if topic.startswith("keyword:")
    )
    rows = [{"year": year, "topic": topic, "works": works} for (year, topic), works in counted.items()]
    assert without(ask(demo_graph, "topics_of_person_by_year", person=ego, scheme="keyword"), "label") == ordered(
        rows, "year", "-works", "topic"
    )


def test_works_of_a_person_by_year_whole_and_in_shares(demo_graph: Graph, people: People) -> None:
    ego = people.called("Chongyang Wang")
    by_year = grouped((WORKS[work].year, work) for work in people.works[ego])
    assert ask(demo_graph, "works_of_person_by_year", person=ego) == [
        {
            "year": year,
            "works": len(works),
            "fractional": half_up(sum(1 / WORKS[work].authors for work in works), 3),
            "citations": sum(map(cited, works)),
        }
        for year, works in sorted(by_year.items())
    ]


def test_h_g_and_i10_of_a_person(demo_graph: Graph, people: People) -> None:
    ego = people.called("Stefanos Zafeiriou")
    counts = sorted((cited(work) for work in people.works[ego]), reverse=True)
    ranks = range(1, len(counts) + 1)
    assert ask(demo_graph, "numbers_of_person", person=ego) == [
        {
            "person": ego,
            "name": "Stefanos Zafeiriou",
            "works": 9,
            "citations": sum(counts),
            "h": max(rank for rank in ranks if counts[rank - 1] >= rank),
            "g": max(rank for rank in ranks if sum(counts[:rank]) >= rank * rank),
            "i10": sum(count >= 10 for count in counts),
            "first_year": min(people.years(ego)),
            "last_year": max(people.years(ego)),
        }
    ]


def test_author_positions_of_a_person(demo_graph: Graph, people: People) -> None:
    ego = people.called("Lijun Yin")
    places = grouped((_place(people, work, ego), work) for work in people.works[ego])
    rows = [
        {
            "place": place,
            "works": len(works),
            "share": half_up(len(works) / len(people.works[ego]), 3),
            "example_work": newest_first(works)[0],
        }
        for place, works in places.items()
    ]
    assert ask(demo_graph, "author_positions_of_person", person=ego) == ordered(rows, "-works", "place")
    assert {row["place"] for row in rows} == {"last", "middle"}


def _place(people: People, work: str, person: str) -> str:
    position = next(place for place, one in people.lists[work].items() if one == person)
    last = WORKS[work].authors
    return "only" if last == 1 else "first" if position == 1 else "last" if position == last else "middle"


@pytest.mark.parametrize("coauthors", [False, True])
def test_people_who_cite_a_person(demo_graph: Graph, people: People, coauthors: bool) -> None:
    ego = people.called("Stefanos Zafeiriou")
    pairs = [
        (person, citing, own)
        for own in people.works[ego]
        for citing in demo_facts.cited_by()[own]
        if citing not in people.works[ego]
        for person in people.lists[citing].values()
    ]
    known = people.coauthors(ego)
    rows = [
        {
            "person": person,
            "name": people.names[person],
            "citing_works": len({citing for one, citing, _ in pairs if one == person}),
            "cited_works": len({own for one, _, own in pairs if one == person}),
            "is_coauthor": person in known,
        }
        for person in {one for one, _, _ in pairs}
        if coauthors or person not in known
    ]
    expected = ordered(rows, "-citing_works", "-cited_works", "person")
    assert ask(demo_graph, "people_who_cite_person", person=ego, coauthors=coauthors) == expected


def test_people_by_works_whole_and_in_shares(demo_graph: Graph, people: People) -> None:
    rows = [
        {
            "person": person,
            "name": people.names[person],
            "works": len(works),
            "fractional": half_up(sum(1 / WORKS[work].authors for work in works), 3),
            "first_year": min(people.years(person)),
            "last_year": max(people.years(person)),
        }
        for person, works in people.works.items()
    ]
    found = ask(demo_graph, "people_by_works")
    assert without(found, "identity") == ordered(rows, "-works", "person")
    assert [row["name"] for row in found[:2]] == ["Dimitrios Kollias", "Stefanos Zafeiriou"]
    assert {row["identity"] for row in found} == {"orcid", "evidence", "single"}
    recent = ask(demo_graph, "people_by_works", since=2022)
    assert without(recent, "identity") == ordered((row for row in rows if row["last_year"] >= 2022), "-works", "person")


def test_people_between_two_topics(demo_graph: Graph, people: People) -> None:
    one, other = "keyword:survey", "keyword:micro expression recognition"
    rows = [
        row for person in people.works if (row := _between(people, person, lambda work: WORKS[work].topics, one, other))
    ]
    assert ask(demo_graph, "people_between_topics", one=one, other=other) == sorted(rows, key=_balance)
    assert len(rows) > 5


def test_people_between_two_institutions(demo_graph: Graph, people: People) -> None:
    one, other = "ror:02jx3x895", "ror:01kj4z117"
    places = demo_facts.affiliated()
    rows = [row for person in people.works if (row := _between(people, person, lambda work: places[work], one, other))]
    assert ask(demo_graph, "people_between_institutions", one=one, other=other) == sorted(rows, key=_balance)
    assert len(rows) == 6


def _between(people: People, person: str, marks: Callable[[str], set[str]], one: str, other: str) -> Row | None:
    ones = {work for work in people.works[person] if one in marks(work)}
    others = {work for work in people.works[person] if other in marks(work)}
    if not ones or not others:
        return None
    return {
        "person": person,
        "name": people.names[person],
        "works_one": len(ones),
        "works_other": len(others),
        "works_both": len(ones & others),
    }


def _balance(row: Row) -> tuple[int, int, str]:
    ones, others = row["works_one"], row["works_other"]
    return -min(ones, others), -ones - others, row["person"]


def test_people_of_a_project(demo_graph: Graph, people: People) -> None:
    project = "oaire:nsf_________::b434e425b9d77bbe7ced36e22a66eeca"
    works = demo_facts.inverted(demo_facts.funded())[project]
    assert works == {"arxiv:1608.06993"}
    rows = [
        {"person": person, "name": people.names[person], "works": 1, "newest_work": "arxiv:1608.06993"}
        for person in people.lists["arxiv:1608.06993"].values()
    ]
    assert ask(demo_graph, "people_of_project", project=project) == ordered(rows, "-works", "person")
    assert titled(works)["arxiv:1608.06993"]["title"] == "Densely Connected Convolutional Networks"
