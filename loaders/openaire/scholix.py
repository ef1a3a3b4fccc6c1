"""Scholix links of the ScholeXplorer dump: a relation whose ends are described as far as a citation needs it.

The ends are products of OpenAIRE by their ids; what is said of them makes records of the lowest rank.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kg import names
from kg.model import Author, Item, Link, Product, Reject
from loaders.openaire.faults import Faults, rejects
from loaders.openaire.identifiers import STRONG, pids
from loaders.openaire.product import kind
from loaders.openaire.relations import record_id, turned
from loaders.openaire.values import date, mapping, mappings, text, words


def items(raw: Mapping[str, Any], where: str) -> Iterator[Item]:
    """The two ends of a link, and the link."""
    faults: Faults = {}
    source, target = (_end(mapping(raw.get(key)), faults) for key in ("source", "target"))
    name = text(mapping(raw.get("relationship")).get("name"))
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


def _link(source: Product, name: str, target: Product, raw: Mapping[str, Any]) -> Link:
    providers = (words(one.get("name")) for one in mappings(raw.get("linkprovider")))
    return turned(
        (source.id, "product"),
        name,
        (target.id, "product"),
        trust=None,
        provenance=", ".join(sorted(filter(None, {*providers}))),
        validated=False,
        validation_date="",
    )


def _end(raw: Mapping[str, Any], faults: Faults) -> Product | None:
    """One end as a record; by its DOI where OpenAIRE's id is not told; None where it is named by neither."""
    stated = [{"scheme": one.get("schema"), "value": one.get("identifier")} for one in mappings(raw.get("identifier"))]
    found = pids(stated, faults)
    own = record_id(raw.get("dnetIdentifier")) or next((one for one in found if one.startswith("doi:")), "")
    if not own:
        return None
    strong = {one for one in found if one.startswith(STRONG)} | {own.replace("openaire:", "oaire:", 1)}
    return Product(
        id=own,
        kind=kind(text(raw.get("objectType")), "publication"),
        ids=tuple(sorted(strong)),
        weak_ids=tuple(sorted(set(found) - strong)),
        form="scholix",
        title=words(raw.get("title")),
        type=text(raw.get("objectSubType")),
        date=date(raw.get("publicationDate")),
        publisher=words(next((one.get("name") for one in mappings(raw.get("publisher"))), "")),
        authors=tuple(_authors(raw.get("creator"))),
        mentioned=True,
    )


def _authors(value: Any) -> Iterator[Author]:
    for one in mappings(value):
        name = names.display(words(one.get("name")))
        if any(map(str.isalpha, name)) and not names.is_et_al(name):
            given, family = names.parts(name)
            body = names.collective(name)
            yield Author(name=name, given="" if body else given, family="" if body else family, collective=body)
