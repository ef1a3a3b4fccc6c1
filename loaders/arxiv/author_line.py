"""The author line of arXiv, cut into names and affiliations as arXiv's own snapshot cuts it.

So that a record harvested as arXivRaw and its line in the snapshot come out alike; the one difference is that
numbers are found in a legend that goes over a line end, which is most of them.
"""

import re

_PARTICLES = "van|der|de|la|von|del|della|da|mac|ter|dem|di|vaziri"
_PATTERNS = tuple(
    (re.compile(pattern, re.I), key, given, suffix)
    for pattern, key, given, suffix in (
        (rf"(?P<g>.*)\s+(?P<k>(?:{_PARTICLES})\s(?:{_PARTICLES})\s\S+)", "k", "g", ""),
        (rf"(?P<g>.*)\s+(?P<k>(?:{_PARTICLES})\s\S+)", "k", "g", ""),
        (r"(?P<g>.*)\s+(?P<k>\S+)\s(?P<s>I|II|III|IV|V|Sr\.?|Jr\.?)", "k", "g", "s"),
        (r"(?P<g>.*)\s+(?P<k>\S+)", "k", "g", ""),
    )
)
# The search for a collaboration takes the square of the length, and somebody will put an abstract into `authors`.
_LONGEST_NAME = 300
_COLLABORATION = re.compile(r"([a-z0-9\s]+\s+(?:collaboration|group|team))", re.I)
_LEGEND = re.compile(r"\(\s*\(\s*\d+\s*\)")
_ET_AL = re.compile(r"et\.?\s+al\.?\s*", re.I)
_OPENED = re.compile(r"\(([^()]+)")
_NUMBERS = re.compile(r"\d+(?:(?:[\s,;&+*]|\band\b)+\d+)*[\s,;*]*")


def has_legend(line: str) -> bool:
    """Whether affiliations are given by number, with a legend at the end."""
    return "(" in line and _LEGEND.search(line) is not None


def split(line: str) -> list[list[str]]:
    """`[key name, forenames, suffix, affiliation…]` for each author, by arXiv's rules, TeX still in it."""
    pieces = _pieces(line)
    stated = [
        (_tidy(piece), after)
        for piece, after in zip(pieces, [*pieces[1:], ""], strict=False)
        if piece[0] not in "(,:" and not _ET_AL.match(piece)
    ]
    found: list[list[str]] = []
    while stated and (body := _collaboration(stated[0][0])):
        found.append([body, "", ""])
        stated.pop(0)
    collaborations = len(found)
    legend = _legend(line)
    found += [[*parts(name), *_affiliations(after, legend)] for name, after in stated]
    _copy_backwards(found, collaborations)
    return found


def _collaboration(piece: str) -> str:
    match = _COLLABORATION.search(piece) if len(piece) <= _LONGEST_NAME else None
    return match[1] if match else ""


def _blocks(line: str) -> list[str]:
    """The line in turn outside and inside its outermost parentheses."""
    blocks, current, depth = [], "", 0
    for bit in re.split(r"([()])", line):
        if bit == "(":
            depth += 1
            if depth == 1:
                blocks.append(current)
                current = ""
        current += bit
        if bit == ")":
            depth -= 1
            if depth == 0:
                blocks.append(current)
                current = ""
    return [*blocks, current]


def _pieces(line: str) -> list[str]:
    """Names, commas, colons and parentheses in their order; `Jr.` is one piece with the name before its comma."""
    pieces: list[str] = []
    for block in _blocks(line):
        block = re.sub(r"\s+", " ", block)
        if block.startswith("("):
            pieces.append(block)
            continue
        for piece in re.split(r"([,:])\s*", re.sub(r",?\s+(?:and|&)\s", ",", block)):
            piece = piece.strip()
            if re.fullmatch(r"Jr\.?", piece) and len(pieces) > 1 and pieces[-1] == "," and pieces[-2][-1] != ")":
                pieces[-2:] = [f"{pieces[-2]}, {piece}"]
            elif piece:
                pieces.append(piece)
    return pieces


def _tidy(name: str) -> str:
    """A blank after every dot that lacks one, but for the dot accent."""
    return re.sub(r"(?<!\\)\.(\S)", r". \1", re.sub(r"\s\s+", " ", name))


def parts(name: str) -> list[str]:
    """Key name, forenames and suffix of one name."""
    for pattern, key, given, suffix in _PATTERNS:
        if match := pattern.fullmatch(name):
            return [match[key], match[given], match[suffix] if suffix else ""]
    return [name, "", ""]


def _legend(line: str) -> dict[str, str]:
    """Affiliations by number from `((1) Univ. of Somewhere, (2) Institute)` at the end of the line."""
    start = _LEGEND.search(line)
    if start is None:
        return {}
    _, *entries = re.split(r"\(\s*(\d+)\s*\)\s*:?\s*", line[start.start() + 1 :])
    return {number: _unclosed(entry) for number, entry in zip(entries[::2], entries[1::2], strict=True)}


def _unclosed(entry: str) -> str:
    """One entry of a legend without the punctuation that parts it from the next, or closes the legend."""
    entry = entry.rstrip(" \n,;")
    if entry.count(")") > entry.count("("):
        entry = entry[:-1] if entry.endswith(")") else entry
    return entry.rstrip(" \n,;")


def _affiliations(after: str, legend: dict[str, str]) -> list[str]:
    """What stands in parentheses right after the name, numbers looked up in the legend.

    arXiv finds no number in a legend that goes over a line end, after a blank or beside "and"; we do.
    """
    match = _OPENED.match(after)
    if match is None:
        return []
    stated = match[1].strip()
    if re.fullmatch(r"[\d,\s]+", stated) or (legend and _NUMBERS.fullmatch(stated)):
        return [legend[number] for number in re.findall(r"\d+", stated) if number in legend]
    return [stated]


def _copy_backwards(entries: list[list[str]], collaborations: int) -> None:
    """An author without affiliation gets those of the next author who has some."""
    last: list[str] = []
    for entry in reversed(entries[collaborations:]):
        if len(entry) > 3:
            last = entry[3:]
        else:
            entry += last
