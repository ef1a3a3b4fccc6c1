"""The map as one SVG picture, for papers and slides, from the same places as in the browser."""

from collections.abc import Mapping
from typing import Any

from markupsafe import escape

from webui.icons import drawing
from webui.linkstyle import LINK_STYLES
from webui.palette import theme

_MARGIN = 40
_FONT = "Inter, Helvetica, Arial, sans-serif"


def svg(data: Mapping[str, Any], theme_name: str = "light") -> str:
    """A drawn map as SVG; texts are escaped, nothing in it runs or loads."""
    colours = theme(theme_name)
    nodes = {node["id"]: node for node in data["nodes"]}
    left, top, width, height = _frame(data)
    title = _text(f"Map of {nodes[data['focus']]['name']}")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" aria-label="{title}" font-family="{_FONT}">',
        f"<title>{title}</title>",
        f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" fill="{colours["bg"]}"/>',
        *[_caption(one, colours) for one in data["captions"]],
        *[_line(edge, nodes, data["focus"], colours) for edge in data["edges"]],
        *[_mark(node, colours, theme_name) for node in data["nodes"]],
        *[_label(node, colours) for node in data["nodes"]],
        "</svg>\n",
    ]
    return "\n".join(part for part in parts if part)


def _text(value: object) -> str:
    """Escaped, without what XML does not allow."""
    kept = "".join(letter for letter in str(value) if letter >= " " and letter not in "\ufffe\uffff\x7f")
    return str(escape(kept))


def _frame(data: Mapping[str, Any]) -> tuple[float, float, float, float]:
    boxes = [(node["x"], node["y"], *node["box"]) for node in data["nodes"]]
    left = min(x - half for x, _, half, _, _ in boxes) - _MARGIN
    right = max(x + half for x, _, half, _, _ in boxes) + _MARGIN
    top = min([y - up for _, y, _, up, _ in boxes] + [one["y"] for one in data["captions"]]) - _MARGIN
    low = max([y + down for _, y, _, _, down in boxes] + [one["y"] for one in data["captions"]]) + _MARGIN
    return left, top, right - left, low - top


def _caption(one: Mapping[str, Any], colours: Mapping[str, str]) -> str:
    return (
        f'<text x="{one["x"]}" y="{one["y"] + 5}" text-anchor="middle" font-size="15" font-weight="600" '
        f'fill="{colours["ink2"]}">{_text(one["text"])}</text>'
    )


def _line(
    edge: Mapping[str, Any], nodes: Mapping[str, Mapping[str, Any]], focus: str, colours: Mapping[str, str]
) -> str:
    style = LINK_STYLES[edge["type"]]
    far = focus not in (edge["from"], edge["to"])
    if far and style.quiet:
        return ""
    start, end = nodes[edge["from"]], nodes[edge["to"]]
    dashes = f' stroke-dasharray="{style.dashes[0]} {style.dashes[1]}"' if style.dashes else ""
    return (
        f'<line x1="{start["x"]}" y1="{start["y"]}" x2="{end["x"]}" y2="{end["y"]}" '
        f'stroke="{colours[style.colour]}" stroke-opacity="{style.alpha * (0.5 if far else 1):.2f}" '
        f'stroke-width="{style.width}"{dashes}/>'
    )


def _mark(node: Mapping[str, Any], colours: Mapping[str, str], theme_name: str) -> str:
    colour, x, y, size = colours[node["group"]], node["x"], node["y"], node["size"]
    hint = f"<title>{_text(node['name'])}</title>"
    if node["shape"] == "dot":
        closed = node.get("access") == "CLOSED"
        fill, edge = (colours["surface"], colour) if closed else (colour, colours["bg"])
        return f'<circle cx="{x}" cy="{y}" r="{size}" fill="{fill}" stroke="{edge}" stroke-width="2">{hint}</circle>'
    if node["shape"] == "box":
        half, up, down = node["box"]
        dashes = ' stroke-dasharray="4 3"' if node["kind"] == "version" else ""
        return (
            f'<rect x="{x - half + 6}" y="{y - up + 2}" width="{2 * half - 12}" height="{up + down - 4}" rx="6" '
            f'fill="{colours["surface"]}" stroke="{colour}" stroke-width="1.5"{dashes}>{hint}</rect>'
        )
    scale = size / 32
    return (
        f'<g transform="translate({x - size:.1f} {y - size:.1f}) scale({scale:.3f})">'
        f"{hint}{drawing(node['icon'], theme_name)}</g>"
    )


def _label(node: Mapping[str, Any], colours: Mapping[str, str]) -> str:
    lines = node["label"].split("\n")
    big = node["hop"] == 0
    tall = 18 if big else 15
    tag = node["shape"] == "box"
    first = node["y"] + (4.5 - (len(lines) - 1) * tall / 2 if tag else node["size"] + (22 if big else 16))
    colour = colours[node["group"]] if tag else colours["ink"] if node["hop"] < 2 else colours["ink2"]
    halo = "" if tag else f' stroke="{colours["bg"]}" stroke-width="3" paint-order="stroke"'
    rows = "".join(
        f'<tspan x="{node["x"]}" y="{first + number * tall:.1f}">{_text(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    size = 16 if big else 13 if node["hop"] < 2 else 12
    return f'<text text-anchor="middle" font-size="{size}" fill="{colour}"{halo}>{rows}</text>'
