"""A plugin of pytest: the site served by its real server, and a browser whose page bears no complaint.

Use it by `pytest_plugins = ("browser_fixture",)`. The browser is Debian's chromium, or the one that
`playwright install chromium` brought, or the one that KG_TEST_CHROMIUM names.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

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
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """The same window for every test."""
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def site(demo_graph: Graph, demo_settings: Settings) -> Iterator[str]:
    """The address of the web UI over the demo corpus, served as users serve it."""
    environment = {
        **os.environ,
        "KG_HOME": str(demo_settings.home),
        "KG_NEO4J_INSTALL": str(demo_settings.install_folder),
        "PYTHONPATH": str(_TESTS.parent),
    }
    command = [sys.executable, str(_TESTS / "browser_site.py")]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, "the site did not start; its message is above"
        yield address.rstrip("/")
        process.terminate()
        process.stdout.close()


@pytest.fixture
def page(page: Page, site: str) -> Iterator[Page]:
    """A page that fails on any console error, page error or request to a foreign host."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if _foreign(request.url, site) else None)
    yield page
    assert complaints == []


def _foreign(address: str, site: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(site).netloc


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, for `page.evaluate`."""
    return (_TESTS / "vendor" / "axe.min.js").read_text("utf-8")
