"""The map in a browser: a walk through everything it does, by mouse, by keyboard, without script, on a phone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser_site import served
from playwright.sync_api import Browser, Page, expect

from kg import Graph, Settings

pytest_plugins = ("browser_fixture",)

PAPER = "/map/paper/arxiv:1811.02360"
GERAN = "/map/person/geran%20zhao~arxiv:2203.12570"
LIJUN = "person/lijun yin~arxiv:1702.02925"


def opened(page: Page, address: str) -> Page:
    """The page when its map is drawn and every picture on it there."""
    page.goto(address)
    expect(page.locator(".stage[data-drawn]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page


def data(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.locator("#graphdata").text_content() or "")
    return found


def frames(page: Page, count: int) -> None:
    """Let the browser draw some times: what was asked for is on the canvas then."""
    page.evaluate(
        """count => new Promise(done => {
          const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
          next();
        })""",
        count,
    )


def picture(page: Page) -> str:
    """The canvas as it is, with the mouse away from it."""
    page.mouse.move(5, 5)
    frames(page, 6)
    found: str = page.evaluate("document.querySelector('#graph canvas').toDataURL()")
    return found


def heading(page: Page) -> str:
    return page.locator("#panel h2").text_content() or ""


def pixels(page: Page, colour: tuple[int, int, int]) -> int:
    """How many pixels of the canvas have a colour."""
    script = """([r, g, b]) => {
      const canvas = document.querySelector('#graph canvas');
      const all = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      let count = 0;
      for (let i = 0; i < all.length; i += 4) if (all[i] === r && all[i + 1] === g && all[i + 2] === b) count++;
      return count;
    }"""
    found: int = page.evaluate(script, list(colour))
    return found


def test_a_walk_through_the_map(page: Page, site: str, tmp_path: Path) -> None:
    opened(page, site + GERAN)
    before = {node["id"]: (node["x"], node["y"]) for node in data(page)["nodes"]}

    page.get_by_role("button", name="Topics 1").click()
    expect(page.get_by_role("button", name="Topics 1")).to_have_attribute("aria-pressed", "false")
    expect(page).to_have_url(re.compile("hide=topic"))
    page.get_by_role("button", name="Topics 1").click()

    page.get_by_label("Find on the map").fill("lijun")
    page.get_by_label("Find on the map").press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Lijun Yin")
    expect(page.locator("#panel .path")).to_have_text("Geran Zhaoworks withLijun Yin")

    page.locator("#panel").get_by_role("button", name="Expand").click()
    expect(page.locator("#say")).to_have_text("12 more items around Lijun Yin")
    after = {node["id"]: (node["x"], node["y"]) for node in data(opened(page, page.url))["nodes"]}
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 12
    expect(page.locator("#table tbody tr")).to_have_count(len(after) - 1)

    page.locator("#panel").get_by_role("button", name="Geran Zhao").click()
    evidence = page.locator("#panel li", has=page.get_by_role("button", name="Lijun Yin", exact=True)).locator(
        "details"
    )
    evidence.locator("summary").click()
    expect(evidence.locator("summary")).to_have_text("1 work, 2022")
    expect(evidence.get_by_role("link")).to_contain_text("Deserves Attention")

    with page.expect_download() as download:
        page.get_by_text("Save", exact=True).click()
        page.get_by_role("button", name="PNG picture").click()
    download.value.save_as(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "map.png").stat().st_size > 20_000


def test_a_reload_gives_the_same_picture(page: Page, site: str) -> None:
    opened(page, site + GERAN)
    page.locator("#panel").get_by_role("button", name="Lijun Yin").click()
    page.locator("#panel").get_by_role("button", name="Expand").click()
    expect(page.locator("#say")).to_have_text("12 more items around Lijun Yin")
    page.get_by_role("button", name="Year", exact=True).click()
    page.get_by_role("button", name=re.compile("^Topics")).click()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_load_state("networkidle")
    seen = picture(page)
    opened(page, page.url)
    assert picture(page) == seen
    assert heading(page) == "Lijun Yin"


def test_two_visits_give_the_same_picture(page: Page, site: str) -> None:
    seen = picture(opened(page, f"{site}{PAPER}?depth=2"))
    assert picture(opened(page, f"{site}{PAPER}?depth=2")) == seen


def test_a_filter_hides_its_kind(page: Page, site: str) -> None:
    person = (168, 58, 5)
    opened(page, site + GERAN.replace("person", "paper").replace("geran%20zhao~", ""))
    picture(page)
    assert pixels(page, person) > 200
    page.get_by_role("button", name=re.compile("^People")).click()
    picture(page)
    assert pixels(page, person) == 0


@pytest.mark.parametrize("address", [GERAN, PAPER])
def test_the_keyboard_reaches_every_item(page: Page, site: str, address: str) -> None:
    opened(page, site + address)
    names = [node["name"] for node in data(page)["nodes"]]
    page.locator("#graph").focus()
    reached = []
    for _ in names:
        page.keyboard.press("n")
        reached.append(heading(page))
        expect(page.locator("#say")).to_contain_text(reached[-1])
    assert sorted(reached) == sorted(names)


def test_arrows_go_to_what_lies_there_and_keys_act(page: Page, site: str) -> None:
    opened(page, site + GERAN)
    nodes = {node["name"]: node for node in data(page)["nodes"]}
    page.locator("#graph").focus()
    for key, axis, sign in [
        ("ArrowUp", "y", -1),
        ("ArrowDown", "y", 1),
        ("ArrowRight", "x", 1),
        ("ArrowLeft", "x", -1),
    ]:
        before = nodes[heading(page)]
        page.keyboard.press(key)
        assert (nodes[heading(page)][axis] - before[axis]) * sign > 0
    page.keyboard.press("Escape")
    assert heading(page) == "Geran Zhao"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("e")
    expect(page.locator("#say")).to_contain_text("more items around")
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("view="))
    page.keyboard.press("0")
    expect(page).not_to_have_url(re.compile("view="))
    page.keyboard.press("Enter")
    expect(page.locator("#panel").get_by_role("link", name="Open page")).to_be_focused()


def test_controls_navigate_and_keep_what_was_chosen(page: Page, site: str) -> None:
    opened(page, f"{site}{GERAN}?selected={LIJUN}")
    page.get_by_role("button", name="2 steps").click()
    expect(page.get_by_role("button", name="2 steps")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#panel h2")).to_have_text("Lijun Yin")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Years from").fill("2020")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile("from=2020"))
    expect(page.get_by_role("button", name="2 steps")).to_have_attribute("aria-pressed", "true")


def test_without_script_the_table_is_complete_and_controls_work(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + GERAN)
    assert page.locator("#table tbody tr").count() == 6
    assert page.locator("#panel h2").text_content() == "Geran Zhao"
    page.get_by_role("button", name="2 steps").click()
    assert page.locator("#table tbody tr").count() == 14
    page.get_by_role("button", name="People 4").click()
    assert page.locator("#table tbody tr").count() == 10
    page.goto(f"{site}{GERAN}?selected={LIJUN}")
    page.get_by_role("button", name="Expand").click()
    assert page.locator("#table tbody tr").count() == 18
    context.close()


@pytest.mark.parametrize("address", [PAPER + "?depth=2", GERAN])
def test_on_a_phone_nothing_scrolls_sideways(page: Page, site: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, site + address)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_text("Filter", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", [PAPER, GERAN + "?selected=" + LIJUN, "/map/paper/nobody-is-here"])
def test_axe_finds_nothing(browser: Browser, site: str, axe: str, address: str, theme: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}{address}{'&' if '?' in address else '?'}theme={theme}")
    if "nobody" not in address:
        expect(page.locator(".stage[data-drawn]")).to_be_visible()
        page.get_by_text("Filter", exact=True).click()
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    context.close()


def test_hostile_texts_run_nowhere(page: Page, scratch: Graph, scratch_settings: Settings) -> None:
    text = "</script><img src=x onerror=alert(1)> href <script>alert(2)</script> $\\text{<script>alert(3)</script>}$"
    scratch.write(
        "CREATE (p:Paper:Work {id: 'doi:10.1/x', title: $text, year: 2020}), (a:Person {id: 'a~1', name: $text}), "
        "(t:Topic {id: 'keyword:x', label: $text}), (a)-[:AUTHORED {position: 1, name: $text, sources: [$text]}]->(p), "
        "(p)-[:ABOUT {sources: [$text]}]->(t), (q:Paper:Work {id: 'doi:10.1/y', title: $text, year: 2021}), "
        "(a)-[:AUTHORED {position: 1}]->(q)",
        {"text": text},
    )
    with served(scratch_settings) as site:
        opened(page, f"{site}/map/paper/doi:10.1/x?depth=2")
        assert heading(page) == text
        page.locator("#graph").focus()
        for _ in range(4):
            page.keyboard.press("n")
            assert heading(page) == text
        page.keyboard.press("e")
        for node in data(page)["nodes"]:
            assert node["name"] == text
        opened(page, f"{site}/map/paper/doi:10.1/x?view=0,0,1")
        box = page.locator("#graph").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page.locator(".vis-tooltip")).to_contain_text(text)
        page.goto("about:blank")


def test_a_map_can_be_loosened(page: Page, site: str) -> None:
    opened(page, site + GERAN)
    before = picture(page)
    loosen = page.get_by_role("button", name="Loosen")
    loosen.click()
    expect(loosen).to_have_attribute("aria-pressed", "true")
    frames(page, 30)
    loosen.click()
    assert picture(page) != before


def test_a_double_click_opens_the_page_of_an_item(page: Page, site: str) -> None:
    opened(page, f"{site}{GERAN}?view=0,0,1")
    paper = next(node for node in data(page)["nodes"] if node["kind"] == "paper")
    box = page.locator("#graph").bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + box["width"] / 2 + paper["x"], box["y"] + box["height"] / 2 + paper["y"])
    expect(page).to_have_url(re.compile("/paper/arxiv:2203.12570"))


def test_a_preview_draws_itself_when_it_comes_into_view(page: Page) -> None:
    page.goto("/paper/arxiv:1811.02360")
    page.locator(".mapcard").scroll_into_view_if_needed()
    expect(page.locator(".mapcard .stage[data-drawn]")).to_be_visible()
    assert pixels(page, (37, 64, 143)) > 500
    page.locator(".mapcard").get_by_role("link", name="Open full map").click()
    expect(page.locator(".explorer .stage[data-drawn]")).to_be_visible()


def test_a_saved_map_works_from_a_file(browser: Browser, site: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    answer = page.request.get(f"{site}{PAPER}.html")
    (tmp_path / "map.html").write_bytes(answer.body())
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((tmp_path / "map.html").as_uri())
    expect(page.locator("canvas")).to_be_visible()
    frames(page, 10)
    assert pixels(page, (37, 64, 143)) > 500
    assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
    assert complaints == []
    context.close()
