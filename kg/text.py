"""Texts from dumps: hostile, wrapped, marked up in three ways; made readable without losing a word.

`clean` is for every text of every source. `unwrapped` and `paragraphs` undo hard wrapping, `tex` the accents of TeX,
`markup` the HTML, JATS and double encoding of publishers.
"""

import html
import re
import unicodedata

from kg.tex import tex, tex_name

__all__ = ["clean", "markup", "paragraphs", "tex", "tex_name", "unwrapped"]

# Control characters and the two noncharacters that XML forbids: no database, XML or terminal is the better for them.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f￾￿]")
_LINE_ENDS = re.compile("\r\n?|\x85")
_WANTED = bytes(range(0x20, 0x7F)) + b"\n"
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(raw: str | None) -> str:
    """NFC text without control characters; surrogate pairs joined, lone ones replaced; blanks around it off."""
    if not raw:
        return ""
    if raw.isascii():
        # Deleting all that is wanted and seeing nothing left is three times as fast as looking for what is not.
        plain = not raw.encode("ascii").translate(None, _WANTED)
        return (raw if plain else _printable(raw)).strip()
    if _SURROGATES.search(raw):
        raw = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", _printable(raw)).strip()


def _printable(raw: str) -> str:
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", raw))


def unwrapped(raw: str | None) -> str:
    """One line: every run of white space is one blank."""
    if not raw:
        return ""
    flat = raw.replace("\n", " ")
    if flat.isascii() and flat.isprintable():  # most are, and `clean` would find nothing to do
        return " ".join(flat.split()) if "  " in flat else flat.strip()
    text = clean(raw)
    return text if "\n" not in text and _even(text) else " ".join(text.split())


def paragraphs(raw: str | None) -> str:
    """An abstract with its hard wrapping undone; paragraphs, where the source has them, are a blank line apart."""
    text = clean(raw)
    if "\n " not in text and "\n\n" not in text and "\t" not in text:
        text = text.replace("\n", " ")
        return text if _even(text) else " ".join(text.split())
    parts = (" ".join(part.split()) for part in _PARAGRAPH.split(text))
    return "\n\n".join(part for part in parts if part)


def _even(text: str) -> bool:
    """Whether a clean line has single blanks only; ASCII knows no other white space once it is clean."""
    return text.isascii() and "  " not in text and "\t" not in text


# A new paragraph is a line that starts with blanks, or follows an empty one.
_PARAGRAPH = re.compile(r"\n[^\S\n]*(?:\n|(?<=[^\S\n])(?=\S))")

_INLINE = "i|b|u|em|strong|sub|sup|italic|bold|monospace|sc|tt|small|span|a|font|xref|ext-link|inf|underline|roman"
_BLOCK = "p|br|div|sec|title|abstract|list|list-item|ul|ol|li|h[1-6]|hr|label|disp-formula|inline-formula|table|tr|td"
_INLINE_TAG = re.compile(rf"</?(?:(?:jats|ns\d):)?(?:{_INLINE})(?:\s[^<>]*)?/?>|</?(?:mml|m):\w+(?:\s[^<>]*)?/?>", re.I)
_BLOCK_TAG = re.compile(rf"</?(?:(?:jats|ns\d):)?(?:{_BLOCK})(?:\s[^<>]*)?/?>", re.I)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def markup(raw: str | None) -> str:
    """Known tags out, entities resolved, UTF-8 that was read as Latin-1 put right; unknown tags are text.

    `a < b > c` and `</script>` are what somebody wrote and stay; escaping is the page's duty, not the loader's.
    """
    text = raw or ""
    if not text.isascii():
        text = _MOJIBAKE.sub(_repaired, text)
    for _ in range(3):  # `&amp;lt;i&amp;gt;` is common: exporters escape what was escaped
        if "&" not in text or (resolved := _ENTITY.sub(_resolved, text)) == text:
            break
        text = resolved
    if "<" in text:
        text = _BLOCK_TAG.sub("\n\n", _INLINE_TAG.sub("", text))
    return clean(text)


def _resolved(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


_HIGH = {
    byte: bytes([byte]).decode("cp1252", "ignore") + (chr(byte) if byte < 0xA0 else "") for byte in range(0x80, 0x100)
}
_FOLLOWING = "[" + "".join(re.escape(_HIGH[byte]) for byte in range(0x80, 0xC0)) + "]"
# Only where nothing else can be meant: two such characters after Â or Ã (`Å”` is an ångström and a quotation mark),
# and longer sequences, which nobody types.
_MOJIBAKE = re.compile(f"[ÂÃ]{_FOLLOWING}|[à-ï]{_FOLLOWING}{{2}}|[ð-ô]{_FOLLOWING}{{3}}")


def _repaired(match: re.Match[str]) -> str:
    try:
        return b"".join(_byte(character) for character in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
