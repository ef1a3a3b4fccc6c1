"""A key that goes from one record to another: nothing of what the first one said stays with it."""

import pytest
from test_graph_writing import authors, paper, rows, take, whole

from kg import Graph
from kg.model import Subject

FIRST = paper(
    "x",
    "doi:10.1/b",
    title="X",
    stamp="1",
    authors=authors("Ada Example"),
    subjects=(Subject(scheme="keyword", code="k"),),
)
NOW = (paper("x", title="X", stamp="2"), paper("y", "doi:10.1/b", title="Y", stamp="2"))


@pytest.mark.parametrize("together", [1, 2, 500])
def test_a_work_that_takes_over_a_key_has_no_authors_of_the_one_before(scratch: Graph, together: int) -> None:
    take(scratch, FIRST)
    take(scratch, *NOW, together=together)
    found = rows(scratch, "MATCH (w:Work) RETURN w.id, w.title, COUNT { (w)-[:AUTHORED|ABOUT]-() } ORDER BY w.id")
    assert found == [("doi:10.1/b", "Y", 0), ("oaire:x", "X", 0)]
    assert rows(scratch, "MATCH (p:Person) RETURN p.id") == []
    after = whole(scratch)
    while scratch.write("MATCH (n) WITH n LIMIT 3000 DETACH DELETE n"):
        pass
    take(scratch, *NOW, FIRST, together=together)
    assert whole(scratch) == after
