"""IRIs and literals: what is minted is strict, what cannot be one is none, what is written is read back."""

import math
import re

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Malformed
from kg.rdf_iris import arxiv_iri, doi_iri, issn_iri, orcid_iri, quoted, ror_iri, sdg_iri, web_iri
from kg.rdf_literals import boolean, double, integer, language_tag, positive
from kg.rdf_terms import Terms

BASE = "https://example.org/kg/"
#: Texts that have broken exporters: a writer that trusts one of them lets it say something else.
HOSTILE = (
    '10.1/x> .\n<http://e/paper/1> <http://e/retracted> <http://evil/yes',
    "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "a b", "a\tb", "a\nb", "a\x00b", "a%b", "a%41b", "a%", "a#b#c", "a?b=c&d", "a|b", "a^b", "a`b", "a\\b", 'a"b',
    "a{b}", "[x]", "<script>", "..", "../../x", "a//b", "/", "//e.org/x", "x.", "é", "e\u0301", "😀", "\u202e",
    "\u2028", "𝔘", "~", "a:b:c", "'", "javascript:alert(1)",
)  # fmt: skip


@pytest.mark.parametrize("key", HOSTILE)
def test_every_key_becomes_a_strict_iri_below_the_base(key: str) -> None:
    iri = Terms(BASE).iri("paper", key)
    assert pyoxigraph.NamedNode(iri).value == str(iri)
    assert iri.startswith(BASE + "id/paper/")
    assert re.fullmatch(r"[A-Za-z0-9\-._~:/@!$&'()*+,;=%]+", iri)


@given(st.text(), st.text(min_size=1), st.text(), st.text(min_size=1))
def test_two_pairs_of_keys_never_share_an_iri(one: str, two: str, other: str, another: str) -> None:
    def key(text: str) -> str:
        return text.encode("utf-8", "replace").decode()

    first, second = (key(one), key(two)), (key(other), key(another))
    iris = {Terms(BASE).iri("publication", *pair) for pair in (first, second)}
    assert (len(iris) == 1) == (first == second)


def test_a_slash_stays_in_the_key_of_a_work_and_leaves_the_parts_after_it() -> None:
    terms = Terms(BASE)
    assert str(terms.iri("authorship", "paper/arxiv:hep-th/9901001", "3")) == (
        BASE + "id/authorship/paper/arxiv:hep-th/9901001/3"
    )
    assert str(terms.iri("publication", "paper/doi:10.1/x", "name:a/b")) == (
        BASE + "id/publication/paper/doi:10.1/x/4e5011a57f2c449f"
    )


def test_half_a_character_is_no_key() -> None:
    with pytest.raises(Malformed, match="half a character"):
        Terms(BASE).iri("paper", "a\ud800")


@pytest.mark.parametrize(
    "base",
    [
        "",
        "kg/",
        "ftp://x/",
        "https://x",
        "https://x/y",
        "https://x/?a/",
        "https://x/#/",
        "https://x y/",
        "https://u@x/",
    ],
)
def test_a_base_that_cannot_begin_an_iri_is_refused(base: str) -> None:
    with pytest.raises(Malformed, match="base of IRIs"):
        Terms(base)


@pytest.mark.parametrize("base", [BASE, "http://127.0.0.1:5000/", "http://[::1]:5000/", "https://x.org/a/b/"])
def test_a_base_with_host_port_and_folders_is_taken(base: str) -> None:
    assert pyoxigraph.NamedNode(Terms(base).iri("paper", "a b")).value == f"{base}id/paper/a%20b"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (doi_iri("DOI:10.1145/3065386"), "https://doi.org/10.1145/3065386"),
        (doi_iri("10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID>3.0.CO;2-2"),
         "https://doi.org/10.1002/(sici)1097-0258(19980815/30)17:15/16%3C1661::aid%3E3.0.co;2-2"),
        (doi_iri("10.1000/a[b]#c%d\"e"), "https://doi.org/10.1000/a%5Bb%5D%23c%25d%22e"),
        (doi_iri(HOSTILE[0]), None),
        (arxiv_iri("2109.07270"), "https://arxiv.org/abs/2109.07270"),
        (arxiv_iri("2109.07270v3"), "https://arxiv.org/abs/2109.07270v3"),
        (arxiv_iri("hep-th/9901001v2"), "https://arxiv.org/abs/hep-th/9901001v2"),
        (arxiv_iri("nothing"), None),
        (orcid_iri("0000-0002-1825-0097"), "https://orcid.org/0000-0002-1825-0097"),
        (orcid_iri("0000-0002-1825-0098"), None),
        (ror_iri("03j7v5j15"), "https://ror.org/03j7v5j15"),
        (issn_iri("0925-2312"), "https://portal.issn.org/resource/ISSN/0925-2312"),
        (issn_iri("0925-2313"), None),
        (sdg_iri("13"), "http://metadata.un.org/sdg/13"),
        (sdg_iri("3"), "http://metadata.un.org/sdg/3"),
        (sdg_iri("18"), None),
        (web_iri("HTTPS://Example.org/a b?q=[1]#x#y"), "https://example.org/a%20b?q=%5B1%5D#x%23y"),
        (web_iri("http://example.org"), "http://example.org"),
        (web_iri("http://example.org/100%/%41"), "http://example.org/100%25/%41"),
        (web_iri("http://[::1]:80/x"), "http://[::1]:80/x"),
        (web_iri("javascript:alert(1)"), None),
        (web_iri("http://a b/"), None),
        (web_iri("http://a:port/"), None),
        (web_iri("http://user@a/"), None),
        (web_iri("http:///x"), None),
        (web_iri("http://a/\ud800"), None),
    ],
)  # fmt: skip
def test_other_peoples_identifiers_are_addresses_or_nothing(made: str | None, expected: str | None) -> None:
    assert (str(made) if made is not None else None) == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_whatever_follows_an_address_it_stays_a_strict_iri(rest: str) -> None:
    made = web_iri("https://example.org/" + rest)
    assert made is not None
    assert pyoxigraph.NamedNode(made).value == str(made)
    assert pyoxigraph.NamedNode("https://example.org/" + quoted(rest)).value


@pytest.mark.parametrize(
    ("raw", "text", "datatype"),
    [
        ("2017", "2017", "gYear"),
        ("2017-02", "2017-02", "gYearMonth"),
        ("2017-02-28", "2017-02-28", "date"),
        ("2021-09-15T13:15:54Z", "2021-09-15T13:15:54Z", "dateTime"),
        ("2017-02-30", "2017-02-30", ""),
        ("2017-13", "2017-13", ""),
        ("2021-09-15T25:00:00Z", "2021-09-15T25:00:00Z", ""),
        ("spring 2017", "spring 2017", ""),
    ],
)
def test_a_date_has_the_datatype_of_its_precision_and_is_never_padded(raw: str, text: str, datatype: str) -> None:
    terms = Terms(BASE)
    made = terms.date(raw)
    assert made is not None
    assert (str(made), (made.datatype or "").rpartition("#")[2]) == (text, datatype)
    assert terms.tally["dates written as text"] == (not datatype)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("en", "en"), ("en_US", "en-us"), ("Eng", "eng"), ("und", None), ("UNKNOWN", None), ("deu/ger", None),
        ("en us", None), ("abcd", None), ("en-abcdefghi", None), ("", None),
    ],
)  # fmt: skip
def test_a_language_is_a_tag_or_nothing(raw: str, expected: str | None) -> None:
    assert language_tag(raw) == expected


def test_what_no_file_can_hold_is_dropped_and_counted() -> None:
    terms = Terms(BASE)
    assert str(terms.text("a\x00\x0b\ufffeb")) == "ab"
    assert str(terms.text("a\ud800b")) == "a\ufffdb"
    assert str(terms.text('a\tb\r\nc \\alpha "d"')) == 'a\tb\r\nc \\alpha "d"'
    assert terms.text(" \n\x01") is None
    assert dict(terms.tally) == {"control characters dropped": 2, "half characters replaced": 1}


def test_numbers_are_written_as_they_are() -> None:
    assert [str(one) for one in (integer(132), boolean(True), positive(3), double(3.1e-09), double(0.1))] == [
        "132", "true", "3", "3.1e-09", "0.1"
    ]  # fmt: skip
    assert (positive(0), double(math.inf), double(math.nan)) == (None, None, None)
