"""The catalogue: every file in cypher/read/ as a question that page, command line, Python and HTTP ask alike."""

import json
import re
import shlex
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from kg.errors import Malformed, Unknown
from kg.graph import Graph
from kg.statements import Parameter, Statement, statements, text
from queries import addresses, empty

#: Rows of one answer; who needs more takes the graph away (kg export) or asks by key.
MOST_ROWS = 10_000
#: Groups of the list, in this order.
GROUPS = {
    "people": "People and who they work with",
    "papers": "Papers and citations",
    "topics": "Topics",
    "institutions": "Institutions and countries",
    "openness": "Open access and licences",
    "versions": "Versions and copies",
    "funding": "Funding",
    "quality": "How complete and how sure the data is",
    "things": "Facts about one thing, as its page shows them",
    "inside": "Behind search, maps and status",
}
_THINGS = (
    "work",
    "person",
    "pair",
    "institution",
    "topic",
    "version",
    "venue",
    "source",
    "project",
    "funder",
    "entity",
)
_PLAIN = re.compile(r"//[^\n]*|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
#: Expressions in ORDER BY, and how people say them.
_WORDS = (
    (r"coalesce\((\w+), [^)]*\)", r"\1"),
    (r"CASE WHEN (\w+) < (\w+) THEN \1 ELSE \2 END", r"the smaller of \1 and \2"),
    (r"CASE WHEN (\w+) > (\w+) THEN \1 ELSE \2 END", r"the larger of \1 and \2"),
    (r"(\w+) \+ (\w+)", r"the sum of \1 and \2"),
    (r"(\w+) - (\w+)", r"\1 less \2"),
    (r"\w+\.(\w+)", r"\1"),
)


def group(one: Statement) -> str:
    """The group a query stands in: its header's kind, else what its name begins with."""
    if one.kind:
        return one.kind
    return "things" if one.name.split("_")[0] in _THINGS else "inside"


def listed(kind: str = "") -> list[Statement]:
    """All queries, or those of one group, by group and title."""
    places = list(GROUPS)
    found = [one for one in statements("read").values() if not kind or group(one) == kind]
    return sorted(found, key=lambda one: (places.index(group(one)), one.title, one.name))


def overview() -> list[dict[str, str]]:
    """The list of the catalogue as rows."""
    return [
        {"group": GROUPS[group(one)], "name": one.name, "title": one.title, "about": one.about, "cost": one.cost}
        for one in listed()
    ]


def find(name: str) -> Statement:
    """A query by its name; a misspelt one gets the nearest names told."""
    known = statements("read")
    if name in known:
        return known[name]
    near = get_close_matches(name.replace("-", "_"), known, n=3, cutoff=0.5)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise Unknown(f"No query is named {name[:80]!r}.{hint} kg query --list shows all")


def example(one: Statement) -> dict[str, str]:
    """The header's example as parameters; values may hold blanks, so only a declared name begins a new one."""
    names = "|".join(parameter.name for parameter in one.parameters)
    if not names or not one.example:
        return {}
    parts = re.split(rf"(?:^|[&\s])({names})=", one.example)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def order(one: Statement) -> str:
    """How the rows are ordered, in words, from the statement itself; empty where it does not say."""
    body = _PLAIN.sub(lambda found: " " * len(found[0]), one.text)
    places = [found.start() for found in re.finditer(r"\bORDER BY\b", body) if _depth(body, found.start()) == 0]
    last = body.rfind("RETURN", 0, places[-1] if places else 0)
    if not places or _depth(body, last) or "WITH" in body[last : places[-1]]:
        return ""
    text = one.text[places[-1] + len("ORDER BY") :].split("LIMIT")[0]
    return "; then ".join(_key(key) for key in re.split(r",\s*(?![^(]*\))", " ".join(text.split())))


def _depth(body: str, at: int) -> int:
    return body.count("{", 0, at) - body.count("}", 0, at)


def _key(key: str) -> str:
    bare = re.sub(r"\s+(DESC|ASC)$", "", key)
    for pattern, words in _WORDS:
        bare = re.sub(pattern, words, bare)
    return bare.replace("_", " ") + (", highest first" if key.endswith("DESC") else "")


def has_limit(one: Statement) -> bool:
    """Whether its `limit` bounds the rows, and not something inside a row."""
    body = _PLAIN.sub(" ", one.text)
    return any(_depth(body, found.start()) == 0 for found in re.finditer(r"\bLIMIT \$limit\b", body))


def grouped() -> dict[str, Any]:
    """The list of the catalogue for its page: groups with their questions, and the same as plain rows."""
    groups = [
        {
            "name": name,
            "title": title,
            "rows": [
                {"name": one.name, "title": one.title, "about": one.about, "example": _asked(one, example(one))}
                for one in listed(name)
            ],
        }
        for name, title in GROUPS.items()
    ]
    return {"groups": groups, "rows": overview()}


def described(name: str, given: Mapping[str, str]) -> dict[str, Any]:
    """A question before it is asked: what its header says, and its form with what was given filled in."""
    one, shown = find(name), example(find(name))
    return {
        "query": one.name,
        "title": one.title,
        "about": one.about,
        "cost": one.cost,
        "see": [
            {"text": word, "href": f"/queries/{word}" if word in statements("read") else ""} for word in one.see.split()
        ],
        "group": group(one),
        "group_title": GROUPS[group(one)],
        "text": one.text,
        "parameters": dict(given),
        "columns": [{"name": column.name, "help": column.help} for column in one.columns],
        "form": [_field(parameter, given, shown) for parameter in one.parameters],
        "missing": [
            parameter.name for parameter in one.parameters if parameter.required and parameter.name not in given
        ],
        "example": _asked(one, shown),
        "command": " ".join(["kg query", one.name, *(shlex.quote(f"{k}={v}") for k, v in (given or shown).items())]),
    }


def _asked(one: Statement, given: Mapping[str, str]) -> str:
    return addresses.catalogue(one.name, given) if given else ""


def _field(parameter: Parameter, given: Mapping[str, str], shown: Mapping[str, str]) -> dict[str, Any]:
    kinds = empty.wanted_kinds(parameter)
    default = "" if parameter.required else written(parameter.default)
    return {
        "name": parameter.name,
        "kind": parameter.kind,
        "help": parameter.help,
        "required": parameter.required,
        "value": given.get(parameter.name, default),
        "example": shown.get(parameter.name, ""),
        "find": f"/search?kind={kinds[0]}" if kinds else "",
    }


def written(value: Any) -> str:
    """A value as somebody would type it into a form or a command."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def run(graph: Graph, name: str, given: Mapping[str, Any], cap: int = MOST_ROWS) -> dict[str, Any]:
    """One query asked: rows, what they mean, how they are ordered, and whether the cap or the limit cut them."""
    one = find(name)
    values = one.values(dict(given))
    shown = min(_limit(one, values, cap), cap)
    asked = values | ({"limit": shown + 1} if has_limit(one) else {})
    answer = graph.read(one.text, asked, cap=shown)
    rows = answer.dicts()
    notes = [f"More than {shown:,} rows; the first {shown:,} are shown"] if answer.truncated else []
    missing = empty.reasons(graph, one, values) if not rows else empty.Reasons()
    return {
        "query": one.name,
        "title": one.title,
        "parameters": values,
        "columns": [{"name": column.name, "help": column.help} for column in one.columns],
        "rows": rows,
        "shown": len(rows),
        "truncated": answer.truncated,
        "order": order(one),
        "notes": notes + missing.notes,
        "instead": missing.instead,
        "instead_href": _asked(one, {**dict(given), **missing.instead}) if missing.instead else "",
        "deliveries": deliveries(graph),
        "seconds": round(answer.seconds, 3),
    }


def _limit(one: Statement, values: Mapping[str, Any], cap: int) -> int:
    if not has_limit(one):
        return cap
    limit = values["limit"]
    if not isinstance(limit, int) or limit < 1:
        raise Malformed(f"limit={limit!r}: at least one row must be asked for")
    return limit


def deliveries(graph: Graph) -> list[str]:
    """Which deliveries the graph was made from: the release stamp of an answer."""
    found = graph.read(text("read", "load_list"), {"limit": 100}).dicts()
    return sorted({f"{row['source']}:{row['release']}" for row in found})
