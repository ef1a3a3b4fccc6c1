"""Scholix links of ScholeXplorer: a relation whose ends are described as far as a citation needs it.

The dump writes them with small letters (`linkprovider`, `relationship`), the schema from 3.0 on and the API with
capitals (`LinkProvider`, `RelationshipType`); one table of aliases reads both. The ends are products of OpenAIRE by
their ids; what is said of them makes records of the lowest rank.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kg import names
from kg.model import Author, Item, Link, Product, Reject
from loaders.openaire import aliases, relations
from loaders.openaire.faults import Faults, rejects
from loaders.openaire.identifiers import STRONG, pids
from loaders.openaire.product import kind
from loaders.openaire.relations import record_id, turned
from loaders.openaire.values import date, listed, mapping, mappings, text, words

#: What Scholix calls a paper.
_LITERATURE = "literature"


def items(raw: Mapping[str, Any], where: str) -> Iterator[Item]:
    """The two ends of a link, and the link."""
    raw = aliases.SCHOLIX.of(raw)
    faults: Faults = {}
    source, target = (_end(mapping(raw.get(key)), faults) for key in ("source", "target"))
    name = _name(mapping(raw.get("relationship")))
    if source is None or target is None or not name:
        detail = f"{name or 'no name'} of {text(raw.get('identifier'))[:100]!r}"
        yield Reject(reason="relation without two ends and a name", where=where, detail=detail)
        return
    link = _link(source, name, target, raw)
    if link.source == link.target:
        yield Reject(reason="relation of a thing to itself", where=where, detail=f"{link.name[:100]} {link.source}")
        return
    yield source
    yield target
    yield link
    yield from rejects(faults, link.source, where)


def _name(raw: Mapping[str, Any]) -> str:
    """`Cites`, which the newer form states as a subtype of `References`."""
    stated = aliases.SCHOLIX_NAME.of(raw)
    closer = text(stated.get("subType"))
    return closer if relations.known(closer) else text(stated.get("name"))


def _link(source: Product, name: str, target: Product, raw: Mapping[str, Any]) -> Link:
    providers = (_named(one) for one in mappings(raw.get("linkprovider")))
    return turned(
        (source.id, "product"),
        name,
        (target.id, "product"),
        trust=None,
        provenance=", ".join(sorted(filter(None, {*providers}))),
        validated=False,
        validation_date="",
    )


def _named(raw: Mapping[str, Any]) -> str:
    return words(aliases.SCHOLIX_NAME.of(raw).get("name"))


def _end(stated: Mapping[str, Any], faults: Faults) -> Product | None:
    """One end as a record; by its DOI where OpenAIRE's id is not told; None where it is named by neither."""
    raw = aliases.SCHOLIX_END.of(stated)
    named = [aliases.SCHOLIX_PID.of(one) for one in mappings(raw.get("identifier"))]
    # The newer form has OpenAIRE's own id among the others, under one scheme or another.
    ids = [record_id(raw.get("dnetIdentifier")), *(record_id(one.get("identifier")) for one in named)]
    found = pids(
        [
            {"scheme": one.get("schema"), "value": one.get("identifier")}
            for one in named
            if not record_id(one.get("identifier"))
        ],
        faults,
    )
    own = next(filter(None, ids), "") or next((one for one in found if one.startswith("doi:")), "")
    if not own:
        return None
    strong = {one for one in found if one.startswith(STRONG)} | {own.replace("openaire:", "oaire:", 1)}
    what, closer = _type(raw)
    return Product(
        id=own,
        kind=kind("publication" if what.lower() == _LITERATURE else what, "publication"),
        ids=tuple(sorted(strong)),
        weak_ids=tuple(sorted(set(found) - strong)),
        form="scholix",
        title=words(raw.get("title")),
        type=closer,
        date=date(raw.get("publicationDate")),
        publisher=next(filter(None, map(_publisher, listed(raw.get("publisher")))), ""),
        authors=tuple(_authors(raw.get("creator"))),
        mentioned=True,
    )


def _type(raw: Mapping[str, Any]) -> tuple[str, str]:
    """What an end is, and more closely; the schema has an object where the service writes two texts."""
    stated = aliases.SCHOLIX_NAME.of(mapping(raw.get("objectType")))
    return (
        text(stated.get("name")) or text(raw.get("objectType")),
        text(raw.get("objectSubType")) or text(stated.get("subType")),
    )


def _publisher(raw: Any) -> str:
    return _named(raw) if type(raw) is dict else words(raw)


def _authors(value: Any) -> Iterator[Author]:
    for one in mappings(value):
        name = names.display(_named(one))
        if any(map(str.isalpha, name)) and not names.is_et_al(name):
            given, family = names.parts(name)
            body = names.collective(name)
            yield Author(name=name, given="" if body else given, family="" if body else family, collective=body)
