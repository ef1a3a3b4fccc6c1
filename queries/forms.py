"""What an identifier looks like, for a text that is none: which it was meant to be, and what a right one is."""

import re
from dataclasses import dataclass

from kg.errors import KgError, Malformed, Unknown
from queries.kinds import KINDS

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{0,20}://.*|www\..*", re.I | re.DOTALL)
#: What keys of ours begin with where they are no identifier that could be checked.
_KEYS = re.compile(
    r"(?:fos|sdg|keyword|community|subject|funder|name|mag|uniprot|ena|pdb|w3id|urn|grid|wikidata|fundref|orgref|orgreg|"
    r"pic|rrid|rnsr|mesh|ddc|msc|acm|jel|lcsh|udc|eurovoc|handle|pmid):\S.*"
    r"|arxiv:[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?|arxiv",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of identifier: what is meant to be one, what it consists of, and one that is right."""

    name: str
    meant: re.Pattern[str]
    rule: str
    example: str


def _form(name: str, meant: str, rule: str, example: str) -> Form:
    return Form(name, re.compile(meant, re.I | re.DOTALL), rule, example)


def _at(host: str) -> str:
    return rf"(?:https?://)?(?:[\w-]+\.)*{re.escape(host)}(?:[/:?].*)?"


_FORMS = (
    _form("ROR id", rf"{_at('ror.org')}|ror:.*|0[a-z0-9]{{6}}[0-9]{{2}}",
          "0, six letters or digits and two check digits that fit them", "https://ror.org/02jx3x895"),
    _form("ORCID", rf"{_at('orcid.org')}|orcid:.*|(?:[0-9]{{4}}-){{3}}[0-9]{{3}}[0-9X]",
          "sixteen digits, the last of which is a check digit that fits the others", "0000-0002-1825-0097"),
    _form("arXiv number", rf"{_at('arxiv.org')}|{_at('ar5iv.org')}|arxiv:.*|[0-9]{{4}}\.[0-9]{{3,6}}(?:v[0-9]+)?",
          "year, month and number; a subject is arxiv:cs.CV", "https://arxiv.org/abs/2109.07270"),
    _form("DOI", rf"{_at('doi.org')}|doi:.*|10\..*", "10., a number, a slash and a name", "10.1145/3065386"),
    _form("OpenAIRE id", rf"{_at('openaire.eu')}|(?:oaire|openaire):.*|\S*::\S*",
          "a prefix of twelve characters, two colons and 32 hexadecimal digits",
          "doi_dedup___::cf7ed03a973ea697fd69ec0156b484d2"),
    _form("ISSN", r"[ep]?-?issn[:\s].*|[0-9]{4}-[0-9]{3}[0-9X]", "eight digits, the last of which is a check digit",
          "issn:0925-2312"),
    _form("ISNI", rf"{_at('isni.org')}|isni[:\s].*", "sixteen digits, the last of which is a check digit",
          "isni:0000000121032683"),
    _form("PubMed number", rf"{_at('ncbi.nlm.nih.gov')}|pm(?:c|id|cid)[:\s].*", "digits, after PMC where it is of "
          "PubMed Central", "pmid:12345"),
    _form("handle", rf"{_at('handle.net')}|(?:hdl|handle)[:\s].*", "a number, a slash and a name", "hdl:1721.1/1234"),
)  # fmt: skip


def nothing(asked: str) -> KgError:
    """Why a text names nothing here: well-formed and unknown, or malformed, and then what a right one looks like."""
    shown = f"{asked[:200]!r}"
    if _KEYS.fullmatch(asked):
        return Unknown(f"{asked[:200]} is well-formed, but nothing here is known by it")
    meant = next((one for one in _FORMS if one.meant.fullmatch(asked)), None)
    if meant is not None:
        return Malformed(f"{shown} is no {meant.name}: that is {meant.rule}, as in {meant.example}")
    if _ADDRESS.fullmatch(asked):
        return Malformed(
            f"{shown} is an address that names nothing of this graph. Addresses of doi.org, arxiv.org, orcid.org, "
            f"ror.org and openaire.eu lead on, and those of pages here, as in /paper/arxiv:2109.07270; "
            f"kinds of page are {', '.join(KINDS)}"
        )
    return Malformed(
        f"{shown} is no identifier: neither a DOI, arXiv number, ORCID, ROR or OpenAIRE id, "
        "nor a key or address of ours. Names and titles go into the search box"
    )
