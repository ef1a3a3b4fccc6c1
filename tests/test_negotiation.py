"""Which form an `Accept` header asks for: real headers of browsers, libraries and old clients."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webui.negotiation import OFFERED, negotiated


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "html"),
        ("", "html"),
        ("*/*", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "html"),
        ("text/turtle", "ttl"),
        ("TEXT/Turtle; charset=utf-8", "ttl"),
        ("text/turtle, */*", "ttl"),
        ("text/turtle;q=0.5, text/html", "html"),
        ("application/x-turtle", "ttl"),
        ("text/n3", "ttl"),
        ("application/ld+json", "jsonld"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, a;q=0"', "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("application/xml", "rdf"),
        ("text/xml", "rdf"),
        ("application/rdf+xml;q=1.0, text/turtle;q=0.8", "rdf"),
        ("text/turtle, application/rdf+xml", "ttl"),
        ("application/json", "json"),
        ("text/*", "html"),
        ("application/*", "jsonld"),
        ("text/html;q=0, */*", "ttl"),
        ("text/html;q=0.8, */*;q=0.9", "ttl"),
        ("text/html;q=0.5, application/n-triples;q=0.6", "nt"),
        ("image/png", None),
        ("text/turtle;q=0", None),
        ("*/*;q=0", None),
        ("garbage,,;;q=x", None),
    ],
)
def test_the_form_is_the_one_that_is_meant(header: str | None, expected: str | None) -> None:
    assert negotiated(header) == expected


def test_only_what_is_offered_is_sent() -> None:
    assert negotiated("text/html", ("ttl", "nt")) is None
    assert negotiated(None, ("ttl", "nt")) == "ttl"
    assert negotiated("application/x-bibtex", ("html", "bib", "ris")) == "bib"


@given(st.text(alphabet='textapplihm/*+;q=0.19,"\\ ', max_size=60))
def test_no_header_is_too_strange(header: str) -> None:
    assert negotiated(header) in (*OFFERED, None)
