"""What a file that is none of ours looks like, where that helps whoever sent it; told, never used for reading."""

import re

_BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n|---\s*\n|%YAML[^\n]*\n)*")
_PAIR = re.compile(rb"^[ \t]*(?:- )?[A-Za-z_][\w .$/-]{0,60}:(?:[ \t].*)?$", re.MULTILINE)
#: So many lines `key: value` at the least, and a half of all lines.
_FEW = 3


def look(first: bytes) -> str:
    """A remark, empty where nothing is seen."""
    text = first[_BEFORE.match(first).end() :]  # type: ignore[union-attr]
    if re.match(rb"<(?:!doctype\s+html|html)\b", text, re.IGNORECASE):
        return "it is a web page (HTML), perhaps shown instead of the file that was asked for"
    return "it looks like YAML, which no dump is in" if _yaml(text) else ""


def _yaml(text: bytes) -> bool:
    lines = [line for line in text.split(b"\n")[:200] if line.strip()]
    pairs = [line for line in lines if _PAIR.match(line)]
    return len(lines) >= _FEW and pairs[:1] == lines[:1] and 2 * len(pairs) > len(lines)
