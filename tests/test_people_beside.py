"""People that are told apart while the mentions of other names are moved: what was read amiss is read again.

The server moves a relationship by taking one away and making another. Who reads all relationships of a node at that
moment may see neither, so that a co-author is missing from the evidence.
"""

from dataclasses import replace
from typing import Any

import pytest
from test_graph_writing import authors, paper, take

from kg import Graph
from loaders import people
from loaders.people import Telling

ADA, BO = "ada example~doi:10.1/a", "bo sample~doi:10.1/a"


@pytest.fixture
def joined(scratch: Graph) -> Graph:
    """Two works of the same two people, who are one each because of the other."""
    for name in "ab":
        take(scratch, paper(name, f"doi:10.1/{name}", title=name, authors=authors("Ada Example", "Bo Sample")))
    found = scratch.read("MATCH (p:Person)-[a:AUTHORED]->(w) RETURN p.id, count(w), max(a.evidence) ORDER BY p.id").rows
    assert found == [(ADA, 2, ["co-author"]), (BO, 2, ["co-author"])]
    return scratch


def told(graph: Graph, person: str) -> Telling:
    with graph.transaction() as transaction:
        return people._plan(transaction, [{"id": person, "names": [person.split("~")[0]]}], None)


def moving(planned: Telling, person: str = "somebody else") -> Telling:
    """The same, as if all of its mentions came from somebody else."""
    return replace(planned, assignments=[(row | {"person": person}, one) for row, one in planned.assignments])


def still(graph: Graph, planned: Telling, before: Telling) -> bool:
    with graph.transaction() as transaction:
        return people._still(transaction, planned, before)


def test_a_plan_holds_where_its_evidence_is_still_there(joined: Graph) -> None:
    assert still(joined, told(joined, ADA), moving(told(joined, BO)))


def test_a_plan_that_missed_a_coauthor_who_was_being_moved_does_not_hold(joined: Graph) -> None:
    joined.write("MATCH (:Person {id: $id})-[a:AUTHORED]->(:Work {id: 'doi:10.1/a'}) DELETE a", {"id": BO})
    amiss = told(joined, ADA)
    joined.write(
        "MATCH (p:Person {id: $id})-[a:AUTHORED]->(:Work {id: 'doi:10.1/b'}), (w:Work {id: 'doi:10.1/a'}) "
        "CREATE (p)-[b:AUTHORED]->(w) SET b = properties(a)",
        {"id": BO},
    )
    assert [one.person for _, one in amiss.assignments] == [ADA, "ada example~doi:10.1/b"]
    assert not still(joined, amiss, moving(told(joined, BO)))
    # Where nobody was moved, nothing can have been missed, and nothing is read again.
    assert still(joined, amiss, told(joined, BO))


@pytest.mark.parametrize("person", [ADA, "somebody else"])
def test_a_plan_does_not_hold_for_people_whose_mentions_were_moved(joined: Graph, person: str) -> None:
    planned, before = told(joined, ADA), moving(told(joined, BO), person)
    assert still(joined, planned, before) == (person != ADA)


def test_a_load_reads_again_what_did_not_hold(scratch: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of one person, and the first plan beside another one is thought to be amiss: the graph is the same."""
    asked: list[bool] = []

    def once(transaction: Any, planned: Telling, before: Telling) -> bool:
        asked.append(bool(asked) and true(transaction, planned, before))
        return asked[-1]

    true = people._still
    monkeypatch.setattr(people, "_still", once)
    for name in "ab":
        work = paper(name, f"doi:10.1/{name}", title=name, authors=authors("Ada Example", "Bo Sample"))
        take(scratch, work, together=1)
    assert asked[0] is False
    assert len(asked) > 1
    found = scratch.read("MATCH (p:Person)-[a:AUTHORED]->(w) RETURN p.id, count(w), max(a.evidence) ORDER BY p.id").rows
    assert found == [(ADA, 2, ["co-author"]), (BO, 2, ["co-author"])]
