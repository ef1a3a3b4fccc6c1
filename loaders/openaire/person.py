"""Persons, which OpenAIRE has from v11 on; they come from ORCID."""

from collections.abc import Mapping
from typing import Any

from kg import names
from kg.model import SourcePerson
from kg.text import markup, paragraphs
from loaders.openaire import aliases, identifiers
from loaders.openaire.faults import Faults
from loaders.openaire.relations import person_id
from loaders.openaire.values import listed, mapping, text, words


def person(raw: Mapping[str, Any], faults: Faults) -> SourcePerson | None:
    """The record of one person, None where it has no id."""
    record = aliases.PERSON.of(raw)
    own = person_id(record.get("id"))
    if not own:
        return None
    given, family = words(record.get("givenName")), words(record.get("familyName"))
    stated = [one for one in listed(record.get("pids")) if text(mapping(one).get("scheme")).lower() == "orcid"]
    orcids = sorted(identifiers.pids(stated, faults))  # `orcid_pending` is nobody's word
    name = names.display("", given, family)
    others = dict.fromkeys(names.display(words(one)) for one in listed(record.get("alternativeNames")))
    biography = record.get("biography")
    return SourcePerson(
        id=own,
        ids=(own.replace("openaire:", "oaire:", 1), *orcids),
        name=name,
        given=given,
        family=family,
        alternative_names=tuple(one for one in others if one and one != name),
        orcid=orcids[0].removeprefix("orcid:") if orcids else "",
        biography=paragraphs(markup(biography)) if type(biography) is str else "",
    )
