"""The whole graph as lines: strict, without blank nodes, counted, the same each time, in little memory."""

import gzip
import io
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from rdf_reading import loose, strict
from test_rdf_terms import HOSTILE

from kg import Graph, rdf
from kg.errors import CallerError, Malformed
from kg.graph import Answer
from kg.outfile import opened
from kg.own_terms import OWN, terms
from kg.rdf_dataset import description
from kg.rdf_dump import Counts, format_of, refuse_example, write
from kg.rdf_terms import KINDS
from kg.rdf_write import serialized
from kg.vocab import namespace

BASE = "https://example.org/kg/"


def dumped(graph: Any, form: str = "nt", kinds: tuple[str, ...] = ()) -> tuple[bytes, Counts]:
    out = io.BytesIO()
    counts = write(graph, out, base=BASE, form=form, kinds=kinds)
    return out.getvalue(), counts


def test_every_line_is_strict_and_nothing_is_lost_by_either_reader(demo_graph: Graph) -> None:
    for form in ("nt", "nq"):
        body, counts = dumped(demo_graph, form)
        triples = strict(body, form)
        assert len(triples) == counts.triples == loose(body, form)
        assert body.count(b"\n") == counts.lines
        assert len(set(body.splitlines())) == counts.lines
        assert dict(counts.changed) == {}


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("http://purl.org/spar/fabio/Work", "MATCH (n:Work) RETURN count(n)"),
        ("http://purl.org/spar/fabio/ScholarlyWork", "MATCH (n:Paper) RETURN count(n)"),
        ("http://purl.org/spar/fabio/Dataset", "MATCH (n:Dataset) RETURN count(n)"),
        ("http://purl.org/spar/fabio/Software", "MATCH (n:Software) RETURN count(n)"),
        ("http://purl.org/spar/fabio/Expression", "MATCH (n:Version) RETURN count(n)"),
        ("http://purl.org/spar/fabio/Preprint", "MATCH (n:Version {type: 'Preprint'}) RETURN count(n)"),
        ("http://xmlns.com/foaf/0.1/Person", "MATCH (n:Person) WHERE n.collective IS NULL RETURN count(n)"),
        ("https://schema.org/Organization", "MATCH (n:Institution) RETURN count(n)"),
        ("http://www.w3.org/2004/02/skos/core#Concept", "MATCH (n:Topic) RETURN count(n)"),
        ("http://www.w3.org/2004/02/skos/core#ConceptScheme", "MATCH (n:Topic) RETURN count(DISTINCT n.scheme)"),
        ("http://purl.org/spar/fabio/ExpressionCollection", "MATCH (n:Venue) RETURN count(n)"),
        ("http://www.w3.org/ns/dcat#DataService", "MATCH (n:Source) RETURN count(n)"),
        ("http://purl.org/cerif/frapo/Grant", "MATCH (n:Project) RETURN count(n)"),
        ("http://purl.org/cerif/frapo/FundingAgency", "MATCH (n:Funder) RETURN count(n)"),
        ("http://purl.org/spar/pro/RoleInTime", "MATCH ()-[r:AUTHORED]->() RETURN count(r)"),
    ],
)
def test_there_are_as_many_of_each_class_as_the_database_has(demo_graph: Graph, kind: str, asked: str) -> None:
    body, counts = dumped(demo_graph)
    typed = {triple[0] for triple in strict(body, "nt") if triple[1].endswith("#type>") and triple[2] == f"<{kind}>"}
    ((expected,),) = demo_graph.read(asked).rows
    assert len(typed) == expected == counts.classes[next(one for one in counts.classes if str(one) == kind)]


@pytest.mark.parametrize(
    ("predicate", "asked"),
    [
        ("http://purl.org/spar/cito/cites", "MATCH ()-[r:CITES]->() RETURN count(r)"),
        ("http://purl.org/dc/terms/subject", "MATCH ()-[r:ABOUT]->() RETURN count(r)"),
        ("http://purl.org/dc/terms/creator", "MATCH (p)-[:AUTHORED]->(w) RETURN count(DISTINCT [p.id, w.id])"),
        ("https://example.org/kg/ns#coauthor", "MATCH ()-[r:COAUTHOR]->() RETURN 2 * count(r)"),
        ("http://purl.org/vocab/frbr/core#realization", "MATCH ()-[r:HAS_VERSION]->() RETURN count(r)"),
    ],
)
def test_there_are_as_many_of_each_link_as_the_database_has(demo_graph: Graph, predicate: str, asked: str) -> None:
    body, _ = dumped(demo_graph)
    ((expected,),) = demo_graph.read(asked).rows
    assert sum(triple[1] == f"<{predicate}>" for triple in strict(body, "nt")) == expected


def test_every_class_and_predicate_is_a_known_one(demo_graph: Graph) -> None:
    _, counts = dumped(demo_graph)
    known = {str(term).replace(OWN, BASE + "ns#") for term in terms()}
    assert {str(one) for one in (*counts.classes, *counts.predicates)} <= known


def test_authors_of_a_work_have_places_of_their_own(demo_graph: Graph) -> None:
    body, _ = dumped(demo_graph)
    held = Counter(triple[0] for triple in strict(body, "nt") if triple[1].endswith("/isHeldBy>"))
    assert set(held.values()) == {1}
    assert len(held) == demo_graph.read("MATCH ()-[r:AUTHORED]->() RETURN count(r)").rows[0][0]


def test_the_dump_is_what_all_entities_say_together(demo_graph: Graph) -> None:
    together: set[tuple[str, str, str]] = set()
    for label, kind in KINDS.items():
        for row in demo_graph.read("MATCH (n) WHERE $label IN labels(n) RETURN n.id", {"label": label}).rows:
            together |= strict(rdf.serialized(rdf.entity(demo_graph, kind, row[0], BASE), "nt"), "nt")
    body, _ = dumped(demo_graph)
    deliveries = {triple for triple in strict(body, "nt") if triple[0].startswith(f"<{BASE}id/graph/")}
    assert strict(body, "nt") - deliveries == together


def test_two_runs_give_the_same_bytes_packed_or_not(demo_graph: Graph, tmp_path: Path) -> None:
    bodies = []
    for number in (1, 2):
        with opened(str(tmp_path / f"{number}.nq.gz")) as out:
            write(demo_graph, out, base=BASE, form="nq")
        bodies.append((tmp_path / f"{number}.nq.gz").read_bytes())
    assert bodies[0] == bodies[1]
    assert gzip.decompress(bodies[0]) == dumped(demo_graph, "nq")[0]


def test_each_source_has_its_own_graph(demo_graph: Graph) -> None:
    body, counts = dumped(demo_graph, "nq")
    graphs: dict[str, set[str]] = {}
    for one in pyoxigraph.parse(body, pyoxigraph.RdfFormat.N_QUADS):
        name = str(one.graph_name).strip("<>").removeprefix(BASE + "id/graph/")
        graphs.setdefault(name, set()).add(str(one.predicate).rpartition("/")[2])
    loads = demo_graph.read("MATCH (l:Load) RETURN DISTINCT l.source + '/' + l.release").rows
    sources = {name for (name,) in loads}
    assert graphs.keys() == {*sources, "kg/merged", "kg/derived", "DEFAULT"}
    assert graphs["kg/derived"] == {"ns#coauthor>", "ns#collaboratesWith>"}
    assert graphs["DEFAULT"] == {"22-rdf-syntax-ns#type>", "title>"}
    assert counts.deliveries == {name.replace("/", ":", 1) for name in graphs if name != "DEFAULT"}


def test_one_kind_alone_can_be_taken(demo_graph: Graph) -> None:
    body, counts = dumped(demo_graph, kinds=("project",))
    subjects = {triple[0].removeprefix(f"<{BASE}id/").split("/")[0] for triple in strict(body, "nt")}
    assert subjects == {"project", "graph"}
    assert dict(counts.nodes) == {"Project": 8}


def test_hostile_texts_stay_one_triple_each(scratch: Graph) -> None:
    rows = [{"id": key, "title": f"{text}!"} for key, text in zip(HOSTILE, reversed(HOSTILE), strict=True)]
    scratch.write(
        "UNWIND $rows AS row CREATE (:Paper:Work {id: row.id, title: row.title, sources: [row.id]})", {"rows": rows}
    )
    body, _ = dumped(scratch)
    titles = [triple for triple in strict(body, "nt") if triple[1].endswith("/title>") and "/id/paper/" in triple[0]]
    assert len(titles) == len(HOSTILE)
    read = {quad.object.value for quad in pyoxigraph.parse(body, pyoxigraph.RdfFormat.N_TRIPLES)
            if quad.predicate.value.endswith("/title") and "/id/paper/" in quad.subject.value}  # fmt: skip
    assert read == {text.replace("\x00", "") + "!" for text in HOSTILE}


class Endless:
    """A graph of so many papers, made as they are asked for."""

    def __init__(self, papers: int) -> None:
        self.papers = papers

    def read(self, statement: str, parameters: dict[str, Any], **_: Any) -> Answer:
        columns = ("id", "labels", "properties", "links")
        first = int(parameters["after"] or "0") + 1 if ":Paper)" in statement else self.papers + 1
        return Answer(columns, list(self._rows(first, parameters["limit"])))

    def _rows(self, first: int, limit: int) -> Iterator[tuple[Any, ...]]:
        for number in range(first, min(first + limit, self.papers + 1)):
            key = f"{number:09}"
            cites = {"type": "CITES", "properties": {}, "labels": ["Paper"], "id": f"{number + 1:09}"}
            yield key, ["Paper", "Work"], {"id": key, "title": f"Paper {key}", "year": 2020}, [cites]


class Nowhere(io.RawIOBase):
    """A file that forgets."""

    def write(self, body: Any) -> int:
        return len(body)


def test_memory_does_not_grow_with_the_graph() -> None:
    peaks = []
    for papers in (5_000, 10_000):
        tracemalloc.start()
        counts = write(Endless(papers), Nowhere(), base=BASE, form="nq")  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert counts.nodes["Paper"] == papers
    assert peaks[1] - peaks[0] < 2**20


def test_the_description_counts_what_was_written(demo_graph: Graph) -> None:
    body, counts = dumped(demo_graph, "nq")
    address = "https://kg.example.edu/graph.nq.gz"
    made = serialized(description(counts, base=BASE, form="nq", zipped=True, size=7, address=address), "ttl")
    triples = strict(made, "ttl")

    def said(subject: str, predicate: str) -> set[str]:
        return {end for start, verb, end in triples if start == f"<{BASE}{subject}>" and verb.endswith(predicate + ">")}

    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    assert said("dataset", "void#triples") == {f'"{len(strict(body, "nq"))}"{integer}'}
    assert said("dataset/class/fabio/Work", "void#entities") == {f'"136"{integer}'}
    assert said("dataset/property/cito/cites", "void#triples") == {f'"533"{integer}'}
    assert said("dataset/nq", "dcat#byteSize") == {f'"7"{integer}'}
    assert said("dataset/nq", "dcat#downloadURL") == {f"<{address}>"}
    by, zero = (f"<https://creativecommons.org/{one}/>" for one in ("licenses/by/4.0", "publicdomain/zero/1.0"))
    assert said("dataset", "terms/license") == {by, zero}
    assert said("id/graph/openaire/demo", "terms/license") == {by}
    assert said("id/graph/arxiv/demo", "terms/license") == {zero}
    assert said("dataset", "terms/source") == {"<https://arxiv.org/>", "<https://doi.org/10.5281/zenodo.3516917>"}
    assert f"<{namespace(rdf.ONTOLOGIES['cito'])}>" in said("dataset", "void#vocabulary")


def test_nothing_is_stated_that_is_not_known() -> None:
    unknown = Counts(deliveries={"elsewhere:1"})
    made = serialized(description(unknown, base=BASE, form="nq", zipped=False, size=7), "ttl")
    verbs = {verb for _, verb, _ in strict(made, "ttl")}
    assert not [verb for verb in verbs if verb.endswith(("terms/license>", "terms/rights>", "dcat#downloadURL>"))]
    with pytest.raises(Malformed, match="no address to download from"):
        description(unknown, base=BASE, form="nq", zipped=False, size=7, address="javascript:alert(1)")


def test_the_format_is_the_one_asked_for_else_that_of_the_ending() -> None:
    asked = (("a.nt.gz",), ("a.nq",), ("A.NT",), ("-",), ("a.nt", "nq"), ("a.ttl", "nt"))
    assert [format_of(*one) for one in asked] == ["nt", "nq", "nt", "nq", "nq", "nt"]


@pytest.mark.parametrize("name", ["g.ttl", "g.rdf", "g.jsonld", "g.gz", "g", "nq", "g.nq.bz2"])
def test_an_ending_that_says_no_format_is_refused(name: str) -> None:
    with pytest.raises(CallerError) as told:
        format_of(name)
    assert str(told.value) == (
        f"{name} does not end in .nq (N-Quads) or .nt (N-Triples), with or without .gz; --format says which it is. "
        "Pages have other forms of a single thing: .ttl, .rdf and .jsonld"
    )


def test_a_public_dump_needs_a_base_of_its_own() -> None:
    with pytest.raises(CallerError, match="KG_BASE_IRI"):
        refuse_example("graph-public.nq.gz", BASE)
    refuse_example("graph-public.nq.gz", "https://kg.example.edu/")
    with pytest.raises(Malformed, match="base of IRIs"):
        write(Endless(1), Nowhere(), base="nonsense", form="nq")  # type: ignore[arg-type]


def test_a_dump_that_fails_leaves_no_file_that_looks_whole(tmp_path: Path) -> None:
    def fail() -> None:
        with opened(str(tmp_path / "x.nq.gz")) as out:
            out.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(CallerError, match="Cannot write"), opened(str(tmp_path / "no" / "x.nq")):
        pass
