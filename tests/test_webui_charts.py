"""Charts: their numbers can be read aloud, and no text of strangers becomes markup."""

from typing import Any
from xml.etree import ElementTree as xml

import pytest

from webui.charts import Petal, Stop, bars, flower, timeline

HOSTILE = '"><script>alert(1)</script>&'
SVG = {"class", "viewBox", "role", "aria-label"}


def parsed(markup: Any) -> xml.Element:
    return xml.fromstring(str(markup))


def texts(root: xml.Element, tag: str = "text") -> list[str]:
    return [element.text or "" for element in root.iter(tag)]


def test_bars_say_their_numbers() -> None:
    root = parsed(bars([(2021, 3), (2022, 1200)], "Citations per year"))
    assert root.attrib == {
        "class": "chart", "viewBox": "0 0 360 104", "role": "img",
        "aria-label": "Citations per year: 2021: 3, 2022: 1,200",
    }  # fmt: skip
    assert texts(root) == ["3", "2021", "1,200", "2022"]
    heights = [float(one.attrib["height"]) for one in root.iter("rect")]
    assert heights == [1.0, 70.0]


def test_bars_without_values_say_so() -> None:
    root = parsed(bars([], "Citations per year"))
    assert root.attrib["aria-label"] == "Citations per year: none"
    assert list(root) == []


def test_many_bars_are_named_sparsely_and_the_last_always() -> None:
    root = parsed(bars([(year, 1) for year in range(1981, 2021)], "Works"))
    years = [text for text in texts(root) if len(text) == 4]
    assert years == [str(year) for year in range(1984, 2021, 4)]


def test_crowded_versions_stand_apart() -> None:
    stops = [Stop(0.5, f"v{number}", "1 May 2020", current=number == 2) for number in (1, 2, 3)]
    root = parsed(timeline(stops))
    places = [float(one.attrib["cx"]) for one in root.iter("circle")]
    assert places == [380, 492, 604]
    assert [one.attrib["class"] for one in root.iter("g")] == ["stop", "cur", "stop"]
    assert root.attrib["aria-label"] == "Versions: v1 1 May 2020; v2 1 May 2020; v3 1 May 2020"


def test_the_last_versions_stay_on_the_rail() -> None:
    root = parsed(timeline([Stop(1.0, f"v{number}", "") for number in range(9)]))
    places = [float(one.attrib["cx"]) for one in root.iter("circle")]
    assert places[0] == 60
    assert places[-1] == 700
    assert places == sorted(places)


def test_a_flower_is_ordered_by_balance() -> None:
    petals = [Petal("We cite", 5, 0), Petal("They cite", 0, 5), Petal("Both", 2, 2)]
    root = parsed(flower("this paper", petals, "Influence"))
    assert root.attrib["aria-label"] == (
        "Influence: They cite: cited 0, citing 5; Both: cited 2, citing 2; We cite: cited 5, citing 0"
    )
    assert [one.attrib["class"] for one in root.iter("circle")] == ["out", "mid", "in", "core"]
    assert [one.attrib["class"] for one in root.iter("path")] == ["out", "in", "out", "in"]


@pytest.mark.parametrize(
    "markup",
    [
        bars([(HOSTILE, 1)], HOSTILE),
        timeline([Stop(0, HOSTILE, HOSTILE, HOSTILE)], HOSTILE),
        flower(HOSTILE, [Petal(HOSTILE, 1, 0)], HOSTILE),
    ],
)
def test_foreign_text_stays_text(markup: Any) -> None:
    root = parsed(markup)
    assert {element.tag for element in root.iter()} <= {"svg", "g", "line", "rect", "circle", "path", "text", "title"}
    assert HOSTILE in root.attrib["aria-label"]
    assert set(root.attrib) <= SVG


def test_the_same_numbers_give_the_same_picture() -> None:
    petals = [Petal("A", 1, 2), Petal("B", 2, 1), Petal("C", 0, 1)]
    assert flower("x", petals, "y") == flower("x", petals[::-1], "y")


def test_a_single_year_is_no_wall_and_every_count_that_fits_is_written() -> None:
    one = parsed(bars([(2022, 1)], "Works"))
    assert [float(rect.attrib["width"]) <= 64 for rect in one.iter("rect")] == [True]
    eleven = parsed(bars([(2014 + place, place + 1) for place in range(11)], "Works"))
    counts = [text.text for text in eleven.iter("text") if text.attrib["class"] == "val"]
    assert counts == [str(place + 1) for place in range(11)]
    wide = parsed(bars([(1990 + place, 123456) for place in range(33)], "Works"))
    written = [text.text for text in wide.iter("text") if text.attrib["class"] == "val"]
    assert 0 < len(written) < 33


def test_the_names_around_a_flower_stay_on_its_card() -> None:
    names = ("Amir Hossein Farzaneh", "Adrian K. Davison", "International Collaboration Of Everybody", "X", "Wu")
    root = parsed(flower("this work", [Petal(name, place + 1, 1) for place, name in enumerate(names)], "Influence"))
    for text in root.iter("text"):
        room = float(text.attrib["x"]) if text.attrib.get("text-anchor") == "end" else 360 - float(text.attrib["x"])
        if text.attrib.get("text-anchor") in ("start", "end"):
            assert len(text.text or "") * 5.9 <= room + 14, text.text
    assert {title.text.split(":")[0] for title in root.iter("title") if title.text} >= set(names)
