"""The documentation says what is there: tables by code and graph, links by files, examples by running them."""

import ast
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from model_tables import LABELS, TYPES

from kg import Graph, Settings
from kg.canonical import LINKS, MARKS
from kg.cli import main
from kg.pages import STATEMENTS
from loaders.derive import DERIVATIONS
from loaders.openaire.faults import NAMELESS, UNUSABLE
from loaders.registry import FORMS

ROOT = Path(__file__).parent.parent
DOCS = {
    path.name: path.read_text("utf-8") for path in (*ROOT.glob("docs/*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md")
}


def rows(text: str, first: str) -> list[list[str]]:
    """Cells of the table whose head begins with this cell."""
    (found,) = re.findall(rf"^\| {re.escape(first)} \|.*\n\|[-|]+\|\n((?:\|.*\|\n)*)", text, re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in found.splitlines()]


# docs/model.md


def test_every_label_property_and_relationship_of_the_graph_is_in_the_tables(demo_graph: Graph) -> None:
    nodes = demo_graph.read("MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT labels(n), key").rows
    missing = {
        f"{label}.{key}" for labels, key in nodes for label in labels if key not in LABELS.get(label, set()) | {"id"}
    }
    links = demo_graph.read("MATCH ()-[r]->() UNWIND [''] + keys(r) AS key RETURN DISTINCT type(r), key").rows
    missing |= {f"{kind}.{key}" for kind, key in links if kind not in TYPES or key not in TYPES[kind] | {""}}
    assert missing == set()


def test_every_label_and_type_in_a_statement_is_in_the_tables() -> None:
    known = LABELS.keys() | TYPES.keys() | MARKS
    named = {
        word
        for path in ROOT.glob("cypher/*/*.cypher")
        for words in re.findall(r"[(\[]\w*:([A-Za-z_|:&]+)", path.read_text("utf-8"))
        for word in re.split(r"[|:&]", words)
        if word
    }
    assert named - known == set()
    assert TYPES.keys() - named == set()


def test_the_tables_name_the_labels_and_types_that_the_exports_know() -> None:
    assert LABELS.keys() - {"Work", "Load", "Derivation"} == set(STATEMENTS)
    assert TYPES.keys() == LINKS


def written() -> set[str]:
    """Names that loading can write: in its statements, and as texts or fields in its code and in the records."""
    found = {
        word
        for folder in ("load", "derive")
        for path in ROOT.glob(f"cypher/{folder}/*.cypher")
        for word in re.findall(r"\w+", path.read_text("utf-8"))
    }
    for path in (*ROOT.glob("loaders/*.py"), ROOT / "kg" / "model.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    stated = {one: one.removeprefix("stated_").removesuffix("_class") for one in LABELS["Work"]}
    return found | {one for one, figure in stated.items() if one.startswith("stated_") and figure in found}


def test_every_property_of_the_tables_can_be_written() -> None:
    told = {f"{name}.{one}" for name, properties in (LABELS | TYPES).items() for one in properties}
    can = written()
    assert {one for one in told if one.split(".")[1] not in can} == set()


def test_every_derivation_is_told() -> None:
    told = {name for cells in rows(DOCS["model.md"], "derivation") for name in cells[0].split(", ")}
    assert told == {one.name for one in DERIVATIONS}


# docs/formats.md


def test_every_form_and_every_refusal_is_told() -> None:
    read = {(source, about) for source, about, *_ in rows(DOCS["formats.md"], "source")}
    assert read == {(form.source, form.about) for form in FORMS.values() if form.about}
    told = {reason for _, reason in rows(DOCS["formats.md"], "what it is")} - {"wrong packing"}
    assert told == {form.refusal for form in FORMS.values() if form.refusal} | {
        "not a record of OpenAIRE as we know it"
    }


def reasons() -> Iterator[str]:
    """Fixed texts by which rejects are counted; what is composed, by its beginning."""
    yield from (*UNUSABLE.values(), NAMELESS)
    for path in ROOT.glob("loaders/**/*.py"):
        module = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(module):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            given = [one.value for one in node.keywords if one.arg == "reason"] if node.func.id == "Reject" else []
            given += node.args[:1] if node.func.id == "Unreadable" else []
            for value in given:
                if isinstance(value, ast.JoinedStr):
                    value = value.values[0]
                if isinstance(value, ast.Constant):
                    yield str(value.value).rstrip(": ")


def test_every_reason_of_a_reject_is_told() -> None:
    told = [name.strip() for cells in rows(DOCS["formats.md"], "reason") for name in re.split(r", (?!which)", cells[0])]
    composed = {"not from"}
    assert {one for one in reasons() if one not in told} - composed == set()
    assert set(told) - set(reasons()) == {"no usable id", "not from openaire", "not from arxiv"}


# docs/operations.md


def test_the_table_of_settings_is_the_settings() -> None:
    expected = []
    for one in fields(Settings):
        default = str(one.default) if one.default not in ("", None) else ""
        if one.name == "home":
            default = "the platform's folder for data of users"
        told = [f"`{one.metadata['variable']}`", f"`{default}`" if default else ""]
        expected.append([*told, one.metadata["help"], one.metadata["rule"].must])
    expected[4][1] = expected[4][1].strip("`")
    assert rows(DOCS["operations.md"], "variable") == expected


# all of them


@pytest.mark.parametrize("name", DOCS)
def test_links_lead_to_files(name: str) -> None:
    folder = ROOT if name in ("README.md", "CHANGELOG.md") else ROOT / "docs"
    targets = re.findall(r"\]\(([^)#\s]+)", DOCS[name])
    assert [one for one in targets if "://" not in one and not (folder / one).exists()] == []


def examples() -> list[tuple[str, str]]:
    """Every `kg …` in code, by document."""
    found = set()
    for name, text in DOCS.items():
        for line in re.findall(r"^ {4,}(?:NEO4J\S+ docker compose run .* web )?(kg .*)$", text, re.MULTILINE):
            found.add((name, line.split("  #")[0].strip()))
        found |= {(name, " ".join(one.split())) for one in re.findall(r"`(kg [^`]*)`", text)}
    return sorted(found)


@pytest.mark.parametrize(("name", "line"), examples())
def test_commands_in_the_documentation_exist(name: str, line: str) -> None:
    words = line.split()[1:]
    command, context = main, click.Context(main)
    for word in words:
        if not isinstance(command, click.Group) or not word[0].isalpha():
            break
        command = command.get_command(context, word)
        assert command is not None, f"{name} names the command {word!r} in {line!r}"
    known = {one for parameter in (*command.params, *main.params) for one in parameter.opts} | {"--help"}
    assert {word.split("=")[0] for word in words if word.startswith("--")} - known == set()


# README.md

README = DOCS["README.md"]
#: What is neither about the demo corpus nor ends by itself.
_ELSEWHERE = ("kg db", "kg harvest", "kg load", "kg derive", "kg serve")
_RUN = [line for name, line in examples() if name == "README.md" and len(line.split()) > 2]


@pytest.mark.parametrize("line", [line for line in _RUN if not line.startswith(_ELSEWHERE)])
def test_commands_of_the_readme_run(
    line: str, demo_graph: Graph, demo_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_HOME", str(demo_settings.home))
    monkeypatch.setenv("KG_NEO4J_INSTALL", str(demo_settings.neo4j_install))
    answer = CliRunner().invoke(main, shlex.split(line)[1:], catch_exceptions=False)
    assert answer.exit_code == 0, answer.stderr
    assert answer.stdout or list(tmp_path.iterdir())


@pytest.mark.parametrize("address", sorted(set(re.findall(r"\(http://127\.0\.0\.1:5000(/[^)]*)\)", README))))
def test_addresses_of_the_readme_answer(address: str, client: FlaskClient) -> None:
    assert client.get(address).status_code == 200


def test_the_readme_counts_the_papers_of_the_corpus(demo_graph: Graph) -> None:
    (papers,) = demo_graph.read("MATCH (p:Paper) RETURN count(p)").rows[0]
    assert f"a shipped corpus of {papers} papers" in README
    assert f"a shipped corpus of {papers} papers" in DOCS["CHANGELOG.md"]


def test_the_picture_is_small() -> None:
    picture = ROOT / "docs" / "map.png"
    assert "](docs/map.png)" in README
    assert picture.stat().st_size < 400_000
