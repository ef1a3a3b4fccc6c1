"""A server on this machine that misbehaves as the real ones do, a clock that only sleeping moves, and small sources."""

import gzip
import json
import random
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from loaders.harvest_polite import Manners, Visitor

Query = dict[str, list[str]]
Good = tuple[int, dict[str, str], bytes]
Fault = Callable[["_Handler", Good], None]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        number = self.server.arrived(self)
        good = self.server.answer(parts.path, query)
        fault = self.server.faults.get(number)
        if fault:
            fault(self, good)
        else:
            self.give(*good)

    def give(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Answers by a function; `faults` says which request, counted from 1, goes wrong and how."""

    daemon_threads = True

    def __init__(self, answer: Callable[[str, Query], Good]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.faults: dict[int, Fault] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self._lock = threading.Lock()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/oai"

    def arrived(self, handler: _Handler) -> int:
        with self._lock:
            self.asked.append(handler.path)
            self.headers.append(dict(handler.headers.items()))
            return len(self.asked)


@contextmanager
def serving(answer: Callable[[str, Query], Good]) -> Iterator[Server]:
    server = Server(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def status(code: int, body: bytes = b"busy", **headers: str) -> Fault:
    """Another status, with headers written as Retry_After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler, good: handler.give(code, named, body)


def instead(body: bytes) -> Fault:
    """Status 200 and something else."""
    return lambda handler, good: handler.give(200, {}, body)


def cut_off(handler: _Handler, good: Good) -> None:
    """The connection ends before the promised length."""
    handler.give(good[0], {**good[1], "Content-Length": str(len(good[2]))}, good[2][: len(good[2]) // 2])
    handler.close_connection = True


def cut_off_unnoticed(handler: _Handler, good: Good) -> None:
    """The page is cut off, and the length agrees with what is left."""
    handler.give(good[0], good[1], good[2][: len(good[2]) // 2])


def reset(handler: _Handler, good: Good) -> None:
    """The connection is reset in the middle of the page."""
    handler.give(good[0], {**good[1], "Content-Length": str(len(good[2]))}, good[2][: len(good[2]) // 2])
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


@dataclass
class Time:
    """A clock that goes on only while somebody sleeps."""

    now: float = 1_700_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def clock(self) -> float:
        return self.now


@contextmanager
def visitor(time: Time, said: list[str], *, pause: float = 3.0, token: str = "") -> Iterator[Visitor]:
    with Visitor(
        manners=Manners(pause=pause),
        agent="research-kg/test",
        token=token,
        told=said.append,
        sleep=time.sleep,
        clock=time.clock,
        wall=time.clock,
        chance=random.Random(7),
    ) as visiting:
        yield visiting


def pages(folder: Path) -> dict[str, bytes]:
    """The pages of a harvest by name, unpacked."""
    return {one.name: gzip.decompress(one.read_bytes()) for one in sorted(folder.glob("*.gz"))}


# --- arXiv: seven records on four days, two a page ------------------------------------------------------------

DAYS = ["2024-01-01", "2024-01-02", "2024-01-02", "2024-01-02", "2024-01-03", "2024-01-03", "2024-01-04"]
A_PAGE = 2


def record(number: int, day: str) -> str:
    return (
        f"<record><header><identifier>oai:arXiv.org:2401.{number:05}</identifier><datestamp>{day}</datestamp>"
        "<setSpec>cs:cs:CV</setSpec></header><metadata><arXivRaw xmlns='http://arxiv.org/OAI/arXivRaw/'>"
        f"<id>2401.{number:05}</id><submitter>Ada Example</submitter>"
        "<version version='v1'><date>Mon, 01 Jan 2024 10:00:00 GMT</date><size>12kb</size></version>"
        f"<title>Paper {number} &lt;b&gt;</title><authors>Ada Example</authors><categories>cs.CV</categories>"
        "<abstract>  Text.</abstract></arXivRaw></metadata></record>"
    )


def oai(inside: str, responded: str = "2024-02-01T10:00:00Z") -> bytes:
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>"
        f"<responseDate>{responded}</responseDate><request verb='ListRecords'>http://localhost/oai</request>"
        f"{inside}</OAI-PMH>\n"
    ).encode()


def error(code: str, text: str = "No.") -> bytes:
    return oai(f"<error code='{code}'>{text}</error>")


class Arxiv:
    """The list of records in the manner of either server; `days` may be in any order."""

    def __init__(self, *, legacy: bool = False, days: list[str] | None = None) -> None:
        self.legacy = legacy
        self.days = days or DAYS

    def __call__(self, path: str, query: Query) -> Good:
        if path != "/oai":
            return 404, {}, b"nothing here"
        if "resumptionToken" in query:
            since, until, skip = query["resumptionToken"][0].split("|")
        else:
            since, until, skip = query.get("from", [""])[0], query.get("until", ["9999"])[0], "0"
        chosen = [(number, day) for number, day in enumerate(self.days, 1) if since <= day <= until]
        if not chosen:
            return 200, {}, error("noRecordsMatch")
        start, end = int(skip), int(skip) + A_PAGE
        token = f"{since}|{until}|{end}"
        about = f" completeListSize='{len(chosen)}' cursor='{start}'"
        after = (
            f"<resumptionToken{about}>{token}</resumptionToken>"
            if self.legacy
            else (f"<resumptionToken expires='2024-02-02T00:00:00Z'>{token}</resumptionToken>")
        )
        if end >= len(chosen):
            after = f"<resumptionToken{about}/>" if self.legacy else ""
        body = "".join(record(*one) for one in chosen[start:end])
        return 200, {}, oai(f"<ListRecords>{body}{after}</ListRecords>")


# --- OpenAIRE: five products, two a page ----------------------------------------------------------------------


def product(number: int) -> dict[str, Any]:
    return {
        "id": f"doi_________::{number:032}",
        "type": "publication",
        "mainTitle": "Line one\nline two",
        "organizations": [{"id": f"openorgs____::{number % 3:032}", "legalName": "University"}, None],
        "projects": None if number % 2 else [{"id": f"corda_____he::{number:032}", "code": "1"}],
    }


class Openaire:
    """The Graph API: products by cursor, organizations and projects by id; printed over several lines."""

    def __init__(self, count: int = 5) -> None:
        self.products = [product(number) for number in range(1, count + 1)]

    def __call__(self, path: str, query: Query) -> Good:
        if path == "/oai/v3/research-products":
            start = 0 if query["cursor"] == ["*"] else int(query["cursor"][0])
            size = int(query["pageSize"][0])
            header: dict[str, Any] = {"numFound": len(self.products), "pageSize": size}
            if start + size <= len(self.products):
                header["nextCursor"] = str(start + size)
            return self.page(header, self.products[start : start + size])
        if path in ("/oai/v3/organizations", "/oai/v3/projects"):
            ids = [one.strip('"') for one in query["id"][0].split(" OR ")]
            name = "legalName" if path.endswith("organizations") else "title"
            return self.page({"numFound": len(ids)}, [{"id": one, name: "Name", "code": "1"} for one in ids])
        return 404, {}, b'{"message": "no such place"}'

    def page(self, header: dict[str, Any], results: list[dict[str, Any]]) -> Good:
        return 200, {}, json.dumps({"header": header, "results": results}, indent=2).encode()
