"""Which records are one work."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.grouping import MOST, Group, components, groups


def test_records_that_share_an_identifier_are_one_work_with_the_best_key() -> None:
    ids = {
        "openaire:b": frozenset({"doi:10.1/x", "oaire:b"}),
        "arxiv:2001.00001": frozenset({"arxiv:2001.00001", "doi:10.1/x"}),
        "openaire:c": frozenset({"doi:10.1/y", "oaire:c"}),
    }
    assert groups("paper", ids) == [
        Group("arxiv:2001.00001", ("arxiv:2001.00001", "openaire:b")),
        Group("doi:10.1/y", ("openaire:c",)),
    ]


def test_two_arxiv_ids_are_never_merged_by_a_shared_doi() -> None:
    ids = {
        "arxiv:2001.00001": frozenset({"arxiv:2001.00001", "doi:10.1/x"}),
        "arxiv:2001.00002": frozenset({"arxiv:2001.00002", "doi:10.1/x"}),
        "openaire:p": frozenset({"doi:10.1/x", "oaire:p"}),
    }
    why = "several arXiv ids"
    assert groups("paper", ids) == [
        Group("arxiv:2001.00001", ("arxiv:2001.00001",), why, ("doi:10.1/x",)),
        Group("arxiv:2001.00002", ("arxiv:2001.00002",), why, ("doi:10.1/x",)),
        Group("doi:10.1/x", ("openaire:p",), why, ("doi:10.1/x",)),
    ]


def test_more_than_a_handful_of_records_are_not_merged() -> None:
    ids = {f"openaire:{n:02}": frozenset({"doi:10.1/junk", f"oaire:{n:02}"}) for n in range(MOST + 1)}
    made = groups("paper", ids)
    assert {one.conflict for one in made} == {"too many records"}
    assert [one.key for one in made] == [f"oaire:{n:02}" for n in range(MOST + 1)]


def test_forms_of_one_arxiv_paper_count_once() -> None:
    ids = {f"arxiv:2001.00001#{n}": frozenset({"arxiv:2001.00001"}) for n in range(MOST + 1)}
    assert [one.conflict for one in groups("paper", ids)] == [""]


def test_institutions_are_keyed_by_their_lowest_ror() -> None:
    ids = {
        "openaire:a": frozenset({"oaire:a", "ror:02jx3x895"}),
        "openaire:b": frozenset({"oaire:b", "ror:02jx3x895", "ror:00aaaaa00"}),
    }
    assert groups("institution", ids) == [Group("ror:00aaaaa00", ("openaire:a", "openaire:b"))]


@given(
    st.dictionaries(st.integers(0, 30).map(str), st.frozensets(st.integers(0, 12).map(str), max_size=3), max_size=15)
)
def test_components_are_those_of_a_plain_search(ids: dict[str, frozenset[str]]) -> None:
    expected = []
    left = set(ids)
    while left:
        found, edge = set(), {min(left)}
        while edge:
            found |= edge
            edge = {o for o in left - found if any(ids[o] & ids[f] for f in found)}
        left -= found
        expected.append(sorted(found))
    assert components(ids) == expected
