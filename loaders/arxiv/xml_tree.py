"""One XML record as a small tree of local names, so that it matters neither where a prefix is declared nor which."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

# What XML forbids and exporters write all the same: control characters, and references to those and to surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));")


@dataclass
class Node:
    """One element; `text` is its own text only."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Node"] = field(default_factory=list)

    def first(self, name: str) -> "Node | None":
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list["Node"]:
        """All children of that name."""
        return [child for child in self.children if child.name == name]

    def value(self, name: str) -> str | None:
        """Text of the first child of that name."""
        child = self.first(name)
        return child.text if child else None


def tree(data: bytes, encoding: str = "utf-8") -> Node:
    """The element that `data` is; raises `expat.ExpatError` for what is not even nearly XML."""
    if encoding.lower() != "utf-8":
        data = _decoded(data, encoding).encode("utf-8")
    try:
        return _parsed(data)
    except expat.ExpatError:
        return _parsed(_mended(data))


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except LookupError:  # a declaration of nonsense
        return data.decode("utf-8", "replace")


def _parsed(data: bytes) -> Node:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    root = Node("", {})
    path = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name.rpartition(":")[2], attributes)
        path[-1].children.append(node)
        path.append(node)

    def end(_: str) -> None:
        path.pop()

    def characters(text: str) -> None:
        path[-1].text += text

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.Parse(data, True)
    return root.children[0]


def _mended(data: bytes) -> bytes:
    """The same without what XML forbids in text: control characters out, impossible references replaced."""
    text = _FORBIDDEN.sub("", data.decode("utf-8", "replace"))
    return _REFERENCE.sub(_allowed, text).encode("utf-8")


def _allowed(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    possible = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if possible else "\ufffd"
