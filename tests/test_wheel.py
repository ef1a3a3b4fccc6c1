"""The wheel is whole: built from what is tracked, installed far from it, it finds its queries, pages and corpus."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("kg", "loaders", "queries", "webui", "cypher")
#: What an installed copy reads of its own: a query, a page with a template, a static file, the corpus.
SCRIPT = """
import json, re
from importlib.resources import files
import kg, webui
from kg.settings import Settings
from kg.statements import text
from loaders.run import Options, look

def none():
    raise kg.errors.Unavailable("no database here")

client = webui.create_app(Settings(), none, limits=False).test_client()
page = client.get("/no/such/page").text
corpus = files("kg").joinpath("demo")
print(json.dumps({
    "at": kg.__file__,
    "query": text("read", "search_works").splitlines()[0],
    "page": page,
    "style": client.get(re.search(r'href="([^"]+[.]css[^"]*)"', page)[1]).status_code,
    "read": [dict(look(source, [corpus / source], Options()).read) for source in ("arxiv", "openaire")],
}))
"""


def tracked() -> list[str]:
    """Files of this project under version control that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy: an old `build` folder would smuggle in files that are gone."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in tracked():
        if name.startswith(PACKAGES) or "/" not in name:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with this wheel; what it needs comes from the running one, and no registry is asked."""
    home = tmp_path_factory.mktemp("clean")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    binaries = home / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(binaries / "python"), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    (packages,) = home.glob("lib/python*/site-packages") if os.name != "nt" else home.glob("Lib/site-packages")
    # Only their paths: the .pth files in them, such as that of an editable install, are not read.
    needed = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "needed.pth").write_text("\n".join(needed), encoding="utf-8")
    return binaries


def run(*command: object, at: Path) -> str:
    """Output of a command that runs elsewhere and knows nothing of this folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_", "NEO4J"))}
    told = [str(part) for part in command]
    done = subprocess.run(told, cwd=at, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_tracked_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert held == {name for name in tracked() if name.startswith(tuple(f"{one}/" for one in PACKAGES))}


def test_the_installed_command_tells_its_commands_and_queries(installed: Path, tmp_path: Path) -> None:
    assert "demo" in run(installed / "kg", "--help", at=tmp_path)
    listed = run(installed / "kg", "query", "--list", at=tmp_path)
    assert [name for name in ("cocited_papers", "work_facts") if name not in listed.split()] == []


def test_an_installed_copy_reads_queries_pages_and_the_corpus(installed: Path, tmp_path: Path) -> None:
    told = json.loads(run(installed / "python", "-c", SCRIPT, at=tmp_path))
    assert Path(told["at"]).is_relative_to(installed.parent)
    assert told["query"].startswith("// title:")
    assert "<!doctype html>" in told["page"].lower()
    assert told["style"] == 200
    arxiv, openaire = told["read"]
    assert (arxiv, openaire["paper"], openaire["link Cites"]) == ({"paper": 85}, 129, 1066)
