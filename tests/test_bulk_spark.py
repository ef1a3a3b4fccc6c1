"""The set-wise steps on Spark give what they give on DuckDB: `make test-spark`, which installs Spark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.canonical_tables import canonical
from bench.generate import generate
from bench.world import World
from kg.server.java import java_for
from loaders.bulk import Given, prepare

DEMO = Path(__file__).parent.parent / "kg" / "demo"

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A local session on the managed Java."""
    from loaders.bulk.engine_spark import local

    made = local(tmp_path_factory.mktemp("spark"), java_for("5").home / "bin" / "java", 1024, 2)
    yield made
    made.stop()


@pytest.fixture(params=["corpus", "made up"])
def given(request: pytest.FixtureRequest, tmp_path: Path) -> list[Given]:
    """The shipped corpus, and some made-up works with homonyms, merged copies and damage."""
    folder = DEMO
    if request.param != "corpus":
        folder = tmp_path / "made-up"
        generate(folder, World(300, 7), broken=0.02)
    return [Given(source, (folder / source,), "1") for source in ("arxiv", "openaire")]


def test_spark_makes_the_same_tables(given: list[Given], session: Any, tmp_path: Path) -> None:
    from loaders.bulk.engine_spark import Spark

    on_spark = prepare(given, tmp_path / "spark", engine=lambda: Spark(session))
    assert canonical(on_spark.folder) == canonical(prepare(given, tmp_path / "duckdb").folder)
