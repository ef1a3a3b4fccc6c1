"""Organizations."""

from collections.abc import Mapping
from typing import Any

from kg.model import Organization
from loaders.openaire import aliases, identifiers
from loaders.openaire.faults import Faults
from loaders.openaire.values import listed, mapping, text, words


def organization(raw: Mapping[str, Any], faults: Faults, *, mentioned: bool = False) -> Organization | None:
    """The record of one organization, None where it has no id."""
    record = aliases.ORGANIZATION.of(raw)
    openaire = identifiers.openaire_id(record)
    if openaire is None:
        return None
    ids, weak_ids = identifiers.of_organization(openaire, record, faults)
    name, short = words(record.get("legalName")), words(record.get("legalShortName"))
    others = dict.fromkeys(words(one) for one in listed(record.get("alternativeNames")))
    country = mapping(record.get("country"))
    code = text(country.get("code")).upper()
    known = code not in ("", "UNKNOWN")
    return Organization(
        id=f"openaire:{openaire}",
        ids=ids,
        weak_ids=weak_ids,
        name=name or short,
        short="" if short == name or not name else short,
        alternative_names=tuple(one for one in others if one and one not in (name, short)),
        website=text(record.get("websiteUrl")),
        country=code if known else "",
        country_name=words(country.get("label")) if known else "",
        mentioned=mentioned,
    )
