"""Serving: by a production server, on the next free port, stopped by a signal, alive without a database."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import CallerError
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
