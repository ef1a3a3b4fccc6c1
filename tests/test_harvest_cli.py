import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from harvest_server import Arxiv, Good, Openaire, Server, pages, serving, status

from kg.cli import main
from loaders.harvest_folder import JOURNAL

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "kg"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    for name in ("OPENAIRE_TOKEN", "KG_CONTACT", "NEO4J_URI"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def arxiv(server: Server, out: Path) -> list[str]:
    return ["harvest", "arxiv", "--out", str(out), "--set", "cs", "--base", server.base, "--pause", "0"]


def openaire(server: Server, out: Path) -> list[str]:
    options = ["--base", server.base, "--pause", "0", "--page-size", "2", "--with", "projects"]
    return ["harvest", "openaire", "--out", str(out), *options, "search=faces"]


def test_arxiv_from_the_command_line(home: Path):
    with serving(Arxiv()) as server:
        result = CliRunner().invoke(main, arxiv(server, home / "out"), catch_exceptions=False)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"7 records in 4 pages. Load them: kg load arxiv {home / 'out'}\n"
    assert server.headers[0]["User-Agent"].startswith("research-kg/")


def test_openaire_from_the_command_line(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OPENAIRE_TOKEN", "s3cret")
    monkeypatch.setenv("KG_CONTACT", "ada@example.org")
    with serving(Openaire()) as server:
        result = CliRunner().invoke(main, openaire(server, home / "out"), catch_exceptions=False)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"5 products in 3 pages. Load them: kg load openaire {home / 'out'}\n"
    assert {one["Authorization"] for one in server.headers} == {"Bearer s3cret"}
    assert "mailto:ada@example.org" in server.headers[0]["User-Agent"]
    everything = b"".join(one.read_bytes() for one in (home / "out").iterdir()) + b"".join(pages(home / "out").values())
    assert b"s3cret" not in everything


def test_less_than_the_pause_is_refused_for_a_real_server(home: Path):
    result = CliRunner().invoke(main, ["harvest", "arxiv", "--out", str(home / "out"), "--pause", "1"])
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == (
        "Error: oaipmh.arxiv.org wants at least 3 seconds between requests; --pause can only lengthen it"
    )
    assert not (home / "out").exists()


def test_wrong_usage_is_status_2(home: Path):
    result = CliRunner().invoke(
        main, ["harvest", "openaire", "--out", str(home / "out"), "--page-size", "200", "search=a"]
    )
    assert result.exit_code == 2


def test_a_failure_is_one_plain_line_and_status_1(home: Path):
    with serving(Arxiv()) as server:
        server.faults = {2: status(404, b"gone")}
        result = CliRunner().invoke(main, arxiv(server, home / "out"))
    assert result.exit_code == 1
    assert result.stderr == "Error: 127.0.0.1 answers 404: it refuses the request; it says: gone\n"


class Held:
    """A source that lets a request wait until the test has done something to the harvest."""

    def __init__(self, source: Arxiv | Openaire, number: int) -> None:
        self.source = source
        self.number = number
        self.asked = 0
        self.reached = threading.Event()
        self.go_on = threading.Event()

    def __call__(self, path: str, query: dict[str, list[str]]) -> Good:
        self.asked += 1
        if self.asked == self.number:
            self.reached.set()
            self.go_on.wait(60)
        return self.source(path, query)


@pytest.mark.parametrize(("source", "command", "requests"), [(Arxiv, arxiv, 4), (Openaire, openaire, 4)])
@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_killed_harvest_ends_with_the_files_of_an_undisturbed_one(
    source, command, requests: int, number: int, home: Path
):
    held = Held(source(), number)
    with serving(held) as server:
        child = subprocess.Popen([*COMMAND, *command(server, home / "killed")], stderr=subprocess.DEVNULL, cwd=ROOT)
        assert held.reached.wait(60)
        child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
        held.go_on.set()
        assert len(pages(home / "killed")) == number - 1
        again = subprocess.run([*COMMAND, *command(server, home / "killed")], capture_output=True, check=True, cwd=ROOT)
        assert len(server.asked) == requests + 1
        CliRunner().invoke(main, command(server, home / "whole"), catch_exceptions=False)
    assert again.stderr.decode().count("\n") == 1
    assert pages(home / "killed") == pages(home / "whole")
    assert names(home / "killed") == names(home / "whole")
    assert len((home / "killed" / JOURNAL).read_text().splitlines()) == requests + 1


def test_ctrl_c_ends_with_one_line_and_whole_pages(home: Path):
    held = Held(Arxiv(), 3)
    with serving(held) as server:
        child = subprocess.Popen([*COMMAND, *arxiv(server, home / "out")], stderr=subprocess.PIPE, cwd=ROOT)
        assert held.reached.wait(60)
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=60)
        held.go_on.set()
    assert child.returncode == 130
    assert said.decode() == "Stopped. What was acknowledged is kept; the same command goes on.\n"
    assert len(pages(home / "out")) == 2
