"""From what somebody typed, pasted or kept to the thing it names: identifiers, keys, earlier keys, addresses."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from kg import ids
from kg.errors import Malformed, Unknown, Withdrawn
from kg.graph import Graph
from kg.statements import text
from queries import addresses
from queries.formats import FORMATS
from queries.forms import nothing
from queries.kinds import KINDS, kind_of_labels

#: A page or map of ours on any host, because one graph is served under many names; and an IRI of the RDF, whose base
#: may hold a path. Whatever the host, only the key in it is looked up here, and it must be an identifier or a key.
_OWN = re.compile(
    rf"(?:(?:https?://[^/\s]+)?/(?:map/)?|(?:https?://[^\s?#]+)?/id/)(?:{'|'.join(KINDS)})/([^?#]+)(?:[?#].*)?"
)
#: What a key of ours looks like where it is no identifier of anybody: `fos:0202`, `funder:ec:eu`, `arxiv`.
_KEY = re.compile(r"arxiv|[a-z_]{2,20}:\S.*", re.DOTALL)

_CATEGORY = re.compile(r"[a-z-]{2,10}\.[A-Za-z-]{2,10}|[a-z-]{2,10}")


@dataclass(frozen=True, slots=True)
class Target:
    """A thing that was found: kind and key, and the arXiv version if one was asked for."""

    kind: str
    key: str
    version: int | None = None

    @property
    def href(self) -> str:
        """Its canonical address."""
        return addresses.entity(self.kind, self.key + (f"v{self.version}" if self.version else ""))


def resolve(graph: Graph, raw: str) -> Target:
    """The thing that a text names; Malformed, Unknown or Withdrawn says why there is none."""
    asked = raw.strip()
    own = _OWN.fullmatch(asked)
    if own is None:
        return _resolved(graph, asked)
    key = unquote(own[1])
    try:
        return _resolved(graph, key)
    except (Malformed, Unknown):
        bare, dot, suffix = key.rpartition(".")
        if not (bare and dot and suffix in FORMATS):
            raise
    return _resolved(graph, bare)


def _resolved(graph: Graph, asked: str) -> Target:
    parsed = ids.parse(asked)
    if parsed is not None:
        return _identified(graph, f"{parsed.scheme}:{parsed.value}", parsed.version)
    if "~" in asked:
        return _person(graph, asked)
    for key in _keys(asked):
        if found := _by_key(graph, key):
            return found
    raise nothing(asked)


def _keys(asked: str) -> list[str]:
    """Keys of ours that a text can stand for: as it is, a bare arXiv category, a bare ISSN, the id of a record."""
    keys = [asked] if _KEY.fullmatch(asked) else []
    if _CATEGORY.fullmatch(asked):
        keys.append(f"arxiv:{asked}")
    if issn := ids.issn(asked):
        keys.append(f"issn:{issn}")
    if asked.startswith("openaire:"):
        keys.append("oaire:" + asked.removeprefix("openaire:"))
    return keys


def _identified(graph: Graph, identifier: str, version: int | None) -> Target:
    rows = graph.read(text("read", "resolve_identifier"), {"id": identifier}).dicts()
    target = _first(rows) or _by_key(graph, identifier)
    if target is None and rows:
        raise Withdrawn(f"{identifier} was known here, and its source has withdrawn what it named")
    if target is None:
        raise Unknown(f"{identifier} is well-formed, but nothing here is known by it")
    if version is None:
        return target
    return _version(graph, target, identifier, version)


def _version(graph: Graph, target: Target, identifier: str, version: int) -> Target:
    if _by_key(graph, f"{identifier}v{version}") is None:
        raise Unknown(f"{identifier} is known here, but not its version {version}; see {target.href}")
    return Target(target.kind, target.key, version if target.key == identifier else None)


def _person(graph: Graph, key: str) -> Target:
    """A person by today's key, else by the name on a work that an earlier key holds."""
    found = _by_key(graph, key)
    if found is not None:
        return found
    name, _, work = key.partition("~")
    rows = graph.read(text("read", "resolve_mention"), {"name": name.strip().lower(), "work": work.strip()}).dicts()
    target = _first(rows)
    if target is None:
        raise Unknown(f"No author named {name!r} is known on {work!r}")
    return target


def _by_key(graph: Graph, key: str) -> Target | None:
    return _first(graph.read(text("read", "resolve_key"), {"id": key}).dicts())


def _first(rows: list[dict[str, Any]]) -> Target | None:
    """The first in the order of kinds: a paper before the data set of the same name."""
    known = [Target(kind, row["id"]) for row in rows if (kind := kind_of_labels([row["label"] or ""]))]
    return min(known, key=lambda one: list(KINDS).index(one.kind), default=None)
