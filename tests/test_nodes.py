"""The graph as Python objects: whole against schema, model and a loaded graph, and pleasant to walk."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import neomodel
import pytest
from model_tables import LABELS, TYPES

from kg import Graph, Settings, nodes
from kg.schema import wanted

CLASSES = {name: getattr(nodes, name) for name in nodes.__all__ if name != "open_graph"}
#: Authors of the paper that Geran Zhao wrote, by position.
WRITTEN = [(1, "Xiaotian Li"), (2, "Zhihua Li"), (3, "Huiyuan Yang"), (4, "Geran Zhao"), (5, "Lijun Yin")]
WORKS = {"Paper", "Dataset", "Software", "OtherProduct"}


def internal(name: str) -> frozenset[str]:
    return nodes.INTERNAL.get("Work" if name in WORKS else name, frozenset())


def properties(cls: Any) -> set[str]:
    """Names in the graph of the properties of a node or relationship class."""
    defined = cls.defined_properties(aliases=False, rels=False)
    return {one.get_db_property_name(name) for name, one in defined.items()}


def relationships(cls: Any) -> Iterator[tuple[str, str, str, Any]]:
    """Type, label of the start, label of the end, and class, as the graph has them; of either direction, both."""
    for definition in cls.defined_properties(aliases=False, properties=False).values():
        definition.lookup_node_class()
        kind, model = definition.definition["relation_type"], definition.definition["model"]
        ends = (cls.__label__, definition.definition["node_class"].__label__)
        if definition.definition["direction"] != neomodel.util.RelationshipDirection.INCOMING:
            yield kind, *ends, model
        if definition.definition["direction"] != neomodel.util.RelationshipDirection.OUTGOING:
            yield kind, *reversed(ends), model


def models() -> dict[str, Any]:
    """Type -> the one class of its relationships, None where they have no properties."""
    found: dict[str, set[Any]] = {}
    for cls in CLASSES.values():
        for kind, _, _, model in relationships(cls):
            found.setdefault(kind, set()).add(model)
    assert [kind for kind, told in found.items() if len(told) > 1] == []
    return {kind: next(iter(told)) for kind, told in found.items()}


@pytest.fixture
def opened(demo_graph: Graph, demo_settings: Settings) -> Iterator[Graph]:
    with nodes.open_graph(demo_settings) as graph:
        yield graph


def test_every_label_with_a_key_has_its_class() -> None:
    keyed = {one.labels[0] for one in wanted() if one.kind == "UNIQUE"}
    assert keyed | {"Work"} == set(CLASSES)
    assert {cls.inherited_labels()[0] for cls in CLASSES.values()} == set(CLASSES)
    assert all(CLASSES[name].inherited_labels() == [name, "Work"] for name in WORKS)


@pytest.mark.parametrize("label", LABELS)
def test_a_class_has_the_properties_that_the_model_states(label: str) -> None:
    assert properties(CLASSES[label]) | internal(label) == LABELS[label] | {"id"}


def test_relationships_have_the_properties_that_the_model_states() -> None:
    told = {kind: (properties(model) if model else set()) | internal(kind) for kind, model in models().items()}
    assert told == TYPES


def test_every_property_in_the_graph_is_on_its_class_or_internal(demo_graph: Graph) -> None:
    rows = demo_graph.read("MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT labels(n), key").rows
    wrong = {
        f"{label}.{key}"
        for labels, key in rows
        for label in set(labels) - {"Work"}
        if key not in properties(CLASSES[label]) | internal(label)
    }
    assert wrong == set()


def test_every_relationship_in_the_graph_is_on_both_its_classes(demo_graph: Graph) -> None:
    rows = demo_graph.read("MATCH (a)-[r]->(b) RETURN DISTINCT labels(a), type(r), labels(b)").rows
    walked = {name: {(kind, start, end) for kind, start, end, _ in relationships(cls)} for name, cls in CLASSES.items()}
    wrong = []
    for start, kind, end in rows:
        # Works are one to their neighbours: what leads to a paper leads to a work.
        ends = ["Work" if "Work" in labels else labels[0] for labels in (start, end)]
        wrong += [f"{one} lacks {kind}" for one in ends if (kind, *ends) not in walked[one]]
    assert wrong == []


def test_every_property_of_a_relationship_in_the_graph_is_on_its_class_or_internal(demo_graph: Graph) -> None:
    told = models()
    wrong = [
        f"{kind}.{key}"
        for kind, key in demo_graph.read("MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT type(r), key").rows
        if key not in (properties(told[kind]) if told[kind] else set()) | internal(kind)
    ]
    assert wrong == []


def test_geran_zhao_leads_to_his_co_authors_in_their_order(opened: Graph) -> None:
    person = nodes.Person.nodes.get(name="Geran Zhao")
    assert (person.key, person.identity, person.works) == ("geran zhao~arxiv:2203.12570", "single", 1)
    (work,) = person.authored
    assert isinstance(work, nodes.Paper)
    assert (work.key, work.year) == ("arxiv:2203.12570", 2022)
    placed = sorted((work.authored_by.relationship(author).position, author.name) for author in work.authored_by)
    assert placed == WRITTEN
    assert {one.name for one in person.coauthors} == {name for _, name in WRITTEN} - {"Geran Zhao"}
    assert {(one.key, work.about.relationship(one).primary) for one in work.about if one.scheme == "arxiv"} == {
        ("arxiv:cs.CV", True)
    }
    assert work.affiliated.all() == []


def test_versions_are_walked_in_their_order_and_numbers_are_numbers(opened: Graph) -> None:
    work = nodes.Work.nodes.get(key="arxiv:2109.07270")
    version = next(one for one in work.versions if one.label == "v1")
    walked = [version]
    while following := walked[-1].later.all():
        walked += following
    assert [(one.number, one.key) for one in walked] == [
        (number, f"arxiv:2109.07270v{number}") for number in range(1, len(walked) + 1)
    ]
    assert len(walked) == 6
    assert all(isinstance(one.size_kb, int) for one in walked)


def test_the_source_layer_is_walked_too(opened: Graph) -> None:
    record = nodes.Record.nodes.get(key="arxiv:2203.12570")
    (work,) = record.works
    assert (work.key, record.payload["id"]) == ("arxiv:2203.12570", "arxiv:2203.12570")
    assert {load.source for load in nodes.Load.nodes} == {"arxiv", "openaire"}
    assert nodes.Identifier.nodes.get(key="arxiv:2203.12570").works.all() == [work]


def test_what_is_saved_keeps_what_is_not_on_the_class(scratch_settings: Settings, scratch: Graph) -> None:
    before = {"id": "doi:10.1/x", "title": "Old", "title_key": "old", "digest": "d", "deleted": True}
    scratch.write("CREATE (w:Paper:Work:Loose) SET w = $it", {"it": before})
    with nodes.open_graph(scratch_settings):
        work = nodes.Paper.nodes.get(key="doi:10.1/x")
        assert work.was_deleted
        work.title = "New"
        work.save()
    assert scratch.read("MATCH (w:Paper) RETURN properties(w)").rows == [(before | {"title": "New"},)]


def test_after_the_block_neomodel_knows_no_database(demo_settings: Settings, demo_graph: Graph) -> None:
    with nodes.open_graph(demo_settings):
        pass
    assert neomodel.db.driver is None
    assert demo_graph.read("RETURN 1 AS one").rows == [(1,)]


def test_nothing_happens_at_import_and_names_of_others_do_not_matter() -> None:
    script = """
from kg.model import Project, Author as Work  # names that a bare class name would find here
Person = Source = Record = None
import kg.nodes, neomodel
assert neomodel.db.driver is None and neomodel.get_config.__globals__["_config"] is None
definition = kg.nodes.Work.funded_by
definition.lookup_node_class()
assert definition.definition["node_class"] is kg.nodes.Project
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
