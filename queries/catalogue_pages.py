"""The catalogue's pages: the list by group, and a question's form, from the headers alone."""

import shlex
from collections.abc import Mapping
from typing import Any

from kg.statements import Parameter, Statement, statements
from queries import addresses, empty
from queries.catalogue import GROUPS, find, group, listed, overview
from queries.headers import example, written


def grouped() -> dict[str, Any]:
    """The list of the catalogue for its page: groups with their questions, and the same as plain rows."""
    groups = [
        {
            "name": name,
            "title": title,
            "rows": [
                {"name": one.name, "title": one.title, "about": one.about, "example": asked(one, example(one))}
                for one in listed(name)
            ],
        }
        for name, title in GROUPS.items()
    ]
    return {"groups": groups, **overview()}


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
        "example": asked(one, shown),
        "command": " ".join(["kg query", one.name, *(shlex.quote(f"{k}={v}") for k, v in (given or shown).items())]),
    }


def asked(one: Statement, given: Mapping[str, str]) -> str:
    """The address of a question with its parameters."""
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
