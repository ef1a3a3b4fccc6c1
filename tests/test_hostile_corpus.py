"""The hostile corpus from end to end: nothing is lost in loading, no page breaks, nothing of it runs."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph
import pytest
from browser_site import served
from hostile_corpus import (
    ABSTRACT,
    AUTHORS,
    KEYWORD,
    LONG_ABSTRACT,
    LONG_KEYWORD,
    MANY_AUTHORS,
    Corpus,
    expected_records,
    lines,
    lines_given,
    loaded,
    product_id,
    run,
)
from page_text import Page, inert
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from kg import Settings
from queries.addresses import entity
from queries.kinds import WORKS

pytest_plugins = ("browser_fixture",)

#: Rejects of a part of a record, which is loaded all the same, or of what stands around records.
PARTS = (
    "unusable version date", "unusable version", "unusable DOI", "DOI of another arXiv paper", "page cut off",
    "author without a letter", "unusable ORCID", "unusable ISSN",
)  # fmt: skip
#: Things that a product names inside itself are records too: two sources, a project and a community.
NAMED_INSIDE = {"openaire": 4, "arxiv": 0}
RDF = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
REFERENCES = ("bib", "ris", "csl")
MAP_FILES = ("json", "csv", "graphml", "gexf", "svg", "html")
#: What stands in every field of the worst thing of each kind, with the field's name.
PAYLOAD = (
    "\"><img src=x onerror=\"window.hacked='{0}'\"></script><script>window.hacked='{0}'</script>"
    "<svg onload=window.hacked='{0}'>' {{{{ 7*7 }}}} {{% raise %}} ${{7*7}} `"
)
WORST = {
    "paper": "doi:10.1000/hostile",
    "dataset": "doi:10.1000/both",
    "software": "doi:10.1000/software",
    "other": f"oaire:{product_id(120)}",
    "institution": "ror:05f950310",
    "topic": "keyword:" + PAYLOAD.format("topic"),
    "venue": "name:img src x onerror window hacked venue script script window hacked venue script svg onload window "
    "hacked venue 7 7 raise 7 7",
    "source": f"oaire:opendoar____::{1:032x}",
    "project": f"oaire:corda__h2020::{1:032x}",
    "funder": f"funder:{PAYLOAD.format('short')}:{PAYLOAD.format('jurisdiction')}",
    "person": "orcid:0000-0002-1694-233X",
}


@pytest.fixture(scope="module")
def corpus(scratch_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with loaded(scratch_settings, tmp_path_factory.mktemp("hostile")) as corpus:
        yield corpus


@pytest.fixture
def client(corpus: Corpus) -> Any:
    from webui import create_app

    return create_app(corpus.settings, lambda: corpus.graph, limits=False).test_client()


def test_every_line_is_a_record_a_link_or_a_counted_reject(corpus: Corpus) -> None:
    for source, report in corpus.reports.items():
        read = sum(report["read"].values()) - NAMED_INSIDE[source]
        whole = [one for one in corpus.rejects[source] if one["reason"] not in PARTS]
        # OpenAIRE's reader tells of an empty list, in arXiv's snapshot it says nothing.
        nothing = sum(lines(file).count(b"[]") for file in (corpus.folder / "arxiv").iterdir() if source == "arxiv")
        assert read + len(whole) + nothing == lines_given(corpus.folder, source), source


def test_rejects_are_counted_by_reason_and_kept_with_their_place(corpus: Corpus) -> None:
    for source, report in corpus.reports.items():
        kept = Counter(one["reason"] for one in corpus.rejects[source])
        assert kept == {row["reason"]: row["count"] for row in report["rejects"]}
        assert [one for one in corpus.rejects[source] if not re.fullmatch(r"\w+/\w+\.\w+:\d+", one["where"])] == []
    assert {row["reason"]: row["count"] for row in corpus.reports["openaire"]["rejects"]} == {
        "no usable id": 9,
        "author without a letter": 7,
        "not a record of OpenAIRE as we know it": 5,
        "relation without two ends and a name": 5,
        "broken JSON": 4,
        "unusable DOI": 4,
        "relation of a thing to itself": 3,
        "unusable ORCID": 2,
        "co-authorship, which is derived here instead": 1,
        "unusable ISSN": 1,
    }
    assert {row["reason"]: row["count"] for row in corpus.reports["arxiv"]["rejects"]} == {
        "impossible arXiv id": 5,
        "unusable version date": 3,
        "broken JSON": 2,
        "broken XML": 2,
        "not an arXiv record": 2,
        "unusable version": 2,
        "DOI of another arXiv paper": 1,
        "author without a letter": 1,
        "page cut off": 1,
        "record cut off": 1,
        "record without id": 1,
        "unusable DOI": 1,
    }


def test_every_record_is_there_and_describes_one_thing(corpus: Corpus) -> None:
    rows = corpus.graph.read(
        "MATCH (r:Record) WHERE r.payload IS NOT NULL RETURN r.id, count { (r)-[:DESCRIBES]->() }"
    ).rows
    assert {row[0] for row in rows} == expected_records(corpus.folder)
    assert {row[1] for row in rows} == {1}


def test_ends_that_were_not_delivered_wait(corpus: Corpus) -> None:
    waiting = corpus.graph.read("MATCH (r:Record) WHERE r.payload IS NULL RETURN r.id").rows
    absent = {f"openaire:{product_id(998)}", f"openaire:{product_id(999)}"}
    assert {row[0] for row in waiting} == absent
    assert corpus.reports["openaire"]["waiting_links"] == 2


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (30, "\u202eright-to-left override \u2066isolate\u2069 \u200fmark"),
        (31, "深層学習 と 注意機構 — 한국어 \U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        (35, "'}) DETACH DELETE n //"),
        (36, '=HYPERLINK("http://e/","x")'),
        (48, "The same record twice"),
        (49, "The same id, later state"),
        (51, "NUL abcd[31m"),
        (52, "Lone \ufffd and \ufffd surrogates \ufffd"),
        (53, "Bytes that are no UTF-8: \ufffd\ufffd \ufffd\ufffd \ufffd\ufffd\ufffd"),
    ],
)
def test_texts_arrive_but_for_what_no_text_may_hold(corpus: Corpus, number: int, title: str) -> None:
    found = corpus.graph.read(
        "MATCH (:Record {id: $id})-[:DESCRIBES]->(w) RETURN w.title", {"id": f"openaire:{product_id(number)}"}
    )
    assert found.rows == [(title,)]


def test_what_is_very_large_is_whole(corpus: Corpus) -> None:
    found = corpus.graph.read(
        "MATCH (a:Paper {id: $authors}), (b:Paper {id: $abstract}), (:Paper {id: $keyword})-[:ABOUT]->(t) "
        "RETURN count { (a)<-[:AUTHORED]-() }, b.abstract, t.label",
        {
            name: f"oaire:{product_id(n)}"
            for name, n in (("authors", AUTHORS), ("abstract", ABSTRACT), ("keyword", KEYWORD))
        },
    ).rows
    assert found == [(MANY_AUTHORS, LONG_ABSTRACT, LONG_KEYWORD)]


def test_strange_identifiers_are_kept_apart(corpus: Corpus) -> None:
    rows = corpus.graph.read("MATCH (p:Paper) WHERE p.title STARTS WITH 'Identifier ' RETURN p.id, p.title").rows
    found = {int(re.findall(r"\d+", title)[0]): key for key, title in rows}
    assert len(found) == 19
    own = {number for number, key in found.items() if key == f"oaire:{product_id(number)}"}
    assert own == {2, 14, 15, 18}
    assert found[3] == "doi:10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
    assert (found[5], found[6], found[7]) == ("doi:10.1000/data", "doi:10.1000/data.ttl", "doi:10.1000/a/b.json")
    assert found[9] == "doi:10.1000/../../etc/passwd"
    assert len(found[13]) == 397


def _answer(client: Any, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, (answer.status_code, address)
    return answer


def test_every_page_and_file_of_every_thing_is_sound(corpus: Corpus, client: Any) -> None:
    """Each thing's page, JSON and map; the other forms in turn, for all of all would be 5,000 requests."""
    things = corpus.things()
    for turn, (kind, key) in enumerate(things):
        address = entity(kind, key)
        inert(Page(_answer(client, address).text))
        assert _answer(client, f"{address}.json").json["id"] == key
        inert(Page(_answer(client, f"/map{address}?depth={1 + turn % 2}").text))
        _sound(client, f"/map{address}", MAP_FILES[turn % len(MAP_FILES)])
        forms = [*RDF, "csv", *(REFERENCES if kind in WORKS else ())]
        form = forms[turn % len(forms)]
        if (kind, f"{key}.{form}") not in things:  # a suffix is taken off only where no such thing exists
            _sound(client, address, form)


def test_the_worst_of_each_kind_is_sound_in_every_form(client: Any) -> None:
    for kind, key in WORST.items():
        address = entity(kind, key)
        assert _answer(client, f"{address}.json").json["kind"] == kind
        for form in (*RDF, "csv", *(REFERENCES if kind in WORKS else ())):
            _sound(client, address, form)
        for form in MAP_FILES:
            _sound(client, f"/map{address}", form)


def _sound(client: Any, address: str, form: str) -> None:
    """A file that its own strict reader takes."""
    data = _answer(client, f"{address}.{form}").data
    if form in RDF and not address.startswith("/map"):
        assert list(pyoxigraph.parse(data, RDF[form])), address
    elif form in ("graphml", "gexf", "svg"):
        ElementTree.fromstring(data)
    elif form in ("json", "csl"):
        json.loads(data)
    elif form == "csv":
        _no_formulas(data.decode())


def _no_formulas(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))] == []


def test_whole_exports_are_sound(corpus: Corpus, tmp_path: Path) -> None:
    for form, syntax in (("nq", pyoxigraph.RdfFormat.N_QUADS), ("nt", pyoxigraph.RdfFormat.N_TRIPLES)):
        run(corpus.settings, "export", "rdf", str(tmp_path / f"all.{form}"), "--format", form)
        quads = list(pyoxigraph.parse(path=str(tmp_path / f"all.{form}"), format=syntax))
        assert len(quads) > 10_000
        assert not any(isinstance(end, pyoxigraph.BlankNode) for one in quads for end in (one.subject, one.object))
    works = corpus.graph.read("MATCH (w:Work) RETURN count(*)").rows[0][0]
    csl = json.loads(run(corpus.settings, "export", "papers", "--all", "--format", "csl-json"))
    assert len(csl) == works
    assert run(corpus.settings, "export", "papers", "--all", "--format", "bibtex").count("\n}\n") == works
    assert run(corpus.settings, "export", "papers", "--all", "--format", "ris").count("ER  - ") == works
    _no_formulas(run(corpus.settings, "export", "papers", "--all", "--format", "csv"))
    canonical = run(corpus.settings, "export", "canonical", "-").splitlines()
    assert all(isinstance(json.loads(line), (dict, list)) for line in canonical)


def _steps(corpus: Corpus) -> list[str]:
    text = "%22%3E%3Cscript%3Ewindow.hacked='asked'%3C/script%3E'%7D)%20DETACH%20DELETE%20n%20//"
    return [
        *(entity(kind, key) for kind, key in WORST.items()),
        *(entity("paper", key) for (key,) in corpus.graph.read(_TEX).rows),
        entity("paper", "doi:10.1000/../../etc/passwd"),
        "/paper/arxiv:2401.00001",
        "/",
        "/status",
        "/queries",
        f"/search?q={text}",
        "/search?q=onerror&kind=paper",
        f"/queries/work_facts?work={text}",
        "/queries/work_facts?work=doi:10.1000/hostile",
        "/queries/most_cited_works",
        f"/console?statement={text}&parameters={text}",
    ]


_TEX = "MATCH (p:Paper) WHERE p.title STARTS WITH 'TeX ' OR p.title STARTS WITH 'Markup ' RETURN p.id"


def test_nothing_runs_in_a_browser(corpus: Corpus, page: BrowserPage, tmp_path: Path) -> None:
    with served(corpus.settings) as site:
        page.goto(site + entity("paper", f"oaire:{product_id(30)}"))
        places = [one.bounding_box() for one in page.locator(".authors a").all()]
        lefts = [place["x"] for place in places if place]
        assert lefts == sorted(lefts)  # a name that turns the writing direction turns only itself
        for address in _steps(corpus):
            answer = page.goto(site + address)
            assert answer is not None
            assert answer.status == 200, address
            assert page.evaluate("window.hacked") is None, address
        for kind in ("paper", "person", "topic"):
            address = f"/map{entity(kind, WORST[kind])}"
            page.goto(f"{site}{address}?depth=2&selected={kind}")
            expect(page.locator(".stage[data-drawn]")).to_be_visible()
            assert page.evaluate("window.hacked") is None, address
            # A saved map has no server whose policy protects it.
            saved = tmp_path / f"{kind}.html"
            saved.write_bytes(page.request.get(f"{site}{address}.html").body())
            page.goto(saved.as_uri())
            expect(page.locator("canvas")).to_be_visible()
            assert page.evaluate("window.hacked") is None, address
            picture = tmp_path / f"{kind}.svg"
            picture.write_bytes(page.request.get(f"{site}{address}.svg").body())
            page.goto(picture.as_uri())
            assert page.evaluate("window.hacked") is None, address
