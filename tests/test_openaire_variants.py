"""OpenAIRE's dumps in every packaging: split families, members of one name, no suffix, one direction or both."""

import bz2
import gzip
import hashlib
import io
import json
import lzma
import tarfile
from pathlib import Path
from typing import Any

import pytest

from kg.model import Item, Link, Product, Project, Reject
from loaders.files import members
from loaders.registry import items

DATA = Path(__file__).parent / "data" / "openaire"


def oaire(prefix: str, value: object) -> str:
    return f"{prefix:_<12}::{hashlib.md5(str(value).encode(), usedforsecurity=False).hexdigest()}"


def read(*paths: Path) -> list[Item]:
    return [item for member in members(paths) for item in items(member, "openaire")]


def product(number: int, **fields: Any) -> bytes:
    return json.dumps({"id": oaire("doi", number), "mainTitle": f"T{number}", "instances": []} | fields).encode()


def tar(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path


def titles(found: list[Item]) -> list[tuple[str, str]]:
    return sorted((item.title, item.kind) for item in found if isinstance(item, Product))


def test_a_split_family_may_hold_members_of_one_name_and_marks_and_strange_folders(tmp_path: Path) -> None:
    part = "part-00000.json.gz"
    first, second, third = (gzip.compress(product(number)) for number in (1, 2, 3))
    marks = {"publication/_SUCCESS": b"", "publication/._" + part: b"mac", "publication/part-00007.json.gz": b""}
    tar(tmp_path / "publication_1.tar", {f"publication/{part}": first, **marks})
    tar(tmp_path / "publication_2.tar", {f"Volumes/T7/publication/{part}": second})
    tar(tmp_path / "dataset_1.tar", {f"dataset/{part}": third})
    found = read(tmp_path)
    # The records do not say what they are: the name of the archive does.
    assert titles(found) == [("T1", "paper"), ("T2", "paper"), ("T3", "dataset")]
    assert len(found) == 3


@pytest.mark.parametrize("packed", [bytes, gzip.compress, lzma.compress, bz2.compress])
def test_what_a_file_is_packed_with_is_seen_from_its_bytes(tmp_path: Path, packed: Any) -> None:
    community = {"id": oaire("context", "maps"), "acronym": "maps", "name": "Maps", "zenodoCommunity": None}
    (tmp_path / "communities_infrastructures").write_bytes(packed(json.dumps(community).encode()))
    folder = tmp_path / "publication"
    folder.mkdir()
    (folder / "part-00000.txt").write_bytes(packed(product(1)) + packed(b"\n" + product(2)))
    assert titles(read(folder)) == [("T1", "paper"), ("T2", "paper")]
    (only,) = read(tmp_path / "communities_infrastructures")
    assert type(only).__name__ == "Community"


def test_a_packed_file_that_is_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    lines = b"".join(product(number) + b"\n" for number in range(3000))
    for packed in (gzip.compress, lzma.compress, bz2.compress):
        data = packed(lines)
        (tmp_path / "publication.json").write_bytes(data[: len(data) - 30])
        found = read(tmp_path / "publication.json")
        assert isinstance(found[-1], Reject)
        assert found[-1].reason == "truncated"
        assert all(isinstance(item, Product) for item in found[:-2])


def relation(source: str, kind: str, name: str, target: str, other: str, **fields: Any) -> bytes:
    row = {"source": source, "sourceType": kind, "target": target, "targetType": other, "relType": {"name": name}}
    return json.dumps(row | fields).encode() + b"\n"


def test_both_directions_or_one_of_any_release_are_one_link(tmp_path: Path) -> None:
    paper, body = oaire("doi", 1), oaire("openorgs", 1)
    old = {
        "source": {"id": f"50|{paper}", "type": "result"},
        "target": {"id": f"20|{body}", "type": "organization"},
        "reltype": {"name": "hasAuthorInstitution", "type": "affiliation"},
    }
    rows = [
        relation(paper, "product", "hasAuthorInstitution", body, "organization"),
        relation(body, "organization", "isAuthorInstitutionOf", paper, "product"),
        relation(paper, "result", "hasauthorinstitution", body, "ORGANIZATION".lower()),
        json.dumps(old).encode() + b"\n",
    ]
    (tmp_path / "relation.json").write_bytes(b"".join(rows))
    found = read(tmp_path / "relation.json")
    assert len(found) == 4
    assert len({item.encoded() for item in found if isinstance(item, Link)}) == 1


def test_archives_of_v11_name_what_their_rows_leave_out(tmp_path: Path) -> None:
    citing, cited = oaire("doi", 1), oaire("doi", 2)
    row = json.dumps({"source": citing, "target": cited}).encode()
    tar(tmp_path / "product_Cites_3.tar", {"product_Cites/part-00000.json.gz": gzip.compress(row)})
    (only,) = read(tmp_path / "product_Cites_3.tar")
    assert isinstance(only, Link)
    assert (only.source, only.name, only.target) == (f"openaire:{citing}", "Cites", f"openaire:{cited}")


def test_newly_collected_projects_keep_their_prefix_and_are_the_same_grants(tmp_path: Path) -> None:
    grant = oaire("corda_____he", 101)
    old = {"id": f"40|{grant}", "code": "101", "title": "T", "funding": [{"shortName": "EC", "jurisdiction": "EU"}]}
    new = {"id": grant, "code": "101", "title": "T", "fundings": [{"shortName": "EC", "jurisdiction": "EU"}]}
    tar(tmp_path / "projects.tar", {"projects/part-0.json.gz": gzip.compress(json.dumps(old).encode())})
    (tmp_path / "project.json").write_text(json.dumps(new))
    delta, whole = read(tmp_path / "projects.tar"), read(tmp_path / "project.json")
    assert delta == whole
    assert isinstance(whole[0], Project)


def test_lines_without_end_blanks_nulls_and_strange_keys(tmp_path: Path) -> None:
    strange = product(3, hostedBy=None, sources=["Crossref", None], somethingNew={"a": [1]}, authors=[None])
    data = b"\xef\xbb\xbf" + product(1) + b"\r\n\r\n   \n" + product(2) + b"\n" + strange
    (tmp_path / "software.json").write_bytes(data)
    assert titles(read(tmp_path / "software.json")) == [(f"T{number}", "software") for number in (1, 2, 3)]


@pytest.mark.parametrize("name", ["v4.json", "v6.json", "v10.json", "v11.json", "extended.json", "api.json"])
def test_no_reader_needs_the_name_of_a_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / "anything at all"
    path.write_bytes((DATA / name).read_bytes())

    def bare(found: list[Item]) -> list[Any]:
        return [item if not isinstance(item, Reject) else item.reason for item in found]

    assert bare(read(path)) == bare(read(DATA / name))
