"""Scholix links: the citation, and its ends as far as they are described."""

import json
from pathlib import Path
from typing import Any

from kg.model import Author, Item, Link, Product, Reject
from loaders import registry
from loaders.files import members
from loaders.openaire.reader import items

CITING, CITED = "doi_dedup___::" + "1" * 32, "doi_dedup___::" + "2" * 32


def end(own: str | None, **fields: Any) -> dict[str, Any]:
    pids = [{"identifier": "10.1000/A", "schema": "doi"}, {"identifier": "123", "schema": "pmid"}]
    dnet = {"dnetIdentifier": f"50|{own}"} if own else {}
    return {"identifier": pids, "objectType": "publication", "title": "T"} | dnet | fields


def line(source: Any, target: Any, name: str = "Cites") -> bytes:
    providers = [{"name": "Crossref"}, {"name": "Europe PubMed Central"}, {"name": "Crossref"}]
    link = {"identifier": "0", "linkprovider": providers, "relationship": {"name": name, "schema": "datacite"}}
    return json.dumps(link | {"source": source, "target": target}).encode()


def read(*lines: bytes) -> list[Item]:
    return list(items(enumerate(lines, 1), "here"))


def test_a_link_brings_its_ends_as_records_of_the_lowest_rank() -> None:
    creator = [{"name": "Example, Ada"}, {"name": "The ATLAS Collaboration"}, {"name": "et al."}]
    source = end(
        CITING, creator=creator, publicationDate="2015-04-01", objectSubType="Article", publisher=[{"name": "P"}]
    )
    target = end(CITED, identifier=[{"identifier": "10.1000/b", "schema": "doi"}], objectType="dataset")
    assert read(line(source, target)) == [
        Product(
            id=f"openaire:{CITING}",
            kind="paper",
            ids=("doi:10.1000/a", f"oaire:{CITING}", "pmid:123"),
            form="scholix",
            title="T",
            type="Article",
            date="2015-04-01",
            publisher="P",
            authors=(
                Author(name="Ada Example", given="Ada", family="Example"),
                Author(name="The ATLAS Collaboration", collective=True),
            ),
            mentioned=True,
        ),
        Product(
            id=f"openaire:{CITED}",
            kind="dataset",
            ids=("doi:10.1000/b", f"oaire:{CITED}"),
            form="scholix",
            title="T",
            mentioned=True,
        ),
        Link(
            source=f"openaire:{CITING}",
            name="Cites",
            target=f"openaire:{CITED}",
            source_kind="product",
            target_kind="product",
            provenance="Crossref, Europe PubMed Central",
        ),
    ]


def test_the_inverse_is_the_same_link_and_ends_are_told_once() -> None:
    one, other = end(CITING), end(CITED, identifier=[])
    found = read(line(one, other), line(other, one, "IsCitedBy"))
    assert [type(item) for item in found] == [Product, Product, Link, Link]
    assert found[2] == found[3]


def test_ends_that_nothing_names_are_told() -> None:
    found = read(line(end(None), {"identifier": "2"}), line(end(None), end(CITED)), line(end(CITED), end(CITED)))
    assert [(item.reason, item.where) for item in found if isinstance(item, Reject)] == [
        ("relation without two ends and a name", "here:1"),
        ("relation of a thing to itself", "here:3"),
    ]
    assert [item.source for item in found if isinstance(item, Link)] == ["doi:10.1000/a"]


def capitals(own: str | None, kind: Any, **fields: Any) -> dict[str, Any]:
    pids = [{"ID": "10.1000/A", "IDScheme": "DOI", "IDURL": "https://doi.org/10.1000/A"}]
    named = [{"ID": f"50|{own}", "IDScheme": "openaireIdentifier", "IDURL": None}] if own else []
    return {"Identifier": pids + named, "Type": kind, "Title": "T", "SubType": None} | fields


def newer(source: Any, target: Any, name: str, closer: str | None, small_ends: bool = False) -> bytes:
    link = {
        "LinkPublicationDate": "2015-04-01",
        "LinkProvider": [{"Name": "Crossref", "Identifier": []}, {"name": "DataCite", "identifier": []}],
        "RelationshipType": {"Name": name, "SubType": closer, "SubTypeSchema": "datacite"},
        "LicenseURL": None,
    }
    ends = ("source", "target") if small_ends else ("Source", "Target")
    return json.dumps(link | dict(zip(ends, (source, target), strict=True))).encode()


def test_the_newer_form_with_capitals_says_the_same() -> None:
    creator = [{"Name": "Example, Ada", "Identifier": [{"ID": "x", "IDScheme": "orcid"}]}]
    source = capitals(
        CITING,
        {"Name": "literature", "SubType": "Article"},
        Creator=creator,
        PublicationDate="2015-04-01",
        Publisher=[{"Name": "P", "Identifier": []}],
    )
    target = capitals(None, "dataset", Identifier=[{"ID": "10.1000/b", "IDScheme": "doi"}], SubType="Dataset")
    paper = Product(
        id=f"openaire:{CITING}",
        kind="paper",
        ids=("doi:10.1000/a", f"oaire:{CITING}"),
        form="scholix",
        title="T",
        type="Article",
        date="2015-04-01",
        publisher="P",
        authors=(Author(name="Ada Example", given="Ada", family="Example"),),
        mentioned=True,
    )
    data = Product(
        id="doi:10.1000/b",
        kind="dataset",
        ids=("doi:10.1000/b",),
        form="scholix",
        title="T",
        type="Dataset",
        mentioned=True,
    )
    link = Link(
        source=paper.id,
        name="Cites",
        target=data.id,
        source_kind="product",
        target_kind="product",
        provenance="Crossref, DataCite",
    )
    for small_ends in (False, True):
        assert read(newer(source, target, "References", "cites", small_ends)) == [paper, data, link]
        assert read(newer(target, source, "IsReferencedBy", "IsCitedBy", small_ends)) == [data, paper, link]


def test_a_subtype_that_nobody_knows_leaves_the_name() -> None:
    one, other = capitals(CITING, "publication"), capitals(CITED, "software")
    for closer in (None, "", "IsSongOf"):
        link = read(newer(one, other, "IsSupplementTo", closer))[2]
        assert isinstance(link, Link)
        assert link.name == "IsSupplementTo"


def test_an_answer_of_scholexplorer_holds_such_links(tmp_path: Path) -> None:
    links = [json.loads(newer(capitals(CITING, "publication"), capitals(CITED, "other"), "References", "Cites"))]
    path = tmp_path / "page.json"
    path.write_text(json.dumps({"currentPage": 0, "totalLinks": 1, "totalPages": 1, "result": links}, indent=1))
    found = [item for member in members([path]) for item in registry.items(member, "openaire")]
    assert [type(item) for item in found] == [Product, Product, Link]
    path.write_text(json.dumps(links[0]))
    assert registry.form(path.read_bytes()) is registry.FORMS["openaire scholix"]
