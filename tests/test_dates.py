"""Dates: partial ones stay partial, instants are UTC, junk is nothing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import dates


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("2017", "2017"),
        ("2017-02", "2017-02"),
        ("2017-2", "2017-02"),
        ("2017-02-28", "2017-02-28"),
        ("2017/02/28", "2017-02-28"),
        ("20170228", "2017-02-28"),
        ("2017-02-28T12:00:00Z", "2017-02-28"),
        ("2017-02-28 00:00:00.0", "2017-02-28"),
        ("2017-02-30", "2017-02"),
        ("2017-02-00", "2017-02"),
        ("2017-00-00", "2017"),
        ("2017-13-01", "2017"),
        ("1665", "1665"),
        ("0001-12-30", ""),
        ("1499", ""),
        ("2125-01-01", ""),
        ("February 2017", ""),
        ("17-02-2017", ""),
        ("٢٠١٧", ""),
        ("n.d.", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_partial_dates(raw, clean):
    assert dates.partial(raw) == clean


@pytest.mark.parametrize(("raw", "clean"), [("2027-05-01", "2027-05-01"), ("2028", ""), ("2026-01-01", "2026-01-01")])
def test_nothing_after_next_year_where_today_is_known(raw, clean):
    assert dates.partial(raw, date(2026, 3, 1)) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Mon, 2 Apr 2007 19:18:42 GMT", "2007-04-02T19:18:42Z"),
        ("Mon, 02 Apr 2007 19:18:42 GMT", "2007-04-02T19:18:42Z"),
        ("2 Apr 2007 19:18 UTC", "2007-04-02T19:18:00Z"),
        ("Wed, 06 Aug 2025 23:59:18 -0400", "2025-08-07T03:59:18Z"),
        ("2021-09-15T13:15:54Z", "2021-09-15T13:15:54Z"),
        ("2021-09-15T13:15:54.123+02:00", "2021-09-15T11:15:54Z"),
        ("2021-09-15 13:15:54", "2021-09-15T13:15:54Z"),
        ("Fri, 31 Feb 2021 13:15:54 GMT", ""),
        ("Mon, 2 Xyz 2007 19:18:42 GMT", ""),
        ("Mon, 2 Apr 0007 19:18:42 GMT", ""),
        ("2021-09-15", ""),
        ("yesterday", ""),
        (None, ""),
    ],
)
def test_instants(raw, clean):
    assert dates.instant(raw) == clean


@pytest.mark.parametrize(("partial", "year"), [("2017-02-28", 2017), ("1999", 1999), ("", None)])
def test_year(partial, year):
    assert dates.year(partial) == year


@pytest.mark.parametrize(
    ("known", "earliest"),
    [
        (["2017", "2017-06-12"], "2017-06-12"),
        (["2017-06", "2017"], "2017-06"),
        (["2017-06", "2017-06-30"], "2017-06-30"),
        (["2017", "2018-01-01"], "2017"),
        (["2018-01-01", "", "2017-12-31"], "2017-12-31"),
        (["", ""], ""),
        ([], ""),
    ],
)
def test_earliest_counts_what_is_unknown_as_late(known, earliest):
    assert dates.earliest(known) == earliest
    assert dates.earliest(reversed(known)) == earliest


@given(st.text() | st.from_regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.?"))
@settings(derandomize=True, deadline=None)
def test_cleaning_a_clean_date_changes_nothing(raw):
    for cleaner in (dates.partial, dates.instant):
        assert cleaner(raw) == "" or cleaner(cleaner(raw)) == cleaner(raw)
