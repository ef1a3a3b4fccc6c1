"""Fixtures of all tests: real servers of their own, the demo corpus in one, an empty one to write into."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg import Graph, Settings, connect, from_env, schema, server

#: Small: three servers fit beside a browser on the smallest machine.
_MEMORY = {"heap_mb": 512, "page_cache_mb": 64}
for _name in ("JAVA_HOME", "JAVA_TOOL_OPTIONS", "NEO4J_CONF", "NEO4J_URI", "NEO4J_PASSWORD"):
    os.environ.pop(_name, None)
# A shell has what it runs in the background ignore Ctrl-C, and so would everything that is started here.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _started(home: Path) -> Settings:
    """Settings of a running throw-away server with the jars of the ordinary installation."""
    usual = from_env()
    settings = replace(usual, home=home, neo4j_install=usual.install_folder, **_MEMORY)
    server.install(settings)
    server.start(settings)
    return settings


@pytest.fixture(scope="session")
def demo_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of the server that holds the demo corpus; tests must not change it."""
    settings = _started(tmp_path_factory.mktemp("demo-home"))
    yield settings
    server.kill(settings)


@pytest.fixture(scope="session")
def demo_graph(demo_settings: Settings) -> Iterator[Graph]:
    """The demo corpus, loaded and derived; tests must not change it."""
    from loaders.demo import load_demo

    with connect(demo_settings) as graph:
        load_demo(graph)
        yield graph


@pytest.fixture(scope="session")
def scratch_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of the server that tests write into."""
    settings = _started(tmp_path_factory.mktemp("scratch-home"))
    with connect(settings) as graph:
        schema.apply(graph)
    yield settings
    server.kill(settings)


@pytest.fixture
def scratch(scratch_settings: Settings) -> Iterator[Graph]:
    """An empty graph with its schema; emptied again afterwards."""
    with connect(scratch_settings) as graph:
        yield graph
        while graph.write("MATCH (n) WITH n LIMIT 3000 DETACH DELETE n"):
            pass


@pytest.fixture
def matching(scratch: Graph, scratch_settings: Settings) -> Iterator[Graph]:
    """The empty graph of `scratch`, written into without MERGE."""
    with connect(replace(scratch_settings, upsert="match")) as graph:
        yield graph


@pytest.fixture
def client(demo_graph: Graph, demo_settings: Settings) -> Any:
    """A test client of the web UI over the demo corpus."""
    from webui import create_app

    return create_app(demo_settings, lambda: demo_graph, limits=False).test_client()
