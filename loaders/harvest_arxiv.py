"""Harvesting arXiv by OAI-PMH into pages that `kg load arxiv` reads.

arXiv selects by the day of a record's last change, never by submission. Resumption tokens expire at midnight
UTC; a list whose datestamps only rise is then asked for again from the last day reached, any other from its
beginning. A harvest that has ended goes on, when called again, with what changed since.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

from kg.errors import CallerError, DataError
from loaders.harvest_folder import Entry, Folder, folder
from loaders.harvest_oai import OaiPage, is_day, read_page
from loaders.harvest_polite import Visitor, host, one_line

BASE = "https://oaipmh.arxiv.org/oai"
#: arXiv's own rule, over all machines and interfaces of one user together.
LEAST_PAUSE = 3.0
PREFIXES = ("arXivRaw", "arXiv", "oai_dc")
_FRUITLESS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ArxivOrder:
    """What to harvest."""

    base: str = BASE
    prefix: str = "arXivRaw"
    """The only form with versions, their sizes and withdrawals."""
    since: str = ""
    until: str = ""
    set: str = ""

    def checked(self) -> "ArxivOrder":
        """The order itself, if it is one."""
        host(self.base)
        for name, value in (("--from", self.since), ("--until", self.until)):
            if value and not is_day(value):
                raise CallerError(f"{name} {one_line(value)} is not a day; write it as 2024-03-01")
        if self.since and self.until and self.since > self.until:
            raise CallerError(f"--from {self.since} is after --until {self.until}")
        if self.set and not re.fullmatch(r"[A-Za-z0-9.:-]+", self.set):
            raise CallerError(f"--set {one_line(self.set)} is not a set; sets look like cs, cs:cs:CV, physics:hep-th")
        return self


@dataclass(frozen=True, slots=True)
class Place:
    """Where a harvest stands; follows from the journal alone."""

    pages: int = 0
    records: int = 0
    since: str = ""
    """Day from which the list now being read was asked for."""
    token: str = ""
    """Where it goes on; empty before its first page."""
    began: str = ""
    """Day on which this round began, by the server's clock: the next round starts there."""
    reached: str = ""
    """Day up to which everything is there, as long as the datestamps rise."""
    ordered: bool = True
    listed: int = 0
    """Records since the list was last asked for from its start."""
    size: int | None = None
    fruitless: int = 0
    """Restarts in a row that did not come further."""
    done: bool = False


def advanced(place: Place, entry: Entry) -> Place:
    """Where the harvest stands after one more entry of its journal."""
    match entry["did"]:
        case "page":
            rises = place.ordered and entry["ordered"] and (not entry["first"] or entry["first"] >= place.reached)
            reached = (entry["last"] or place.reached) if rises else place.reached
            return replace(
                place,
                pages=place.pages + 1,
                records=place.records + entry["records"],
                token=entry["next"],
                began=place.began or entry["responded"],
                reached=reached,
                ordered=rises,
                listed=place.listed + entry["records"],
                size=entry["size"] if entry["size"] is not None else place.size,
                fruitless=0 if reached > place.reached else place.fruitless,
                done=not entry["next"],
            )
        case "restart":
            return replace(place, since=entry["since"], token="", listed=0, size=None, fruitless=place.fruitless + 1)
        case "end":
            return replace(place, token="", done=True, began=place.began or entry["responded"])
        case "again":
            return Place(place.pages, place.records, since=entry["since"])
        case other:
            raise DataError(f"The journal of this harvest has an entry {other!r} of a newer version; update kg")


def day_of(token: str) -> str:
    """The day from which the server of 2025 goes on, as its tokens say; empty for any other token."""
    days = parse_qs(unquote(token)).get("from", [""])
    return days[0] if is_day(days[0]) else ""


class _Harvest:
    def __init__(self, order: ArxivOrder, kept: Folder, visitor: Visitor) -> None:
        self.order = order
        self.kept = kept
        self.visitor = visitor
        self.host = host(order.base)
        self.place = Place(since=order.since)
        self.tokens: set[str] = set()
        for entry in kept.entries:
            self.advance(entry)

    def advance(self, entry: Entry) -> None:
        self.place = advanced(self.place, entry)
        if entry["did"] == "page":
            self.tokens.add(entry["next"])
        else:
            self.tokens.clear()

    def note(self, did: str, **more: Any) -> None:
        entry: Entry = {"did": did, **more}
        self.kept.add(entry)
        self.advance(entry)

    def asked(self) -> list[tuple[str, str]]:
        if self.place.token:
            return [("verb", "ListRecords"), ("resumptionToken", self.place.token)]
        given = [("from", self.place.since), ("until", self.order.until), ("set", self.order.set)]
        first = [("verb", "ListRecords"), ("metadataPrefix", self.order.prefix)]
        return first + [(name, value) for name, value in given if value]

    def step(self) -> None:
        """Fetch and keep one page, or note why there is none."""
        pairs = self.asked()
        page, body = self.visitor.get(self.order.base, pairs, lambda body: (read_page(body), body))
        if page.error == "noRecordsMatch":
            self.note("end", responded=page.responded)
        elif page.error and self.place.token:
            self.restart(page)
        elif page.error:
            raise DataError(f"{self.host} answers {page.error}: {page.message}")
        else:
            self.keep(page, body)

    def keep(self, page: OaiPage, body: bytes) -> None:
        if page.token and page.token in self.tokens:
            raise DataError(f"{self.host} leads in a circle of pages; try again tomorrow, in a new folder")
        name = f"arxiv-{self.place.pages + 1:05}.xml.gz"
        self.kept.write(name, body)
        about = asdict(page)
        about["next"] = about.pop("token")
        del about["error"], about["message"]
        self.note("page", file=name, asked=self.place.token, **about)
        place = self.place
        if place.done and place.size is not None and place.listed < place.size:
            self.visitor.told(f"{self.host} announced {place.size:,} records and gave {place.listed:,}")

    def restart(self, page: OaiPage) -> None:
        """Ask for the list again: from the day reached if the server says one, else from where it began."""
        place = self.place
        if place.fruitless >= _FRUITLESS:
            raise DataError(
                f"{self.host} takes its resumption tokens back faster than the pages can be read "
                f"({page.error}: {page.message}); harvest in smaller parts, with --set or --from and --until"
            )
        since = place.reached if place.ordered and place.reached else day_of(place.token) or place.since
        self.visitor.told(f"{self.host}: {page.error}; asking again from {since or 'the beginning'}")
        self.note("restart", since=since, why=f"{page.error}: {page.message}")


def harvest_arxiv(
    out: Path, order: ArxivOrder, visitor: Visitor, *, progress: Callable[[Place], None] | None = None
) -> Place:
    """Harvest into a folder, from where it was left; where it stands in the end."""
    order = order.checked()
    kept = folder(out, {"harvest": "arxiv", **asdict(order)})
    harvest = _Harvest(order, kept, visitor)
    if harvest.place.done and not order.until:
        harvest.note("again", since=harvest.place.began)
    while not harvest.place.done:
        harvest.step()
        if progress:
            progress(harvest.place)
    return harvest.place
