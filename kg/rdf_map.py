"""The one table of the export, first part: every label and property of docs/model.md, and what becomes of it.

There is a rule for each: a predicate, where else it is written, or the reason why it is not. The second part, for
relationships, is kg/rdf_map_links.py; a test holds both against docs/model.md and against a loaded graph.
"""

from kg import rdf_rules as says
from kg.own_terms import KG
from kg.rdf_rules import Elsewhere, LeftOut, Rules
from kg.rdf_terms import WORKS
from kg.vocab import DC, DCTERMS, FABIO, FOAF, FRAPO, OWL, PRISM, SDO, SKOS

_KEY = Elsewhere("the IRI")
GRAPH = Elsewhere("the named graph")
FOLLOWS = LeftOut("follows from what is written; a query over the dump counts it again")
SEARCH = LeftOut("only for searching and grouping here")
_LEDGER = LeftOut("book-keeping of loading")
_INDICATOR = Elsewhere("an indicator node with its origin")

#: Figures that a source states of a work.
INDICATORS = ("citations", "influence", "popularity", "impulse", "downloads", "views")

_WORK: Rules = {
    "id": _KEY,
    "sources": GRAPH,
    "title": says.text(DCTERMS.title),
    "subtitle": says.text(FABIO.hasSubtitle),
    "abstract": says.text(DCTERMS.abstract),
    "type": says.text(DCTERMS.type),
    "date": says.date(DCTERMS.issued),
    "year": Elsewhere("fabio:hasPublicationYear, typed gYear"),
    "language": says.language(DCTERMS.language),
    "access": says.access(DCTERMS.accessRights),
    "colour": says.text(KG.openAccessColour),
    "green": says.flag(KG.greenOpenAccess),
    "diamond": says.flag(KG.diamondOpenAccess),
    "publicly_funded": says.flag(KG.publiclyFunded),
    "embargo_end": says.date(FABIO.hasEmbargoDate),
    "publisher": says.text(DC.publisher),
    "countries": says.text(KG.repositoryCountry),
    "withdrawn": says.flag(KG.withdrawn),
    "withdrawn_how": says.text(KG.withdrawnHow),
    "deleted": says.flag(KG.deleted),
    "retracted": says.flag(KG.retracted),
    "comments": says.text(SKOS.note),
    "journal_ref": says.text(DCTERMS.bibliographicCitation),
    "report_no": says.text(SDO.reportNumber),
    "submitter": says.text(KG.submitter),
    "license": says.licence(DCTERMS.license),
    "authors": FOLLOWS,
    "authors_cut": says.flag(KG.authorListCut),
    "contributors": says.text(DC.contributor),
    "formats": says.text(DC.format),
    "coverages": says.text(DC.coverage),
    "size": says.text(SDO.size),
    "version_label": says.text(PRISM.versionIdentifier),
    "places": says.text(SDO.spatialCoverage),
    "documentation_urls": says.link(SDO.softwareHelp),
    "code_repository": says.link(SDO.codeRepository),
    "programming_language": says.text(SDO.programmingLanguage),
    "contacts": says.text(KG.contact),
    "tools": says.text(KG.tool),
    **{f"stated_{name}": _INDICATOR for name in INDICATORS},
    **{f"stated_{name}_class": _INDICATOR for name in INDICATORS},
    "stated_by": Elsewhere("bido:accordingTo of the indicators, and their named graph"),
    "cited_by": FOLLOWS,
    "references": FOLLOWS,
    "cited_years": FOLLOWS,
    "cited_per_year": FOLLOWS,
    "title_key": SEARCH,
    "digest": _LEDGER,
}

#: Label -> property -> rule.
NODES: dict[str, Rules] = {
    **dict.fromkeys(WORKS, _WORK),
    "Version": {
        "id": _KEY,
        "sources": GRAPH,
        "kind": Elsewhere("the class: arXiv versions are fabio:Preprint and have a version identifier"),
        "number": Elsewhere("prism:versionIdentifier, as label"),
        "label": says.text(PRISM.versionIdentifier),
        "date": says.date(DCTERMS.issued),
        "size_kb": says.whole(KG.sizeInKilobytes),
        "source_type": says.text(KG.arxivSourceType),
        "type": says.text(DCTERMS.type),
        "license": says.licence(DCTERMS.license),
        "access": says.access(DCTERMS.accessRights),
        "oa_route": says.text(KG.openAccessRoute),
        "refereed": says.reviewed(KG.peerReviewed),
        "urls": says.address(FABIO.hasURL),
        "pids": says.text(DCTERMS.identifier),
        "alternate_ids": says.text(KG.alternateIdentifier),
        "withdrawn": says.flag(KG.withdrawn),
        "apc_amount": says.text(KG.articleProcessingCharge),
        "apc_currency": says.text(KG.articleProcessingChargeCurrency),
        "hosted_by": Elsewhere("dcat:accessService, by the relationship HOSTED_BY"),
        "collected_from": Elsewhere("kg:collectedFrom, by the relationship COLLECTED_FROM"),
        "digest": _LEDGER,
    },
    "Person": {
        "id": _KEY,
        "sources": GRAPH,
        "name": says.text(FOAF.name),
        "given": says.text(FOAF.givenName),
        "family": says.text(FOAF.familyName),
        "name_key": SEARCH,
        "orcid": says.orcid(OWL.sameAs),
        "alternative_names": says.text(SKOS.altLabel),
        "identity": says.text(KG.identityEvidence),
        "evidence": says.text(KG.evidence),
        "collective": Elsewhere("the class foaf:Group"),
        "homonyms": says.text(KG.homonymNumber),
        "works": FOLLOWS,
        "first_year": FOLLOWS,
        "last_year": FOLLOWS,
        "digest": _LEDGER,
    },
    "Institution": {
        "id": _KEY,
        "sources": GRAPH,
        "name": says.text(FOAF.name),
        "short": says.text(FRAPO.hasAcronym),
        "alternative_names": says.text(SKOS.altLabel),
        "country": says.text(FRAPO.hasCountry),
        "country_name": LeftOut("the country's name follows from its code"),
        "website": says.link(FOAF.homepage),
        "works": FOLLOWS,
        "digest": _LEDGER,
    },
    "Topic": {
        "id": _KEY,
        "sources": GRAPH,
        "label": says.text(SKOS.prefLabel),
        "scheme": says.scheme(SKOS.inScheme),
        "code": says.text(SKOS.notation),
        "description": says.text(DCTERMS.description),
        "works": FOLLOWS,
        "digest": _LEDGER,
    },
    "Venue": {
        "id": _KEY,
        "sources": GRAPH,
        "title": says.text(DCTERMS.title),
        "publisher": says.text(DC.publisher),
        "issns": says.text(PRISM.issn),
    },
    "Source": {
        "id": _KEY,
        "sources": GRAPH,
        "name": says.text(FOAF.name),
        "english_name": says.text(SKOS.altLabel),
        "type": says.text(DCTERMS.type),
        "homepage": says.link(FOAF.homepage),
        "description": says.text(DCTERMS.description),
        "compatibility": says.text(KG.compatibility),
        "languages": says.language(DCTERMS.language),
        "content_types": says.text(KG.contentType),
        "works": FOLLOWS,
        "digest": _LEDGER,
    },
    "Project": {
        "id": _KEY,
        "sources": GRAPH,
        "code": says.text(FRAPO.hasGrantNumber),
        "acronym": says.text(FRAPO.hasAcronym),
        "title": says.text(DCTERMS.title),
        "start": says.date(FRAPO.hasStartDate),
        "end": says.date(FRAPO.hasEndDate),
        "call": says.text(FRAPO.hasCallIdentifier),
        "keywords": says.text(PRISM.keyword),
        "subjects": says.text(PRISM.keyword),
        "summary": says.text(DCTERMS.abstract),
        "website": says.link(FOAF.homepage),
        "currency": says.text(FRAPO.hasCurrencyCode),
        "amount": says.number(KG.fundedAmount),
        "total_cost": says.number(KG.totalCost),
        "works": FOLLOWS,
        "digest": _LEDGER,
    },
    "Funder": {
        "id": _KEY,
        "sources": GRAPH,
        "name": says.text(FOAF.name),
        "short": says.text(FRAPO.hasAcronym),
        "jurisdiction": says.text(KG.jurisdiction),
    },
    "Identifier": {
        "id": Elsewhere("dcterms:identifier of what it leads to, and owl:sameAs or schema:sameAs"),
        "scheme": Elsewhere("the identifier itself"),
        "value": Elsewhere("the identifier itself"),
    },
}
SOURCE_LAYER = LeftOut("the source layer: what it says is written of the entities, by named graph of the delivery")
#: Labels that are not written at all.
LABELS_LEFT_OUT = {
    "Record": SOURCE_LAYER,
    "Load": _LEDGER,
    "Derivation": _LEDGER,
    "Dirty": _LEDGER,
    "Restated": _LEDGER,
    "Loose": _LEDGER,
}
