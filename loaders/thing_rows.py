"""Institutions, projects, sources, communities from the records that describe them. Pure functions.

Records come in the order in which their fields count: later stamps first, then by id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.keys import bounded, entity_key
from kg.model import Community, DataSource, Organization, Project

#: OpenAIRE's id of arXiv as a data source: our source `arxiv`.
ARXIV_SOURCE = "oaire:opendoar____::6f4922f45568161a8cdf4ad2299f6d23"


@dataclass(frozen=True, slots=True)
class Thing:
    """One entity that is not a work: its label, key, properties and, for a project, who funds it."""

    label: str
    id: str
    properties: dict[str, Any]
    funders: tuple[dict[str, Any], ...] = ()


def _first(records: Sequence[Any], name: str) -> Any:
    return next((value for one in records if (value := getattr(one, name)) not in ("", None, ())), None)


def _thing(label: str, key: str, sources: list[str], values: dict[str, Any]) -> Thing:
    values = {"id": key, **values, "sources": sorted(set(sources))}
    return Thing(label, key, {name: value for name, value in values.items() if value not in ("", None, [], ())})


def institution(key: str, records: Sequence[Organization], sources: list[str]) -> Thing:
    """An institution; names that lose stay as alternative names."""
    name = _first(records, "name") or ""
    others = {one.name for one in records} | {other for one in records for other in one.alternative_names}
    values = {field: _first(records, field) for field in ("short", "country", "country_name", "website")}
    return _thing(
        "Institution", key, sources, {"name": name, "alternative_names": sorted(others - {name, ""}), **values}
    )


def source(key: str, records: Sequence[DataSource], sources: list[str]) -> Thing:
    """A repository, journal platform or aggregator."""
    fields = ("name", "english_name", "type", "homepage", "description", "compatibility", "languages", "content_types")
    values = {field: _first(records, field) for field in fields}
    listed = {field: list(value) if isinstance(value, tuple) else value for field, value in values.items()}
    return _thing("Source", key, sources, listed)


def community(key: str, records: Sequence[Community], sources: list[str]) -> Thing:
    """A research community: a topic of scheme `community`."""
    code = key.removeprefix("community:")
    values = {
        "scheme": "community",
        "code": code,
        "label": _first(records, "name") or _first(records, "acronym") or code,
    }
    return _thing("Topic", key, sources, values | {"description": _first(records, "description")})


def funder_key(short: str, jurisdiction: str) -> str:
    """The key of a funder: short name and jurisdiction."""
    return bounded(f"funder:{short.casefold()}:{jurisdiction.casefold()}")


def _funders(project: str, records: Sequence[Project], sources: list[str]) -> list[dict[str, Any]]:
    made: dict[str, dict[str, Any]] = {}
    for record, told_by in zip(records, sources, strict=True):
        for one in record.fundings:
            short = one.short or one.name
            if not short:
                continue
            row = made.setdefault(
                funder_key(short, one.jurisdiction),
                {
                    "funder": funder_key(short, one.jurisdiction),
                    "project": project,
                    "short": short,
                    "name": one.name or short,
                    "jurisdiction": one.jurisdiction or None,
                    "properties": {"stream": one.stream or None, "stream_description": one.stream_description or None},
                    "told_by": set(),
                },
            )
            row["told_by"].add(told_by)
    for row in made.values():
        row["properties"]["sources"] = sorted(row.pop("told_by"))
    return [made[key] for key in sorted(made)]


def project(key: str, records: Sequence[Project], sources: list[str]) -> Thing | None:
    """A grant with its funders; a placeholder becomes its funder, or nothing where it names none."""
    funders = _funders(key, records, sources)
    if any(one.placeholder for one in records):
        if not funders:
            return None
        first = funders[0]
        values = {"short": first["short"], "name": first["name"], "jurisdiction": first["jurisdiction"]}
        return Thing("Funder", first["funder"], values)
    fields = (
        "code", "acronym", "title", "website", "start", "end", "call", "keywords", "summary", "currency", "amount",
        "total_cost",
    )  # fmt: skip
    values = {field: _first(records, field) for field in fields}
    values["subjects"] = list(_first(records, "subjects") or ())
    made = _thing("Project", key, sources, values)
    return Thing(made.label, made.id, made.properties, tuple(funders))


def thing(kind: str, key: str, records: Sequence[Any], sources: list[str]) -> Thing | None:
    """The entity that records of a kind other than work describe."""
    inorder = sorted(zip(records, sources, strict=True), key=lambda one: one[0].id)
    inorder.sort(key=lambda one: one[0].stamp, reverse=True)
    records, sources = [one[0] for one in inorder], [one[1] for one in inorder]
    match kind:
        case "institution":
            return institution(key, records, sources)
        case "source":
            is_arxiv = any(ARXIV_SOURCE in one.ids for one in records)
            return source("arxiv" if is_arxiv else key, records, sources)
        case "community":
            acronym = next((one.acronym for one in records if one.acronym), "")
            code = acronym.casefold() or key.removeprefix("oaire:")
            return community(bounded(f"community:{code}"), records, sources)
        case "project":
            return project(key, records, sources)
        case _:
            return Thing("Person", entity_key("person", records[0].id, [i for one in records for i in one.ids]), {})
