"""Tables through Neo4j's own importer into a real server: every trap comes out as it went in, or is refused."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from graph_tables import Rows, write
from serving import killed_at_the_end, quiet, small

from kg import Graph, Settings, connect, schema, server
from kg.bulk import check
from kg.bulk.build import Build
from kg.bulk.importing import guard
from kg.bulk.tables import tables
from kg.bulk.work import work
from kg.canonical import lines
from kg.errors import DatabaseError, DataError, Refused
from kg.server import homes
from kg.server.folders import layout
from kg.server.processes import Run, born, record, running

pytest_plugins = ("server_fixture",)

#: A value larger than the importer's own buffer, full of what is doubled when it is written.
LARGE = '{"abstract": "' + '""\\' * 1_500_000 + '"}'
TEXTS = {
    "empty": "",
    "blank": " ",
    "padded": "  two  ",
    "comma": "a,b;c|d, \"quoted\", 'single'",
    "backslash": '\\" and \\n and \\',
    "lines": "one\ntwo\r\nthree\n",
    "return": "lone\rreturn",
    "controls": "nul \x00 unit \x1f tab \t bell \x07",
    "unicode": "é \U0001f600 ‮right to left \u2028 \x85 \ufeff \ufffe ﷐",
    "markup": "</script><script>alert(1)</script> {{7*7}} =1+1",
    "large": LARGE,
}
NODES: dict[str, list[dict[str, Any]]] = {
    "Paper": [
        {"id": f"doi:10.1/{name}", "title": value, "sources": ["openaire:1"]} for name, value in sorted(TEXTS.items())
    ]
    + [
        {"id": "arxiv:1", "year": -(2**63), "green": False, "stated_influence": 5e-324, "cited_years": [2**63 - 1, 0]},
        {"id": "arxiv:2", "year": 2**63 - 1, "green": True, "stated_influence": 1.7976931348623157e308},
        {"id": "arxiv:3", "sources": ["a;b", "c,d", 'e"f', "g\nh", " i ", "", "\x00", "j|k"], "stated_influence": 0.1},
        {"id": 'doi:10.1/"quoted",\\and\nbroken', "cited_years": [], "countries": ["", ""]},
    ],
    "Topic": [{"id": "arxiv:1", "label": "The same key under another label"}, {"id": "keyword:;"}],
    "Load": [{"id": "openaire:1:x", "source": "openaire", "release": "1", "input": ["a b.tar"], "state": "complete"}],
}
LINKS: dict[str, list[dict[str, Any]]] = {
    "CITES/Paper-Paper": [
        {"start": "arxiv:1", "end": 'doi:10.1/"quoted",\\and\nbroken', "sources": ["openaire:1"], "trust": 0.9},
        {"start": 'doi:10.1/"quoted",\\and\nbroken', "end": "arxiv:1", "sources": ["openaire:1", "x\ny"]},
        {"start": "arxiv:2", "end": "arxiv:2"},
    ],
    "ABOUT/Paper-Topic": [{"start": "arxiv:1", "end": "arxiv:1", "primary": True, "year": 2001}],
    "RELATED/Paper-Paper": [
        {"start": "arxiv:1", "end": "arxiv:2", "name": "IsPartOf"},
        {"start": "arxiv:1", "end": "arxiv:2", "name": "IsSupplementTo"},
    ],
}


def properties(row: Mapping[str, Any], *without: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in without and value is not None and value != []}


def line(**value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def by_hand() -> Iterator[bytes]:
    """The canonical form of the tables above, put together without the graph."""
    for label, labels in (("Paper", ["Paper", "Work"]), ("Topic", ["Topic"])):
        for row in sorted(NODES[label], key=lambda one: str(one["id"])):
            yield line(id=row["id"], labels=labels, properties=properties(row))
            yield from sorted(
                line(
                    type=kind,
                    start=[label, row["id"]],
                    end=[pair.split("-")[1], link["end"]],
                    properties=properties(link, "start", "end"),
                )
                for key, links in LINKS.items()
                for kind, pair in [key.split("/")]
                for link in links
                if pair.startswith(f"{label}-") and link["start"] == row["id"]
            )


def build(settings: Settings, folder: Path, said: list[str] | None = None) -> Build:
    """A bulk load of finished tables."""
    found = work(settings)
    found.begin({"home": homes.unused(settings.home), "memory": 1024, "to": "", "deliveries": []})
    return Build(
        settings=settings,
        work=found,
        plan=found.plan() or {},
        prepare=lambda _folder, _watch: folder,
        derive=lambda _graph, _watch: None,
        say=said.append if said is not None else quiet,
    )


@pytest.fixture(scope="module")
def trapped(install_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A home, with everything in its name that a command line or a pattern could stumble over, and the traps in it."""
    settings = small(install_folder, tmp_path_factory.mktemp("a home, [x]+(y)"))
    folder = write(tmp_path_factory.mktemp("made") / "tables", NODES, LINKS, parts=2)
    with killed_at_the_end(settings):
        build(settings, folder).run()
        yield settings


@pytest.fixture
def graph(trapped: Settings) -> Iterator[Graph]:
    with connect(trapped) as found:
        yield found


def test_every_trap_comes_out_of_the_import_as_it_went_in(graph: Graph) -> None:
    assert [json.loads(one) for one in lines(graph)] == [json.loads(one) for one in by_hand()]


def test_values_keep_their_types(graph: Graph) -> None:
    rows = graph.command("MATCH (p:Paper) WHERE p.id STARTS WITH 'arxiv:' RETURN properties(p) AS p ORDER BY p.id")
    assert [row["p"] for row in rows] == [properties(row) for row in NODES["Paper"] if row["id"].startswith("arxiv:")]
    assert [type(row["p"].get("year")) for row in rows] == [int, int, type(None)]
    assert rows[0]["p"]["green"] is False


def test_the_schema_is_there_and_the_server_says_so(graph: Graph, trapped: Settings) -> None:
    assert schema.drift(graph) == []
    assert homes.pointed(trapped.home) == ["database-2"]
    assert server.status(trapped).before is None


def test_all_counts_are_those_of_the_manifest(graph: Graph) -> None:
    here = check.counts(graph)
    assert here["nodes", "Work"] == here["nodes", "Paper"] == len(NODES["Paper"])
    assert here["relationships", "", "CITES", ""] == here["relationships", "Paper", "CITES", ""] == 3
    assert here["relationships", "", "ABOUT", "Topic"] == 1
    manifest = {
        "nodes": {label: len(rows) for label, rows in NODES.items()},
        "rels": {key: len(rows) for key, rows in LINKS.items()},
    }
    assert check.compare_counts(graph, manifest) == 20
    for kind, key in (("nodes", "Topic"), ("rels", "CITES/Paper-Paper")):
        wrong = {**manifest, kind: manifest[kind] | {key: 7}}
        with pytest.raises(
            DatabaseError, match=r"and the tables say .*; it does not serve, and the graph before goes on"
        ):
            check.compare_counts(graph, wrong)


def test_a_node_that_differs_in_one_value_is_found(graph: Graph, tmp_path: Path) -> None:
    same = list(tables(write(tmp_path / "same", NODES, LINKS)))
    assert check.compare_sample(graph, same) == sum(map(len, NODES.values()))
    changed: dict[str, Rows] = {**NODES, "Topic": [*NODES["Topic"][:1], {"id": "keyword:;", "label": "new"}]}
    with pytest.raises(DatabaseError, match="Topic 'keyword:;' did not come out of the import as it went in"):
        check.compare_sample(graph, list(tables(write(tmp_path / "other", changed, LINKS))))


@pytest.mark.parametrize(
    ("nodes", "links", "complaint"),
    [
        ({"Topic": [*NODES["Topic"], {"id": "keyword:;"}]}, {}, "keyword:;"),
        ({}, {"CITES/Paper-Paper": [{"start": "arxiv:1", "end": "doi:10.1/nowhere"}]}, "doi:10.1/nowhere"),
        ({}, {"ABOUT/Paper-Topic": [{"start": "arxiv:1", "end": "arxiv:2"}]}, "arxiv:2"),
    ],
    ids=["a key twice", "an end that is nowhere", "an end of another label"],
)
def test_a_row_that_cannot_be_used_ends_the_load_and_nothing_changes(
    trapped: Settings, tmp_path: Path, nodes: dict[str, Rows], links: dict[str, Rows], complaint: str
) -> None:
    folder = write(tmp_path / "tables", {**NODES, **nodes}, {**LINKS, **links})
    with pytest.raises(DataError, match="The importer refuses a row") as caught:
        build(trapped, folder).run()
    assert complaint in str(caught.value)
    assert homes.pointed(trapped.home) == ["database-2"]
    with connect(trapped) as graph:
        assert check.counts(graph)["nodes", "Paper"] == len(NODES["Paper"])


def test_a_value_that_no_index_takes_ends_the_load_and_leaves_no_server(trapped: Settings, tmp_path: Path) -> None:
    long = {"id": "arxiv:9", "title_key": "x" * 9000}
    folder = write(tmp_path / "tables", {**NODES, "Paper": [*NODES["Paper"], long]}, LINKS)
    loading = build(trapped, folder)
    with pytest.raises(DatabaseError, match="The index work_title_key could not be built: kg db log"):
        loading.run()
    assert running(loading.place.run) is None
    assert homes.pointed(trapped.home) == ["database-2"]


def test_nothing_is_imported_into_a_database_that_somebody_uses(trapped: Settings, tmp_path: Path) -> None:
    place = layout(trapped)
    with pytest.raises(Refused, match=r"Process \d+ serves .* nothing is imported into a database that is in use"):
        guard(place)
    kept = place.run.rename(place.run.with_suffix(".kept"))
    try:
        with pytest.raises(Refused, match=r"Process \d+ serves"):
            guard(place)
        pid = place.neo4j_pid.rename(place.neo4j_pid.with_suffix(".kept"))
        try:
            # Now nothing names the process; its lock and its port still tell.
            with pytest.raises(Refused, match="is locked by another program"):
                guard(place)
        finally:
            pid.rename(place.neo4j_pid)
    finally:
        kept.rename(place.run)
    other = layout(trapped, "database-9")
    other.base.mkdir()
    guard(other)
    other.port.write_text(place.port.read_text())
    with pytest.raises(Refused, match=r"Something answers on port \d+"):
        guard(other)
    other.port.unlink()
    record(other.run, Run(os.getpid(), born(os.getpid()) or 0.0, 1, "5", "now"))
    with pytest.raises(Refused, match=f"Process {os.getpid()} serves"):
        guard(other)
    homes.forget(trapped.home, "database-9")
