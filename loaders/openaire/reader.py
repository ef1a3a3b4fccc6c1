"""Lines of OpenAIRE files in, records, links and rejects out; each line is judged by itself, so mixed files work."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from kg.model import Item, Link, Product, Record, Reject
from loaders.openaire import quick, quick_links, recognise, relations, scholix, shapes
from loaders.openaire.community import community
from loaders.openaire.datasource import datasource
from loaders.openaire.faults import Faults, rejects
from loaders.openaire.organization import organization
from loaders.openaire.person import person
from loaders.openaire.product import named as named_by
from loaders.openaire.product import product
from loaders.openaire.project import project
from loaders.openaire.spread import values
from loaders.openaire.values import listed, text
from loaders.packing import Unreadable

#: A file whose first lines are all of no use is not read to its end: it is the wrong file.
PATIENCE = 20
#: Things that a file has named and that are not told again; a set of a few MB.
_REMEMBERED = 1 << 14
#: So many lines of another shape in a row, and the rest of the file is not tried the quick way.
_TRIED = 50
#: An answer says that it is one before this.
_HEAD = 400
BROKEN = "broken JSON"
NO_ID = "no usable id"

_ENTITIES: dict[str, Callable[[Mapping[str, Any], Faults], Record | None]] = {
    "organization": organization,
    "project": project,
    "datasource": datasource,
    "community": community,
    "person": person,
}
_ROWS: dict[str, Callable[[Mapping[str, Any], str], Link | Reject]] = {
    "authorship": relations.authorship,
    "authorAffiliation": relations.affiliation,
    "projectParticipation": relations.participation,
}
_FORMAT_FAULTS = frozenset((BROKEN, *recognise.REFUSALS.values()))
# In the order of the text, so that an escaped backslash before a `u` is passed over.
_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..)|.)", re.DOTALL)

_decoder = msgspec.json.Decoder()


def items(lines: Iterable[tuple[int, bytes]], where: str, hint: str = "") -> Iterator[Item]:
    """What the lines of one file say; `hint` is what the names of file and archive say of it."""
    held: list[Reject] = []
    useful = False
    file = _File(hint)
    try:
        for number, line in values(lines):
            faults: Faults = {}
            named: list[Record] = []
            found = file.quickly(line, faults, named)
            if found is not None and not (faults or named or held):  # nearly every line of a dump: nothing to add
                useful = True
                yield found
                continue
            place = f"{where}:{number}"
            told = _by_keys(line, place, file) if found is None else _quick(found, faults, named, place, file)
            for item in told:
                if not useful and isinstance(item, Reject) and item.reason in _FORMAT_FAULTS:
                    held.append(item)
                    if len(held) < PATIENCE:
                        continue
                    yield _wrong_file(held, where)
                    return
                if held:
                    yield from held
                    held = []
                useful = True
                yield item
    except Unreadable:
        yield from held
        raise
    if not useful and not held:
        yield Reject(reason="no records in it", where=where)
    if len(held) == 1:
        yield held[0]
    elif held:
        yield _wrong_file(held, where)


def _wrong_file(held: list[Reject], where: str) -> Reject:
    first = held[0]
    detail = f"none of the first {len(held)} records is of use; the first, {first.where}: {first.detail}"
    return Reject(reason=first.reason, where=where, detail=detail)


class _File:
    """What is known while a file is read: its hint, and which things it has named lately."""

    def __init__(self, hint: str) -> None:
        self.hint = hint
        self._named: set[bytes] = set()
        self._others = 0

    def quickly(self, line: bytes, faults: Faults, named: list[Record]) -> Product | Link | None:
        """What a line says where it is of the shape of today; None where it must be read key by key."""
        if self._others >= _TRIED:
            return None
        found = (
            quick_links.link(line)
            if shapes.is_relation(line)
            else quick.product(line, faults, self.hint, named)
        )  # fmt: skip
        self._others = 0 if found is not None else self._others + 1
        return found

    def new(self, thing: Record) -> bool:
        """Whether this was not just named: thousands of products name the same institution in the same words."""
        said = thing.encoded()
        if said in self._named:
            return False
        if len(self._named) >= _REMEMBERED:
            self._named.clear()
        self._named.add(said)
        return True


def _answer(line: bytes) -> list[msgspec.Raw]:
    """The records of an answer of the API, not yet decoded."""
    try:
        return shapes.ANSWER.decode(line).results
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []


def _of_line(line: bytes, where: str, file: _File, *, single: bool = False) -> Iterator[Item]:
    """What an object or an array says, by the quick way if it can be gone."""
    faults: Faults = {}
    named: list[Record] = []
    found = file.quickly(line, faults, named)
    if found is None:
        yield from _by_keys(line, where, file, single=single)
    else:
        yield from _quick(found, faults, named, where, file)


def _quick(
    found: Product | Link, faults: Faults, named: list[Record], where: str, file: _File
) -> Iterator[Product | Link | Record | Reject]:
    """What the quick way has found, the things that it names, and what of it was unusable."""
    yield found
    if named:
        yield from filter(file.new, named)
    if faults and type(found) is Product:
        yield from rejects(faults, found.id, where)


def _by_keys(line: bytes, where: str, file: _File, *, single: bool = False) -> Iterator[Item]:
    """The same key by key; of a `single` record nothing that may stand inside is one."""
    if not single and b'"header"' in line[:_HEAD] and (answer := _answer(line)):
        for number, result in enumerate(answer, 1):
            yield from _of_line(bytes(result), f"{where}[{number}]", file, single=True)
        return
    try:
        value = decoded(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Reject(reason=BROKEN, where=where, detail=f"{error}: {_beginning(line)}")
        return
    if single or (type(value) is dict and recognise.answers(value) is None):
        yield from _items(value, where, file)
    else:
        for raw, place in _records(value, where):
            yield from _items(raw, place, file)


def _records(value: Any, where: str) -> Iterator[tuple[Any, str]]:
    """The records of a line, which may be an array of them or an answer of the API."""
    if value == []:
        yield value, where
    for position, one in enumerate(value if type(value) is list else [value], 1):
        place = where if one is value else f"{where}[{position}]"
        found = recognise.answers(one) if type(one) is dict else None
        if found is not None:
            yield from ((result, f"{place}[{number}]") for number, result in enumerate(listed(found), 1))
        else:
            yield one, place


def _items(raw: Any, where: str, file: _File) -> Iterator[Item]:
    kind = recognise.kind(raw, file.hint) if type(raw) is dict else "unknown"
    if kind == "relation":
        yield relations.link(raw, where, file.hint)
    elif kind == "product" or kind in _ENTITIES:
        yield from _record(raw, kind, where, file)
    elif kind == "scholix":
        for item in scholix.items(raw, where):
            if isinstance(item, Link | Reject) or file.new(item):
                yield item
    elif kind in _ROWS:
        yield _ROWS[kind](raw, where)
    elif kind == "coAuthorship":
        yield Reject(reason="co-authorship, which is derived here instead", where=where)
    else:
        yield Reject(
            reason=recognise.REFUSALS.get(kind, recognise.REFUSALS["unknown"]), where=where, detail=_shown(raw)
        )


def _record(raw: Mapping[str, Any], kind: str, where: str, file: _File) -> Iterator[Item]:
    """A record, the things that it names, and what of it was unusable."""
    faults: Faults = {}
    found = product(raw, faults, file.hint) if kind == "product" else _ENTITIES[kind](raw, faults)
    if found is None:
        yield _without_id(raw, kind, where)
        return
    yield found
    if type(found) is Product and found.form != "dump":
        yield from filter(file.new, named_by(raw, faults))
    if faults:
        yield from rejects(faults, found.id, where)


def _without_id(raw: Mapping[str, Any], kind: str, where: str) -> Reject:
    return Reject(reason=NO_ID, where=where, detail=f"{kind} with id {text(raw.get('id'))[:100]!r}")


def decoded(line: bytes) -> Any:
    """A line's value; lone surrogates and bytes that are no UTF-8 become U+FFFD, all else must be JSON."""
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        mended = _ESCAPE.sub(_without_lone_surrogate, line.decode("utf-8", "replace").encode())
        if mended == line:
            raise
        try:
            return _decoder.decode(mended)
        except msgspec.DecodeError:
            raise error from None


def _without_lone_surrogate(escape: re.Match[bytes]) -> bytes:
    return rb"\ufffd" if escape[1] else escape[0]


def _beginning(line: bytes) -> str:
    return ascii(line[:100].decode("utf-8", "replace"))[1:-1]


def _shown(raw: Any) -> str:
    if raw == []:
        return "found an empty list"
    keys = ", ".join(sorted(map(str, raw))[:12]) if type(raw) is dict else type(raw).__name__
    return f"found {keys}"[:300] if keys else "found an empty object"
