"""Installing, from a registry that the tests run themselves, and all that can go wrong with it."""

import gc
import resource
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from serving import kg, quiet, small

from kg import Settings, server
from kg.errors import DatabaseError, NotInstalled, Unavailable
from kg.server import jars
from kg.server.folders import layout
from kg.server.installation import lock_of

pytest_plugins = ("server_fixture",)

VERSION = "9.9.9"


class Registry(SimpleHTTPRequestHandler):
    """The files of a folder."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def path_of(jar: jars.Jar) -> Path:
    return Path(*jar.group.split("."), jar.artifact, jar.version, jar.name)


pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")


@pytest.fixture(autouse=True)
def _connections_collected() -> Iterator[None]:
    """jgo leaves connections to the garbage collector when a download fails; not to some later test."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture
def lock(install_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> jars.Lock:
    """The lock of a version made of three real jars, which a registry in tmp_path has."""
    version = next(one for one in jars.committed() if (install_folder / one).is_dir())
    chosen = jars.committed()[version].jars[:3]
    for jar in chosen:
        (tmp_path / "registry" / path_of(jar)).parent.mkdir(parents=True)
        shutil.copy(install_folder / version / "lib" / jar.name, tmp_path / "registry" / path_of(jar))
    made = jars.Lock(chosen, sum((tmp_path / "registry" / path_of(jar)).stat().st_size for jar in chosen))
    monkeypatch.setattr(jars, "committed", lambda: {VERSION: made})
    return made


@pytest.fixture
def registry(lock: jars.Lock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a registry that serves on this machine, and that jgo's settings name as its mirror."""
    folder = tmp_path / "registry"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Registry, directory=folder)) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        (tmp_path / "jgo.conf").write_text(f"[repositories]\ncentral = http://127.0.0.1:{serving.server_port}\n")
        monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "jgo.conf"))
        yield folder
        serving.shutdown()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of the version with three jars, nothing of it installed."""
    return Settings(home=tmp_path / "home", neo4j_version=VERSION)


@pytest.mark.usefixtures("registry")
def test_the_first_install_fetches_checks_and_says_the_licence(settings: Settings, lock: jars.Lock) -> None:
    said: list[str] = []
    lib = server.install(settings, say=said.append)
    assert sorted(path.name for path in lib.iterdir()) == sorted(jar.name for jar in lock.jars)
    assert jars.wrong(lib, lock.jars) == []
    assert said[0].startswith(f"Fetching Neo4j Community {VERSION}: 3 jars, {lock.size / 1e6:.0f} MB.")
    assert "GNU General Public License, version 3" in said[0]
    assert sorted(path.name for path in lib.parent.parent.iterdir()) == [".lock", VERSION]


def test_the_second_install_needs_no_registry(settings: Settings, registry: Path) -> None:
    first = server.install(settings, say=quiet)
    shutil.rmtree(registry)
    assert server.install(settings, say=quiet) == first


def test_a_jar_that_is_not_the_locked_one_is_not_installed(settings: Settings, registry: Path, lock: jars.Lock) -> None:
    (registry / path_of(lock.jars[1])).write_bytes(b"something else")
    with pytest.raises(DatabaseError, match=f"{lock.jars[1].name} is not the file that was locked"):
        server.install(settings, say=quiet)
    assert not layout(settings).install.exists()


def test_an_interrupted_install_goes_on_where_it_stopped(settings: Settings, registry: Path, lock: jars.Lock) -> None:
    missing = registry / path_of(lock.jars[2])
    missing.rename(missing.with_suffix(".away"))
    with pytest.raises(DatabaseError, match="The registry has no"):
        server.install(settings, say=quiet)
    assert not layout(settings).install.exists()
    for jar in lock.jars[:2]:
        (registry / path_of(jar)).unlink()
    missing.with_suffix(".away").rename(missing)
    lib = server.install(settings, say=quiet)
    assert jars.wrong(lib, lock.jars) == []


@pytest.mark.usefixtures("registry")
def test_a_full_disk_is_said_and_nothing_is_half_installed(settings: Settings) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(DatabaseError, match=r"No room at .*: File too large. Free some space, or set KG_HOME"):
            server.install(settings, say=quiet)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not layout(settings).install.exists()


@pytest.mark.usefixtures("lock")
def test_a_registry_out_of_reach_is_said(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with pytest.raises(Unavailable, match=r"cannot be reached: check the network, and HTTPS_PROXY .*: kg db install"):
        server.install(settings, say=quiet)


def test_the_command_says_it_in_one_line(tmp_path: Path) -> None:
    said = kg(Settings(home=tmp_path), "db", "install", HTTPS_PROXY="http://127.0.0.1:9", JGO_CONFIG_FILE="/nowhere")
    assert "The registry of Java packages (Maven Central) cannot be reached" in said.line


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    line = kg(Settings(home=tmp_path / "home"), "db", "install").line
    assert str(tmp_path / "home") in line
    assert "KG_HOME" in line


def test_a_version_without_a_lock_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        NotInstalled, match=r"5.26.1 is not among the locked versions .*5.26.31.* kg db install --unlocked"
    ):
        server.install(Settings(home=tmp_path, neo4j_version="5.26.1"), say=quiet)


def test_an_unlocked_version_is_taken_as_it_is_and_held_against_that_afterwards(
    settings: Settings, registry: Path
) -> None:
    version = "1.2.3"
    folder = registry / "org" / "neo4j" / "neo4j" / version
    folder.mkdir(parents=True)
    project = f"<groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version>"
    (folder / f"neo4j-{version}.pom").write_text(f"<project><modelVersion>4.0.0</modelVersion>{project}</project>")
    (folder / f"neo4j-{version}.jar").write_bytes(b"a jar")
    said: list[str] = []
    unlocked = replace(settings, neo4j_version=version)
    lib = server.install(unlocked, unlocked=True, say=said.append)
    assert said[0] == f"Neo4j {version} has no lock here, so its jars are taken as the registry has them today"
    assert [path.name for path in lib.iterdir()] == [f"neo4j-{version}.jar"]
    (lib / f"neo4j-{version}.jar").write_bytes(b"changed")
    assert jars.wrong(lib, lock_of(layout(unlocked)).jars) == [f"neo4j-{version}.jar"]
    with pytest.raises(DatabaseError, match=r"There is no Neo4j 1\.2\.4 to fetch"):
        server.install(replace(settings, neo4j_version="1.2.4"), unlocked=True, say=quiet)


def test_a_damaged_installation_is_seen_at_the_start(install_folder: Path, tmp_path: Path) -> None:
    usual = small(install_folder, tmp_path / "home")
    there, damaged = layout(usual), tmp_path / "install" / usual.neo4j_version
    (damaged / "lib").mkdir(parents=True)
    shutil.copy(there.jar_list, damaged)
    for jar in there.lib.iterdir():
        (damaged / "lib" / jar.name).symlink_to(jar)
    (damaged / "lib" / f"neo4j-{usual.neo4j_version}.jar").unlink()
    line = kg(small(tmp_path / "install", tmp_path / "home"), "db", "start").line
    assert f"is damaged (neo4j-{usual.neo4j_version}.jar): remove that folder, then: kg db install" in line


@pytest.mark.parametrize("version", sorted(jars.committed()))
def test_every_lock_reads_back_as_it_was_written_and_names_no_address(version: str) -> None:
    lock = jars.locked(version)
    assert jars.parsed(lock.text()) == jars.Lock(tuple(sorted(lock.jars)), lock.size)
    assert "://" not in lock.text()
    assert len({jar.name for jar in lock.jars}) == len(lock.jars) > 200
    assert f"neo4j-{version}.jar" in {jar.name for jar in lock.jars}
