"""Broken deliveries: each a counted reject or one plain line with file, place and reason; the rest is loaded."""

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg import Graph, Settings
from kg.cli import main

DATA = Path(__file__).parent / "data"
ID = "doi_________::" + "0" * 32
GOOD = b'{"id": "%s", "type": "publication", "mainTitle": "Good", "instances": []}\n' % ID.encode()
ARXIV = b'{"id": "0704.0001", "submitter": "A", "authors": "A. B", "title": "T", "versions": []}\n'
V10 = str(DATA / "openaire" / "v10.json")
#: No database is there: looking at a delivery needs none.
NOWHERE = {"KG_HOME": "/nowhere", "NEO4J_URI": "bolt://127.0.0.1:1"}


def kg(*arguments: str | Path, given: bytes | None = None, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=given, env=NOWHERE if env is None else env)


def look(source: str, path: Path, *options: str, given: bytes | None = None) -> tuple[dict[str, int], list[Any]]:
    """What was read, and the rejects as reason, place and detail."""
    done = kg("load", source, path, "--dry-run", "--json", *options, given=given)
    report = json.loads(done.stdout)
    assert done.exit_code == (0 if report["read"] else 1), done.output
    assert all(row["count"] == 1 for row in report["rejects"])
    return report["read"], [(row["reason"], row["where"], row["detail"]) for row in report["rejects"]]


def cut_gzip(folder: Path) -> Path:
    (folder / "publication.json.gz").write_bytes(
        gzip.compress(GOOD * 20 + os.urandom(50_000).hex().encode(), 1)[:20_000]
    )
    return folder / "publication.json.gz"


def broken_in_the_middle(folder: Path) -> Path:
    other = GOOD.replace(b"0" * 32, b"1" * 32)
    (folder / "publication.json").write_bytes(GOOD + b'{"id": "doi_________::2222, "x\n' + other)
    return folder / "publication.json"


def picture(folder: Path) -> Path:
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder / "map.png"


def foreign_xml(folder: Path) -> Path:
    (folder / "feed.xml").write_text("<?xml version='1.0'?>\n<rss/>\n")
    return folder / "feed.xml"


def empty(folder: Path) -> Path:
    (folder / "empty.json").write_bytes(b"")
    return folder / "empty.json"


def nothing(folder: Path) -> Path:
    (folder / "void").mkdir()
    return folder / "void"


def snapshot(folder: Path) -> Path:
    (folder / "snapshot.json").write_bytes(ARXIV)
    return folder / "snapshot.json"


def escaping_tar(folder: Path) -> Path:
    with tarfile.open(folder / "publication.tar", "w") as archive:
        for name, kind in (("../../escaped.json", tarfile.REGTYPE), ("/etc/link", tarfile.SYMTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd" if kind == tarfile.SYMTYPE else ""
            entry.size = len(GOOD) if kind == tarfile.REGTYPE else 0
            archive.addfile(entry, io.BytesIO(GOOD))
    return folder / "publication.tar"


def dangling(folder: Path) -> Path:
    (folder / "links").mkdir()
    (folder / "links" / "gone.json").symlink_to(folder / "nowhere.json")
    return folder / "links"


@pytest.mark.parametrize(
    ("make", "source", "read", "reason", "where", "detail"),
    [
        (cut_gzip, "openaire", {"paper": 20}, "truncated", "publication.json.gz", "cut off before its end"),
        (broken_in_the_middle, "openaire", {"paper": 2}, "broken JSON", "publication.json:2", "JSON is malformed"),
        (picture, "openaire", {}, "not recognised", "map.png", "not a file of openaire; it begins '\\ufffdPNG"),
        (picture, "arxiv", {}, "not recognised", "map.png", "not a file of arxiv; it begins '\\ufffdPNG"),
        (foreign_xml, "openaire", {}, "not recognised", "feed.xml", "not a file of openaire; it begins \"<?xml"),
        (foreign_xml, "arxiv", {}, "not recognised", "feed.xml", "not a file of arxiv; it begins \"<?xml"),
        (empty, "openaire", {}, "empty", "empty.json", "is empty"),
        (nothing, "openaire", {}, "empty", "void", "holds no file to load"),
        (snapshot, "openaire", {}, "not from openaire", "snapshot.json", "this looks like an arXiv snapshot"),
        (broken_in_the_middle, "arxiv", {}, "not from arxiv", "publication.json", "this looks like an OpenAIRE dump"),
        (escaping_tar, "openaire", {"paper": 1}, None, "", ""),
        (dangling, "openaire", {}, "unreadable", "links/gone.json", "No such file or directory"),
    ],
)  # fmt: skip
def test_a_broken_file_is_a_reject_with_place_and_reason(
    make: Callable[[Path], Path], source: str, read: dict[str, int], reason: str | None, where: str, detail: str,
    tmp_path: Path,
) -> None:  # fmt: skip
    found, rejects = look(source, make(tmp_path))
    assert found == read
    if reason is None:
        assert rejects == []
    else:
        assert [one[:2] for one in rejects] == [(reason, where)]
        assert rejects[0][2].startswith(detail)
    assert not (tmp_path.parent / "escaped.json").exists()


@pytest.mark.parametrize(("file", "reason"), [("internal", "OpenAIRE's internal format"), ("beta-2019", "of 2019")])
def test_dumps_of_another_time_are_refused_by_name(file: str, reason: str) -> None:
    found, rejects = look("openaire", DATA / "openaire" / f"{file}.json")
    assert found == {}
    assert len(rejects) == 1
    assert reason in rejects[0][0]


def test_standard_input_is_a_delivery(tmp_path: Path) -> None:
    assert look("openaire", Path("-"), given=gzip.compress(GOOD)) == ({"paper": 1}, [])
    assert look("openaire", Path("-"), given=b"") == ({}, [("empty", "stdin", "is empty")])


@contextmanager
def unprivileged() -> Iterator[None]:
    """Without the right of the system's own user to read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_must_not_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    assert look("openaire", broken_in_the_middle(tmp_path))[0] == {"paper": 2}  # everything is imported now
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    (tmp_path / "shut").mkdir(mode=0o000)
    (tmp_path / "secret.json").write_bytes(GOOD)
    (tmp_path / "secret.json").chmod(0o000)
    with unprivileged():
        done = kg("load", "openaire", tmp_path, "--dry-run", "--rejects", "-")
        alone = kg("load", "openaire", tmp_path / "secret.json", "--dry-run", "--rejects", "-")
    name = tmp_path.name
    rejects = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [(one["where"], one["reason"]) for one in rejects] == [
        (f"{name}/publication.json:2", "broken JSON"),
        (f"{name}/secret.json", "unreadable"),
        (f"{name}/shut", "unreadable"),
    ]
    assert [one["detail"] for one in rejects[1:]] == ["Permission denied"] * 2
    assert "2  paper read" in done.stdout
    assert (done.exit_code, alone.exit_code) == (0, 1)


def mixed(folder: Path) -> Path:
    """A directory of good and bad files."""
    folder.mkdir()
    for make in (cut_gzip, picture, foreign_xml, snapshot, empty):
        make(folder)
    (folder / "organization.json").write_bytes((DATA / "openaire" / "v10.json").read_bytes())
    return folder


def test_the_rest_of_a_directory_of_mixed_files_is_loaded(
    scratch: Graph, scratch_settings: Settings, tmp_path: Path
) -> None:
    environment = {"KG_HOME": str(scratch_settings.home), "KG_NEO4J_INSTALL": str(scratch_settings.install_folder)}
    folder, kept = mixed(tmp_path / "all"), tmp_path / "rejects.jsonl"
    done = kg("load", "openaire", folder, "--json", "--rejects", kept, env=environment)
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert {row["reason"]: row["count"] for row in report["rejects"]} == {
        "not recognised": 2,
        "not from openaire": 1,
        "placeholder source": 1,
        "relation of a thing to itself": 1,
        "truncated": 1,
    }
    rejects = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    assert sorted(one["where"] for one in rejects) == [
        "all/feed.xml", "all/map.png", "all/organization.json:13", "all/organization.json:15",
        "all/publication.json.gz", "all/snapshot.json",
    ]  # fmt: skip
    assert all(set(one) <= {"reason", "where", "detail"} for one in rejects)
    assert scratch.read("MATCH (p:Paper) RETURN p.title ORDER BY p.id").rows == [
        ("Maps of science & their readers",),
        ("Good",),
    ]
    assert scratch.read("MATCH (l:Load) RETURN l.state").rows == [("complete",)]

    strict = kg("load", "openaire", folder, "--strict", env=environment)
    assert strict.exit_code == 1
    assert strict.stdout == ""
    assert strict.stderr.startswith("Error: all/feed.xml: not recognised (not a file of openaire;")
    assert strict.stderr.count("\n") == 1
    assert scratch.read("MATCH (l:Load) RETURN l.state").rows == [("refused",)]
    assert kg("load", "openaire", folder, env=environment).exit_code == 0
    assert scratch.read("MATCH (l:Load) RETURN l.state").rows == [("complete",)]


def stored(graph: Graph, text: str) -> list[str]:
    """The rows of a statement in an order of their own."""
    return sorted(json.dumps(row, sort_keys=True) for row in graph.read(text).rows)


@pytest.mark.parametrize(
    ("source", "name", "given", "reason"),
    [
        ("arxiv", "empty.json", b"", "empty; the first: empty.json is empty"),
        ("arxiv", "x.bin", b"\0\1", "not recognised; the first: x.bin not a file of arxiv; it begins '\\x00\\x01'"),
        ("openaire", "a.json", b"[]\n", "not recognised; the first: a.json not a file of openaire; it begins '[]\\n'"),
        (
            "openaire", "snapshot.json", ARXIV,
            "not from openaire; the first: snapshot.json this looks like an arXiv snapshot; load it with kg load arxiv",
        ),
        ("arxiv", "-", b"", "empty; the first: stdin is empty"),
    ],
)  # fmt: skip
def test_a_delivery_of_which_nothing_can_be_read_is_refused_and_leaves_nothing(
    scratch: Graph, scratch_settings: Settings, tmp_path: Path, source: str, name: str, given: bytes, reason: str
) -> None:
    environment = {
        "KG_HOME": str(scratch_settings.home),
        "KG_NEO4J_INSTALL": str(scratch_settings.install_folder),
        "NEO4J_URI": "",
    }
    (tmp_path / "publication.json").write_bytes(GOOD)
    assert kg("load", "openaire", tmp_path / "publication.json", "--release", "1", env=environment).exit_code == 0
    whole = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) "
    # What the last load sent is forgotten, as after every delivery that is refused.
    whole += "RETURN labels(n), n {.*, batches: null}, type(r), properties(r), m.id"
    before, listed = stored(scratch, whole), kg("stats", "--json", env=environment).stdout
    notes = sorted((scratch_settings.home / "deliveries").iterdir())
    (tmp_path / name).write_bytes(given)
    for more in ([], ["--release", "2", "--complete"]):
        path = "-" if name == "-" else tmp_path / name
        done = kg("load", source, path, *more, given=given, env=environment)
        said = done.stdout.splitlines()
        assert said[0].startswith(f"{source}:{more[1] if more else 'unstated'}:")
        assert [said[0].rpartition(": ")[2], *said[1:]] == ["refused", f"           1  rejected: {reason}"]
        assert (done.exit_code, done.stderr.splitlines()[-1]) == (
            1, "Error: Nothing of it could be loaded; the reasons are in the report"
        )  # fmt: skip
        assert stored(scratch, whole) == before
        assert kg("stats", "--json", env=environment).stdout == listed
        assert sorted((scratch_settings.home / "deliveries").iterdir()) == notes


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["load"], 2, "Usage:"),
        (["load", "scopus", "x"], 2, "There is no 'scopus' here; there are: arxiv, bulk, openaire"),
        (["load", "openaire"], 2, "Missing argument 'PATHS...'"),
        (["load", "openaire", "x", "--limit", "0"], 2, "0 is not in the range x>=1"),
        (["load", "openaire", "x", "--frobnicate"], 2, "No such option '--frobnicate'"),
        (["load", "openaire", "/nowhere/x.json"], 1, "Error: /nowhere/x.json: there is no such file or folder"),
        (["load", "openaire", V10, "--dry-run", "--rejects", "/nowhere/r"], 1, "Error: /nowhere/r: No such file"),
        (["load", "openaire", "/dev/null", "--dry-run"], 1, "Error: Nothing of it could be loaded"),
        (["load", "openaire", V10, "--strict", "--dry-run"], 1, "v10.json:13: placeholder"),
        (["load", "openaire", V10, "--release", " ", "--dry-run"], 0, "openaire:unstated:"),
        (["load", "openaire", V10], 1, "Error: The database does not answer (Couldn't connect to 127.0.0.1:1). Is"),
    ],
)  # fmt: skip
def test_exit_status_and_message(arguments: list[str], status: int, said: str) -> None:
    done = kg(*arguments)
    assert (done.exit_code, said in done.output) == (status, True), done.output
    assert "Traceback" not in done.output


def test_a_process_of_its_own_ends_with_the_same_status() -> None:
    command = [sys.executable, "-m", "kg", "load", "openaire", "/nowhere/x.json"]
    environment = {**os.environ, **NOWHERE, "PYTHONPATH": str(DATA.parents[1])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Error: /nowhere/x.json: there is no such file or folder\n"


def test_another_pipe_is_never_taken_for_the_rest_of_an_interrupted_one(tmp_path: Path) -> None:
    from loaders.files import fingerprint

    os.mkfifo(tmp_path / "pipe")
    assert fingerprint([tmp_path / "pipe"]) == ""
