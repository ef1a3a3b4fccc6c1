"""Citations between arXiv papers from outside arXiv: unarXive, plain pairs of ids, and SNAP's citation networks.

Both ends of a citation are named by a record of the lowest rank that holds an identifier and nothing else: it finds
the paper in whichever form it is delivered, and makes none by itself.
"""

import csv
import re
from collections.abc import Iterable, Iterator

import msgspec

from kg import ids
from kg.model import Item, Link, Product, Reject
from loaders.arxiv.product import Fields, items

#: Ends that a file has named and that are not told again.
_REMEMBERED = 1 << 16
#: Names of the two columns of a file of pairs, and whether the first cites the second.
COLUMNS = {
    ("citing", "cited"): True,
    ("citing_id", "cited_id"): True,
    ("citing_paper", "cited_paper"): True,
    ("from", "to"): True,
    ("source", "target"): False,
    ("paper1", "paper2"): False,
}
#: A pair whose direction nobody states: one of the two cites the other.
UNDIRECTED = "CitesOrIsCitedBy"
_CUT = re.compile(r"[,;\t]")
#: What SNAP writes above its two citation networks of arXiv; those of co-authors have numbers of people.
SNAP = re.compile(rb"#[^\n]*(?:\n#[^\n]*){0,9}?citation network of arxiv(?=[^\0]{0,2000}?\n#\s*FromNodeId)", re.I)
_ARCHIVES = (("energy physics theory", "hep-th"), ("energy physics phenomenology", "hep-ph"))


class _Named(msgspec.Struct):
    id: str | None = None


class _Ids(msgspec.Struct):
    arxiv_id: str | None = None
    doi: str | None = None


class _Entry(msgspec.Struct):
    contained: list[_Named] = msgspec.field(name="contained_arXiv_ids", default_factory=list)
    ids: _Ids | None = None


class _Paper(msgspec.Struct):
    paper_id: str | None = None
    metadata: Fields | None = None
    bib_entries: dict[str, _Entry] = {}


_DECODER = msgspec.json.Decoder(_Paper)


class _Ends:
    """Records for the ends of citations, each told once."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def new(self, *ends: str) -> Iterator[Product]:
        for end in ends:
            if end not in self._told:
                if len(self._told) >= _REMEMBERED:
                    self._told.clear()
                self._told.add(end)
                yield Product(id=end, kind="paper", ids=(end,), mentioned=True)


def unarxive(lines: Iterable[tuple[int, bytes]], where: str) -> Iterator[Item]:
    """A paper a line, with the object that the snapshot has of it, and the entries of its bibliography."""
    ends = _Ends()
    for number, line in lines:
        place = f"{where}:{number}"
        try:
            paper = _DECODER.decode(line)
        except msgspec.ValidationError as error:
            yield Reject(reason="not an arXiv record", where=place, detail=str(error))
            continue
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield Reject(reason="broken JSON", where=place, detail=str(error)[:200])
            continue
        if paper.metadata is not None:
            yield from items(paper.metadata, "snapshot", place)
        article = ids.arxiv_id(paper.paper_id)
        if article is None:
            yield Reject(reason="impossible arXiv id", where=place, detail=repr((paper.paper_id or "")[:200]))
            continue
        for cited in dict.fromkeys(end for entry in paper.bib_entries.values() for end in _cited(entry)):
            if cited != f"arxiv:{article}":
                yield from ends.new(f"arxiv:{article}", cited)
                yield _link(f"arxiv:{article}", cited, "Cites", "unarXive")


def _cited(entry: _Entry) -> list[str]:
    """What is printed in the entry, else what it was matched to: an arXiv paper, else a DOI."""
    printed = [f"arxiv:{known}" for one in entry.contained if (known := ids.arxiv_id(one.id))]
    if printed or entry.ids is None:
        return printed
    if article := ids.arxiv_id(entry.ids.arxiv_id):
        return [f"arxiv:{article}"]
    found = ids.identifier("doi", entry.ids.doi or "")
    return [found] if found else []


def columns(first: bytes) -> tuple[tuple[str, str], str] | None:
    """Names of the columns and what parts them, None where the first line is not that of a file of pairs."""
    line = first.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace").strip()
    parts = [part.strip().strip('"').lower() for part in _CUT.split(line)]
    if len(parts) != 2 or (parts[0], parts[1]) not in COLUMNS:
        return None
    cut = _CUT.search(line)
    return ((parts[0], parts[1]), cut[0]) if cut else None


def pairs(lines: Iterable[tuple[int, bytes]], where: str) -> Iterator[Item]:
    """Two ids a line; where the columns do not say which cites which, the link says so too."""
    ends = _Ends()
    lines = iter(lines)
    found = columns(next(lines, (0, b""))[1])
    if found is None:
        yield Reject(reason="not recognised", where=where, detail="no names of columns on the first line")
        return
    names, cut = found
    for number, line in lines:
        place = f"{where}:{number}"
        stated = next(csv.reader([line.decode("utf-8", "replace").replace("\0", "")], delimiter=cut), [])
        articles = [ids.arxiv_id(one.strip()) for one in stated]
        if len(articles) != 2 or not articles[0] or not articles[1]:
            shown = line[:200].decode("utf-8", "replace")
            yield Reject(reason="relation without two ends and a name", where=place, detail=shown)
            continue
        first, second = f"arxiv:{articles[0]}", f"arxiv:{articles[1]}"
        if first == second:
            yield Reject(reason="relation of a thing to itself", where=place, detail=first)
            continue
        yield from ends.new(first, second)
        if COLUMNS[names]:
            yield _link(first, second, "Cites", "pairs")
        else:
            yield _link(min(first, second), max(first, second), UNDIRECTED, "pairs without direction")


def snap(lines: Iterable[tuple[int, bytes]], where: str) -> Iterator[Item]:
    """Two numbers a line, the first citing the second; the comments above them say of which archive they are.

    The numbers are old ids without their archive, and without the zeros that they began with: `1001` is `0001001`.
    """
    ends = _Ends()
    above = ""
    for number, line in lines:
        stated = line.decode("utf-8", "replace")
        if stated.startswith("#"):
            above = (above + stated.lower())[:4096]
            continue
        archive = next((name for sign, name in _ARCHIVES if sign in above), "")
        articles = [ids.arxiv_id(f"{archive}/{one:0>7}") for one in stated.split()] if archive else []
        if len(articles) != 2 or not articles[0] or not articles[1]:
            yield Reject(reason="relation without two ends and a name", where=f"{where}:{number}", detail=stated[:200])
            continue
        citing, cited = f"arxiv:{articles[0]}", f"arxiv:{articles[1]}"
        if citing == cited:
            yield Reject(reason="relation of a thing to itself", where=f"{where}:{number}", detail=citing)
            continue
        yield from ends.new(citing, cited)
        yield _link(citing, cited, "Cites", "SNAP")


def _link(citing: str, cited: str, name: str, provenance: str) -> Link:
    return Link(
        source=citing, name=name, target=cited, source_kind="product", target_kind="product", provenance=provenance
    )
