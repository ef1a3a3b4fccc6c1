"""The one table of the export, second part: every relationship of docs/model.md, and what becomes of it."""

from dataclasses import dataclass, field

from rdflib import URIRef

from kg import rdf_rules as says
from kg.own_terms import KG
from kg.rdf_map import FOLLOWS, GRAPH, SEARCH, SOURCE_LAYER
from kg.rdf_rules import Elsewhere, LeftOut, Rules
from kg.vocab import CITO, CO, DCAT, DCTERMS, FRAPO, FRBR, ORG, PRISM, PROV, SDO, SKOS, VIVO

_SORTING = LeftOut("year of the work, copied for sorting")
_TRUST = LeftOut("one number per way of finding, not per statement; four triples more for each link")


@dataclass(frozen=True, slots=True)
class Link:
    """What becomes of one relationship type."""

    forward: tuple[URIRef, ...] = ()
    """Predicates from start to end."""
    backward: tuple[URIRef, ...] = ()
    """Predicates from end to start."""
    by_start: dict[str, tuple[URIRef, ...]] = field(default_factory=dict)
    """Label of the start -> predicates to the end, where `forward` would say something else."""
    properties: Rules = field(default_factory=dict)
    left_out: LeftOut | None = None


#: Type -> predicates, and property -> rule. Types with a node of their own are built in kg/rdf_links.py.
LINKS: dict[str, Link] = {
    "AUTHORED": Link(
        backward=(DCTERMS.creator,),
        properties={
            "sources": GRAPH,
            "position": says.place(CO.index),
            "name": says.text(KG.rawName),
            "name_key": SEARCH,
            "given": LeftOut("part of the name as printed"),
            "family": LeftOut("part of the name as printed"),
            "homonym": says.text(KG.homonymNumber),
            "orcid": says.text(KG.statedOrcid),
            "orcid_state": says.text(KG.orcidState),
            "corresponding": says.flag(VIVO.isCorrespondingAuthor),
            "collective": Elsewhere("the class of the person"),
            "joins": SEARCH,
            "strong": SEARCH,
            "affiliations": says.text(KG.rawAffiliation),
            "evidence": says.text(KG.evidence),
            "year": _SORTING,
        },
    ),
    "AFFILIATED": Link(
        forward=(SDO.sourceOrganization,),
        by_start={"Person": (SDO.affiliation,)},
        properties={
            "sources": GRAPH,
            "trust": _TRUST,
            "year": _SORTING,
            "period": LeftOut("a text in no fixed form; it would need a node for each link"),
        },
    ),
    "HAS_VERSION": Link(
        forward=(FRBR.realization,),
        backward=(FRBR.realizationOf, DCTERMS.isVersionOf),
        properties={"sources": GRAPH},
    ),
    "NEXT": Link(backward=(FRBR.revisionOf, PROV.wasRevisionOf, DCTERMS.replaces), properties={"sources": GRAPH}),
    "HOSTED_BY": Link(forward=(DCAT.accessService,), properties={"sources": GRAPH, "trust": _TRUST}),
    "COLLECTED_FROM": Link(forward=(KG.collectedFrom,), properties={"sources": GRAPH, "trust": _TRUST}),
    "PROVIDED_BY": Link(forward=(SDO.provider,), properties={"sources": GRAPH, "trust": _TRUST}),
    "PUBLISHED_IN": Link(
        forward=(FRBR.partOf,),
        properties={
            "sources": GRAPH,
            "volume": says.text(PRISM.volume),
            "issue": says.text(PRISM.issueIdentifier),
            "first_page": says.text(PRISM.startingPage),
            "last_page": says.text(PRISM.endingPage),
            "edition": says.text(PRISM.edition),
            "conference_place": says.text(KG.conferencePlace),
            "conference_date": says.text(KG.conferenceDate),
        },
    ),
    "ABOUT": Link(
        forward=(DCTERMS.subject,),
        properties={
            "sources": GRAPH,
            "primary": Elsewhere("kg:primaryTopic from work to topic"),
            "origin": Elsewhere("kg:origin of the classification node, where a score is stated"),
            "score": Elsewhere("rdf:value of the classification node"),
            "trust": _TRUST,
            "year": _SORTING,
        },
    ),
    "BROADER": Link(forward=(SKOS.broader,), properties={"sources": GRAPH}),
    "CITES": Link(forward=(CITO.cites,), properties={"sources": GRAPH, "trust": _TRUST, "year": _SORTING}),
    "RELATED": Link(
        properties={"sources": GRAPH, "name": Elsewhere("the predicate, by RELATIONS"), "trust": _TRUST},
    ),
    "FUNDED_BY": Link(forward=(FRAPO.isFundedBy,), properties={"sources": GRAPH, "trust": _TRUST}),
    "FUNDED": Link(
        backward=(FRAPO.hasFundingAgency,),
        properties={
            "sources": GRAPH,
            "stream": says.text(KG.fundingStream),
            "stream_description": says.text(KG.fundingStreamDescription),
        },
    ),
    "TAKES_PART": Link(backward=(FRAPO.supports,), properties={"sources": GRAPH, "trust": _TRUST}),
    "PART_OF": Link(forward=(ORG.subOrganizationOf,), properties={"sources": GRAPH, "trust": _TRUST}),
    "COAUTHOR": Link(
        forward=(KG.coauthor,),
        backward=(KG.coauthor,),
        properties=dict.fromkeys(("papers", "weight", "years", "first_year", "last_year"), FOLLOWS),
    ),
    "COLLABORATES": Link(
        forward=(KG.collaboratesWith,),
        backward=(KG.collaboratesWith,),
        properties=dict.fromkeys(("papers", "weight", "years", "first_year", "last_year"), FOLLOWS),
    ),
    "IDENTIFIES": Link(forward=(), backward=(DCTERMS.identifier,)),
    "MAYBE_SAME": Link(left_out=LeftOut("a suggestion of this installation, not a statement of anybody")),
    "HAS_ID": Link(left_out=SOURCE_LAYER),
    "QUOTES_ID": Link(left_out=SOURCE_LAYER),
    "STATES": Link(left_out=SOURCE_LAYER),
    "DESCRIBES": Link(left_out=SOURCE_LAYER),
}
#: Types that are made here and that no delivery states.
DERIVED_TYPES = frozenset({"COAUTHOR", "COLLABORATES"})

#: Name of a RELATED relationship -> predicate; a name that is not here becomes dcterms:relation, not a guess.
RELATIONS = {
    "Compiles": KG.compiles,
    "Continues": KG.continues,
    "Describes": KG.describes,
    "Documents": CITO.documents,
    "HasAmongTopNSimilarDocuments": KG.hasAmongSimilar,
    "HasAssociationWith": DCTERMS.relation,
    "IsDerivedFrom": PROV.wasDerivedFrom,
    "IsIdenticalTo": KG.isIdenticalTo,
    "IsMetadataFor": KG.isMetadataFor,
    "IsNewVersionOf": FRBR.revisionOf,
    "IsPartOf": DCTERMS.isPartOf,
    "IsRelatedTo": DCTERMS.relation,
    "IsSupplementTo": FRBR.supplementOf,
    "IsVariantFormOf": KG.isVariantFormOf,
    "IsVersionOf": DCTERMS.isVersionOf,
    "Obsoletes": DCTERMS.replaces,
    "References": DCTERMS.references,
    "Requires": DCTERMS.requires,
    "Retracts": CITO.retracts,
    "Reviews": CITO.reviews,
}
