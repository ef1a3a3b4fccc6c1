"""One entity with its neighbours: every form says the same, strictly, and the facts of the demo are in it."""

import subprocess
import sys
from typing import Any

import pytest
from rdf_reading import loose, strict
from test_rdf_terms import HOSTILE

from kg import Graph, rdf
from kg.errors import Malformed, Unknown

BASE = "https://example.org/kg/"
KEYS = (
    ("paper", "arxiv:2109.07270"),
    ("paper", "arxiv:1811.02360"),
    ("person", "geran zhao~arxiv:2203.12570"),
    ("institution", "ror:03j7v5j15"),
    ("topic", "arxiv:cs.CV"),
    ("venue", "issn:0925-2312"),
    ("version", "arxiv:2109.07270v3"),
    ("source", "arxiv"),
)


def same_in_all_forms(graph: Graph, kind: str, key: str) -> set[tuple[str, str, str]]:
    made = rdf.entity(graph, kind, key, BASE)
    read = {suffix: strict(rdf.serialized(made, suffix), suffix) for suffix in rdf.FORMATS}
    assert len(read["nt"]) == len(made)
    assert read["ttl"] == read["jsonld"] == read["rdf"] == read["nt"]
    assert {loose(rdf.serialized(made, suffix), suffix) for suffix in rdf.FORMATS} == {len(made)}
    return read["nt"]


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_every_form_of_an_entity_says_the_same(demo_graph: Graph, kind: str, key: str) -> None:
    triples = same_in_all_forms(demo_graph, kind, key)
    assert any(subject == f"<{rdf.Terms(BASE).iri(kind, key)}>" for subject, _, _ in triples)


def objects(triples: set[tuple[str, str, str]], subject: str, predicate: str) -> set[str]:
    ends = {end for start, said, end in triples if start == f"<{BASE}{subject}>" and said.endswith(f"{predicate}>")}
    return {end.strip("<>").removeprefix(BASE) for end in ends}


def test_geran_zhao_has_one_work_and_four_collaborators_and_no_institution(demo_graph: Graph) -> None:
    triples = same_in_all_forms(demo_graph, "person", "geran zhao~arxiv:2203.12570")
    person = "id/person/geran%20zhao~arxiv:2203.12570"
    assert {start for start, said, end in triples if said.endswith("creator>") and end == f"<{BASE}{person}>"} == {
        f"<{BASE}id/paper/arxiv:2203.12570>"
    }
    named = {start: end for start, said, end in triples if said == "<http://xmlns.com/foaf/0.1/name>"}
    assert {named[f"<{BASE}{one}>"] for one in objects(triples, person, "ns#coauthor")} == {
        '"Huiyuan Yang"', '"Lijun Yin"', '"Xiaotian Li"', '"Zhihua Li"'
    }  # fmt: skip
    assert objects(triples, person, "affiliation") == set()
    paper = same_in_all_forms(demo_graph, "paper", "arxiv:2203.12570")
    assert objects(paper, "id/paper/arxiv:2203.12570", "terms/subject") == {"id/topic/arxiv:cs.CV"}


def test_the_six_versions_of_the_dan_paper_are_in_line(demo_graph: Graph) -> None:
    paper = same_in_all_forms(demo_graph, "paper", "arxiv:2109.07270")
    versions = objects(paper, "id/paper/arxiv:2109.07270", "core#realization")
    assert {one for one in versions if "/arxiv:2109.07270v" in one} == {
        f"id/version/arxiv:2109.07270v{number}" for number in range(1, 7)
    }
    third = same_in_all_forms(demo_graph, "version", "arxiv:2109.07270v3")
    subject = "id/version/arxiv:2109.07270v3"
    assert objects(third, subject, "replaces") == {"id/version/arxiv:2109.07270v2"}
    assert objects(third, subject, "sizeInKilobytes") == {'"2307"^^<http://www.w3.org/2001/XMLSchema#integer'}
    assert objects(third, subject, "issued") == {'"2021-11-30T03:09:30Z"^^<http://www.w3.org/2001/XMLSchema#dateTime'}


def test_an_unknown_entity_or_kind_is_said_to_be_so(demo_graph: Graph) -> None:
    with pytest.raises(Unknown, match="There is no paper arxiv:9"):
        rdf.entity(demo_graph, "paper", "arxiv:9", BASE)
    with pytest.raises(Malformed, match="'load' is not a kind"):
        rdf.entity(demo_graph, "load", "x", BASE)
    with pytest.raises(Malformed, match="not a form of RDF"):
        rdf.serialized(rdf.ontology(BASE), "xlsx")


@pytest.fixture
def hostile(scratch: Graph) -> Graph:
    """Works and people whose keys and texts are all hostile ones."""
    rows = [
        {"id": key, "title": f"{text} </script> \\alpha", "urls": [f"http://e.org/{key}", key]}
        for key, text in zip(HOSTILE, reversed(HOSTILE), strict=True)
    ]
    scratch.write(
        "UNWIND $rows AS row"
        " CREATE (w:Paper:Work {id: row.id, title: row.title, license: row.title, sources: [row.id]})"
        " CREATE (w)<-[:AUTHORED {position: 1, name: row.title, sources: [row.id]}]-"
        "(:Person {id: row.id, name: row.title})"
        " CREATE (w)-[:HAS_VERSION]->(:Version {id: row.id, urls: row.urls, pids: [row.id], license: row.id})"
        " CREATE (w)-[:ABOUT {score: 0.1234567890123}]->"
        "(:Topic {id: row.id, scheme: row.id, code: row.id, label: row.title})"
        " CREATE (w)<-[:IDENTIFIES]-(:Identifier {id: row.id})"
        " CREATE (w)-[:PUBLISHED_IN {volume: row.title}]->(:Venue {id: row.id, title: row.title, issns: [row.id]})",
        {"rows": rows},
    )
    return scratch


def test_hostile_keys_and_texts_say_nothing_of_their_own(hostile: Graph) -> None:
    for key in HOSTILE:
        for kind in ("paper", "person", "version", "topic", "venue"):
            triples = same_in_all_forms(hostile, kind, key)
            addresses = {term for triple in triples for term in triple if term.startswith("<")}
            assert not {one for one in addresses if "//evil" in one and not one.startswith(f"<{BASE}")}


def test_an_entity_with_very_many_links_says_that_it_was_cut(scratch: Graph, monkeypatch: Any) -> None:
    scratch.write(
        "CREATE (t:Topic {id: 'keyword:x', scheme: 'keyword'}) WITH t UNWIND range(1, 12) AS n "
        "CREATE (:Paper:Work {id: 'doi:10.1/' + n})-[:ABOUT]->(t)"
    )
    whole = rdf.entity(scratch, "topic", "keyword:x", BASE)
    assert not [one for one in whole.objects() if str(one).startswith("Cut:")]
    monkeypatch.setattr(rdf, "LIMIT", 10)
    cut = rdf.entity(scratch, "topic", "keyword:x", BASE)
    assert [str(one) for one in cut.objects() if str(one).startswith("Cut:")] == [
        "Cut: more than 10 links of type ABOUT; the dump of the whole graph has them all."
    ]
    assert len({one for one in cut.subjects() if "/paper/" in str(one)}) == 10


_SCRIPT = """
import sys
from rdflib import Literal, URIRef
from kg.rdf_write import FORMATS, OrderedGraph, serialized
made = OrderedGraph(bind_namespaces="none")
made.bind("kg", "https://e.org/ns#")
made.bind("xsd", "http://www.w3.org/2001/XMLSchema#")
for s in range(9):
    for p in "abc":
        for o in (Literal(str(s)), Literal(0.123456789123), URIRef(f"https://e.org/{s}")):
            made.add((URIRef(f"https://e.org/{s}"), URIRef(f"https://e.org/ns#{p}"), o))
for suffix in FORMATS:
    sys.stdout.buffer.write(serialized(made, suffix))
"""


def test_the_same_graph_gives_the_same_bytes_in_every_process() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert b"0.123456789123" in outputs.pop()


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("paper", "arxiv:hep-th/9901001", ("paper", "arxiv:hep-th/9901001")),
        ("authorship", "paper/arxiv:hep-th/9901001/3", ("paper", "arxiv:hep-th/9901001")),
        ("publication", "dataset/doi:10.1/x/issn:0925-2312", ("dataset", "doi:10.1/x")),
        ("classification", "software/s/0123456789abcdef", ("software", "s")),
        ("indicator", "paper/doi:10.1/x/influence/openaire:10.6", ("paper", "doi:10.1/x")),
        ("indicator", "paper/doi:10.1/x/influence/openaire:10.6/value", ("paper", "doi:10.1/x")),
        ("scheme", "arxiv", ("scheme", "arxiv")),
    ],
)
def test_every_iri_of_ours_has_a_home(kind: str, key: str, expected: tuple[str, str]) -> None:
    assert rdf.home(kind, key) == expected


@pytest.mark.parametrize("key", ["", "3", "paper/3", "person/p/3", "/x/3"])
def test_an_authorship_of_nothing_is_unknown(key: str) -> None:
    with pytest.raises(Unknown):
        rdf.home("authorship", key)
