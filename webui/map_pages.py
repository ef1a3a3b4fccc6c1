"""The research map of anything: page, data and files at one address."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, g, request

from kg.errors import Malformed
from queries import mapfiles
from queries.kinds import GROUPS, KINDS
from queries.neighbourhood import MOST_NODES, View, expansions, neighbourhood
from webui import arguments
from webui.caching import state
from webui.connection import graph
from webui.draw import drawn
from webui.formats import MalformedAddress
from webui.mapcache import MapCache
from webui.mapsvg import svg
from webui.maptable import table
from webui.marks import limited
from webui.respond import Data, download, found, in_script, respond
from webui.savedmap import saved_map
from webui.words import map_href, quoted

pages = Blueprint("map", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the map is looked at; it changes nothing in the data."""

    hide: tuple[str, ...] = ()
    colour: str = "kind"
    selected: str = ""
    view: str = ""


@pages.get("/map/<kind_name>/<path:key>")
@limited("240/minute")
def research_map(kind_name: str, key: str) -> Response:
    """The map around one item."""
    if kind_name not in KINDS:
        raise MalformedAddress(f"{kind_name!r} is not a kind; the kinds are {', '.join(KINDS)}")
    view, look = _view(), _look()
    data = found(key, lambda id_: _drawn(kind_name, id_, view))
    if g.suffix == "html":
        return download(saved_map(data), "html", _file_name(data))
    makers = {
        "csv": lambda data: download(mapfiles.csv(data), "csv", _file_name(data)),
        "graphml": lambda data: download(mapfiles.graphml(data), "graphml", _file_name(data)),
        "gexf": lambda data: download(mapfiles.gexf(data), "gexf", _file_name(data)),
        "svg": lambda data: download(svg(_seen(data, look), _theme()), "svg", _file_name(data)),
    }
    return respond(data, "map.html", makers=makers, only_html=lambda: _page(data, view, look))


def _view() -> View:
    since = arguments.optional_integer("from", low=0, high=9999)
    until = arguments.optional_integer("to", low=0, high=9999)
    if since is not None and until is not None and since > until:
        raise Malformed(f"from={since} is later than to={until}")
    return View(
        depth=arguments.integer("depth", 1, low=1, high=2),
        limit=arguments.integer("limit", 60, low=1, high=MOST_NODES),
        kinds=arguments.several("kinds", tuple(KINDS)),
        since=since,
        until=until,
        expand=expansions(request.args.getlist("expand")),
    )


def _look() -> Look:
    return Look(
        hide=arguments.several("hide", tuple(KINDS)),
        colour=arguments.choice("colour", ("kind", "year"), "kind"),
        selected=arguments.text("selected"),
        view=arguments.text("view", longest=60),
    )


def _drawn(kind_name: str, key: str, view: View) -> Data:
    """The drawn map, from the cache where the graph is still the same."""
    cache = MapCache.of_app()
    return cache.get((state(), kind_name, key, view), lambda: drawn(neighbourhood(graph(), kind_name, key, view)))


def _seen(data: Data, look: Look) -> Data:
    """The map without the kinds that are hidden; the focus is always seen."""
    nodes = [node for node in data["nodes"] if node["hop"] == 0 or node["kind"] not in look.hide]
    ids = {node["id"] for node in nodes}
    edges = [edge for edge in data["edges"] if edge["from"] in ids and edge["to"] in ids]
    captions = [one for one in data["captions"] if not set(one["kinds"]) <= set(look.hide)]
    return {**data, "nodes": nodes, "edges": edges, "captions": captions}


def _theme() -> str:
    return "dark" if request.args.get("theme") == "dark" else "light"


def _file_name(data: Data) -> str:
    return "map-" + str(data["focus"]).replace("/", "-", 1)


def _page(data: Data, view: View, look: Look) -> dict[str, Any]:
    """What the page needs beside the data: who is focus and selected, legend, table, its own parameters."""
    nodes = {node["id"]: node for node in data["nodes"]}
    focus = nodes[data["focus"]]
    parameters = _parameters(view, look)
    wanted = look.selected in nodes and look.selected not in view.expand
    full = wanted and _too_long(focus, [*parameters, ("expand", look.selected)])
    return {
        "graph": in_script(data),
        "about": focus,
        "heading": _heading(focus, data),
        "chosen": nodes.get(look.selected, focus),
        "legend": _legend(data, look),
        "table": table(data, nodes, look.hide),
        "relations": [one for one in data["totals"] if one["total"]],
        "view": view,
        "look": look,
        "parameters": parameters,
        "expandable": wanted and not full,
        "full": full,
        "action": map_href(focus["kind"], focus["key"]),
        "html_file": _in("html"),
        "still": _in("svg"),
        "links_href": _in("csv"),
    }


def _heading(focus: Data, data: Data) -> str:
    """The name of the focus; "v2" alone says nothing, so a version is named with its work."""
    work = next((node for node in data["nodes"] if node["relation"] == "work"), None)
    return f"{focus['name']} of {work['name']}" if focus["kind"] == "version" and work else str(focus["name"])


def _in(suffix: str) -> str:
    """The address of this map as a file."""
    query = request.query_string.decode("ascii", "replace")
    return f"{quoted(request.path)}.{suffix}" + (f"?{query}" if query else "")


def _parameters(view: View, look: Look) -> list[tuple[str, str]]:
    """Everything that is not as usual, as names and values in the address; `theme` stays."""
    values: list[tuple[str, Any]] = [
        ("depth", view.depth if view.depth != 1 else ""),
        ("limit", view.limit if view.limit != View().limit else ""),
        ("kinds", ",".join(view.kinds)),
        ("from", view.since if view.since is not None else ""),
        ("to", view.until if view.until is not None else ""),
        *[("expand", one) for one in view.expand],
        ("hide", ",".join(look.hide)),
        ("colour", look.colour if look.colour != "kind" else ""),
        ("selected", look.selected),
        ("view", look.view),
        ("theme", request.args.get("theme", "")),
    ]
    return [(name, str(value)) for name, value in values if value != ""]


def _too_long(focus: Data, parameters: list[tuple[str, str]]) -> bool:
    """Whether the state of a map would no longer fit into its address."""
    return len(map_href(focus["kind"], focus["key"])) + len(urlencode(parameters)) >= arguments.LONGEST_ADDRESS


def _legend(data: Data, look: Look) -> list[dict[str, Any]]:
    """One button for each group that is on the map; `then` is what is hidden after it was pressed."""
    hidden = set(look.hide)
    found_groups = []
    for name, words in GROUPS.items():
        kinds = {node["kind"] for node in data["nodes"] if node["group"] == name and node["hop"]}
        if kinds:
            count = sum(node["group"] == name and node["hop"] > 0 for node in data["nodes"])
            shown = not kinds <= hidden
            then = hidden | kinds if shown else hidden - kinds
            found_groups.append(
                {"group": name, "words": words, "count": count, "shown": shown, "kinds": sorted(kinds),
                 "then": ",".join(one for one in KINDS if one in then)}
            )  # fmt: skip
    return found_groups
