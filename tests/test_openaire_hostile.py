"""Hostile lines: whatever a line holds, it is a record, a link or a reject, and the next line is read."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Item, Link, Product, Reject
from loaders.openaire.reader import BROKEN, PATIENCE, items

ID = "doi_________::" + "0" * 32
OTHER = "doi_________::" + "1" * 32


def line(number: int = 0, **fields: Any) -> bytes:
    return json.dumps({"id": f"doi_________::{number:032x}", "type": "publication", "instances": []} | fields).encode()


def read(*lines: bytes, hint: str = "publication") -> list[Item]:
    return list(items(enumerate(lines, 1), "here", hint))


def product(**fields: Any) -> Product:
    (found,) = read(line(**fields))
    assert isinstance(found, Product)
    return found


def reasons(found: list[Item]) -> list[tuple[str, str]]:
    return [(item.reason, item.where) for item in found if isinstance(item, Reject)]


@pytest.mark.parametrize(
    "bad",
    [
        b'{"id": "cut off in the mid',
        b"\x00" * 40,
        b'{"id": "a\x00b"}',
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"{} {}",
        b"<html>Bad gateway</html>",
        b'{"id": "\xff',
    ],
)
def test_a_broken_line_is_a_reject_and_the_next_is_read(bad: bytes) -> None:
    found = read(line(1), bad, line(2))
    assert reasons(found) == [(BROKEN, "here:2")]
    assert [type(item) for item in found] == [Product, Reject, Product]


@pytest.mark.parametrize("odd", [b"7", b'"text"', b"null", b"{}", b"[[]]", b'[{"id": 5}]', b'{"id": {"id": []}}'])
def test_json_that_is_no_record_is_a_reject(odd: bytes) -> None:
    found = read(line(1), odd, line(2), hint="")
    assert [reason for reason, _ in reasons(found)] == ["not a record of OpenAIRE as we know it"]
    assert sum(isinstance(item, Product) for item in found) == 2


@pytest.mark.parametrize("own", [None, "", 7, "doi:10.1/x", ["x"], "unresolved::10.1/x::doi", "a" * 10_000])
def test_a_record_without_an_id_is_a_reject(own: object) -> None:
    assert reasons(read(line(1, id=own))) == [("no usable id", "here:1")]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("</script><script>alert(1)</script>", "</script><script>alert(1)</script>"),
        ("a\u0000b\u0008c", "abc"),
        ("quotes \" and ' and ` and \\", "quotes \" and ' and ` and \\"),
        ("{{7*7}} ${x} %s {0}", "{{7*7}} ${x} %s {0}"),
        ("one\r\ntwo\tthree", "one two three"),
        ("\u202eright to left", "\u202eright to left"),
        ("x' OR 1=1 //", "x' OR 1=1 //"),
    ],
)
def test_texts_are_kept_as_they_are_but_for_control_characters(raw: str, shown: str) -> None:
    found = product(mainTitle=raw, publisher=raw, subjects=[{"subject": {"scheme": "keyword", "value": raw}}])
    assert (found.title, found.publisher, found.subjects[0].label) == (shown, shown, shown)


@pytest.mark.parametrize(
    ("escaped", "title"),
    [
        (rb"lone \ud800 high", "lone \ufffd high"),
        (rb"lone \udc00 low", "lone \ufffd low"),
        (rb"pair \ud83d\ude00 stays", "pair \U0001f600 stays"),
        (rb"\ud83d\ude00\ud83d two", "\U0001f600\ufffd two"),
        (rb"a backslash \\ud800 is text", r"a backslash \ud800 is text"),
        (rb"end \ud800", "end \ufffd"),
        (b"bad byte \xff here", "bad byte \ufffd here"),
    ],
)
def test_lone_surrogates_and_bad_bytes_become_replacement_characters(escaped: bytes, title: str) -> None:
    (found,) = read(b'{"id": "%b", "type": "other", "instances": [], "mainTitle": "%b"}' % (ID.encode(), escaped))
    assert isinstance(found, Product)
    assert found.title == title
    assert found.encoded().decode().isprintable()


def test_three_thousand_authors_are_three_thousand_authors() -> None:
    names = [{"fullName": f"Family{number}, Given{number}", "rank": number} for number in range(3000, 0, -1)]
    found = product(authors=names)
    assert len(found.authors) == 3000
    assert [author.name for author in found.authors[:2]] == ["Given1 Family1", "Given2 Family2"]
    assert found.authors[-1].family == "Family3000"


def test_an_abstract_of_five_megabytes_is_read() -> None:
    abstract = "word and </script> " * 270_000
    assert product(descriptions=[abstract]).abstract == abstract.strip()


def test_an_identifier_with_slash_quotes_and_blanks_is_clean_or_nothing() -> None:
    pids = [
        {"scheme": "doi", "value": "10.1000/A\"b/<c>'d(1)"},
        {"scheme": "doi", "value": "10.1000/a b"},
        {"scheme": "DOI", "value": "https://doi.org/10.1000/x;y"},
        {"scheme": "doi", "value": "not one"},
        {"scheme": "doi", "value": None},
        {"scheme": None, "value": "10.1000/q"},
        {"scheme": ["doi"], "value": "10.1000/q"},
        None,
        "10.1000/q",
    ]
    found, *beside = read(line(pids=pids))
    assert isinstance(found, Product)
    assert beside == [
        Reject(reason="unusable DOI", where="here:1", detail=f"openaire:{ID}: {value!r}", value=True)
        for value in ("10.1000/a b", "not one")
    ]
    assert found.ids == ("doi:10.1000/a\"b/<c>'d(1)", "doi:10.1000/x;y", f"oaire:{ID}")


def test_a_wrong_file_is_given_up_after_twenty_lines() -> None:
    taken = 0

    def lines() -> Any:
        nonlocal taken
        for taken in range(1, 1000):
            yield taken, b"some text, comma"

    (only,) = items(lines(), "here")
    assert isinstance(only, Reject)
    assert (only.reason, only.where) == (BROKEN, "here")
    assert only.detail.startswith("none of the first 20 records is of use; the first, here:1: JSON is malformed")
    assert taken == PATIENCE


def test_one_good_line_among_the_first_keeps_every_reject() -> None:
    bad = [b"bad"] * (PATIENCE - 1)
    assert len(reasons(read(*bad, line(1), *bad))) == 2 * (PATIENCE - 1)


def test_envelopes_within_envelopes_end() -> None:
    deep = b'{"header":{},"results":[' * 200 + line(1) + b"]}" * 200
    assert [reason for reason, _ in reasons(read(deep))] == ["not a record of OpenAIRE as we know it"]


@pytest.mark.parametrize("depth", [50, 400, 900])
@pytest.mark.parametrize(
    "field", ["mainTitle", "authors", "instances", "subjects", "pids", "projects", "id", "indicators"]
)
def test_deep_nesting_in_a_field_harms_nothing(field: str, depth: int) -> None:
    raw = b'{"type": "other", "mainTitle2": 1, "%b": %b}' % (field.encode(), b"[" * depth + b"]" * depth)
    found = read(b'{"id": "%b", ' % ID.encode() + raw[1:])
    assert len(found) == 1


def test_journals_and_codes_of_strange_types_are_left_out() -> None:
    found, issn = read(
        line(
            container={"name": 7, "vol": 3.5, "issnOnline": "not one", "sp": [1]},
            language="English",
            publiclyFunded="perhaps",
            isGreen=1,
            openAccessColor="purple",
            bestAccessRight={"label": "whatever", "code": "c_14cb"},
            lastUpdateTimeStamp=10**30,
            publicationDate="0001-12-30",
            embargoEndDate={"a": 1},
            geoLocations=[{"place": None, "point": None}, 5],
            measures=[{"key": "influence", "value": "nan"}],
        )
    )
    assert isinstance(found, Product)
    assert isinstance(issn, Reject)
    assert (issn.reason, issn.detail) == ("unusable ISSN", f"openaire:{ID}: 'not one'")
    assert found.container is not None
    assert (found.container.name, found.container.volume, found.container.issns) == ("7", "3.5", ())
    assert (found.language, found.publicly_funded, found.green, found.colour) == ("English", None, None, "")
    assert (found.access, found.stamp, found.date, found.embargo_end) == ("CLOSED", "", "", "")
    assert (found.places, found.indicators) == ((), ())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    "id type originalIds originalId mainTitle maintitle authors author bestAccessRight countries coverages descriptions"
    " dateOfCollection embargoEndDate indicators instances instance language lastUpdateTimeStamp pids pid subjects"
    " publicationDate publisher sources formats isGreen container size version geoLocations projects organizations"
    " communities context collectedFrom measures legalName alternativeNames country fundings granted keywords summary"
    " officialName journal zenodoCommunity givenName familyName source target relType reltype sourceType provenance"
    " person product rank organization period header results fullName rank name scheme value subject url urls"
    " accessRight alternateIdentifiers articleProcessingCharge hostedBy bipIndicators impactMeasures usageCounts"
    " citationImpact key code label funder trust"
)
field_names = st.sampled_from(FIELDS.split())
records = st.recursive(
    json_values,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(field_names, inner, max_size=6),
    max_leaves=12,
)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    st.dictionaries(field_names, records, max_size=8), st.sampled_from(["publication", "project", "organization", ""])
)
def test_any_object_at_all_gives_an_answer(fields: dict[str, Any], hint: str) -> None:
    raw = json.dumps({"id": ID} | fields).encode()
    found = list(items([(1, raw)], "here", hint))
    for item in found:
        assert type(item).decoded(item.encoded()) == item
    if fields.keys() & {"results", "header"} != {"results", "header"}:
        assert len(found) == 1


good_lines = st.sampled_from(
    [
        *(line(number, mainTitle=f"Title {number}") for number in range(6)),
        json.dumps({"id": "openorgs____::" + "2" * 32, "legalName": "University"}).encode(),
        *(
            json.dumps({"source": one, "target": other, "relType": {"name": name}}).encode()
            for one, other in ((ID, OTHER), (OTHER, ID))
            for name in ("Cites", "IsCitedBy", "IsRelatedTo")
        ),
        b"not json",
        b'{"id": "none", "mainTitle": "x"}',
    ]
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(good_lines, max_size=15), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(lines: list[bytes], random: Any) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)

    def said(lines: list[bytes]) -> list[bytes]:
        found = read(line(99), *lines)
        return sorted(
            (Reject(reason=item.reason, where="") if isinstance(item, Reject) else item).encoded() for item in found
        )

    assert said(lines) == said(shuffled)


def test_a_link_and_its_inverse_are_equal() -> None:
    rows = (
        {"source": ID, "target": OTHER, "relType": {"name": "Cites"}},
        {"source": OTHER, "target": ID, "relType": {"name": "IsCitedBy"}},
    )
    one, other = read(*(json.dumps(row).encode() for row in rows))
    assert isinstance(one, Link)
    assert one == other
