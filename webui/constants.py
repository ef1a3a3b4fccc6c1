"""What the map's script knows by heart: options, colours, words.

`python -m webui.constants` writes it; a test compares.
"""

import json
from typing import Any

from queries.kinds import KINDS
from queries.linkwords import COUNTED, LINK_WORDS
from webui.arguments import LONGEST_ADDRESS
from webui.assets import STATIC_FOLDER
from webui.draw import OPTIONS
from webui.linkstyle import styles_as_data
from webui.palette import theme

_FILE = STATIC_FOLDER / "map" / "constants.js"


def values() -> dict[str, Any]:
    """All of it by name."""
    return {
        "OPTIONS": OPTIONS,
        "COLOURS": {name: theme(name) for name in ("light", "dark")},
        "LINK_STYLES": styles_as_data(),
        "LINK_WORDS": LINK_WORDS,
        "LONGEST_ADDRESS": LONGEST_ADDRESS,
        "COUNTED": sorted(COUNTED),
        "KIND_WORDS": {one.name: one.singular for one in KINDS.values()},
    }


def constants() -> str:
    """The module as text."""
    head = "// Written by `python -m webui.constants` from the Python of the same names; a test compares.\n"
    return head + "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in values().items())


def write() -> None:
    """Write static/map/constants.js."""
    _FILE.parent.mkdir(exist_ok=True)
    _FILE.write_text(constants(), "utf-8")


if __name__ == "__main__":
    write()
