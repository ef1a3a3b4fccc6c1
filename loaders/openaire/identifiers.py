"""Which identifiers of an OpenAIRE record are its own, and which are merely quoted.

Strong identifiers decide which records are one work, so a wrong one joins what is apart: only the schemes of
`STRONG`, and only from `pids`. An arXiv id is looked for in five places, in the order of how sure it is; the address
of a copy counts only where nothing better names an arXiv paper.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from kg import ids
from kg.model import Copy
from loaders.openaire import aliases
from loaders.openaire.faults import Faults, note
from loaders.openaire.values import listed, mappings, text

#: Schemes that name one work; `mag` and the like are given to several by their makers.
STRONG = ("arxiv:", "doi:", "pmid:", "pmcid:", "handle:")
_OWN = re.compile(r"(?:[0-9]{2}\|)?([A-Za-z0-9_.+-]{12}::[0-9a-f]{32})")
_ARXIV_OAI = re.compile(r"(?:50\|)?oai:arxiv\.org:(.+)", re.IGNORECASE)
_ARXIV_ADDRESS = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/([^?#\s]+?)(?:\.pdf)?/?", re.IGNORECASE
)
#: Nine DOIs in ten: nothing to take off, nothing to look at twice.
_PLAIN_DOI = re.compile(r"10\.(?!48550/)[0-9]{4,9}/[a-z0-9._()/-]{0,200}[a-z0-9]")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.([0-9]{4}\.[0-9]{4,5})")
#: Kept as well: identifier, DOI, original id and address of one paper name it in the same digits.
_article = lru_cache(maxsize=1 << 12)(ids.arxiv_id)


@lru_cache(maxsize=1 << 12)
def clean(scheme: str, value: str) -> str | None:
    """Kept for a while: a record writes one identifier in up to five places."""
    if scheme == "doi":
        if _PLAIN_DOI.fullmatch(lower := value.lower()):
            return f"doi:{lower}"
        if (match := _ARXIV_DOI.fullmatch(lower)) and (article := _article(match[1])):
            return f"arxiv:{article}"
    elif scheme == "arXiv":
        return f"arxiv:{article}" if (article := _article(value)) else None
    return ids.identifier(scheme, value)


def pids(value: Any, faults: Faults) -> list[str]:
    """Clean identifiers of a list of `{scheme, value}`, each once, in their order."""
    found: dict[str, None] = {}
    for raw in mappings(value):
        pid = aliases.PID.of(raw)
        scheme, number = pid.get("scheme"), pid.get("value")
        if type(scheme) is str and type(number) is str:
            if known := clean(scheme, number):
                found[known] = None
            else:
                note(faults, scheme, number)
    return list(found)


def bare(raw: str) -> str | None:
    """An OpenAIRE id without its type prefix; nearly all are written as they should be."""
    return match[1] if (match := _OWN.fullmatch(raw)) else ids.openaire_id(raw)


def of_community(openaire: str, acronym: str) -> tuple[str, ...]:
    """Identifiers of a community: its acronym is what makes it a topic, however it is spelled."""
    return (openaire, f"community:{acronym.casefold()}") if acronym else (openaire,)


def of_product(
    openaire: str, record: Mapping[str, Any], copies: Sequence[Copy], faults: Faults
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Strong and weak identifiers of a product, each sorted."""
    return of_stated(openaire, pids(record.get("pids"), faults), listed(record.get("originalIds")), copies)


def of_stated(
    openaire: str, own: Iterable[str], originals: Iterable[Any], copies: Sequence[Copy]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same from clean identifiers."""
    weak = {*own}
    for copy in copies:
        if copy.pids:
            weak.update(copy.pids)
    strong = {one for one in weak if one.startswith(STRONG)}
    strong.add(f"oaire:{openaire}")
    for copy in copies:
        if copy.alternate_ids:
            weak.update(copy.alternate_ids)
            # An arXiv DOI names that paper wherever it stands: repositories quote it of the very copy they hold.
            strong.update([one for one in copy.alternate_ids if one.startswith("arxiv:")])
    for raw in originals:
        if type(raw) is str and (named := _original(raw)):
            (strong if named.startswith(_OF_ORIGINALS) else weak).add(named)
    if min(strong)[:6] != "arxiv:":  # which is before every other scheme
        addresses = (url for copy in copies for url in copy.urls if "rxiv.org/" in url.lower())
        strong.update(filter(None, map(_from_address, addresses)))
    weak -= strong
    return tuple(sorted(strong)), tuple(sorted(weak)) if weak else ()


#: An original DOI may be one of a whole volume, so it is weak unless it is an arXiv DOI.
_OF_ORIGINALS = ("oaire:", "arxiv:")


def _original(raw: str) -> str | None:
    """What a source's own id says: the merged record, a DOI, an arXiv id; mostly nothing."""
    if raw.startswith("10."):
        return clean("doi", raw)
    if raw.startswith("50|") and (merged := bare(raw)):
        return f"oaire:{merged}"
    match = _ARXIV_OAI.fullmatch(raw)
    article = _article(match[1]) if match else None
    return f"arxiv:{article}" if article else None


def _from_address(url: str) -> str:
    match = _ARXIV_ADDRESS.fullmatch(url)
    article = _article(match[1]) if match else None
    return f"arxiv:{article}" if article else ""


def of_organization(
    openaire: str, record: Mapping[str, Any], faults: Faults
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Strong and weak identifiers of an organization; several RORs are sorted, the lowest names it."""
    stated = pids(record.get("pids"), faults)
    strong = sorted({one for one in stated if one.startswith("ror:")})
    weak = {one for one in stated if not one.startswith("ror:")}
    originals = (ids.openaire_id(raw) for raw in listed(record.get("originalIds")) if type(raw) is str)
    weak.update(f"oaire:{one}" for one in originals if one and one != openaire)
    return (*strong, f"oaire:{openaire}"), tuple(sorted(weak))


def openaire_id(record: Mapping[str, Any]) -> str | None:
    """The record's own id without type prefix."""
    return ids.openaire_id(text(record.get("id")))
