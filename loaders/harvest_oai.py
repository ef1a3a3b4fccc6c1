"""One page of an OAI-PMH server, looked at as far as a harvest needs it: token, error, datestamps, how many."""

from dataclasses import dataclass
from datetime import date
from xml.parsers import expat

from loaders.harvest_polite import Passing, one_line

_OAI = "http://www.openarchives.org/OAI/2.0/"
_TEXTS = frozenset({"responseDate", "datestamp", "resumptionToken", "error"})


@dataclass(slots=True)
class OaiPage:
    """What a page says of itself and of the list it belongs to."""

    responded: str = ""
    """Day of the answer, by the server's clock."""
    records: int = 0
    first: str = ""
    last: str = ""
    """Datestamps of the first and the last record."""
    ordered: bool = True
    """Whether the datestamps only rise: on the server of 2025 they do, on the one before they did not."""
    token: str = ""
    """Where the list goes on; empty at its end, whether the element is empty or missing."""
    size: int | None = None
    """Length of the whole list, where the server tells it."""
    error: str = ""
    """Code of an error, `noRecordsMatch`; the HTTP status says nothing of it."""
    message: str = ""


class _Reader:
    """Collects a page while expat walks through it; the records themselves are not kept."""

    def __init__(self) -> None:
        self.page = OaiPage()
        self.root = ""
        self.listing = False
        self._inside: str = ""
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self.root = self.root or name
        if space != _OAI:
            return
        self.listing = self.listing or tag == "ListRecords"
        if tag in _TEXTS:
            self._inside, self._text = tag, []
        if tag == "resumptionToken" and attributes.get("completeListSize", "").isdecimal():
            self.page.size = int(attributes["completeListSize"][:12])
        elif tag == "error":
            self.page.error = one_line(attributes.get("code", "")) or "error without a code"

    def text(self, text: str) -> None:
        if self._inside:
            self._text.append(text)

    def end(self, name: str) -> None:
        space, _, tag = name.rpartition(" ")
        if space != _OAI:
            return
        page, text = self.page, "".join(self._text).strip()
        if tag == "record":
            page.records += 1
        elif tag == self._inside:
            self._inside = ""
            if tag == "datestamp":
                day = text[:10] if is_day(text[:10]) else ""
                page.ordered = page.ordered and bool(day) and day >= page.last
                page.first, page.last = page.first or day, day
            elif tag == "resumptionToken":
                page.token = text
            elif tag == "responseDate":
                page.responded = text[:10] if is_day(text[:10]) else ""
            elif tag == "error":
                page.message = one_line(text)

    def no_doctype(self, *_: object) -> None:
        raise Passing("the answer is a page for people, not OAI-PMH")


def is_day(text: str) -> bool:
    """Whether a text is a day, `2024-03-01`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def read_page(body: bytes) -> OaiPage:
    """What a body says of itself; Passing if it is cut off or no OAI-PMH answer at all."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.no_doctype
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        what = "the page is cut off or broken" if reader.root == f"{_OAI} OAI-PMH" else "the answer is not OAI-PMH"
        raise Passing(f"{what} ({error})") from error
    if reader.root != f"{_OAI} OAI-PMH" or not reader.page.responded:
        raise Passing("the answer is not OAI-PMH")
    if not (reader.listing or reader.page.error):
        raise Passing("the page holds neither records nor an error")
    return reader.page
