"""The list of what arXiv's metadata is known to hold, point by point, read as the snapshot or as OAI-PMH."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from kg.model import ArxivVersion, Author, Item, Product, Reject
from loaders.arxiv import oai, taxonomy
from loaders.files import members
from loaders.registry import items

SHARED = Path(__file__).parents[2] / "shared" / "data" / "arxiv"
RECORD: dict[str, Any] = {
    "id": "0801.0999",
    "submitter": "Ada Example",
    "authors": "Ada Example",
    "title": "T",
    "comments": "12 pages",
    "journal-ref": "J. Maps 7",
    "doi": "10.1000/abc.1",
    "report-no": "R-1",
    "categories": "cs.CV cs.LG",
    "license": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
    "abstract": "  Text.\n",
    "versions": [{"version": "v1", "created": "Mon, 7 Jan 2008 10:00:00 GMT"}],
    "update_date": "2008-01-08",
    "authors_parsed": [["Example", "Ada", ""]],
}


def read(folder: Path, data: bytes, source: str = "arxiv") -> list[Item]:
    path = folder / "snapshot.json"
    path.write_bytes(data)
    return [item for member in members([path]) for item in items(member, source)]


def line(**fields: Any) -> bytes:
    return json.dumps(RECORD | fields).encode() + b"\n"


def one(folder: Path, **fields: Any) -> tuple[Product, list[str]]:
    record, *beside = read(folder, line(**fields))
    assert isinstance(record, Product)
    return record, [item.reason for item in beside if isinstance(item, Reject)]


# 1


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("0704.0001", "0704.0001"),
        ("1501.00001", "1501.00001"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("math.CA/0611800", "math/0611800"),
        ("0704.0001v2", "0704.0001"),
        ("arXiv:0704.0001", "0704.0001"),
    ],
)
def test_1_every_scheme_of_ids_is_the_bare_article(tmp_path: Path, raw: str, clean: str) -> None:
    assert one(tmp_path, id=raw)[0].ids[0] == f"arxiv:{clean}"


@pytest.mark.parametrize(
    "raw", ["704.0001", 704.0001, 705.3669, "0713.0001", "0704.0000", "0801.09991", "1501.0001", ""]
)
def test_1_impossible_ids_are_told_and_not_mended(tmp_path: Path, raw: str | float) -> None:
    (only,) = read(tmp_path, line(id=raw))
    assert isinstance(only, Reject)
    assert only.reason == ("record without id" if raw == "" else "impossible arXiv id")


# 2


def test_2_lines_arrays_blanks_ends_damage_escapes_and_carriage_returns(tmp_path: Path) -> None:
    records = [line(id=f"0801.000{number}", title="Ü") for number in (1, 2, 3)]
    raw = [json.dumps(json.loads(record), ensure_ascii=False).encode() for record in records]
    plain = read(tmp_path, b"".join(records))
    assert [type(item) for item in plain] == [Product] * 3
    for data in (
        b"\n".join(raw),
        b"\r\n\r\n".join(raw) + b"\r\n",
        b"[" + b",\n".join(raw) + b"]",
        json.dumps([json.loads(record) for record in records], indent=2).encode(),
    ):
        assert read(tmp_path, data) == plain
    broken = read(tmp_path, records[0] + records[1][:90] + b"\n" + records[2] + records[1][:300])
    assert [getattr(item, "reason", "") for item in broken] == ["", "broken JSON", "", "broken JSON"]
    assert [broken[0], broken[2]] == [plain[0], plain[2]]


# 3


@pytest.mark.parametrize("field", sorted(RECORD.keys() - {"id"}))
def test_3_a_null_and_a_key_that_is_not_there_are_the_same(tmp_path: Path, field: str) -> None:
    without = json.dumps({key: value for key, value in RECORD.items() if key != field}).encode()
    null = read(tmp_path, line(**{field: None}))
    assert null == read(tmp_path, without + b"\n")
    assert isinstance(null[0], Product)


def test_3_no_versions_and_nothing_but_an_id(tmp_path: Path) -> None:
    assert one(tmp_path, versions=[])[0].versions == ()
    nulls = dict.fromkeys(RECORD.keys() - {"id"})
    (deleted,) = read(tmp_path, line(**nulls | {"versions": [], "update_date": "2008-01-09"}))
    assert isinstance(deleted, Product)
    assert (deleted.deleted, deleted.stamp) == (True, "2008-01-09")


# 4, 5


@pytest.mark.parametrize("day", ["Mon, 7 Jan 2008 10:00:00 GMT", "Mon, 07 Jan 2008 10:00:00 GMT"])
def test_4_both_ways_to_pad_a_day_are_one_moment(tmp_path: Path, day: str) -> None:
    record, _ = one(tmp_path, versions=[{"version": "v1", "created": day}])
    assert record.versions == (ArxivVersion(number=1, date="2008-01-07T10:00:00Z"),)


def test_5_several_dois_in_one_field_one_of_them_behind_a_line_end(tmp_path: Path) -> None:
    record, told = one(tmp_path, doi="10.1000/b 10.1000/A\n  https://doi.org/10.1000/c 10.48550/arXiv.0801.0999")
    assert record.ids == ("arxiv:0801.0999", "doi:10.1000/a", "doi:10.1000/b", "doi:10.1000/c")
    assert told == []


# 6


@pytest.mark.parametrize(
    ("entry", "author"),
    [
        (["Example", "Ada", ""], Author(name="Ada Example", given="Ada", family="Example")),
        (["Example", "Ada", "", "X"], Author(name="Ada Example", given="Ada", family="Example", affiliations=("X",))),
        (
            ["Example", "Ada", "", "X", "Y"],
            Author(name="Ada Example", given="Ada", family="Example", affiliations=("X", "Y")),
        ),
        ([";", "", ""], None),
        (["Heath,", "Robert", "Jr."], Author(name="Robert Heath Jr.", given="Robert", family="Heath", suffix="Jr.")),
        (["R{ü}bhausen", "M.", ""], Author(name="M. Rübhausen", given="M.", family="Rübhausen")),
        (["The BABAR Collaboration", "", ""], Author(name="The BABAR Collaboration", collective=True)),
    ],
)
def test_6_names_that_were_split(tmp_path: Path, entry: list[str], author: Author | None) -> None:
    record, told = one(tmp_path, authors_parsed=[entry])
    assert record.authors == ((author,) if author else ())
    assert told == ([] if author else ["author without a letter", "record without authors"])


# 7


def test_7_pairs_are_one_category_closed_archives_stay_and_unknown_ones_are_kept(tmp_path: Path) -> None:
    record, _ = one(tmp_path, categories="math.MP math-ph cmp-lg cs.CL xx.YY")
    assert [(subject.code, subject.primary) for subject in record.subjects] == [
        ("math-ph", True),
        ("cmp-lg", False),
        ("cs.CL", False),
        ("xx.YY", False),
    ]
    assert taxonomy.broader("cmp-lg") == "cs.CL"
    assert not taxonomy.known("xx.YY")


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ("00, 91", ["00-XX", "91-XX"]),
        ("55 (Algebraic Topology)", ["55-XX"]),
        ("Primary 83; Secondary: 53C50", ["53C50", "83-XX"]),
        ("05Cxx, 05c10; 91xx, 05-01, 91-xx", ["05Cxx", "05C10", "91-XX", "05-01"]),
        ("60CO5; 60DO5", []),  # the letter O for a zero; nothing is guessed
        ("Differential Geometry", []),
        ("02", []),  # no class of MSC
        ("None", []),  # nothing is stated
        ("2010, 37", ["37-XX"]),
    ],
)
def test_classes_of_msc_are_read_at_every_level_and_spelled_alike(stated: str, codes: list[str]) -> None:
    found = page(raw(1, extra=f"<msc-class>{stated}</msc-class>"))
    paper = found[0]
    assert isinstance(paper, Product)
    assert [one.code for one in paper.subjects if one.scheme == "msc"] == codes
    lost = [] if codes or stated == "None" else ["unusable subject class"]
    assert [one.reason for one in found[1:] if isinstance(one, Reject)] == lost


# 8: tests/test_graph_writing.py, with a server. 9


def test_9_two_forms_of_one_paper_are_two_records_of_one_article(tmp_path: Path) -> None:
    children = "".join(
        f"<{key}>{value}</{key}>" for key, value in RECORD.items() if isinstance(value, str) and key != "update_date"
    )
    version = "<version version='v1'><date>Mon, 07 Jan 2008 10:00:00 GMT</date><size>443kb</size></version>"
    page = (
        "<record><header><identifier>oai:arXiv.org:0801.0999</identifier><datestamp>2008-01-08</datestamp></header>"
        f"<metadata><arXivRaw xmlns='http://arxiv.org/OAI/arXivRaw/'>{children}{version}</arXivRaw></metadata></record>"
    )
    (raw,) = oai.products(io.BytesIO(page.encode()), "here")
    (kaggle,) = read(tmp_path, line())
    assert isinstance(raw, Product)
    assert isinstance(kaggle, Product)
    sizes = (ArxivVersion(number=1, date="2008-01-07T10:00:00Z", size_kb=443),)
    assert {"id": raw.id, "form": raw.form, "versions": raw.versions} == {
        "id": "arxiv:0801.0999#raw",
        "form": "raw",
        "versions": sizes,
    }
    for field in Product.__struct_fields__:
        if field not in ("id", "form", "versions"):
            assert getattr(raw, field) == getattr(kaggle, field), field


def test_9_the_real_pairs_of_the_samples_are_one_article_each() -> None:
    """Runs over the real samples where they lie beside the project."""
    if SHARED.exists():
        name = "legacy-arXivRaw-2014-01-16-cursor46000.xml"
        paths = ([*(SHARED / "derived").iterdir()], [SHARED / "oai-pmh" / name])
        derived, raw = (
            {
                item.ids[0]: item
                for member in members(path)
                for item in items(member, "arxiv")
                if isinstance(item, Product)
            }
            for path in paths
        )
        assert derived.keys() == raw.keys()
        unlike = [key for key in raw if (raw[key].title, raw[key].ids) != (derived[key].title, derived[key].ids)]
        assert unlike == []


# 10


def page(body: str) -> list[Item]:
    return list(oai.products(io.BytesIO(f"<OAI-PMH xmlns='arXiv'>{body}</OAI-PMH>".encode()), "here"))


def raw(
    number: int, header: str = "", versions: str = "<version version='v1'><date>2008</date></version>", extra: str = ""
) -> str:
    return (
        f"<record><header{header}><identifier>oai:arXiv.org:0801.000{number}</identifier><datestamp>2008-01-0{number}"
        f"</datestamp><setSpec>cs</setSpec><setSpec>cs:cs:CV</setSpec></header><metadata><arXivRaw>"
        f"<id>0801.000{number}</id><authors>A. One</authors><title>T</title>{extra}{versions}"
        "</arXivRaw></metadata></record>"
    )


@pytest.mark.parametrize(
    "token",
    [
        "<resumptionToken cursor='0' completeListSize='9'>496549|47001</resumptionToken>",
        "<resumptionToken expires='2026-01-01'>verb%3DListRecords%26skip%3D1</resumptionToken>",
        "<resumptionToken/>",
        "",
    ],
)
def test_10_tokens_of_both_servers_do_not_matter_for_reading(token: str) -> None:
    assert len(page(f"<ListRecords>{raw(1)}{raw(2)}{token}</ListRecords>")) == 2


def test_10_errors_with_status_200_and_deleted_headers() -> None:
    (error,) = page("<error code='badArgument'>no</error>")
    assert isinstance(error, Reject)
    assert (error.reason, error.detail) == ("OAI-PMH error", "badArgument: no")
    gone = "<record><header status='deleted'><identifier>oai:arXiv.org:0801.0001</identifier></header></record>"
    (deleted,) = page(gone)
    assert isinstance(deleted, Product)
    assert deleted.deleted


# 11


@pytest.mark.parametrize(("types", "how"), [("DI", "flag"), ("ID", ""), ("DD", "")])
def test_11_only_the_last_version_withdraws(types: str, how: str) -> None:
    versions = "".join(
        f"<version version='v{number}'><date>2008</date><source_type>{kind}</source_type></version>"
        for number, kind in enumerate(types, 1)
    )
    (paper,) = page(raw(1, versions=versions))
    assert isinstance(paper, Product)
    assert (paper.withdrawn, paper.withdrawn_how) == (bool(how), how)


def test_11_in_the_snapshot_only_words_say_so(tmp_path: Path) -> None:
    assert one(tmp_path, comments="This paper has been withdrawn")[0].withdrawn_how == "words"
    assert one(tmp_path, comments="Replaces hep-th/9901001, which was withdrawn")[0].withdrawn_how == ""
