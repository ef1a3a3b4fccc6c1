"""People, institutions, topics, venues, sources, grants and funders."""

from neomodel import BooleanProperty, FloatProperty, IntegerProperty, StringProperty

from kg.nodes import links
from kg.nodes.base import Entity, Node, between, from_, to
from kg.nodes.links import texts


class Person(Entity):
    """Somebody, with the evidence for it."""

    sources = texts()
    name = StringProperty()
    given = StringProperty()
    family = StringProperty()
    alternative_names = texts()
    orcid = StringProperty()
    identity = StringProperty()
    evidence = texts()
    collective = BooleanProperty()
    homonyms = texts()
    works = IntegerProperty()
    first_year = IntegerProperty()
    last_year = IntegerProperty()
    authored = to("Work", "AUTHORED", links.Authored)
    affiliated = to("Institution", "AFFILIATED", links.Affiliated)
    takes_part = to("Project", "TAKES_PART", links.Trusted)
    coauthors = between("Person", "COAUTHOR", links.Joint)
    maybe_same = between("Person", "MAYBE_SAME", links.MaybeSame)


class Institution(Entity):
    """An organisation."""

    sources = texts()
    name = StringProperty()
    short = StringProperty()
    alternative_names = texts()
    country = StringProperty()
    country_name = StringProperty()
    website = StringProperty()
    works = IntegerProperty()
    produced = from_("Work", "AFFILIATED", links.Affiliated)
    people = from_("Person", "AFFILIATED", links.Affiliated)
    provides = from_("Source", "PROVIDED_BY", links.Trusted)
    takes_part = to("Project", "TAKES_PART", links.Trusted)
    part_of = to("Institution", "PART_OF", links.Trusted)
    parts = from_("Institution", "PART_OF", links.Trusted)
    collaborates = between("Institution", "COLLABORATES", links.Joint)
    related_to = to("Topic", "RELATED", links.Related)


class Topic(Entity):
    """A concept of a named scheme."""

    sources = texts()
    label = StringProperty()
    scheme = StringProperty()
    code = StringProperty()
    description = StringProperty()
    works = IntegerProperty()
    subject_of = from_("Work", "ABOUT", links.About)
    broader = to("Topic", "BROADER")
    narrower = from_("Topic", "BROADER")
    related_institutions = from_("Institution", "RELATED", links.Related)
    related_projects = from_("Project", "RELATED", links.Related)
    related_sources = from_("Source", "RELATED", links.Related)


class Venue(Node):
    """A journal or proceedings."""

    __optional_labels__ = ["Loose"]
    title = StringProperty()
    publisher = StringProperty()
    issns = texts()
    published = from_("Work", "PUBLISHED_IN", links.PublishedIn)


class Source(Entity):
    """Where copies are held or statements come from."""

    sources = texts()
    name = StringProperty()
    english_name = StringProperty()
    type = StringProperty()
    homepage = StringProperty()
    description = StringProperty()
    compatibility = StringProperty()
    languages = texts()
    content_types = texts()
    holds = from_("Version", "HOSTED_BY", links.Stated)
    holds_works = from_("Work", "HOSTED_BY", links.Stated)
    delivered = from_("Version", "COLLECTED_FROM", links.Stated)
    delivered_works = from_("Work", "COLLECTED_FROM", links.Stated)
    provided_by = to("Institution", "PROVIDED_BY", links.Trusted)
    related_to = to("Topic", "RELATED", links.Related)


class Project(Entity):
    """A grant."""

    sources = texts()
    code = StringProperty()
    acronym = StringProperty()
    title = StringProperty()
    start = StringProperty()
    end = StringProperty()
    call = StringProperty()
    keywords = StringProperty()
    subjects = texts()
    summary = StringProperty()
    website = StringProperty()
    currency = StringProperty()
    amount = FloatProperty()
    total_cost = FloatProperty()
    paid_for = from_("Work", "FUNDED_BY", links.Trusted)
    funded = from_("Funder", "FUNDED", links.Funded)
    institutions = from_("Institution", "TAKES_PART", links.Trusted)
    people = from_("Person", "TAKES_PART", links.Trusted)
    related_to = to("Topic", "RELATED", links.Related)


class Funder(Entity):
    """Who pays."""

    name = StringProperty()
    short = StringProperty()
    jurisdiction = StringProperty()
    funds = to("Project", "FUNDED", links.Funded)
    paid_for = from_("Work", "FUNDED_BY", links.Trusted)
