"""The hostile corpus as a delivery, loaded as users load it, and our own reading of what is in it.

Its small files are in tests/data/hostile; records too large to be kept as files are made here.
"""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from kg import Graph, Settings, connect
from kg.cli import main
from queries.kinds import KINDS

_DATA = Path(__file__).parent / "data" / "hostile"
#: The works that are made here, by the number in their id.
AUTHORS, ABSTRACT, KEYWORD, NAMES = 900, 901, 902, 903
MANY_AUTHORS = 3000
LONG_ABSTRACT = ("word and </script><img src=x onerror=window.hacked='abstract'> $x$ " * 80_000).strip()
LONG_KEYWORD = ("keyword \"'`<x> " * 600).strip()

# Our own reading of ids, so that the readers are not measured by themselves.
_OPENAIRE_ID = re.compile(r"(?:\d\d\|)?(.{12}::[0-9a-f]{32})")
_ARXIV_ID = re.compile(r"(\d{4}\.\d{5}|hep-th/\d{7})(?:v\d+)?")


def product_id(number: int) -> str:
    """The id of the product with this number."""
    return f"doi_________::{number:032x}"


def _product(number: int, **fields: Any) -> dict[str, Any]:
    bare = {"id": product_id(number), "type": "publication", "instances": [], "pids": []}
    return bare | {"mainTitle": f"Large {number}", "publicationDate": "2020-01-01"} | fields


def _large() -> Iterator[dict[str, Any]]:
    names = [{"fullName": f"Family{number}, Given", "rank": number} for number in range(1, MANY_AUTHORS + 1)]
    yield _product(AUTHORS, authors=names)
    yield _product(ABSTRACT, descriptions=[LONG_ABSTRACT])
    yield _product(KEYWORD, subjects=[{"subject": {"scheme": "keyword", "value": LONG_KEYWORD}}])
    # Whatever becomes part of a key or stands in an index, longer than an index takes.
    yield _product(
        NAMES,
        mainTitle="title " * 3000,
        authors=[{"fullName": name} for name in ("N" * 9000 + ", " + "G" * 9000, "名" * 5000, "A " * 4000 + "Group")],
        publisher="P" * 20_000,
        container={"name": "V" * 20_000},
        subjects=[{"subject": {"scheme": "S" * 9000, "value": "code"}}],
    )
    yield {"id": f"openorgs____::{5:032x}", "legalName": "A" * 20_000}
    funding = {"shortName": "F" * 20_000, "name": "G" * 20_000, "jurisdiction": "EU"}
    yield {"id": f"corda__h2020::{4:032x}", "code": "4", "title": "T" * 20_000, "fundings": [funding]}


def delivery(folder: Path) -> Path:
    """The whole corpus in a folder of its own: `openaire` and `arxiv` below it."""
    shutil.copytree(_DATA, folder, dirs_exist_ok=True)
    large = "".join(json.dumps(one) + "\n" for one in _large())
    (folder / "openaire" / "large.json").write_bytes(large.encode() + b"\0\0\0\0\n")
    return folder


@dataclass(frozen=True)
class Corpus:
    """The loaded corpus: where it came from, what the loads said, and the graph."""

    folder: Path
    settings: Settings
    graph: Graph
    reports: dict[str, dict[str, Any]]
    rejects: dict[str, list[dict[str, str]]]

    def things(self) -> list[tuple[str, str]]:
        """Kind and id of everything that has a page, but for the people of one endless list."""
        return [
            (name, key)
            for name, kind in KINDS.items()
            for (key,) in self.graph.read(f"MATCH (n:{kind.label}) RETURN n.id ORDER BY n.id").rows
            if not key.startswith("given family")
        ]


def run(settings: Settings, *arguments: str) -> str:
    """What a command prints; it must succeed."""
    environment = {"KG_HOME": str(settings.home), "KG_NEO4J_INSTALL": str(settings.install_folder)}
    done = CliRunner().invoke(main, arguments, env=environment)
    assert done.exit_code == 0, (done.output[-2000:], done.exception)
    return done.stdout


@contextmanager
def loaded(settings: Settings, folder: Path) -> Iterator[Corpus]:
    """The corpus, loaded and derived by the commands; taken away again at the end."""
    delivery(folder)
    reports, rejects = {}, {}
    for source in ("openaire", "arxiv"):
        kept = folder / f"{source}.rejects"
        said = run(settings, "load", source, str(folder / source), "--json", "--rejects", str(kept))
        reports[source] = json.loads(said)
        rejects[source] = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    run(settings, "derive")
    with connect(settings) as graph:
        yield Corpus(folder, settings, graph, reports, rejects)
        while graph.write("MATCH (n) WITH n LIMIT 3000 DETACH DELETE n"):
            pass


def lines(file: Path) -> list[bytes]:
    """The lines of a file that are not blank."""
    return [line for line in file.read_bytes().split(b"\n") if line.strip()]


def lines_given(folder: Path, source: str) -> int:
    """How many records and relations a source was given, readable or not."""
    if source == "openaire":
        return sum(len(lines(file)) for file in (folder / source).glob("*.json"))
    return len(lines(folder / "arxiv" / "snapshot.jsonl")) + (folder / "arxiv" / "raw.xml").read_text().count("<header")


def _ids(file: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    for line in lines(file):
        try:
            raw = json.loads(line.decode("utf-8", "replace"))
        except ValueError:
            continue
        own = raw.get("id") if isinstance(raw, dict) and not isinstance(raw.get("versions"), str) else None
        if isinstance(own, str) and (match := pattern.fullmatch(own)):
            yield match[1]


def expected_records(folder: Path) -> set[str]:
    """Ids of all records that can be used."""
    found = {f"openaire:{own}" for file in (folder / "openaire").glob("*.json") for own in _ids(file, _OPENAIRE_ID)}
    found |= {f"arxiv:{own}" for own in _ids(folder / "arxiv" / "snapshot.jsonl", _ARXIV_ID)}
    # A product names a community that stands in no file.
    found.add("openaire:context_____::c59ee00b8ef094656bdc63aa83375dc9")
    # A person's id may be anything without blanks; arXiv stands for itself; two of six in the XML are whole.
    return found | {"openaire:person/with.json", "arxiv:source", "arxiv:2402.00001#raw", "arxiv:2401.00004#raw"}
