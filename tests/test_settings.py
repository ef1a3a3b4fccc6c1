"""Settings: what each must be is looked at when the environment is read, and told as one plain line."""

from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import CallerError
from kg.settings import Settings, from_env

ADDRESS = (
    "an address such as neo4j://localhost:7687: bolt:// or neo4j://, with +s or +ssc where it is encrypted, and a host"
)
SIZE, ROWS = "0, or a whole number from 64 to 1,048,576", "a whole number from 1 to 1,000,000"
SECONDS, IRI = "a number above 0 and up to 86,400", "an address such as https://example.org/kg/, ending in a slash"
FOLDER = "a folder, there already or to be made"
#: Setting, what it must be, values that are so and values that are not.
TABLE: list[tuple[str, str, list[str], list[str]]] = [
    (
        "NEO4J_URI",
        ADDRESS,
        ["bolt://localhost", "bolt+s://db.example.org:7687", "neo4j+ssc://[::1]:7687/", "NEO4J://h", "neo4j://h?policy=eu"],
        ["nonsense", "http://localhost:7474", "bolt://", "bolt:localhost", "bolt+routing://h", "bolt://h:0",
         "bolt://h:65536", "bolt://h:port", "bolt://[::1", "bolt://a b", "bolt://h?policy=eu", "bolt://h/neo4j", " "],
    ),
    ("NEO4J_USER", "text in UTF-8", ["neo4j", "Ada Lovelace", "åsa"], ["\udcff"]),
    ("NEO4J_DATABASE", "a name of letters, digits, dots and dashes", ["neo4j", "my-graph.2"], ["a b", "a/b", "-a"]),
    ("KG_HOME", FOLDER, ["/tmp", "graph", "~/graph"], [__file__, "~nobody-of-this-name/graph", "\udcff", "x" * 300]),
    ("KG_NEO4J_INSTALL", FOLDER, ["/tmp", "installed"], [__file__, "~nobody-of-this-name"]),
    (
        "KG_NEO4J_VERSION",
        "a version such as 5.26.31 or 2026.08.1",
        ["5.26.31", "2026.08.1", "5.26.0"],
        ["../../x", "5.26", "newest", "5.26.31/..", "5.26.31 ", "5.26.x", ".."],
    ),
    ("KG_HEAP_MB", SIZE, ["0", "64", "4096"], ["-5", "63", "1048577", "1.5", "1g", "nan", " "]),
    ("KG_PAGE_CACHE_MB", SIZE, ["0", "64", "8192"], ["-1", "8", "lots"]),
    ("KG_READ_SECONDS", SECONDS, ["0.5", "20", "86400"], ["-1", "0", "nan", "inf", "86401", "20s"]),
    ("KG_CONSOLE_SECONDS", SECONDS, ["0.5", "10", "86400"], ["-1", "0", "nan", "-inf", "1e9", "ten"]),
    ("KG_CONSOLE_ROWS", ROWS, ["1", "1000", "1000000"], ["-1", "0", "1000001", "1e3"]),
    ("KG_BATCH_ROWS", ROWS, ["1", "5000"], ["0", "-1", "1000001"]),
    ("KG_UPSERT", "merge or match", ["merge", "match"], ["MERGE", "create", "1", " "]),
    (
        "KG_HOST",
        "the address or name of a host",
        ["127.0.0.1", "0.0.0.0", "localhost", "::", "::1", "fe80::1%eth0", "graph.example.org"],
        ["a b", "http://h", "h:80", "a..b", "x" * 64, "[::1]", "h/x"],
    ),
    ("KG_PORT", "a whole number from 1 to 65535", ["1", "5000", "65535"], ["0", "-1", "65536", "http"]),
    ("KG_THREADS", "a whole number from 1 to 64", ["1", "64"], ["0", "-1", "65", "many"]),
    (
        "KG_TRUSTED_HOSTS",
        "host names with commas between them",
        ["graph.example.org", " a.example , .example.org,", "localhost:5000", "[::1]:80"],
        ["https://graph.example.org", "a b", "*", "a.example/x"],
    ),
    (
        "KG_BASE_IRI",
        IRI,
        ["https://kg.example.org/", "http://localhost:5000/kg/"],
        ["nonsense", "https://kg.example.org", "https://kg.example.org/kg", "https://e.org/a b/", "https://e.org/#/"],
    ),
    ("KG_CONTACT", "a mail address", ["ada@example.org"], ["ada", "@example.org", "a b@example.org", "ada@", "å@e.x"]),
]  # fmt: skip
#: Their values are not repeated.
SECRETS = [
    ("NEO4J_PASSWORD", "text in UTF-8", "pass wörd", "s3cret\udcff"),
    ("OPENAIRE_TOKEN", "a token of visible ASCII characters", "eyJ.x-y_z=", "s3cret s3cret"),
]


def test_every_setting_has_its_row() -> None:
    told = {one.metadata["variable"]: one.metadata["rule"].must for one in fields(Settings)}
    assert told == {row[0]: row[1] for row in TABLE} | {row[0]: row[1] for row in SECRETS}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, _, good, _ in TABLE for value in good])
def test_a_value_that_can_be_is_taken(name: str, value: str) -> None:
    field = next(one for one in fields(Settings) if one.metadata["variable"] == name)
    taken = getattr(from_env({name: value}), field.name)
    expected = Path(value).expanduser() if isinstance(taken, Path) else type(taken)(value)
    assert taken == expected


@pytest.mark.parametrize(
    ("name", "must", "value"), [(name, must, value) for name, must, _, bad in TABLE for value in bad]
)
def test_a_value_that_cannot_be_is_told_with_what_it_must_be(name: str, must: str, value: str) -> None:
    with pytest.raises(CallerError) as told:
        from_env({name: value})
    assert str(told.value) == f"{name}={value[:80]!r} is not {must}; correct it or unset it"


@pytest.mark.parametrize(("name", "must", "good", "bad"), SECRETS)
def test_a_secret_is_not_repeated(name: str, must: str, good: str, bad: str) -> None:
    assert good in (from_env({name: good}).neo4j_password, from_env({name: good}).openaire_token)
    with pytest.raises(CallerError) as told:
        from_env({name: bad})
    assert str(told.value) == f"{name} is not {must}; correct it or unset it"


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(CallerError) as told:
        from_env({"NEO4J_URI": "bolt://neo4j:s3cret@localhost"})
    assert str(told.value) == f"NEO4J_URI='bolt://…@localhost' is not {ADDRESS}; correct it or unset it"


def test_an_empty_variable_counts_as_unset() -> None:
    assert from_env({one.metadata["variable"]: "" for one in fields(Settings)}) == Settings()


@pytest.mark.parametrize(
    ("words", "name", "value", "must"),
    [
        (["stats"], "NEO4J_URI", "nonsense", ADDRESS),
        (["doctor"], "NEO4J_URI", "http://127.0.0.1:7474", ADDRESS),
        (["db", "status"], "KG_NEO4J_VERSION", "../../x", "a version such as 5.26.31 or 2026.08.1"),
        (["query", "most_cited_works"], "KG_READ_SECONDS", "-1", SECONDS),
        (["cypher", "RETURN 1 AS one"], "KG_CONSOLE_SECONDS", "nan", SECONDS),
        (["serve"], "KG_THREADS", "0", "a whole number from 1 to 64"),
    ],
)
def test_a_command_stops_with_one_plain_line(
    words: list[str], name: str, value: str, must: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    answer = CliRunner().invoke(main, words, prog_name="kg")
    told = f"Error: {name}={value!r} is not {must}; correct it or unset it\n"
    assert (answer.exit_code, answer.stdout, answer.stderr) == (1, "", told)
