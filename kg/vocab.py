"""Every class and predicate of others that we write, by the ontology it is from; a misspelt one fails at once.

The namespaces are closed and hold no more than what is written, so this file is the list of what we take over. What no
ontology has is in kg/own_terms.py.
"""

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


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


#: Prefix -> closed namespace; our own (`kg`) is bound where the base is known.
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
