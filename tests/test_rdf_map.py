"""The table of the export is whole: every label, property and relationship has a rule, every term is a known one."""

import model_tables
import pytest
import rdflib.namespace
from rdflib import URIRef

from kg import Graph
from kg.own_terms import OWN, OWN_TERMS, terms
from kg.rdf import ontology
from kg.rdf_map import LABELS_LEFT_OUT, NODES
from kg.rdf_map_links import LINKS, RELATIONS
from kg.rdf_nodes import CLASSES, EXPRESSIONS
from kg.rdf_rules import Elsewhere, LeftOut, Rule, Said
from kg.rdf_terms import KINDS
from kg.vocab import ONTOLOGIES, namespace
from loaders.openaire import relations
from queries import kinds


def test_every_label_property_and_relationship_of_the_model_has_a_rule() -> None:
    missing = {name for name in model_tables.LABELS if name not in NODES and name not in LABELS_LEFT_OUT} - {"Work"}
    for name, rules in NODES.items():
        missing |= {f"{name}.{one}" for one in model_tables.LABELS[name] if one not in rules}
    missing |= {name for name in model_tables.TYPES if name not in LINKS}
    for name, link in LINKS.items():
        if not link.left_out:
            missing |= {f"{name}.{one}" for one in model_tables.TYPES[name] if one not in link.properties}
    assert missing == set()


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
