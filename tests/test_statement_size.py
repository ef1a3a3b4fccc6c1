"""What would keep the planner busy for minutes is refused before the server sees it; what people ask is not."""

import pytest

from kg.errors import Refused
from kg.statements import statements
from queries.guard import Caps, accepted

CAPS = Caps()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("MATCH " + "-->".join(f"(n{i})" for i in range(60)) + " RETURN n0", "20 relationships"),
        ("MATCH " + ",".join(f"(a)-[r{i}]->(n{i})" for i in range(60)) + " RETURN a", "20 relationships"),
        ("MATCH (a) " + "OPTIONAL MATCH (a)<--(b) " * 60 + "RETURN a", "20 relationships"),
        ("MATCH (a) WHERE " + "EXISTS { MATCH (a) WHERE " * 30 + "true" + " }" * 30 + " RETURN a", "10 braces"),
        ("RETURN " + "+".join("COUNT { (a) }" for _ in range(300)), "100 clauses and subqueries"),
        ("RETURN 1 AS x " + "UNION RETURN 1 AS x " * 900, "100 clauses and subqueries"),
        ("CALL { RETURN 1 AS x } " * 300 + "RETURN 1", "100 clauses and subqueries"),
        ("MATCH " + ",".join(f"(n{i})" for i in range(1000)) + " RETURN n0", "300 pairs of parentheses"),
        ("RETURN " + "[" * 3000 + "]" * 3000, "60 brackets"),
        ("RETURN " + "(" * 1000 + "1" + ")" * 1000, "60 brackets"),
        ("RETURN " + "CASE WHEN true THEN " * 300 + "1" + " END" * 300, "60 brackets"),
        ("RETURN " + "[x IN " * 300 + "[1]" + "]" * 300, "60 brackets"),
    ],
)
def test_a_monster_is_refused_with_its_place(text: str, what: str) -> None:
    with pytest.raises(Refused, match=rf"Line 1, column \d+: more than {what}"):
        accepted(text, CAPS)


def test_every_query_of_ours_is_small_enough_for_the_console() -> None:
    refused = {}
    for name, one in statements("read").items():
        try:
            accepted(one.text, CAPS)
        except Refused as error:
            refused[name] = str(error)
    assert refused == {}


def test_signs_in_texts_and_names_are_not_counted() -> None:
    assert accepted("RETURN '" + "(-[" * 500 + "' AS `" + "{-" * 100 + "`", CAPS).startswith("RETURN")
