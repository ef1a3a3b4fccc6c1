"""Names that very many bear: what is read for them is bounded, and what is not decided is told."""

from pathlib import Path

import pytest
from test_graph_writing import authors, paper, rows, take, whole

from kg import Graph, graph
from kg.model import Author
from loaders import mention_rows, mentions, people
from loaders.bulk import Given, prepare
from loaders.mentions import Mention, persons
from loaders.run import Options, load

DEMO = Path(__file__).parent.parent / "kg" / "demo"

WORKS = [
    paper(
        f"w{number}", f"doi:10.1/{number}", title=f"Work {number}", authors=authors("Wei Wang", "Bo Sample", "Y. Wang")
    )
    for number in range(4)
]


def test_of_a_name_that_is_too_common_only_identifiers_join(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = frozenset({"li na"})
    given = [Mention("Paper", f"doi:{number}", 1, "wei wang", coauthors=shared) for number in range(3)]
    known = [
        Mention("Paper", f"doi:{number}", 1, "wei wang", strong="orcid:0000-0002-1825-0097", coauthors=shared)
        for number in (3, 4)
    ]
    assert {one.person for one in persons(given + known)} == {"orcid:0000-0002-1825-0097"}
    monkeypatch.setattr(mentions, "MOST_MENTIONS", 4)
    assert [(one.person, one.evidence) for one in persons(given + known)] == [
        ("wei wang~doi:0", ()),
        ("wei wang~doi:1", ()),
        ("wei wang~doi:2", ()),
        ("orcid:0000-0002-1825-0097", ()),
        ("orcid:0000-0002-1825-0097", ()),
    ]


def test_a_hundred_thousand_mentions_are_grouped_in_one_walk() -> None:
    """Each shares a co-author with the next: one long chain, the worst for a grouping that looks at pairs."""
    count = mentions.MOST_MENTIONS
    given = [
        Mention("Paper", f"doi:{number:06}", 1, "wei wang", coauthors=frozenset({f"a{number}", f"a{number + 1}"}))
        for number in range(count)
    ]
    assert {one.person for one in persons(given)} == {"wei wang~doi:000000"}
    extra = Mention("Paper", "doi:x", 1, "wei wang")
    assert len({one.person for one in persons([*given, extra])}) == count + 1


def test_a_load_tells_the_names_that_are_too_common(monkeypatch: pytest.MonkeyPatch, scratch: Graph) -> None:
    monkeypatch.setattr(mentions, "MOST_MENTIONS", 3)
    monkeypatch.setattr(mention_rows, "MOST_MENTIONS", 3)
    rejects = take(scratch, *WORKS)
    assert [(row["reason"], row["count"], row["where"]) for row in rejects.rows()] == [
        ("name too common", 2, "bo sample")
    ]
    people = rows(
        scratch, "MATCH (p:Person)-[a:AUTHORED]->() WHERE a.name = 'Wei Wang' RETURN p.id, count(*) ORDER BY p.id"
    )
    assert people == [(f"wei wang~doi:10.1/{number}", 1) for number in range(4)]


def test_a_bulk_load_tells_the_same_names(monkeypatch: pytest.MonkeyPatch, scratch: Graph, tmp_path: Path) -> None:
    monkeypatch.setattr(mentions, "MOST_MENTIONS", 3)
    monkeypatch.setattr(mention_rows, "MOST_MENTIONS", 3)
    monkeypatch.setattr(people, "MOST_MENTIONS", 3)
    report = load(scratch, "arxiv", (DEMO / "arxiv",), Options(release="demo"))
    made = prepare([Given("arxiv", (DEMO / "arxiv",), "demo")], tmp_path)
    (told,) = (row for row in report.rejects.rows() if row["reason"] == "name too common")
    assert [row for row in made.deliveries[0]["rejects"] if row["reason"] == "name too common"] == [told]
    assert told["count"] > 0


def test_initials_on_many_works_are_not_read_for_one_of_them(monkeypatch: pytest.MonkeyPatch, scratch: Graph) -> None:
    take(scratch, *WORKS)
    read: list[str] = []
    run = graph.Transaction.run

    def seen(self: graph.Transaction, text: str, parameters: object = None) -> list[dict[str, object]]:
        answer = run(self, text, parameters)  # type: ignore[arg-type]
        read.extend(f"{row['printed']} on {row['work']}" for row in answer if "printed" in row)
        return answer

    monkeypatch.setattr(graph.Transaction, "run", seen)
    take(scratch, paper("w9", "doi:10.1/9", title="Work 9", authors=authors("Y. Wang", "Cy Third", "Y. Wang")))
    assert sorted(set(read)) == ["Cy Third on doi:10.1/9", "Y. Wang on doi:10.1/9"]
    alone = rows(scratch, "MATCH (p:Person)-[a:AUTHORED]->() WHERE a.name = 'Y. Wang' RETURN p.id ORDER BY p.id")
    assert [one for (one,) in alone] == sorted(
        [f"y wang~doi:10.1/{number}" for number in (0, 1, 2, 3, 9)] + ["y wang~doi:10.1/9~3"]
    )


@pytest.mark.parametrize("together", [1, 2, 1000])
def test_names_with_and_without_initials_in_any_batches_end_alike(scratch: Graph, together: int) -> None:
    """ "Ys Wang" can be joined and "YS Wang" cannot, though both have one key."""
    works = [
        paper(
            "p",
            "doi:10.1/p",
            title="P",
            authors=(Author(name="YS Wang"), Author(name="Ys Wang"), Author(name="Bo Sample")),
        ),
        paper("q", "doi:10.1/q", title="Q", authors=authors("Ys Wang", "Bo Sample")),
        paper("r", "doi:10.1/r", title="R", authors=authors("Bo Sample", "YS Wang")),
    ]
    for one in works:
        take(scratch, one, together=together)
    one_by_one = whole(scratch)
    while scratch.write("MATCH (n) WITH n LIMIT 3000 DETACH DELETE n"):
        pass
    take(scratch, *reversed(works), together=together)
    assert whole(scratch) == one_by_one
    ids = rows(
        scratch,
        "MATCH (p:Person)-[a:AUTHORED]->(w) WHERE a.name ENDS WITH 'Wang' "
        "RETURN a.name, w.id, p.id ORDER BY w.id, a.position",
    )
    assert ids == [
        ("YS Wang", "doi:10.1/p", "ys wang~doi:10.1/p"),
        ("Ys Wang", "doi:10.1/p", "ys wang~doi:10.1/p~2"),
        ("Ys Wang", "doi:10.1/q", "ys wang~doi:10.1/q"),
        ("YS Wang", "doi:10.1/r", "ys wang~doi:10.1/r"),
    ]


def test_names_of_many_mentions_are_told_apart_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch, scratch: Graph) -> None:
    take(scratch, *WORKS)
    expected = whole(scratch)
    scratch.write("MATCH (n) DETACH DELETE n")
    most: list[int] = []
    found = mention_rows.mentions

    def seen(transaction: graph.Transaction, names: list[str], waiting: list[str] | None = None) -> mention_rows.Found:
        answer = found(transaction, names, waiting)
        most.append(sum(len(named) for name, named in answer.items() if name in names))
        return answer

    monkeypatch.setattr(people, "mentions", seen)
    monkeypatch.setattr(people, "MENTIONS", 5)
    take(scratch, *WORKS)
    assert whole(scratch) == expected
    assert max(most) == 4
