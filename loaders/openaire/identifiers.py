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
_ARXIV_OAI = re.compile(r"(?:50\|)?oai:arxiv\.org:(.+)", re.IGNORECASE)
_ARXIV_ADDRESS = re.compile(
    r"https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/([^?#\s]+?)(?:\.pdf)?/?", re.IGNORECASE
)


@lru_cache(maxsize=1 << 12)
def _clean(scheme: str, value: str) -> str | None:
    """Kept for a while: a record writes one identifier in up to five places."""
    return ids.identifier(scheme, value)


def pids(value: Any, faults: Faults) -> list[str]:
    """Clean identifiers of a list of `{scheme, value}`, each once, in their order."""
    found: dict[str, None] = {}
    for raw in mappings(value):
        pid = aliases.PID.of(raw)
        scheme, number = pid.get("scheme"), pid.get("value")
        if type(scheme) is str and type(number) is str:
            if clean := _clean(scheme, number):
                found[clean] = None
            else:
                note(faults, scheme, number)
    return list(found)


def of_product(
    openaire: str, record: Mapping[str, Any], copies: Sequence[Copy], faults: Faults
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Strong and weak identifiers of a product, each sorted."""
    stated = {*pids(record.get("pids"), faults), *(one for copy in copies for one in copy.pids)}
    quoted = {one for copy in copies for one in copy.alternate_ids}
    originals = [raw for raw in listed(record.get("originalIds")) if type(raw) is str]
    strong = {one for one in stated if one.startswith(STRONG)}
    # An arXiv DOI names that paper wherever it stands: repositories quote it of the very copy they hold.
    strong.update(one for one in quoted if one.startswith("arxiv:"))
    weak = (stated | quoted) - strong
    for raw in originals:
        if raw.startswith("50|") and (merged := ids.openaire_id(raw)):
            strong.add(f"oaire:{merged}")
        elif (match := _ARXIV_OAI.fullmatch(raw)) and (article := ids.arxiv_id(match[1])):
            strong.add(f"arxiv:{article}")
        elif raw.startswith("10.") and (named := _clean("doi", raw)):
            (strong if named.startswith("arxiv:") else weak).add(named)
    if not any(one.startswith("arxiv:") for one in strong):
        strong.update(_from_addresses(url for copy in copies for url in copy.urls))
    strong.add(f"oaire:{openaire}")
    return tuple(sorted(strong)), tuple(sorted(weak - strong))


def _from_addresses(urls: Iterable[str]) -> Iterable[str]:
    for url in urls:
        match = _ARXIV_ADDRESS.fullmatch(url)
        if match and (article := ids.arxiv_id(match[1])):
            yield f"arxiv:{article}"


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
