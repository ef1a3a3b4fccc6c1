"""What a dry run says of the files of a delivery: form, likely release, packing and counts of each kind."""

import gzip
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from loaders import contents
from loaders.openaire.release import release
from loaders.run import Options, look, summary

DATA = Path(__file__).parent / "data"
SIGNS = DATA / "openaire"


def row(about: str, **told: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"looks_like": "", "packing": "", "files": 1, "last_changed": ""}
    return {"about": about} | empty | {"read": {}, "named": {}, "inside": {}, "rejects": {}} | told


def delivery(folder: Path) -> Path:
    lines = (SIGNS / "v10.json").read_bytes().splitlines()
    with tarfile.open(folder / "publication_1.tar", "w") as archive:
        for number, line in enumerate(lines[:2]):
            entry = tarfile.TarInfo(f"publication/part-0000{number}.json.gz")
            packed = gzip.compress(line)
            entry.size = len(packed)
            archive.addfile(entry, io.BytesIO(packed))
    for name in ("api.json", "internal.json"):
        (folder / name).write_bytes((SIGNS / name).read_bytes())
    (folder / "cut.json.gz").write_bytes(gzip.compress(lines[0])[:20])
    (folder / "old.json").write_bytes((SIGNS / "v6.json").read_bytes())
    (folder / "notes.txt").write_text("x")
    return folder


def test_every_kind_of_file_is_told_with_its_counts(tmp_path: Path) -> None:
    found = look("openaire", [delivery(tmp_path)], Options()).as_dict()["contents"]
    api = {"hasAuthorInstitution": 1, "isProducedBy": 2, "IsRelatedTo": 1, "isProvidedBy": 1}
    assert found == [
        row(
            "an answer of the OpenAIRE Graph API",
            looks_like="API v2 or later",
            read={"dataset": 1, "institution": 1},
            named={"community": 1, "institution": 1, "project": 2, "source": 1},
            inside={f"link {name}": count for name, count in api.items()},
        ),
        row("truncated", rejects={"truncated": 1}),
        row("OpenAIRE's internal format (OAF), not a dump", rejects={found[2]["rejects"].copy().popitem()[0]: 1}),
        row("not recognised", rejects={"not recognised": 1}),
        row(
            "an OpenAIRE dump",
            looks_like="v7",
            last_changed="2025-12-01",
            read={"community": 1, "institution": 1, "paper": 1, "project": 1, "source": 1}
            | {"link hasAuthorInstitution": 1, "link isProducedBy": 1},
        ),
        row(
            "an OpenAIRE dump",
            looks_like="v10 or later",
            packing="tar of gzip",
            files=2,
            last_changed="2025-12-01",
            read={"dataset": 1, "paper": 1},
        ),
    ]


def test_products_of_the_api_one_a_line_are_told_as_such(tmp_path: Path) -> None:
    results = json.loads((SIGNS / "api.json").read_bytes())["results"]
    (tmp_path / "harvest.jsonl").write_text("".join(json.dumps(one) + "\n" for one in results))
    (only,) = look("openaire", [tmp_path], Options()).as_dict()["contents"]
    assert (only["about"], only["looks_like"], only["read"]) == (
        "an answer of the OpenAIRE Graph API",
        "API v2 or later",
        {"dataset": 1, "institution": 1},
    )


def test_it_is_told_in_words(tmp_path: Path) -> None:
    report = look("openaire", [delivery(tmp_path)], Options()).as_dict()
    lines = summary(report).splitlines()
    assert lines[1:3] == [
        "  1 file: an answer of the OpenAIRE Graph API, looks like API v2 or later",
        "      1 dataset, 1 institution, 1 community only named, 1 institution only named, 2 project only named,"
        " 1 source only named, 5 links inside them",
    ]
    assert lines[11:13] == [
        "  2 files in tar of gzip: an OpenAIRE dump, looks like v10 or later, last changed 2025-12-01",
        "      1 dataset, 1 paper",
    ]
    assert lines[13] == "           1  community read".replace(" 1 ", " 2 ")


def test_of_one_kind_of_file_nothing_is_told_twice(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes((DATA / "arxiv" / "snapshot.jsonl").read_bytes())
    told = summary(look("arxiv", [tmp_path], Options()).as_dict()).splitlines()
    assert told[1].startswith("  1 file: an arXiv snapshot, last changed ")
    assert not any(" read" in line for line in told)


def test_what_is_only_named_and_links_inside_weigh_by_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "api.json").write_bytes((SIGNS / "api.json").read_bytes())
    found = look("openaire", [tmp_path], Options()).contents
    assert found is not None
    assert found.weights() == {
        "dataset": 1,
        "institution": 1,
        contents.NAMED: 5,
        "link hasAuthorInstitution": 1,
        "link isProducedBy": 2,
        "link IsRelatedTo": 1,
        "link isProvidedBy": 1,
    }


@pytest.mark.parametrize(
    ("keys", "looks_like"),
    [
        ("id maintitle instance indicators bipIndicators isGreen", "v7"),
        ("id maintitle instance indicators bipIndicators", "v6 or v7"),
        ("id maintitle instance indicators impactMeasures", "v5"),
        ("id maintitle instance", "v7 or earlier"),
        ("id mainTitle author instance pid", "v8 or v9"),
        ("id mainTitle authors instances pids", "v10 or later"),
        ("id mainTitle authors instances pids projects", "v10 or later, of a community or funder"),
        ("id mainTitle instances organizations", "API v2 or later"),
        ("id mainTitle instance organizations", "API v1"),
        ("header results id legalName", ""),
        ("source target reltype", "v6 to v9"),
        ("source target relType", "v10 or later"),
        ("person product rank", "v11"),
        ("person project roleInProject", "v11"),
        ("author1 author2 coauthoredProducts", "v11"),
        ("id givenName familyName", "v11"),
        ("id legalname country", "v7 or earlier"),
        ("id legalName pid", "v8 or v9"),
        ("id legalName pids", "v10 or later"),
        ("id code fundings", "v10 or later"),
        ("id code funding startDate", "v8 or v9"),
        ("id code funding startdate", "v7 or earlier"),
        ("id officialname", "v7 or earlier"),
        ("id officialName", "v8 or later"),
        ("id zenodo_community", "v7 or earlier"),
        ("id zenodoCommunity", "v8 or later"),
        ("RelationshipType LinkProvider Source Target", "Scholix 3 or later"),
        ("relationship linkprovider source target", "the dump of ScholeXplorer"),
        ("title", ""),
    ],
)
def test_keys_give_the_release_away(keys: str, looks_like: str) -> None:
    assert release(json.dumps(dict.fromkeys(keys.split())).encode()) == looks_like


def test_a_prefix_of_ids_and_ends_that_are_objects_give_old_releases_away() -> None:
    assert release(b'{"id": "50|doi_________::1", "maintitle": "T", "x": 1}') == "v5.1 or earlier"
    old = b'{"source": {"id": "40|x", "type": "project"}, "target": {"id": "20|y"}, "reltype": {"name": "n"}}'
    assert release(old) == "v5 or earlier"


@pytest.mark.parametrize(
    ("address", "looks_like"),
    [
        ("https://oaipmh.arxiv.org/oai", "the server since March 2025"),
        ("http://export.arxiv.org/oai2", "the server until March 2025"),
        ("http://arxiv.org/OAI", ""),
    ],
)
def test_a_page_names_the_server_it_comes_from(tmp_path: Path, address: str, looks_like: str) -> None:
    (tmp_path / "page.xml").write_text(f"<OAI-PMH><request>{address}</request>arXiv</OAI-PMH>")
    (only,) = look("arxiv", [tmp_path], Options()).as_dict()["contents"]
    assert (only["about"], only["looks_like"]) == ("an OAI-PMH answer of arXiv", looks_like)
