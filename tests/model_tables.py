"""The tables of docs/model.md as sets of names."""

import re
from pathlib import Path

MODEL = (Path(__file__).parent.parent / "docs" / "model.md").read_text("utf-8")
_ROW = re.compile(r"^\| (`[A-Z].*?) \|(.*)\|(.*?)\|$", re.MULTILINE)


def _properties(told: str) -> set[str]:
    bare = re.sub(r"\([^()]*\)|`[^`]*`", "", told)
    return {one.strip() for one in bare.split(",") if one.strip()}


def _tables() -> dict[str, set[str]]:
    return {name: _properties(told) for names, _, told in _ROW.findall(MODEL) for name in re.findall(r"`(\w+)`", names)}


#: Name of a label -> its properties but `id`; of `Work`, those of each of its labels.
LABELS = {name: told for name, told in _tables().items() if not name.isupper()}
#: Relationship type -> its properties.
TYPES = {name: told for name, told in _tables().items() if name.isupper()}
