"""Author lines cut as arXiv cuts them, and the known damage mended."""

import pytest

from kg.model import ArxivVersion, Author
from loaders.arxiv.author_line import split
from loaders.arxiv.authors import authors
from loaders.arxiv.withdrawal import withdrawn


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("Ada Example", [["Example", "Ada", ""]]),
        ("Plato", [["Plato", "", ""]]),
        ("A. One, B. Two and C. Three", [["One", "A.", ""], ["Two", "B.", ""], ["Three", "C.", ""]]),
        ("A. One & B. Two", [["One", "A.", ""], ["Two", "B.", ""]]),
        ("S.M. Dot", [["Dot", "S. M.", ""]]),
        (r"\.I. Dotless", [["Dotless", r"\.I.", ""]]),
        ("Laurens van der Maaten", [["van der Maaten", "Laurens", ""]]),
        ("Jan de Vries", [["de Vries", "Jan", ""]]),
        ("Le Van Thang", [["Van Thang", "Le", ""]]),
        ("Henry Example III", [["Example", "Henry", "III"]]),
        ("Robert W. Heath, Jr.", [["Heath,", "Robert W.", "Jr."]]),
        ("Robert W. Heath, Jr., B. Two", [["Heath,", "Robert W.", "Jr."], ["Two", "B.", ""]]),
        ("A. One (Inst X), B. Two", [["One", "A.", "", "Inst X"], ["Two", "B.", ""]]),
        ("A. One, B. Two (Inst X)", [["One", "A.", "", "Inst X"], ["Two", "B.", "", "Inst X"]]),
        ("A. One (X (Y)), B. Two", [["One", "A.", "", "X"], ["Two", "B.", ""]]),
        ("A (1), B (1,2) ((1) X, (2) Y)", [["A", "", "", "X"], ["B", "", "", "X", "Y"]]),
        ("A (1 and 2), B (1, 3) ((1) X, (2) Y,\n  (3) Z)", [["A", "", "", "X", "Y"], ["B", "", "", "X", "Z"]]),
        ("A (1), B (2) ((1): U.N.A.M., (2): V (W))", [["A", "", "", "U.N.A.M."], ["B", "", "", "V (W)"]]),
        ("A (1), B", [["A", "", ""], ["B", "", ""]]),
        ("The BABAR Collaboration: B. Aubert, et al", [["The BABAR Collaboration", "", ""], ["Aubert", "B.", ""]]),
        ("J. Who (for the STAR Collaboration)", [["Who", "J.", "", "for the STAR Collaboration"]]),
        ("", []),
        (" ,, (", []),
        ("((((", []),
    ],
)
def test_a_line_is_cut_as_arxiv_cuts_it(line, parsed):
    assert split(line) == parsed


@pytest.mark.parametrize(
    ("entry", "author"),
    [
        (
            ["Heath,", "Robert W.", "Jr."],
            Author(name="Robert W. Heath Jr.", given="Robert W.", family="Heath", suffix="Jr."),
        ),
        (["R{ü}bhausen", "M.", ""], Author(name="M. Rübhausen", given="M.", family="Rübhausen")),
        (["Yuan", "C. -P.", ""], Author(name="C.-P. Yuan", given="C.-P.", family="Yuan")),
        (["Simunek", r"Jan \v", ""], Author(name="Jan Šimunek", given="Jan", family="Šimunek")),
        (["Dhlamini*", "Sizwe", ""], Author(name="Sizwe Dhlamini", given="Sizwe", family="Dhlamini")),
        (["ATLAS Collaboration", "", ""], Author(name="ATLAS Collaboration", collective=True)),
        (["Collaboration", "on behalf of the X", ""], Author(name="X Collaboration", collective=True)),
        (
            ["Collaboration", "A. Writer for the ALICE", ""],
            Author(name="A. Writer", given="A.", family="Writer", affiliations=("for the ALICE Collaboration",)),
        ),
        (
            ["One", "A.", "", "X,\n  Y", "X, Y", "1 and 2", ""],
            Author(name="A. One", given="A.", family="One", affiliations=("X, Y",)),
        ),
        (["One"], Author(name="One", family="One")),
        (["张", "三", None], Author(name="三 张", given="三", family="张")),
    ],
)
def test_damage_of_one_name_is_mended(entry, author):
    assert authors("", [entry]) == ((author,), False)


@pytest.mark.parametrize("entry", [[";", "", ""], [")", "", ""], ["", "", ""], [None, None], [], ["1", "2", ""]])
def test_stray_punctuation_is_no_author(entry):
    assert authors("", [entry]) == ((), False)


def test_authors_without_a_letter_are_counted():
    strays: list[str] = []
    assert authors("", [[";", "", ""], ["", None], ["1", "2", ""]], strays) == ((), False)
    assert strays == [";", "1 2"]


@pytest.mark.parametrize(
    ("line", "parsed"),
    [
        ("R. Kappl et al.", None),
        ("R. Kappl, et al", [["Kappl", "R.", ""]]),
        ("", [["al.", "R. Kappl et", ""]]),
        ("", [["Kappl", "R.", ""], ["others", "", ""]]),
        ("R. Kappl [and 2,900 more]", [["2", "R. Kappl [and", ""], ["more]", "900", ""]]),
        ("R. Kappl,\n  and 12 others", [["Kappl", "R.", ""], ["others", "12", ""]]),
        ("", [["Kappl", "R.", ""], ["2", "[and", ""], ["more]", "900", ""]]),
        ("", [["Kappl", "R.", ""], ["others", "and 12", ""]]),
    ],
)
def test_a_list_that_was_cut_says_so(line, parsed):
    assert authors(line, parsed) == ((Author(name="R. Kappl", given="R.", family="Kappl"),), True)


def test_the_same_name_twice_stays_twice():
    wei = Author(name="Wei Li", given="Wei", family="Li")
    assert authors("Wei Li, Wei Li", [["Li", "Wei", ""], ["Li", "Wei", ""]]) == ((wei, wei), False)


def test_numbers_are_looked_up_although_the_snapshot_did_not():
    line = "A. One (1 and 2) ((1) X,\n  (2) Y)"
    found, _ = authors(line, [["One", "A.", "", "1 and 2"]])
    assert found == (Author(name="A. One", given="A.", family="One", affiliations=("X", "Y")),)


def test_the_sources_own_split_stands_where_ours_finds_other_people():
    line = "A. One (1), B. Two (2) ((1) X, (2) Y)"
    assert authors(line, [["One", "A.", "", "Q"]])[0] == (
        Author(name="A. One", given="A.", family="One", affiliations=("Q",)),
    )


_V = [ArxivVersion(number=1), ArxivVersion(number=2, withdrawn=True), ArxivVersion(number=3)]


@pytest.mark.parametrize(
    ("versions", "comments", "abstract", "how"),
    [
        (_V[:2], "", "", "flag"),
        (_V[:2], "This paper has been withdrawn", "", "flag"),
        (_V, "v2 withdrawn by mistake. This paper has been withdrawn", "", ""),
        (_V[:1], "This paper has been withdrawn by the author(s) due to an error", "", "words"),
        ((), "paper withdrawn by author", "", "words"),
        ((), "Withdrawn", "", "words"),
        ((), "6 pages; withdrawn due to a sign error", "", "words"),
        ((), "This submission has been withdrawn by arXiv administrators due to", "", "words"),
        ((), "This version withdrawn by arXiv administrators because", "", "words"),
        ((), "The authors withdraw this paper", "", "words"),
        ((), "", "This paper has been withdrawn due to copyright reasons.", "words"),
        ((), "Replaces hep-th/9901001, which was withdrawn by the author", "", ""),
        ((), "10 pages", "We study how money is withdrawn. This paper has been withdrawn often.", ""),
        ((), "we withdrew a claim of an earlier paper", "", ""),
        ((), "", "", ""),
    ],
)
def test_how_a_withdrawal_is_known(versions, comments, abstract, how):
    assert withdrawn(versions, comments, abstract) == how
