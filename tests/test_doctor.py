"""`kg doctor`: every state it tells is made to happen."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from serving import kg, small

from kg import Settings
from kg.server import connection
from kg.server.folders import layout

pytest_plugins = ("server_fixture",)


def told(settings: Settings, **environment: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """Exit status and checks by name."""
    said = kg(settings, "doctor", "--json", **environment)
    found = json.loads(said.out)
    assert found["ok"] == (said.status == 0)
    return said.status, {one["name"]: one for one in found["checks"]}


def states(checks: dict[str, dict[str, Any]], *names: str) -> list[str]:
    return [checks[name]["state"] for name in names]


@pytest.mark.usefixtures("demo_graph")
def test_nothing_is_missing_where_everything_is_there(demo_settings: Settings) -> None:
    status, checks = told(demo_settings)
    assert {name: one["detail"] for name, one in checks.items() if one["state"] == "missing"} == {}
    assert status == 0
    names = "python disk java install lock port server schema graph derived browser"
    assert list(checks) == names.split()


def test_an_empty_database_wants_schema_and_data(own: Settings) -> None:
    status, checks = told(own)
    assert status == 1
    assert states(checks, "java", "install", "lock", "port", "server") == ["fine"] * 5
    assert (checks["schema"]["state"], checks["schema"]["mend"]) == ("missing", "kg schema")
    assert (checks["graph"]["state"], checks["graph"]["mend"]) == ("missing", "kg demo, or kg load openaire PATH")


def test_before_the_installation_everything_after_it_is_unknown(tmp_path: Path) -> None:
    status, checks = told(Settings(home=tmp_path))
    assert status == 1
    assert (checks["install"]["state"], checks["install"]["mend"]) == ("missing", "kg db install")
    assert (checks["server"]["state"], checks["server"]["mend"]) == ("missing", "kg db start")
    assert states(checks, "lock", "schema", "graph", "derived") == ["unknown"] * 4


def test_a_jar_that_was_changed_is_found(install_folder: Path, tmp_path: Path) -> None:
    usual = small(install_folder, tmp_path / "home")
    changed = small(tmp_path / "install", tmp_path / "home")
    there, here = layout(usual), layout(changed)
    here.lib.mkdir(parents=True)
    shutil.copy(there.jar_list, here.jar_list)
    for jar in there.lib.iterdir():
        (here.lib / jar.name).symlink_to(jar)
    (here.lib / f"neo4j-{usual.neo4j_version}.jar").unlink()
    (here.lib / f"neo4j-{usual.neo4j_version}.jar").write_bytes(b"changed")
    _, checks = told(changed)
    assert checks["install"]["state"] == "fine"
    assert checks["lock"]["state"] == "missing"
    assert f"the first is neo4j-{usual.neo4j_version}.jar" in checks["lock"]["detail"]
    assert checks["lock"]["mend"] == f"rm -r {here.install}; kg db install"


def test_a_server_of_the_users_own_is_asked_and_not_held_against_our_lock(own: Settings, tmp_path: Path) -> None:
    uri, _, password = connection(own)
    _, checks = told(Settings(home=tmp_path), NEO4J_URI=uri, NEO4J_PASSWORD=password)
    assert not {"java", "install", "lock", "port"} & set(checks)
    assert checks["server"]["detail"].endswith(f"at {uri}, a server of yours")
    _, silent = told(Settings(home=tmp_path), NEO4J_URI="bolt://127.0.0.1:1", NEO4J_PASSWORD="secret")
    assert silent["server"]["state"] == "missing"


def test_the_text_gives_the_command_under_what_is_missing(tmp_path: Path) -> None:
    lines = kg(Settings(home=tmp_path), "doctor").out.splitlines()
    assert any(line.strip() == "mend it by: kg db install" for line in lines)
