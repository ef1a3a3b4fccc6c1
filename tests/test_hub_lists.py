"""Lists at hubs: walked along an index they give the same rows as sorted, and touch few of them."""

from typing import Any

import pytest

from kg.graph import Graph
from kg.schema import apply
from kg.statements import statement, text

Row = dict[str, Any]
#: Query, its parameter, the thing on the corpus, keys of the order.
LISTS = [
    ("topic_works", "topic", "arxiv:cs.CV", ("year", "id")),
    ("topic_key_works", "topic", "arxiv:cs.CV", ("cited_by", "id")),
    ("institution_works", "institution", "ror:02jx3x895", ("year", "id")),
    ("venue_works", "venue", "name:ieee transactions on affective computing", ("year", "id")),
    ("source_hosted_works", "source", "arxiv", ("year", "id")),
    ("source_provided_works", "source", "oaire:openaire____::9e3be59865b2c1c335d32dae2fe7b254", ("year", "id")),
    ("source_versions", "source", "arxiv", ("id",)),
]
#: Before every year and every number of citations.
UNKNOWN = -1
MIDDLE = {"year": "2005", "cited_by": "15"}
#: 4,000 works, 2,000 of them at each hub, one in ten without a year; as many versions.
_HUBS = """
MERGE (topic:Topic {id: 'hub'}) MERGE (venue:Venue {id: 'hub'})
MERGE (source:Source {id: 'hub'}) MERGE (institution:Institution {id: 'hub'})
WITH topic, venue, source, institution
UNWIND range(1, 4000) AS number
CREATE (work:Work:Paper {id: 'doi:10.1/' + toString(number * 7919 % 4001), title: 'Work'})
SET work.year = CASE WHEN number % 10 = 0 THEN null ELSE 1990 + number % 30 END,
    work.cited_by = CASE WHEN number % 10 = 0 THEN null ELSE number % 30 END
CREATE (version:Version {id: work.id + '/copy'})
CREATE (work)-[:HAS_VERSION]->(version)
FOREACH (_ IN CASE WHEN number <= 2000 THEN [1] ELSE [] END |
  CREATE (work)-[:ABOUT {year: work.year}]->(topic)
  CREATE (work)-[:AFFILIATED {year: work.year}]->(institution)
  CREATE (work)-[:PUBLISHED_IN]->(venue)
  CREATE (work)-[:HOSTED_BY]->(source)
  CREATE (work)-[:COLLECTED_FROM]->(source)
  CREATE (version)-[:HOSTED_BY]->(source))
"""


def walked(graph: Graph, query: str, given: dict[str, Any], keys: tuple[str, ...], limit: int) -> list[Row]:
    """A list from its beginning to its end, page by page."""
    one, rows, after = statement("read", query), [], {}
    while True:
        page = graph.read(one.text, one.values(given) | after | {"limit": limit}).dicts()
        rows += page
        if len(page) < limit:
            return rows
        after = {f"after_{key}": UNKNOWN if page[-1][key] is None else page[-1][key] for key in keys}


def fallen(rows: list[Row], key: str) -> list[Row]:
    """Rows from the highest to the lowest, unknown last, of equals by id from the end."""
    return sorted(rows, key=lambda row: (UNKNOWN if row[key] is None else row[key], row["id"]), reverse=True)


@pytest.mark.parametrize(("query", "name", "key", "keys"), LISTS)
def test_the_walk_and_the_sort_give_the_same_rows_once_each(
    demo_graph: Graph, query: str, name: str, key: str, keys: tuple[str, ...]
) -> None:
    asked = [
        walked(demo_graph, query, {name: key, "hub": hub}, keys, limit)
        for hub, limit in (("0", 7), ("0", 1000), ("9000", 7), ("9000", 1000))
    ]
    assert len(asked[0]) == len({row["id"] for row in asked[0]}) > 0
    assert asked[1:] == [asked[0]] * 3
    if len(keys) == 2:
        assert asked[0] == fallen(asked[0], keys[0])


def hits(graph: Graph, query: str, given: dict[str, Any]) -> int:
    """How often the database is touched for an answer."""
    one = statement("read", query)
    with graph.driver.session(database=graph.database, default_access_mode="READ") as session:
        plan = session.run("PROFILE " + one.text, one.values(given)).consume().profile

    def summed(part: Any) -> int:
        return int(part.get("dbHits", 0)) + sum(summed(child) for child in part.get("children", ()))

    return summed(plan)


@pytest.fixture
def hubs(scratch: Graph) -> Graph:
    apply(scratch)
    scratch.write(_HUBS)
    scratch.command("CALL db.awaitIndexes(60)")
    return scratch


def test_a_page_of_a_hub_touches_only_what_it_shows(hubs: Graph) -> None:
    for query, name, _, keys in LISTS:
        at = {name: "hub", "limit": "10"}
        middle = at | {"after_id": "doi:10.1/3"} | ({f"after_{keys[0]}": MIDDLE[keys[0]]} if len(keys) == 2 else {})
        first, later = hits(hubs, query, at | {"hub": "1000"}), hits(hubs, query, middle | {"hub": "1000"})
        sorted_ = hits(hubs, query, at | {"hub": "10000"})
        assert max(first, later) < 800 < 3000 < sorted_, query


def test_works_of_which_it_is_unknown_end_a_hub(hubs: Graph) -> None:
    for query, name, _, keys in LISTS:
        rows = walked(hubs, query, {name: "hub", "hub": "1000"}, keys, 300)
        assert len(rows) == len({row["id"] for row in rows}) == 2000, query
        if len(keys) == 2:
            assert [row[keys[0]] for row in rows[1800:]] == [None] * 200, query
            assert rows == fallen(rows, keys[0]), query


def test_a_short_list_is_sorted_even_in_a_small_graph(hubs: Graph) -> None:
    hubs.write("MERGE (t:Topic {id: 'rare'}) WITH t MATCH (w:Paper {id: 'doi:10.1/3'}) CREATE (w)-[:ABOUT]->(t)")
    assert hits(hubs, "topic_works", {"topic": "rare", "hub": "1"}) < 40


def test_every_list_at_a_hub_says_when_it_walks() -> None:
    for query, *_ in LISTS:
        assert "walked along the index" in text("read", query)
