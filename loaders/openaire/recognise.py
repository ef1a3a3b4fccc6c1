"""What a line is: decided by its keys, for the names of archives have changed with the releases."""

import re
from collections.abc import Mapping
from typing import Any

#: Why a line is refused, by what it is.
REFUSALS = {
    "beta": "the OpenAIRE dump of 2019 (zipped XML); load a later release",
    "internal": "OpenAIRE's internal format (OAF), not a dump; load a dump of the Graph",
    "schema": "a schema, which says what records may hold, and no records; load a dump of the Graph",
    "unknown": "not a record of OpenAIRE as we know it",
}
_PRODUCT_TYPES = frozenset(("publication", "dataset", "data", "software", "other", "orp", "otherresearchproduct"))
#: Keys that only one kind has, in lower case; looked for in this order.
_SIGNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("beta", frozenset(("_id", "body"))),
    ("schema", frozenset(("mode", "name", "type"))),
    ("internal", frozenset(("datainfo", "relclass", "subreltype", "classid"))),
    ("scholix", frozenset(("linkprovider", "relationshiptype"))),
    ("product", frozenset(("maintitle", "instance", "instances", "bestaccessright", "author", "authors"))),
    ("organization", frozenset(("legalname", "legalshortname"))),
    ("datasource", frozenset(("officialname", "englishname", "openairecompatibility", "datasourcetype"))),
    ("project", frozenset(("funding", "fundings", "callidentifier", "granted", "startdate", "enddate"))),
    ("community", frozenset(("zenodocommunity", "zenodo_community"))),
    ("person", frozenset(("givenname", "familyname", "biography", "consent"))),
)
_NEEDS_ALL = frozenset(("beta", "schema"))
_SCHOLIX = frozenset(("linkprovider", "LinkProvider", "relationship", "RelationshipType"))
#: By the name of the archive, where the keys leave it open.
_HINTS = {
    "publication": "product",
    "dataset": "product",
    "software": "product",
    "otherresearchproduct": "product",
    "organization": "organization",
    "datasource": "datasource",
    "project": "project",
    "community": "community",
    "communities_infrastructures": "community",
    "person": "person",
}
#: By the two digits in front of the ids of old releases.
_PREFIXES = {"50": "product", "20": "organization", "40": "project", "10": "datasource", "00": "community"}
_KEY = re.compile(rb'"([$A-Za-z_]{2,40})"\s*:')


def kind(raw: Mapping[str, Any], hint: str = "") -> str:
    """Kind of a decoded line: an entity, `relation`, a row about a person, `envelope`, or a key of `REFUSALS`."""
    if "$schema" in raw:
        return "schema"
    if "dataInfo" not in raw and "relClass" not in raw:
        if "relType" in raw or ("source" in raw and "target" in raw and not _SCHOLIX & raw.keys()):
            return "relation"
        if "instances" in raw:
            return "product"
    if answers(raw) is not None:
        return "envelope"
    if any(map(_qualified, raw.values())):
        return "internal"
    return _person_row(raw) or _by_keys(frozenset(map(str.lower, raw))) or _by_rest(raw, hint)


def _qualified(value: Any) -> bool:
    """Whether a value is of the form `{classid, classname, …}` or holds one: only internal records have such."""
    first = value[0] if type(value) is list and value else value
    if type(first) is not dict:
        return False
    return "classid" in first or any(type(one) is dict and "classid" in one for one in first.values())


def answers(raw: Mapping[str, Any]) -> Any:
    """What an answer of the Graph API, or of ScholeXplorer's, holds; None of what is no answer."""
    if "results" in raw and "header" in raw:
        return raw["results"]
    return raw["result"] if "result" in raw and "totalLinks" in raw else None


def _person_row(raw: Mapping[str, Any]) -> str:
    if "author1" in raw and "author2" in raw:
        return "coAuthorship"
    if "person" not in raw:
        return ""
    if "product" in raw:
        return "authorship"
    if "organization" in raw:
        return "authorAffiliation"
    return "projectParticipation" if "project" in raw else ""


def _by_keys(keys: frozenset[str]) -> str:
    for name, signs in _SIGNS:
        if (signs <= keys) if name in _NEEDS_ALL else (signs & keys):
            return name
    return ""


def _by_rest(raw: Mapping[str, Any], hint: str) -> str:
    """For records of which little is filled in."""
    own = raw.get("id")
    if type(own) is not str:
        return "unknown"
    given = raw.get("type")
    if type(given) is str and given.lower() in _PRODUCT_TYPES:
        return "product"
    if "context_____::" in own:
        return "community"
    if "code" in raw and ("title" in raw or "acronym" in raw):
        return "project"
    return _HINTS.get(hint.lower()) or _PREFIXES.get(own.partition("|")[0], "unknown")


def form(first: bytes) -> str | None:
    """Name of the form that the first bytes of a file are in, None where it is none of OpenAIRE's."""
    if first.lstrip()[:1] not in (b"{", b"["):
        return None
    line = next(filter(bytes.strip, first.split(b"\n")), b"")
    keys = {key.decode() for key in _KEY.findall(line if line.count(b'"') > 4 else first[:20_000])}
    # The API alone writes institutions into a product; a harvest keeps its records one a line.
    if {"header", "results"} <= keys or {"totalLinks", "result"} <= keys or {"instances", "organizations"} <= keys:
        return "openaire api"
    found = kind(dict.fromkeys(keys))
    if found in REFUSALS or found == "scholix":
        return None if found == "unknown" else f"openaire {found}"
    return "openaire dump"
