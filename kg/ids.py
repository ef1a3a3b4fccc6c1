"""Identifiers: raw text in, the clean value or None out, one function for each kind.

Identity rests on these: a DOI met in two sources must come out the same, and rubbish must be nobody's name.
A clean identifier is `scheme:value` (`identifier`); an arXiv DOI *is* the arXiv id.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from kg.arxiv_ids import ARCHIVES, arxiv_from_doi, arxiv_id, arxiv_version

__all__ = [
    "Parsed",
    "arxiv_from_doi",
    "arxiv_id",
    "arxiv_version",
    "doi",
    "handle",
    "identifier",
    "isni",
    "issn",
    "openaire_id",
    "orcid",
    "parse",
    "pmcid",
    "pmid",
    "ror",
]

_LONGEST = 2000
# What may stand in an identifier: no blanks, no control characters, no lone surrogates.
_PLAIN = r"[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]"
_DOI_PREFIX = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/+|(?:dx\.)?doi\.org/+|info:doi/|urn:doi:|doi:|doi\s+)\s*", re.I
)
_DOI = re.compile(rf"10\.[0-9]{{4,9}}/{_PLAIN}+")
_ORCID = re.compile(r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid:)?\s*((?:[0-9]{4}-?){3}[0-9]{3}[0-9Xx])/?", re.I)
_ROR = re.compile(r"(?:(?:https?://)?(?:www\.)?ror\.org/|ror:)?\s*(0[a-hj-km-np-tv-z0-9]{6}[0-9]{2})/?", re.I)
_ISSN = re.compile(r"(?:e-?|p-?)?(?:issn)?[:\s]*([0-9]{4})-?\s?([0-9]{3}[0-9Xx])", re.I)
_PMID = re.compile(
    r"(?:(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed|europepmc\.org/article/med)/"
    r"|pmid:?)?\s*0*([1-9][0-9]{0,8})/?",
    re.I,
)
_PMCID = re.compile(
    r"(?:(?:https?://)?(?:pmc\.ncbi\.nlm\.nih\.gov/articles|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles"
    r"|europepmc\.org/article/pmc)/|pmcid:?|pmc:)?\s*(?:PMC)?0*([1-9][0-9]{0,8})/?",
    re.I,
)
_HANDLE = re.compile(
    rf"(?:https?://)?(?:hdl\.handle\.net/+|hdl:|handle:|info:hdl/)?\s*([0-9]+(?:\.[0-9]+)*/{_PLAIN}+)", re.I
)
_ISNI = re.compile(r"(?:(?:https?://)?(?:www\.)?isni\.org/(?:isni/)?|isni:?)?((?:[0-9]{4}){3}[0-9]{3}[0-9X])", re.I)
_OPENAIRE = re.compile(r"(?:oaire:)?(?:[0-9]{2}\|)?([A-Za-z0-9_.+-]{12}::)([0-9A-Fa-f]{32})")
_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def _short(raw: str | None) -> str:
    """Without blanks around it; what is longer than any identifier is none."""
    return raw.strip() if raw and len(raw) <= _LONGEST else ""


def doi(raw: str | None) -> str | None:
    """Bare lower-case DOI; punctuation that a sentence left behind it is dropped."""
    text = _short(raw)
    address = False
    while match := _DOI_PREFIX.match(text):
        address = address or "//" in match[0]
        text = text[match.end() :]
    if address and "%" in text:
        text = unquote(text)
    text = text.lower().rstrip(".,;")
    return text if _DOI.fullmatch(text) else None


def orcid(raw: str | None) -> str | None:
    """`0000-0002-1825-0097`, upper-case X, check digit right."""
    match = _ORCID.fullmatch(_short(raw))
    digits = match[1].replace("-", "").upper() if match else ""
    if not digits or _mod_11_2(digits[:-1]) != digits[-1]:
        return None
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def isni(raw: str | None) -> str | None:
    """Sixteen characters without blanks, check digit right."""
    match = _ISNI.fullmatch(re.sub(r"[\s-]", "", _short(raw)))
    digits = match[1].upper() if match else ""
    return digits if digits and _mod_11_2(digits[:-1]) == digits[-1] else None


def ror(raw: str | None) -> str | None:
    """Bare `05f950310`, its two check digits right."""
    match = _ROR.fullmatch(_short(raw))
    if match is None:
        return None
    value = match[1].lower()
    number = 0
    for character in value[:7]:
        number = number * 32 + _ROR_DIGITS.index(character)
    return value if int(value[7:]) == 98 - number * 100 % 97 else None


def issn(raw: str | None) -> str | None:
    """`0925-2312`, check digit right."""
    match = _ISSN.fullmatch(_short(raw))
    if match is None:
        return None
    digits = (match[1] + match[2]).upper()
    rest = -sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=False)) % 11
    return f"{digits[:4]}-{digits[4:]}" if digits[-1] == ("X" if rest == 10 else str(rest)) else None


def pmid(raw: str | None) -> str | None:
    """PubMed number without leading zeros."""
    match = _PMID.fullmatch(_short(raw))
    return match[1] if match else None


def pmcid(raw: str | None) -> str | None:
    """`PMC` and number."""
    match = _PMCID.fullmatch(_short(raw))
    return f"PMC{match[1]}" if match else None


def handle(raw: str | None) -> str | None:
    """Bare handle, in its own spelling."""
    match = _HANDLE.fullmatch(_short(raw))
    return match[1] if match else None


def openaire_id(raw: str | None) -> str | None:
    """`prefix of 12 characters::32 hex digits`, the type prefix `50|` of old releases off."""
    match = _OPENAIRE.fullmatch(_short(raw))
    return match[1] + match[2].lower() if match else None


def _mod_11_2(digits: str) -> str:
    """ISO 7064 mod 11-2, the check character of ORCID and ISNI."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


_CLEANERS: dict[str, tuple[str, Callable[[str | None], str | None]]] = {
    "doi": ("doi", doi),
    "arxiv": ("arxiv", arxiv_id),
    "pmid": ("pmid", pmid),
    "pmc": ("pmcid", pmcid),
    "pmcid": ("pmcid", pmcid),
    "handle": ("handle", handle),
    "orcid": ("orcid", orcid),
    "orcid_pending": ("orcid", orcid),
    "ror": ("ror", ror),
    "isni": ("isni", isni),
    "issn": ("issn", issn),
    "openaire": ("oaire", openaire_id),
    "oaire": ("oaire", openaire_id),
}
# Schemes of OpenAIRE whose values have no check that we could do; the value is kept as it is written.
_PLAIN_SCHEME = re.compile("(mag)_id|mag|uniprot|ena|pdb|w3id|urn|grid|wikidata|fundref|orgref|orgreg|pic|rrid|rnsr")
_PLAIN_VALUE = re.compile(rf"{_PLAIN}{{1,200}}")


def identifier(scheme: str, raw: str | None) -> str | None:
    """`scheme:value`, or None where the value cannot be one or the scheme is not known."""
    name = scheme.strip().lower()
    if name not in _CLEANERS:
        plain = _PLAIN_SCHEME.fullmatch(name)
        value = _short(raw)
        return f"{plain[1] or name}:{value}" if plain and _PLAIN_VALUE.fullmatch(value) else None
    # A handle that begins with 10. is a DOI; without looking for one, most handles are read in a quarter of the time.
    if (name == "doi" or (name == "handle" and raw and ("10." in raw or "%" in raw))) and (
        as_doi := doi(raw) or doi(handle(raw))
    ):
        article = arxiv_from_doi(as_doi)
        return f"arxiv:{article}" if article else f"doi:{as_doi}"
    scheme, cleaner = _CLEANERS[name]
    value_or_none = cleaner(raw)
    return f"{scheme}:{value_or_none}" if value_or_none else None


class Parsed(NamedTuple):
    """What somebody typed or pasted, understood."""

    scheme: str
    value: str
    version: int | None = None


_OWN = re.compile(
    r"(?:https?://[^/]+)?/(?:id/|map/)?(?:paper|dataset|software|other|person|institution|version|venue|source|project)/"
    r"([^?#]+)(?:[?#].*)?"
)
_AT_OPENAIRE = re.compile(r"(?:https?://)?(?:[\w-]+\.)*openaire\.eu(?:[/:?#]|$)", re.I)
_STAMP = re.compile(r"(arxiv:\S+)\s+\[[\w.-]+\].*", re.I | re.DOTALL)
_NO_SLASH = re.compile(r"(?:arxiv:\s*)?([a-z]+(?:-[a-z]+)?)([0-9]{7}(?:v[0-9]+)?)", re.I)
# Only with their scheme in front: a bare number or `2010-2015` is a search, not an identifier.
_NAMED = re.compile(r"(pmid|pmcid|pmc|issn|isni|handle|hdl)\s*:?\s*(\S.*)", re.I)
_BRACKETS = {"(": ")", "[": "]", "<": ">", "{": "}", '"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
_HOSTS = (("ncbi.nlm.nih.gov", ("pmid", "pmcid")), ("hdl.handle.net", ("handle",)), ("isni.org", ("isni",)))


def parse(text: str) -> Parsed | None:
    """The identifier in a search box: bare, with its prefix, or a full address, ours included."""
    text = _bare(text)
    if own := _OWN.fullmatch(text):
        text = unquote(own[1])
    if _AT_OPENAIRE.match(text):
        return _openaire_address(text)
    if stamp := _STAMP.fullmatch(text):
        text = stamp[1]
    return _arxiv(text) or _by_scheme(text, ("oaire", "doi", "orcid", "ror")) or _named(text)


def _bare(text: str) -> str:
    """Without the brackets, quotation marks and full stop that came along; a bracket of the identifier's own stays."""
    text = _short(text).rstrip(".,;")
    while len(text) > 1 and _BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1].strip().rstrip(".,;")
    return text


def _arxiv(text: str) -> Parsed | None:
    found = arxiv_version(text)
    if found is None and (match := _NO_SLASH.fullmatch(text)) and ARCHIVES.fullmatch(match[1].lower()):
        found = arxiv_version(f"{match[1]}/{match[2]}")
    return Parsed("arxiv", *found) if found else None


def _by_scheme(text: str, schemes: tuple[str, ...]) -> Parsed | None:
    for scheme in schemes:
        if found := identifier(scheme, text):
            name, value = found.split(":", 1)
            return Parsed(name, value)
    return None


def _named(text: str) -> Parsed | None:
    lower = text.lower()
    for host, schemes in _HOSTS:
        if host in lower:
            return _by_scheme(text, schemes)
    if match := _NAMED.fullmatch(text):
        scheme = {"hdl": "handle", "pmc": "pmcid"}.get(match[1].lower(), match[1].lower())
        return _by_scheme(match[2], (scheme,))
    return None


def _openaire_address(text: str) -> Parsed | None:
    """OpenAIRE's sites name things by `id`, `articleId`, `pid` and others, its interface by the end of the path."""
    parts = urlsplit(text)
    named = [value for _, value in parse_qsl(parts.query)]
    for value in [*named, *(unquote(step) for step in reversed(parts.path.split("/")))]:
        if found := _by_scheme(value, ("oaire", "doi")) or _arxiv(value):
            return found
    return None
