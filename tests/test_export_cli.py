"""`kg export` as it is typed."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdf_reading import strict

from kg import Graph, Settings, server
from kg.cli import main


@pytest.fixture
def run(demo_graph: Graph, demo_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs `kg export …` against the demo corpus."""
    uri, user, password = server.connection(demo_settings)
    for name, value in (("NEO4J_URI", uri), ("NEO4J_USER", user), ("NEO4J_PASSWORD", password)):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("KG_BASE_IRI", raising=False)

    def typed(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["export", *arguments])

    return typed


def test_canonical_goes_to_standard_output_or_a_packed_file(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    shown = run("canonical", "-")
    run("canonical", str(tmp_path / "c.jsonl.gz"))
    assert shown.exit_code == 0
    assert gzip.decompress((tmp_path / "c.jsonl.gz").read_bytes()) == shown.stdout_bytes
    assert all(json.loads(line) for line in shown.stdout.splitlines())
    assert shown.stderr == f"{len(shown.stdout.splitlines()):,} lines\n"


def test_rdf_has_its_description_beside_it(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    told = run("rdf", str(tmp_path / "graph.nq.gz"), "--base", "https://kg.example.edu/")
    assert told.exit_code == 0, told.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nq.gz", "graph.nq.gz.dataset.ttl"]
    triples = strict(gzip.decompress((tmp_path / "graph.nq.gz").read_bytes()), "nq")
    assert f"{len(triples):,} triples" in told.stderr
    assert "         133  Paper" in told.stderr
    assert "example.org" not in told.stderr
    assert all(one[0].startswith("<https://kg.example.edu/id/") for one in triples)
    description = strict((tmp_path / "graph.nq.gz.dataset.ttl").read_bytes(), "ttl")
    size = (tmp_path / "graph.nq.gz").stat().st_size
    assert any(end.startswith(f'"{size}"') for _, said, end in description if said.endswith("#byteSize>"))


def test_each_dump_of_a_folder_has_a_description_of_its_own(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    names = ["g.nq", "g.nq.gz", "g.nt"]
    for name in names:
        assert run("rdf", str(tmp_path / name), "--only", "funder").exit_code == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*names, *(f"{one}.dataset.ttl" for one in names)])
    types = {
        name: {
            end for _, said, end in strict((tmp_path / f"{name}.dataset.ttl").read_bytes(), "ttl") if "ediaType" in said
        }
        for name in names
    }
    quads, triples = (
        f"<https://www.iana.org/assignments/media-types/application/n-{one}>" for one in ("quads", "triples")
    )
    assert types == {"g.nq": {quads}, "g.nq.gz": {quads}, "g.nt": {triples}}


def test_rdf_without_a_base_of_its_own_says_so(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    told = run("rdf", "-", "--only", "project", "--format", "nt")
    assert told.stderr.startswith("IRIs begin with https://example.org/kg/, which is nobody's;")
    grants = {one for one in strict(told.stdout_bytes, "nt") if one[2] == "<http://purl.org/cerif/frapo/Grant>"}
    assert len(grants) == 8
    refused = run("rdf", str(tmp_path / "public.nq"))
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"Error: {tmp_path}/public.nq is named as public")


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json", "csv"])
def test_all_works_are_written_in_each_format(run, form: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "works"
    assert run("papers", "--all", "--format", form, "--out", str(out)).exit_code == 0
    text = out.read_text("utf-8")
    counts = {
        "bibtex": text.count("\n}\n"),
        "ris": text.count("TY  - "),
        "csl-json": len(json.loads(text)) if form == "csl-json" else 0,
        "csv": text.count("\n") - 1,
    }
    assert counts[form] == 136


def test_any_identifier_names_a_work(run) -> None:  # type: ignore[no-untyped-def]
    told = run("papers", "https://arxiv.org/abs/2109.07270v2", "10.1016/j.neucom.2020.06.005", "--format", "csv")
    assert [line.split(",")[0] for line in told.stdout.splitlines()] == ["id", "arxiv:2109.07270", "arxiv:1811.02360"]
    person = run("papers", "geran zhao~arxiv:2203.12570")
    assert (person.exit_code, person.stderr) == (
        1,
        "Error: geran zhao~arxiv:2203.12570 is a person, not a work that can be cited\n",
    )
    assert run("papers").exit_code == run("papers", "--all", "arxiv:2109.07270").exit_code == 2
