"""arXiv's forms: own small files in, whole records out, and what cannot be used is told with its line."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Author, Product, Reject
from loaders.arxiv import json_objects, oai, recognise, snapshot, xml_slices

DATA = Path(__file__).parent / "data" / "arxiv"


def _lines(data: bytes):
    return enumerate(data.split(b"\n"), 1)


def _told(items):
    return [{"reject" if isinstance(item, Reject) else "product": json.loads(item.encoded())} for item in items]


def _expected(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "reader"),
    [("array.json", snapshot.array_products), ("raw.xml", oai.products), ("arxiv-form.xml", oai.products)],
)
def test_a_stream_becomes_the_records_written_beside_it(name, reader):
    with (DATA / name).open("rb") as stream:
        told = _told(reader(stream, name))
    assert told == _expected(f"{Path(name).stem}.expected.json")


def test_snapshot_lines_become_the_records_written_beside_them():
    data = (DATA / "snapshot.jsonl").read_bytes()
    assert _told(snapshot.products(_lines(data), "snapshot.jsonl")) == _expected("snapshot.expected.json")


def test_reading_twice_gives_the_same_bytes():
    data = (DATA / "snapshot.jsonl").read_bytes()
    once, again = ([item.encoded() for item in snapshot.products(_lines(data), "x")] for _ in range(2))
    assert once == again


def test_a_record_does_not_inherit_from_the_one_before_it():
    lines = (DATA / "snapshot.jsonl").read_bytes().split(b"\n")
    alone = [list(snapshot.products([(1, line)], "x")) for line in (lines[0], lines[2])]
    together = list(snapshot.products([(1, lines[0]), (1, lines[2])], "x"))
    assert together == [*alone[0], *alone[1]]


class _Drip(io.BytesIO):
    """A stream that gives a few bytes at a time, as pipes may."""

    def read(self, size=-1):
        return super().read(min(size, 7) if size >= 0 else 7)


@pytest.mark.parametrize(("name", "reader"), [("array.json", snapshot.array_products), ("raw.xml", oai.products)])
def test_it_does_not_matter_how_a_stream_is_cut(name, reader, monkeypatch):
    data = (DATA / name).read_bytes()
    whole = list(reader(io.BytesIO(data), name))
    monkeypatch.setattr(json_objects, "_CHUNK", 1)
    monkeypatch.setattr(xml_slices, "_CHUNK", 1)
    assert list(reader(_Drip(data), name)) == whole


def test_an_array_without_line_ends_is_read_as_well():
    records = [
        {"id": f"2401.0000{n}", "title": 'a "quoted" } brace', "authors": "X", "versions": []} for n in range(1, 9)
    ]
    with io.BytesIO(json.dumps(records).encode()) as stream:
        found = list(snapshot.array_products(stream, "x"))
    assert [item.id for item in found] == [f"arxiv:2401.0000{n}" for n in range(1, 9)]


def test_an_empty_page_is_no_failure_but_a_page_of_something_else_is():
    page = b'<?xml version="1.0"?><OAI-PMH><error code="noRecordsMatch">nothing new</error></OAI-PMH>'
    assert list(oai.products(io.BytesIO(page), "x")) == []
    assert list(oai.products(io.BytesIO(b"<OAI-PMH><Identify/></OAI-PMH>"), "x")) == [
        Reject(
            reason="no arXiv records in it",
            where="x",
            detail="an answer to Identify; ask for ListRecords with metadataPrefix=arXivRaw",
        )
    ]
    assert list(oai.products(io.BytesIO(b"<OAI-PMH></OAI-PMH>"), "x")) == [
        Reject(reason="no arXiv records in it", where="x")
    ]


def test_a_record_needs_no_envelope_and_no_declared_prefix():
    record = b"""<record><header><identifier>oai:arXiv.org:2401.00001</identifier></header><metadata>
    <raw:arXivRaw><raw:id>2401.00001</raw:id><raw:title>T</raw:title><raw:authors>X</raw:authors></raw:arXivRaw>
    </metadata></record>"""
    assert list(oai.products(io.BytesIO(record), "x")) == [
        Product(
            id="arxiv:2401.00001#raw",
            kind="paper",
            ids=("arxiv:2401.00001",),
            form="raw",
            title="T",
            type="Preprint",
            authors=(Author(name="X", family="X"),),
        )
    ]


def test_entities_that_a_page_declares_are_never_in_force():
    page = b"""<?xml version="1.0"?><!DOCTYPE lol [<!ENTITY lol "lol"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<OAI-PMH><record><header><identifier>oai:arXiv.org:2401.00001</identifier></header><metadata>
<arXivRaw><id>2401.00001</id><title>&lol;&file;</title></arXivRaw></metadata></record></OAI-PMH>"""
    (told,) = oai.products(io.BytesIO(page), "x")
    assert told == Reject(
        reason="broken XML", where="x:3", detail="undefined entity, in the record that begins in line 2"
    )


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-8", "no-such-encoding"])
def test_the_declared_encoding_is_used_if_there_is_one(encoding):
    known = "utf-8" if encoding == "no-such-encoding" else encoding
    page = f"""<?xml version="1.0" encoding="{encoding}"?><OAI-PMH><record><header/><metadata>
    <arXivRaw><id>2401.00001</id><title>café</title><authors>X</authors></arXivRaw></metadata></record></OAI-PMH>"""
    (product,) = oai.products(io.BytesIO(page.encode(known)), "x")
    assert product.title == "café"


def test_three_thousand_authors_and_five_megabytes_come_through():
    people = [[f"Family{n}", f"Given{n}", "", "Somewhere"] for n in range(3000)]
    abstract = "word $x$ \\'e " * 400_000
    record = {"id": "2401.00001", "title": "Big", "abstract": abstract, "authors_parsed": people, "authors": "many"}
    (product,) = snapshot.products([(1, json.dumps(record).encode())], "x")
    assert [author.name for author in product.authors] == [f"Given{n} Family{n}" for n in range(3000)]
    assert product.abstract == ("word $x$ é " * 400_000).strip()


def test_three_thousand_authors_of_a_raw_record_come_through():
    line = ", ".join(f"G. Family{n} ({n % 90})" for n in range(3000))
    legend = " ".join(f"({n}) Institute {n}," for n in range(90))
    authors = f"<authors>{line}\n  ({legend})</authors>"
    page = f"<record><header/><metadata><arXivRaw><id>2401.00001</id>{authors}</arXivRaw></metadata></record>"
    (product,) = oai.products(io.BytesIO(page.encode()), "x")
    assert [(author.name, author.affiliations) for author in product.authors] == [
        (f"G. Family{n}", (f"Institute {n % 90}",)) for n in range(3000)
    ]


_PIECES = ["<record ", "<record>", "</record>", "<error ", '"\\', '{"id":', '"', "{", "((1) ", "\\(", "$", "a ", "\n "]


@pytest.mark.parametrize("piece", _PIECES)
def test_nothing_costs_the_square_of_its_length(piece):
    """A hundred thousand of anything; whoever makes a pattern quadratic waits here for minutes."""
    hostile = piece * 100_000
    record = json.dumps(
        {"id": "2401.00001", "authors": hostile, "abstract": hostile, "title": hostile, "comments": hostile}
    )
    assert isinstance(next(snapshot.products([(1, record.encode())], "x")), Product)
    for reader in (oai.products, snapshot.array_products):
        list(reader(io.BytesIO(hostile.encode()), "x"))


_VALUE = st.recursive(
    st.none() | st.text() | st.integers() | st.floats(), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)
_RECORD = st.dictionaries(
    st.sampled_from(["id", "authors", "title", "doi", "categories", "versions", "update_date", "authors_parsed"]),
    _VALUE,
)


@given(_RECORD)
@settings(derandomize=True, deadline=None)
def test_no_record_is_too_strange_for_the_snapshot(record):
    lines = [(1, json.dumps({"id": "2401.00001", **record}).encode())]
    assert list(snapshot.products(lines, "x"))


@given(st.text(), st.binary())
@settings(derandomize=True, deadline=None)
def test_no_bytes_are_too_strange_for_any_reader(text, data):
    head = b"<record><header/><metadata><arXivRaw><id>2401.00001</id><authors>"
    tail = b"</authors></arXivRaw></metadata></record>"
    for inside in (text.encode("utf-8", "surrogatepass"), data):
        assert list(oai.products(io.BytesIO(head + inside + tail), "x"))
        list(oai.products(io.BytesIO(inside), "x"))
        list(snapshot.array_products(io.BytesIO(b'[{"id":' + inside), "x"))
        list(snapshot.products([(1, inside)], "x"))


@pytest.mark.parametrize(
    ("first", "form"),
    [
        (b'{"id":"0704.0001","submitter":"P. N', "snapshot"),
        (b'\xef\xbb\xbf\n{"id": "0704.0001", "submitter": null}\n', "snapshot"),
        (b'[\n  {\n    "id": "0704.0001",\n    "submitter": null,', "snapshot-array"),
        (b'[{"id":"0704.0001","submitter":null}]', "snapshot-array"),
        (b'{\n "id": "0704.0001",\n "submitter": null\n}\n', "snapshot-array"),
        (b'{\n "counts": 1,\n "submitter": "somebody"\n}\n', None),
        (b'{"id":"doi_dedup___::1","author":[]}', None),
        (b'<?xml version="1.0"?>\n<OAI-PMH><request>http://export.arxiv.org/oai2</request>', "oai"),
        (b"<record>\n<header>\n <identifier>oai:arXiv.org:0901.2443", "oai"),
        (b"<OAI-PMH><request>https://zenodo.org/oai2d</request>", None),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x', "atom"),
        (b"-----\n\\\\\narXiv:0801.0999\nFrom: A", "abs"),
        (b"id,title\n", None),
        (b"", None),
    ],
)
def test_a_form_is_recognised_by_its_first_bytes(first, form):
    assert recognise.form(first) == form


def test_every_form_has_one_reader():
    forms = [*recognise.LINE_READERS, *recognise.STREAM_READERS]
    assert sorted(forms) == [
        "abs", "atom", "dc-lines", "listing", "oai", "pairs", "recorded", "snap", "snapshot", "snapshot-array",
            "unarxive"
    ]  # fmt: skip
