"""The table of samples has a row for every file: what it is, and what is accepted and rejected of it."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.samples import main, table
from loaders.run import Options, look

DATA = Path(__file__).parent / "data"
OWN = "doi_________::9dbbe1e15485c1281a46d0c08bff7f4d"
HEAD = ["| file | what it is | release | records | accepted | rejected |", "|---|---|---|---|---|---|"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "samples" / "inner"
    inner.mkdir(parents=True)
    v10 = (DATA / "openaire" / "v10.json").read_bytes()
    (inner / "publication.json.gz").write_bytes(gzip.compress(v10))
    (inner / "beta.json").write_bytes((DATA / "openaire" / "beta-2019.json").read_bytes())
    (inner.parent / "a|b.txt").write_text("nothing\n")
    bad = {"id": OWN, "instances": [], "pids": [{"scheme": "doi", "value": "x"}]}
    lines = [json.dumps(bad), '{"id": "cut', *[json.dumps({"mainTitle": "T", "instances": []})] * 4]
    (inner.parent / "dataset.json").write_text("\n".join(lines))
    return inner.parent


def test_every_file_has_a_row(folder: Path) -> None:
    foreign = r"not recognised: not a file of openaire; it begins 'nothing\\n'"
    broken = '1 broken JSON (Input data was truncated: {"id": "cut); 4 no usable id'
    accepted = (
        "1 community, 1 dataset, 1 institution, 1 link IsSomethingNew, 2 link hasAuthorInstitution,"
        " 1 link isProducedBy, 1 other, 1 paper, 2 project, 1 software, 1 source"
    )
    paper = "openaire:doi_dedup___::49dc362dd811848243d9f982b0d1c8df"
    rejected = (
        f"1 placeholder source ({paper} isHostedBy Unknown Repository); 1 relation of a thing to itself (Cites {paper})"
    )
    assert "\n".join(table("openaire", folder)).splitlines() == [
        "## openaire",
        "",
        *HEAD,
        rf"| a\|b.txt | not recognised |  |  | nothing | {foreign} |",
        "| dataset.json | an OpenAIRE dump | v10 or later | 6 | 1 dataset"
        f" | {broken}; 1 unusable DOI (openaire:{OWN}: 'x'), left out |",
        "| inner/beta.json | the OpenAIRE dump of 2019 (zipped XML) |  |  | nothing"
        " | the OpenAIRE dump of 2019 (zipped XML); load a later release |",
        f"| inner/publication.json.gz | an OpenAIRE dump, in gzip | v10 or later | 15 | {accepted} | {rejected} |",
        "| **4 in all** | | | 21 | 14 | 1 broken JSON; 4 no usable id; 1 placeholder source;"
        " 1 relation of a thing to itself; 2 files refused |",
    ]


def test_the_table_counts_what_a_dry_run_counts(folder: Path) -> None:
    told = CliRunner().invoke(main, [f"openaire={folder}"])
    assert told.exit_code == 0, told.output
    report = look("openaire", [folder], Options()).as_dict()
    read = sum(sum(row["read"].values()) for row in report["contents"])
    assert f"| **4 in all** | | | 21 | {read} | " in told.output
