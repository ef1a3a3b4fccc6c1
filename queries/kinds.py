"""The kinds of thing people see: word in addresses, label in the graph, words on screen."""

from dataclasses import dataclass

from kg.errors import Malformed


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entity; `group` is its colour and its button in the legend."""

    name: str
    label: str
    singular: str
    plural: str
    group: str


_ALL = (
    Kind("paper", "Paper", "Paper", "Papers", "paper"),
    Kind("person", "Person", "Person", "People", "person"),
    Kind("institution", "Institution", "Institution", "Institutions", "institution"),
    Kind("topic", "Topic", "Topic", "Topics", "topic"),
    Kind("version", "Version", "Version", "Versions", "version"),
    Kind("venue", "Venue", "Venue", "Venues", "source"),
    Kind("source", "Source", "Source", "Sources", "source"),
    Kind("dataset", "Dataset", "Data set", "Data sets", "artefact"),
    Kind("software", "Software", "Software", "Software", "artefact"),
    Kind("other", "OtherProduct", "Other product", "Other products", "artefact"),
    Kind("project", "Project", "Project", "Projects", "project"),
    Kind("funder", "Funder", "Funder", "Funders", "project"),
)
KINDS = {one.name: one for one in _ALL}
WORKS = ("paper", "dataset", "software", "other")
#: Group -> words on screen, in the order of the legend.
GROUPS = {
    "paper": "Papers",
    "person": "People",
    "institution": "Institutions",
    "topic": "Topics",
    "version": "Versions",
    "source": "Venues and sources",
    "artefact": "Data and code",
    "project": "Projects and funders",
}
_BY_LABEL = {one.label: one.name for one in _ALL}


def kind(name: str) -> Kind:
    """The kind of a name; a name that is none is the caller's mistake."""
    try:
        return KINDS[name]
    except KeyError as error:
        raise Malformed(f"{name!r} is not a kind; the kinds are {', '.join(KINDS)}") from error


def kind_of_labels(labels: list[str]) -> str:
    """The kind of a node by its labels; empty where it is none of those people see."""
    return next((_BY_LABEL[label] for label in sorted(labels) if label in _BY_LABEL), "")


def kind_of_label(label: str | None) -> str:
    """The kind of a label; empty where it is none of those people see."""
    return _BY_LABEL.get(label or "", "")


def members(group: str) -> tuple[str, ...]:
    """The kinds of one group."""
    return tuple(one.name for one in _ALL if one.group == group)
