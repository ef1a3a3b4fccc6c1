"""Who is who."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from loaders.mentions import Mention, persons


def mention(work: str, position: int = 1, **given: object) -> Mention:
    return replace(Mention("Paper", work, position, "wei wang"), **given)  # type: ignore[arg-type]


def people(*mentions: Mention) -> dict[tuple[str, int], tuple[str, str, tuple[str, ...]]]:
    return {(a.mention.work, a.mention.position): (a.person, a.identity, a.evidence) for a in persons(mentions)}


def test_a_name_alone_joins_nobody() -> None:
    assert people(mention("doi:1"), mention("doi:2")) == {
        ("doi:1", 1): ("wei wang~doi:1", "single", ()),
        ("doi:2", 1): ("wei wang~doi:2", "single", ()),
    }


def test_a_shared_coauthor_joins_and_the_smallest_work_names_the_person() -> None:
    assert people(
        mention("doi:2", coauthors=frozenset({"li na", "bo xu"})), mention("doi:1", coauthors=frozenset({"li na"}))
    ) == {
        ("doi:1", 1): ("wei wang~doi:1", "evidence", ("co-author",)),
        ("doi:2", 1): ("wei wang~doi:1", "evidence", ("co-author",)),
    }


def test_an_institution_or_a_citation_joins_too() -> None:
    made = people(
        mention("doi:1", institutions=frozenset({"ror:1"})),
        mention("doi:2", institutions=frozenset({"ror:1"})),
        mention("doi:3", cites=frozenset({"doi:2"})),
    )
    assert {person for person, _, _ in made.values()} == {"wei wang~doi:1"}
    assert made["doi:3", 1][2] == ("citation", "institution")


def test_citing_the_same_third_paper_is_no_evidence() -> None:
    made = people(mention("doi:1", cites=frozenset({"doi:9"})), mention("doi:2", cites=frozenset({"doi:9"})))
    assert {person for person, _, _ in made.values()} == {"wei wang~doi:1", "wei wang~doi:2"}


def test_an_orcid_names_the_whole_group() -> None:
    made = people(
        mention("doi:1", strong="orcid:0000-0002-1825-0097", coauthors=frozenset({"li na"})),
        mention("doi:2", coauthors=frozenset({"li na"})),
    )
    assert {(person, identity) for person, identity, _ in made.values()} == {("orcid:0000-0002-1825-0097", "orcid")}


def test_two_orcids_split_a_group_and_the_rest_stays_by_itself() -> None:
    shared = frozenset({"li na"})
    made = people(
        mention("doi:1", strong="orcid:0000-0002-1825-0097", coauthors=shared),
        mention("doi:2", strong="orcid:0000-0001-5109-3700", coauthors=shared),
        mention("doi:3", coauthors=shared),
        mention("doi:4", coauthors=shared),
    )
    assert [made[f"doi:{n}", 1][0] for n in (1, 2, 3, 4)] == [
        "orcid:0000-0002-1825-0097",
        "orcid:0000-0001-5109-3700",
        "wei wang~doi:3",
        "wei wang~doi:3",
    ]


def test_homonym_numbers_of_the_source_tell_people_apart() -> None:
    shared = frozenset({"li na"})
    made = people(
        mention("doi:1", homonym="0004", coauthors=shared),
        mention("doi:2", homonym="0008", coauthors=shared),
        mention("doi:3", homonym="0004"),
    )
    assert [made[f"doi:{n}", 1][0] for n in (1, 2, 3)] == ["wei wang~doi:1", "wei wang~doi:2", "wei wang~doi:1"]


def test_the_same_string_twice_in_one_list_is_two_people() -> None:
    made = people(mention("doi:1", 2), mention("doi:1", 5))
    assert made == {
        ("doi:1", 2): ("wei wang~doi:1", "single", ()),
        ("doi:1", 5): ("wei wang~doi:1~5", "single", ()),
    }


def test_initials_never_join() -> None:
    shared = frozenset({"li na"})
    made = people(mention("doi:1", joins=False, coauthors=shared), mention("doi:2", joins=False, coauthors=shared))
    assert {person for person, _, _ in made.values()} == {"wei wang~doi:1", "wei wang~doi:2"}


_MENTIONS = st.builds(
    lambda work, position, joins, strong, homonym, coauthors, cites: mention(
        work, position, joins=joins, strong=strong, homonym=homonym, coauthors=coauthors, cites=cites
    ),
    st.sampled_from(["doi:1", "doi:2", "doi:3", "doi:4", "doi:5"]),
    st.integers(1, 3),
    st.booleans(),
    st.sampled_from(["", "", "", "orcid:0000-0002-1825-0097", "orcid:0000-0001-5109-3700"]),
    st.sampled_from(["", "", "0004"]),
    st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2),
    st.frozensets(st.sampled_from(["doi:1", "doi:2", "doi:3"]), max_size=1),
)


@given(st.lists(_MENTIONS, max_size=8, unique_by=lambda one: (one.work, one.position)), st.randoms())
def test_the_order_of_mentions_does_not_matter(mentions: list[Mention], random: object) -> None:
    shuffled = list(mentions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert people(*mentions) == people(*shuffled)


@given(st.lists(_MENTIONS, max_size=8, unique_by=lambda one: (one.work, one.position)))
def test_every_mention_has_one_person_and_no_person_two_orcids(mentions: list[Mention]) -> None:
    made = persons(mentions)
    assert sorted((a.mention.work, a.mention.position) for a in made) == sorted((m.work, m.position) for m in mentions)
    for one in made:
        if one.mention.strong:
            assert one.person == one.mention.strong
