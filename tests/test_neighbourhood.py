"""The neighbourhood of everything: rows worked out by hand on a small graph, and facts of the demo corpus."""

from typing import Any

import pytest

from kg import Graph
from kg.errors import Malformed, Unknown
from kg.statements import statement
from queries.kinds import KINDS
from queries.linkwords import LINK_WORDS, RELATION_WORDS
from queries.neighbourhood import MOST_LINKS, MOST_NODES, SECOND, View, expansions, neighbourhood

#: p1 is written by ann and bob, cites p2 and p3, is cited by p4; p5 shares both references with it; d1 is its data.
GRAPH = """
CREATE (p1:Paper:Work {id: 'doi:1', title: 'One', year: 2020, date: '2020', cited_by: 1, references: 2,
  access: 'OPEN'}),
 (p2:Paper:Work {id: 'doi:2', title: 'Two', year: 2010, cited_by: 2}),
 (p3:Paper:Work {id: 'doi:3', title: 'Three', cited_by: 3}),
 (p4:Paper:Work {id: 'doi:4', title: 'Four', year: 2022, cited_by: 0}),
 (p5:Paper:Work {id: 'doi:5', title: 'Five', year: 2021, cited_by: 0}),
 (d1:Dataset:Work {id: 'doi:d1', title: 'Data', year: 2019}),
 (ann:Person {id: 'ann~doi:1', name: 'Ann', works: 2}),
 (bob:Person {id: 'bob~doi:1', name: 'Bob', family: 'B', works: 1}),
 (cyd:Person {id: 'cyd~doi:5', name: 'Cyd', works: 1}),
 (uni:Institution {id: 'ror:1', name: 'University', works: 1}), (top:Institution {id: 'ror:2', name: 'Holding'}),
 (ai:Topic {id: 'arxiv:cs.AI', label: 'AI', scheme: 'arxiv'}),
 (cs:Topic {id: 'arxiv:cs', label: 'CS', scheme: 'arxiv'}),
 (v1:Version {id: 'doi:1/v1', label: 'v1', number: 1, kind: 'arxiv', date: '2020-01-01T00:00:00Z'}),
 (v2:Version {id: 'doi:1/v2', label: 'v2', number: 2, kind: 'arxiv'}),
 (copy:Version {id: 'doi:1/c', type: 'Article', kind: 'copy'}),
 (venue:Venue {id: 'issn:1', title: 'Journal'}), (arxiv:Source {id: 'arxiv', name: 'arXiv'}),
 (grant:Project {id: 'oaire:g', acronym: 'GRANT'}), (funder:Funder {id: 'funder:ec:eu', name: 'EC'}),
 (p1)-[:CITES {sources: ['a:1', 'b:1']}]->(p2), (p1)-[:CITES {sources: ['a:1']}]->(p3),
 (p4)-[:CITES {sources: ['a:1']}]->(p1), (p5)-[:CITES]->(p2), (p5)-[:CITES]->(p3),
 (ann)-[:AUTHORED {position: 2, name: 'A.', sources: ['a:1']}]->(p1),
 (bob)-[:AUTHORED {position: 1, name: 'Bob B'}]->(p1),
 (ann)-[:AUTHORED {position: 1, name: 'Ann'}]->(p5), (cyd)-[:AUTHORED {position: 2, name: 'Cyd'}]->(p5),
 (p1)-[:AFFILIATED {sources: ['a:1']}]->(uni), (ann)-[:AFFILIATED]->(uni), (uni)-[:PART_OF]->(top),
 (p1)-[:ABOUT {primary: true, origin: 'arxiv'}]->(ai), (p5)-[:ABOUT]->(ai), (ai)-[:BROADER]->(cs),
 (p1)-[:HAS_VERSION]->(v1), (p1)-[:HAS_VERSION]->(v2), (p1)-[:HAS_VERSION]->(copy), (v1)-[:NEXT]->(v2),
 (v1)-[:HOSTED_BY]->(arxiv), (v2)-[:HOSTED_BY]->(arxiv), (p1)-[:PUBLISHED_IN {volume: '7'}]->(venue),
 (p1)-[:HOSTED_BY]->(arxiv), (p1)-[:COLLECTED_FROM]->(arxiv), (arxiv)-[:PROVIDED_BY]->(uni),
 (p1)-[:RELATED {name: 'IsSupplementedBy'}]->(d1), (p1)-[:FUNDED_BY]->(grant), (funder)-[:FUNDED]->(grant),
 (uni)-[:TAKES_PART]->(grant), (p4)-[:FUNDED_BY]->(funder)
"""


@pytest.fixture
def small(scratch: Graph) -> Graph:
    scratch.write(GRAPH)
    return scratch


def around(data: dict[str, Any]) -> dict[str, list[str]]:
    """Names of the first step by relation, in order of rank."""
    found: dict[str, list[str]] = {}
    for node in sorted(data["nodes"], key=lambda node: node["place"]):
        if node["hop"] == 1 and not node["stage"]:
            found.setdefault(node["relation"], []).append(node["name"])
    return found


def second(total: int, shown: int) -> dict[str, Any]:
    """What a map says of its second step."""
    return {"total": total, "shown": shown, "counts": SECOND}


def links(data: dict[str, Any]) -> set[tuple[str, str, str]]:
    names = {node["id"]: node["name"] for node in data["nodes"]}
    return {(names[edge["from"]], edge["type"], names[edge["to"]]) for edge in data["edges"]}


WORK = {
    "author": ["Bob", "Ann"],
    "reference": ["Three", "Two"],
    "citing": ["Four"],
    "institution": ["University"],
    "topic": ["AI"],
    "version": ["v1", "v2", "Article"],
    "venue": ["Journal"],
    "holder": ["arXiv"],
    "grant": ["GRANT"],
    "related": ["Data"],
    "similar": ["Five"],
}


def test_around_a_work_stands_everything_by_relation(small: Graph) -> None:
    data = neighbourhood(small, "paper", "doi:1")
    assert around(data) == WORK
    assert {one["relation"]: (one["total"], one["shown"]) for one in data["totals"]} == {
        name: (len(members), len(members)) for name, members in WORK.items()
    }
    assert (data["total"], data["shown"], data["second"], data["notes"]) == (15, 15, second(0, 0), [])
    assert links(data) == {
        ("Bob", "AUTHORED", "One"), ("Ann", "AUTHORED", "One"), ("Ann", "AUTHORED", "Five"),
        ("One", "CITES", "Two"), ("One", "CITES", "Three"), ("Four", "CITES", "One"),
        ("Five", "CITES", "Two"), ("Five", "CITES", "Three"), ("One", "SIMILAR", "Five"),
        ("One", "AFFILIATED", "University"), ("Ann", "AFFILIATED", "University"),
        ("One", "ABOUT", "AI"), ("Five", "ABOUT", "AI"),
        ("One", "HAS_VERSION", "v1"), ("One", "HAS_VERSION", "v2"), ("One", "HAS_VERSION", "Article"),
        ("v1", "NEXT", "v2"), ("v1", "HOSTED_BY", "arXiv"), ("v2", "HOSTED_BY", "arXiv"),
        ("One", "PUBLISHED_IN", "Journal"), ("One", "HOSTED_BY", "arXiv"), ("One", "COLLECTED_FROM", "arXiv"),
        ("arXiv", "PROVIDED_BY", "University"), ("One", "RELATED", "Data"), ("One", "FUNDED_BY", "GRANT"),
        ("University", "TAKES_PART", "GRANT"),
    }  # fmt: skip


def test_every_link_carries_what_it_rests_on(small: Graph) -> None:
    data = neighbourhood(small, "paper", "doi:1")
    evidence = {(edge["type"], edge["from"], edge["to"]): edge["evidence"] for edge in data["edges"]}
    assert evidence["CITES", "paper/doi:1", "paper/doi:2"] == {"sources": ["a:1", "b:1"]}
    assert evidence["AUTHORED", "person/ann~doi:1", "paper/doi:1"] == {"sources": ["a:1"], "position": 2, "name": "A."}
    assert evidence["SIMILAR", "paper/doi:1", "paper/doi:5"] == {"shared_references": 2, "cited_together": 0}
    assert evidence["RELATED", "paper/doi:1", "dataset/doi:d1"] == {"name": "IsSupplementedBy"}
    assert evidence["PUBLISHED_IN", "paper/doi:1", "venue/issn:1"] == {"volume": "7"}


def test_what_is_shown_of_a_node_is_said_in_one_way(small: Graph) -> None:
    nodes = {node["id"]: node for node in neighbourhood(small, "paper", "doi:1")["nodes"]}
    assert nodes["paper/doi:1"] == {
        "id": "paper/doi:1", "kind": "paper", "key": "doi:1", "name": "One", "hop": 0, "stage": 0, "relation": "focus",
        "place": 0, "year": 2020, "date": "2020", "cited_by": 1, "references": 2, "access": "OPEN", "first_author": "B",
    }  # fmt: skip
    assert nodes["version/doi:1/v1"]["name"] == "v1"
    assert nodes["version/doi:1/v1"]["version_kind"] == "arxiv"
    assert nodes["project/oaire:g"]["name"] == "GRANT"


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("dataset", "doi:d1", {"related": ["One"]}),
        ("person", "ann~doi:1", {"work": ["One", "Five"], "collaborator": ["Cyd", "Bob"], "topic": ["AI"],
                                 "institution": ["University"]}),
        ("institution", "ror:1", {"work": ["One"], "member": ["Ann"], "author": ["Bob"], "topic": ["AI"],
                                  "whole": ["Holding"], "source": ["arXiv"], "grant": ["GRANT"]}),
        ("institution", "ror:2", {"part": ["University"]}),
        ("topic", "arxiv:cs.AI", {"work": ["One", "Five"], "author": ["Ann", "Cyd", "Bob"],
                                  "institution": ["University"], "broader": ["CS"]}),
        ("topic", "arxiv:cs", {"narrower": ["AI"]}),
        ("version", "doi:1/v1", {"work": ["One"], "later": ["v2"], "sibling": ["Article"], "author": ["Bob", "Ann"],
                                 "holder": ["arXiv"]}),
        ("version", "doi:1/v2", {"work": ["One"], "earlier": ["v1"], "sibling": ["Article"], "author": ["Bob", "Ann"],
                                 "holder": ["arXiv"]}),
        ("venue", "issn:1", {"work": ["One"], "author": ["Ann", "Bob"], "topic": ["AI"]}),
        ("source", "arxiv", {"work": ["One"], "topic": ["AI"], "provider": ["University"]}),
        ("project", "oaire:g", {"work": ["One"], "author": ["Ann", "Bob"], "topic": ["AI"], "funder": ["EC"],
                                "participant": ["University"]}),
        ("funder", "funder:ec:eu", {"work": ["One"], "named": ["Four"], "topic": ["AI"], "grant": ["GRANT"]}),
    ],
)  # fmt: skip
def test_every_kind_has_its_relations(small: Graph, kind: str, key: str, expected: dict[str, list[str]]) -> None:
    data = neighbourhood(small, kind, key)
    assert around(data) == expected
    assert data["total"] == sum(len(members) for members in expected.values())


def test_counted_links_say_from_which_works(small: Graph) -> None:
    data = neighbourhood(small, "person", "ann~doi:1")
    found = next(edge for edge in data["edges"] if edge["type"] == "COAUTHOR" and "bob" in edge["to"])
    assert found["evidence"] == {
        "papers": 1, "first_year": 2020, "last_year": 2020, "works": [{"id": "doi:1", "title": "One", "year": 2020}],
    }  # fmt: skip


def test_years_cut_works_and_what_is_counted_over_them(small: Graph) -> None:
    late = around(neighbourhood(small, "person", "ann~doi:1", View(since=2021)))
    assert late == {"work": ["Five"], "collaborator": ["Cyd"], "topic": ["AI"], "institution": ["University"]}
    early = around(neighbourhood(small, "paper", "doi:1", View(until=2015)))
    assert early["reference"] == ["Three", "Two"]  # without `from`, a work without a year stays
    assert "citing" not in early
    assert around(neighbourhood(small, "paper", "doi:1", View(since=2005)))["reference"] == ["Two"]


def test_only_the_wanted_kinds_are_there(small: Graph) -> None:
    data = neighbourhood(small, "paper", "doi:1", View(kinds=("person", "dataset")))
    assert around(data) == {"author": ["Bob", "Ann"], "related": ["Data"]}


def test_a_cut_is_told(small: Graph) -> None:
    data = neighbourhood(small, "paper", "doi:1", View(limit=4))
    assert (data["total"], data["shown"], len(data["nodes"])) == (15, 4, 5)
    assert sum(one["shown"] for one in data["totals"]) == 4
    assert around(data) == {"author": ["Bob"], "reference": ["Three", "Two"], "citing": ["Four"]}


def test_the_second_step_is_what_touches_most_of_the_first(small: Graph) -> None:
    data = neighbourhood(small, "paper", "doi:1", View(depth=2))
    names = {node["name"] for node in data["nodes"] if node["hop"] == 2}
    assert names == {"Cyd", "Holding", "CS", "EC"}
    assert data["second"] == second(4, 4)


def test_cut_off_neighbours_are_no_second_step(small: Graph) -> None:
    data = neighbourhood(small, "paper", "doi:1", View(depth=2, limit=4))
    names = {node["name"] for node in data["nodes"] if node["hop"] == 2}
    assert names.isdisjoint({name for members in WORK.values() for name in members} - {"Five"})


@pytest.mark.parametrize("limit", [1, 5, 30, 250, 270, 299, 300])
def test_the_second_step_is_counted_whatever_room_is_left(scratch: Graph, limit: int) -> None:
    # The n-th neighbour has an author of its own and cites the (n + 1)-th, a neighbour too: no second step.
    scratch.write(
        "CREATE (w:Paper:Work {id: 'doi:hub', title: 'Hub', year: 2000}) WITH w UNWIND range(1, 300) AS n "
        "CREATE (c:Paper:Work {id: 'doi:c' + n, title: 'C ' + n, year: 2001, cited_by: 1000 - n})-[:CITES]->(w), "
        "(:Person {id: 'p' + n, name: 'P ' + n})-[:AUTHORED {position: 1}]->(c) "
        "WITH collect(c) AS all UNWIND range(0, 298) AS n WITH all[n] AS one, all[n + 1] AS other "
        "CREATE (one)-[:CITES]->(other)"
    )
    data = neighbourhood(scratch, "paper", "doi:hub", View(depth=2, limit=limit))
    shown = min(limit, 299)
    room = min(max(12, limit // 2), MOST_NODES - 1 - shown)
    assert (data["total"], data["shown"]) == (300, shown)
    assert data["second"] == second(shown, min(shown, room))
    assert len(data["nodes"]) == 1 + shown + min(shown, room) <= MOST_NODES


def test_an_expansion_adds_and_changes_nothing(small: Graph) -> None:
    before = neighbourhood(small, "paper", "doi:1", View(kinds=("person",)))
    expand = ("person/ann~doi:1", "person/cyd~doi:5")
    after = neighbourhood(small, "paper", "doi:1", View(kinds=("person",), expand=expand))
    assert after["nodes"][: len(before["nodes"])] == before["nodes"]
    assert after["edges"][: len(before["edges"])] == before["edges"]
    added = after["nodes"][len(before["nodes"]) :]
    assert [(node["name"], node["stage"], node["parent"]) for node in added] == [("Cyd", 1, "person/ann~doi:1")]
    assert links(after) - links(before) == {("Ann", "COAUTHOR", "Bob"), ("Ann", "COAUTHOR", "Cyd")}


def test_an_expansion_of_what_is_not_there_is_told(small: Graph) -> None:
    data = neighbourhood(small, "paper", "doi:1", View(expand=("paper/nothing",)))
    assert data["notes"] == ["'paper/nothing' is not on this map, so it cannot be expanded."]
    with pytest.raises(Malformed, match="At most 12"):
        expansions([f"paper/{number}" for number in range(13)])
    assert expansions(["b", "a", "b", ""]) == ("b", "a")


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_id_is_unknown(small: Graph, kind: str) -> None:
    with pytest.raises(Unknown):
        neighbourhood(small, kind, "' OR 1=1 //")


def test_the_wrong_kind_is_told_with_the_right_one(small: Graph) -> None:
    with pytest.raises(Unknown, match="/map/dataset/doi:d1"):
        neighbourhood(small, "paper", "doi:d1")


def test_a_work_of_many_authors_makes_no_collaborators_and_is_told(scratch: Graph) -> None:
    scratch.write(
        "CREATE (w:Paper:Work {id: 'doi:big', title: 'Big', year: 2020}) "
        "WITH w UNWIND range(1, 101) AS n CREATE (:Person {id: 'p' + n, name: 'P ' + n})-[:AUTHORED {position: n}]->(w)"
    )
    data = neighbourhood(scratch, "person", "p1")
    assert around(data) == {"work": ["Big"]}
    assert data["notes"] == ["1 works of more than 100 authors are left out of the collaborators."]


def test_a_hub_is_counted_over_its_newest_works_and_says_so(scratch: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.neighbourhood._HUB", 3)
    scratch.write(
        "CREATE (t:Topic {id: 'arxiv:x', label: 'X'}) WITH t UNWIND range(2001, 2010) AS year "
        "CREATE (:Person {id: 'of ' + year, name: 'Of ' + year})-[:AUTHORED {position: 1}]->"
        "(:Paper:Work {id: 'doi:' + year, title: 'W ' + year, year: year, cited_by: 2010 - year})-[:ABOUT]->(t)"
    )
    data = neighbourhood(scratch, "topic", "arxiv:x", View(limit=20))
    assert around(data)["author"] == ["Of 2010", "Of 2009", "Of 2008"]
    assert len(around(data)["work"]) == 10
    assert data["notes"] == ["People, institutions and topics are counted over the newest 3 of 10 works."]


def test_a_topic_of_thousands_of_works_fits_into_the_memory_of_one_statement(scratch: Graph) -> None:
    scratch.write(
        "CREATE (t:Topic {id: 'arxiv:x', label: 'X'}) WITH t UNWIND range(1, 4000) AS n "
        "CREATE (:Person {id: 'p' + n, name: 'P ' + n})-[:AUTHORED {position: 1}]->"
        "(:Paper:Work {id: 'doi:' + n, title: 'W ' + n, year: 2000, cited_by: n})-[:ABOUT]->(t)"
    )
    data = neighbourhood(scratch, "topic", "arxiv:x", View(limit=300))
    assert {one["relation"]: one["total"] for one in data["totals"]} == {"work": 4000, "author": 4000}
    assert data["shown"] == 299


def test_a_large_neighbourhood_stays_within_its_bounds(scratch: Graph) -> None:
    scratch.write(
        "CREATE (w:Paper:Work {id: 'doi:hub', title: 'Hub', year: 2000}) WITH w UNWIND range(1, 400) AS n "
        "CREATE (c:Paper:Work {id: 'doi:c' + n, title: 'C ' + n, year: 2001, cited_by: n})-[:CITES]->(w) "
        "WITH collect(c) AS all UNWIND range(0, 397) AS n WITH all, all[n] AS one, [1, 2] AS steps, n "
        "UNWIND steps AS step WITH one, all[n + step] AS other CREATE (one)-[:CITES]->(other)"
    )
    data = neighbourhood(scratch, "paper", "doi:hub", View(depth=2, limit=300, expand=("paper/doi:c400",)))
    assert len(data["nodes"]) == MOST_NODES
    assert len(data["edges"]) <= MOST_LINKS
    assert (data["total"], data["shown"]) == (400, 299)
    assert around(data)["citing"][:2] == ["C 400", "C 399"]


def test_geran_zhao_stands_among_four_collaborators(demo_graph: Graph) -> None:
    data = neighbourhood(demo_graph, "person", "geran zhao~arxiv:2203.12570")
    assert around(data) == {
        "work": ['Your "Attention" Deserves Attention: A Self-Diversified Multi-Channel Attention for Facial Action '
                 "Analysis"],
        "collaborator": ["Huiyuan Yang", "Lijun Yin", "Xiaotian Li", "Zhihua Li"],
        "topic": ["Computer Vision and Pattern Recognition"],
    }  # fmt: skip


def test_the_micro_attention_paper_cites_23_and_is_cited_by_2(demo_graph: Graph) -> None:
    data = neighbourhood(demo_graph, "paper", "arxiv:1811.02360")
    totals = {one["relation"]: one["total"] for one in data["totals"]}
    assert {name: totals[name] for name in ("author", "reference", "citing", "institution", "venue")} == {
        "author": 4, "reference": 23, "citing": 2, "institution": 4, "venue": 1,
    }  # fmt: skip
    assert (data["shown"], len(data["nodes"])) == (60, 61)


def test_every_type_and_relation_has_words(demo_graph: Graph) -> None:
    for kind in ("work", "person", "institution", "topic", "venue", "source", "project", "funder", "version"):
        body = statement("read", f"neighbourhood_{kind}").text
        assert all(name in RELATION_WORDS or name == "focus" for name in _quoted(body, "relation: '"))
        assert all(name in LINK_WORDS or not name for name in _quoted(body, "type: '"))


def _quoted(text: str, before: str) -> list[str]:
    return [part.split("'", 1)[0] for part in text.split(before)[1:]]
