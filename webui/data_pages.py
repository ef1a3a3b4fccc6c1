"""The addresses that our IRIs are: `/id/KIND/KEY` leads to the page or the data, `/ns` describes our own terms."""

from flask import Blueprint, Response, request

from kg import rdf, rdf_site
from kg.errors import Unknown
from kg.rdf_terms import LABELS
from queries.addresses import quoted
from webui.connection import graph
from webui.marks import volatile
from webui.negotiation import OFFERED, negotiated
from webui.takeaway import as_data, base, schema_org, signposts
from webui.words import href

pages = Blueprint("data", __name__)
pages.add_app_template_global(schema_org, "schema_org")
pages.add_app_template_global(signposts, "signposts")

_DATA = tuple(rdf.FORMATS)


def _see_other(address: str) -> Response:
    answer = Response(status=303)
    answer.headers["Location"] = address
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.vary.add("Accept")
    return answer


def _not_acceptable(offered: tuple[str, ...]) -> Response:
    text = f"None of the forms that you accept is there; there are: {', '.join(offered)}\n"
    answer = Response(text, status=406, mimetype="text/plain")
    answer.vary.add("Accept")
    return answer


@pages.get("/id/<kind>/<path:key>")
@volatile
def named(kind: str, key: str) -> Response:
    """Lead from the name of a thing to what is said of it, in the form that was asked for."""
    kind, key = rdf.home(kind, key)
    if kind not in LABELS and kind not in ("scheme", "graph"):
        raise Unknown(f"{kind!r} is not a kind of thing here")
    offered = OFFERED if kind in LABELS else _DATA
    suffix = negotiated(request.headers.get("Accept"), offered)
    if suffix is None:
        return _not_acceptable(offered)
    if kind not in LABELS:
        return _see_other(f"/data/{kind}/{quoted(key)}.{suffix}")
    return _see_other(href(kind, key) if suffix == "html" else f"{href(kind, key)}.{suffix}")


@pages.get("/data/<any(scheme, graph):kind>/<path:key>")
def minor(kind: str, key: str) -> Response:
    """A scheme of topics or a named graph, which have no page."""
    name, _, suffix = key.rpartition(".")
    if suffix not in rdf.FORMATS:
        raise Unknown(f"There is no /data/{kind}/{key}; it ends in one of: {', '.join('.' + one for one in _DATA)}")
    return as_data(rdf.serialized(rdf.minor(graph(), kind, name, base()), suffix), suffix, f"{kind}-{name}")


@pages.get("/.well-known/void")
def site() -> Response:
    """What there is, by which addresses, in which forms: VoID and DCAT."""
    suffix = negotiated(request.headers.get("Accept"), _DATA) or "ttl"
    answer = as_data(rdf.serialized(rdf_site.description(graph(), base()), suffix), suffix, "dataset")
    answer.vary.add("Accept")
    return answer


@pages.get("/dataset")
@pages.get("/dataset/service")
@pages.get("/dataset/class/<path:_name>")
@volatile
def whole(_name: str = "") -> Response:
    """The graph as one thing, and its parts: described in one place."""
    return _see_other("/.well-known/void")


@pages.get("/ns")
@volatile
def terms() -> Response:
    """Our own terms, with label and meaning."""
    suffix = negotiated(request.headers.get("Accept"), _DATA) or "ttl"
    answer = as_data(rdf.serialized(rdf.ontology(base()), suffix), suffix, "terms")
    answer.vary.add("Accept")
    return answer
