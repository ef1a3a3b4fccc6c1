"""The table of the export is whole: every label, property and relationship has a rule, every term is a known one."""

import re
from pathlib import Path

import pytest
import rdflib.namespace
from rdflib import URIRef

from kg import Graph
from kg.rdf import ontology
from kg.rdf_map import LABELS_LEFT_OUT, NODES
from kg.rdf_map_links import LINKS, RELATIONS
from kg.rdf_nodes import CLASSES, EXPRESSIONS
from kg.rdf_rules import Elsewhere, LeftOut, Rule, Said
from kg.rdf_terms import KINDS
from kg.vocab import ONTOLOGIES, OWN, OWN_TERMS, namespace, terms
from loaders.openaire import relations
from queries import kinds

MODEL = (Path(__file__).parent.parent / "docs" / "model.md").read_text("utf-8")
_ROW = re.compile(r"^\| (`[A-Z].*?) \|(.*)\|(.*?)\|$", re.MULTILINE)
#: Words between the properties in the tables of docs/model.md.
_WORDS = frozenset({"stated", "by", "a", "source", "each", "also", "with", "derived", "here", "plus"})


def rows() -> list[tuple[list[str], list[str]]]:
    """Names of labels or types, and the properties named beside them."""
    found = []
    for names, _, told in _ROW.findall(MODEL):
        bare = re.sub(r"\([^()]*\)|`[^`]*`", "", told)
        properties = [one for one in re.findall(r"[a-z]+(?:_[a-z]+)*", bare) if one not in _WORDS]
        found.append((re.findall(r"`(\w+)`", names), properties))
    return found


def test_the_tables_of_the_model_are_read_at_all() -> None:
    named = {name for names, _ in rows() for name in names}
    assert {"Paper", "OtherProduct", "Record", "AUTHORED", "MAYBE_SAME"} <= named
    assert [told for names, told in rows() if names == ["FUNDED"]] == [["stream", "stream_description"]]


def test_every_label_property_and_relationship_of_the_model_has_a_rule() -> None:
    missing = []
    for names, properties in rows():
        for name in names:
            if name in LABELS_LEFT_OUT or name == "Work" or (name in LINKS and LINKS[name].left_out):
                continue
            rules = NODES.get(name) if name in NODES else LINKS[name].properties if name in LINKS else None
            if rules is None:
                missing.append(name)
                continue
            missing += [f"{name}.{one}" for one in [*properties] if one not in rules]
    assert missing == []


def test_every_property_and_relationship_of_a_loaded_graph_has_a_rule(demo_graph: Graph) -> None:
    missing = set()
    for labels, name in demo_graph.read("MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT labels(n), key").rows:
        for label in set(labels) - {"Work"} - LABELS_LEFT_OUT.keys():
            if name not in NODES.get(label, {}):
                missing.add(f"{label}.{name}")
    asked = "MATCH ()-[r]->() UNWIND [null, '', ''] + keys(r) AS key RETURN DISTINCT type(r), coalesce(key, '')"
    for kind, name in demo_graph.read(asked).rows:
        if kind not in LINKS or (name and not LINKS[kind].left_out and name not in LINKS[kind].properties):
            missing.add(f"{kind}.{name}")
    assert missing == set()


def every_rule() -> list[tuple[str, Rule]]:
    nodes = [(f"{label}.{name}", rule) for label, rules in NODES.items() for name, rule in rules.items()]
    links = [(f"{kind}.{name}", rule) for kind, one in LINKS.items() for name, rule in one.properties.items()]
    return [*nodes, *links]


def test_what_is_not_written_has_a_reason_and_what_is_has_a_predicate() -> None:
    for name, rule in every_rule():
        match rule:
            case LeftOut(reason):
                assert reason, name
            case Elsewhere(where):
                assert where, name
            case Said(predicates, _, words):
                assert predicates, name
                assert set(predicates) | ({words} if words else set()) <= terms(), name


def test_every_class_and_predicate_is_in_the_closed_list() -> None:
    used = {one for group in CLASSES.values() for one in group} | set(EXPRESSIONS.values()) | set(RELATIONS.values())
    for one in LINKS.values():
        used |= {*one.forward, *one.backward, *(term for group in one.by_start.values() for term in group)}
    assert used <= terms()


@pytest.mark.parametrize("prefix", ONTOLOGIES)
def test_a_misspelt_term_fails_at_once(prefix: str) -> None:
    with pytest.raises(AttributeError):
        getattr(ONTOLOGIES[prefix], "no_such_term")  # noqa: B009 -- a name that only the test has


def test_rdflib_knows_every_term_of_the_ontologies_that_it_has() -> None:
    unknown = []
    for prefix, ours in ONTOLOGIES.items():
        theirs = getattr(rdflib.namespace, "SDO" if prefix == "schema" else prefix.upper(), None)
        if theirs is not None:
            assert namespace(ours) == str(theirs._NS)
            unknown += [str(term) for term in dir(ours) if isinstance(term, URIRef) and term not in theirs]
    assert unknown == []


def test_every_relation_that_the_loaders_write_between_works_has_a_predicate() -> None:
    between = {one.name for one in relations.RELATIONS if (one.source, one.target) == ("product", "product")}
    assert between - {"Cites"} == set(RELATIONS)


def test_kinds_are_those_of_the_pages() -> None:
    assert {one.label: name for name, one in kinds.KINDS.items()} == KINDS


def test_every_term_of_our_own_is_described_below_the_base() -> None:
    made = ontology("https://example.org/kg/")
    described = {str(one) for one in made.subjects()} - {"https://example.org/kg/ns#"}
    assert described == {f"https://example.org/kg/ns#{name}" for name in OWN_TERMS}
    assert not any(str(term).startswith(OWN) for triple in made for term in triple)
    assert all(term.meaning.endswith(".") for term in OWN_TERMS.values())
