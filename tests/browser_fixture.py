"""A plugin of pytest: the site served by its real server, and a browser whose page bears no complaint.

Use it by `pytest_plugins = ("browser_fixture",)`. The browser is Debian's chromium, or the one that
`playwright install chromium` brought, or the one that KG_TEST_CHROMIUM names.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser_site import served
from playwright.sync_api import Dialog, Page

from kg import Graph, Settings

_TESTS = Path(__file__).parent
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How the browser starts: the machine's own where there is one."""
    own = os.environ.get("KG_TEST_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    place = {"executable_path": own} if own else {}
    return {**browser_type_launch_args, **place, "args": [*_QUIET, "--disable-sync"]}


@pytest.fixture(scope="session")
def site(demo_graph: Graph, demo_settings: Settings) -> Iterator[str]:
    """The address of the web UI over the demo corpus, served as users serve it."""
    with served(demo_settings) as address:
        yield address


@pytest.fixture(scope="session")
def base_url(site: str) -> str:
    """Addresses in tests begin with a slash; this is what stands before it."""
    return site


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that fails on any console error, page error, dialog or request to a foreign host."""
    complaints: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", dismiss)
    page.on("request", lambda request: complaints.append(request.url) if _foreign(request.url) else None)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    yield page
    assert complaints == []


def _foreign(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, for `page.evaluate`."""
    return (_TESTS / "vendor" / "axe.min.js").read_text("utf-8")
