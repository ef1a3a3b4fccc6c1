"""arXiv identifiers: four schemes, one canonical bare form.

`hep-th/9901001`, `math/0611800` (subject class dropped), `0704.0001` (to 1412), `1501.00001` (from 1501).
Normalised once, at the door, and never padded: `1501.0001` is read as `1501.00001` by arXiv itself, which is
useful for free text and dangerous for keys.
"""

import re

#: Archives that occur before the slash of an old id, closed ones included.
ARCHIVES = re.compile(
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|"
    "eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|"
    "q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con"
)

_LONGEST = 300
_BARE = re.compile(
    r"(?:([a-z]+(?:-[a-z]+)?)(?:\.[a-z-]+)?/([0-9]{4})([0-9]{3})|([0-9]{4})\.([0-9]{4,5}))(?:v([1-9][0-9]{0,3}))?"
)
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)*(?:arxiv|ar5iv)\.org/"
    r"(?:abs|pdf|html|format|ps|src|e-print|cits|tb)/+([^?#]+?)/*(?:[?#].*)?",
    re.DOTALL,
)
_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi\.org/|doi:\s*)?10\.48550/arxiv\.(.+)", re.DOTALL)
_PREFIX = re.compile(r"(?:oai:arxiv\.org:|arxiv:\s*)+")
_SUFFIX = re.compile(r"\.(?:pdf|ps\.gz|ps|gz)$")


def arxiv_version(raw: str | None) -> tuple[str, int | None] | None:
    """Bare canonical article id and the version that was named with it, if one was."""
    if not raw or len(raw) > _LONGEST:
        return None
    match = _BARE.fullmatch(raw) or _BARE.fullmatch(_stripped(raw))
    if match is None:
        return None
    archive, old_month, old_number, month, number, version = match.groups()
    if archive:
        if not ARCHIVES.fullmatch(archive) or not _old_month(old_month) or old_number == "000":
            return None
        bare = f"{archive}/{old_month}{old_number}"
    else:
        if not _new_month(month, len(number)) or not number.strip("0"):
            return None
        bare = f"{month}.{number}"
    return bare, int(version) if version else None


def arxiv_id(raw: str | None) -> str | None:
    """Bare canonical article id, without version, from any way to write it."""
    found = arxiv_version(raw)
    return found[0] if found else None


def arxiv_from_doi(doi: str | None) -> str | None:
    """The article whose arXiv DOI this is; every article has one, and it names no version."""
    match = _DOI.fullmatch(doi.strip().lower()) if doi and len(doi) <= _LONGEST else None
    return arxiv_id(match[1]) if match else None


def _stripped(raw: str) -> str:
    text = raw.strip().lower()
    for wrapped in (_ADDRESS, _DOI):
        if match := wrapped.fullmatch(text):
            text = match[1]
    text = _PREFIX.sub("", text, count=1) if _PREFIX.match(text) else text
    return _SUFFIX.sub("", text)


def _old_month(yymm: str) -> bool:
    """Old ids ran from 9107 to 0703."""
    return "01" <= yymm[2:] <= "12" and (yymm >= "9107" or yymm <= "0703")


def _new_month(yymm: str, digits: int) -> bool:
    """New ids began in 0704; a fifth digit came with 1501."""
    return "01" <= yymm[2:] <= "12" and yymm >= "0704" and digits == (5 if yymm >= "1501" else 4)
