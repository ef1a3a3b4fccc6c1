"""The pages in a browser: accessible, nothing scrolls sideways on a phone, the map comes by itself."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytest_plugins = ("browser_fixture",)

PAGES = {
    "home": "/",
    "search": "/search?q=attention",
    "status": "/status",
    "paper": "/paper/arxiv:1811.02360",
    "paper of a version": "/paper/arxiv:2109.07270v2",
    "software": "/software/doi:10.5281/zenodo.4414861",
    "dataset": "/dataset/doi:10.5281/zenodo.3451524",
    "person": "/person/min%20peng~arxiv:1811.02360",
    "institution": "/institution/ror:02jx3x895",
    "topic": "/topic/arxiv:cs.CV",
    "version": "/version/arxiv:2109.07270v2",
    "venue": "/venue/issn:0925-2312",
    "source": "/source/arxiv",
    "project": "/project/oaire:corda__h2020::45ea1cbee9603fc863e712068dc67bc1",
    "funder": "/funder/funder:ec:eu",
    "list": "/paper/arxiv:1512.03385?list=citations",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_have_no_violation_of_accessibility(page: Page, site: str, axe: str, theme: str) -> None:
    found = {}
    for name, address in PAGES.items():
        page.goto(f"{site}{address}{'&' if '?' in address else '?'}theme={theme}")
        page.evaluate(axe)
        violations = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
        if violations:
            found[name] = violations
    assert found == {}


def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, site: str) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    wide = {}
    for name, address in PAGES.items():
        phone.goto(site + address)
        width = phone.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[name] = width
    phone.close()
    assert wide == {}


def test_the_map_of_a_page_is_drawn_when_it_comes_into_view(page: Page, site: str) -> None:
    page.goto(site + PAGES["person"])
    page.locator(".mapcard").scroll_into_view_if_needed()
    expect(page.locator(".stage[data-drawn]")).to_be_visible()


def test_from_the_search_box_to_a_version(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Search papers, people, topics, or paste an identifier").fill("distract your attention")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Distract Your Attention: Multi-head Cross Attention").first.click()
    page.get_by_role("link", name="v2", exact=True).click()
    expect(page.locator(".submission")).to_have_text(
        "Submitted on 15 Sep 2021 (v1), this version 27 Nov 2021 (v2), latest version 22 May 2023 (v6)"
    )
    assert page.url == site + "/paper/arxiv:2109.07270v2"


def test_suggestions_appear_while_typing_and_lead_by_keyboard(page: Page, site: str) -> None:
    page.goto(site + PAGES["topic"])
    box = page.get_by_role("combobox", name="Search papers, people, topics")
    box.press_sequentially("g. zhao")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    expect(options.nth(1)).to_have_text("person Geran Zhao2022 · Computer Vision and Pattern Recognition · 1 work")
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page.get_by_role("heading", name="Geran Zhao", level=1)).to_be_visible()


def test_suggestions_close_by_escape_and_leave_the_form_alone(page: Page, site: str, axe: str) -> None:
    page.goto(site)
    box = page.get_by_role("combobox", name="or paste an identifier")
    box.press_sequentially("attention")
    expect(page.get_by_role("option").first).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))") == []
    box.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    box.press("Enter")
    expect(page.get_by_role("heading", name="Found for attention")).to_be_visible()
