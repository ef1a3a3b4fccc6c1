"""The lesser forms of arXiv's metadata: Atom, .abs, Dublin Core, listings, and citations from elsewhere."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from kg.model import ArxivVersion, Author, Item, Link, Product, Reject, Subject
from loaders.arxiv import abs_file, atom, citations, dublin_core, listing, oai, recorded
from loaders.files import members
from loaders.registry import FORMS, form, items

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<id>http://arxiv.org/api/x</id><title>arXiv Query</title>
<entry>
 <id>http://arxiv.org/abs/2401.09999v2</id>
 <title>A made-up title</title>
 <published>2024-01-30T10:00:00Z</published><updated>2025-08-05T09:00:00Z</updated>
 <summary>An abstract.</summary>
 <category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/><category term="cs.IT"/><category term="68T10"/>
 <arxiv:primary_category term="cs.IT"/>
 <arxiv:comment>12 pages</arxiv:comment><arxiv:journal_ref>J. Maps 7</arxiv:journal_ref>
 <arxiv:doi>10.1000/abc.1 10.1000/abc.2</arxiv:doi>
 <author><name>Jürgen van der Beispiel</name><arxiv:affiliation>Uni X</arxiv:affiliation></author>
 <author><name>Robert Heath Jr</name></author>
 <author><name>The ATLAS Collaboration</name></author>
</entry>
{more}</feed>"""
ATOM_PAPER = Product(
    id="arxiv:2401.09999#atom",
    kind="paper",
    ids=("arxiv:2401.09999", "doi:10.1000/abc.1", "doi:10.1000/abc.2"),
    stamp="2025-08-05",
    form="atom",
    title="A made-up title",
    abstract="An abstract.",
    type="Preprint",
    date="2024-01-30",
    authors=(
        Author(name="Jürgen van der Beispiel", given="Jürgen", family="van der Beispiel", affiliations=("Uni X",)),
        Author(name="Robert Heath Jr", given="Robert", family="Heath", suffix="Jr"),
        Author(name="The ATLAS Collaboration", collective=True),
    ),
    subjects=(
        Subject(scheme="arxiv", code="cs.IT", label="Information Theory", primary=True, origin="arxiv"),
        Subject(scheme="arxiv", code="cs.CV", label="Computer Vision and Pattern Recognition", origin="arxiv"),
        Subject(scheme="msc", code="68T10"),
    ),
    versions=(
        ArxivVersion(number=1, date="2024-01-30T10:00:00Z"),
        ArxivVersion(number=2, date="2025-08-05T09:00:00Z"),
    ),
    comments="12 pages",
    journal_ref="J. Maps 7",
)
ABS = rb"""------------------------------------------------------------------------------
\\
arXiv:0801.0999
From: "Ada Example" <scrambled@address>
Date: Mon, 7 Jan 2008 10:00:00 GMT   (443kb)
Date (revised v2): Sun, 1 Feb 2009 09:00:00 GMT   (0kb,I)

Title: A made-up title that goes on over
  a second line
Authors: Ada Example, J\"urgen Beispiel
Categories: cs.CV cs.LG
Comments: 12 pages
MSC-class: 68T10
License: http://arxiv.org/licenses/nonexclusive-distrib/1.0/
\\
  Abstract text.
\\
"""


def read(data: bytes | str, reader: Any) -> list[Item]:
    return list(reader.products(io.BytesIO(data if isinstance(data, bytes) else data.encode()), "here"))


def lines(text: str, reader: Any) -> list[Item]:
    return list(reader(enumerate(text.encode().splitlines(), 1), "here"))


def told(found: list[Item]) -> list[tuple[str, str]]:
    return [(one.reason, one.where) for one in found if isinstance(one, Reject)]


def test_an_entry_of_the_atom_api_is_a_paper_of_two_known_versions() -> None:
    assert read(ATOM.format(more=""), atom) == [ATOM_PAPER]


def test_what_is_wrong_with_a_feed_is_told_and_the_other_entries_are_read() -> None:
    error = "<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>bad id</summary></entry>"
    found = read(ATOM.format(more=f"{error}<entry><id>http://arxiv.org/abs/none</id></entry><entry><id>cut"), atom)
    assert found[0] == ATOM_PAPER
    assert [reason for reason, _ in told(found)] == ["Atom API error", "impossible arXiv id", "record cut off"]
    assert told(read(ATOM.split("<entry>")[0] + "</feed>", atom)) == [("no arXiv records in it", "here")]


def test_an_abs_file_knows_every_version_and_that_the_last_is_withdrawn() -> None:
    (paper,) = read(ABS, abs_file)
    assert isinstance(paper, Product)
    assert paper == Product(
        id="arxiv:0801.0999#abs",
        kind="paper",
        ids=("arxiv:0801.0999",),
        stamp="2009-02-01",
        form="abs",
        title="A made-up title that goes on over a second line",
        abstract="Abstract text.",
        type="Preprint",
        date="2008-01-07",
        authors=(
            Author(name="Ada Example", given="Ada", family="Example"),
            Author(name="Jürgen Beispiel", given="Jürgen", family="Beispiel"),
        ),
        subjects=(
            Subject(
                scheme="arxiv",
                code="cs.CV",
                label="Computer Vision and Pattern Recognition",
                primary=True,
                origin="arxiv",
            ),
            Subject(scheme="arxiv", code="cs.LG", label="Machine Learning", origin="arxiv"),
            Subject(scheme="msc", code="68T10"),
        ),
        versions=(
            ArxivVersion(number=1, date="2008-01-07T10:00:00Z", size_kb=443),
            ArxivVersion(number=2, date="2009-02-01T09:00:00Z", size_kb=0, source_type="I", withdrawn=True),
        ),
        submitter="Ada Example",
        comments="12 pages",
        license="http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
        withdrawn=True,
        withdrawn_how="flag",
    )


def test_old_and_broken_abs_files() -> None:
    old = ABS.replace(b"arXiv:0801.0999", b"Paper: hep-th/9901001").replace(b"Categories: cs.CV cs.LG\n", b"")
    (paper,) = read(old.replace(b"Abstract text.", b"One.\n\\\\\nTwo, \xfcber."), abs_file)
    assert isinstance(paper, Product)
    assert (paper.id, paper.abstract) == ("arxiv:hep-th/9901001#abs", "One. \\\\ Two, über.")
    assert told(read(ABS[:200], abs_file)) == [("record cut off", "here")]
    assert told(read(ABS.replace(b"0801.0999", b"0801.09999"), abs_file)) == [("impossible arXiv id", "here")]


DC = {
    "identifier": ["http://arxiv.org/abs/0801.0999", "J. Maps 7 (2008)", "doi:10.1000/abc.1"],
    "title": ["A made-up\n  title"],
    "creator": ["Heath Jr, Robert W.", "Beispiel, Jürgen"],
    "subject": ["Mathematics - Combinatorics", "Condensed Matter - Superconductivity", "Statistics Theory", "68T10"],
    "description": ["  An abstract.\n", "Comment: 11 pages"],
    "date": ["2008-01-07", "2009-02-01"],
    "type": ["text"],
}


def recording(body: str, **beside: Any) -> dict[str, Any]:
    return {"url": "https://export.arxiv.org/api/query?id_list=2401.09999", "status_code": 200, **beside, "body": body}


@pytest.mark.parametrize("indent", [None, 2])
def test_recorded_answers_are_read_as_if_they_had_come_by_themselves(tmp_path: Path, indent: int | None) -> None:
    page = (
        "<?xml version='1.0' encoding='latin-1'?>\n<OAI-PMH><request metadataPrefix='arXivRaw'/><record><header>"
        "<identifier>oai:arXiv.org:0801.0999</identifier></header><metadata><arXivRaw><id>0801.0999</id><title>Über</title>"
        "<authors>A. One</authors><categories>cs.CV</categories></arXivRaw></metadata></record></OAI-PMH>"
    )
    answers = [recording(ATOM.format(more="")), recording(page, headers={"a": "b"}), recording("<feed></feed>")]
    (tmp_path / "x").write_text(json.dumps(answers, indent=indent))
    found = [item for member in members([tmp_path / "x"]) for item in items(member, "arxiv")]
    assert found[0] == ATOM_PAPER
    assert isinstance(found[1], Product)
    assert (found[1].id, found[1].title) == ("arxiv:0801.0999#raw", "Über")
    assert [one.reason for one in found[2:] if isinstance(one, Reject)] == ["no arXiv records in it"]
    assert told(read('{"x": 1}' + '\n{"body": "cut', recorded)) == [
        ("broken JSON", "here:1"),
        ("record cut off", "here:2"),
    ]


def test_dublin_core_names_categories_without_saying_which_is_the_primary_one() -> None:
    found = lines(f"[{json.dumps('0801.0999')}, {json.dumps(DC)}]", dublin_core.lines)
    (paper,) = found
    assert isinstance(paper, Product)
    assert (paper.id, paper.ids) == ("arxiv:0801.0999#dc", ("arxiv:0801.0999", "doi:10.1000/abc.1"))
    assert (paper.title, paper.abstract, paper.comments) == ("A made-up title", "An abstract.", "11 pages")
    assert (paper.journal_ref, paper.date, paper.stamp) == ("J. Maps 7 (2008)", "2008-01-07", "2009-02-01")
    assert [(one.name, one.suffix) for one in paper.authors] == [("Robert W. Heath Jr", "Jr"), ("Jürgen Beispiel", "")]
    # Two ids of one category are one; of two categories of one name the archive's name tells which is meant.
    assert [(one.scheme, one.code, one.primary) for one in paper.subjects] == [
        ("arxiv", "math.CO", False),
        ("arxiv", "cond-mat.supr-con", False),
        ("arxiv", "math.ST", False),
        ("msc", "68T10", False),
    ]


def test_a_category_is_known_by_the_name_that_it_had_once() -> None:
    old = DC | {"subject": ["Computer Science - Learning"]}
    (paper,) = lines(f"[{json.dumps('0801.0999')}, {json.dumps(old)}]", dublin_core.lines)
    assert isinstance(paper, Product)
    assert [(one.code, one.label) for one in paper.subjects] == [("cs.LG", "Machine Learning")]


def test_dublin_core_of_the_newer_server_names_categories_by_its_sets() -> None:
    elements = "".join(f"<dc:{name}>{one}</dc:{name}>" for name, values in DC.items() for one in values)
    page = (
        "<OAI-PMH><request metadataPrefix='oai_dc'/><record><header><identifier>oai:arXiv.org:0801.0999</identifier>"
        "<datestamp>2025-08-06</datestamp><setSpec>stat:stat:TH</setSpec><setSpec>physics:hep-th</setSpec></header>"
        f"<metadata><oai_dc:dc xmlns:dc='d' xmlns:oai_dc='o'>{elements}</oai_dc:dc></metadata></record>"
        "<record><header status='deleted'><identifier>oai:arXiv.org:0801.0998</identifier>"
        "<datestamp>2025-08-07</datestamp></header></record></OAI-PMH>"
    )
    paper, deleted = read(page, oai)
    assert isinstance(paper, Product)
    assert isinstance(deleted, Product)
    assert paper.stamp == "2025-08-06"
    assert [one.code for one in paper.subjects][:1] == ["math.ST"]
    assert (deleted.id, deleted.deleted) == ("arxiv:0801.0998#dc", True)


LISTING = (
    "\tabstract\tarxiv_id\tauthor_text\tcategories\tcreated\tdoi\tprimary_cat\ttitle\tupdated\n"
    '0\t"An ""abstract"",\nwrapped."\t1501.00001\tA. One, B. Two\tcs.CV,eess.IV\t2015-01-02\t\teess.IV\tT\t2016-01-01\n'
    "1\tx\t704.0001\tA. One\tcs.CV\t2007-04-02\t\tcs.CV\tT\t2007-04-02\n"
    "2\tshort\n"
)


def test_a_listing_is_read_and_an_id_that_became_a_number_is_not_guessed() -> None:
    paper, number, short = read(LISTING, listing)
    assert isinstance(paper, Product)
    assert (paper.id, paper.stamp, paper.date) == ("arxiv:1501.00001#listing", "2016-01-01", "2015-01-02")
    assert paper.abstract == 'An "abstract", wrapped.'
    assert [one.name for one in paper.authors] == ["A. One", "B. Two"]
    assert [(one.code, one.primary) for one in paper.subjects] == [("eess.IV", True), ("cs.CV", False)]
    assert number == Reject(
        reason="impossible arXiv id", where="here:4", detail="'704.0001': read as a number, perhaps 0704.0001"
    )
    assert isinstance(short, Reject)
    assert (short.reason, short.where, short.detail) == (
        "not an arXiv record",
        "here:5",
        "2 columns where there should be 10",
    )


def end(name: str) -> Product:
    return Product(id=name, kind="paper", ids=(name,), mentioned=True)


def cites(citing: str, cited: str, name: str = "Cites", by: str = "unarXive") -> Link:
    return Link(source=citing, name=name, target=cited, source_kind="product", target_kind="product", provenance=by)


def test_unarxive_cites_what_is_printed_else_what_was_matched() -> None:
    paper = {
        "paper_id": "2212.00001",
        "_pdf_hash": None,
        "metadata": {"id": "2212.00001", "authors": "A. One", "title": "T", "categories": "cs.DL", "versions": []},
        "bib_entries": {
            "a": {"contained_arXiv_ids": [{"id": "2002.11768"}], "ids": {"arxiv_id": "2002.99999", "doi": "10.1000/a"}},
            "b": {"contained_arXiv_ids": [], "ids": {"arxiv_id": "", "doi": "10.1000/B"}},
            "c": {"contained_arXiv_ids": [], "ids": {"arxiv_id": "2212.00001", "doi": ""}},
            "d": {"contained_arXiv_ids": [{"id": "2002.11768v2"}]},
            "e": {"contained_arXiv_ids": []},
        },
    }
    found = lines(json.dumps(paper) + "\n{\n" + json.dumps({"paper_id": "x"}), citations.unarxive)
    own, first, second = "arxiv:2212.00001", "arxiv:2002.11768", "doi:10.1000/b"
    assert isinstance(found[0], Product)
    assert (found[0].id, found[0].form) == (own, "snapshot")
    assert found[1:6] == [end(own), end(first), cites(own, first), end(second), cites(own, second)]
    assert told(found[6:]) == [("broken JSON", "here:2"), ("impossible arXiv id", "here:3")]


@pytest.mark.parametrize(("head", "directed"), [("Source,Target", False), ("citing\tcited", True), ("from;to", True)])
def test_pairs_without_a_direction_are_told_as_such(head: str, directed: bool) -> None:
    cut = head.strip("abcdefghijklmnopqrstuvwxyzST")
    rows = [("2001.00002", "2001.00001"), ("2001.00001", "2001.00001"), ("2001.00001", "x")]
    found = lines("\n".join([head, *(cut.join(row) for row in rows)]), citations.pairs)
    one, other = "arxiv:2001.00001", "arxiv:2001.00002"
    said = (
        cites(other, one, by="pairs") if directed else cites(one, other, "CitesOrIsCitedBy", "pairs without direction")
    )
    assert found[:3] == [end(other), end(one), said]
    assert told(found) == [
        ("relation of a thing to itself", "here:3"),
        ("relation without two ends and a name", "here:4"),
    ]


SNAP = """\
# Directed graph (each unordered pair of nodes is saved once): Cit-HepTh.txt
# Paper citation network of Arxiv High Energy Physics {of} category
# Nodes: 3 Edges: 2
# FromNodeId\tToNodeId
1001\t9304045
9308122\t1001
9304045 9304045
9304045\t1013001
9304045\t119304045
9304045
"""


@pytest.mark.parametrize(("of", "archive"), [("Theory", "hep-th"), ("Phenomenology", "hep-ph")])
def test_snap_has_lost_archive_and_zeros_of_its_ids(of: str, archive: str) -> None:
    first, second, third = (f"arxiv:{archive}/{number}" for number in ("0001001", "9304045", "9308122"))
    found = lines(SNAP.format(of=of), citations.snap)
    assert found[:5] == [
        end(first),
        end(second),
        cites(first, second, by="SNAP"),
        end(third),
        cites(third, first, by="SNAP"),
    ]
    # The month 13, a cross-listed paper whose archive nobody states, and a line with one end.
    assert told(found[5:]) == [
        ("relation of a thing to itself", "here:7"),
        *[("relation without two ends and a name", f"here:{number}") for number in (8, 9, 10)],
    ]


def test_snaps_networks_of_people_are_no_citations() -> None:
    people = SNAP.format(of="Theory").replace("Paper citation", "Collaboration")
    assert form(people.encode()) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("snap", SNAP.format(of="Theory").encode()),
        ("atom", ATOM.format(more="").encode()),
        ("recorded", json.dumps(recording(ATOM.format(more="")), indent=2).encode()),
        ("recorded", json.dumps([recording(ATOM.format(more=""))]).replace("<", "\\u003c").encode()),
        ("abs", ABS),
        ("dc-lines", f"[{json.dumps('0801.0999')}, {json.dumps(DC)}]".encode()),
        ("listing", LISTING.encode()),
        ("pairs", b"Source,Target\n2001.00002,2001.00001\n"),
        ("unarxive", b'{"paper_id": "2212.00001", "_pdf_hash": null, "metadata": {"id": "2212.00001"}}'),
    ],
)
def test_each_form_is_known_by_its_first_bytes(tmp_path: Path, name: str, data: bytes) -> None:
    assert form(data) is FORMS[name]
    (tmp_path / "x").write_bytes(data)
    found = [item for member in members([tmp_path / "x"]) for item in items(member, "arxiv")]
    assert any(not isinstance(item, Reject) for item in found)


@pytest.mark.parametrize("data", [b"source,target\na,b\n", b"title\tid\n", b"name,age\n1,2\n", b'["a", 1]', b"[[1]]"])
def test_other_tables_and_lists_are_not_arxivs(data: bytes) -> None:
    assert form(data) is None or FORMS["openaire dump"] is form(data)
