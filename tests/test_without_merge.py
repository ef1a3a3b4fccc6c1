"""Twins of writing statements: no MERGE in them, and the same effect, however often a key comes in one batch."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bench import unmerged
from bench.recording import Record, RecordingGraph
from kg import Graph, Settings
from kg.canonical import lines
from kg.graph import connect
from kg.statements import Folder, Statement, statements, without_merge
from loaders.derive import derive
from loaders.run import Options, load

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "kg" / "demo"
ORIGINAL: dict[Folder, Folder] = {"load_match": "load", "derive_match": "derive"}
TWINS = [(one, statements(ORIGINAL[folder])[name]) for folder in ORIGINAL for name, one in statements(folder).items()]


def code(text: str) -> str:
    """A statement without its comments."""
    return re.sub(r"//.*", "", text)


def test_the_files_are_what_the_tool_makes() -> None:
    made = {(folder, name): text for folder, name, text in unmerged.twins()}
    kept = {(one.folder, one.name): one.text for one, _ in TWINS}
    by_hand = {(f"{folder}_match", name) for folder, name in unmerged.BY_HAND}
    assert kept.keys() - made.keys() == by_hand
    assert {key: text for key, text in kept.items() if key not in by_hand} == made, "python -m bench.unmerged"


def test_every_statement_with_merge_has_a_twin_and_no_other_has() -> None:
    merging = {one.text for folder in ORIGINAL.values() for one in statements(folder).values() if "MERGE" in one.text}
    assert without_merge().keys() == merging


@pytest.mark.parametrize(("twin", "original"), TWINS, ids=lambda one: one.name)
def test_a_twin_has_no_merge_and_the_same_header_parameters_and_columns(twin: Statement, original: Statement) -> None:
    assert not re.search(r"\bmerge\b", code(twin.text), re.IGNORECASE)
    assert (twin.title, twin.about, twin.parameters) == (original.title, original.about, original.parameters)
    of_both = [set(re.findall(r"\$(\w+)", code(one.text))) for one in (twin, original)]
    assert of_both[0] == of_both[1]
    returned = [code(one.text)[code(one.text).find("\nRETURN") :] for one in (twin, original) if "\nRETURN" in one.text]
    assert len(returned) in (0, 2)
    assert len(set(returned)) < 2


@dataclass
class Texts(Record):
    """Keeps what was sent."""

    sent: set[str] = field(default_factory=set)

    def note(self, text: str, seconds: float) -> None:
        self.sent.add(text)


def clear(graph: Graph) -> None:
    while graph.write("MATCH (n) WITH n LIMIT 3000 DETACH DELETE n"):
        pass


def operators(plan: Any) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.parametrize(("twin", "original"), TWINS, ids=lambda one: one.name)
def test_the_server_takes_a_twin_and_looks_up_by_the_same_indexes(
    scratch: Graph, twin: Statement, original: Statement
) -> None:
    values = {name: [] for name in re.findall(r"\$(\w+)", original.text)}
    found = set(operators(scratch.plan(twin.text, values)))
    assert {one for one in found if "Merge" in one} == set()
    scans = {one for one in found if one.endswith("Scan")}
    assert scans <= set(operators(scratch.plan(original.text, values)))


@pytest.mark.parametrize("language", ["CYPHER 5 ", "CYPHER 25 "])
def test_twins_are_in_the_subset_that_both_languages_share(scratch: Graph, language: str) -> None:
    if language == "CYPHER 25 " and scratch.server()["version"].startswith("5."):
        return  # the 5 line knows no other language; `make test` on the 2026 line asks this
    for one, _ in TWINS:
        assert scratch.plan(language + one.text, {name: [] for name in re.findall(r"\$(\w+)", one.text)})


@pytest.mark.parametrize(
    "text",
    [
        "MERGE (a:Record {id: 'a'})-[:STATES]->(b:Record)",
        "MERGE (p)<-[:AUTHORED]-(w)",
        "MERGE (:Record)",
    ],
)
def test_the_tool_refuses_a_merge_that_it_cannot_take_apart(text: str) -> None:
    with pytest.raises(ValueError, match="neither a node with a key nor a link between known nodes"):
        unmerged.without_merge(text)


#: Rows in which keys come twice, the second time with something else to say.
TWICE: list[tuple[str, dict[str, Any]]] = [
    ("identifiers", {"rows": [{"id": "a:1", "scheme": "a", "value": one} for one in ("1", "2", "1")]}),
    ("link_ends", {"ids": ["r", "r", "new", "new"]}),
    ("persons", {"ids": ["p", "p", "new", "new"]}),
    ("topics", {"rows": [{"id": "t", "scheme": "k", "code": "t", "label": one} for one in ("t", "B", "A", "B")]}),
    ("venues", {"rows": [{"id": "v", "title": one, "publisher": None, "issns": [one]} for one in ("B", "A", "C")]}),
    ("thing_topic", {"rows": [{"id": "t", "properties": {"id": "t", "label": one}} for one in ("A", "B")]}),
    (
        "versions",
        {
            "rows": [
                {"work": "w", "label": "Paper", "version": {"id": one, "number": number, "sources": [one]}}
                for number, one in enumerate(("v1", "v1", "v2"))
            ]
        },
    ),
    ("arxiv_host", {"rows": [{"id": "v", "sources": [one]} for one in "ab"]}),
    ("about", {"rows": [{"work": "w", "label": "Paper", "topic": "c", "properties": {"year": one}} for one in (1, 2)]}),
    (
        "authored",
        {
            "rows": [
                {"person": "p", "work": "w", "label": "Paper", "properties": {"position": position, "raw": raw}}
                for position, raw in ((1, "A"), (2, "A"), (1, "B"))
            ]
        },
    ),
    ("repoint", {"rows": [{"old": "p", "new": "q", "work": "w", "label": "Paper", "position": 7, "evidence": ["e"]}]}),
    ("has_id", {"rows": [{"record": "r", "id": "i"}] * 3}),
    ("edges_works", {"ids": ["r", "r"]}),
    ("edges_related_community", {"ids": ["r", "s"]}),
    ("note", {"name": "citations", "now": "2026", "state": "x"}),
]
WORLD = """
CREATE (r:Record {id: 'r', kind: 'paper', payload: 'x'})-[:DESCRIBES]->(w:Paper:Work {id: 'w', year: 2020}),
       (s:Record {id: 's', kind: 'project'})-[:DESCRIBES]->(g:Project {id: 'g'}),
       (c:Record {id: 'c'})-[:DESCRIBES]->(t:Topic {id: 'c', scheme: 'community'}),
       (o:Record {id: 'o'})-[:DESCRIBES]->(v:Paper:Work {id: 'o'}),
       (:Identifier {id: 'i'}), (:Version {id: 'v'}), (:Person {id: 'q'}),
       (:Person {id: 'p'})-[:AUTHORED {position: 7, raw: 'P'}]->(w),
       (r)-[:STATES {name: 'IsRelatedTo', delivery: 'd', trust: 0.5}]->(c),
       (r)-[:STATES {name: 'Cites', delivery: 'd', trust: 0.5}]->(o),
       (r)-[:STATES {name: 'References', delivery: 'd'}]->(o),
       (r)-[:STATES {name: 'IsSupplementTo', delivery: 'd'}]->(o),
       (w)-[:RELATED {name: 'References', trust: 0.1}]->(v),
       (r)-[:STATES {name: 'isProducedBy', delivery: 'd'}]->(s),
       (s)-[:STATES {name: 'IsRelatedTo', delivery: 'd'}]->(c)
"""
STORED = """
MATCH (n) RETURN labels(n) AS kind, properties(n) AS said, '' AS source, '' AS target
UNION ALL
MATCH (a)-[r]->(b) RETURN [type(r)] AS kind, properties(r) AS said, a.id AS source, b.id AS target
"""


@pytest.mark.parametrize(("name", "values"), TWICE, ids=[name for name, _ in TWICE])
def test_a_key_that_comes_twice_in_a_batch_is_made_once(
    scratch: Graph, matching: Graph, name: str, values: dict[str, Any]
) -> None:
    (original,) = (one for _, one in TWINS if one.name == name)
    ended = []
    for graph in (scratch, matching):
        clear(graph)
        graph.write(WORLD)
        first, again = graph.write(original.text, values), graph.write(original.text, values)
        made = [{key: one.get(key, 0) for key in ("nodes_created", "relationships_created")} for one in (first, again)]
        assert made[1] == {"nodes_created": 0, "relationships_created": 0}
        ended.append((made, sorted(str(row) for row in graph.read(STORED).rows)))
    assert ended[0] == ended[1]
    assert ended[0][0][0] != {"nodes_created": 0, "relationships_created": 0}


def test_links_that_come_twice_are_counted_the_same(scratch: Graph, matching: Graph) -> None:
    said = {"source": "r", "target": "s", "name": "Cites", "delivery": "d"}
    rest = dict.fromkeys(
        ("trust", "provenance", "validated", "position", "period", "role", "validation_date", "embedded")
    )
    rows = [said | rest | {"rank": rank} for rank in ("1", "1")]
    (original,) = (one for _, one in TWINS if one.name == "links")
    answers = []
    for graph in (scratch, matching):
        clear(graph)
        graph.write(WORLD)
        with graph.transaction() as transaction:
            answers += [transaction.run(original.text, {"rows": rows}) for _ in range(2)]
        assert graph.read("MATCH (:Record {id: 'r'})-[l:STATES {name: 'Cites'}]->({id: 's'}) RETURN count(l)").rows == [
            (1,)
        ]
    assert answers[:2] == answers[2:]


#: What the corpus has none of: funders and persons of their own, communities, other products, who runs a source.
ABSENT = {
    *(f"describes_{kind}" for kind in ("funder", "other_product", "person", "topic")),
    *(f"edges_{kind}" for kind in ("person_affiliated", "person_takes_part", "provided_by")),
    *("thing_funder", "thing_person", "thing_topic", "work_other_product", "identified_still"),
}


def test_the_demo_corpus_in_either_order_and_twice_is_the_same_without_any_merge(
    matching: Graph, demo_graph: Graph
) -> None:
    plain, texts = list(lines(demo_graph)), Texts()
    noting = RecordingGraph(matching, texts)
    for order in (("arxiv", "openaire"), ("openaire", "arxiv")):
        clear(matching)
        # Other batches: the same ones would not be sent a second time.
        for batch in (5000, 211):
            for source in order:
                load(noting, source, [DEMO / source], Options(release="demo", batch=batch))
        derive(noting)
        assert list(lines(matching)) == plain
    sent = texts.sent
    assert {one for one in sent if re.search(r"\bmerge\b", code(one), re.IGNORECASE)} == set()
    assert {one.name for one, _ in TWINS if one.text not in sent} == ABSENT


def test_the_setting_decides_what_is_sent(scratch_settings: Settings) -> None:
    for upsert, instead in (("merge", {}), ("match", without_merge())):
        with connect(replace(scratch_settings, upsert=upsert)) as graph:
            assert graph.instead == instead
