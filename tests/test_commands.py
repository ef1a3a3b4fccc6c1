"""The command line as a whole: commands explain themselves, wrong usage is 2, an error of ours one plain line and 1."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli import _COMMANDS, main
from kg.errors import NotInstalled
from kg.server.config import conf
from kg.server.memory import Memory
from kg.settings import Settings

#: What every command needs to get as far as the database.
NEED_A_DATABASE = [
    ["schema"],
    ["schema", "--check"],
    ["load", "arxiv", __file__],
    ["load", "openaire", __file__],
    ["load", "bulk", f"arxiv={__file__}"],
    ["derive"],
    ["derive", "--list"],
    ["people", "evaluate", "--orcids"],
    ["query", "most_cited_works"],
    ["cypher", "RETURN 1 AS one"],
    ["show", "arxiv:2109.07270"],
    ["map", "arxiv:2109.07270"],
    ["export", "canonical", "-"],
    ["export", "rdf", "-"],
    ["export", "papers", "--all"],
    ["serve"],
    ["stats"],
]


def commands() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and subcommand with the words that call it."""
    context = click.Context(main)
    waiting: list[tuple[tuple[str, ...], click.Command | None]] = [((), main)]
    for words, command in waiting:
        assert command is not None
        yield words, command
        if isinstance(command, click.Group):
            waiting += [((*words, name), command.get_command(context, name)) for name in command.list_commands(context)]


ALL = dict(commands())
LEAVES = [words for words, command in ALL.items() if not isinstance(command, click.Group)]


@pytest.fixture(autouse=True)
def nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No server is installed, and none is named."""
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    for name in ("NEO4J_URI", "KG_NEO4J_INSTALL", "KG_BASE_IRI"):
        monkeypatch.delenv(name, raising=False)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, prog_name="kg")


def test_the_help_lists_every_command_in_order() -> None:
    told = run("--help").stdout
    listed = [line.split()[0] for line in told.split("Commands:")[1].splitlines() if line.strip() and line[2] != " "]
    assert listed == list(_COMMANDS)
    assert run().exit_code == 2  # a group alone asks for a command


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_says_what_it_is_for(words: tuple[str, ...]) -> None:
    assert ALL[words].help
    asked = run(*words, "--help")
    assert (asked.exit_code, asked.stderr) == (0, "")
    assert asked.stdout.startswith(f"Usage: {' '.join(('kg', *words))} [OPTIONS]")


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_option_has_help_or_names_its_values(words: tuple[str, ...]) -> None:
    options = [one for one in ALL[words].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help and not isinstance(one.type, click.Choice)] == []


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_wrong_usage_is_2_and_says_where_help_is(words: tuple[str, ...]) -> None:
    answer = run(*words, "--no-such-option")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "No such option '--no-such-option'" in answer.stderr
    assert f"Try '{' '.join(('kg', *words))} --help' for help." in answer.stderr


@pytest.mark.parametrize("words", [["no-such-command"], ["db", "no-such-command"]])
def test_a_command_that_does_not_exist_is_wrong_usage(words: list[str]) -> None:
    answer = run(*words)
    assert answer.exit_code == 2
    there = "backup, install, log," if words[0] == "db" else "demo, db, doctor,"
    assert f"There is no 'no-such-command' here; there are: {there}" in answer.stderr


@pytest.mark.parametrize(
    "words", [(), *(words for words, one in ALL.items() if isinstance(one, click.Group))], ids=" ".join
)
def test_a_list_of_commands_is_cut_nowhere(words: tuple[str, ...]) -> None:
    said = " ".join(run(*words, "--help").stdout.split("Commands:")[1].split())
    assert "..." not in said
    for name in ALL:
        if name and name[:-1] == words:
            sentence = " ".join((ALL[name].help or "").split("\n\n")[0].split()).partition(". ")[0]
            assert sentence in said, name


def test_the_help_to_which_neo4j_conf_points_names_every_setting_of_the_server() -> None:
    first = conf("5.26.31", lib=Path("/lib"), port=7687, memory=Memory(heap=1024, page_cache=512)).splitlines()[0]
    assert first == "# Written by kg at every start; changes made here are lost. Settings: kg db --help"
    told = run("db", "--help").stdout
    named = {name for name in (one.metadata["variable"] for one in fields(Settings)) if re.search(rf"\b{name}\b", told)}
    assert named == {
        "KG_HOME", "KG_NEO4J_VERSION", "KG_HEAP_MB", "KG_PAGE_CACHE_MB", "KG_NEO4J_INSTALL", "NEO4J_URI"
    }  # fmt: skip


def test_every_command_that_needs_a_database_is_tried() -> None:
    without = {"demo", "db", "doctor", "harvest", "diff"}
    assert {words[0] for words in NEED_A_DATABASE} == set(_COMMANDS) - without
    assert {words for words in LEAVES if words[0] not in without} == {
        words for words in LEAVES for tried in NEED_A_DATABASE if tuple(tried[: len(words)]) == words
    }


@pytest.mark.parametrize("words", NEED_A_DATABASE, ids=" ".join)
def test_an_error_of_ours_is_one_plain_line_that_names_the_way_out(words: list[str]) -> None:
    answer = run(*words)
    assert (answer.exit_code, answer.stdout) == (1, "")
    told = [line for line in answer.stderr.splitlines() if line.startswith("Error: ")]
    assert len(told) == 1
    assert "kg db install" in told[0]
    assert "Traceback" not in answer.stderr


def test_debug_raises_what_is_told_otherwise() -> None:
    assert isinstance(run("--debug", "stats").exception, NotInstalled)
    done = subprocess.run([sys.executable, "-m", "kg", "--debug", "stats"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Traceback")
    assert done.stderr.splitlines()[-1].startswith("kg.errors.NotInstalled: ")
