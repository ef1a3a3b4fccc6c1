"""Serving the web UI with gunicorn: one process, some threads, never the development server."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from kg.errors import CallerError
from kg.settings import Settings
from webui import create_app
from webui.connection import GraphFactory
from webui.warming import warm
from webui.worker import LONGEST_LINE, Worker

_TRIED_PORTS = 50


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn told by options instead of files and command line."""

    def __init__(self, app: Flask, options: dict[str, Any]) -> None:
        self._app = app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._app


def free_port(host: str, port: int) -> int:
    """The port, or the next one that nobody listens on."""
    for candidate in _candidates(port):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except PermissionError as error:
                raise CallerError(f"Port {candidate} is not allowed to this user; choose one above 1023") from error
            except socket.gaierror as error:
                raise CallerError(f"{host!r} is no address of this machine; 127.0.0.1 is the usual one") from error
            except OSError:
                continue
            return candidate
    raise CallerError(f"No port from {port} to {port + _TRIED_PORTS - 1} is free on {host}; name another with --port")


def _candidates(port: int) -> Iterator[int]:
    if not 1 <= port <= 65535:
        raise CallerError(f"{port} is no port; ports go from 1 to 65535")
    yield from range(port, min(port + _TRIED_PORTS, 65536))


def address(host: str, port: int) -> str:
    """Where a browser finds it."""
    name = "127.0.0.1" if host in ("", "0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


def serve(
    settings: Settings, graph_factory: GraphFactory, *, host: str, port: int, threads: int, ready: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C or SIGTERM; `ready` hears the address once requests are answered.

    One process, because limits count in its memory. It connects to the database after the fork, at its first
    request: a driver's sockets and threads do not survive a fork.
    """
    app = create_app(settings, graph_factory)
    asking = warm(app)

    def begin(_worker: object) -> None:
        ready(address(host, port))
        asking.start()

    options = {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": 1,
        "worker_class": Worker,
        "limit_request_line": LONGEST_LINE,
        "threads": threads,
        "timeout": 120,
        "graceful_timeout": 5,
        "keepalive": 5,
        "loglevel": "warning",
        "proc_name": "kg",
        "control_socket_disable": True,
        "post_worker_init": begin,
        "worker_exit": lambda _server, _worker: asking.stop(),
    }
    _Server(app, options).run()
