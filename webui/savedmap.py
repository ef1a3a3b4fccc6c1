"""A map as one HTML file that works without a server: the library, the data and a small script inside.

pyvis could write such a file, but runs what stands in titles, headings and ids, and calls public CDNs. Here foreign
text stands only in escaped JSON, and the file's own policy lets nothing be loaded.
"""

import base64
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from webui.assets import STATIC_FOLDER
from webui.constants import values
from webui.icons import icon_file
from webui.words import FILTERS, GLOBALS


def saved_map(data: Mapping[str, Any]) -> str:
    """The file as text."""
    focus = next(node for node in data["nodes"] if node["id"] == data["focus"])
    used = sorted({node["icon"] for node in data["nodes"] if "icon" in node})
    kept = {"map": data, "constants": values(), "icons": {icon: _inline(icon) for icon in used}}
    # Without an app, so that the command line can write it as well.
    pages = Environment(loader=PackageLoader("webui"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    pages.filters.update(FILTERS)
    pages.globals.update(GLOBALS)
    return pages.get_template("saved_map.html").render(
        title=focus["name"],
        data=data,
        kept=kept,
        library=_script("vendor/vis-network.min.js"),
        script=_script("map/saved.js"),
    )


def _inline(icon: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(icon_file(icon, "light").encode()).decode()


def _script(name: str) -> Markup:
    """One of our own files, safe inside a script element."""
    text = (STATIC_FOLDER / name).read_text("utf-8")
    return Markup(text.replace("</script", r"<\/script").replace("<!--", r"<\!--"))
