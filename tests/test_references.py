"""From a row of the graph to a reference, and its key."""

from typing import Any

import pytest

from kg import Graph, citations
from kg.citation_keys import key, keyed
from kg.errors import Malformed, Unknown
from kg.references import Name, Reference, reference


def row(**given: Any) -> dict[str, Any]:
    """A row of works_for_citation with nothing in it but what is given."""
    empty: dict[str, Any] = {
        "id": "doi:10.1/x", "label": "Paper", "properties": {"title": "T"}, "authors": [], "venues": [],
        "identifiers": [], "versions": [], "topics": [],
    }  # fmt: skip
    return empty | given


@pytest.mark.parametrize(
    ("label", "stated", "venue", "arxiv", "expected"),
    [
        ("Paper", "Preprint", "", True, "preprint"),
        ("Paper", "Preprint", "Neurocomputing", True, "article"),
        ("Paper", "Preprint", "International Conference on Learning Representations", True, "conference"),
        ("Paper", "Article", "Neurocomputing", False, "article"),
        ("Paper", "Conference object", "Proc.", False, "conference"),
        ("Paper", "", "", True, "preprint"),
        ("Paper", "", "Neurocomputing", False, "article"),
        ("Paper", "", "", False, "other"),
        ("Paper", "Doctoral thesis", "", False, "phd"),
        ("Paper", "Unheard of", "", False, "other"),
        ("Dataset", "Dataset", "", False, "dataset"),
        ("Dataset", "Image", "", False, "dataset"),
        ("Software", "", "", False, "software"),
        ("OtherProduct", "Lecture", "", False, "other"),
    ],
)
def test_the_type_is_that_of_what_was_published(
    label: str, stated: str, venue: str, arxiv: bool, expected: str
) -> None:
    made = reference(
        row(
            label=label, properties={"title": "T", "type": stated}, venues=[{"title": venue}] if venue else [],
            identifiers=["arxiv:2109.07270"] if arxiv else [],
        )
    )  # fmt: skip
    assert made.type == expected


def test_the_date_is_that_of_the_copy_whose_doi_is_given() -> None:
    versions = [
        {"kind": "copy", "type": "Preprint", "date": "2018", "pids": ["doi:10.48550/x"]},
        {"kind": "copy", "type": "Article", "date": "2020-06", "pids": ["doi:10.1016/j.neucom"]},
    ]
    made = reference(
        row(
            properties={"title": "T", "type": "Article", "date": "2018"}, venues=[{"title": "Neurocomputing"}],
            versions=versions, identifiers=["doi:10.1000/a", "doi:10.1016/j.neucom"],
        )
    )  # fmt: skip
    assert (made.doi, made.date, made.url) == ("10.1016/j.neucom", "2020-06", "https://doi.org/10.1016/j.neucom")


def test_a_work_of_the_graph_is_read_whole(demo_graph: Graph) -> None:
    assert citations.references(demo_graph, ["arxiv:1811.02360"]) == [
        Reference(
            id="arxiv:1811.02360", kind="paper", type="article",
            title="Micro-Attention for Micro-Expression recognition",
            authors=(
                Name("Chongyang Wang", "Chongyang", "Wang"), Name("Min Peng", "Min", "Peng"),
                Name("Tao Bi", "Tao", "Bi"), Name("Tong Chen", "Tong", "Chen"),
            ),
            date="2020", container="Neurocomputing", volume="410", first_page="354", last_page="362",
            publisher="Elsevier BV", issns=("0925-2312",), doi="10.1016/j.neucom.2020.06.005", arxiv="1811.02360",
            arxiv_class="cs.CV", url="https://doi.org/10.1016/j.neucom.2020.06.005",
            abstract="Puts small attention units into a residual network to recognise micro-expressions from little "
            "training data.",
            language="en",
            keywords=(
                "Attention mechanism", "Computer Science - Computer Vision and Pattern Recognition",
                "Computer Vision and Pattern Recognition (cs.CV)", "Deep learning",
                "FOS: Computer and information sciences", "Micro expression recognition", "Transfer learning",
            ),
            license="http://arxiv.org/licenses/nonexclusive-distrib/1.0/", access="OPEN",
        )
    ]  # fmt: skip


def test_ids_keep_their_order_and_an_unknown_one_is_named(demo_graph: Graph) -> None:
    ids = ["arxiv:2203.12570", "arxiv:1811.02360"]
    assert [one.id for one in citations.references(demo_graph, ids)] == ids
    with pytest.raises(Unknown, match="arxiv:9"):
        citations.references(demo_graph, ["arxiv:2203.12570", "arxiv:9"])
    assert citations.references(demo_graph, []) == []


def test_all_works_come_once_in_the_order_of_ids(demo_graph: Graph) -> None:
    ids = [one.id for one in citations.all_references(demo_graph)]
    assert ids == [one for (one,) in demo_graph.read("MATCH (w:Work) RETURN w.id ORDER BY w.id").rows]


def made(title: str = "T", family: str = "", given: str = "", date: str = "2022", key_of: str = "arxiv:1") -> Reference:
    authors = (Name(f"{given} {family}".strip(), given, family),) if family else ()
    return Reference(id=key_of, kind="paper", type="preprint", title=title, authors=authors, date=date)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (made('Your "Attention" Deserves Attention', "Zhao", "Geran"), "zhao2022your"),
        (made("The Art of $x$-Rays", "Öztürk", "A"), "ozturk2022art"),
        (made("On the of", "van der Maaten", "L"), "vandermaaten2022on"),
        (made("T", "Łukasiewicz", "J"), "lukasiewicz2022t"),
        (made("深度学习", "李", "明"), "arxiv1"),
        (made("T", key_of="doi:10.1/A_b"), "doi101ab"),
        (made("Untitled", "Zhao", "G", date=""), "zhaountitled"),
    ],
)
def test_a_key_is_author_year_and_first_word(one: Reference, expected: str) -> None:
    assert key(one) == expected


def test_equal_keys_are_told_apart_by_the_work() -> None:
    works = [made("Deep", "Li", "A", key_of=one) for one in ("arxiv:1", "arxiv:2", "arxiv:3")]
    assert [name for name, _ in keyed(works)] == ["li2022deep", "li2022deep-arxiv2", "li2022deep-arxiv3"]
    assert len({name for name, _ in keyed([works[0]] * 4)}) == 4


def test_an_unknown_format_is_said_to_be_so() -> None:
    with pytest.raises(Malformed, match="there are bibtex, ris, csl-json"):
        citations.written([], "endnote")
