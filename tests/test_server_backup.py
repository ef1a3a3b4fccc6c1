"""A real stop, a real dump, a real load: the database as one file and back."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import kg, quiet, small

from kg import Settings, connect, server
from kg.errors import DatabaseError, Refused, Unknown

pytest_plugins = ("server_fixture",)


@pytest.fixture
def values(own: Settings) -> Iterator[None]:
    """One node in the graph; forgotten afterwards."""
    with connect(own) as graph:
        graph.write("CREATE (:Value {is: 'saved'})")
    yield
    server.start(own, say=quiet)
    with connect(own) as graph:
        graph.write("MATCH (n:Value) DELETE n")


def held(settings: Settings) -> list[str]:
    with connect(settings) as graph:
        return [row[0] for row in graph.read("MATCH (n:Value) RETURN n.is AS value").rows]


def stored(settings: Settings) -> dict[Path, int]:
    """The files of the store and when each was last changed."""
    return {file: file.stat().st_mtime_ns for file in sorted((settings.home / "database" / "data").rglob("*"))}


@pytest.mark.usefixtures("values")
def test_a_backup_brings_back_what_was_there(own: Settings, tmp_path: Path) -> None:
    file, broken = tmp_path / "graph.dump", tmp_path / "broken.dump"
    saved = kg(own, "db", "backup", str(file))
    assert saved.status == 0
    assert "Stopping the server" in saved.err
    assert "The server is stopped" in saved.err
    assert f"Saved the database to {file}" in saved.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]
    assert held(own) == ["saved"]  # and it runs again

    with pytest.raises(Refused, match="is there already"):
        server.backup(own, file, say=quiet)
    with connect(own) as graph:
        graph.write("MATCH (n:Value) SET n.is = 'changed'")
    with pytest.raises(Refused, match=r"holds a database, which would be lost: kg db restore .* --yes replaces it"):
        server.restore(own, file, say=quiet)

    server.kill(own)
    before = stored(own)
    broken.write_bytes(file.read_bytes()[:-2000])
    with pytest.raises(DatabaseError, match="Failed to load"):
        server.restore(own, broken, yes=True, say=quiet)
    assert stored(own) == before

    server.restore(own, file, yes=True, say=quiet)
    server.start(own, say=quiet)
    assert held(own) == ["saved"]


def test_there_must_be_something_to_save_and_somewhere_to_put_it(
    own: Settings, install_folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(Unknown, match=r"no database .* is KG_HOME right"):
        server.backup(small(install_folder, tmp_path / "empty"), tmp_path / "x", say=quiet)
    with pytest.raises(Unknown, match="There is no folder"):
        server.backup(own, tmp_path / "not" / "there", say=quiet)
    with pytest.raises(Unknown, match="There is no file"):
        server.restore(own, tmp_path / "x", yes=True, say=quiet)
