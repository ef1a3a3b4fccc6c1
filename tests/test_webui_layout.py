"""The map's places: the same for the same items, nobody on top of another, nobody moved by what comes later."""

import math
import random
from itertools import combinations
from typing import Any

import pytest

from webui import layout
from webui.apart import _Crowd, _Raster, apart, overlap
from webui.boxes import Box, box, text_width, wrapped
from webui.draw import drawn

Node = dict[str, Any]


def node(name: str, kind: str = "paper", relation: str = "reference", **more: Any) -> Node:
    return {
        "id": f"{kind}/{name}", "kind": kind, "key": name, "name": name, "hop": 1, "stage": 0,
        "relation": relation, "place": 0, **more,
    }  # fmt: skip


def edge(number: int, start: str, end: str, link_type: str = "CITES") -> dict[str, Any]:
    return {"id": f"e{number}", "from": start, "to": end, "type": link_type, "evidence": {"sources": ["openaire:demo"]}}


def neighbourhood(seed: int = 4, second: int = 20, expanded: int = 0) -> dict[str, Any]:
    """A made-up neighbourhood of a paper, 60 items and more."""
    pick = random.Random(seed)
    focus = node("focus", relation="focus", hop=0, year=2020)
    nodes = [focus]
    relations = [("reference", "paper", 18), ("citing", "paper", 18), ("author", "person", 8), ("topic", "topic", 6)]
    for relation, kind, count in [*relations, ("version", "version", 5), ("institution", "institution", 5)]:
        for place in range(count):
            name = f"{relation} {place} " + "long " * pick.randint(0, 3)
            year = 2019 - place if relation == "reference" else 2021 + place
            nodes.append(node(name.strip(), kind, relation, place=place, year=year, cited_by=pick.randint(0, 5000)))
    edges = [edge(number, focus["id"], one["id"]) for number, one in enumerate(nodes[1:])]
    first = nodes[1:]
    for place in range(second):
        far = node(f"far {place}", "person", "second", hop=2, place=place)
        nodes.append(far)
        edges += [edge(len(edges), far["id"], parent["id"]) for parent in pick.sample(first, 2)]
    for place in range(expanded):
        nodes.append(
            node(f"new {place}", "paper", "work", hop=2, stage=1, place=place, parent=first[0]["id"], year=2020)
        )
    return {"focus": focus["id"], "nodes": nodes, "edges": edges}


def places(data: dict[str, Any]) -> dict[str, tuple[float, float]]:
    return {one["id"]: (one["x"], one["y"]) for one in drawn(data)["nodes"]}


def test_two_runs_give_the_same_picture() -> None:
    assert drawn(neighbourhood()) == drawn(neighbourhood())


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_items_does_not_matter(seed: int) -> None:
    data = neighbourhood(expanded=6)
    shuffled = {**data, "nodes": data["nodes"][:], "edges": data["edges"][:]}
    random.Random(seed).shuffle(shuffled["nodes"])
    random.Random(seed).shuffle(shuffled["edges"])
    assert places(shuffled) == places(data)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("second", [0, 30, 120])
def test_no_two_boxes_overlap(seed: int, second: int) -> None:
    nodes = drawn(neighbourhood(seed, second, expanded=12))["nodes"]
    for one, other in combinations(nodes, 2):
        depth = overlap((one["x"], one["y"]), Box(*one["box"]), (other["x"], other["y"]), Box(*other["box"]))
        assert min(depth) <= 1.5, (one["id"], other["id"])


def test_captions_cover_nothing() -> None:
    data = drawn(neighbourhood(second=40))
    for caption in data["captions"]:
        room = Box(text_width(caption["text"]) / 2, 8, 8)
        for one in data["nodes"]:
            depth = overlap((caption["x"], caption["y"]), room, (one["x"], one["y"]), Box(*one["box"]))
            assert min(depth) <= 0, (caption["text"], one["id"])


def test_the_second_step_moves_nothing_of_the_first() -> None:
    first, both = places(neighbourhood(second=0)), places(neighbourhood(second=40))
    assert {name: both[name] for name in first} == first


def test_an_expansion_moves_nothing() -> None:
    before, after = places(neighbourhood()), places(neighbourhood(expanded=12))
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 12


def test_the_compass_has_citing_right_references_left_people_above_topics_below() -> None:
    at = places(neighbourhood(second=0))
    assert all(x > 0 for name, (x, _) in at.items() if "citing" in name)
    assert all(x < 0 for name, (x, _) in at.items() if "reference" in name)
    assert all(y < 0 for name, (_, y) in at.items() if "author" in name or "institution" in name)
    assert all(y > 0 for name, (_, y) in at.items() if "topic" in name)


def test_works_of_a_person_run_from_left_to_right_by_year() -> None:
    works = [node(str(year), relation="work", year=year) for year in (2012, 2015, 2018, 2021)]
    sides = layout.halves(works)
    assert [sides[one["id"]] for one in works] == ["left", "left", "right", "right"]
    focus = node("somebody", "person", "focus", hop=0)
    at = places({"focus": focus["id"], "nodes": [focus, *works], "edges": []})
    assert sorted(at, key=lambda name: at[name][0])[0] in ("paper/2012", "paper/2015")
    assert at["paper/2012"][0] < 0 < at["paper/2021"][0]


def test_a_focus_alone_is_a_map() -> None:
    focus = node("alone", "topic", "focus", hop=0)
    data = drawn({"focus": focus["id"], "nodes": [focus], "edges": []})
    assert [(one["x"], one["y"]) for one in data["nodes"]] == [(0.0, 0.0)]
    assert data["captions"] == []


def test_many_at_one_place_are_spread_and_the_held_one_stays() -> None:
    names = [f"n{number:02}" for number in range(40)]
    boxes = dict.fromkeys(names, Box(40, 12, 30))
    moved = apart(dict.fromkeys(names, (5.0, 5.0)), boxes, frozenset({"n00"}))
    assert moved["n00"] == (5.0, 5.0)
    for one, other in combinations(names, 2):
        assert min(overlap(moved[one], boxes[one], moved[other], boxes[other])) <= 0


def crowd(seed: int) -> _Crowd:
    """Boxes that stand in each other's way, some with the same left edge, a third of them held."""
    pick = random.Random(seed)
    names = [f"n{number:02}" for number in range(60)]
    at = {name: (float(pick.randrange(-300, 300, 20)), float(pick.randrange(-200, 200, 7))) for name in names}
    boxes = {name: Box(*(float(pick.choice((10, 30, 45))) for _ in range(3))) for name in names}
    return _Crowd(names, at, boxes, frozenset(pick.sample(names, 20)))


@pytest.mark.parametrize("seed", range(4))
def test_the_sweep_finds_whom_looking_at_every_pair_finds(seed: int) -> None:
    found = crowd(seed)
    at = list(zip(found.x, found.y, strict=True))
    for margin in (0.0, 24.0):
        expected = [
            (one, two)
            for one, two in combinations(range(60), 2)
            if min(overlap(at[one], found.boxes[one], at[two], found.boxes[two])) > -margin
            and not (found.held[one] and found.held[two])
        ]
        assert found.near(margin) == expected


@pytest.mark.parametrize("seed", range(4))
def test_the_free_spot_is_the_first_of_the_spiral_whose_cells_nobody_has(seed: int) -> None:
    def cells(x: float, y: float, room: Box) -> set[tuple[int, int]]:
        columns = range(int((x - room.half) // 12), int((x + room.half) // 12) + 1)
        rows = range(int((y - room.up) // 12), int((y + room.down) // 12) + 1)
        return {(column, row) for column in columns for row in rows}

    found, raster = crowd(seed), _Raster()
    taken: set[tuple[int, int]] = set()
    for x, y, room in zip(found.x, found.y, found.boxes, strict=True):
        spots = [
            (x + ring * 18 * math.cos(angle), y + ring * 18 * math.sin(angle))
            for ring in range(40)
            for angle in [2 * math.pi * step / (6 * ring or 1) for step in range(6 * ring or 1)]
        ]
        free = next(spot for spot in spots if not cells(*spot, room) & taken)
        assert raster.nearest(x, y, room) == pytest.approx(free)
        taken |= cells(*free, room)
        raster.add(*free, room)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Short", "Short"),
        ("Facial expression recognition", "Facial expression\nrecognition"),
        ("A title that is far too long for two lines of a label", "A title that is far\ntoo long for two…"),
        ("   ", "?"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahr\ntsgesellschaft"),
    ],
)
def test_labels_take_two_lines_at_most(text: str, lines: str) -> None:
    assert wrapped(text) == lines


def test_wide_letters_take_more_room() -> None:
    assert text_width("WWW") > text_width("xxx") > text_width("iii")
    assert box("person", 15, "微表情识别").half > box("person", 15, "abcde").half


def test_a_repeated_link_and_hostile_names_are_drawn_as_they_are() -> None:
    focus = node("focus", relation="focus", hop=0)
    bad = node("</script><img src=x onerror=alert(1)> href select_menu", year=2020, first_author="<b>Bad</b>")
    links = [edge(0, focus["id"], bad["id"]), edge(1, focus["id"], bad["id"], "SIMILAR")]
    data = drawn({"focus": focus["id"], "nodes": [focus, bad], "edges": links})
    assert [one["type"] for one in data["edges"]] == ["CITES", "SIMILAR"]
    assert data["nodes"][1]["name"] == bad["name"]
    assert data["nodes"][1]["label"] == "<b>Bad</b> 2020"
