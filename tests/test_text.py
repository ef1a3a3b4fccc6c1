"""Texts: control characters, wrapping, markup of publishers, TeX of authors."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("plain", "plain"),
        ("  around \n", "around"),
        ("a\x00b\x07c\x7fd\x9be", "abcde"),
        ("a\tb\r\nc\rd\x85e", "a\tb\nc\nd\ne"),
        ("smile \ud83d\ude00", "smile 😀"),
        ("lone \ud800 here", "lone � here"),
        ("cafe\u0301", "café"),
        ("no\ufffechar\uffff", "nochar"),
        ("</script><script>alert(1)</script>", "</script><script>alert(1)</script>"),
        ("'; DROP TABLE x; -- `$1` {a}", "'; DROP TABLE x; -- `$1` {a}"),
        ("", ""),
        (None, ""),
    ],
)
def test_clean(raw, clean):
    assert text.clean(raw) == clean


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("A title that is wrapped\n  over two lines", "A title that is wrapped over two lines"),
        ("two  blanks\tand a tab", "two blanks and a tab"),
        ("no\u00a0break", "no break"),
        (None, ""),
    ],
)
def test_unwrapped(raw, line):
    assert text.unwrapped(raw) == line


@pytest.mark.parametrize(
    ("raw", "abstract"),
    [
        ("  One sentence that\ngoes on.\n", "One sentence that goes on."),
        ("  First.\n  Second that\ngoes on.\n", "First.\n\nSecond that goes on."),
        ("First.\n\nSecond.", "First.\n\nSecond."),
        ("First.\n \n  Second.", "First.\n\nSecond."),
        ("no breaks at all", "no breaks at all"),
        ("ends \nwith blank  twice", "ends with blank twice"),
        ("", ""),
        (None, ""),
    ],
)
def test_paragraphs_of_an_abstract(raw, abstract):
    assert text.paragraphs(raw) == abstract


@pytest.mark.parametrize(
    ("raw", "readable"),
    [
        ("CO<sub>2</sub> and <i>E. coli</i>", "CO2 and E. coli"),
        ("<jats:title>Abstract</jats:title><jats:p>Text.</jats:p>", "Abstract\n\n\n\nText."),
        ("&lt;p&gt;Text &amp;amp; more&lt;/p&gt;", "Text & more"),
        ("AT&T &copy 2020 &unknown; &#8212; &#x3b1;", "AT&T &copy 2020 &unknown; — α"),
        ("a < b and c > d", "a < b and c > d"),
        ("if x<y then</script>", "if x<y then</script>"),
        ("dash â€” quote â€œxâ€\u009d, CafÃ© Â©", "dash — quote “x”, Café ©"),
        ("dash â\x80\x94 in Latin-1", "dash — in Latin-1"),
        ("a width of “5 Å”", "a width of “5 Å”"),
        ("São Paulo, naïve café", "São Paulo, naïve café"),
        (None, ""),
    ],
)
def test_markup_of_publishers(raw, readable):
    assert text.markup(raw) == readable


@pytest.mark.parametrize(
    ("raw", "readable"),
    [
        (r"Bal\'azs", "Balázs"),
        (r"R{\"u}bhausen", "Rübhausen"),
        (r"Mi{\l}osz", "Miłosz"),
        (r"Erd\H{o}s", "Erdős"),
        (r"\r unek", "ůnek"),
        (r"Ka\v c", "Kač"),
        (r"G\"{o}\u gce", "Göğce"),
        (r"Nguy\~{\^e}n", "Nguyễn"),
        (r"D\d{a}ng", "Dạng"),
        (r"K\i l\i\c{c}", "Kılıç"),
        (r"Stra\ss e", "Straße"),
        (r"\O rsted", "Ørsted"),
        (r"{\v{S}}im\r{u}nek", "Šimůnek"),
        (r"Mart\'{\i}nez and Garc\'\i{}a", "Martínez and García"),
        (r"\.Ilker {\.{I}}", "İlker İ"),
        (r"Plants & 50% of {B}ayesian", "Plants & 50% of Bayesian"),
        (r"R\&D, 5\%, a\_b, \#1", "R&D, 5%, a_b, #1"),
        (r"$x_i<y$ and \'e", "$x_i<y$ and é"),
        (r"$\'e {B}$ stays", r"$\'e {B}$ stays"),
        (r"costs \$5 and \$6", r"costs \$5 and \$6"),
        (r"the {\it Spitzer} and \emph{Kepler}", "the Spitzer and Kepler"),
        (r"\mathbb{R}^{n} and x_{i}", r"\mathbb{R}^{n} and x_{i}"),
        (r"a \\ b \unknown{c} {", r"a \\ b \unknown{c} {"),
    ],
)
def test_tex_outside_formulas(raw, readable):
    assert text.tex(raw) == readable


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("R{ü}bhausen", "Rübhausen"),
        (r"{\'E}douard {B}", "Édouard B"),
        (r"Fr\\'ed\\'eric", "Frédéric"),
        (r"Lefran\ccois", "Lefrançois"),
        (r"S\lawianowski", "Sławianowski"),
        (r"Garc\ia", "Garcia"),
        ("Plain Name", "Plain Name"),
    ],
)
def test_tex_in_names(raw, name):
    assert text.tex_name(raw) == name


@given(st.text())
@settings(derandomize=True, deadline=None)
def test_cleaning_clean_text_changes_nothing(raw):
    for cleaner in (text.clean, text.unwrapped, text.paragraphs):
        assert cleaner(cleaner(raw)) == cleaner(raw)
    text.clean(raw).encode("utf-8")


@given(st.text(alphabet="\\{}$'\"`^~=.cvuHkrdbtilLoOasei x&%_()[]&<>;"))
@settings(derandomize=True, deadline=None)
def test_no_text_is_too_strange(raw):
    text.tex(raw), text.tex_name(raw), text.markup(raw)
