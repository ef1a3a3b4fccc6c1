"""Identifiers: raw and clean, and what somebody may paste into a search box."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import ids

OPENAIRE = "doi_dedup___::2b8a1e5e62235d094afd01cd56e65112"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("10.1145/3065386", "10.1145/3065386"),
        ("10.1103/PhysRevD.76.013009", "10.1103/physrevd.76.013009"),
        ("https://doi.org/10.1145/3065386", "10.1145/3065386"),
        ("http://dx.doi.org/10.1145/3065386", "10.1145/3065386"),
        ("HTTPS://DOI.ORG/10.1145/3065386", "10.1145/3065386"),
        ("doi.org/10.1145/3065386", "10.1145/3065386"),
        ("doi:10.1145/3065386", "10.1145/3065386"),
        ("DOI: 10.1145/3065386", "10.1145/3065386"),
        ("https://doi.org/doi:10.1145/3065386", "10.1145/3065386"),
        ("info:doi/10.1145/3065386", "10.1145/3065386"),
        ("https://doi.org/10.1016%2Fj.cell.2020.01.001", "10.1016/j.cell.2020.01.001"),
        ("10.1000/a%2Fb", "10.1000/a%2fb"),
        ("  10.1145/3065386. ", "10.1145/3065386"),
        (
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
            "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
        ),
        ("10.48550/arXiv.2109.07270", "10.48550/arxiv.2109.07270"),
        ('10.1000/"><script>', '10.1000/"><script>'),
        ("10.1000/a b", None),
        ("10.1000/a\x00b", None),
        ("10.1000/\ud800", None),
        ("10.1000/", None),
        ("10.12/abc", None),
        ("10/abc", None),
        ("11.1000/abc", None),
        ("n/a", None),
        ("", None),
        (None, None),
    ],
)
def test_doi(raw, clean):
    assert ids.doi(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("0704.0001", ("0704.0001", None)),
        ("0704.0001v2", ("0704.0001", 2)),
        ("1501.00001", ("1501.00001", None)),
        ("2109.07270v6", ("2109.07270", 6)),
        ("hep-th/9901001", ("hep-th/9901001", None)),
        ("hep-th/9901001v1", ("hep-th/9901001", 1)),
        ("math.CA/0611800", ("math/0611800", None)),
        ("cond-mat.mtrl-sci/0102003", ("cond-mat/0102003", None)),
        ("HEP-TH/9901001", ("hep-th/9901001", None)),
        ("arXiv:0704.0001", ("0704.0001", None)),
        ("ARXIV: 0704.0001v3", ("0704.0001", 3)),
        ("oai:arXiv.org:hep-th/9901001", ("hep-th/9901001", None)),
        ("http://arxiv.org/abs/0704.0001v2", ("0704.0001", 2)),
        ("https://arxiv.org/pdf/2109.07270v2.pdf", ("2109.07270", 2)),
        ("https://www.arxiv.org/abs/math.CA/0611800?context=math", ("math/0611800", None)),
        ("export.arxiv.org/abs/2109.07270/", ("2109.07270", None)),
        ("https://ar5iv.org/html/2109.07270", ("2109.07270", None)),
        ("10.48550/arXiv.2109.07270", ("2109.07270", None)),
        ("https://doi.org/10.48550/arXiv.hep-th/9901001", ("hep-th/9901001", None)),
        ("9107.0001", None),  # the numbered archives of 1991 to 2007 had a slash
        ("0703.0001", None),  # new ids began in 0704
        ("0801.09991", None),  # five digits in 2008
        ("1501.0001", None),  # four digits in 2015
        ("0713.0001", None),
        ("0700.0001", None),
        ("0704.0000", None),
        ("1501.00000", None),
        ("hep-th/9901000", None),
        ("hep-th/9913001", None),
        ("hep-th/0704001", None),  # old ids ended in 0703
        ("hep-th/9106001", None),
        ("hep-xx/9901001", None),
        ("704.0001", None),  # somebody read it as a number
        ("705.3669", None),
        ("1706.0326100000002", None),
        ("0704.0001v0", None),
        ("0704.0001v", None),
        ("2109.07270 v2", None),
        ("٢١٠٩.٠٧٢٧٠", None),
        ("", None),
        (None, None),
    ],
)
def test_arxiv_id_and_version(raw, clean):
    assert ids.arxiv_version(raw) == clean
    assert ids.arxiv_id(raw) == (clean[0] if clean else None)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("10.48550/arXiv.0704.0001", "0704.0001"),
        ("https://doi.org/10.48550/arxiv.hep-th/9901001", "hep-th/9901001"),
        ("10.48550/arxiv.nonsense", None),
        ("10.1145/3065386", None),
        ("0704.0001", None),
        (None, None),
    ],
)
def test_arxiv_doi_names_its_article(raw, clean):
    assert ids.arxiv_from_doi(raw) == clean


@pytest.mark.parametrize(
    ("cleaner", "raw", "clean"),
    [
        (ids.orcid, "0000-0002-1825-0097", "0000-0002-1825-0097"),
        (ids.orcid, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        (ids.orcid, "http://www.orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097"),
        (ids.orcid, "0000000218250097", "0000-0002-1825-0097"),
        (ids.orcid, "0000-0002-1694-233x", "0000-0002-1694-233X"),
        (ids.orcid, "0000-0002-1825-0098", None),
        (ids.orcid, "0000-0000-0000-0000", None),
        (ids.orcid, "", None),
        (ids.isni, "0000 0001 2150 090X", "000000012150090X"),
        (ids.isni, "https://isni.org/isni/000000012150090x", "000000012150090X"),
        (ids.isni, "0000 0001 2150 0909", None),
        (ids.ror, "https://ror.org/05f950310", "05f950310"),
        (ids.ror, "ror.org/05F950310", "05f950310"),
        (ids.ror, "05f950310", "05f950310"),
        (ids.ror, "05f950311", None),
        (ids.ror, "05f95031", None),
        (ids.issn, "09252312", "0925-2312"),
        (ids.issn, "ISSN 0925-2312", "0925-2312"),
        (ids.issn, "2434-561x", "2434-561X"),
        (ids.issn, "0925-2313", None),
        (ids.pmid, "PMID: 0012345", "12345"),
        (ids.pmid, "https://pubmed.ncbi.nlm.nih.gov/12345/", "12345"),
        (ids.pmid, "0", None),
        (ids.pmid, "PMC12345", None),
        (ids.pmcid, "pmc12345", "PMC12345"),
        (ids.pmcid, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12345/", "PMC12345"),
        (ids.pmcid, "12345", "PMC12345"),
        (ids.handle, "https://hdl.handle.net/1721.1/1234", "1721.1/1234"),
        (ids.handle, "hdl:11250/2733", "11250/2733"),
        (ids.handle, "abc/def", None),
        (ids.openaire_id, f"50|{OPENAIRE}", OPENAIRE),
        (ids.openaire_id, OPENAIRE.upper().replace("DOI_DEDUP", "doi_dedup"), OPENAIRE),
        (ids.openaire_id, "doi_dedup__::2b8a1e5e62235d094afd01cd56e65112", None),
        (ids.openaire_id, "doi_dedup___::2b8a", None),
        (ids.openaire_id, None, None),
    ],
)
def test_other_identifiers(cleaner, raw, clean):
    assert cleaner(raw) == clean


@pytest.mark.parametrize(
    ("scheme", "raw", "clean"),
    [
        ("doi", "10.1145/3065386", "doi:10.1145/3065386"),
        ("DOI", "https://doi.org/10.48550/arXiv.2109.07270v2", "arxiv:2109.07270"),
        ("arXiv", "hep-th/9901001", "arxiv:hep-th/9901001"),
        ("pmc", "PMC12345", "pmcid:PMC12345"),
        ("handle", "http://hdl.handle.net/10.1145/3065386", "doi:10.1145/3065386"),
        ("handle", "1721.1/1234", "handle:1721.1/1234"),
        ("ROR", "https://ror.org/05f950310", "ror:05f950310"),
        ("orcid_pending", "0000-0002-1825-0097", "orcid:0000-0002-1825-0097"),
        ("openaire", f"50|{OPENAIRE}", f"oaire:{OPENAIRE}"),
        ("GRID", "grid.5292.c", "grid:grid.5292.c"),
        ("mag_id", "2118557509", "mag:2118557509"),
        ("Wikidata", "", None),
        ("doi", "unknown", None),
        ("no such scheme", "1", None),
    ],
)
def test_identifier_with_its_scheme(scheme, raw, clean):
    assert ids.identifier(scheme, raw) == clean


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("10.1145/3065386", ("doi", "10.1145/3065386", None)),
        (" https://doi.org/10.48550/arXiv.2109.07270v2 ", ("arxiv", "2109.07270", 2)),
        ("arXiv:2109.07270v2 [cs.CV] 15 Sep 2021", ("arxiv", "2109.07270", 2)),
        ("<https://arxiv.org/abs/2109.07270>", ("arxiv", "2109.07270", None)),
        ("(arXiv:2109.07270).", ("arxiv", "2109.07270", None)),
        ("10.1000/xyz(2001)", ("doi", "10.1000/xyz(2001)", None)),
        ("hep-th9901001", ("arxiv", "hep-th/9901001", None)),
        ("0000-0002-1694-233x", ("orcid", "0000-0002-1694-233X", None)),
        ("https://ror.org/05f950310", ("ror", "05f950310", None)),
        (f"50|{OPENAIRE}", ("oaire", OPENAIRE, None)),
        (f"oaire:{OPENAIRE}", ("oaire", OPENAIRE, None)),
        (f"https://explore.openaire.eu/search/publication?articleId={OPENAIRE}", ("oaire", OPENAIRE, None)),
        (f"https://explore.openaire.eu/search/organization?organizationId={OPENAIRE}", ("oaire", OPENAIRE, None)),
        ("https://explore.openaire.eu/search/result?pid=10.1145%2F3065386", ("doi", "10.1145/3065386", None)),
        ("https://explore.openaire.eu/search/find?fv0=dan", None),
        (f"https://graph.openaire.eu/search/result?id={OPENAIRE}", ("oaire", OPENAIRE, None)),
        (f"https://api.openaire.eu/graph/v1/researchProducts/{OPENAIRE}", ("oaire", OPENAIRE, None)),
        (f"https://api.openaire.eu/graph/v2/researchProducts/{OPENAIRE}/", ("oaire", OPENAIRE, None)),
        (f"api.openaire.eu/graph/v1/dataSources/{OPENAIRE.replace(':', '%3A')}", ("oaire", OPENAIRE, None)),
        ("https://api.openaire.eu/graph/v1/researchProducts?pid=10.1145/3065386", ("doi", "10.1145/3065386", None)),
        (f"https://openaire.eu.evil.example/graph/v1/researchProducts/{OPENAIRE}", None),
        ("http://127.0.0.1:5000/paper/arxiv:2109.07270v2", ("arxiv", "2109.07270", 2)),
        ("/paper/doi:10.1145/3065386?x=1", ("doi", "10.1145/3065386", None)),
        ("/map/person/orcid:0000-0002-1825-0097", ("orcid", "0000-0002-1825-0097", None)),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", ("pmid", "12345", None)),
        ("PMC12345", ("pmcid", "PMC12345", None)),
        ("issn 0925-2312", ("issn", "0925-2312", None)),
        ("https://hdl.handle.net/1721.1/1234", ("handle", "1721.1/1234", None)),
        ("2010-2014", None),
        ("12345", None),
        ("Geran Zhao", None),
        ("1501.0001", None),
        ("", None),
    ],
)
def test_what_is_pasted_is_understood(text, parsed):
    assert ids.parse(text) == parsed


_texts = st.text() | st.from_regex(r"(?i)(https?://doi\.org/|doi:|arxiv:)?10\.[0-9]{4}/.{1,9}")


@given(_texts)
@settings(derandomize=True, deadline=None)
def test_cleaning_a_clean_identifier_changes_nothing(raw):
    for cleaner in (ids.doi, ids.arxiv_id, ids.orcid, ids.ror, ids.issn, ids.pmid, ids.pmcid, ids.handle, ids.isni):
        clean = cleaner(raw)
        assert clean is None or cleaner(clean) == clean
    ids.parse(raw)
