"""Our own drawings for kinds that are no disc and no tag: one square or round mark each, in both themes.

static/icons/ holds them as files, because a canvas wants images; a test compares. `python -m webui.icons` writes them.
"""

from webui.assets import STATIC_FOLDER
from webui.palette import theme

#: Icon -> (group of its colour, radius of the corner of its mark; 32 is a disc).
MARKS = {
    "person": ("person", 32),
    "institution": ("institution", 13),
    "source": ("source", 13),
    "venue": ("source", 13),
    "project": ("project", 13),
    "funder": ("project", 13),
    "data": ("artefact", 22),
    "code": ("artefact", 22),
    "other": ("artefact", 22),
}
#: What is drawn on the mark, 64 by 64; FG and BG stand for the colours.
_SHAPES = {
    "person": '<circle cx="32" cy="24" r="9"/><path d="M15 50c2-12 9-16 17-16s15 4 17 16z"/>',
    "institution": '<path d="M32 13 52 24v4H12v-4zM17 31h6v14h-6zM29 31h6v14h-6zM41 31h6v14h-6zM13 47h38v5H13z"/>',
    "source": '<path d="M12 16h40v9H12zM12 28h40v9H12zM12 40h40v9H12z"/>'
    '<path d="M17 20.5h4M17 32.5h4M17 44.5h4" fill="none" stroke="BG" stroke-width="3"/>',
    "venue": '<path d="M14 17c7-2 12-1 17 3v29c-5-4-10-5-17-3zM50 17c-7-2-12-1-17 3v29c5-4 10-5 17-3z"/>',
    "project": '<path d="M17 13h4v39h-4z"/><path d="M23 14h26l-7 9 7 9H23z"/>',
    "funder": '<circle cx="32" cy="32" r="19"/>'
    '<path d="M39 24c-7-5-15-1-15 8s8 13 15 8M20 29h13M20 35h13" fill="none" stroke="BG" stroke-width="4"/>',
    "data": '<path d="M14 18c0-8 36-8 36 0v28c0 8-36 8-36 0z"/>'
    '<path d="M14 24c3 6 33 6 36 0M14 35c3 6 33 6 36 0" fill="none" stroke="BG" stroke-width="3"/>',
    "code": '<path d="M25 20 12 32l13 12M39 20l13 12-13 12" fill="none" stroke="FG" stroke-width="5.5" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "other": '<path d="M32 11 51 21 32 31 13 21zM12 25l18 9v19l-18-9zM52 25v19l-18 9V34z"/>',
}


def drawing(icon: str, theme_name: str) -> str:
    """The mark with its drawing, as SVG elements on a field of 64 by 64."""
    group, corner = MARKS[icon]
    colours = theme(theme_name)
    ground, ink = colours[group], "#ffffff" if theme_name == "light" else colours["bg"]
    mark = (
        f'<rect x="2" y="2" width="60" height="60" rx="{min(corner, 30)}" fill="{ground}" '
        f'stroke="{colours["bg"]}" stroke-width="3"/>'
    )
    shape = _SHAPES[icon].replace("BG", ground).replace("FG", ink)
    return f'{mark}<g transform="translate(32 32) scale(.78) translate(-32 -32)" fill="{ink}">{shape}</g>'


def icon_file(icon: str, theme_name: str) -> str:
    """The whole file of an icon, 128 px so that it stays sharp when zoomed."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 64 64">'
    return f"{head}{drawing(icon, theme_name)}</svg>\n"


def write_all() -> None:
    """Write every icon to static/icons/."""
    folder = STATIC_FOLDER / "icons"
    folder.mkdir(exist_ok=True)
    for icon in MARKS:
        for theme_name in ("light", "dark"):
            (folder / f"{icon}-{theme_name}.svg").write_text(icon_file(icon, theme_name), "utf-8")


if __name__ == "__main__":
    write_all()
