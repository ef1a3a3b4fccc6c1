"""From the 5 line to the 2026 line and not back; all other tests run on 2026 by KG_NEO4J_VERSION."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from serving import killed_at_the_end, quiet, small

from kg import Settings, connect, server
from kg.errors import Refused
from kg.server import jars
from kg.settings import DEFAULT_NEO4J_VERSION

pytest_plugins = ("server_fixture",)
pytestmark = pytest.mark.neo4j2026

NEWEST = max(version for version in jars.committed() if version.startswith("2026."))


@pytest.fixture
def older(install_folder: Path, tmp_path: Path) -> Iterator[Settings]:
    """A home for a server of the 5 line, with both lines installed."""
    settings = replace(small(install_folder, tmp_path / "home"), neo4j_version=DEFAULT_NEO4J_VERSION)
    for version in (DEFAULT_NEO4J_VERSION, NEWEST):
        server.install(replace(settings, neo4j_version=version), say=quiet)
    with killed_at_the_end(settings):
        yield settings


def test_a_store_is_converted_only_when_asked_and_never_back(older: Settings) -> None:
    newer = replace(older, neo4j_version=NEWEST)
    server.start(older, say=quiet)
    with connect(older) as graph:
        graph.write("CREATE (:Kept {value: 'from the 5 line'})")
    server.stop(older, say=quiet)
    with pytest.raises(Refused, match=f"made by Neo4j {DEFAULT_NEO4J_VERSION}.* kg db start --upgrade"):
        server.start(newer, say=quiet)
    server.start(newer, upgrade=True, say=quiet)
    with connect(newer) as graph:
        assert graph.server()["version"] == NEWEST
        assert graph.read("MATCH (n:Kept) RETURN n.value AS value").rows == [("from the 5 line",)]
    server.kill(newer)
    with pytest.raises(Refused, match=f"set KG_NEO4J_VERSION={NEWEST}"):
        server.start(older, say=quiet)
