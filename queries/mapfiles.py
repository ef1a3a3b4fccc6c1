"""A neighbourhood as a file for other programs: CSV of its links, GraphML, GEXF.

The XML is made by a library from clean text, so that what a title holds can neither break the file nor run.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as xml

from queries.linkwords import link_words
from queries.table import csv_text

Data = Mapping[str, Any]

_COLUMNS = (
    "from_kind", "from_id", "from_name", "from_year", "relation", "link",
    "to_kind", "to_id", "to_name", "to_year", "papers", "sources",
)  # fmt: skip
#: What of a node goes into a file, with its type; the rest is drawing.
_NODE_FIELDS = {
    "kind": "string",
    "key": "string",
    "name": "string",
    "relation": "string",
    "hop": "int",
    "year": "int",
    "date": "string",
    "type": "string",
    "access": "string",
    "cited_by": "int",
    "references": "int",
    "works": "int",
    "country": "string",
    "orcid": "string",
    "x": "double",
    "y": "double",
}
_EDGE_FIELDS = {"type": "string", "relation": "string", "sources": "string", "papers": "int"}
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF, _VIZ = "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/viz"


def csv(data: Data) -> str:
    """One line for each link: both ends, how they relate, and what it rests on."""
    nodes = {node["id"]: node for node in data["nodes"]}
    return csv_text(_COLUMNS, [_line(edge, nodes) for edge in data["edges"]])


def _line(edge: Data, nodes: Mapping[str, Data]) -> list[Any]:
    start, end = nodes[edge["from"]], nodes[edge["to"]]
    evidence = edge["evidence"]
    ends = [[one["kind"], one["key"], one["name"], one.get("year")] for one in (start, end)]
    words = link_words(edge["type"], outward=True)
    rests_on = [evidence.get("papers"), "; ".join(evidence.get("sources") or ())]
    return [*ends[0], words, edge["type"], *ends[1], *rests_on]


def clean(value: object) -> str:
    """A text as XML 1.0 allows it: control characters and what is no character left out."""
    return "".join(
        letter
        for letter in str(value)
        if letter in "\t\n\r" or (letter >= " " and not "\ud800" <= letter <= "\udfff" and letter not in "\ufffe\uffff")
    )


def _edge_values(edge: Data) -> dict[str, Any]:
    evidence = edge["evidence"]
    return {
        "type": edge["type"],
        "relation": link_words(edge["type"], outward=True),
        "sources": "; ".join(evidence.get("sources") or ()) or None,
        "papers": evidence.get("papers"),
    }


def _title(data: Data) -> str:
    focus = next(node for node in data["nodes"] if node["id"] == data["focus"])
    return f"Neighbourhood of {focus['name']}: {data['shown']} of {data['total']} neighbours"


def _written(root: xml.Element) -> str:
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def graphml(data: Data) -> str:
    """The neighbourhood as GraphML, for yEd, Gephi, networkx, igraph."""
    root = xml.Element("graphml", xmlns=_GRAPHML)
    for target, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for name, kind in fields.items():
            xml.SubElement(root, "key", {"id": f"{target}_{name}", "for": target, "attr.name": name, "attr.type": kind})
    graph = xml.SubElement(root, "graph", id="map", edgedefault="directed")
    xml.SubElement(graph, "desc").text = clean(_title(data))
    for node in data["nodes"]:
        element = xml.SubElement(graph, "node", id=clean(node["id"]))
        _graphml_values(element, "node", {name: node.get(name) for name in _NODE_FIELDS})
    for edge in data["edges"]:
        ends = {"id": edge["id"], "source": clean(edge["from"]), "target": clean(edge["to"])}
        _graphml_values(xml.SubElement(graph, "edge", ends), "edge", _edge_values(edge))
    return _written(root)


def _graphml_values(element: xml.Element, target: str, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if value is not None:
            xml.SubElement(element, "data", key=f"{target}_{name}").text = clean(value)


def gexf(data: Data) -> str:
    """The neighbourhood as GEXF 1.2 for Gephi, with places and sizes where the map was drawn."""
    xml.register_namespace("viz", _VIZ)
    root = xml.Element("gexf", xmlns=_GEXF, version="1.2")
    meta = xml.SubElement(root, "meta")
    xml.SubElement(meta, "description").text = clean(_title(data))
    graph = xml.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    for target, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        attributes = xml.SubElement(graph, "attributes", {"class": target, "mode": "static"})
        for name, kind in fields.items():
            types = {"int": "integer"}
            xml.SubElement(attributes, "attribute", id=f"{target}_{name}", title=name, type=types.get(kind, kind))
    nodes = xml.SubElement(graph, "nodes")
    for node in data["nodes"]:
        element = xml.SubElement(nodes, "node", id=clean(node["id"]), label=clean(node["name"]))
        _gexf_values(element, "node", {name: node.get(name) for name in _NODE_FIELDS})
        if "x" in node:
            xml.SubElement(element, f"{{{_VIZ}}}position", x=str(node["x"]), y=str(-node["y"]), z="0")
            xml.SubElement(element, f"{{{_VIZ}}}size", value=str(node["size"]))
    edges = xml.SubElement(graph, "edges")
    for edge in data["edges"]:
        ends = {"id": edge["id"], "source": clean(edge["from"]), "target": clean(edge["to"])}
        _gexf_values(xml.SubElement(edges, "edge", ends), "edge", _edge_values(edge))
    return _written(root)


def _gexf_values(element: xml.Element, target: str, values: Mapping[str, Any]) -> None:
    holder = xml.SubElement(element, "attvalues")
    for name, value in values.items():
        if value is not None:
            xml.SubElement(holder, "attvalue", {"for": f"{target}_{name}", "value": clean(value)})
