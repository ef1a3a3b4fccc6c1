"""The managed server as it runs: whose it is, what it listens to, what it tells, what it refuses."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from serving import MARK, Raced, kg, take

from kg import Settings, connect, server
from kg.errors import DatabaseError

pytest_plugins = ("server_fixture",)

NOT_OURS = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "secret"}


def process(settings: Settings) -> psutil.Process:
    return psutil.Process(server.status(settings).pid)


def test_two_starts_at_once_make_one_server(raced: Raced) -> None:
    first, second = sorted(raced.said, key=lambda said: "Waiting for another command" in said.err)
    assert (first.status, second.status) == (0, 0)
    assert first.out == second.out
    assert "answers at bolt://127.0.0.1:" in first.err
    assert "which is starting the server" in second.err
    assert "runs already" in second.err


def test_the_server_is_the_edition_and_version_asked_for(own: Settings) -> None:
    with connect(own) as graph:
        assert graph.server() == {"name": "Neo4j Kernel", "version": own.neo4j_version, "edition": "community"}


def test_the_server_listens_on_loopback_only(own: Settings) -> None:
    listening = [one.laddr for one in process(own).net_connections() if one.status == psutil.CONN_LISTEN]
    assert [address.ip.removeprefix("::ffff:") for address in listening] == ["127.0.0.1"]


def test_the_server_tells_nobody_anything(own: Settings) -> None:
    with connect(own) as graph:
        rows = graph.read("SHOW SETTINGS YIELD name, value RETURN name, value").rows
    told = {
        name: value
        for name, value in rows
        if "telemetry" in name
        or "usage_report" in name
        or name.endswith(("fleet_manager.enabled", "discovery.enabled"))
    }
    assert {"dbms.usage_report.enabled", "client.allow_telemetry", "server.bolt.telemetry.enabled"} <= set(told)
    assert set(told.values()) == {"false"}
    assert ("server.fleet_discovery.enabled" in told) == (not own.neo4j_version.startswith("5."))


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/x.csv", "https://localhost/x.csv", "ftp://[::1]/x.csv", "file:///etc/hostname"]
)
def test_load_csv_reaches_no_host_and_no_file(own: Settings, address: str) -> None:
    with connect(own) as graph, pytest.raises(DatabaseError, match=r"blocked|from_file_urls. is false"):
        graph.read("LOAD CSV FROM $address AS row RETURN row", {"address": address})


def test_the_password_is_its_owners_alone(own: Settings) -> None:
    folder = own.home / "database"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "password").stat().st_mode) == 0o600
    _, user, password = server.connection(own)
    assert user == "neo4j"
    assert len(password) == 48
    assert password not in " ".join(process(own).cmdline())


def test_the_server_sees_no_variable_that_could_change_it(own: Settings) -> None:
    names = {name for name in process(own).environ() if name.startswith(("NEO4J", "JAVA", "JDK", "_JAVA", "KG_"))}
    assert names == {"NEO4J_HOME", "NEO4J_CONF", "JAVA_HOME"}


def test_status_says_what_runs(own: Settings) -> None:
    said = kg(own, "db", "status", "--json")
    found = json.loads(said.out)
    uri, _, _ = server.connection(own)
    assert (found["managed"], found["running"], found["installed"]) == (True, True, True)
    assert (found["uri"], found["version"], found["edition"]) == (uri, own.neo4j_version, "community")
    assert (found["heap_mb"], found["page_cache_mb"]) == (512, 64)
    assert found["home"] == str(own.home / "database")
    assert found["size_bytes"] > 1_000_000
    assert found["java"].startswith("21.")
    assert process(own).pid == found["pid"]


def test_a_start_for_another_version_leaves_the_running_one_and_says_so(own: Settings) -> None:
    said: list[str] = []
    run = server.start(replace(own, neo4j_version="2030.01.0"), say=said.append)
    assert run.version == own.neo4j_version
    assert said[1] == "KG_NEO4J_VERSION asks for 2030.01.0: kg db stop, then kg db start"


def test_the_log_ends_in_the_servers_last_words(own: Settings) -> None:
    assert kg(own, "db", "log", "--lines", "1").out.endswith("INFO  Started.\n")


@pytest.mark.parametrize(
    "words",
    [("install",), ("start",), ("stop",), ("backup", "x"), ("restore", "x", "--yes"), ("log",)],
    ids=lambda w: w[0],
)
def test_a_server_of_the_users_own_is_never_touched(tmp_path: Path, words: tuple[str, ...]) -> None:
    line = kg(Settings(home=tmp_path), "db", *words, **NOT_OURS).line
    assert "bolt://127.0.0.1:1 is a server of yours (NEO4J_URI): it is never started, stopped, erased" in line
    assert "Unset NEO4J_URI" in line
    assert not list(tmp_path.iterdir())


def test_status_of_the_users_own_server_only_asks_it(own: Settings, tmp_path: Path) -> None:
    uri, _, password = server.connection(own)
    said = kg(Settings(home=tmp_path), "db", "status", "--json", NEO4J_URI=uri, NEO4J_PASSWORD=password)
    found = {name: value for name, value in json.loads(said.out).items() if value is not None}
    assert found == {
        "managed": False,
        "running": True,
        "uri": uri,
        "version": own.neo4j_version,
        "edition": "community",
    }
    silent = json.loads(kg(Settings(home=tmp_path), "db", "status", "--json", **NOT_OURS).out)
    assert (silent["managed"], silent["running"]) == (False, False)


def test_a_database_with_data_of_others_is_refused_by_the_tests_themselves(own: Settings) -> None:
    with connect(own) as graph:
        graph.write("CREATE (:Precious)")
        with pytest.raises(pytest.fail.Exception, match="holds 1 nodes that no test made"):
            take(own)
        graph.write(f"MATCH (n:Precious) SET n:{MARK} REMOVE n:Precious")
        take(own)
        assert graph.read("MATCH (n) RETURN labels(n) AS labels").rows == [([MARK],)]
        graph.write(f"MATCH (n:{MARK}) DELETE n")
