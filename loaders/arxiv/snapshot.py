"""The Kaggle snapshot: JSON Lines as published, or one JSON array as some copies of it are."""

import json
from collections.abc import Iterable, Iterator
from typing import IO

import msgspec

from kg.model import Product, Reject
from loaders.arxiv.json_objects import objects
from loaders.arxiv.product import Fields, items

DECODER = msgspec.json.Decoder(Fields)


def products(lines: Iterable[tuple[int, bytes]], where: str) -> Iterator[Product | Reject]:
    """One record a line; what cannot be used is a reject and the next line is read."""
    for number, line in lines:
        if line.strip():
            yield from _items(line, f"{where}:{number}")


def array_products(stream: IO[bytes], where: str) -> Iterator[Product | Reject]:
    """The same records out of one array, which is never held whole."""
    for number, data, complete in objects(stream):
        if complete:
            yield from _items(data, f"{where}:{number}")
        else:
            yield Reject(reason="record cut off", where=f"{where}:{number}", detail=_excerpt(data))


def _items(data: bytes, where: str) -> Iterator[Product | Reject]:
    try:
        fields = DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        try:
            fields = _leniently(data)
        except msgspec.ValidationError as unexpected:
            yield Reject(reason="not an arXiv record", where=where, detail=str(unexpected))
            return
        except (ValueError, RecursionError):
            yield Reject(reason="broken JSON", where=where, detail=f"{error}: {_excerpt(data)}")
            return
    yield from items(fields, "snapshot", where)


def _leniently(data: bytes) -> Fields:
    """The record in spite of lone surrogates and bytes that are no UTF-8, which become U+FFFD."""
    text = data.lstrip(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return msgspec.convert(json.loads(text), Fields)


def _excerpt(data: bytes) -> str:
    return data[:80].decode("utf-8", "replace")
