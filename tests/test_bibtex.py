"""BibTeX: read back by a small strict reader, whatever a title holds."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import Graph
from kg.bibtex import entry, title, written
from kg.citations import all_references
from kg.references import Name, Reference

ARTICLE = Reference(
    id="arxiv:1811.02360", kind="paper", type="article", title="Micro-Attention for DAN & ${\\alpha}$ 100%",
    authors=(Name("Min Peng", "Min", "Peng"), Name("Ludwig van der Maaten", "Ludwig", "van der Maaten"),
             Name("ATLAS Collaboration", collective=True), Name("Plato", family="Plato")),
    more_authors=True, date="2020-06-03", container="Neurocomputing", volume="410", issue="2", first_page="354",
    last_page="362", publisher="Elsevier B&V", issns=("0925-2312", "1872-8286"), doi="10.1016/j.neucom.2020.06.005",
    arxiv="1811.02360", arxiv_class="cs.CV", url="https://doi.org/10.1016/j.neucom.2020.06.005",
    keywords=("deep learning", "a, b"), notes=("Withdrawn",),
)  # fmt: skip


def read(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Entries as BibTeX itself splits them: by counting braces, a backslash before one notwithstanding."""
    entries, at = [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        head = re.compile(r"@(\w+)\{([^\s,{}%#\"']+),\n").match(text, at)
        assert head, text[at : at + 80]
        at, fields = head.end(), {}
        while text[at] != "}":
            field = re.compile(r"  (\w+) = ").match(text, at)
            assert field, text[at : at + 80]
            at = field.end()
            assert field[1] not in fields
            if text[at] != "{":
                macro = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec),\n").match(text, at)
                assert macro, text[at : at + 80]
                fields[field[1]], at = macro[1], macro.end()
                continue
            depth, start = 0, at
            while True:
                depth += (text[at] == "{") - (text[at] == "}")
                at += 1
                if depth == 0:
                    break
            fields[field[1]] = text[start + 1 : at - 1]
            assert text[at : at + 2] == ",\n"
            at += 2
        at += 1
        entries.append((head[1], head[2], fields))
    return entries


def test_an_article_has_all_its_fields() -> None:
    assert read("".join(written([ARTICLE]))) == [
        ("article", "peng2020micro", {
            "author": "Peng, Min and van der Maaten, Ludwig and {ATLAS Collaboration} and {Plato} and others",
            "title": "Micro-Attention for {DAN} \\& {${\\alpha}$} 100\\%",
            "year": "2020",
            "month": "jun",
            "journal": "Neurocomputing",
            "volume": "410",
            "number": "2",
            "pages": "354--362",
            "publisher": "Elsevier B\\&V",
            "issn": "0925-2312, 1872-8286",
            "doi": "10.1016/j.neucom.2020.06.005",
            "eprint": "1811.02360",
            "archivePrefix": "arXiv",
            "primaryClass": "cs.CV",
            "url": "https://doi.org/10.1016/j.neucom.2020.06.005",
            "keywords": "deep learning, a b",
            "note": "Withdrawn",
        })
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "container", "expected", "field"),
    [
        ("article", "J", "article", "journal"),
        ("article", "", "misc", ""),
        ("conference", "P", "inproceedings", "booktitle"),
        ("conference", "", "misc", ""),
        ("chapter", "B", "incollection", "booktitle"),
        ("preprint", "", "misc", ""),
        ("book", "", "book", ""),
        ("phd", "", "phdthesis", ""),
        ("master", "", "mastersthesis", ""),
        ("report", "", "techreport", ""),
        ("dataset", "", "misc", "howpublished"),
        ("software", "", "misc", "howpublished"),
        ("other", "Somewhere", "misc", "howpublished"),
    ],
)
def test_types_are_those_that_every_style_knows(kind: str, container: str, expected: str, field: str) -> None:
    one = replace(ARTICLE, type=kind, container=container)
    ((found, _, fields),) = read(entry("k", one))
    assert found == expected
    assert [name for name in ("journal", "booktitle", "series", "howpublished") if name in fields] == [
        *([field] if field else [])
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("A & B_c #1 50% ~x ^y", r"A \& B\_c \#1 50\% \textasciitilde{}x \textasciicircum{}y"),
        ("Costs $5", r"Costs \$5"),
        ("From $5 to $9%", r"From \$5 to \$9\%"),
        ("An $x_{1}$-space", r"An {$x_{1}$}-space"),
        (r"$\mathcal{O}(n)$ and $\alpha^2$", r"{$\mathcal{O}(n)$} and {$\alpha^2$}"),
        (r"$\input{x}$", r"\$\textbackslash{}input\textbraceleft{}x\textbraceright{}\$"),
        (r"$x^^5cinput$", r"\$x\textasciicircum{}\textasciicircum{}5cinput\$"),
        ("A } b { c", r"A \textbraceright{} b \textbraceleft{} c"),
        ("bad $x}$ math", r"bad \$x\textbraceright{}\$ math"),
        (r"\alpha and \input{x}", r"\textbackslash{}alpha and \textbackslash{}input\textbraceleft{}x\textbraceright{}"),
        ("PyTorch and DAN, a GAN", "{PyTorch} and {DAN}, a {GAN}"),
        ("Über Straßen 深度", "Über Straßen 深度"),
        ("two\n  lines", "two lines"),
        ("} , author = {Evil", r"\textbraceright{} , author = \textbraceleft{}Evil"),
        ("</script>", "</script>"),
    ],
)
def test_titles_are_escaped_and_formulas_kept(raw: str, expected: str) -> None:
    assert title(raw) == expected


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    alphabet='{}\\$%&_#^~"@, an', max_size=30
)


@given(TEXT, TEXT, TEXT, TEXT)
def test_no_text_ends_its_field_or_begins_another(title_: str, given_: str, family: str, url: str) -> None:
    one = replace(
        ARTICLE, title=title_, authors=(Name(f"{given_} {family}", given_, family), Name("B C", "B", "C")),
        container=family, doi=url, url=url, volume=title_, first_page=url, last_page=family, keywords=(title_, url),
    )  # fmt: skip
    text = "".join(written([one, one]))
    entries = read(text)
    assert [kind for kind, _, _ in entries] == ["article" if family else "misc"] * 2
    for _, _, fields in entries:
        assert fields.keys() <= {
            "author", "title", "year", "month", "journal", "volume", "number", "pages", "publisher", "issn", "doi",
            "eprint", "archivePrefix", "primaryClass", "url", "keywords", "note",
        }  # fmt: skip
        outside = re.sub(r"\{[^{}]*\}", "", fields["author"])
        assert len(re.split(r"\s+and\s+", outside)) == 3


def test_every_work_of_the_demo_is_read_back(demo_graph: Graph) -> None:
    works = list(all_references(demo_graph))
    entries = read("".join(written(works)))
    assert len(entries) == len(works) == len({key for _, key, _ in entries})
    smanet = next(fields for _, _, fields in entries if fields.get("eprint") == "2203.12570")
    assert smanet == {
        "author": "Li, Xiaotian and Li, Zhihua and Yang, Huiyuan and Zhao, Geran and Yin, Lijun",
        "title": 'Your "Attention" Deserves Attention: A Self-Diversified Multi-Channel Attention for Facial Action '
        "Analysis",
        "year": "2022",
        "month": "mar",
        "publisher": "arXiv",
        "eprint": "2203.12570",
        "archivePrefix": "arXiv",
        "primaryClass": "cs.CV",
        "url": "https://arxiv.org/abs/2203.12570",
    }
