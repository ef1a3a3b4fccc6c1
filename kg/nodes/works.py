"""Works and their versions."""

from neomodel import BooleanProperty, FloatProperty, IntegerProperty, StringProperty

from kg.nodes import links
from kg.nodes.base import Entity, Node, between, from_, to
from kg.nodes.links import numbers, texts


class Work(Entity):
    """A paper, a data set, software or another product: all its versions and copies together."""

    __optional_labels__ = ["Loose"]
    sources = texts()
    title = StringProperty()
    subtitle = StringProperty()
    abstract = StringProperty()
    type = StringProperty()
    date = StringProperty()
    year = IntegerProperty()
    language = StringProperty()
    publisher = StringProperty()
    access = StringProperty()
    colour = StringProperty()
    green = BooleanProperty()
    diamond = BooleanProperty()
    publicly_funded = BooleanProperty()
    embargo_end = StringProperty()
    countries = texts()
    withdrawn = BooleanProperty()
    withdrawn_how = StringProperty()
    was_deleted = BooleanProperty(db_property="deleted")
    retracted = BooleanProperty()
    comments = StringProperty()
    journal_ref = StringProperty()
    report_no = StringProperty()
    submitter = StringProperty()
    license = StringProperty()
    authors = IntegerProperty()
    authors_cut = BooleanProperty()
    contributors = texts()
    formats = texts()
    coverages = texts()
    size = StringProperty()
    version_label = StringProperty()
    places = texts()
    documentation_urls = texts()
    code_repository = StringProperty()
    programming_language = StringProperty()
    contacts = texts()
    tools = texts()
    stated_by = StringProperty()
    stated_citations = IntegerProperty()
    stated_citations_class = StringProperty()
    stated_influence = FloatProperty()
    stated_influence_class = StringProperty()
    stated_popularity = FloatProperty()
    stated_popularity_class = StringProperty()
    stated_impulse = FloatProperty()
    stated_impulse_class = StringProperty()
    stated_downloads = IntegerProperty()
    stated_views = IntegerProperty()
    cited_by = IntegerProperty()
    references = IntegerProperty()
    cited_years = numbers()
    cited_per_year = numbers()

    authored_by = from_("Person", "AUTHORED", links.Authored)
    affiliated = to("Institution", "AFFILIATED", links.Affiliated)
    versions = to("Version", "HAS_VERSION", links.Stated)
    hosted_by = to("Source", "HOSTED_BY", links.Stated)
    collected_from = to("Source", "COLLECTED_FROM", links.Stated)
    published_in = to("Venue", "PUBLISHED_IN", links.PublishedIn)
    about = to("Topic", "ABOUT", links.About)
    cites = to("Work", "CITES", links.Cites)
    citing = from_("Work", "CITES", links.Cites)
    related_to = to("Work", "RELATED", links.Related)
    related_from = from_("Work", "RELATED", links.Related)
    funded_by = to("Project", "FUNDED_BY", links.Trusted)
    funded_by_funder = to("Funder", "FUNDED_BY", links.Trusted)
    maybe_same = between("Work", "MAYBE_SAME", links.MaybeSame)


class Paper(Work):
    """A publication."""


class Dataset(Work):
    """A data set."""


class Software(Work):
    """A piece of software."""


class OtherProduct(Work):
    """A research product of another kind."""


class Version(Node):
    """One state or copy of a work: arXiv's v1…vN, and the copies that OpenAIRE knows."""

    __optional_labels__ = ["Loose"]
    sources = texts()
    kind = StringProperty()
    number = IntegerProperty()
    label = StringProperty()
    date = StringProperty()
    size_kb = IntegerProperty()
    source_type = StringProperty()
    type = StringProperty()
    license = StringProperty()
    access = StringProperty()
    oa_route = StringProperty()
    refereed = StringProperty()
    urls = texts()
    pids = texts()
    alternate_ids = texts()
    withdrawn = BooleanProperty()
    apc_amount = StringProperty()
    apc_currency = StringProperty()
    work = from_("Work", "HAS_VERSION", links.Stated)
    later = to("Version", "NEXT", links.Stated)
    earlier = from_("Version", "NEXT", links.Stated)
    hosted_by = to("Source", "HOSTED_BY", links.Stated)
    collected_from = to("Source", "COLLECTED_FROM", links.Stated)
