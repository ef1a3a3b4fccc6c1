"""What the text of a query says beyond its fields: its example, the order of its rows, whether it bounds them."""

import json
import re
from typing import Any

from kg.statements import Statement

_PLAIN = re.compile(r"//[^\n]*|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
#: Expressions in ORDER BY, and how people say them.
_WORDS = (
    (r"coalesce\((\w+), [^)]*\)", r"\1"),
    (r"CASE WHEN (\w+) < (\w+) THEN \1 ELSE \2 END", r"the smaller of \1 and \2"),
    (r"CASE WHEN (\w+) > (\w+) THEN \1 ELSE \2 END", r"the larger of \1 and \2"),
    (r"(\w+) \+ (\w+)", r"the sum of \1 and \2"),
    (r"(\w+) - (\w+)", r"\1 less \2"),
    (r"\w+\.(\w+)", r"\1"),
)


def example(one: Statement) -> dict[str, str]:
    """The header's example as parameters; values may hold blanks, so only a declared name begins a new one."""
    names = "|".join(parameter.name for parameter in one.parameters)
    if not names or not one.example:
        return {}
    parts = re.split(rf"(?:^|[&\s])({names})=", one.example)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def order(one: Statement) -> str:
    """How the rows are ordered, in words, from the statement itself; empty where it does not say."""
    body = _PLAIN.sub(lambda found: " " * len(found[0]), one.text)
    returns, orders = ([at for at in _places(body, word) if _depth(body, at) == 0] for word in ("RETURN", "ORDER BY"))
    if not returns or not orders or orders[-1] < returns[-1]:
        return ""
    text = one.text[orders[-1] + len("ORDER BY") :].split("LIMIT")[0]
    return "; then ".join(_key(key) for key in re.split(r",\s*(?![^(]*\))", " ".join(text.split())))


def _places(body: str, word: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"\b{word}\b", body)]


def _depth(body: str, at: int) -> int:
    return body.count("{", 0, at) - body.count("}", 0, at)


def _key(key: str) -> str:
    bare = re.sub(r"\s+(DESC|ASC)$", "", key)
    for pattern, words in _WORDS:
        bare = re.sub(pattern, words, bare)
    return bare.replace("_", " ") + (", highest first" if key.endswith("DESC") else "")


def has_limit(one: Statement) -> bool:
    """Whether its `limit` bounds the rows, and not something inside a row."""
    body = _PLAIN.sub(" ", one.text)
    return any(_depth(body, at) == 0 for at in _places(body, r"LIMIT \$limit"))


def written(value: Any) -> str:
    """A value as somebody would type it into a form or a command."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
