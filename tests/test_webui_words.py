"""Numbers, dates and addresses as they stand on the pages."""

import pytest
from jinja2 import Undefined

from webui.words import counted, date, href, kind_word, map_href, number


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, ""), (Undefined(), ""), (0, "0"), (1234567, "1,234,567"), (2.0, "2"), (1234.567, "1,234.57"), (0.5, "0.5")],
)
def test_numbers_have_commas(value: object, expected: str) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("2017", "2017"),
        ("2017-02", "February 2017"),
        ("2022-03-23", "23 March 2022"),
        ("2021-09-15T13:15:54Z", "15 September 2021"),
        ("2017-13", "2017-13"),
        ("unknown", "unknown"),
    ],
)
def test_partial_dates_stay_partial(value: str | None, expected: str) -> None:
    assert date(value) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("doi:10.1000/a/b", "/paper/doi:10.1000/a/b"),
        ("doi:10.1000//x.json", "/paper/doi:10.1000//x.json"),
        ("a b?c#d%e\"<>'", "/paper/a%20b%3Fc%23d%25e%22%3C%3E%27"),
        ("müller~arxiv:1", "/paper/m%C3%BCller~arxiv:1"),
    ],
)
def test_addresses_quote_what_has_a_meaning(key: str, expected: str) -> None:
    assert href("paper", key) == expected


def test_map_addresses_leave_out_what_is_usual() -> None:
    assert map_href("person", "a~1") == "/map/person/a~1"
    assert map_href("person", "a~1", depth=2, from_=2010, to=None) == "/map/person/a~1?depth=2&from=2010"


def test_words_are_counted() -> None:
    assert [counted(1, "paper"), counted(2000, "paper"), counted(0, "work of mine", "works of mine")] == [
        "1 paper", "2,000 papers", "0 works of mine",
    ]  # fmt: skip
    assert [kind_word("person"), kind_word("person", 3), kind_word("strange")] == ["Person", "People", "strange"]
