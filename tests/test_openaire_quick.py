"""The quick way through a line and the way key by key end at the same records and the same rejects."""

import json
import random
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Item, Link, Product, Record, Reject
from loaders.openaire import authors, quick, quick_links, reader

DATA = Path(__file__).parent / "data" / "openaire"
API = json.loads((DATA / "api.json").read_bytes())
HARVESTED = [json.dumps(record).encode() for record in API["results"]]
LINES = [
    *(line for name in ("v10.json", "v11.json", "v6.json") for line in (DATA / name).read_bytes().splitlines()),
    *HARVESTED,
    json.dumps(API).encode(),
    (DATA / "extended.json").read_bytes().rstrip(),
]
DEMO = Path(__file__).parents[1] / "kg" / "demo" / "openaire"
#: What may stand anywhere, and has stood somewhere.
VALUES: list[Any] = [
    None, "", " ", "{NULL}", "null", [], {}, [None], [""], True, False, 0, 1, -1, 1.0, 2.5, 1e13, 2**70,
    1764547200000.0, "x", "  two  blanks ", "\u0000\u0007", "\ud800", "é", "<i>a</i> &amp; b", "1.5", "C1", "c4",
    "open", "2024-02-31",
    "10.5555/A.b", "https://doi.org/10.48550/arXiv.2401.04567", "doi:10.1/x", "0000-0002-1825-0097", "2401.04567",
    "arXiv:2401.04567v2", "RETRACTED: On maps", "et al.", "A. One and 3 others", ";", "peerReviewed", "Other",
    "0925-2312", "50|od______2345::92eb5ffee6ae2fec3ad71c777531578f", "oai:arXiv.org:2401.04567", "dataset", "eng",
    [{"scheme": "doi", "value": "10.5/x"}, None, {"scheme": "doi", "value": "10.5/x"}], [[]], [{"x": 1}], "orcid",
]  # fmt: skip


def told(line: bytes, *, quickly: bool) -> list[Item]:
    with pytest.MonkeyPatch.context() as patch:
        if not quickly:
            patch.setattr(reader, "_TRIED", -1)
            patch.setattr(reader, "_answer", lambda _line: [])
        return list(reader.items([(1, line)], "here", "publication"))


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a value: its holder, and its key or number there."""
    inner = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    return [(value, key) for key, _ in inner] + [place for _, one in inner for place in places(one)]


@pytest.mark.parametrize("line", LINES)
def test_every_line_of_the_samples_is_read_alike(line: bytes) -> None:
    assert told(line, quickly=True) == told(line, quickly=False)


def test_the_demo_corpus_is_read_alike() -> None:
    for file in sorted(DEMO.glob("*.json")):
        for line in file.read_bytes().splitlines():
            assert told(line, quickly=True) == told(line, quickly=False)


@settings(max_examples=600, deadline=None)
@given(st.integers(0, 2**32))
def test_a_line_with_anything_anywhere_is_read_alike(seed: int) -> None:
    chosen = random.Random(seed)
    record = json.loads(chosen.choice(LINES))
    for _ in range(chosen.choice([1, 1, 1, 2, 5])):
        holder, key = chosen.choice(places(record))
        if chosen.random() < 0.15:
            del holder[key]
        else:
            holder[key] = deepcopy(chosen.choice(VALUES))
        if not places(record):
            break
    line = json.dumps(record, ensure_ascii=chosen.random() < 0.5).encode("utf-8", "surrogatepass")
    assert told(line, quickly=True) == told(line, quickly=False)


#: Parts of names, and what looks like one.
NAMES = [
    "Smith", "Ada", "Al", "Et", "et al", "et al.", "al.", "Pascal", "J.", "Jr", "Jr.", "III", "V", "V.", "Vi", "others",
    "Filmore", "more", "null", "None", "UNKNOWN", "de la", "van", "O'Neil", "Anne-Marie", "José", "Łukasz", "Šárka",
    "ášš", "Ãª", "ôŠœ", "Cafe\u0301", "İ", "ATLAS", "Collaboration", "Group", "Institut", "colleagues", "A", "-", ".",
    "0004", "山田", "  ", ",", "&amp;", "<i>x</i>", "12 others", "[and 3 more]",
]  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(NAMES), max_size=3), st.lists(st.sampled_from(NAMES), max_size=3), st.data())
def test_a_plain_name_is_read_as_the_rules_have_it(family: list[str], given: list[str], data: st.DataObject) -> None:
    one, other = " ".join(family), " ".join(given)
    full = data.draw(st.sampled_from([f"{one}, {other}", f"{other} {one}", f"{one},{other}", f"{one}, {other}, Jr"]))
    stated = data.draw(st.sampled_from([(full, other, one), (full, "", ""), (full, one, other), (full, other, "")]))
    plain = authors._plain(*stated)
    assert plain is None or plain == authors._by_rules(*stated)


def test_most_names_are_plain() -> None:
    lines = (DEMO / "publication.json").read_bytes().splitlines()
    found = [one for line in lines for one in json.loads(line)["authors"]]
    plain = [authors._plain(one["fullName"], one["name"] or "", one["surname"] or "") for one in found if one]
    assert sum(one is not None for one in plain) > len(found) / 2 > 200


def test_what_dumps_from_v10_on_write_goes_the_quick_way() -> None:
    ways = [
        quick.product(line, {}, "", []) or quick_links.link(line)
        for line in (DATA / "v10.json").read_bytes().splitlines()
    ]
    assert sum(isinstance(one, Product) for one in ways) >= 3
    assert sum(isinstance(one, Link) for one in ways) >= 3
    demo = (DEMO / "publication.json").read_bytes().splitlines()
    assert all(quick.product(line, {}, "", []) for line in demo)


def test_products_of_the_api_go_the_quick_way_with_their_links_and_what_they_name() -> None:
    named: list[Record] = []
    found = quick.product(HARVESTED[0], {}, "", named)
    assert found is not None
    assert (found.form, len(found.links)) == ("api", 5)
    assert [type(one).__name__ for one in named] == [
        "Organization", "Project", "Project", "DataSource", "DataSource", "DataSource", "Community"
    ]  # fmt: skip


def test_an_answer_is_taken_apart_and_its_places_are_told() -> None:
    page = json.dumps({"header": {}, "results": [API["results"][0], 7, {"header": {}, "results": []}]}).encode()
    for quickly in (True, False):
        rejects = [item for item in told(page, quickly=quickly) if isinstance(item, Reject)]
        assert [item.where for item in rejects] == ["here:1[2]", "here:1[3]"]


def test_after_many_lines_of_another_shape_the_quick_way_is_not_tried_any_more() -> None:
    old = next(line for line in (DATA / "v4.json").read_bytes().splitlines() if b"maintitle" in line)
    tried = 0
    with pytest.MonkeyPatch.context() as patch:

        def product(*_: Any) -> None:
            nonlocal tried
            tried += 1

        patch.setattr(quick, "product", product)
        found = list(reader.items(enumerate([old] * 200, 1), "here"))
    assert tried == reader._TRIED
    assert sum(not isinstance(one, Reject) for one in found) == 200
