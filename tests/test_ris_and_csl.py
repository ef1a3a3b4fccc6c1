"""RIS and CSL-JSON: read back line by line and item by item."""

import json
import re
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from test_bibtex import ARTICLE

from kg import Graph, csl, ris
from kg.citations import all_references
from kg.references import Name, Reference

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["x\r\nER  - \r\nTY  - JOUR", "a\nAU  - Evil", "\u2028TY  - X"]
)
#: Properties of the CSL-JSON schema 1.0.2 that are texts, dates and names; it allows no others.
_TEXT_NAMES = """
id type title abstract annote archive archive_location collection-title container-title DOI edition genre ISBN ISSN
issue keyword language license medium note number page publisher publisher-place source status URL version volume
"""
_TYPE_NAMES = """
article article-journal article-magazine article-newspaper bill book chapter dataset document entry graphic manuscript
paper-conference patent personal_communication report review software speech standard thesis webpage
"""
_TEXTS, _TYPES = _TEXT_NAMES.split(), _TYPE_NAMES.split()


def read(text: str) -> list[list[tuple[str, str]]]:
    """Records of tag and value; a line that is no field, or a record that does not end, is refused."""
    records: list[list[tuple[str, str]]] = []
    for line in text.split("\r\n"):
        if line == "":
            continue
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line)
        assert found, line
        tag, value = found.groups()
        if tag == "TY":
            records.append([])
        records[-1].append((tag, value))
    for record in records:
        assert [tag for tag, _ in record].count("ER") == 1
        assert (record[0][0], record[-1]) == ("TY", ("ER", ""))
    return records


def test_an_article_as_ris() -> None:
    assert read("".join(ris.written([ARTICLE]))) == [
        [
            ("TY", "JOUR"), ("AU", "Peng, Min"), ("AU", "van der Maaten, Ludwig"), ("AU", "ATLAS Collaboration"),
            ("AU", "Plato"), ("TI", "Micro-Attention for DAN & ${\\alpha}$ 100%"), ("PY", "2020"),
            ("DA", "2020/06/03/"), ("T2", "Neurocomputing"), ("VL", "410"), ("IS", "2"), ("SP", "354"), ("EP", "362"),
            ("PB", "Elsevier B&V"), ("SN", "0925-2312"), ("SN", "1872-8286"), ("DO", "10.1016/j.neucom.2020.06.005"),
            ("AN", "arXiv:1811.02360 [cs.CV]"), ("DB", "arXiv"), ("UR", "https://doi.org/10.1016/j.neucom.2020.06.005"),
            ("KW", "deep learning"), ("KW", "a, b"), ("N1", "Withdrawn"), ("ER", ""),
        ]
    ]  # fmt: skip


def test_partial_dates_keep_their_empty_parts() -> None:
    dates = [replace(ARTICLE, date=date) for date in ("2020", "2020-06", "2021-09-15T13:15:54Z", "")]
    found = [dict(record).get("DA") for record in read("".join(ris.written(dates)))]
    assert found == ["2020///", "2020/06//", "2021/09/15/", None]


@given(TEXT, TEXT)
def test_no_text_begins_a_field_of_its_own_in_ris(one: str, other: str) -> None:
    hostile = replace(
        ARTICLE, title=one, abstract=other, container=one, authors=(Name(one, other, one),), keywords=(other,)
    )
    (record,) = read("".join(ris.written([hostile])).replace("\u2028", " "))
    assert [tag for tag, _ in record].count("AU") <= 1
    assert len(read("".join(ris.written([hostile, hostile])))) == 2


def checked(text: str) -> list[dict[str, Any]]:
    """Items by the rules of the CSL-JSON schema."""
    items: list[dict[str, Any]] = json.loads(text)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["type"] in _TYPES
        for name, value in item.items():
            if name == "author":
                for author in value:
                    assert author.keys() in ({"family", "given"}, {"literal"})
                    assert all(isinstance(part, str) and part for part in author.values())
            elif name == "issued":
                ((parts,),) = (value["date-parts"],)
                assert value.keys() == {"date-parts"}
                assert 1 <= len(parts) <= 3
                assert all(isinstance(part, int) for part in parts)
            else:
                assert name in _TEXTS
                assert isinstance(value, str)
    return items


def test_an_article_as_csl() -> None:
    assert checked("".join(csl.written([ARTICLE]))) == [
        {
            "id": "peng2020micro", "type": "article-journal", "title": "Micro-Attention for DAN & ${\\alpha}$ 100%",
            "author": [
                {"family": "Peng", "given": "Min"}, {"family": "van der Maaten", "given": "Ludwig"},
                {"literal": "ATLAS Collaboration"}, {"literal": "Plato"},
            ],
            "issued": {"date-parts": [[2020, 6, 3]]}, "container-title": "Neurocomputing", "volume": "410",
            "issue": "2", "page": "354-362", "publisher": "Elsevier B&V", "ISSN": "0925-2312, 1872-8286",
            "DOI": "10.1016/j.neucom.2020.06.005", "archive": "arXiv", "archive_location": "1811.02360",
            "URL": "https://doi.org/10.1016/j.neucom.2020.06.005", "keyword": "deep learning, a, b",
            "note": "Withdrawn",
        }
    ]  # fmt: skip


def test_a_preprint_has_its_number() -> None:
    one = Reference(id="arxiv:2203.12570", kind="paper", type="preprint", title="T", arxiv="2203.12570", date="2022-03")
    assert checked("".join(csl.written([one]))) == [
        {"id": "arxiv220312570", "type": "article", "title": "T", "issued": {"date-parts": [[2022, 3]]},
         "genre": "Preprint", "archive": "arXiv", "archive_location": "2203.12570", "number": "arXiv:2203.12570"}
    ]  # fmt: skip


def test_every_work_of_the_demo_is_read_back(demo_graph: Graph) -> None:
    works = list(all_references(demo_graph))
    assert [item["title"] for item in checked("".join(csl.written(works)))] == [one.title for one in works]
    assert [dict(record)["TI"] for record in read("".join(ris.written(works)))] == [one.title for one in works]


def test_nothing_gives_an_empty_list() -> None:
    assert (json.loads("".join(csl.written([]))), "".join(ris.written([]))) == ([], "")
