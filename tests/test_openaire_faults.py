"""Single values of OpenAIRE records that cannot be used: counted, and the record is loaded without them."""

import json
from typing import Any

import pytest

from kg.model import Author, Item, Organization, Product, Reject
from loaders.openaire.reader import items

ID = "doi_________::" + "0" * 32
ORG = "openorgs____::" + "0" * 32


def read(**fields: Any) -> tuple[Item, list[tuple[str, str]]]:
    (record, *beside) = items([(1, json.dumps(fields).encode())], "here")
    told = [(one.reason, one.detail) for one in beside if isinstance(one, Reject) and one.value]
    assert len(told) == len(beside)
    return record, told


def product(**fields: Any) -> tuple[Product, list[tuple[str, str]]]:
    record, told = read(id=ID, type="publication", instances=[], **fields)
    assert isinstance(record, Product)
    return record, told


def test_a_wrong_orcid_is_told_and_its_author_stays() -> None:
    pid = {"id": {"scheme": "orcid", "value": "0000-0002-1825-0098"}, "provenance": None}
    record, told = product(authors=[{"fullName": "Ekman, Ada", "rank": 1, "pid": pid}])
    assert record.authors == (Author(name="Ada Ekman", given="Ada", family="Ekman"),)
    assert told == [("unusable ORCID", f"openaire:{ID}: '0000-0002-1825-0098'")]


def test_a_wrong_doi_is_told_once_though_it_stands_in_three_places() -> None:
    pids = [{"scheme": "doi", "value": "10.5/x"}, {"scheme": "mag_id", "value": "7"}]
    instance = {"type": "Article", "pids": pids, "alternateIdentifiers": pids}
    record, told = read(id=ID, type="publication", pids=pids, instances=[instance])
    assert isinstance(record, Product)
    assert (record.ids, record.weak_ids) == ((f"oaire:{ID}",), ("mag:7",))
    assert told == [("unusable DOI", f"openaire:{ID}: '10.5/x'")]


@pytest.mark.parametrize("nothing", [None, "", "  ", "{NULL}"])
def test_nothing_stated_is_nothing_to_tell(nothing: Any) -> None:
    author = {"fullName": "A. B", "pid": {"id": {"scheme": "orcid", "value": nothing}}}
    assert product(pids=[{"scheme": "doi", "value": nothing}], authors=[author])[1] == []


def test_a_scheme_that_nobody_can_check_is_no_fault() -> None:
    assert product(pids=[{"scheme": "who knows", "value": "x y"}])[1] == []


def test_a_wrong_ror_is_told_and_the_institution_stays() -> None:
    pids = [{"scheme": "ROR", "value": "https://ror.org/05f950311"}, {"scheme": "ROR", "value": "05f950310"}]
    record, told = read(id=ORG, legalName="University", pids=pids)
    assert isinstance(record, Organization)
    assert record.ids == ("ror:05f950310", f"oaire:{ORG}")
    assert told == [("unusable ROR", f"openaire:{ORG}: 'https://ror.org/05f950311'")]


@pytest.mark.parametrize(
    ("last", "name"),
    [
        ({"fullName": "[and 2,900 more]"}, None),
        ({"fullName": "and 12 others"}, None),
        ({"fullName": "", "name": "and 12", "surname": "others"}, None),
        ({"fullName": "et al."}, None),
        ({"fullName": "Zimmer, Zoe [and 2,900 more]"}, "Zoe Zimmer"),
        ({"fullName": "Zimmer, Zoe et al.", "name": "Zoe et al.", "surname": "Zimmer"}, "Zoe Zimmer"),
    ],
)
def test_a_remark_that_there_are_more_is_nobody(last: dict[str, str], name: str | None) -> None:
    record, told = product(authors=[{"fullName": "Ada Ekman", "rank": 1}, last | {"rank": 2}])
    assert [one.name for one in record.authors] == ["Ada Ekman", *([name] if name else [])]
    assert (record.authors_cut, told) == (True, [])


@pytest.mark.parametrize(
    ("title", "kind", "retracted"),
    [
        ("RETRACTED: On graphs", "Article", True),
        ("Retracted article: On graphs", "Article", True),
        ("[Retracted] On graphs", "Article", True),
        ("(Retracted Article) On graphs", "Article", True),
        ("On graphs", "Retracted Publication", True),
        ("Retraction: On graphs", "Article", False),
        ("Retraction notice to: On graphs", "Article", False),
        ("Retracted science and the retraction index", "Article", False),
        ("On retracted: what it means", "Article", False),
    ],
)
def test_retracted_is_what_the_source_marks_so(title: str, kind: str, retracted: bool) -> None:
    record, _ = read(id=ID, type="publication", mainTitle=title, instances=[{"type": kind}])
    assert isinstance(record, Product)
    assert (record.title, record.retracted) == (title, retracted)


@pytest.mark.parametrize("text", ["[]", "[\n]", '{"header": {"numFound": 0}, "results": []}'])
def test_a_file_without_records_says_so(text: str) -> None:
    found = list(items(enumerate(text.encode().splitlines(), 1), "here"))
    assert [item.reason for item in found if isinstance(item, Reject)] == [
        "not a record of OpenAIRE as we know it" if text == "[]" else "no records in it"
    ]


def test_an_empty_list_among_records_is_told() -> None:
    line = json.dumps({"id": ID, "type": "publication", "instances": []}).encode()
    found = list(items([(1, line), (2, b"[]"), (3, line)], "here"))
    assert found[1] == Reject(
        reason="not a record of OpenAIRE as we know it", where="here:2", detail="found an empty list"
    )
    assert [type(one) for one in found] == [Product, Reject, Product]


def test_an_author_without_a_letter_is_told() -> None:
    record, told = product(authors=[{"fullName": ";", "rank": 1}, {"fullName": "Ada Ekman", "rank": 2}, {"rank": 3}])
    assert [one.name for one in record.authors] == ["Ada Ekman"]
    assert told == [("author without a letter", f"openaire:{ID}: ';'")]
