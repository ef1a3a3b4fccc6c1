"""Harvesting the OpenAIRE Graph API into JSON lines that `kg load openaire` reads, one result a line.

Pages are walked by cursor. What a query would bring is looked at first. The things that products name and do not
describe, their organizations and projects, are fetched by id afterwards if asked for.
"""

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec

from kg.errors import CallerError, DataError
from loaders.harvest_filters import Kind, Pair, any_of
from loaders.harvest_folder import Entry, Folder, folder
from loaders.harvest_openaire_order import MOST_A_PAGE, OpenaireOrder
from loaders.harvest_polite import Passing, Visitor, host

#: Some dozens of ids fit one address; above about 4,000 characters gateways refuse.
_IDS_A_REQUEST = 25
_ID = re.compile(r'[^\s"\\]{1,200}')
_EXPLAINED = {
    400: "it does not understand the request; see the filters",
    401: "it does not accept the token; tokens live one hour: set OPENAIRE_TOKEN anew or unset it, then go on",
    403: "it does not accept the token; tokens live one hour: set OPENAIRE_TOKEN anew or unset it, then go on",
    404: "there is no such place; check --base and --api",
}


class _Header(msgspec.Struct):
    num_found: int = msgspec.field(name="numFound")
    next_cursor: str | None = msgspec.field(name="nextCursor", default=None)


class _Envelope(msgspec.Struct):
    header: _Header
    results: list[msgspec.Raw] | None = None


class _Named(msgspec.Struct):
    id: str | None = None


class _Names(msgspec.Struct):
    organizations: list[_Named | None] | None = None
    projects: list[_Named | None] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a harvest stands; follows from the journal alone."""

    pages: int = 0
    results: int = 0
    found: int = 0
    """How many the server says there are; drifts while paging."""
    cursor: str = "*"
    walked: bool = False
    batches: tuple[tuple[str, int, int], ...] = ()
    """For each kind fetched by id: batches done, results."""

    def batch(self, kind: Kind) -> tuple[int, int]:
        """Batches done of a kind fetched by id, and their results."""
        return next(((done, results) for name, done, results in self.batches if name == kind), (0, 0))


def advanced(place: Place, entry: Entry) -> Place:
    """Where the harvest stands after one more entry of its journal."""
    match entry["did"]:
        case "page":
            return replace(
                place,
                pages=place.pages + bool(entry["results"]),
                results=place.results + entry["results"],
                found=entry["found"],
                cursor=entry["next"],
                walked=not entry["next"],
            )
        case "batch":
            done, results = place.batch(entry["kind"])
            others = tuple(one for one in place.batches if one[0] != entry["kind"])
            return replace(place, batches=(*others, (entry["kind"], done + 1, results + entry["results"])))
        case other:
            raise DataError(f"The journal of this harvest has an entry {other!r} of a newer version; update kg")


def _envelope(body: bytes) -> _Envelope:
    try:
        return msgspec.json.decode(body, type=_Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Passing(f"the answer is cut off or no result of the Graph API ({error})") from error


def _lines(results: list[msgspec.Raw]) -> bytes:
    """One result a line, otherwise byte for byte: line ends can stand only between tokens, never in a string."""
    return b"".join(bytes(one).replace(b"\r", b" ").replace(b"\n", b" ") + b"\n" for one in results)


class _Harvest:
    def __init__(self, order: OpenaireOrder, kept: Folder, visitor: Visitor, now: Callable[[], datetime]) -> None:
        self.order = order
        self.kept = kept
        self.visitor = visitor
        self.now = now
        self.host = host(order.base)
        self.place = Place()
        self.cursors: set[str] = {"*"}
        for entry in kept.entries:
            self.advance(entry)

    def advance(self, entry: Entry) -> None:
        self.place = advanced(self.place, entry)
        self.cursors.add(self.place.cursor)

    def note(self, did: str, **more: Any) -> None:
        entry: Entry = {"did": did, **more, "time": self.now().isoformat(timespec="seconds")}
        self.kept.add(entry)
        self.advance(entry)

    def get(self, kind: Kind, pairs: list[Pair]) -> tuple[_Envelope, str]:
        address = self.order.address(kind)
        return self.visitor.get(address, pairs, _envelope, explain=_EXPLAINED), f"{address}?{urlencode(pairs)}"

    def step(self) -> None:
        """Fetch and keep one page of the list."""
        place, order = self.place, self.order
        pairs = [*order.filters, ("pageSize", str(order.page_size)), ("cursor", place.cursor)]
        envelope, url = self.get(order.kind, pairs)
        found, results = envelope.header.num_found, envelope.results or []
        self.refuse_flood(found, place.results + len(results))
        following = envelope.header.next_cursor or ""
        if not results or following in self.cursors:
            following = ""
        name = f"{order.kind}-{place.pages + 1:05}.jsonl.gz" if results else ""
        if name:
            self.kept.write(name, _lines(results))
        self.note("page", file=name, url=url, found=found, results=len(results), next=following)
        if self.place.walked and self.place.results < found:
            self.visitor.told(f"{self.host} announced {found:,} {order.kind} and gave {self.place.results:,}")

    def refuse_flood(self, found: int, so_far: int) -> None:
        order = self.order
        if found > order.at_most and not self.place.pages:
            raise CallerError(
                f"{found:,} {order.kind} match, more than {order.at_most:,}; narrow the filters "
                f"(fromPublicationDate=2024, type=publication, …) or allow them with --at-most {found}"
            )
        if so_far > 2 * max(found, order.at_most):
            raise DataError(f"{self.host} gives more than the {found:,} it announced and does not end; stopped")

    def fetch(self, kind: Kind, ids: list[str]) -> None:
        """Fetch and keep one batch of things by id."""
        done, _ = self.place.batch(kind)
        batch = ids[done * _IDS_A_REQUEST : (done + 1) * _IDS_A_REQUEST]
        envelope, url = self.get(kind, [("id", any_of(batch)), ("pageSize", str(MOST_A_PAGE)), ("page", "1")])
        results = envelope.results or []
        name = f"{kind}-{done + 1:05}.jsonl.gz" if results else ""
        if name:
            self.kept.write(name, _lines(results))
        self.note("batch", kind=kind, file=name, url=url, asked=len(batch), results=len(results))


def named(kept: Folder, kind: Kind) -> list[str]:
    """Ids of the organizations or projects that the products of a harvest name, sorted."""
    ids = set()
    for entry in kept.entries:
        if entry["did"] == "page" and entry["file"]:
            for names in _read_names(kept.path / entry["file"]):
                for one in (names.organizations if kind == "organizations" else names.projects) or ():
                    if one and one.id and _ID.fullmatch(one.id):
                        ids.add(one.id)
    return sorted(ids)


def _read_names(path: Path) -> Iterator[_Names]:
    decoder = msgspec.json.Decoder(_Names)
    try:
        with gzip.open(path) as lines:
            for line in lines:
                try:
                    yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue  # a broken result is counted where it is loaded
    except (OSError, EOFError) as error:
        raise DataError(f"{path} cannot be read any more ({error}); harvest into a new folder") from error


def _now() -> datetime:
    return datetime.now(UTC)


def harvest_openaire(
    out: Path,
    order: OpenaireOrder,
    visitor: Visitor,
    *,
    progress: Callable[[Place], None] | None = None,
    now: Callable[[], datetime] = _now,
) -> Place:
    """Harvest into a folder, from where it was left; where it stands in the end."""
    order = order.checked()
    harvest = _Harvest(order, folder(out, order.remembered()), visitor, now)
    while not harvest.place.walked:
        harvest.step()
        if progress:
            progress(harvest.place)
    for kind in order.ends:
        ids = named(harvest.kept, kind)
        while harvest.place.batch(kind)[0] * _IDS_A_REQUEST < len(ids):
            harvest.fetch(kind, ids)
            if progress:
                progress(harvest.place)
        _, results = harvest.place.batch(kind)
        if results < len(ids):
            visitor.told(f"{host(order.base)} has {results:,} of the {len(ids):,} {kind} that the products name")
    return harvest.place
