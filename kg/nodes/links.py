"""The relationships of kg/nodes that have properties: one class for each type, as neomodel wants it."""

from neomodel import ArrayProperty, BooleanProperty, FloatProperty, IntegerProperty, StringProperty, StructuredRel


def texts() -> ArrayProperty:
    """A list of texts."""
    return ArrayProperty(StringProperty())


def numbers() -> ArrayProperty:
    """A list of whole numbers."""
    return ArrayProperty(IntegerProperty())


class Stated(StructuredRel):
    """A relationship that deliveries state."""

    sources = texts()


class Trusted(Stated):
    """One with the source's own measure of trust."""

    trust = FloatProperty()


class Authored(Stated):
    """One name in one author list."""

    position = IntegerProperty()
    name = StringProperty()
    given = StringProperty()
    family = StringProperty()
    homonym = StringProperty()
    orcid = StringProperty()
    orcid_state = StringProperty()
    corresponding = BooleanProperty()
    collective = BooleanProperty()
    affiliations = texts()
    evidence = texts()
    year = IntegerProperty()


class Affiliated(Trusted):
    """A work or a person of an institution."""

    year = IntegerProperty()
    period = StringProperty()


class PublishedIn(Stated):
    """Where in a journal or in proceedings."""

    volume = StringProperty()
    issue = StringProperty()
    first_page = StringProperty()
    last_page = StringProperty()
    edition = StringProperty()
    conference_place = StringProperty()
    conference_date = StringProperty()


class About(Trusted):
    """A topic of a work, and who put it there."""

    primary = BooleanProperty()
    origin = StringProperty()
    score = FloatProperty()
    year = IntegerProperty()


class Cites(Trusted):
    """A citation; `year` is the citing work's."""

    year = IntegerProperty()


class Related(Trusted):
    """A relation of another name."""

    name = StringProperty()


class Funded(Stated):
    """From which stream a funder pays."""

    stream = StringProperty()
    stream_description = StringProperty()


class Joint(StructuredRel):
    """Derived: joint works of two people or of two institutions."""

    papers = IntegerProperty()
    weight = FloatProperty()
    first_year = IntegerProperty()
    last_year = IntegerProperty()
    years = numbers()


class MaybeSame(StructuredRel):
    """A suggestion, with its reasons."""

    rule = StringProperty()
    evidence = texts()
    score = FloatProperty()


class States(StructuredRel):
    """What one record says of another."""

    name = StringProperty()
    delivery = StringProperty()
    trust = FloatProperty()
    provenance = StringProperty()
    validated = BooleanProperty()
    position = IntegerProperty()
    period = StringProperty()
    role = StringProperty()
    validation_date = StringProperty()
