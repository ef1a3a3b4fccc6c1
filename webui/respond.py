"""One answer in all its formats: HTML, JSON and CSV are made from the same data."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from flask import Blueprint, Response, g, render_template, request
from markupsafe import Markup

from kg.errors import Malformed, Unknown
from queries.addresses import quoted
from queries.formats import FORMATS
from queries.table import csv_of_dicts
from webui.formats import MalformedAddress, wanted

Data = dict[str, Any]
Maker = Callable[[Data], Response]
Found = TypeVar("Found")
View = TypeVar("View", bound=Callable[..., Any])


def page(
    pages: Blueprint, rule: str, *, suffixes: Sequence[str] = ("json", "csv"), methods: Sequence[str] = ("GET",)
) -> Callable[[View], View]:
    """Register a view at an address and at the same with `.json` and `.csv`; for addresses that end in a plain word.

    Where the address ends in an id, use `pages.get` with `<path:key>` and `found`.
    """

    def register(view: View) -> View:
        name = view.__name__
        pages.add_url_rule(rule, name, view, methods=list(methods))
        pages.add_url_rule(f"{rule}.<any({', '.join(suffixes)}):suffix>", name, view, methods=list(methods))
        return view

    return register


def respond(
    data: Data,
    template: str,
    *,
    status: int = 200,
    makers: Mapping[str, Maker] | None = None,
    only_html: Callable[[], Data] = dict,
) -> Response:
    """`data` in the format that was asked for.

    HTML renders `template` with the data's own names; JSON is the data; CSV is offered where there are `rows`.
    `makers` adds further formats by suffix; `only_html` makes what a page needs beside the data (links, forms).
    """
    makers = makers or {}
    offered = ["html", "json", *(["csv"] if "rows" in data and "csv" not in makers else []), *makers]
    chosen = wanted(offered)
    if chosen in makers:
        answer = makers[chosen](data)
    elif chosen == "json":
        answer = as_json(data)
    elif chosen == "csv":
        answer = download(csv_of_dicts(data["rows"], data.get("columns") or ()), "csv", "rows")
    else:
        context = {**data, **only_html(), "alternates": alternates(offered)}
        answer = Response(render_template(template, **context), mimetype="text/html")
    answer.status_code = status
    answer.vary.add("Accept")
    return answer


def as_json(data: Data, status: int = 200) -> Response:
    """Data as JSON, `ok` first; a float that is no number becomes null."""
    body = msgspec.json.encode({"ok": True, **data})
    return Response(body + b"\n", status=status, mimetype="application/json")


def in_script(data: Data) -> Markup:
    """Data as JSON that is safe inside a script element; `tojson` takes ten times as long for a map."""
    body = msgspec.json.encode(data, order="sorted").decode()
    for letter in "<>&'":
        body = body.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(body)


def download(body: str | bytes, suffix: str, name: str, *, attachment: bool = True) -> Response:
    """A file to keep; its name holds letters, digits and hyphens only."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in name).strip("-")[:80]
    answer = Response(body, content_type=f"{FORMATS[suffix]}; charset=utf-8")
    if attachment:
        answer.headers["Content-Disposition"] = f'attachment; filename="{kept or "download"}.{suffix}"'
    return answer


def address_in(suffix: str) -> str:
    """The address of this page in another format."""
    path = request.path
    current = g.get("suffix")
    if current is not None:
        path = path.removesuffix(f".{current}")
    path = path if suffix == "html" else f"{path}.{suffix}"
    query = request.query_string.decode("ascii", "replace")
    return quoted(path) + (f"?{query}" if query else "")


def alternates(offered: Sequence[str]) -> list[dict[str, str]]:
    """The other formats of this page, for `<link rel="alternate">` and the page's own links."""
    return [{"suffix": one, "type": FORMATS[one], "href": address_in(one)} for one in offered if one != "html"]


def found(raw: str, find: Callable[[str], Found], suffixes: Sequence[str] = tuple(FORMATS)) -> Found:
    """What `find` gives for the id in the address; sets the format by suffix.

    Ids hold `/` and end in anything, so the whole text is tried first and a suffix taken off only where
    `find` knows no such id (it raises Unknown or Malformed).
    """
    g.suffix = None
    try:
        return find(raw)
    except (Unknown, Malformed) as error:
        bare, dot, suffix = raw.rpartition(".")
        if not (bare and dot and suffix in suffixes):
            raise _not_found(error) from error
    try:
        answer = find(bare)
    except (Unknown, Malformed) as error:
        raise _not_found(error) from error
    g.suffix = suffix
    return answer


def _not_found(error: Exception) -> Exception:
    return MalformedAddress(str(error)) if isinstance(error, Malformed) else error


def listing(rows: list[Data], *, total: int, order: str, next_address: str | None = None) -> Data:
    """The one shape of a list."""
    return {"total": total, "shown": len(rows), "order": order, "rows": rows, "next": next_address}
