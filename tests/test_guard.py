"""The guard before foreign Cypher, attacked: nothing but reading, for a while, and not without bounds."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import CallerError, Malformed, OutOfMemory, OutOfTime, Refused
from kg.graph import Graph
from queries.allowed import check_plan, check_words, operators
from queries.cypherwords import cleaned, tokens
from queries.guard import Busy, Caps, Console, accepted, parameters_of
from queries.mistakes import Mistake

LISTED = "CALL dbms.listConfig() YIELD name RETURN name"
ATTACKS = [
    # from outside, by a file
    "LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line",
    "load /* */ csv from 'ftp://127.0.0.1/' as line return line",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    # writing
    "CREATE (n:X) RETURN n",
    "INSERT (n:X)",
    "MERGE (n:X {id: 1}) RETURN n",
    "MATCH (n) SET n.x = 1 RETURN n",
    "MATCH (n) REMOVE n.id",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) FOREACH (x IN [1] | SET n.y = x)",
    "FOREACH (x IN [1] | CREATE (:X))",
    "MATCH (n) CALL { WITH n SET n.x = 1 } IN TRANSACTIONS RETURN 1",
    "CALL { CREATE (n) } IN TRANSACTIONS",
    "CREATE INDEX x FOR (n:X) ON (n.y)",
    "DROP INDEX work_id",
    "CREATE CONSTRAINT x FOR (n:X) REQUIRE n.y IS UNIQUE",
    # administration
    "CREATE USER x SET PASSWORD 'abcdefgh'",
    "ALTER USER neo4j SET PASSWORD 'abcdefgh'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "GRANT ROLE admin TO neo4j",
    "STOP DATABASE neo4j",
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW TRANSACTIONS",
    "SHOW INDEXES",
    "SHOW SETTINGS YIELD name RETURN name",
    "TERMINATE TRANSACTION 'neo4j-transaction-1'",
    # procedures
    LISTED,
    "CALL dbms.listConfig()",
    "CALL dbms.queryJmx('*:*')",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.listActiveLocks('x')",
    "CALL dbms.setConfigValue('a', 'b')",
    "CALL db.clearQueryCaches()",
    "CALL db.prepareForReplanning()",
    "CALL db.createLabel('X')",
    "CALL db.stats.collect('QUERIES')",
    "CALL db.awaitIndexes(300)",
    "CALL tx.setMetaData({a: 1})",
    "CALL apoc.load.json('http://127.0.0.1/') YIELD value RETURN value",
    "OPTIONAL " + LISTED,
    "CALL `dbms`.`listConfig`()",
    "CALL dbms . listConfig ( )",
    "CALL/**/dbms.listConfig()",
    "CALL // labels\n dbms.listConfig()",
    "WITH 1 AS x CALL db.labels() YIELD label CALL dbms.listConfig() YIELD name RETURN name",
    f"MATCH (n) CALL (n) {{ {LISTED} }} RETURN name",
    "RETURN apoc.cypher.runFirstColumnSingle('x', {})",
    "RETURN `apoc`.cypher.runFirstColumnSingle('x', {})",
    # where a plan does not show it
    f"RETURN COLLECT {{ {LISTED} }} AS a",
    f"RETURN [x IN [1] | COLLECT {{ {LISTED} }}] AS a",
    f"RETURN [x IN [1] | EXISTS {{ {LISTED} }}] AS a",
    f"RETURN CASE WHEN true THEN COUNT {{ {LISTED} }} ELSE 0 END AS a",
    f"RETURN reduce(a = 0, x IN [1] | a + COUNT {{ {LISTED} }}) AS a",
    f"MATCH (n:Topic) WHERE any(x IN [1] WHERE EXISTS {{ {LISTED} }}) RETURN n.id",
    f"MATCH (a:Person)-[:COAUTHOR*1..2 {{x: COUNT {{ {LISTED} }}}}]-(b) RETURN 1",
    "RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line }] AS a",
    "RETURN [x IN [1] | COLLECT { SHOW SETTINGS YIELD name RETURN name }] AS a",
    "CALL { SHOW SETTINGS YIELD name RETURN name } RETURN name",
    # in front and behind
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "/* of no use */ profile MATCH (n) RETURN n",
    "// of no use\nEXPLAIN MATCH (n) RETURN n",
    "CYPHER runtime=slotted MATCH (n) RETURN n",
    "USE system SHOW USERS",
    "USE neo4j MATCH (n) RETURN n",
    "MATCH (n) RETURN n; MATCH (m) DELETE m",
    "RETURN 1; // and\n RETURN 2",
    # texts, names and comments that are not what they seem
    "\\u0043ALL dbms.listConfig()",
    "RETURN '\\u0027 + COLLECT { CALL dbms.listConfig() YIELD name RETURN name } //'",
    f"RETURN 'x /* ' + COLLECT {{ {LISTED} }} + ' */'",
    f'RETURN "a\\" // " AS x, [y IN [1] | COLLECT {{ {LISTED} }}] AS z',
    f"MATCH (n) WHERE n.`x``` = 1 RETURN [y IN [1] | COLLECT {{ {LISTED} }}] AS z // `",
    f"RETURN 1 AS x //\r, [y IN [1] | COLLECT {{ {LISTED} }}] AS z",
    f"RETURN 1 AS x //\u2028, [y IN [1] | COLLECT {{ {LISTED} }}] AS z",
    f"RETURN 1 AS x // '\r, [y IN [1] | COLLECT {{ {LISTED} }}] AS z //'",
    "RETURN 1 AS x\x00",
    "RETURN 'never closed",
    "RETURN 1 /* never closed",
    "MATCH (n:`never closed) RETURN n",
    "",
    " // nothing\n;",
    ";",
]
ALLOWED = [
    "MATCH (n:Paper) RETURN n.id ORDER BY n.id LIMIT 3",
    "MATCH (n:Paper {id: $id}) RETURN n",
    "RETURN 1 AS x;",
    "RETURN 1 AS x ; // done",
    "CALL db.labels()",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.index.fulltext.queryNodes('work_text', 'attention', {limit: 3}) YIELD node RETURN node.id",
    "MATCH (a:Person)-[:COAUTHOR*1..2]-(b:Person {id: $person}) RETURN count(DISTINCT a) AS n",
    "MATCH p = shortestPath((a:Person {id: $person})-[:COAUTHOR*..4]-(b:Person)) WHERE a <> b RETURN p LIMIT 1",
    "MATCH p = ALL SHORTEST (a:Person {id: $person})-[:COAUTHOR]-{1,2}(b:Person) RETURN length(p) AS n LIMIT 1",
    "MATCH ((a:Paper)-[:CITES]->(b:Paper)){2,3} RETURN count(*) AS n",
    "MATCH (n:Topic) RETURN n.scheme AS scheme, count(*) AS n ORDER BY n DESC",
    "UNWIND range(1, 5) AS x RETURN date.truncate('month', date('2020-02-03')) AS day, x",
    "RETURN duration.between(date('2020-01-01'), date('2021-01-01')).days AS days, point({x: 1, y: 2}) AS place",
    "MATCH (n:Paper) RETURN [x IN [1, 2] | COUNT { (n)<-[:CITES]-() }] AS counts LIMIT 2",
    "CALL { MATCH (n:Paper) RETURN n LIMIT 2 } RETURN n.id AS id",
    "MATCH (n:Paper) CALL (n) { MATCH (n)-[:ABOUT]->(t) RETURN count(t) AS topics } RETURN n.id AS id, topics LIMIT 2",
    "MATCH (load:Load) RETURN load.id AS id",
    "MATCH (n:Paper) RETURN n.title AS `show`, n.year AS `call` LIMIT 1",
    "MATCH (n:Paper)-[r:CITES]->(m) RETURN n, r, m LIMIT 2",
    "MATCH (n:Paper|Dataset) RETURN count(n) AS n",
    "MATCH (n:Work&!Paper) RETURN count(n) AS n",
    "MATCH ()-[r:ABOUT|CITES]->() RETURN count(r) AS n",
    "MATCH (n:Paper) WHERE n.year IN [2019, 2020] OR EXISTS { (n)-[:CITES]->() } RETURN count(n) AS n",
    "MATCH (n:Paper) OPTIONAL MATCH (n)-[:CITES]->(m) RETURN n.id AS id, collect(m.id) AS cited ORDER BY id LIMIT 2",
    "RETURN 1 AS x UNION RETURN 2 AS x",
    "MATCH (n:Paper) WITH n ORDER BY n.id SKIP 3 LIMIT 4 RETURN collect(n.id) AS ids",
]
PARAMETERS = {"id": "arxiv:2109.07270", "person": "geran zhao~arxiv:2203.12570"}


@pytest.fixture(scope="module")
def console() -> Console:
    return Console(Caps(seconds=10, rows=20))


def shape(graph: Graph) -> list[tuple[Any, ...]]:
    return graph.read("MATCH (n) RETURN count(n) AS nodes, count { ()-->() } AS links, sum(size(keys(n))) AS keys").rows


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_is_refused_and_changes_nothing(demo_graph: Graph, console: Console, text: str) -> None:
    before = shape(demo_graph)
    with pytest.raises((Refused, Malformed)):
        console.run(demo_graph, text, PARAMETERS)
    assert shape(demo_graph) == before


@pytest.mark.parametrize("text", ALLOWED)
def test_reading_is_allowed(demo_graph: Graph, console: Console, text: str) -> None:
    assert console.run(demo_graph, text, PARAMETERS)["rows"]


@pytest.mark.parametrize(
    "text",
    [
        LISTED,
        f"RETURN COLLECT {{ {LISTED} }} AS a",
        "LOAD CSV FROM 'x' AS line RETURN line",
        "SHOW SETTINGS YIELD name RETURN name",
        "TERMINATE TRANSACTION 'x'",
        "MATCH (n) SET n.x = 1",
        "MATCH (n) CALL { WITH n SET n.x = 1 } IN TRANSACTIONS RETURN 1 AS one",
        "MATCH (n) CALL (n) { RETURN n.id AS id } IN TRANSACTIONS RETURN id",
        "CREATE INDEX x FOR (n:X) ON (n.y)",
    ],
)
def test_the_plan_alone_refuses_what_it_shows(demo_graph: Graph, text: str) -> None:
    with pytest.raises(Refused):
        check_plan(operators(demo_graph.plan(text)))


def test_a_plan_can_hide_a_procedure_and_the_words_show_it(demo_graph: Graph) -> None:
    hidden = f"RETURN [x IN [1] | COLLECT {{ {LISTED} }}] AS a"
    check_plan(operators(demo_graph.plan(hidden)))
    with pytest.raises(Refused, match=r"Line 1, column 35: the procedure dbms.listConfig is not allowed here"):
        check_words(hidden, tokens(hidden))


def test_an_operator_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused, match=r"would do more than read \(BrandNew\(All\)\)"):
        check_plan(operators({"operatorType": "BrandNew(All)@neo4j", "args": {}, "children": []}))
    with pytest.raises(Refused, match="whose name the plan does not say"):
        check_plan(operators({"operatorType": "ProcedureCall@neo4j", "args": {}}))


@given(st.text())
def test_any_text_is_cut_into_words_or_refused(text: str) -> None:
    try:
        pieces = tokens(cleaned(text))
    except Refused:
        return
    assert all(one.text and not one.text.isspace() for one in pieces)


def test_an_answer_is_whole(demo_graph: Graph, console: Console) -> None:
    text = "MATCH (p:Paper {id: $id}) RETURN p.id AS id, p.year AS year;"
    answer = console.run(demo_graph, text, {"id": "arxiv:2109.07270"})
    assert 0 < answer.pop("seconds") < 10
    plan = answer.pop("plan")
    assert (plan[0]["depth"], plan[0]["operator"]) == (0, "ProduceResults")
    assert plan[-1]["operator"] == "NodeUniqueIndexSeek"
    assert answer == {
        "query": "",
        "title": "Cypher",
        "text": text[:-1],
        "parameters": {"id": "arxiv:2109.07270"},
        "columns": [{"name": "id", "help": ""}, {"name": "year", "help": ""}],
        "rows": [{"id": "arxiv:2109.07270", "year": 2021}],
        "total": 1,
        "shown": 1,
        "truncated": False,
        "order": "",
        "next": None,
        "notes": [],
    }


def test_no_element_id_leaves_the_server(demo_graph: Graph, console: Console) -> None:
    rows = console.run(demo_graph, "MATCH (t:Topic {id: 'arxiv:cs.CV'})<-[r:ABOUT]-(p) RETURN t, r LIMIT 1")["rows"]
    assert set(rows[0]["t"]) >= {"labels", "id", "label"}
    assert "element_id" not in str(rows)


def test_more_rows_than_the_cap_are_told(demo_graph: Graph, console: Console) -> None:
    answer = console.run(demo_graph, "UNWIND range(1, 21) AS x RETURN x")
    assert (answer["total"], answer["shown"], answer["truncated"], answer["next"]) == (None, 20, True, None)
    assert answer["notes"] == ["More than 20 rows; the first 20 are shown"]
    assert console.run(demo_graph, "UNWIND range(1, 20) AS x RETURN x")["truncated"] is False


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        (
            "MATCH (p:Papr)-[:CITE]->() WHERE p.titel = 'x' RETURN p",
            {
                "The statement ran, and nothing in this graph matches it",
                "Nothing here has the label Papr; did you mean Paper?",
                "Nothing here has the relationship type CITE; did you mean CITES?",
                "Nothing here has the property titel; did you mean title?",
            },
        ),
        (
            "MATCH (n) WHERE n.year = 1 RETURN n",
            {
                "The statement ran, and nothing in this graph matches it",
                "It looks at every node of the graph; a label and an id or index would be faster",
            },
        ),
    ],
)
def test_what_was_probably_meant_is_told(demo_graph: Graph, console: Console, text: str, notes: set[str]) -> None:
    assert set(console.run(demo_graph, text)["notes"]) == notes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("RETRUN 1", "Line 1, column 1: RETRUN was not expected here; did you mean RETURN?\nRETRUN 1\n^"),
        ("MATCH (n) RETURN m", "Line 1, column 18: Variable `m` not defined\nMATCH (n) RETURN m\n                 ^"),
        (
            "MATCH (n)\nRETURN n.x +",
            "Line 2, column 13: the statement ends too early; expected an expression\nRETURN n.x +\n            ^",
        ),
        ("RETURN foo(1)", "Line 1, column 8: Unknown function 'foo'\nRETURN foo(1)\n       ^"),
        ("RETURN $x, $y", "The statement uses $x, $y, and no value was given for it"),
        ("RETURN 1 / 0", "Division by zero"),
        ("RETURN date('yesterday')", "Text cannot be parsed to a Date"),
        ("RETURN 'a", "Line 1, column 8: a quote begins here and does not end"),
        ("RETURN 1;\nRETURN 2", "Line 2, column 1: a second statement begins here; ask one at a time"),
    ],
)
def test_a_mistake_is_told_with_its_place(demo_graph: Graph, console: Console, text: str, told: str) -> None:
    with pytest.raises(CallerError) as raised:
        console.run(demo_graph, text)
    assert str(raised.value) == told


def test_a_long_line_is_shown_around_the_mistake(demo_graph: Graph, console: Console) -> None:
    first, last = (", ".join(f"{n} AS {name}{n}" for n in range(60)) for name in "nm")
    with pytest.raises(Mistake) as raised:
        console.run(demo_graph, f"WITH {first} RETURN nobody, {last}")
    shown, caret = raised.value.excerpt.split("\n")
    assert shown[len(caret) - 1 :].startswith("nobody")
    assert len(shown) == 100


def test_a_statement_that_never_ends_is_stopped(demo_graph: Graph) -> None:
    with pytest.raises(OutOfTime, match=r"time limit of 1 seconds; start from an id"):
        Console(Caps(seconds=1)).run(demo_graph, "UNWIND range(1, 10000000000) AS x RETURN count(x) AS n")


def test_a_statement_that_only_computes_keeps_its_place(demo_graph: Graph) -> None:
    console = Console(Caps(seconds=0.3, grace=0.2), places=1)
    began = time.monotonic()
    with pytest.raises(OutOfTime, match="the server has not stopped yet"):
        console.run(demo_graph, "RETURN reduce(s = 0, i IN range(1, 1000000000) | s + 1) AS n")
    with pytest.raises(Busy, match="try again in a minute"):
        console.run(demo_graph, "RETURN 1 AS x")
    assert time.monotonic() - began < 5


def test_an_answer_too_large_never_arrives(demo_graph: Graph) -> None:
    console = Console(Caps(seconds=20, most_bytes=2**20))
    with pytest.raises(OutOfMemory, match=r"larger than 1 MiB; ask for less\. Count instead of collecting"):
        console.run(demo_graph, "RETURN range(1, 3000000) AS x")
    assert console.run(demo_graph, "RETURN size(range(1, 3000000)) AS n")["rows"] == [{"n": 3_000_000}]


def test_a_statement_that_needs_too_much_memory_is_told_so(demo_graph: Graph) -> None:
    with pytest.raises(OutOfMemory, match=r"memory limit; ask for fewer rows at once\. Count instead of collecting"):
        Console(Caps(seconds=60)).run(demo_graph, "UNWIND range(1, 100000000) AS x RETURN collect(x) AS all")


def test_a_statement_can_be_too_long() -> None:
    with pytest.raises(Refused, match="longer than 20,000 characters"):
        accepted(f"RETURN '{'x' * 20_000}'", Caps())


def test_parameters_are_typed_as_json_or_are_text() -> None:
    pairs = ["a=5", "b=2.5", "c=true", "d=null", 'e="5"', "f=[1, 2]", "g=arxiv:2109.07270", "h = x=y ", "", "i=NaN"]
    assert parameters_of(pairs) == {
        "a": 5,
        "b": 2.5,
        "c": True,
        "d": None,
        "e": "5",
        "f": [1, 2],
        "g": "arxiv:2109.07270",
        "h": "x=y",
        "i": "NaN",
    }


@pytest.mark.parametrize("pair", ["a", "=5", "a b=5", "$a=5", "a=99999999999999999999"])
def test_parameters_that_cannot_be_are_refused(pair: str) -> None:
    with pytest.raises(Malformed):
        parameters_of([pair])


def test_parameters_reach_the_server_as_values(demo_graph: Graph, console: Console) -> None:
    text = "RETURN $text AS text, $list[1] AS second, $map.a AS a"
    values = {"text": "'}) DETACH DELETE n //", "list": [1, 2], "map": {"a": 3}}
    assert console.run(demo_graph, text, values)["rows"] == [{"text": values["text"], "second": 2, "a": 3}]
