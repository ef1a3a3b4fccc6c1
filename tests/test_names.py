"""Names of people: shown, taken apart, compared; and keys of titles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import names


@pytest.mark.parametrize(
    ("full", "given", "family", "shown"),
    [
        ("Geran Zhao", "", "", "Geran Zhao"),
        ("Zhao, Geran", "", "", "Geran Zhao"),
        ("Zhao,Geran", "Geran", "Zhao", "Geran Zhao"),
        ("Zhao, ", "", "", "Zhao"),
        ("van Beispiel, Jürgen", "", "", "Jürgen van Beispiel"),
        ("Heath, Jr., Robert W.", "", "", "Robert W. Heath Jr."),
        ("Heath, Robert W., Jr.", "", "", "Robert W. Heath Jr."),
        ("Robert W. Heath, Jr.", "", "", "Robert W. Heath Jr."),
        ("", "Geran", "Zhao", "Geran Zhao"),
        ("", "", "Plato", "Plato"),
        ("", "", "", ""),
        ("  Geran \n Zhao ", "", "", "Geran Zhao"),
        ("Institute of Physics, University of Somewhere", "", "", "Institute of Physics, University of Somewhere"),
        ("One, Two, Three, Four", "", "", "One, Two, Three, Four"),
        ("张三", "", "", "张三"),
    ],
)
def test_names_are_shown_given_name_first(full, given, family, shown):
    assert names.display(full, given, family) == shown


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Geran Zhao", ("Geran", "Zhao")),
        ("Zhao, Geran", ("Geran", "Zhao")),
        ("Maarten de Rijke", ("Maarten", "de Rijke")),
        ("Laurens van der Maaten", ("Laurens", "van der Maaten")),
        ("Laurens Van Der Maaten", ("Laurens", "Van Der Maaten")),
        ("Jose dos Santos", ("Jose", "dos Santos")),
        ("Nguyen Van Thang", ("Nguyen Van", "Thang")),
        ("Robert W. Heath Jr.", ("Robert W.", "Heath")),
        ("Henry Example III", ("Henry", "Example")),
        ("Plato", ("", "Plato")),
        ("山田 太郎", ("太郎", "山田")),
        ("ATLAS Collaboration", ("", "ATLAS Collaboration")),
        ("", ("", "")),
    ],
)
def test_given_and_family_name(name, parts):
    assert names.parts(name) == parts


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Geran Zhao", "geran zhao"),
        ("GERAN  ZHAO", "geran zhao"),
        ("José García", "jose garcia"),
        ("Jose\u0301 Garcia", "jose garcia"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Weiß, Straße", "weiss strasse"),
        ("Jean-Luc O’Brien", "jeanluc obrien"),
        ("A.B. Cé", "a b ce"),
        ("A. B. Cé", "a b ce"),
        ("Müller", "muller"),
        ("Ｇｅｒａｎ", "geran"),
        ("张三", "张三"),
        ("Юрий Ёлкин", "юрии елкин"),
        ("नमस्ते शर्मा", "नमस्ते शर्मा"),
        ("김철수", "김철수"),
        (";", ";"),
        ("", ""),
    ],
)
def test_name_key(name, key):
    assert names.name_key(name) == key


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Attention Is All You Need", "attentionisallyouneed"),
        ("Multi-scale — über $x_i$!", "multiscaleuberxi"),
        ("…", ""),
        ("深度学习", "深度学习"),
    ],
)
def test_title_key(title, key):
    assert names.title_key(title) == key


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Min Peng 0004", ("Min Peng", "0004")),
        ("Min Peng", ("Min Peng", "")),
        ("Min Peng 12", ("Min Peng 12", "")),
        ("0004", ("0004", "")),
    ],
)
def test_homonym_number(name, told):
    assert names.homonym(name) == told


@pytest.mark.parametrize(
    ("name", "only"),
    [
        ("J. Smith", True),
        ("J.-P. Smith", True),
        ("JP Serre", True),
        ("J. van der Berg", True),
        ("Smith", True),
        ("Smith, J.", True),
        ("Li Smith", False),
        ("J. Robert Smith", False),
        ("张三", False),
        ("김철수", False),
        ("山田 太郎", False),
        ("ATLAS Collaboration", True),
    ],
)
def test_names_of_initials(name, only):
    assert names.initials_only(name) is only


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("ATLAS Collaboration", True),
        ("the ALADiN2000 collaboration", True),
        ("Planck collab.", True),
        ("Institut für Dinge", True),
        ("The (Kepler) Science Team", True),
        ("Subgroup Ivan", False),
        ("Ann Groupe", False),
        ("Geran Zhao", False),
        ("", False),
    ],
)
def test_collective_names(name, body):
    assert names.collective(name) is body


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("et al.", True),
        ("et. al", True),
        ("and others", True),
        ("others", True),
        ("...", True),
        ("[and 2,900 more]", True),
        ("and 12 others", True),
        ("& 3 more authors", True),
        ("+ 7 co-authors.", True),
        ("(2900 additional authors not shown)", True),
        ("Al Et", False),
        ("Thomas More", False),
        ("More", False),
        ("and Thomas More", False),
        ("12", False),
    ],
)
def test_et_al_is_no_name(name, more):
    assert names.is_et_al(name) is more


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("Ada Ekman [and 2,900 more]", "Ada Ekman"),
        ("Ekman A. and 12 others", "Ekman A."),
        ("A. One, B. Two, and 3 others", "A. One, B. Two"),
        ("A. One, B. Two [and 2,900 more]", "A. One, B. Two"),
        ("A. One, et al. (2900 additional authors not shown)", "A. One"),
        ("A. One, 7 co-authors", "A. One"),
        ("R. Kappl et al.", "R. Kappl"),
        ("Ekman, A., et al", "Ekman, A."),
    ],
)
def test_a_remark_behind_a_name_that_there_are_more_is_taken_off(line, without):
    assert names.without_more(line) == (without, True)


@pytest.mark.parametrize(
    "line",
    ["Ada Ekman", "Thomas More", "A. One and Thomas More", "Group 12 More", "et al.", "[and 2 more]", "", "Petal"],
)
def test_names_without_such_a_remark_stay(line):
    assert names.without_more(line) == (line, False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Min Peng", "M. Peng", True),
        ("Min Peng", "Peng Min", True),
        ("Peng, Min", "Min Peng", True),
        ("Xiao-Ming Li", "Xiaoming Li", True),
        ("X.-M. Li", "Xiao Ming Li", True),
        ("XM Li", "Xiao-Ming Li", True),
        ("Jürgen Müller", "J. Mueller", True),
        ("José García", "Jose Garcia", True),
        ("Laurens van der Maaten", "L. Maaten", True),
        ("Jose dos Santos", "J. Santos", True),
        ("Robert W. Heath, Jr.", "Robert Heath", True),
        ("Pat O'Brien", "P. O’Brien", True),
        ("Peng", "Min Peng", True),
        ("王伟", "王伟", True),
        ("ATLAS collaboration", "ATLAS Collaboration", True),
        ("ATLAS Collaboration", "A. Collaboration", False),
        ("Min Peng", "Hao Peng", False),
        ("M. Peng", "H. Peng", False),
        ("Min Peng", "Min Zhang", False),
        ("Jean-Pierre Serre", "Jean-Claude Serre", False),
        ("王伟", "王芳", False),
        ("", "Min Peng", False),
    ],
)
def test_spellings_of_one_person_in_one_paper(one, other, same):
    assert names.compatible(one, other) is same
    assert names.compatible(other, one) is same


@given(st.text())
@settings(derandomize=True, deadline=None)
def test_a_key_is_its_own_key_and_never_empty_for_a_name(name):
    key = names.name_key(name)
    assert names.name_key(key) == key
    assert bool(key) is bool(name.split())
    names.parts(name), names.display(name), names.initials_only(name)
    assert names.compatible(name, name)
