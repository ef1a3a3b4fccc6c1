"""Research communities and infrastructures."""

from collections.abc import Mapping
from typing import Any

from kg.model import Community
from kg.text import markup, paragraphs
from loaders.openaire import aliases, identifiers
from loaders.openaire.faults import Faults
from loaders.openaire.values import text, words


def community(raw: Mapping[str, Any], _faults: Faults) -> Community | None:
    """The record of one community, None where it has no id."""
    record = aliases.COMMUNITY.of(raw)
    openaire = identifiers.openaire_id(record)
    if openaire is None:
        return None
    description, acronym = record.get("description"), text(record.get("acronym"))
    return Community(
        id=f"openaire:{openaire}",
        ids=identifiers.of_community(f"oaire:{openaire}", acronym),
        acronym=acronym,
        name=words(record.get("name")),
        type=words(record.get("type")),
        description=paragraphs(markup(description)) if type(description) is str else "",
        homepage=text(record.get("zenodoCommunity")),
    )
