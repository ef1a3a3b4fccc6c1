"""Serving: by a production server, on the next free port, stopped by a signal, alive without a database."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from pathlib import Path

import pytest

from kg.errors import CallerError
from webui.security import HEADERS
from webui.serve import address, free_port

ROOT = Path(__file__).parent.parent


def listener() -> socket.socket:
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    held.listen()
    return held


def test_a_taken_port_gives_way_to_the_next_free_one() -> None:
    with closing(listener()) as held:
        taken = held.getsockname()[1]
        assert taken < free_port("127.0.0.1", taken) < taken + 50


def test_a_free_port_is_kept() -> None:
    with closing(listener()) as held:
        port: int = held.getsockname()[1]
    assert free_port("127.0.0.1", port) == port


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 0), ("127.0.0.1", 70000), ("no.such.host.invalid", 5000)])
def test_what_is_no_port_or_host_is_told(host: str, port: int) -> None:
    with pytest.raises(CallerError):
        free_port(host, port)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", "http://127.0.0.1:5000/"),
        ("0.0.0.0", "http://127.0.0.1:5000/"),
        ("::1", "http://[::1]:5000/"),
        ("kg.example", "http://kg.example:5000/"),
    ],
)
def test_the_address_is_one_for_a_browser(host: str, expected: str) -> None:
    assert address(host, 5000) == expected


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a site whose database is not there."""
    environment = {**os.environ, "KG_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "tests" / "browser_site.py")]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


def refused(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of an answer that is an error."""
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(urllib.request.Request(address, headers=headers))
    with closing(told.value):
        return told.value.code, told.value.headers, told.value.read()


def test_an_address_may_be_as_long_as_the_state_of_a_map(site: str) -> None:
    expanded = "&".join(f"expand=paper%2Fdoi%3A10.1000%2F{chr(97 + place) * 387}" for place in range(12))
    status, _, _ = refused(f"{site}map/paper/doi:10.1000/{'k' * 387}?{expanded}")
    assert status == 503  # taken and read: it is the database that is not there


@pytest.mark.parametrize(
    ("path", "headers", "status", "words"),
    [
        ("search?q=" + "x" * 8300, {}, 414, "The address is longer than 8,190 characters."),
        ("search", {"X-Long": "x" * 9000}, 431, "The headers of the request are longer than is taken here."),
        ("search", {"X_A B": "x"}, 400, "The request is not one of HTTP."),
    ],
)
def test_what_cannot_be_read_is_refused_with_our_page_and_headers(
    site: str, path: str, headers: dict[str, str], status: int, words: str
) -> None:
    code, sent, body = refused(site + path, **headers)
    assert code == status
    assert {name: sent[name] for name in HEADERS} == HEADERS
    assert (sent["Content-Type"], sent["Connection"]) == ("text/html; charset=utf-8", "close")
    assert len(body) == int(sent["Content-Length"])
    assert words in body.decode()
    assert f"Request {sent['X-Request-Id']}" in body.decode()


def test_it_serves_without_a_database_and_stops_at_a_signal(tmp_path: Path) -> None:
    environment = {**os.environ, "KG_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "tests" / "browser_site.py")]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        site = process.stdout.readline().strip()
        with pytest.raises(urllib.error.HTTPError) as gone:
            urllib.request.urlopen(site + "map/paper/arxiv:1811.02360")
        with closing(gone.value):
            assert gone.value.code == 503
            assert gone.value.headers["Server"] == "gunicorn"
            assert gone.value.headers["Retry-After"] == "5"
            assert b"database" in gone.value.read()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
