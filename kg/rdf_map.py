"""The one table of the export: every label, property and relationship of docs/model.md, and what becomes of it.

`NODES` and `LINKS` hold a rule for each: a predicate, where else it is written, or the reason why it is not.
A test holds them against docs/model.md and against a loaded graph.
"""

from dataclasses import dataclass, field

from rdflib import URIRef

from kg.rdf_rules import (
    Elsewhere,
    LeftOut,
    Rules,
    access,
    address,
    date,
    flag,
    language,
    licence,
    link,
    number,
    orcid,
    place,
    reviewed,
    scheme,
    text,
    whole,
)
from kg.rdf_terms import WORKS
from kg.vocab import (
    CITO,
    CO,
    DC,
    DCAT,
    DCTERMS,
    FABIO,
    FOAF,
    FRAPO,
    FRBR,
    KG,
    ORG,
    OWL,
    PRISM,
    PROV,
    SDO,
    SKOS,
    VIVO,
)

_KEY = Elsewhere("the IRI")
_GRAPH = Elsewhere("the named graph")
_FOLLOWS = LeftOut("follows from what is written; a query over the dump counts it again")
_SEARCH = LeftOut("only for searching and grouping here")
_LEDGER = LeftOut("book-keeping of loading")
_INDICATOR = Elsewhere("an indicator node with its origin")
_SORTING = LeftOut("year of the work, copied for sorting")
_TRUST = LeftOut("one number per way of finding, not per statement; four triples more for each link")

#: Figures that a source states of a work.
INDICATORS = ("citations", "influence", "popularity", "impulse", "downloads", "views")

_WORK: Rules = {
    "id": _KEY,
    "sources": _GRAPH,
    "title": text(DCTERMS.title),
    "subtitle": text(FABIO.hasSubtitle),
    "abstract": text(DCTERMS.abstract),
    "type": text(DCTERMS.type),
    "date": date(DCTERMS.issued),
    "year": Elsewhere("fabio:hasPublicationYear, typed gYear"),
    "language": language(DCTERMS.language),
    "access": access(DCTERMS.accessRights),
    "colour": text(KG.openAccessColour),
    "green": flag(KG.greenOpenAccess),
    "diamond": flag(KG.diamondOpenAccess),
    "publicly_funded": flag(KG.publiclyFunded),
    "embargo_end": date(FABIO.hasEmbargoDate),
    "publisher": text(DC.publisher),
    "countries": text(KG.repositoryCountry),
    "withdrawn": flag(KG.withdrawn),
    "withdrawn_how": text(KG.withdrawnHow),
    "deleted": flag(KG.deleted),
    "retracted": flag(KG.retracted),
    "comments": text(SKOS.note),
    "journal_ref": text(DCTERMS.bibliographicCitation),
    "report_no": text(SDO.reportNumber),
    "submitter": text(KG.submitter),
    "license": licence(DCTERMS.license),
    "authors": _FOLLOWS,
    "authors_cut": flag(KG.authorListCut),
    "contributors": text(DC.contributor),
    "formats": text(DC.format),
    "coverages": text(DC.coverage),
    "size": text(SDO.size),
    "version_label": text(PRISM.versionIdentifier),
    "places": text(SDO.spatialCoverage),
    "documentation_urls": link(SDO.softwareHelp),
    "code_repository": link(SDO.codeRepository),
    "programming_language": text(SDO.programmingLanguage),
    "contacts": text(KG.contact),
    "tools": text(KG.tool),
    **{f"stated_{name}": _INDICATOR for name in INDICATORS},
    **{f"stated_{name}_class": _INDICATOR for name in INDICATORS},
    "stated_by": Elsewhere("bido:accordingTo of the indicators, and their named graph"),
    "cited_by": _FOLLOWS,
    "references": _FOLLOWS,
    "cited_years": _FOLLOWS,
    "cited_per_year": _FOLLOWS,
    "title_key": _SEARCH,
    "digest": _LEDGER,
}

#: Label -> property -> rule.
NODES: dict[str, Rules] = {
    **dict.fromkeys(WORKS, _WORK),
    "Version": {
        "id": _KEY,
        "sources": _GRAPH,
        "kind": Elsewhere("the class: arXiv versions are fabio:Preprint and have a version identifier"),
        "number": Elsewhere("prism:versionIdentifier, as label"),
        "label": text(PRISM.versionIdentifier),
        "date": date(DCTERMS.issued),
        "size_kb": whole(KG.sizeInKilobytes),
        "source_type": text(KG.arxivSourceType),
        "type": text(DCTERMS.type),
        "license": licence(DCTERMS.license),
        "access": access(DCTERMS.accessRights),
        "oa_route": text(KG.openAccessRoute),
        "refereed": reviewed(KG.peerReviewed),
        "urls": address(FABIO.hasURL),
        "pids": text(DCTERMS.identifier),
        "alternate_ids": text(KG.alternateIdentifier),
        "withdrawn": flag(KG.withdrawn),
        "apc_amount": text(KG.articleProcessingCharge),
        "apc_currency": text(KG.articleProcessingChargeCurrency),
        "hosted_by": Elsewhere("dcat:accessService, by the relationship HOSTED_BY"),
        "collected_from": Elsewhere("kg:collectedFrom, by the relationship COLLECTED_FROM"),
        "digest": _LEDGER,
    },
    "Person": {
        "id": _KEY,
        "sources": _GRAPH,
        "name": text(FOAF.name),
        "given": text(FOAF.givenName),
        "family": text(FOAF.familyName),
        "name_key": _SEARCH,
        "orcid": orcid(OWL.sameAs),
        "alternative_names": text(SKOS.altLabel),
        "identity": text(KG.identityEvidence),
        "evidence": text(KG.evidence),
        "collective": Elsewhere("the class foaf:Group"),
        "homonyms": text(KG.homonymNumber),
        "works": _FOLLOWS,
        "first_year": _FOLLOWS,
        "last_year": _FOLLOWS,
        "digest": _LEDGER,
    },
    "Institution": {
        "id": _KEY,
        "sources": _GRAPH,
        "name": text(FOAF.name),
        "short": text(FRAPO.hasAcronym),
        "alternative_names": text(SKOS.altLabel),
        "country": text(FRAPO.hasCountry),
        "country_name": LeftOut("the country's name follows from its code"),
        "website": link(FOAF.homepage),
        "works": _FOLLOWS,
        "digest": _LEDGER,
    },
    "Topic": {
        "id": _KEY,
        "sources": _GRAPH,
        "label": text(SKOS.prefLabel),
        "scheme": scheme(SKOS.inScheme),
        "code": text(SKOS.notation),
        "description": text(DCTERMS.description),
        "works": _FOLLOWS,
        "digest": _LEDGER,
    },
    "Venue": {
        "id": _KEY,
        "sources": _GRAPH,
        "title": text(DCTERMS.title),
        "publisher": text(DC.publisher),
        "issns": text(PRISM.issn),
    },
    "Source": {
        "id": _KEY,
        "sources": _GRAPH,
        "name": text(FOAF.name),
        "english_name": text(SKOS.altLabel),
        "type": text(DCTERMS.type),
        "homepage": link(FOAF.homepage),
        "description": text(DCTERMS.description),
        "compatibility": text(KG.compatibility),
        "languages": language(DCTERMS.language),
        "content_types": text(KG.contentType),
        "works": _FOLLOWS,
        "digest": _LEDGER,
    },
    "Project": {
        "id": _KEY,
        "sources": _GRAPH,
        "code": text(FRAPO.hasGrantNumber),
        "acronym": text(FRAPO.hasAcronym),
        "title": text(DCTERMS.title),
        "start": date(FRAPO.hasStartDate),
        "end": date(FRAPO.hasEndDate),
        "call": text(FRAPO.hasCallIdentifier),
        "keywords": text(PRISM.keyword),
        "subjects": text(PRISM.keyword),
        "summary": text(DCTERMS.abstract),
        "website": link(FOAF.homepage),
        "currency": text(FRAPO.hasCurrencyCode),
        "amount": number(KG.fundedAmount),
        "total_cost": number(KG.totalCost),
        "works": _FOLLOWS,
        "digest": _LEDGER,
    },
    "Funder": {
        "id": _KEY,
        "sources": _GRAPH,
        "name": text(FOAF.name),
        "short": text(FRAPO.hasAcronym),
        "jurisdiction": text(KG.jurisdiction),
    },
    "Identifier": {
        "id": Elsewhere("dcterms:identifier of what it leads to, and owl:sameAs or schema:sameAs"),
        "scheme": Elsewhere("the identifier itself"),
        "value": Elsewhere("the identifier itself"),
    },
}
_SOURCE_LAYER = LeftOut("the source layer: what it says is written of the entities, by named graph of the delivery")
#: Labels that are not written at all.
LABELS_LEFT_OUT = {
    "Record": _SOURCE_LAYER,
    "Load": _LEDGER,
    "Derivation": _LEDGER,
    "Dirty": _LEDGER,
    "Restated": _LEDGER,
    "Loose": _LEDGER,
}


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
            "sources": _GRAPH,
            "position": place(CO.index),
            "name": text(KG.rawName),
            "name_key": _SEARCH,
            "given": LeftOut("part of the name as printed"),
            "family": LeftOut("part of the name as printed"),
            "homonym": text(KG.homonymNumber),
            "orcid": text(KG.statedOrcid),
            "orcid_state": text(KG.orcidState),
            "corresponding": flag(VIVO.isCorrespondingAuthor),
            "collective": Elsewhere("the class of the person"),
            "joins": _SEARCH,
            "strong": _SEARCH,
            "affiliations": text(KG.rawAffiliation),
            "evidence": text(KG.evidence),
            "year": _SORTING,
        },
    ),
    "AFFILIATED": Link(
        forward=(SDO.sourceOrganization,),
        by_start={"Person": (SDO.affiliation,)},
        properties={"sources": _GRAPH, "trust": _TRUST, "year": _SORTING},
    ),
    "HAS_VERSION": Link(
        forward=(FRBR.realization,),
        backward=(FRBR.realizationOf, DCTERMS.isVersionOf),
        properties={"sources": _GRAPH},
    ),
    "NEXT": Link(backward=(FRBR.revisionOf, PROV.wasRevisionOf, DCTERMS.replaces), properties={"sources": _GRAPH}),
    "HOSTED_BY": Link(forward=(DCAT.accessService,), properties={"sources": _GRAPH, "trust": _TRUST}),
    "COLLECTED_FROM": Link(forward=(KG.collectedFrom,), properties={"sources": _GRAPH, "trust": _TRUST}),
    "PROVIDED_BY": Link(forward=(SDO.provider,), properties={"sources": _GRAPH, "trust": _TRUST}),
    "PUBLISHED_IN": Link(
        forward=(FRBR.partOf,),
        properties={
            "sources": _GRAPH,
            "volume": text(PRISM.volume),
            "issue": text(PRISM.issueIdentifier),
            "first_page": text(PRISM.startingPage),
            "last_page": text(PRISM.endingPage),
            "edition": text(PRISM.edition),
            "conference_place": text(KG.conferencePlace),
            "conference_date": text(KG.conferenceDate),
        },
    ),
    "ABOUT": Link(
        forward=(DCTERMS.subject,),
        properties={
            "sources": _GRAPH,
            "primary": Elsewhere("kg:primaryTopic from work to topic"),
            "origin": Elsewhere("kg:origin of the classification node, where a score is stated"),
            "score": Elsewhere("rdf:value of the classification node"),
            "year": _SORTING,
        },
    ),
    "BROADER": Link(forward=(SKOS.broader,), properties={"sources": _GRAPH}),
    "CITES": Link(forward=(CITO.cites,), properties={"sources": _GRAPH, "trust": _TRUST, "year": _SORTING}),
    "RELATED": Link(
        properties={"sources": _GRAPH, "name": Elsewhere("the predicate, by RELATIONS"), "trust": _TRUST},
    ),
    "FUNDED_BY": Link(forward=(FRAPO.isFundedBy,), properties={"sources": _GRAPH, "trust": _TRUST}),
    "FUNDED": Link(
        backward=(FRAPO.hasFundingAgency,),
        properties={
            "sources": _GRAPH,
            "stream": text(KG.fundingStream),
            "stream_description": text(KG.fundingStreamDescription),
        },
    ),
    "TAKES_PART": Link(backward=(FRAPO.supports,), properties={"sources": _GRAPH, "trust": _TRUST}),
    "PART_OF": Link(forward=(ORG.subOrganizationOf,), properties={"sources": _GRAPH, "trust": _TRUST}),
    "COAUTHOR": Link(
        forward=(KG.coauthor,),
        backward=(KG.coauthor,),
        properties=dict.fromkeys(("papers", "weight", "years", "first_year", "last_year"), _FOLLOWS),
    ),
    "COLLABORATES": Link(
        forward=(KG.collaboratesWith,),
        backward=(KG.collaboratesWith,),
        properties=dict.fromkeys(("papers", "weight", "years", "first_year", "last_year"), _FOLLOWS),
    ),
    "IDENTIFIES": Link(forward=(), backward=(DCTERMS.identifier,)),
    "MAYBE_SAME": Link(left_out=LeftOut("a suggestion of this installation, not a statement of anybody")),
    "HAS_ID": Link(left_out=_SOURCE_LAYER),
    "QUOTES_ID": Link(left_out=_SOURCE_LAYER),
    "STATES": Link(left_out=_SOURCE_LAYER),
    "DESCRIBES": Link(left_out=_SOURCE_LAYER),
}
#: Types that are made here and that no delivery states.
DERIVED = frozenset({"COAUTHOR", "COLLABORATES"})

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
    "Reviews": CITO.reviews,
}
