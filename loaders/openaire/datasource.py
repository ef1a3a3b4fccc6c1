"""Data sources: repositories, journals, aggregators."""

from collections.abc import Mapping
from typing import Any

from kg.model import DataSource
from kg.text import markup, paragraphs
from loaders.openaire import aliases, identifiers
from loaders.openaire.faults import Faults
from loaders.openaire.values import mapping, text, texts, words


def datasource(raw: Mapping[str, Any], _faults: Faults) -> DataSource | None:
    """The record of one data source, None where it has no id."""
    record = aliases.DATASOURCE.of(raw)
    openaire = identifiers.openaire_id(record)
    if openaire is None:
        return None
    name, english = words(record.get("officialName")), words(record.get("englishName"))
    kind = record.get("type")
    description = record.get("description")
    return DataSource(
        id=f"openaire:{openaire}",
        ids=(f"oaire:{openaire}",),
        name=name or english,
        english_name="" if english == name or not name else english,
        type=words(mapping(kind).get("value") if type(kind) is dict else kind),
        homepage=text(record.get("websiteUrl")),
        description=paragraphs(markup(description)) if type(description) is str else "",
        compatibility=text(record.get("openaireCompatibility")),
        languages=texts(record.get("languages")),
        content_types=texts(record.get("contentTypes")),
    )
