"""A plugin of pytest: real servers that are thrown away. Use it by `pytest_plugins = ("server_fixture",)`."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from serving import Raced, begun, ended, erase, killed_at_the_end, quiet, small, take

from kg import Settings, from_env, server


@pytest.fixture(scope="session")
def install_folder() -> Path:
    """The folder with the jars of the version under test, where the user's own settings have it; fetched once."""
    usual = replace(from_env(), neo4j_uri="")
    server.install(usual)
    return usual.install_folder


@pytest.fixture(scope="session")
def raced(install_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Raced]:
    """A throw-away server of the tests' own, started by two commands at the same moment.

    Its folder has a space in its name, as the data folder of every user of macOS has.
    """
    with killed_at_the_end(small(install_folder, tmp_path_factory.mktemp("a home"))) as settings:
        first, second = begun(settings, "db", "start"), begun(settings, "db", "start")
        yield Raced(settings, (ended(first), ended(second)))


@pytest.fixture
def own(raced: Raced) -> Settings:
    """The throw-away server, running whatever the test before did to it."""
    server.start(raced.settings, say=quiet)
    return raced.settings


@pytest.fixture(scope="session")
def managed(request: pytest.FixtureRequest) -> Iterator[Settings]:
    """A running server for tests that do not care whose: a throw-away one, or the one named by KG_TEST_NEO4J_URI."""
    if uri := os.environ.get("KG_TEST_NEO4J_URI"):
        settings = replace(from_env(), neo4j_uri=uri, neo4j_password=os.environ.get("KG_TEST_NEO4J_PASSWORD", ""))
        take(settings)
        yield settings
        erase(settings)
    else:
        raced: Raced = request.getfixturevalue("raced")
        yield raced.settings
