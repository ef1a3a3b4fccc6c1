"""What the value of a setting must be, in words and as a test; looked at when the environment is read."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: What an IRI of ours can begin with: one of the web, without anything that would have to be escaped.
BASE_IRI = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?/([A-Za-z0-9._~-]+/)*")
_NAME = r"(?=.{1,253}\Z)[\w-]{1,63}(\.[\w-]{1,63})*\.?"
_IPV6 = r"[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\w+)?"
_HOST = re.compile(rf"{_NAME}|{_IPV6}")
_TRUSTED = re.compile(rf"\.?({_NAME})(:\d{{1,5}})?|\[{_IPV6}\](:\d{{1,5}})?|{_IPV6}")
#: A driver takes less and more: without a host it asks this machine, and a path it forgets.
_NEO4J = re.compile(
    rf"(?i:bolt|neo4j)(?i:\+s|\+ssc)?://([\w.-]+|\[{_IPV6}\])(:(?P<port>\d{{1,5}}))?/?(?P<context>\?[^\s#?=&]+=[^\s#?]+)?"
)
_DATABASE = re.compile(r"\w[\w.-]*")
_VERSION = re.compile(r"\d{1,4}\.\d{1,3}\.\d{1,3}")
_TOKEN = re.compile(r"[!-~]+")
_MAIL = re.compile(r"\s*[!-?A-~]+@[!-?A-~]+\s*")


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand on a value; `must` goes on after "is not"."""

    must: str
    holds: Callable[[Any], bool]


def _text(value: str) -> bool:
    """Not bytes that the environment was given and no text was made of."""
    return not any("\ud800" <= letter <= "\udfff" for letter in value)


def _neo4j(value: str) -> bool:
    found = _NEO4J.fullmatch(value)
    if found is None or (found["context"] and value.lower().startswith("bolt")):
        return False
    return found["port"] is None or 0 < int(found["port"]) < 65536


def _folder(value: Path) -> bool:
    return _text(str(value)) and (value.is_dir() or not value.exists())


def _whole(least: int, most: int, *, zero: bool = False) -> Rule:
    words = f"{'0, or ' if zero else ''}a whole number from {least:,} to {most:,}"
    return Rule(words, lambda value: least <= value <= most or (zero and value == 0))


def _names(value: str) -> bool:
    return all(_TRUSTED.fullmatch(name.strip()) for name in value.split(",") if name.strip())


TEXT = Rule("text in UTF-8", _text)
FOLDER = Rule("a folder, there already or to be made", _folder)
NEO4J_ADDRESS = Rule(
    "an address such as neo4j://localhost:7687: bolt:// or neo4j://, with +s or +ssc where it is encrypted, and a host",
    _neo4j,
)
DATABASE = Rule("a name of letters, digits, dots and dashes", lambda value: bool(_DATABASE.fullmatch(value)))
VERSION = Rule("a version such as 5.26.31 or 2026.08.1", lambda value: bool(_VERSION.fullmatch(value)))
# No server starts with less; the most is a terabyte, against a number in bytes.
MEGABYTES = _whole(64, 1_048_576, zero=True)
# Not even for a moment is a limit of no use, and longer than a day nobody waits; nan is beyond every comparison.
SECONDS = Rule("a number above 0 and up to 86,400", lambda value: math.isfinite(value) and 0 < value <= 86_400)
ROWS = _whole(1, 1_000_000)
UPSERT = Rule("merge or match", lambda value: value in ("merge", "match"))
HOST = Rule("the address or name of a host", lambda value: bool(_HOST.fullmatch(value)))
PORT = Rule("a whole number from 1 to 65535", lambda value: 1 <= value <= 65535)
THREADS = _whole(1, 64)
HOSTS = Rule("host names with commas between them", _names)
IRI = Rule(
    "an address such as https://example.org/kg/, ending in a slash", lambda value: bool(BASE_IRI.fullmatch(value))
)
TOKEN = Rule("a token of visible ASCII characters", lambda value: bool(_TOKEN.fullmatch(value)))
MAIL = Rule("a mail address", lambda value: bool(_MAIL.fullmatch(value)))
