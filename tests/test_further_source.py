"""The worked example of docs/formats.md: a source in one file and one line, by itself and beside another one."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import Graph
from kg.cli import main
from kg.model import Author, Link, Product, Reject
from loaders import registry
from loaders.files import members
from loaders.run import Options, load

EXAMPLE = re.search(
    r"```python\n(.*?)```", (Path(__file__).parents[1] / "docs" / "formats.md").read_text("utf-8"), re.DOTALL
)
CITING = {
    "DOI": "10.1000/A",
    "title": ["On graphs"],
    "author": [{"given": "Ada", "family": "Ekman"}],
    "reference": [{"DOI": "10.1000/b"}, {"unstructured": "a book"}],
}


@pytest.fixture
def crossref(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example, in the registry for one test."""
    monkeypatch.setattr(registry, "FORMS", dict(registry.FORMS))
    assert EXAMPLE is not None
    exec(compile(EXAMPLE[1], "formats.md", "exec"), {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "works.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in (CITING, {"DOI": "none", "title": ["x"]})))
    return path


@pytest.mark.usefixtures("crossref")
def test_the_example_reads_works_and_citations(file: Path) -> None:
    found = [item for member in members([file]) for item in registry.items(member, "crossref")]
    assert found == [
        Product(
            id="crossref:doi:10.1000/a",
            kind="paper",
            ids=("doi:10.1000/a",),
            title="On graphs",
            authors=(Author(name="Ada Ekman"),),
        ),
        Product(id="doi:10.1000/b", kind="paper", ids=("doi:10.1000/b",), mentioned=True),
        Link(source="crossref:doi:10.1000/a", name="Cites", target="doi:10.1000/b"),
        Reject(reason="no usable id", where="works.jsonl:2"),
    ]
    assert registry.sources() == ["arxiv", "crossref", "openaire"]


@pytest.mark.usefixtures("crossref")
def test_the_command_line_knows_the_source(file: Path) -> None:
    told = CliRunner().invoke(main, ["load", "crossref", str(file), "--dry-run", "--json"])
    assert told.exit_code == 0
    report = json.loads(told.stdout)
    assert report["read"] == {"link Cites": 1, "paper": 2}
    assert [(one["reason"], one["count"]) for one in report["rejects"]] == [("no usable id", 1)]


@pytest.mark.usefixtures("crossref")
def test_its_works_are_those_of_other_sources(file: Path, scratch: Graph, tmp_path: Path) -> None:
    theirs = tmp_path / "openaire.json"
    pid = [{"scheme": "doi", "value": "10.1000/b"}]
    record = {
        "id": f"doi_________::{'0' * 32}",
        "type": "publication",
        "mainTitle": "Cited",
        "instances": [],
        "pids": pid,
    }
    theirs.write_text(json.dumps(record))
    load(scratch, "crossref", [file], Options(release="1"))
    load(scratch, "openaire", [theirs], Options(release="2"))
    cites = "MATCH (a:Paper)-[c:CITES]->(b:Paper) RETURN a.id, b.id, b.title, c.sources"
    assert scratch.read(cites).rows == [("doi:10.1000/a", "doi:10.1000/b", "Cited", ["crossref:1"])]
