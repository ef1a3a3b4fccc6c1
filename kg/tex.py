"""TeX as people type it in metadata: accents and letters become Unicode, formulas stay as they are.

pylatexenc knows the accents; it is asked only about the few characters that make one. Given whole texts it would
drop the arguments of macros it does not know and every bare `&`, and needs a hundred times as long.
"""

import re
import unicodedata
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

_LETTERS = r"(?:ss|SS|aa|AA|ae|AE|oe|OE|o|O|l|L|i|j|dh|DH|dj|DJ|th|TH|ng|NG)(?![A-Za-z])"
_SIGN_ACCENT = r"[\"'`^~=.]"
_WORD_ACCENT = r"(?:[cvuHkrdbt](?![A-Za-z]))"
# What carries the accent: a letter, \i, \j, another accented letter, with or without braces.
_BASE = rf"(?:\\{_LETTERS}(?:\{{\}})?|[^\W\d_])"
_INNER = rf"(?:\\(?:{_SIGN_ACCENT}\s*|{_WORD_ACCENT}\s*)(?:\{{\s*{_BASE}\s*\}}|{_BASE})|{_BASE})"
_ACCENT = rf"\\(?:{_SIGN_ACCENT}\s*|{_WORD_ACCENT}\s*)(?:\{{\s*(?:\{{\s*{_INNER}\s*\}}|{_INNER})\s*\}}|{_INNER})"
_LETTER = rf"\\{_LETTERS}(?:\{{\}}|\s+(?=[^\W\d_])|\s*(?=\}}))?"
_CONVERTIBLE = re.compile(rf"(?:\{{\s*(?:{_ACCENT}|{_LETTER})\s*\}}|{_ACCENT}|{_LETTER})")
# No formula reaches over the beginning of another: so that hostile text costs no more than honest text.
_MATH = re.compile(
    r"((?<!\\)\$\$(?:[^$\\]|\\.)+\$\$|(?<!\\)\$(?:[^$\\]|\\.)+\$|\\\((?:[^\\]|\\(?![()]).)*\\\)"
    r"|\\\[(?:[^\\]|\\(?![\[\]]).)*\\\]|\\begin\{(?:[^\\]|\\(?!begin|end).)*\\end\{[^{}]*\})",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\([&%#_])")
_STYLED = re.compile(
    r"\\(?:emph|text(?:it|bf|rm|sc|sf|tt|up|sl)?|mbox|uppercase)\{([^{}\\]*)\}"
    r"|\{\s*\\(?:em|it|bf|sl|sc|rm|tt|sf)(?![A-Za-z])\s*([^{}\\]*)\}"
)
# Braces that only protect: `{B}ayesian`, `na{ï}ve`; those of `x_{i}` and of unknown macros stay.
_PROTECTED = re.compile(r"(?<![\\_^}\]\w])\{([^{}\\$]*)\}|\{([^\W\d_a-zA-Z])\}")
# In names only: backslashes that some exporter doubled, and macros that ran into the letters after them when another
# one took the braces off (`Lefran\ccois`, `S\lawianowski`, `Garc\ia` that was `Garc\'\ia`).
_DOUBLED = re.compile(r"\\{2,}")
_GLUED = re.compile(r"\\(?:([cvuHkrd])([A-Za-z])|([lLoOi])(?=[a-z]))")
_CONVERTER = LatexNodes2Text(math_mode="verbatim", keep_comments=True)


def tex(raw: str) -> str:
    """Accents, letters, escapes and styles outside formulas resolved; everything not understood stays as typed."""
    if "\\" not in raw and "{" not in raw:
        return raw
    if "$" not in raw and "\\(" not in raw and "\\[" not in raw and "\\begin" not in raw:
        return _outside(raw)
    return "".join(part if at % 2 else _outside(part) for at, part in enumerate(_MATH.split(raw)))


def tex_name(raw: str) -> str:
    """The same for names, where no brace means anything."""
    if "\\" not in raw and "{" not in raw and "}" not in raw:
        return raw
    text = _outside(_DOUBLED.sub(r"\\", raw)).replace("{", "").replace("}", "")
    return _GLUED.sub(_unglued, text) if "\\" in text else text


def _unglued(match: re.Match[str]) -> str:
    if match[1]:
        return _unicode(f"\\{match[1]}{{{match[2]}}}")
    return "i" if match[3] == "i" else _unicode(f"\\{match[3]}")


def _outside(text: str) -> str:
    if "\\" in text:
        text = _STYLED.sub(_styled, _CONVERTIBLE.sub(_converted, text))
        text = _ESCAPED.sub(r"\1", text)
    if "{" in text:
        text = _PROTECTED.sub(_styled, text)
    return text


def _styled(match: re.Match[str]) -> str:
    return match[1] if match[1] is not None else match[2]


def _converted(match: re.Match[str]) -> str:
    return _unicode(match[0])


@lru_cache(maxsize=4096)
def _unicode(expression: str) -> str:
    """What pylatexenc makes of one accent; the expression itself where it makes nothing."""
    text = _CONVERTER.latex_to_text(expression).strip()
    return unicodedata.normalize("NFC", text) or expression
