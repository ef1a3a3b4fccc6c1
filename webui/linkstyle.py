"""How links look, in the browser and in the SVG: colour, strength, dashes, arrow."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class LinkStyle:
    """Colour by name in the palette; alpha for links of the focus, half of it for others."""

    colour: str
    alpha: float
    width: float = 1.1
    dashes: tuple[int, int] | None = None
    arrow: bool = False
    quiet: bool = False
    """Away from the focus it is drawn only while one of its ends is selected: it would hide the rest."""


_TOPIC = LinkStyle("topic", 0.34, dashes=(2, 5), quiet=True)
_COUNTED = LinkStyle("person", 0.34, dashes=(2, 5), quiet=True)
_HOLDER = LinkStyle("source", 0.6, quiet=True)
LINK_STYLES = {
    "CITES": LinkStyle("edge", 0.42, arrow=True),
    "AUTHORED": LinkStyle("person", 0.5),
    "WROTE": LinkStyle("person", 0.5),
    "ABOUT": _TOPIC,
    "WRITES_ABOUT": _TOPIC,
    "WORKS_ON": _TOPIC,
    "COVERS": _TOPIC,
    "OCCURS_WITH": _TOPIC,
    "BROADER": LinkStyle("topic", 0.5),
    "AFFILIATED": LinkStyle("institution", 0.55),
    "PART_OF": LinkStyle("institution", 0.55),
    "COLLABORATES": LinkStyle("institution", 0.5),
    "CONTRIBUTED": _COUNTED,
    "PUBLISHES_IN": _COUNTED,
    "COAUTHOR": LinkStyle("person", 0.3),
    "HAS_VERSION": LinkStyle("version", 0.6, dashes=(6, 4)),
    "SAME_WORK": LinkStyle("version", 0.4, dashes=(6, 4)),
    "NEXT": LinkStyle("version", 0.6, arrow=True),
    "PUBLISHED_IN": LinkStyle("source", 0.6),
    "HOSTED_BY": _HOLDER,
    "COLLECTED_FROM": _HOLDER,
    "PROVIDED_BY": LinkStyle("source", 0.6),
    "RELATED": LinkStyle("artefact", 0.65),
    "FUNDED_BY": LinkStyle("project", 0.6),
    "FUNDED": LinkStyle("project", 0.6),
    "TAKES_PART": LinkStyle("project", 0.5),
    "PAID": LinkStyle("project", 0.5),
    "SIMILAR": LinkStyle("paper", 0.14, width=4),
}


def styles_as_data() -> dict[str, dict[str, Any]]:
    """All styles, for the script."""
    return {name: asdict(style) for name, style in LINK_STYLES.items()}
