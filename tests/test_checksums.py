"""Files are held against the checksums that lie beside them, while they are read."""

import gzip
import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from kg.model import Item, Product, Reject
from loaders.files import members
from loaders.registry import items

LINE = b'{"id": "doi_________::' + b"0" * 32 + b'", "type": "publication", "mainTitle": "T", "instances": []}\n'


def read(path: Path) -> list[Item]:
    return [item for member in members([path]) for item in items(member, "openaire")]


def archive(path: Path) -> Path:
    packed = gzip.compress(LINE)
    with tarfile.open(path, "w") as made:
        entry = tarfile.TarInfo("publication/part-00000.json.gz")
        entry.size = len(packed)
        made.addfile(entry, io.BytesIO(packed))
    return path


def digest(path: Path, algorithm: str = "md5") -> str:
    return hashlib.new(algorithm, path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("publication.tar.md5", "{md5}"),
        ("publication.tar.md5", "{md5}  publication.tar"),
        ("MD5SUMS", "0123456789abcdef0123456789abcdef  other.tar\n{md5} *./publication.tar\n"),
        ("sha256sum.txt", "{sha256}  publication.tar"),
        ("checksums.txt", "MD5 (publication.tar) = {md5}"),
        ("checksums", "{upper}  publication.tar"),
    ],
)
def test_a_file_is_held_against_the_checksum_beside_it(tmp_path: Path, name: str, line: str) -> None:
    tar = archive(tmp_path / "publication.tar")
    right = {"md5": digest(tar), "sha256": digest(tar, "sha256"), "upper": digest(tar).upper()}
    (tmp_path / name).write_text(line.format(**right))
    assert [type(item) for item in read(tmp_path)] == [Product]
    (tmp_path / name).unlink()
    wrong = {key: "0" * len(value) for key, value in right.items()}
    (tmp_path / name).write_text(line.format(**wrong))
    record, fault = read(tmp_path)
    assert isinstance(record, Product)
    assert isinstance(fault, Reject)
    assert (fault.reason, fault.where) == ("checksum differs", f"{tmp_path.name}/publication.tar")
    assert fault.detail.startswith("its checksum is ")
    assert fault.detail.endswith("; fetch it again")


def test_files_without_a_checksum_are_read_as_before(tmp_path: Path) -> None:
    (tmp_path / "MD5SUMS").write_text("no checksum at all\n")
    archive(tmp_path / "publication.tar")
    assert [type(item) for item in read(tmp_path)] == [Product]


def test_a_plain_file_that_changed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "publication.json"
    path.write_bytes(LINE)
    (tmp_path / "publication.json.md5").write_text(digest(path))
    assert len(read(path)) == 1
    path.write_bytes(LINE.replace(b"T", b"U"))
    assert [item.reason for item in read(path) if isinstance(item, Reject)] == ["checksum differs"]


def test_a_wrong_file_is_given_up_without_reading_it_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b'{"no": 1}\n' * 1_000_000)
    (tmp_path / "x.json.md5").write_text("0" * 32)
    (only,) = read(path)
    assert isinstance(only, Reject)
    assert only.reason == "not a record of OpenAIRE as we know it"
