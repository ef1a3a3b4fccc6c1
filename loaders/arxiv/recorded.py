"""Answers of arXiv that somebody recorded: a JSON object with the answer as text in `body`, beside address and status.

Clients write them for their tests and caches. One or many in a file; each body is read as if it had come by itself.
"""

import io
import re
from collections.abc import Iterator
from typing import IO

import msgspec

from kg.model import Product, Reject
from loaders.arxiv import atom, oai
from loaders.arxiv.json_objects import objects

#: What stands behind `body` where it is XML; some write `<` as an escape.
BODY = re.compile(
    rb'"body"\s*:\s*"(?:\\ufeff|\\[nrt]|\s)*(?:<|\\u003[cC])(?:\?xml|(?:\w+:)?feed|OAI-PMH)', re.IGNORECASE
)
# The text is decoded already, whatever its declaration says.
_DECLARATION = re.compile(r"\A[\ufeff\s]*<\?xml[^<>]*\?>")


class _Answer(msgspec.Struct):
    body: str


_DECODER = msgspec.json.Decoder(_Answer)


def products(stream: IO[bytes], where: str) -> Iterator[Product | Reject]:
    """The papers of every answer in a file."""
    for line, data, complete in objects(stream):
        place = f"{where}:{line}"
        if not complete:
            yield Reject(reason="record cut off", where=place, detail=data[:80].decode("utf-8", "replace"))
            continue
        try:
            body = _DECLARATION.sub("", _DECODER.decode(data).body).encode("utf-8", "replace")
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield Reject(reason="broken JSON", where=place, detail=str(error)[:200])
            continue
        reader = oai.products if b"<oai-pmh" in body[:4096].lower() else atom.products
        yield from reader(io.BytesIO(body), f"{place}!body")
