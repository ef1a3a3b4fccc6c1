"""Which release a file of OpenAIRE looks like, by the keys of its first record; told, never used for reading."""

import re

_KEY = re.compile(rb'"([A-Za-z_0-9]{2,40})"\s*:')
_PREFIXED = re.compile(rb'"id"\s*:\s*"[0-9]{2}\|')
_ENDS_ARE_OBJECTS = re.compile(rb'"source"\s*:\s*\{')
_LOOKED_AT = 1 << 16
#: Keys that are all there, and what has them; the first line that fits counts.
_SIGNS = (
    ({"relType"}, "v10 or later"),
    ({"reltype"}, "v6 to v9"),
    ({"coauthoredProducts"}, "v11"),
    ({"givenName"}, "v11"),
    ({"instances"}, "v10 or later"),
    ({"instance", "mainTitle"}, "v8 or v9"),
    ({"maintitle", "isGreen"}, "v7"),
    ({"maintitle", "bipIndicators"}, "v6 or v7"),
    ({"maintitle", "impactMeasures"}, "v5"),
    ({"maintitle"}, "v7 or earlier"),
    ({"legalName", "pids"}, "v10 or later"),
    ({"legalName", "pid"}, "v8 or v9"),
    ({"legalname"}, "v7 or earlier"),
    ({"fundings"}, "v10 or later"),
    ({"funding", "startDate"}, "v8 or v9"),
    ({"funding"}, "v7 or earlier"),
    ({"officialName"}, "v8 or later"),
    ({"officialname"}, "v7 or earlier"),
    ({"zenodoCommunity"}, "v8 or later"),
    ({"zenodo_community"}, "v7 or earlier"),
    ({"LinkProvider"}, "Scholix 3 or later"),
    ({"linkprovider"}, "the dump of ScholeXplorer"),
)
#: What has links inside its products says so beside.
_EXTENDED = {"context", "collectedfrom", "projects", "communities", "collectedFrom"}
_PERSON_ROWS = ({"person", "product"}, {"person", "organization"}, {"person", "project"})


def release(first: bytes) -> str:
    """In words, empty where nothing gives it away."""
    line = next(filter(bytes.strip, first.split(b"\n")), b"")
    looked_at = (line if line.count(b'"') > 4 else first)[:_LOOKED_AT]
    keys = {key.decode() for key in _KEY.findall(looked_at)}
    if any(row <= keys for row in _PERSON_ROWS) and "id" not in keys:
        return "v11"
    found = next((name for signs, name in _SIGNS if signs <= keys), "")
    if "reltype" in keys and _ENDS_ARE_OBJECTS.search(looked_at):
        found = "v5 or earlier"
    elif found == "v7 or earlier" and _PREFIXED.search(looked_at):
        found = "v5.1 or earlier"
    if keys & {"organizations", "results"}:
        return "API v2 or later" if "instances" in keys else "API v1" if "instance" in keys else ""
    return f"{found}, of a community or funder" if found and _is_extended(keys) else found


def _is_extended(keys: set[str]) -> bool:
    return bool(keys & {"instance", "instances"} and keys & _EXTENDED)
