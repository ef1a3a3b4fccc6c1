"""docs/queries.md from the headers: `python -m queries.docs > docs/queries.md`; a test compares the two."""

import shlex
from collections.abc import Iterator

from kg.statements import Parameter, Statement
from queries import catalogue, headers

_HEAD = """\
# Queries

Made by `python -m queries.docs > docs/queries.md` from the files in `cypher/read/`.

Each query is a page (`/queries/NAME`, also `.json` and `.csv`), a command (`kg query NAME key=value …`) and a call
(`queries.catalogue.run(graph, NAME, {…})`), with the same rows. An answer holds one row more than was asked for only
to say that there is more. Ids are those of [the graph](model.md); any other identifier of a thing is told its id.

In JSON every list, here and elsewhere, has `total`, `shown`, `order`, `rows` and `next`: how many there are, how many
these are, how they are ordered, and the address where they go on, or null. `total` is null where an answer is a part of
more that nobody has counted; `truncated` then says that it was cut, and where the question goes on by key `next` leads
on (`following` has the same as parameters). In a search over several kinds each of the `groups` has its own `next`, and
`more` says that `total` is the least there can be.
"""


def lines() -> Iterator[str]:
    """The whole page, line by line."""
    yield _HEAD
    for name, title in catalogue.GROUPS.items():
        found = catalogue.listed(name)
        if not found:
            continue
        yield f"## {title}\n"
        for one in found:
            yield from _entry(one)


def _entry(one: Statement) -> Iterator[str]:
    yield f"### {one.title}\n"
    yield f"`{one.name}` · {one.about}\n"
    if one.parameters:
        yield from ("| parameter | type | default | is |", "|---|---|---|---|")
        yield from (f"| {each.name} | {each.kind} | {_default(each)} | {_cell(each.help)} |" for each in one.parameters)
        yield ""
    yield from ("| column | is |", "|---|---|")
    yield from (f"| {each.name} | {_cell(each.help)} |" for each in one.columns)
    yield ""
    if order := headers.order(one):
        yield f"Ordered by {order}.\n"
    if given := headers.example(one):
        yield f"    kg query {one.name} {' '.join(shlex.quote(f'{key}={value}') for key, value in given.items())}\n"
    if one.cost:
        yield f"Cost: {one.cost}.\n"
    if one.see:
        yield f"See: {one.see}.\n"


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return "needed"
    return f"`{headers.written(parameter.default)}`" if parameter.default not in ("", None) else "empty"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print("\n".join(lines()).rstrip("\n"))
