import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from harvest_server import Fault, Openaire, Server, Time, cut_off, instead, pages, product, reset, serving, status
from harvest_server import visitor as visiting

from kg.errors import CallerError, DataError
from loaders.harvest_filters import KINDS, VERSIONS, filters, known
from loaders.harvest_folder import JOURNAL
from loaders.harvest_openaire import Place, harvest_openaire
from loaders.harvest_openaire_order import openaire_order
from loaders.run import Options, look

THREE = ["products-00001.jsonl.gz", "products-00002.jsonl.gz", "products-00003.jsonl.gz"]
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def run(server: Server, out: Path, *given: str, said: list[str] | None = None, **more: Any) -> Place:
    order = openaire_order(given or ("search=faces",), base=server.base, **{"page_size": 2, **more})
    with visiting(Time(), [] if said is None else said, pause=1) as visitor:
        return harvest_openaire(out, order, visitor, now=lambda: NOON)


def results(out: Path, of: str = "products") -> list[list[dict[str, Any]]]:
    return [[json.loads(line) for line in page.splitlines()] for name, page in pages(out).items() if of in name]


def journal(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / JOURNAL).read_text().splitlines()]


ALL = [[product(1), product(2)], [product(3), product(4)], [product(5)]]


def test_each_result_becomes_one_line_of_a_page(tmp_path: Path):
    with serving(Openaire()) as server:
        place = run(server, tmp_path, "search=faces", "fromPublicationDate=2020")
    assert (place.pages, place.results, place.found, place.walked) == (3, 5, 5, True)
    assert list(pages(tmp_path)) == THREE
    assert results(tmp_path) == ALL
    assert server.asked == [
        "/oai/v3/research-products?search=faces&fromPublicationDate=2020&pageSize=2&cursor=%2A",
        "/oai/v3/research-products?search=faces&fromPublicationDate=2020&pageSize=2&cursor=2",
        "/oai/v3/research-products?search=faces&fromPublicationDate=2020&pageSize=2&cursor=4",
    ]


def test_the_loader_reads_what_was_harvested_and_passes_over_the_journal(tmp_path: Path):
    with serving(Openaire()) as server:
        run(server, tmp_path, ends=("organizations", "projects"))
    report = look("openaire", [tmp_path], Options())
    # Each of the five papers names an institution, two of them a project: these are records too.
    assert report.read == {"paper": 5, "institution": 3 + 5, "project": 2 + 2}
    assert report.rejects.rows() == []


def test_the_journal_says_what_was_asked_and_when(tmp_path: Path):
    with serving(Openaire(1)) as server:
        run(server, tmp_path)
    assert journal(tmp_path) == [
        {
            "form": 1,
            "harvest": "openaire",
            "base": server.base,
            "version": "v3",
            "kind": "products",
            "filters": ["search=faces"],
            "page_size": 2,
        },
        {
            "did": "page",
            "file": "products-00001.jsonl.gz",
            "url": f"{server.base}/v3/research-products?search=faces&pageSize=2&cursor=%2A",
            "found": 1,
            "results": 1,
            "next": "",
            "time": "2026-11-24T12:00:00+00:00",
        },
    ]


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize(
    "fault",
    [status(429, Retry_After="9"), status(503), status(500), cut_off, reset, instead(b"{}"), instead(b'{"header"')],
)
def test_a_passing_fault_changes_nothing(number: int, fault: Fault, tmp_path: Path):
    with serving(Openaire()) as server:
        server.faults = {number: fault}
        run(server, tmp_path)
    assert results(tmp_path) == ALL


def page(found: int, numbers: list[int], following: str | None = None) -> Fault:
    header = {"numFound": found} | ({"nextCursor": following} if following else {})
    return instead(json.dumps({"header": header, "results": [product(number) for number in numbers]}).encode())


@pytest.mark.parametrize(
    ("fault", "kept", "said"),
    [
        (page(5, [3, 4], "2"), [[1, 2], [3, 4]], ["127.0.0.1 announced 5 products and gave 4"]),
        (page(5, [], "4"), [[1, 2]], ["127.0.0.1 announced 5 products and gave 2"]),
        (page(7, [3, 4], "4"), [[1, 2], [3, 4], [5]], []),
        (page(4, [3, 4], None), [[1, 2], [3, 4]], []),
        (instead(b'{"header": {"numFound": 2}, "results": null}'), [[1, 2]], []),
    ],
    ids=["repeated cursor", "empty page", "drift", "no cursor", "null"],
)
def test_the_walk_ends_where_the_server_stops_and_says_what_is_missing(
    fault: Fault, kept: list[list[int]], said: list[str], tmp_path: Path
):
    heard = list[str]()
    with serving(Openaire()) as server:
        server.faults = {2: fault}
        run(server, tmp_path, said=heard)
    assert results(tmp_path) == [[product(number) for number in numbers] for numbers in kept]
    assert heard == said


def test_nothing_found_is_no_failure(tmp_path: Path):
    with serving(Openaire(0)) as server:
        place = run(server, tmp_path)
        assert (place.pages, place.results, place.walked) == (0, 0, True)
        run(server, tmp_path)
    assert len(server.asked) == 1


def test_too_many_results_are_refused_before_anything_is_kept(tmp_path: Path):
    with serving(Openaire()) as server:
        with pytest.raises(CallerError, match=r"5 products match, more than 4; narrow .* --at-most 5"):
            run(server, tmp_path, at_most=4)
        assert pages(tmp_path) == {}
        run(server, tmp_path, "search=fewer", at_most=5)
    assert results(tmp_path) == ALL


def test_a_server_that_does_not_end_is_stopped(tmp_path: Path):
    numbers = iter(range(1, 1000))
    with serving(lambda path, query: page_of(next(numbers))) as server, pytest.raises(DataError, match="does not end"):
        run(server, tmp_path, at_most=10)
    assert len(pages(tmp_path)) == 10


def page_of(number: int) -> tuple[int, dict[str, str], bytes]:
    header = {"numFound": 5, "nextCursor": f"c{number}"}
    return 200, {}, json.dumps({"header": header, "results": [product(1), product(2)]}).encode()


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (400, "does not understand the request; see the filters; it says: .*Unknown parameter"),
        (401, "tokens live one hour: set OPENAIRE_TOKEN anew or unset it, then go on"),
        (403, "does not accept the token"),
        (404, "there is no such place; check --base and --api"),
        (418, "it refuses the request"),
    ],
)
def test_a_refusal_says_what_to_do(code: int, message: str, tmp_path: Path):
    with serving(Openaire()) as server:
        server.faults = {1: status(code, b'{"message": "Unknown parameter: authorOrcid"}')}
        with pytest.raises(DataError, match=message):
            run(server, tmp_path)


@pytest.mark.parametrize("stop", [1, 2, 3, 4, 5])
def test_a_harvest_that_failed_goes_on_where_it_stopped(stop: int, tmp_path: Path):
    with serving(Openaire()) as server:
        server.faults = {stop: status(401)}
        with pytest.raises(DataError, match="answers 401"):
            run(server, tmp_path / "broken", ends=("organizations", "projects"))
        run(server, tmp_path / "broken", ends=("organizations", "projects"))
        assert len(server.asked) == 6
        run(server, tmp_path / "whole", ends=("organizations", "projects"))
    assert pages(tmp_path / "broken") == pages(tmp_path / "whole")
    assert journal(tmp_path / "broken") == journal(tmp_path / "whole")


def test_what_the_products_name_is_fetched_by_id_afterwards(tmp_path: Path):
    with serving(Openaire(60)) as server:
        run(server, tmp_path, page_size=100)
        said = list[str]()
        place = run(server, tmp_path, page_size=100, ends=("organizations", "projects"), said=said)
    assert place.batches == (("organizations", 1, 3), ("projects", 2, 30))
    assert said == []
    assert [one["id"] for one in results(tmp_path, "organizations")[0]] == [f"openorgs____::{n:032}" for n in range(3)]
    assert [len(one) for one in results(tmp_path, "projects")] == [25, 5]
    assert server.asked[1].startswith(
        "/oai/v3/organizations?id=%22openorgs____%3A%3A00000000000000000000000000000000%22+OR+"
    )
    assert server.asked[1].endswith("&pageSize=100&page=1")


def test_ids_that_the_server_does_not_know_are_told(tmp_path: Path):
    said = list[str]()
    with serving(Openaire(1)) as server:
        server.faults = {2: instead(b'{"header": {"numFound": 0}, "results": []}')}
        run(server, tmp_path, ends=("organizations",), said=said)
    assert said == ["127.0.0.1 has 0 of the 1 organizations that the products name"]


def test_a_page_that_was_damaged_meanwhile_is_named(tmp_path: Path):
    with serving(Openaire()) as server:
        run(server, tmp_path)
        whole = (tmp_path / THREE[0]).read_bytes()
        (tmp_path / THREE[0]).write_bytes(whole[:-12])
        with pytest.raises(DataError, match=r"products-00001\.jsonl\.gz cannot be read any more"):
            run(server, tmp_path, ends=("projects",))


def test_a_hostile_result_stays_one_line_and_names_nothing_it_should_not(tmp_path: Path):
    hostile = (
        b'{"header": {"numFound": 2},\n "results": [\n{"id": "a\\nb",\r\n "projects": [{"id": "x\\" OR \\"y"},'
        b'{"id": 7}]},\n{"organizations": [{"id": "ok"}]}]}'
    )
    with serving(Openaire()) as server:
        server.faults = {1: instead(hostile)}
        place = run(server, tmp_path, ends=("organizations", "projects"))
    lines = gzip.decompress((tmp_path / THREE[0]).read_bytes()).splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": "a\nb", "projects": [{"id": 'x" OR "y'}, {"id": 7}]},
        {"organizations": [{"id": "ok"}]},
    ]
    assert place.batches == (("organizations", 1, 1),)


@pytest.mark.parametrize(
    ("version", "kind", "given", "sent"),
    [
        ("v3", "products", ["search=graph neural"], [("search", "graph neural")]),
        ("v3", "products", ["accessRightLabel=Open Access"], [("accessRightLabel", '"Open Access"')]),
        ("v3", "products", ["fos=0102 computer (and)"], [("fos", '"0102 computer (and)"')]),
        ("v3", "products", ['fos="01 a" OR "02 b"'], [("fos", '"01 a" OR "02 b"')]),
        ("v3", "products", ["type=dataset", "type=software"], [("type", "dataset"), ("type", "software")]),
        ("v3", "products", ["type=dataset,software"], [("type", "dataset,software")]),
        ("v3", "products", ["fromPublicationDate=2020"], [("fromPublicationDate", "2020")]),
        ("v3", "products", ["toPublicationYear=2020"], [("toPublicationYear", "2020")]),
        ("v2", "products", ["authorOrcid=0000-0002-1825-0097"], [("authorOrcid", "0000-0002-1825-0097")]),
        ("v2", "products", ["sdg=13"], [("sdg", "13")]),
        ("v3", "organizations", ["pid=https://ror.org/0576by029"], [("pid", "https://ror.org/0576by029")]),
        ("v3", "projects", [" code = 101 "], [("code", "101")]),
        ("v3", "persons", ["givenName=Ada"], [("givenName", "Ada")]),
    ],
)
def test_filters_are_written_as_the_api_wants_them(version, kind, given: list[str], sent: list[tuple[str, str]]):
    assert list(filters(version, kind, given)) == sent


@pytest.mark.parametrize(
    ("version", "kind", "given", "message"),
    [
        ("v3", "products", "authorOrcid=0000-0002-1825-0097", "authorOrcid is called authorId in v3"),
        ("v2", "products", "accessRightLabel=Open Access", "accessRightLabel is called bestOpenAccessRightLabel in v2"),
        ("v3", "products", "fromPublicationDat=2020", "did you mean fromPublicationDate?"),
        ("v3", "products", "FOS=0102", "did you mean fos?"),
        ("v3", "products", "legalName=MIT", "products have no filter 'legalName' in v3"),
        ("v3", "organizations", "zzz=1", "they are: countryCode, id, legalName"),
        ("v3", "products", "cursor=*", "cursor is not a filter: paging is done here"),
        ("v3", "products", "search", "A filter is name=value, not 'search'"),
        ("v3", "products", "search=", "A filter is name=value"),
        ("v3", "products", "fromPublicationDate=1.3.2024", "is not a date"),
        ("v3", "products", "fromPublicationYear=24", "is not a year"),
        ("v3", "products", "type=paper", "type=paper cannot be; one of: publication, dataset, software, other"),
        ("v3", "products", "isGreen=yes", "isGreen=yes cannot be; one of: true, false"),
        ("v2", "products", "sdg=18", "sdg=18 cannot be"),
        ("v3", "products", "influenceClass=c1", "influenceClass=c1 cannot be"),
    ],
)
def test_a_wrong_filter_is_refused_with_the_way_out(version, kind, given: str, message: str):
    with pytest.raises(CallerError) as caught:
        filters(version, kind, [given])
    assert message in str(caught.value)


def test_an_unknown_filter_can_be_sent_all_the_same():
    assert filters("v3", "products", ["brandNew=a b"], unchecked=True) == (("brandNew", '"a b"'),)


def test_version_3_has_as_many_product_filters_as_its_specification():
    # 60 parameters, of which page, pageSize, cursor and includeStats are no filters.
    assert len(known("v3", "products")) == 56
    assert known("v3", "persons") == [
        "givenName",
        "id",
        "lastName",
        "logicalOperator",
        "originalId",
        "search",
        "sortBy",
    ]
    assert all(known(version, kind) for version in VERSIONS for kind in KINDS)


@pytest.mark.parametrize(
    ("given", "more", "message"),
    [
        ((), {}, "Give at least one filter"),
        (("search=a",), {"page_size": 101}, "A page has 1 to 100 results, not 101"),
        (("search=a",), {"kind": "projects", "ends": ("organizations",)}, "Only products name"),
        (("search=a",), {"base": "nowhere"}, "is not an address"),
    ],
)
def test_an_order_that_cannot_be_is_refused(given: tuple[str, ...], more: dict[str, Any], message: str):
    with pytest.raises(CallerError, match=message):
        openaire_order(given, **more)
