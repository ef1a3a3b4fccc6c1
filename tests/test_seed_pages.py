"""The four papers and the person of the seeds: every fact of them is on its page, in HTML and in JSON."""

import json
from importlib.resources import files
from typing import Any

import pytest
from page_text import Page

from kg.graph import Graph

EXPECTED = json.loads(files("kg.demo").joinpath("expected.json").read_text("utf-8"))
GERAN = "/person/geran%20zhao~arxiv:2203.12570"
DAN = "/paper/arxiv:2109.07270"
LLAM = "/paper/arxiv:2001.11869"
MICRO = "/paper/arxiv:1811.02360"
SMA = "/paper/arxiv:2203.12570"

#: Address, fact as it stands on the page.
FACTS = [
    (GERAN, "Geran Zhao"),
    (GERAN, "Works 1"),
    (GERAN, "Collaborators 4"),
    (GERAN, "Topics 1"),
    (GERAN, "Institutions not given"),
    (GERAN, "Affiliation not given"),
    *[(GERAN, name) for name in EXPECTED["geran_zhao"]["coauthors"]],
    (GERAN, "Computer Vision and Pattern Recognition"),
    (GERAN, 'Your "Attention" Deserves Attention: A Self-Diversified Multi-Channel Attention'),
    (SMA, "Preprint"),
    (SMA, "Open access"),
    (SMA, "Xiaotian Li , Zhihua Li , Huiyuan Yang , Geran Zhao , Lijun Yin"),
    (SMA, "Institution not given"),
    (SMA, "Computer Vision and Pattern Recognition (primary)"),
    (SMA, "Submitted on 23 Mar 2022 (v1, this version)"),
    (SMA, "Citations 1"),
    (SMA, "References 4"),
    (SMA, "grant 1629898"),
    (SMA, "quotes doi:10.1109/fg52635.2021.9666970"),
    (SMA, "No code, data or related work known here."),
    (DAN, "Submitted on 15 Sep 2021 (v1), last revised 22 May 2023 (this version, v6)"),
    (DAN, "Submitter Zhengyao Wen"),
    *[
        (DAN, f"{row['created'].replace('T', ' ').replace('Z', ' UTC')} {row['size_kb']:,} kB")
        for row in EXPECTED["dan"]["versions"]
    ],
    (DAN, "A published version may be Distract Your Attention: Multi-Head Cross Attention Network"),
    (DAN + "v2", "Submitted on 15 Sep 2021 (v1), this version 27 Nov 2021 (v2), latest version 22 May 2023 (v6)"),
    (DAN + "v1", "Submitted on 15 Sep 2021 (v1, this version), latest version 22 May 2023 (v6)"),
    ("/paper/doi:10.3390/biomimetics8020199", "gold: published in an open access journal"),
    ("/paper/doi:10.3390/biomimetics8020199", "11 May 2023"),
    ("/paper/doi:10.3390/biomimetics8020199", "Biomimetics , volume 8, issue 2, page 199"),
    ("/paper/doi:10.3390/biomimetics8020199", "peer reviewed"),
    (LLAM, "Submitted on 31 Jan 2020 (v1, this version)"),
    (LLAM, "Date 31 January 2020"),
    (LLAM, "Open access"),
    (LLAM, "Institution not given"),
    (LLAM, "Citations 0"),
    (LLAM, "No work of this graph cites it."),
    (MICRO, "doi:10.1016/j.neucom.2020.06.005"),
    (MICRO, "arXiv:1811.02360"),
    (MICRO, "Copies 6"),
    (MICRO, "Open access, green"),
    (MICRO, "Open access, bronze"),
    (MICRO, "2020 Closed access Elsevier TDM peer reviewed doi.org"),
    (MICRO, "2018 not given arXiv Non-Exclusive Distribution not said dx.doi.org"),
    (MICRO, "Article 2018 not given not given not said not given"),
    (MICRO, "Article 2020 not given not given not said not given"),
    (MICRO, "discovery.ucl.ac.uk"),
    (MICRO, "Held by UCL Discovery"),
    (MICRO, "Citation count 132"),
    (MICRO, "Influence C3: top 1 %, score not given"),
    (MICRO, "Popularity C3: top 1 %, score not given"),
    (MICRO, "Impulse C3: top 1 %, score not given"),
    (MICRO, "bronze: free to read at the publisher, without an open licence; green: a copy in a repository is open"),
    (MICRO, "Repositories in GB (countries of the repositories, not of the authors)"),
    (MICRO, "Neurocomputing , volume 410, pages 354–362"),
    *[(MICRO, keyword) for keyword in EXPECTED["micro_attention"]["keywords"]],
    *[(MICRO, name) for name in EXPECTED["micro_attention"]["organizations"]],
    (MICRO, "Chongyang Wang , Min Peng , Tao Bi , Tong Chen"),
    (MICRO, "References 23"),
    (MICRO, "Citations 2"),
    (MICRO, "Code is available at GitHub"),
]


@pytest.mark.parametrize(("address", "fact"), FACTS)
def test_every_fact_of_the_seeds_is_on_its_page(client: Any, address: str, fact: str) -> None:
    assert fact in Page(client.get(address).text).words


def _page(client: Any, address: str) -> dict[str, Any]:
    answer = client.get(address + ".json")
    assert answer.status_code == 200
    page: dict[str, Any] = answer.json
    return page


def test_geran_zhao_is_as_the_seed_says(client: Any) -> None:
    page, seed = _page(client, GERAN), EXPECTED["geran_zhao"]
    assert [row["id"] for row in page["works"]["rows"]] == [one.lower() for one in seed["works"]]
    assert sorted(row["name"] for row in page["collaborators"]["rows"]) == seed["coauthors"]
    assert [row["code"] for row in page["topics"]["rows"]] == seed["topics"]
    assert page["institutions"]["rows"] == page["work_institutions"]["rows"] == []
    assert page["collaborators"]["total"] == 4


def test_the_versions_of_dan_have_the_dates_and_sizes_of_the_seed(client: Any) -> None:
    history = _page(client, DAN)["versions"]["history"]
    assert [
        {"version": row["label"], "created": row["date"], "size_kb": row["size_kb"]} for row in history
    ] == EXPECTED["dan"]["versions"]


def test_an_address_with_a_version_shows_that_version(client: Any) -> None:
    history = _page(client, DAN + "v2")["versions"]["history"]
    assert [row["label"] for row in history if row["this"]] == ["v2"]
    assert [row["label"] for row in history if row["latest"]] == ["v6"]
    assert _page(client, DAN + "v2")["pdf"] == "https://arxiv.org/pdf/2109.07270v2"


def test_the_published_version_of_dan_is_suggested_and_gold(client: Any) -> None:
    page = _page(client, DAN)
    assert [one["id"] for one in page["suggestions"]] == [f"doi:{EXPECTED['dan']['published_doi']}"]
    published = _page(client, f"/paper/doi:{EXPECTED['dan']['published_doi']}")["properties"]
    assert (published["colour"], published["date"]) == (EXPECTED["dan"]["oa_colour"], EXPECTED["dan"]["published"])


def test_lossless_attention_is_as_the_seed_says(client: Any) -> None:
    page, seed = _page(client, LLAM), EXPECTED["lossless_attention"]
    assert page["properties"]["year"] == seed["year"]
    assert page["properties"]["access"] == "OPEN"
    assert page["counts"]["citations"] == seed["in_corpus_cited_by"]
    assert page["institutions"]["rows"] == seed["institutions"]


def test_micro_attention_is_as_the_seed_says(client: Any) -> None:
    page, seed = _page(client, MICRO), EXPECTED["micro_attention"]
    stated = {row["name"]: row for row in page["stated"]["rows"]}
    assert stated["citations"]["score"] == seed["citation_count"]
    for name in ("popularity", "influence", "impulse"):
        assert stated[name]["class"] == seed[f"{name}_class"]
    assert page["properties"]["green"] is seed["is_green"]
    assert page["properties"]["colour"] == seed["colour"]
    assert page["properties"]["countries"] == [seed["country"]]
    keywords = {row["label"] for row in page["topics"]["rows"] if row["scheme"] == "keyword"}
    assert keywords == set(seed["keywords"])
    assert {row["name"] for row in page["institutions"]["rows"]} == set(seed["organizations"])
    assert page["counts"]["references"] == seed["in_corpus_cites"]
    assert sorted(row["id"] for row in page["citations"]["rows"]) == [one.lower() for one in seed["in_corpus_cited_by"]]


def test_the_copies_of_micro_attention_are_those_of_the_seed(client: Any) -> None:
    names = ("type", "access", "route", "year", "license")
    shown = [
        {
            "type": row["type"],
            "access": row["access"],
            "route": row["oa_route"],
            "year": row["date"],
            "license": row["license"],
        }
        for row in _page(client, MICRO)["versions"]["copies"]
    ]
    wanted = [{name: one.get(name, "") for name in names} for one in EXPECTED["micro_attention"]["instances"]]
    assert sorted(shown, key=str) == sorted(wanted, key=str)


def test_names_with_a_homonym_number_keep_it_as_evidence(client: Any, demo_graph: Graph) -> None:
    rows = _page(client, MICRO)["authors"]["rows"]
    assert [f"{row['name']} {row.get('homonym') or ''}".strip() for row in rows] == EXPECTED["micro_attention"][
        "authors_as_shown"
    ]
    assert "homonym number of the source 0004" in Page(client.get(rows[1]["href"]).text).words
