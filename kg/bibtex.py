"""References as BibTeX.

Unicode is kept (every engine of the last ten years reads it); what has a meaning to TeX is escaped. Braces count for
BibTeX even behind a backslash, so a lone one is written by its name.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from kg.citation_keys import keyed
from kg.references import Name, Reference

_TYPES = {
    "article": "article",
    "conference": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "phd": "phdthesis",
    "master": "mastersthesis",
    "report": "techreport",
}
#: Where the container of a work goes; a type that needs one and has none is written as misc.
_CONTAINER = {"article": "journal", "conference": "booktitle", "chapter": "booktitle"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SAID = {"dataset": "Data set", "software": "Software", "thesis": "Thesis"}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: "\\" + char for char in "$&#_%"},
}
_SPECIAL = re.compile(r"[\\{}~^$&#_%]")
#: A formula: no blank inside its dollars at either end, no digit after it, or it is money.
_MATH = re.compile(r"(\$(?=\S)[^$]+(?<=\S)\$)(?!\d)")
#: Commands that a formula of a stranger may hold; `\input` reads files of whoever sets the list.
_DRAWING = """
alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi
varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hbar infty partial nabla Re Im
sum prod int oint lim log ln exp sin cos tan min max sup inf det dim ker frac sqrt binom times cdot cdots ldots dots
pm mp le leq ge geq neq approx sim simeq equiv propto to mapsto rightarrow leftarrow Rightarrow leftrightarrow in
notin subset subseteq cup cap setminus emptyset forall exists oplus otimes ast star circ bullet langle rangle mid
mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathscr boldsymbol bf it rm cal text hat tilde bar vec dot
ddot overline underline widehat widetilde prime dagger perp parallel wedge vee lfloor rfloor lceil rceil left right
"""
_COMMANDS = frozenset(_DRAWING.split())
#: Words that a style must not put in small letters: a capital after the first letter, `DAN` or `PyTorch`.
_CAPITALS = re.compile(r"(?<![\w\\{])(\w+[A-Z]\w*)(?![\w}])")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text)


def escaped(text: str) -> str:
    """A text as TeX reads it back, on one line."""
    return _escaped(" ".join(text.split()))


def _harmless(text: str) -> bool:
    """A formula whose braces match and whose commands only draw; `^^5c` is a backslash in disguise."""
    depth = 0
    if (
        "^^" in text
        or "%" in text
        or "#" in text
        or "~" in text
        or text.count("\\") != len(re.findall(r"\\[a-zA-Z]+", text))
    ):
        return False
    if not set(re.findall(r"\\([a-zA-Z]+)", text)) <= _COMMANDS:
        return False
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def title(text: str) -> str:
    """A title: formulas between dollars stay as they are where they are whole, capitals are protected."""
    parts = _MATH.split(" ".join(text.split()))
    made = []
    for number, part in enumerate(parts):
        if number % 2 and _harmless(part):
            made.append("{" + part + "}")
        else:
            made.append(_CAPITALS.sub(r"{\1}", _escaped(part)))
    return "".join(made)


def address(text: str) -> str:
    """An address or DOI: styles set it as it stands, so only what would end the value is quoted."""
    return "".join(quote(char) if char in '{}\\"' or char.isspace() else char for char in text)


def author(name: Name) -> str:
    """`Family, Given`; a body, or a name with a comma or `and` in it, between braces."""
    if name.collective or not name.given or not name.family:
        return "{" + escaped(name.full or name.family or name.given) + "}"
    if re.search(r",|\band\b", name.given + name.family):
        return "{" + escaped(name.full) + "}"
    return f"{escaped(name.family)}, {escaped(name.given)}"


def _authors(one: Reference) -> str:
    names = [author(name) for name in one.authors] + (["others"] if one.more_authors and one.authors else [])
    return " and ".join(names)


def fields(one: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """Names and values, the values ready to stand between braces; `month` is a macro."""
    yield "author", _authors(one)
    yield "title", title(one.title)
    yield "year", one.year
    yield "month", _MONTHS[int(one.date[5:7]) - 1] if re.match(r"\d{4}-(0[1-9]|1[0-2])", one.date) else ""
    if kind != "misc":
        yield _CONTAINER.get(one.type, "series"), title(one.container)
    elif one.container:
        yield "howpublished", title(one.container)
    elif one.type in _SAID:
        yield "howpublished", _SAID[one.type]
    yield "volume", escaped(one.volume)
    yield "number", escaped(one.issue)
    yield "pages", escaped("--".join(one.pages)) if len(one.pages) < 2 else "--".join(map(escaped, one.pages))
    yield (
        "school" if kind.endswith("thesis") else "institution" if kind == "techreport" else "publisher",
        escaped(one.publisher),
    )
    yield "issn", ", ".join(one.issns)
    yield "version", escaped(one.version)
    yield "doi", address(one.doi)
    if one.arxiv:
        yield "eprint", one.arxiv
        yield "archivePrefix", "arXiv"
        yield "primaryClass", one.arxiv_class
    yield "url", address(one.url)
    yield "keywords", ", ".join(escaped(word.replace(",", " ")) for word in one.keywords)
    yield "note", ". ".join(one.notes)


def entry(key: str, one: Reference) -> str:
    """One entry."""
    kind = _TYPES.get(one.type, "misc")
    if one.type in _CONTAINER and not one.container:
        kind = "misc"
    lines = [f"@{kind}{{{key},"]
    for name, value in fields(one, kind):
        if value:
            lines.append(f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},")
    return "\n".join([*lines, "}", ""])


def written(works: Iterable[Reference]) -> Iterator[str]:
    """All entries, an empty line between them."""
    for number, (key, one) in enumerate(keyed(works)):
        yield ("\n" if number else "") + entry(key, one)
