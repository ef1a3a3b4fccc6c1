"""Any file gets an answer: records, or one reject that says what it looks like and what to do."""

import gzip
import io
import json
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.model import Item, Link, Organization, Product, Reject
from loaders.files import members
from loaders.registry import FORMS, items

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[2] / "shared" / "data"
ARXIV_LINE = (
    b'{"id": "0704.0001", "submitter": "A", "authors": "A. B", "title": "T", "categories": "cs.DL", "versions": []}\n'
)


def read(path: Path, source: str | None = "openaire") -> list[Item]:
    return [item for member in members([path]) for item in items(member, source)]


def reject(path: Path, source: str | None = "openaire") -> tuple[str, str, str]:
    (only,) = read(path, source)
    assert isinstance(only, Reject)
    return only.reason, only.where, only.detail


def test_a_file_of_the_other_source_says_how_to_load_it(tmp_path: Path) -> None:
    (tmp_path / "snapshot.json").write_bytes(ARXIV_LINE * 50)
    assert reject(tmp_path / "snapshot.json") == (
        "not from openaire",
        "snapshot.json",
        "this looks like an arXiv snapshot; load it with kg load arxiv",
    )
    assert reject(DATA / "openaire" / "v10.json", "arxiv") == (
        "not from arxiv",
        "v10.json",
        "this looks like an OpenAIRE dump; load it with kg load openaire",
    )
    assert reject(DATA / "openaire" / "api.json", "arxiv") == (
        "not from arxiv",
        "api.json",
        "this looks like an answer of the OpenAIRE Graph API; load it with kg load openaire",
    )


def test_a_file_of_neither_source_shows_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Read me\nand weep\n")
    shown = "it begins '# Read me\\nand weep\\n'"
    assert reject(tmp_path / "README.md") == ("not recognised", "README.md", f"not a file of openaire; {shown}")
    assert reject(tmp_path / "README.md", None) == (
        "not recognised",
        "README.md",
        f"not a file of OpenAIRE or arXiv; {shown}",
    )


def test_what_is_never_loaded_is_refused_for_every_source() -> None:
    reason = "the OpenAIRE dump of 2019 (zipped XML); load a later release"
    for source in ("openaire", "arxiv", None):
        assert reject(DATA / "openaire" / "beta-2019.json", source)[0] == reason


def test_without_a_source_the_file_decides(tmp_path: Path) -> None:
    (tmp_path / "snapshot.json").write_bytes(ARXIV_LINE)
    assert [type(item) for item in read(tmp_path / "snapshot.json", None)] == [Product]
    assert read(DATA / "openaire" / "v6.json", None) == read(DATA / "openaire" / "v6.json")


def test_a_dump_with_damage_at_its_beginning_is_still_read(tmp_path: Path) -> None:
    good = (DATA / "openaire" / "v10.json").read_bytes()
    for bad in (b"#!/bin/sh\n", b'{"id": "cut o\n', b"\x00\x00\x00\n", b"[1, 2\n"):
        (tmp_path / "x.json").write_bytes(bad + good)
        found = read(tmp_path / "x.json")
        assert isinstance(found[0], Reject)
        assert (found[0].reason, found[0].where) == ("broken JSON", "x.json:1")
        assert found[1:3] == read(DATA / "openaire" / "v10.json")[:2]


def test_turtle_is_no_damaged_json(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("@prefix sh: <http://x> .\n" * 25 + "[ sh:maxCount 1 ;\n[ sh:minCount 1 ]\n")
    reason, _, detail = reject(tmp_path / "shapes.ttl")
    assert (reason, detail.partition(";")[0]) == ("not recognised", "not a file of openaire")


OPENAPI = """# a description of an interface
openapi: 3.1.0
info:
  title: An interface
  example: >
    {
      "id": 1
    }
paths:
  /products:
    get:
      summary: Products
"""
PAGE = "\n<!DOCTYPE html>\n<html><body>Sign in</body></html>"


@pytest.mark.parametrize(
    ("text", "look"),
    [
        (OPENAPI, "it looks like YAML, which no dump is in"),
        (PAGE, "it is a web page (HTML), perhaps shown instead of the file that was asked for"),
    ],
)
@pytest.mark.parametrize("source", ["openaire", "arxiv"])
def test_what_a_foreign_file_looks_like_is_told(tmp_path: Path, source: str, text: str, look: str) -> None:
    (tmp_path / "x").write_text(text)
    reason, _, detail = reject(tmp_path / "x", source)
    assert (reason, detail.partition("; it begins ")[0]) == ("not recognised", f"not a file of {source}; {look}")


@pytest.mark.parametrize(
    "schema",
    [
        [
            {"name": "id", "mode": "NULLABLE", "type": "STRING"},
            {"name": "instance", "mode": "REPEATED", "type": "RECORD"},
        ],
        {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "type": "object",
            "properties": {"instances": {"id": {}}},
        },
    ],
)
def test_a_schema_is_no_dump(tmp_path: Path, schema: Any) -> None:
    (tmp_path / "publication.json").write_text(json.dumps(schema, indent=1))
    for source in ("openaire", "arxiv"):
        assert reject(tmp_path / "publication.json", source)[0] == (
            "a schema, which says what records may hold, and no records; load a dump of the Graph"
        )


def test_a_directory_of_mixed_files_loads_what_it_can(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing\n")
    (tmp_path / "snapshot.json").write_bytes(ARXIV_LINE)
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04zzzz")
    (tmp_path / "empty.json").write_bytes(b"")
    (tmp_path / "cut.json.gz").write_bytes(gzip.compress((DATA / "openaire" / "v6.json").read_bytes())[:700])
    (tmp_path / "v6.json").write_bytes((DATA / "openaire" / "v6.json").read_bytes())
    found = read(tmp_path)
    assert [item for item in found if not isinstance(item, Reject)] == read(DATA / "openaire" / "v6.json")
    assert Counter(item.reason for item in found if isinstance(item, Reject)) == {
        "not recognised": 1,
        "not from openaire": 1,
        "wrong packing": 1,
        "truncated": 1,
    }


def test_the_same_records_come_out_of_every_packing(tmp_path: Path) -> None:
    plain = (DATA / "openaire" / "v10.json").read_bytes()
    records = [json.loads(line) for line in plain.splitlines()]
    (tmp_path / "packed").write_bytes(gzip.compress(plain))
    (tmp_path / "array.json").write_text(json.dumps(records))
    (tmp_path / "lines-array.json").write_text("[\n" + ",\n".join(map(json.dumps, records)) + "\n]\n")
    (tmp_path / "pretty-array.json").write_text(json.dumps(records, indent=4))
    (tmp_path / "pretty-objects.json").write_text("\n".join(json.dumps(one, indent=1) for one in records))
    (tmp_path / "answer.json").write_text(json.dumps({"header": {"numFound": 15}, "results": records}))
    with tarfile.open(tmp_path / "all.tar", "w") as archive:
        entry = tarfile.TarInfo("publication/part-00000.json.gz")
        entry.size = len(gzip.compress(plain))
        archive.addfile(entry, io.BytesIO(gzip.compress(plain)))

    def without_place(found: list[Item]) -> list[Item]:
        return [item if not isinstance(item, Reject) else Reject(reason=item.reason, where="") for item in found]

    expected = without_place(read(DATA / "openaire" / "v10.json"))
    for path in sorted(tmp_path.iterdir()):
        assert without_place(read(path)) == expected, path.name


def test_places_in_arrays_and_answers_are_told(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"header": {}, "results": [{"id": "no", "mainTitle": "t", "instances": []}, 7]}')
    assert [(item.reason, item.where) for item in read(tmp_path / "x.json") if isinstance(item, Reject)] == [
        ("no usable id", "x.json:1[1]"),
        ("not a record of OpenAIRE as we know it", "x.json:1[2]"),
    ]


def test_every_form_has_a_reader_or_a_refusal() -> None:
    assert [name for name, form in FORMS.items() if form.reader is None and not form.refusal] == []


def test_every_sample_gets_an_answer() -> None:
    """Runs over the real samples where they lie beside the project; without them there is nothing to run over."""
    folders = [SHARED / "openaire", SHARED / "arxiv"] if SHARED.exists() else []
    for folder in folders:
        for source in ("openaire", "arxiv"):
            for member in members([folder]):
                found = list(items(member, source))
                assert found, member.name
                loadable = folder.name == source and any(not isinstance(item, Reject) for item in found)
                assert loadable or all(isinstance(item, Reject) for item in found), member.name


def test_the_demo_corpus_is_read_without_a_reject() -> None:
    demo = Path(__file__).parents[1] / "kg" / "demo" / "openaire"
    found = read(demo)
    kinds = Counter(item.kind if isinstance(item, Product) else type(item).__name__ for item in found)
    assert kinds == {
        "paper": 129,
        "dataset": 2,
        "software": 1,
        "Organization": 48,
        "Project": 8,
        "DataSource": 5,
        "Link": 1804,
    }
    links = Counter(item.name for item in found if isinstance(item, Link))
    assert links == {
        "Cites": 1066,
        "isProducedBy": 16,
        "hasAuthorInstitution": 206,
        "isHostedBy": 194,
        "isProvidedBy": 314,
        "Describes": 2,
        "IsChildOf": 4,
        "hasParticipant": 2,
    }
    # Both rows of a relation are one link: half of them are copies of the other half.
    assert len({item.encoded() for item in found if isinstance(item, Link)}) == 902
    assert all(item.name and item.ids[0].startswith("ror:") for item in found if isinstance(item, Organization))


@pytest.mark.parametrize("strict", [True, False])
def test_unreadable_members_do_not_stop_the_others(tmp_path: Path, strict: bool) -> None:
    (tmp_path / "a.json.gz").write_bytes(b"\x1f\x8b\x08junk")
    (tmp_path / "b.json").write_bytes((DATA / "openaire" / "extended.json").read_bytes())
    found = read(tmp_path, "openaire" if strict else None)
    assert isinstance(found[0], Reject)
    assert found[0].where == f"{tmp_path.name}/a.json.gz"
    assert found[1:] == read(DATA / "openaire" / "extended.json")
