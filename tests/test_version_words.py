"""The sentence about versions in arXiv's manner, gaps, timeline, copies and differences: pure functions."""

from typing import Any

import pytest

from queries import records, versions

DATES = ["2021-09-15T13:15:54Z", "2021-11-27T08:52:47Z", "2023-05-22T03:19:49Z"]


def _arxiv(*numbers: int, dates: list[str] = DATES) -> list[dict[str, Any]]:
    return [
        {"kind": "arxiv", "number": number, "id": f"arxiv:2109.07270v{number}", "label": f"v{number}", "date": date}
        for number, date in zip(numbers, dates, strict=False)
    ]


@pytest.mark.parametrize(
    ("numbers", "asked", "sentence"),
    [
        ((1,), None, "Submitted on 15 Sep 2021 (v1, this version)"),
        ((1, 2, 3), None, "Submitted on 15 Sep 2021 (v1), last revised 22 May 2023 (this version, v3)"),
        (
            (1, 2, 3), 2,
            "Submitted on 15 Sep 2021 (v1), this version 27 Nov 2021 (v2), latest version 22 May 2023 (v3)",
        ),
        ((1, 2, 3), 1, "Submitted on 15 Sep 2021 (v1, this version), latest version 22 May 2023 (v3)"),
        ((2, 5), None, "Earliest recorded version 15 Sep 2021 (v2), last revised 27 Nov 2021 (this version, v5)"),
        ((), None, ""),
    ],
)  # fmt: skip
def test_the_sentence_says_submitted_this_and_latest(
    numbers: tuple[int, ...], asked: int | None, sentence: str
) -> None:
    assert versions.shown(_arxiv(*numbers), asked)["submission"] == sentence


def test_versions_nobody_told_of_are_named() -> None:
    assert versions.gaps([1, 5]) == [2, 3, 4]
    assert versions.gaps([]) == []


def test_an_unknown_day_is_said() -> None:
    rows = _arxiv(1, 2, dates=["", "2021-11-27T08:52:47Z"])
    assert versions.shown(rows, None)["submission"] == (
        "Submitted on an unknown day (v1), last revised 27 Nov 2021 (this version, v2)"
    )


def test_copies_of_one_date_and_type_are_one_stop() -> None:
    copies = [
        {"kind": "copy", "id": f"x/{number}", "type": "Article", "date": date}
        for number, date in enumerate(["2018", "2018", "", "2020-01-01"])
    ]
    seen = versions.shown([*_arxiv(1, dates=["2019-07-01T00:00:00Z"]), *copies], None)
    assert [(stop["name"], stop["date"], stop["note"], stop["current"]) for stop in seen["timeline"]] == [
        ("Article", "2018", "× 2", False),
        ("v1", "1 Jul 2019", "", True),
        ("Article", "1 Jan 2020", "", False),
    ]
    assert [stop["at"] for stop in seen["timeline"]] == [0.0, 0.6648, 1.0]
    assert seen["undated"] == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.org", "https://x.org/a b", "", None])
def test_a_copy_links_only_to_the_web(url: str | None) -> None:
    made = versions.copy({"id": "x/1", "urls": [url], "license": url})
    assert (made["urls"], made["hosts"], made["license_url"]) == ([], [], "")


def test_records_that_differ_are_laid_side_by_side() -> None:
    rows = [
        {"id": "arxiv:1", "source": "arxiv", "release": "2026-11", "stamp": "2023-05-22",
         "payload": '{"id": "arxiv:1", "kind": "paper", "title": "On  Cats", "date": "2018", "access": "OPEN"}'},
        {"id": "openaire:x", "source": "openaire", "release": "10.6", "stamp": "",
         "payload": '{"id": "openaire:x", "kind": "paper", "title": "On cats", "date": "2018", "publisher": "P"}'},
    ]  # fmt: skip
    made = records.described(rows, 2)
    assert made["differences"] == [
        {
            "field": "title",
            "values": [
                {"value": "On Cats", "by": ["arXiv 2026-11"], "records": ["arxiv:1"]},
                {"value": "On cats", "by": ["OpenAIRE 10.6"], "records": ["openaire:x"]},
            ],
        }
    ]
    assert [(row["delivery"], row["fields"]) for row in made["rows"]] == [
        ("arXiv 2026-11", ["title", "date", "access"]),
        ("OpenAIRE 10.6", ["title", "date", "publisher"]),
    ]
