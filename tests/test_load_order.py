"""The demo corpus by the ordinary loaders: order, pieces, repetition and kills leave the same bytes."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg import Graph, Settings
from kg.canonical import lines
from loaders.derive import derive
from loaders.run import Options, load

DEMO = Path(__file__).parent.parent / "kg" / "demo"
Step = tuple[str, list[Path]]
ARXIV: Step = ("arxiv", [DEMO / "arxiv"])
OPENAIRE: Step = ("openaire", [DEMO / "openaire"])


def canonical(graph: Graph) -> bytes:
    derive(graph)
    return b"".join(lines(graph))


def loaded(graph: Graph, steps: list[Step], batch: int = 5000) -> bytes:
    for source, paths in steps:
        load(graph, source, paths, Options(release="demo", batch=batch))
    return canonical(graph)


@pytest.fixture(scope="session")
def plain(demo_graph: Graph) -> bytes:
    """The canonical form of the corpus as `kg demo` loads it: arXiv, then OpenAIRE, once."""
    return b"".join(lines(demo_graph))


def shuffled(folder: Path, target: Path, parts: int) -> list[Path]:
    """Copies of the files with their lines in another order, dealt into folders."""
    chosen = random.Random(11)
    made = [target / str(part) for part in range(parts)]
    for one in made:
        one.mkdir(parents=True)
    for file in sorted(folder.iterdir()):
        if file.suffix == ".xml":
            shutil.copy(file, made[-1])
            continue
        rows = file.read_bytes().splitlines(keepends=True)
        chosen.shuffle(rows)
        for part, place in enumerate(made):
            (place / file.name).write_bytes(b"".join(rows[part::parts]))
    return made


def test_openaire_first_or_arxiv_first_is_the_same(scratch: Graph, plain: bytes) -> None:
    assert loaded(scratch, [OPENAIRE, ARXIV]) == plain


def test_halves_in_any_order_of_lines_and_everything_twice_are_the_same(
    scratch: Graph, plain: bytes, tmp_path: Path
) -> None:
    first, second = shuffled(DEMO / "openaire", tmp_path / "openaire", 2)
    third, fourth = shuffled(DEMO / "arxiv", tmp_path / "arxiv", 2)
    steps: list[Step] = [
        ("openaire", [second]),
        ("arxiv", [third]),
        ("openaire", [first]),
        ("arxiv", [fourth]),
        ARXIV,
        OPENAIRE,
    ]
    assert loaded(scratch, steps, batch=211) == plain


def test_file_by_file_with_the_links_first_is_the_same(scratch: Graph, plain: bytes) -> None:
    names = ("relation", "project", "publication", "organization", "datasource", "software", "dataset")
    steps: list[Step] = [("openaire", [DEMO / "openaire" / f"{name}.json"]) for name in names]
    assert loaded(scratch, [*steps[:3], ARXIV, *steps[3:]]) == plain


#: Runs `kg` and kills its own process, without a last word, before the statement of this number is sent.
_MORTAL = """
import os, signal, sys
from kg.cli import main
from kg.graph import Transaction

left = int(sys.argv.pop(1))
run = Transaction.run

def counted(self, *arguments):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return run(self, *arguments)

Transaction.run = counted
main()
"""


def _killed(settings: Settings, left: int, *arguments: str) -> int:
    """The status of `kg` whose process dies after so many statements, unless it ends before."""
    return subprocess.run(
        [sys.executable, "-c", _MORTAL, str(left), *arguments],
        env=os.environ
        | {
            "KG_HOME": str(settings.home),
            "KG_NEO4J_INSTALL": str(settings.install_folder),
            "KG_BATCH_ROWS": "60",
            "PYTHONPATH": str(DEMO.parent.parent),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode


def test_loads_killed_ten_times_go_on_to_the_same_graph(
    scratch: Graph, scratch_settings: Settings, plain: bytes
) -> None:
    for source, kills in (("arxiv", (2, 7, 12, 17, 30)), ("openaire", (1, 9, 20, 30, 40))):
        command = ("load", source, str(DEMO / source), "--release", "demo")
        for left in kills:
            assert _killed(scratch_settings, left, *command) == -signal.SIGKILL
        assert _killed(scratch_settings, 100_000, *command) == 0
    assert canonical(scratch) == plain
