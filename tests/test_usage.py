"""Wrong usage is status 2 wherever it is found, before a server is looked for and before anything is written."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

KINDS = "paper, person, institution, topic, version, venue, source, dataset, software, other, project, funder"
DERIVED = "citations, coauthors, collaborations, institutions, people, same-people, same-works, topics"
STATEMENT = "There is no statement; one begins with MATCH, RETURN, UNWIND or CALL"
ENDING = (
    " does not end in .nq (N-Quads) or .nt (N-Triples), with or without .gz; --format says which it is. "
    "Pages have other forms of a single thing: .ttl, .rdf and .jsonld"
)
MAP, ARXIV, OPENAIRE = ["map", "arxiv:2109.07270"], ["harvest", "arxiv", "--out", "D"], ["harvest", "openaire"]
#: Command, the words after it, and the line that is told.
WRONG: list[tuple[list[str], list[str], str]] = [
    (MAP, ["--kinds", "nonsense"], f"kinds='nonsense' is none of {KINDS}"),
    (MAP, ["--kinds", "person,papers"], f"kinds='papers' is none of {KINDS}"),
    (MAP, ["--from", "2030", "--to", "1990"], "from=2030 is later than to=1990"),
    (MAP, ["--from", "-1"], "Invalid value for '--from': -1 is not in the range 0<=x<=9999."),
    (["derive"], ["nonsense"], f"Nothing is derived under 'nonsense'; there are: {DERIVED}"),
    (["derive", "--list"], ["nonsense"], f"Nothing is derived under 'nonsense'; there are: {DERIVED}"),
    (["cypher"], ["RETURN 1 AS x", "bogus"], "'bogus' is not name=value"),
    (["cypher"], [""], STATEMENT),
    (["cypher"], [" ;\n"], STATEMENT),
    (["query"], ["nonsense"], "No query is named 'nonsense'. kg query --list shows all"),
    (["query", "--list"], ["nonsense"], "No query is named 'nonsense'. kg query --list shows all"),
    (ARXIV, ["--from", "nonsense"], "--from nonsense is not a day; write it as 2024-03-01"),
    (ARXIV, ["--from", "2024-02-01", "--until", "2024-01-01"], "--from 2024-02-01 is after --until 2024-01-01"),
    (ARXIV, ["--set", "bogus set"], "--set bogus set is not a set; sets look like cs, cs:cs:CV, physics:hep-th"),
    (ARXIV, ["--base", "nonsense"], "nonsense is not an address to harvest from; give https://host/path"),
    (
        ARXIV,
        ["--pause", "1"],
        "oaipmh.arxiv.org wants at least 3 seconds between requests; --pause can only lengthen it",
    ),
    (
        OPENAIRE,
        ["--out", "D", "--kind", "persons", "bogus=1"],
        "persons have no filter 'bogus' in v3; they are: givenName, id, lastName, logicalOperator, originalId, search, "
        "sortBy (--unchecked sends it anyway)",
    ),
    (OPENAIRE, ["--out", "D", "nonsense"], "A filter is name=value, not 'nonsense'"),
    (
        OPENAIRE,
        ["--out", "D"],
        "Give at least one filter, as in search='graph neural' or relProjectCode=101999999",
    ),
    (
        OPENAIRE,
        ["--out", "D", "--pause", "0.5", "search=a"],
        "api.openaire.eu wants at least 1 seconds between requests; --pause can only lengthen it",
    ),
    (
        ["export", "rdf"],
        ["g.nq", "--base", "nonsense"],
        "'nonsense' cannot be the base of IRIs; it is like https://example.org/kg/ and ends in a slash",
    ),
    (["export", "rdf"], ["g.ttl"], "g.ttl" + ENDING),
    (["export", "rdf"], ["g.rdf.gz"], "g.rdf.gz" + ENDING),
    (["serve"], ["--host", "a b"], "Invalid value for '--host': 'a b' is not the address or name of a host."),
]  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No server is installed, and none is named; the working folder is empty."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    for name in ("NEO4J_URI", "KG_NEO4J_INSTALL", "KG_BASE_IRI"):
        monkeypatch.delenv(name, raising=False)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, prog_name="kg")


@pytest.mark.parametrize(("command", "words", "line"), WRONG)
def test_wrong_usage_is_2_with_a_plain_line_and_leaves_nothing(
    command: list[str], words: list[str], line: str, tmp_path: Path
) -> None:
    answer = run(*command, *words)
    told = answer.stderr.splitlines()
    assert (answer.exit_code, answer.stdout, told[-1]) == (2, "", f"Error: {line}")
    assert told[0].startswith("Usage: kg ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        (*MAP, "--kinds", "person, paper", "--from", "1990", "--to", "2030"),
        ("derive", "topics"),
        ("cypher", "RETURN $x AS x", "x=1"),
        ("query", "most_cited_works"),
        ("export", "rdf", "g.ttl", "--format", "nt", "--base", "https://kg.example.org/"),
        ("serve", "--host", "::1"),
    ],
)
def test_what_is_asked_rightly_gets_as_far_as_the_server(words: tuple[str, ...]) -> None:
    answer = run(*words)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "kg db install" in answer.stderr.splitlines()[-1]
