"""One triple in, one triple out, whatever its text holds."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef

from kg.rdf_lines import iri, triple
from kg.vocab import XSD

SUBJECT, PREDICATE = URIRef("https://example.org/s"), URIRef("https://example.org/p")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_literal_comes_back_as_it_was(text: str) -> None:
    line = triple(SUBJECT, PREDICATE, Literal(text)) + " .\n"
    assert line.count("\n") == 1
    (read,) = pyoxigraph.parse(line.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    assert read.object == pyoxigraph.Literal(text)


def test_a_typed_literal_keeps_its_form() -> None:
    line = triple(SUBJECT, PREDICATE, Literal("2017", datatype=XSD.gYear, normalize=False))
    assert line == '<https://example.org/s> <https://example.org/p> "2017"^^<http://www.w3.org/2001/XMLSchema#gYear>'


@pytest.mark.parametrize("bad", ["a b", "a>b", "a<b", 'a"b', "a\nb", "a\\b", "a{b", "a\x00b", "a^b", "a`b", "a|b"])
def test_an_iri_that_could_close_its_bracket_is_never_written(bad: str) -> None:
    with pytest.raises(ValueError, match="is no IRI"):
        iri(URIRef(bad))
