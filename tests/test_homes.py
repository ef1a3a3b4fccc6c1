"""Several databases side by side: who serves, who served before; and pages that move along without breaking."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kg import Settings
from kg.errors import DatabaseError, Refused, Unknown
from kg.server import forget, homes, rollback, serving, switch
from kg.server.folders import layout
from webui.connection import Connection, give_back, graph


class FakeGraph:
    """Knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


def made(home: Path, *names: str) -> Settings:
    for name in names:
        (home / name / "data").mkdir(parents=True)
    return Settings(home=home)


def quiet(_line: str) -> None:
    """Say nothing."""


def test_without_a_pointer_the_first_database_serves(tmp_path: Path) -> None:
    settings = made(tmp_path, "database")
    assert (homes.pointed(tmp_path), homes.before(tmp_path), homes.unused(tmp_path)) == (
        ["database"],
        None,
        "database-2",
    )
    assert layout(settings).base == tmp_path / "database"
    assert serving(settings) == "database"
    assert serving(Settings(neo4j_uri="bolt://x")) == "bolt://x"


def test_the_pointer_names_who_serves_and_who_did_before(tmp_path: Path) -> None:
    settings = made(tmp_path, "database", "database-2")
    homes.point(tmp_path, "database-2", "database")
    assert (tmp_path / "current").read_text() == "database-2\ndatabase\n"
    assert layout(settings).base == tmp_path / "database-2"
    assert layout(settings, "database").base == tmp_path / "database"
    assert (homes.before(tmp_path), homes.unused(tmp_path)) == ("database", "database-3")
    with pytest.raises(DatabaseError, match="serves, and is not removed"):
        homes.forget(tmp_path, "database-2")
    forget(settings, say=quiet)
    assert (homes.there(tmp_path), homes.before(tmp_path)) == (["database-2"], None)
    for way in (forget, rollback):
        with pytest.raises(Unknown, match="only kg load --bulk leaves one"):
            way(settings, say=quiet)


@pytest.mark.parametrize(
    "text", ["", "../../etc", "database-2\ndatabase\ndatabase-3", "database -2", "\xff", "databases"]
)
def test_a_pointer_that_names_no_database_is_told_with_the_way_out(tmp_path: Path, text: str) -> None:
    made(tmp_path, "database", "database-2")
    (tmp_path / "current").write_bytes(text.encode("latin-1"))
    with pytest.raises(DatabaseError, match=r"current does not name a database; .* one of: database, database-2"):
        homes.serving(tmp_path)


def test_one_can_go_back_while_nothing_runs(tmp_path: Path) -> None:
    settings = made(tmp_path, "database", "database-2")
    homes.point(tmp_path, "database-2", "database")
    rollback(settings, say=quiet)
    assert homes.pointed(tmp_path) == ["database", "database-2"]
    rollback(settings, say=quiet)
    assert homes.pointed(tmp_path) == ["database-2", "database"]


def test_a_database_whose_server_does_not_run_cannot_serve(tmp_path: Path) -> None:
    settings = made(tmp_path, "database", "database-2")
    with pytest.raises(Refused, match="The server of database-2 does not run, so it cannot serve"):
        switch(settings, "database-2", say=quiet)
    assert homes.serving(tmp_path) == "database"


def app_at(place: list[str], graphs: dict[str, FakeGraph]) -> Flask:
    app = Flask(__name__)

    def factory() -> Any:
        return graphs[place[0]]

    app.extensions["kg"] = Connection(factory, lambda: place[0])
    give_back(app)
    return app


def test_a_request_that_has_begun_ends_on_the_database_it_began_on() -> None:
    place, graphs = ["old"], {"old": FakeGraph(), "new": FakeGraph()}
    app = app_at(place, graphs)
    with app.app_context():
        assert graph() is graphs["old"]  # type: ignore[comparison-overlap]
        place[0] = "new"
        with app.app_context():
            assert graph() is graphs["new"]  # type: ignore[comparison-overlap]
        assert graph() is graphs["old"]  # type: ignore[comparison-overlap]
        assert not graphs["old"].closed
    assert graphs["old"].closed
    assert not graphs["new"].closed


def test_a_connection_that_nobody_uses_is_closed_when_the_database_moves() -> None:
    place, graphs = ["old"], {"old": FakeGraph(), "new": FakeGraph()}
    app = app_at(place, graphs)
    for name in ("old", "new", "new"):
        place[0] = name
        with app.app_context():
            assert graph() is graphs[name]  # type: ignore[comparison-overlap]
    assert (graphs["old"].closed, graphs["new"].closed) == (True, False)


def test_a_new_database_that_does_not_answer_yet_costs_the_old_connection_nothing() -> None:
    place, graphs = ["old"], {"old": FakeGraph()}
    app = app_at(place, graphs)
    with app.app_context():
        graph()
    place[0] = "new"
    with app.app_context(), pytest.raises(KeyError):
        graph()
    assert not graphs["old"].closed
