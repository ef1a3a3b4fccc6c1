"""Asking somebody else's server: one request at a time, with pauses, with patience, and under our name."""

import email.utils
import ipaddress
import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from requests.auth import AuthBase

from kg.errors import CallerError, DataError

Page = TypeVar("Page")
Pairs = Sequence[tuple[str, str]]

#: Waiting helps with these; 408 and 5xx come from overloaded gateways, 429 and 503 from the server itself.
_PASSING = frozenset({408, 429, 500, 502, 503, 504})
#: An answer of 2,000 records is about 5 MB; one of author lists without end must not fill the memory.
_LARGEST_ANSWER = 256 * 1024 * 1024
_REDIRECTS = 5
_GOES_ON = "Try again later: the same command goes on where this one stopped"


class Passing(Exception):
    """An answer that is not what was asked for, but may be next time: cut off, overloaded, another page."""

    def __init__(self, what: str, asked: float | None = None) -> None:
        super().__init__(what)
        self.asked = asked
        """Seconds that the server asks to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a server wants to be asked."""

    pause: float
    """At least this many seconds between two requests."""
    attempts: int = 8
    """Waits of 2, 4, 8 … 60 seconds: about five minutes, longer than the restarts of arXiv's server."""
    first_attempts: int = 3
    """Before anything was ever answered: a missing network is told in ten seconds, not in five minutes."""
    first_wait: float = 2.0
    longest_wait: float = 60.0
    longest_asked: float = 1800.0
    """A server that asks for more than this is left alone; the harvest goes on another time."""


class _Bearer(AuthBase):
    """Puts the token on a request; without a token it keeps requests from looking into ~/.netrc."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def host(address: str) -> str:
    """The host an address leads to; the address is refused if it is none of http."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise CallerError(f"{one_line(address)} is not an address to harvest from; give https://host/path")
    return parts.hostname


def loopback(address: str) -> bool:
    """Whether an address stays on this machine."""
    name = host(address)
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def one_line(text: str, most: int = 300) -> str:
    """Words of a stranger on one line, without control characters, at most `most` long."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    short = " ".join(plain.split())
    return short if len(short) <= most else short[:most] + "…"


def asked_wait(retry_after: str | None, date: str | None, now: float) -> float | None:
    """Seconds that a Retry-After header asks for (a number or a date), None if it says nothing usable.

    A date counts from the answer's own Date header: clocks differ.
    """
    if not retry_after:
        return None
    text = retry_after.strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return float(text)
    try:
        then = email.utils.parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None
    with suppress(ValueError, OverflowError):
        now = email.utils.parsedate_to_datetime(date or "").timestamp()
    return max(0.0, then - now)


def slower(pause: float, headers: Mapping[str, str]) -> float:
    """The pause that the rest of the hour's allowance permits, from the x-ratelimit headers.

    The first half of the allowance is free; after it the pace is one that never runs out.
    """
    try:
        limit, used = int(headers["x-ratelimit-limit"]), int(headers["x-ratelimit-used"])
    except (KeyError, ValueError):
        return pause
    if limit <= 0 or used < limit / 2:
        return pause
    return max(pause, 3600 / limit)


def _silent(_: str) -> None:
    pass


@dataclass(slots=True, kw_only=True)
class Visitor:
    """One connection to one server; everything that waits is handed in."""

    manners: Manners
    agent: str
    token: str = field(default="", repr=False)
    told: Callable[[str], None] = _silent
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    chance: random.Random = field(default_factory=random.Random)
    _session: requests.Session = field(default_factory=requests.Session, repr=False)
    _last: float | None = None
    _pause: float = 0.0
    _answered: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def get(
        self, address: str, pairs: Pairs, read: Callable[[bytes], Page], *, explain: Mapping[int, str] | None = None
    ) -> Page:
        """What `read` makes of the answer; failures that pass are waited out, the others are DataError.

        `explain` says what a status means here and what to do about it.
        """
        if self.token and urlsplit(address).scheme != "https" and not loopback(address):
            raise CallerError(f"The token is not sent to {host(address)} without encryption; use https")
        attempt = 1
        while True:
            try:
                page = read(self._once(address, pairs, explain or {}))
            except Passing as failure:
                self._wait(host(address), failure, attempt)
                attempt += 1
            else:
                self._answered = True
                return page

    def _wait(self, name: str, failure: Passing, attempt: int) -> None:
        manners, asked = self.manners, failure.asked
        most = manners.attempts if self._answered else manners.first_attempts
        if asked is not None and asked > manners.longest_asked:
            raise DataError(f"{name}: {failure}; it asks to wait {asked:,.0f} seconds. {_GOES_ON}") from failure
        if attempt >= most:
            raise DataError(f"{name}: {failure}, {attempt} times in a row. {_GOES_ON}") from failure
        own = min(manners.longest_wait, manners.first_wait * 2 ** (attempt - 1))
        wait = own + self.chance.uniform(0, own / 4) if asked is None else max(asked, manners.pause)
        self.told(f"{name}: {failure}; asking again in {wait:.0f} s ({attempt} of {most})")
        self.sleep(wait)

    def _once(self, address: str, pairs: Pairs, explain: Mapping[int, str]) -> bytes:
        try:
            answer, body = self._fetch(address, pairs)
        except (requests.exceptions.SSLError, ValueError) as error:  # ValueError: no address, no header
            raise DataError(f"{host(address)} cannot be asked: {one_line(str(error))}") from error
        except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError) as error:
            raise Passing(f"the answer broke off ({_cause(error)})") from error
        except (requests.ConnectionError, requests.Timeout) as error:
            raise Passing(f"no answer ({_cause(error)})") from error
        self._pause = slower(self.manners.pause, answer.headers)
        status = answer.status_code
        if status in _PASSING:
            asked = asked_wait(answer.headers.get("Retry-After"), answer.headers.get("Date"), self.wall())
            raise Passing(f"status {status}", asked)
        if status != 200:
            why = explain.get(status, "it refuses the request")
            words = one_line(re.sub(r"<[^>]*>", " ", body[:5000].decode("utf-8", "replace")))
            raise DataError(f"{host(address)} answers {status}: {why}{'; it says: ' + words if words else ''}")
        return body

    def _fetch(self, address: str, pairs: Pairs) -> tuple[requests.Response, bytes]:
        """One answer, followed to where it moved on the same host; elsewhere only the user may send us."""
        name, secure, query = host(address), address.startswith("https:"), pairs
        for _ in range(_REDIRECTS):
            self._pace()
            with self._session.get(
                address,
                params=query,
                headers={"User-Agent": self.agent},
                auth=_Bearer(self.token),
                timeout=(20, 120),
                stream=True,
                allow_redirects=False,
            ) as answer:
                if not answer.is_redirect:
                    return answer, _body(answer)
                target = urljoin(answer.url, answer.headers["Location"])
            parts = urlsplit(target)
            if parts.hostname != name or (secure and parts.scheme != "https"):
                raise DataError(f"{name} sends us to {one_line(target)}; if that is right, give it as --base")
            address, query = target, ()
        raise DataError(f"{name} sends us in a circle; try again later")

    def _pace(self) -> None:
        pause = max(self.manners.pause, self._pause)
        due = 0.0 if self._last is None else self._last + pause - self.clock()
        if self._last is None and self.manners.pause:
            due = self.manners.pause  # who stopped and starts again at once is no less polite
        if due > 0:
            self.sleep(due)
        self._last = self.clock()


def _body(answer: requests.Response) -> bytes:
    parts, size = [], 0
    for part in answer.iter_content(1 << 16):
        size += len(part)
        if size > _LARGEST_ANSWER:
            raise DataError(
                f"{host(answer.url.split('?')[0])} sends more than {_LARGEST_ANSWER >> 20} MiB in one answer; stopped"
            )
        parts.append(part)
    return b"".join(parts)


def _cause(error: BaseException) -> str:
    """The innermost reason, which is the one that says something: "Connection reset by peer"."""
    seen = error
    while True:
        inner = seen.__cause__ or seen.__context__ or getattr(seen, "reason", None)
        if inner is None and seen.args and isinstance(seen.args[-1], BaseException):
            inner = seen.args[-1]
        if not isinstance(inner, BaseException) or inner is seen:
            break
        seen = inner
    text = seen.strerror if isinstance(seen, OSError) and seen.strerror else str(seen)
    return one_line(text, 120) or type(seen).__name__
