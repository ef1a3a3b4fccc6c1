"""docker-compose.yml, read and not run: by the specification's schema, and against the managed server's settings."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kg.errors import CallerError
from kg.server.config import COMMON, conf
from kg.server.memory import Memory
from kg.server.stopping import STOP_SECONDS
from kg.settings import DEFAULT_NEO4J_VERSION, Settings, from_env

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(TEXT)
NEO4J, WEB = COMPOSE["services"]["neo4j"], COMPOSE["services"]["web"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
SCHEMA = json.loads(Path(__file__).with_name("compose_schema.json").read_text(encoding="utf-8"))
#: In a container, loopback is the container itself; who may reach it from outside is said by the published ports.
NOT_IN_A_CONTAINER = {"server.default_listen_address"}


def variable(setting: str) -> str:
    """A setting's name as the image's variables have it."""
    return "NEO4J_" + setting.replace("_", "__").replace(".", "_")


def setting(name: str) -> str:
    """The setting that the image makes of a variable."""
    return name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")


def test_the_file_is_what_the_specification_allows() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert list(Draft202012Validator(SCHEMA).iter_errors(COMPOSE)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"services": {"x": {"image": "a:1", "port": []}}},
        {"services": {"x": {"restart": "always"}}},
        {"services": {"x": {"image": "a:1", "restart": "sometimes"}}},
        {"services": {"x": {"image": "a:1", "healthcheck": {"test": ["true", "x"]}}}},
        {"services": {"x": {"image": "a:1", "depends_on": {"y": {"condition": "healthy"}}}}},
        {"services": {"x": {"image": "a:1", "stop_grace_period": "60"}}},
        {"volumes": {}},
    ],
)
def test_the_schema_sees_what_is_wrong(wrong: dict[str, Any]) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(wrong))


def test_the_database_has_the_settings_of_the_managed_server() -> None:
    told = {
        name: value for name, value in NEO4J["environment"].items() if name != "NEO4J_AUTH" and "memory" not in name
    }
    assert told == {variable(name): value for name, value in COMMON.items() if name not in NOT_IN_A_CONTAINER}


def test_every_memory_setting_is_one_that_the_managed_server_sets() -> None:
    text = conf(DEFAULT_NEO4J_VERSION, lib=Path("/lib"), port=7687, memory=Memory(heap=1024, page_cache=512))
    managed = dict(line.split("=", 1) for line in text.splitlines() if "=" in line and "memory" in line.split("=")[0])
    defaults = {name: re.sub(r"\$\{\w+:-(\w+)\}", r"\1", str(value)) for name, value in NEO4J["environment"].items()}
    assert {setting(name): value for name, value in defaults.items() if "memory" in name} == managed


def test_the_version_is_the_managed_servers_and_community() -> None:
    assert NEO4J["image"] == f"neo4j:{DEFAULT_NEO4J_VERSION}-community"
    assert NEO4J["stop_grace_period"] == f"{STOP_SECONDS}s"


def test_nothing_is_published_beyond_this_machine() -> None:
    published = [port for service in COMPOSE["services"].values() for port in service["ports"]]
    assert [port.partition(":")[0] for port in published] == ["127.0.0.1", "127.0.0.1"]


def test_the_password_comes_from_the_environment_and_has_no_default() -> None:
    assert (
        re.findall(r"\$\{NEO4J_PASSWORD[^}]*\}", TEXT)
        == ["${NEO4J_PASSWORD:?set NEO4J_PASSWORD to a password of 8 characters or more}"] * 2
    )
    assert NEO4J["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    # The image would take it for a setting, and an unknown setting aborts the start.
    assert "NEO4J_PASSWORD" not in NEO4J["environment"]


def test_every_other_variable_has_a_default() -> None:
    used = re.findall(r"(?<!\$)\$\{(\w+)([^}]*)\}", TEXT)
    assert [name for name, rest in used if name != "NEO4J_PASSWORD" and not rest.startswith(":-")] == []


def test_every_variable_of_the_web_service_is_a_setting_of_ours() -> None:
    given = {name: "" if value.startswith("${") else value for name, value in WEB["environment"].items()}
    known = {one.metadata["variable"] for one in Settings.__dataclass_fields__.values()}
    assert set(given) <= known
    try:
        settings = from_env(given | {"NEO4J_PASSWORD": "secret"})
    except CallerError as error:
        pytest.fail(str(error))
    assert (settings.managed, settings.neo4j_uri) == (False, "bolt://neo4j:7687")


def test_everything_has_a_health_check_and_waits_for_the_others() -> None:
    assert all("healthcheck" in service for service in COMPOSE["services"].values())
    assert WEB["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "/healthz" in " ".join(WEB["healthcheck"]["test"])


def test_every_named_volume_is_declared() -> None:
    named = {
        volume.partition(":")[0] for service in COMPOSE["services"].values() for volume in service.get("volumes", [])
    }
    assert named == set(COMPOSE["volumes"]) == {"neo4j-data", "neo4j-logs", "kg-home"}


def test_the_web_service_can_write_to_its_home_and_to_tmp_alone() -> None:
    assert (WEB["read_only"], WEB["tmpfs"], WEB["cap_drop"]) == (True, ["/tmp"], ["ALL"])
    assert WEB["environment"]["KG_HOME"] == "/var/lib/kg"
    assert WEB["volumes"] == ["kg-home:/var/lib/kg"]


def test_the_home_is_the_users_own_before_a_volume_is_mounted_on_it() -> None:
    assert (
        "RUN useradd --create-home kg && install --directory --owner=kg --group=kg --mode=700 /var/lib/kg" in DOCKERFILE
    )
    assert "ENV KG_HOME=/var/lib/kg" in DOCKERFILE


def test_the_image_serves_as_nobody_special() -> None:
    lines = DOCKERFILE
    assert "FROM python:3.11-slim" in lines
    assert lines.index("USER kg") < lines.index('ENTRYPOINT ["kg"]')
    assert 'CMD ["serve", "--host", "0.0.0.0", "--port", "5000"]' in lines
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", "tests"} <= set(ignored)
