"""Terms of our own, for what no ontology of kg/vocab.py says; and all terms that may be written.

They stand under `OWN`, which is moved below the base address when they are written (kg/rdf_terms.py).
"""

from typing import NamedTuple

from rdflib import URIRef
from rdflib.namespace import ClosedNamespace

from kg.vocab import ONTOLOGIES, OWL

#: Place of our own terms until the base is known.
OWN = "urn:kg:ns#"


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


def terms() -> frozenset[URIRef]:
    """Every term that may be written, our own at their place holder."""
    known = {term for one in ONTOLOGIES.values() for term in dir(one) if isinstance(term, URIRef)}
    return frozenset(known | {URIRef(OWN + name) for name in OWN_TERMS})
