"""The source layer: identifiers, records, and the ledgers of loading and deriving."""

from neomodel import BooleanProperty, IntegerProperty, JSONProperty, StringProperty

from kg.nodes import links
from kg.nodes.base import Node, from_, to
from kg.nodes.links import texts


class Identifier(Node):
    """A name of something: doi, arxiv, pmid, handle, ror, orcid, oaire."""

    __optional_labels__ = ["Loose"]
    scheme = StringProperty()
    value = StringProperty()
    carried_by = from_("Record", "HAS_ID")
    quoted_by = from_("Record", "QUOTES_ID")
    works = to("Work", "IDENTIFIES")
    people = to("Person", "IDENTIFIES")
    institutions = to("Institution", "IDENTIFIES")
    topics = to("Topic", "IDENTIFIES")
    data_sources = to("Source", "IDENTIFIES")
    projects = to("Project", "IDENTIFIES")
    funders = to("Funder", "IDENTIFIES")


class Record(Node):
    """What one source says of one thing; one without payload is the end of a link that nobody has delivered yet."""

    __optional_labels__ = ["Dirty", "Restated"]
    source = StringProperty()
    release = StringProperty()
    kind = StringProperty()
    stamp = StringProperty()
    payload = JSONProperty()
    conflict = StringProperty()
    load = StringProperty()
    ids = to("Identifier", "HAS_ID")
    quoted_ids = to("Identifier", "QUOTES_ID")
    states = to("Record", "STATES", links.States)
    stated_by = from_("Record", "STATES", links.States)
    works = to("Work", "DESCRIBES")
    people = to("Person", "DESCRIBES")
    institutions = to("Institution", "DESCRIBES")
    topics = to("Topic", "DESCRIBES")
    data_sources = to("Source", "DESCRIBES")
    projects = to("Project", "DESCRIBES")
    funders = to("Funder", "DESCRIBES")


class Load(Node):
    """One delivery in the ledger."""

    source = StringProperty()
    release = StringProperty()
    input = texts()
    state = StringProperty()
    complete = BooleanProperty()
    items = IntegerProperty()
    batches = texts()
    changed = IntegerProperty()
    counts = JSONProperty()
    rejects = JSONProperty()
    started = StringProperty()
    finished = StringProperty()
    changed_at = StringProperty()


class Derivation(Node):
    """What was derived, when, and from which state of the graph."""

    finished = StringProperty()
    made_from = StringProperty()
