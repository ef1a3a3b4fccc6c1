"""Any value in any place of a record: what comes out is a record, a link or a reject that the database can hold.

A value that cannot be sent would stop the load, and every later one: its record would wait in the graph for ever.
"""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.keys import LONGEST_KEY
from kg.model import Item, Link, Product, Reject, decoded, kind_of
from loaders.arxiv.snapshot import products
from loaders.openaire.reader import items
from loaders.rows import Delivery, link_row, record_row
from loaders.thing_rows import thing
from loaders.work_rows import Said, assembled

DATA = Path(__file__).parent / "data"
DELIVERY = Delivery("openaire", "1", "x")
VALUES: tuple[Any, ...] = (
    10**18, 10**19, -(10**30), 1e308, -1, 0, 1.5, True, None, "", [], {}, [[]], [{}], [None], [1, "x", None, {}],
    "x" * 30_000, "\ud800", "a\x00b", "9" * 5000, "1e999", "nan", "0001-01-01", "2125-12-31", "٣", "１２３", " ",
    "\u202e\u2028", {"value": 10**19}, {"code": 5, "label": [1]}, "{NULL}", "10.1/x", "0000-0002-1825-0097", "true",
    "https://[::1/", "http://" + "x" * 5000, "99999999999999999999", "v1",
)  # fmt: skip
Read = Callable[[bytes], Iterator[Item]]


def _openaire(line: bytes) -> Iterator[Item]:
    return items([(1, line)], "here")


def _arxiv(line: bytes) -> Iterator[Item]:
    return products([(1, line)], "here")


def _samples() -> Iterator[tuple[Read, Any]]:
    files: list[tuple[Read, Path]] = [(_openaire, file) for file in sorted((DATA / "openaire").glob("*.json"))]
    for read, file in [*files, (_arxiv, DATA / "arxiv" / "snapshot.jsonl")]:
        for line in file.read_bytes().splitlines():
            try:
                yield read, json.loads(line)
            except ValueError:
                continue


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _places(one, (*path, key))


def _changed(record: Any, path: tuple[Any, ...], value: Any) -> bytes:
    made = inner = copy.deepcopy(record)
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return json.dumps(made).encode()


def _can_be_sent(value: Any) -> bool:
    if isinstance(value, bool) or value is None or isinstance(value, float):
        return True
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if isinstance(value, str):
        return "\x00" not in value and value.encode("utf-8", "replace").decode() == value
    if isinstance(value, dict):
        return all(_can_be_sent(one) for pair in value.items() for one in pair)
    return isinstance(value, (list, tuple)) and all(map(_can_be_sent, value))


def _rows(item: Item) -> Any:
    """Everything that would be sent of one item."""
    if isinstance(item, Reject):
        return [item.reason, item.where, item.detail]
    if isinstance(item, Link):
        return link_row(item, DELIVERY)
    row = record_row(item, DELIVERY)
    assert decoded(kind_of(item), item.encoded()) == item
    assert max(map(len, (row["id"], *row["strong"], *row["weak"]))) <= LONGEST_KEY
    if isinstance(item, Product):
        work = assembled("doi:10.1000/x", [Said(item, "openaire:1")])
        assert all(len(topic["id"]) <= LONGEST_KEY for topic in work.topics)
        return [row, work.properties, work.authors, work.topics, work.versions, work.venue]
    made = thing(kind_of(item), "oaire:x", [item], ["openaire:1"])
    return [row, made.properties, list(made.funders)] if made else row


def test_any_value_in_any_place_can_be_sent_or_is_left_out() -> None:
    tried = 0
    for read, record in _samples():
        for path in _places(record):
            for value in (VALUES[(tried + step) % len(VALUES)] for step in range(0, len(VALUES), 9)):
                line = _changed(record, path, value)
                for item in read(line):
                    assert _can_be_sent(_rows(item)), (path, repr(value)[:60], item)
                    assert not isinstance(item, Reject) or len(item.detail) < 1000, (path, repr(value)[:60])
            tried += 1
    assert tried > 1000
