r"""TeX in titles and abstracts as MathML: formulas converted, cleaned by an allow-list, everything else escaped.

The converter lets `\text{<script>…}`, `\href` and `\style` through as markup, so nothing of it reaches a page
that nh3 has not cleaned. What cannot be converted stands there as its source.
"""

import re
from functools import lru_cache

import nh3
from latex2mathml.converter import convert
from markupsafe import Markup, escape

#: A dollar opens only before a letter or sign and closes only after one, so that "$5 and $10" stays money.
_FORMULA = re.compile(
    r"\$\$(?P<display>[^$]{1,2000})\$\$|\$(?!\s)(?P<inline>[^$\n]{1,2000}?)(?<![\s\\])\$(?!\d)"
    r"|\\\((?P<round>[^\n]{1,2000}?)\\\)|\\\[(?P<square>[^\n]{1,2000}?)\\\]"
)
_ELEMENT = re.compile(r"</?([A-Za-z][^\s/>]*)")
_TAGS = {
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "ms", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot",
    "mover", "munder", "munderover", "mmultiscripts", "mprescripts", "mtable", "mtr", "mtd", "mpadded", "mphantom",
    "menclose", "mstyle",
}  # fmt: skip
_ATTRIBUTES = {
    "math": {"display"},
    "mi": {"mathvariant"},
    "mn": {"mathvariant"},
    "mo": {"stretchy", "fence", "separator", "form", "accent", "largeop", "movablelimits", "minsize", "maxsize"},
    "mspace": {"width", "height", "depth"},
    "mfrac": {"linethickness"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "mtable": {"columnalign", "rowspacing", "columnspacing"},
    "mtd": {"columnalign"},
    "menclose": {"notation"},
    "mstyle": {"displaystyle", "scriptlevel"},
}
#: More formulas than this in one text are shown as source: an abstract of 5 MB must not hold a thread.
_MOST = 200


def tex(text: str | None) -> Markup:
    """A foreign text for a page, its formulas as MathML."""
    source, parts, end = text or "", [], 0
    for number, found in enumerate(_FORMULA.finditer(source)):
        body = next(part for part in found.groups() if part is not None)
        display = found["display"] is not None or found["square"] is not None
        parts += [
            escape(source[end : found.start()]),
            _formula(found[0], body, display) if number < _MOST else escape(found[0]),
        ]
        end = found.end()
    return Markup("").join([*parts, escape(source[end:])])


@lru_cache(maxsize=4096)
def _formula(source: str, body: str, display: bool) -> Markup:
    try:
        made = convert(body, display="block" if display else "inline")
    # The converter meets hostile input with whatever its parser happens to hit: IndexError, StopIteration, its own.
    except Exception:
        return Markup("<code>{}</code>").format(source)
    # An unknown command comes out as its own name; foreign elements would be cut out, and their words with them.
    if "\\" in made or not _TAGS.issuperset(_ELEMENT.findall(made)):
        return Markup("<code>{}</code>").format(source)
    cleaned = nh3.clean(made, tags=_TAGS, attributes=_ATTRIBUTES, strip_comments=True)
    return Markup(cleaned) if cleaned.startswith("<math") else Markup("<code>{}</code>").format(source)
