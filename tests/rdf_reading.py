"""RDF read back by two readers that are not ours: pyoxigraph strictly, and rdflib."""

import warnings

import pyoxigraph
import rdflib

_STRICT = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
}
_LOOSE = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml", "nq": "nquads"}
Triples = set[tuple[str, str, str]]


def strict(body: bytes, suffix: str) -> Triples:
    """The triples as N-Triples terms; refuses what the standard refuses."""
    found = set()
    for one in pyoxigraph.parse(body, _STRICT[suffix]):
        assert not isinstance(one.subject, pyoxigraph.BlankNode)
        assert not isinstance(one.object, pyoxigraph.BlankNode)
        found.add((str(one.subject), str(one.predicate), str(one.object)))
    return found


def loose(body: bytes, suffix: str) -> int:
    """How many triples rdflib reads; it must drop none."""
    read = rdflib.Dataset() if suffix == "nq" else rdflib.Graph()
    with warnings.catch_warnings():
        # rdflib's readers of JSON-LD and N-Quads use classes of its own that it warns of.
        warnings.simplefilter("ignore", DeprecationWarning)
        read.parse(data=body, format=_LOOSE[suffix])
        if isinstance(read, rdflib.Dataset):
            return len({quad[:3] for quad in read.quads()})
    return len(read)
