"""Every class and predicate that we write, by the ontology it is from; a misspelt one fails at once.

The namespaces are closed and hold no more than what is written, so this file is the list of our vocabulary. Terms of
our own stand under `OWN`, which is moved below the base address when they are written (kg/rdf_terms.py).
"""

from typing import NamedTuple

from rdflib import Namespace, URIRef
from rdflib.namespace import ClosedNamespace, DefinedNamespace

#: Place of our own terms until the base is known.
OWN = "urn:kg:ns#"


class RDF(DefinedNamespace):
    """RDF itself."""

    _NS = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
    _fail = True
    type: URIRef
    value: URIRef
    Property: URIRef


class RDFS(DefinedNamespace):
    """RDF Schema, for the description of our own terms and of documents."""

    _NS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
    _fail = True
    Class: URIRef
    label: URIRef
    comment: URIRef
    isDefinedBy: URIRef
    subClassOf: URIRef


class OWL(DefinedNamespace):
    """Web Ontology Language: two names of one thing, and ontologies."""

    _NS = Namespace("http://www.w3.org/2002/07/owl#")
    _fail = True
    sameAs: URIRef
    Ontology: URIRef
    Class: URIRef
    DatatypeProperty: URIRef
    ObjectProperty: URIRef
    SymmetricProperty: URIRef
    NamedIndividual: URIRef


class XSD(DefinedNamespace):
    """Datatypes of literals."""

    _NS = Namespace("http://www.w3.org/2001/XMLSchema#")
    _fail = True
    anyURI: URIRef
    boolean: URIRef
    date: URIRef
    dateTime: URIRef
    double: URIRef
    gYear: URIRef
    gYearMonth: URIRef
    integer: URIRef
    positiveInteger: URIRef


class DCTERMS(DefinedNamespace):
    """Dublin Core terms: what every reader understands."""

    _NS = Namespace("http://purl.org/dc/terms/")
    _fail = True
    abstract: URIRef
    accessRights: URIRef
    bibliographicCitation: URIRef
    creator: URIRef
    date: URIRef
    description: URIRef
    identifier: URIRef
    isPartOf: URIRef
    isVersionOf: URIRef
    issued: URIRef
    language: URIRef
    license: URIRef
    references: URIRef
    relation: URIRef
    replaces: URIRef
    requires: URIRef
    rights: URIRef
    source: URIRef
    subject: URIRef
    title: URIRef
    type: URIRef


class DC(DefinedNamespace):
    """Dublin Core elements: where DC terms want a thing and the source gives only its name."""

    _NS = Namespace("http://purl.org/dc/elements/1.1/")
    _fail = True
    contributor: URIRef
    coverage: URIRef
    format: URIRef
    publisher: URIRef


class FOAF(DefinedNamespace):
    """Friend of a Friend: people and organisations."""

    _NS = Namespace("http://xmlns.com/foaf/0.1/")
    _fail = True
    Group: URIRef
    Organization: URIRef
    Person: URIRef
    familyName: URIRef
    givenName: URIRef
    homepage: URIRef
    isPrimaryTopicOf: URIRef
    name: URIRef


class SDO(DefinedNamespace):
    """schema.org, with https: the JSON-LD inside pages expands to http and is another vocabulary."""

    _NS = Namespace("https://schema.org/")
    _fail = True
    CreativeWork: URIRef
    Dataset: URIRef
    Organization: URIRef
    Person: URIRef
    ScholarlyArticle: URIRef
    SoftwareSourceCode: URIRef
    affiliation: URIRef
    codeRepository: URIRef
    programmingLanguage: URIRef
    provider: URIRef
    reportNumber: URIRef
    sameAs: URIRef
    size: URIRef
    softwareHelp: URIRef
    sourceOrganization: URIRef
    spatialCoverage: URIRef


class SKOS(DefinedNamespace):
    """Topics and their schemes."""

    _NS = Namespace("http://www.w3.org/2004/02/skos/core#")
    _fail = True
    Concept: URIRef
    ConceptScheme: URIRef
    altLabel: URIRef
    broader: URIRef
    inScheme: URIRef
    notation: URIRef
    note: URIRef
    prefLabel: URIRef


class PROV(DefinedNamespace):
    """Where things come from."""

    _NS = Namespace("http://www.w3.org/ns/prov#")
    _fail = True
    Entity: URIRef
    wasDerivedFrom: URIRef
    wasRevisionOf: URIRef


class ORG(DefinedNamespace):
    """Organisations within organisations."""

    _NS = Namespace("http://www.w3.org/ns/org#")
    _fail = True
    subOrganizationOf: URIRef


class VOID(DefinedNamespace):
    """Description of the whole dump."""

    _NS = Namespace("http://rdfs.org/ns/void#")
    _fail = True
    Dataset: URIRef
    classPartition: URIRef
    distinctSubjects: URIRef
    entities: URIRef
    exampleResource: URIRef
    feature: URIRef
    inDataset: URIRef
    property: URIRef
    propertyPartition: URIRef
    triples: URIRef
    uriLookupEndpoint: URIRef
    uriSpace: URIRef
    vocabulary: URIRef
    # `class` is a word of Python; it is reached as VOID["class"].
    _extras = ["class"]


class DCAT(DefinedNamespace):
    """Catalogues: data services and distributions."""

    _NS = Namespace("http://www.w3.org/ns/dcat#")
    _fail = True
    DataService: URIRef
    Dataset: URIRef
    Distribution: URIRef
    accessService: URIRef
    byteSize: URIRef
    compressFormat: URIRef
    distribution: URIRef
    downloadURL: URIRef
    endpointURL: URIRef
    landingPage: URIRef
    mediaType: URIRef
    servesDataset: URIRef


class FABIO(DefinedNamespace):
    """FRBR-aligned Bibliographic Ontology: kinds of works and of their versions."""

    _NS = Namespace("http://purl.org/spar/fabio/")
    _fail = True
    Book: URIRef
    BookChapter: URIRef
    ComputerProgram: URIRef
    ConferencePaper: URIRef
    DataFile: URIRef
    Dataset: URIRef
    DoctoralThesis: URIRef
    Expression: URIRef
    ExpressionCollection: URIRef
    JournalArticle: URIRef
    MastersThesis: URIRef
    Preprint: URIRef
    Report: URIRef
    Review: URIRef
    ScholarlyWork: URIRef
    Software: URIRef
    SubjectTerm: URIRef
    Work: URIRef
    hasEmbargoDate: URIRef
    hasPublicationYear: URIRef
    hasSubtitle: URIRef
    hasURL: URIRef


class CITO(DefinedNamespace):
    """Citation Typing Ontology."""

    _NS = Namespace("http://purl.org/spar/cito/")
    _fail = True
    cites: URIRef
    documents: URIRef
    retracts: URIRef
    reviews: URIRef


class PRO(DefinedNamespace):
    """Publishing Roles Ontology: authorships."""

    _NS = Namespace("http://purl.org/spar/pro/")
    _fail = True
    RoleInTime: URIRef
    author: URIRef
    isHeldBy: URIRef
    isRelatedToRoleInTime: URIRef
    relatesToDocument: URIRef
    withRole: URIRef


class VIVO(DefinedNamespace):
    """VIVO core: the same authorships for its readers."""

    _NS = Namespace("http://vivoweb.org/ontology/core#")
    _fail = True
    Authorship: URIRef
    isCorrespondingAuthor: URIRef
    rank: URIRef


class CO(DefinedNamespace):
    """Collections Ontology: the place in a list."""

    _NS = Namespace("http://purl.org/co/")
    _fail = True
    index: URIRef


class FRBR(DefinedNamespace):
    """Works, their realizations and parts."""

    _NS = Namespace("http://purl.org/vocab/frbr/core#")
    _fail = True
    partOf: URIRef
    realization: URIRef
    realizationOf: URIRef
    revisionOf: URIRef
    supplementOf: URIRef


class PRISM(DefinedNamespace):
    """Volumes, issues, pages."""

    _NS = Namespace("http://prismstandard.org/namespaces/basic/2.0/")
    _fail = True
    edition: URIRef
    endingPage: URIRef
    issn: URIRef
    issueIdentifier: URIRef
    keyword: URIRef
    startingPage: URIRef
    versionIdentifier: URIRef
    volume: URIRef


class FRAPO(DefinedNamespace):
    """Funding, Research Administration and Projects Ontology."""

    _NS = Namespace("http://purl.org/cerif/frapo/")
    _fail = True
    FundingAgency: URIRef
    Grant: URIRef
    hasAcronym: URIRef
    hasCallIdentifier: URIRef
    hasCountry: URIRef
    hasCurrencyCode: URIRef
    hasEndDate: URIRef
    hasFundingAgency: URIRef
    hasGrantNumber: URIRef
    hasStartDate: URIRef
    isFundedBy: URIRef
    supports: URIRef


class BIDO(DefinedNamespace):
    """Bibliometric Data Ontology: a figure, who states it, and what it measures."""

    _NS = Namespace("http://purl.org/spar/bido/")
    _fail = True
    BibliometricDataInTime: URIRef
    NumericBibliometricData: URIRef
    accordingTo: URIRef
    hasMeasure: URIRef
    hasNumericValue: URIRef
    holdsBibliometricDataInTime: URIRef
    withBibliometricData: URIRef


class Term(NamedTuple):
    """One term of our own: what kind of term, its label and what it means."""

    kind: URIRef
    label: str
    meaning: str


_DATA, _OBJECT = OWL.DatatypeProperty, OWL.ObjectProperty
OWN_TERMS = {
    "Publication": Term(OWL.Class, "publication", "One appearance of a work in a venue, with its volume and pages."),
    "alternateIdentifier": Term(_DATA, "alternate identifier", "An identifier that a copy quotes besides its own."),
    "articleProcessingCharge": Term(_DATA, "article processing charge", "What was paid for a copy to be published."),
    "articleProcessingChargeCurrency": Term(_DATA, "currency of the charge", "Currency of the processing charge."),
    "arxivSourceType": Term(_DATA, "arXiv source type", "What a version was submitted as, in arXiv's letters."),
    "authorListCut": Term(_DATA, "author list cut", "The source's author list ended in et al."),
    "citations": Term(OWL.NamedIndividual, "citations", "Measure: citations, as a source counts them."),
    "coauthor": Term(_OBJECT, "co-author", "A person with whom this person wrote a work of at most 100 authors."),
    "collaboratesWith": Term(_OBJECT, "collaborates with", "An institution that shares a work with this one."),
    "collectedFrom": Term(_OBJECT, "collected from", "The data source whose record of a work or copy was taken over."),
    "compatibility": Term(_DATA, "compatibility", "Which guidelines a data source follows, as OpenAIRE states."),
    "compiles": Term(_OBJECT, "compiles", "This work compiles the other (DataCite: Compiles)."),
    "conferenceDate": Term(_DATA, "conference date", "When the conference was, as printed."),
    "conferencePlace": Term(_DATA, "conference place", "Where the conference was, as printed."),
    "contact": Term(_DATA, "contact", "Person or group to ask about a data set or software, as printed."),
    "contentType": Term(_DATA, "content type", "What a data source holds."),
    "continues": Term(_OBJECT, "continues", "This work continues the other (DataCite: Continues)."),
    "deleted": Term(_DATA, "deleted", "Every source that described the work has deleted its record."),
    "describes": Term(_OBJECT, "describes", "This work describes the other (DataCite: Describes)."),
    "diamondOpenAccess": Term(_DATA, "diamond open access", "Published without charge for readers and authors."),
    "downloads": Term(OWL.NamedIndividual, "downloads", "Measure: downloads, as a source counts them."),
    "evidence": Term(_DATA, "evidence", "What joins an authorship to its person: co-author, institution, citation."),
    "fundedAmount": Term(_DATA, "funded amount", "What the funder gives."),
    "fundingStream": Term(_DATA, "funding stream", "The programme that pays for a grant."),
    "fundingStreamDescription": Term(_DATA, "description of the funding stream", "The programme's name in words."),
    "greenOpenAccess": Term(_DATA, "green open access", "A copy lies in a repository."),
    "hasAmongSimilar": Term(_OBJECT, "has among similar", "OpenAIRE finds the other among the most similar documents."),
    "homonymNumber": Term(_DATA, "homonym number", "The source's own number to tell people of one name apart."),
    "identityEvidence": Term(
        _DATA, "evidence of identity", "How a person is known: orcid, source, evidence (shared co-authors), single."
    ),
    "impulse": Term(OWL.NamedIndividual, "impulse", "Measure: citations in the first years after publication."),
    "indicatorClass": Term(_DATA, "class of an indicator", "C1 (top 0.01 %) to C5 (the rest), as the source states."),
    "influence": Term(OWL.NamedIndividual, "influence", "Measure: overall impact by a PageRank of citations."),
    "isIdenticalTo": Term(
        _OBJECT, "is identical to", "A source holds the two for the same; no reasoner should (DataCite)."
    ),
    "isMetadataFor": Term(_OBJECT, "is metadata for", "This work is metadata for the other (DataCite: IsMetadataFor)."),
    "isVariantFormOf": Term(_OBJECT, "is variant form of", "Another form of the other (DataCite: IsVariantFormOf)."),
    "jurisdiction": Term(_DATA, "jurisdiction", "Country or union of a funder."),
    "openAccessColour": Term(_DATA, "open access colour", "gold, hybrid or bronze, as the source states."),
    "openAccessRoute": Term(_DATA, "open access route", "By which route this copy is open."),
    "orcidState": Term(_DATA, "state of the ORCID iD", "asserted or pending; a pending one identifies nobody."),
    "origin": Term(_DATA, "origin", "Who gave a work its topic: author, arxiv, source, or inferred by a classifier."),
    "peerReviewed": Term(_DATA, "peer reviewed", "Whether a copy went through peer review, as the source states."),
    "popularity": Term(OWL.NamedIndividual, "popularity", "Measure: current attention, recent citations count more."),
    "primaryTopic": Term(_OBJECT, "primary topic", "The first of the topics of a work; arXiv's primary category."),
    "publiclyFunded": Term(_DATA, "publicly funded", "Paid for by public money, as the source states."),
    "publishedAs": Term(_OBJECT, "published as", "An appearance of this work in a venue."),
    "rawAffiliation": Term(_DATA, "affiliation as printed", "Text of the affiliation on this work."),
    "rawName": Term(_DATA, "name as printed", "Name of the author on this work."),
    "repositoryCountry": Term(_DATA, "country of the repository", "Never the country of the authors."),
    "retracted": Term(_DATA, "retracted", "The publication has been retracted."),
    "sizeInKilobytes": Term(_DATA, "size in kilobytes", "Size of the submitted source, as arXiv states."),
    "statedOrcid": Term(_DATA, "ORCID iD as stated", "The ORCID iD that a source gives for this authorship."),
    "submitter": Term(_DATA, "submitter", "Who submitted the work to arXiv, as printed."),
    "tool": Term(_DATA, "tool", "What is needed to use a research product, as the source states."),
    "totalCost": Term(_DATA, "total cost", "What the funded project costs in all."),
    "views": Term(OWL.NamedIndividual, "views", "Measure: page views, as a source counts them."),
    "withdrawn": Term(_DATA, "withdrawn", "The authors have taken the work or version back."),
    "withdrawnHow": Term(_DATA, "how it was withdrawn", "By arXiv's mark (flag) or by the words of its comment."),
}
KG = ClosedNamespace(OWN, list(OWN_TERMS))

#: Prefix -> closed namespace; the own one (`kg`) is bound where the base is known.
ONTOLOGIES: dict[str, type[DefinedNamespace]] = {
    "bido": BIDO,
    "cito": CITO,
    "co": CO,
    "dc": DC,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "fabio": FABIO,
    "foaf": FOAF,
    "frapo": FRAPO,
    "frbr": FRBR,
    "org": ORG,
    "owl": OWL,
    "prism": PRISM,
    "pro": PRO,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SDO,
    "skos": SKOS,
    "vivo": VIVO,
    "void": VOID,
    "xsd": XSD,
}


def namespace(ontology: type[DefinedNamespace]) -> str:
    """The address that all terms of an ontology begin with."""
    return str(ontology._NS)


def terms() -> frozenset[URIRef]:
    """Every term that may be written, our own at their place holder."""
    known = {term for one in ONTOLOGIES.values() for term in dir(one) if isinstance(term, URIRef)}
    return frozenset(known | {URIRef(OWN + name) for name in OWN_TERMS})
