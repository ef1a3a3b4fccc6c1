import json
import re
from pathlib import Path

import pytest
from harvest_server import DAYS, Arxiv, Fault, Server, Time, cut_off, error, instead, oai, pages, reset, serving, status
from harvest_server import visitor as visiting

from kg.errors import CallerError, DataError
from loaders.harvest_arxiv import ArxivOrder, Place, day_of, harvest_arxiv
from loaders.harvest_folder import JOURNAL
from loaders.harvest_oai import OaiPage, read_page
from loaders.harvest_polite import Passing
from loaders.run import Options, look

FOUR = [f"arxiv-{number:05}.xml.gz" for number in range(1, 5)]


def run(server: Server, out: Path, said: list[str] | None = None, **order: str) -> Place:
    with visiting(Time(), [] if said is None else said) as visitor:
        return harvest_arxiv(out, ArxivOrder(base=server.base, **order), visitor)


def ids(out: Path) -> list[list[str]]:
    return [re.findall(r"<id>(.*?)</id>", page.decode()) for page in pages(out).values()]


def journal(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / JOURNAL).read_text().splitlines()]


def numbered(*numbers: int) -> list[str]:
    return [f"2401.{number:05}" for number in numbers]


ALL = [numbered(1, 2), numbered(3, 4), numbered(5, 6), numbered(7)]


@pytest.mark.parametrize("legacy", [False, True])
def test_all_pages_are_kept_as_they_came_from_either_server(legacy: bool, tmp_path: Path):
    source = Arxiv(legacy=legacy)
    with serving(source) as server:
        place = run(server, tmp_path / "out", set="cs")
    assert (place.pages, place.records, place.done) == (4, 7, True)
    kept = pages(tmp_path / "out")
    assert list(kept) == FOUR
    assert kept[FOUR[0]] == source("/oai", {})[2]
    assert ids(tmp_path / "out") == ALL
    assert server.asked[0] == "/oai?verb=ListRecords&metadataPrefix=arXivRaw&set=cs"
    assert server.asked[1] == "/oai?verb=ListRecords&resumptionToken=%7C9999%7C2"


def test_the_loader_reads_what_was_harvested_and_passes_over_the_journal(tmp_path: Path):
    with serving(Arxiv()) as server:
        run(server, tmp_path)
    report = look("arxiv", [tmp_path], Options())
    assert report.read == {"paper": 7}
    assert report.rejects.rows() == []


def test_from_and_until_are_sent_with_the_first_request(tmp_path: Path):
    with serving(Arxiv()) as server:
        run(server, tmp_path, since="2024-01-02", until="2024-01-03")
    assert ids(tmp_path) == [numbered(2, 3), numbered(4, 5), numbered(6)]
    assert server.asked[0].endswith("metadataPrefix=arXivRaw&from=2024-01-02&until=2024-01-03")


@pytest.mark.parametrize("number", [1, 2, 4])
@pytest.mark.parametrize(
    "fault",
    [
        status(503, Retry_After="7"),
        status(429),
        cut_off,
        reset,
        instead(b"<OAI-PMH"),
        instead(oai("")),
        instead(b"\x00"),
    ],
)
def test_a_passing_fault_changes_nothing(number: int, fault: Fault, tmp_path: Path):
    with serving(Arxiv()) as server:
        server.faults = {number: fault}
        run(server, tmp_path)
    assert ids(tmp_path) == ALL


def test_nothing_new_is_no_failure(tmp_path: Path):
    with serving(Arxiv()) as server:
        place = run(server, tmp_path, since="2024-02-01")
    assert (place.pages, place.done) == (0, True)
    assert [entry.get("did") for entry in journal(tmp_path)] == [None, "end"]


def test_an_error_with_status_200_is_told_in_the_servers_words(tmp_path: Path):
    with serving(Arxiv()) as server:
        server.faults = {1: instead(error("badArgument", "until date is in the future"))}
        with pytest.raises(DataError, match=r"127\.0\.0\.1 answers badArgument: until date is in the future"):
            run(server, tmp_path, until="2924-01-01")
    assert pages(tmp_path) == {}


@pytest.mark.parametrize("code", ["badResumptionToken", "noDataForResultSet"])
def test_an_expired_token_goes_on_from_the_last_day_reached(code: str, tmp_path: Path):
    said = list[str]()
    with serving(Arxiv()) as server:
        server.faults = {3: instead(error(code, "Database error (may have expired)"))}
        place = run(server, tmp_path, said, until="2024-01-04")
    assert server.asked[3].endswith("&from=2024-01-02&until=2024-01-04")
    assert ids(tmp_path) == [numbered(1, 2), numbered(3, 4), numbered(2, 3), numbered(4, 5), numbered(6, 7)]
    assert said == [f"127.0.0.1: {code}; asking again from 2024-01-02"]
    assert (place.pages, place.records, place.done) == (5, 10, True)


def test_an_expired_token_of_a_list_in_no_order_begins_again(tmp_path: Path):
    days = [DAYS[6], *DAYS[:6]]
    with serving(Arxiv(legacy=True, days=days)) as server:
        server.faults = {3: instead(error("badResumptionToken"))}
        run(server, tmp_path)
    assert server.asked[3] == "/oai?verb=ListRecords&metadataPrefix=arXivRaw"
    assert ids(tmp_path) == [*ALL[:2], *ALL]


def test_a_token_of_the_new_server_says_where_to_go_on():
    token = "verb%3DListRecords%26metadataPrefix%3DarXivRaw%26from%3D2011-07-26%26skip%3D1"
    assert day_of(token) == "2011-07-26"
    assert day_of("496549|47001") == ""
    assert day_of("from%3D2011") == ""


def test_tokens_that_expire_at_once_end_after_three_restarts(tmp_path: Path):
    with serving(Arxiv(days=["2024-01-02"] * 9)) as server:
        server.faults = {number: instead(error("badResumptionToken", "expired")) for number in range(2, 20, 2)}
        with pytest.raises(DataError, match=r"\(badResumptionToken: expired\); harvest in smaller parts, with --set"):
            run(server, tmp_path)
    assert len(server.asked) == 8


def test_a_circle_of_tokens_is_noticed(tmp_path: Path):
    body = Arxiv()("/oai", {})[2]
    with serving(Arxiv()) as server:
        server.faults = {3: instead(body)}
        with pytest.raises(DataError, match="leads in a circle"):
            run(server, tmp_path)


def test_a_list_shorter_than_announced_is_told(tmp_path: Path):
    said = list[str]()
    with serving(Arxiv(legacy=True)) as server:
        last = oai("<ListRecords><resumptionToken completeListSize='7'/></ListRecords>")
        server.faults = {2: instead(last)}
        place = run(server, tmp_path, said)
    assert said == ["127.0.0.1 announced 7 records and gave 2"]
    assert (place.pages, place.records, place.done) == (2, 2, True)


def test_an_empty_page_in_the_middle_is_passed(tmp_path: Path):
    with serving(Arxiv()) as server:
        server.faults = {2: instead(oai("<ListRecords><resumptionToken>|9999|4</resumptionToken></ListRecords>"))}
        run(server, tmp_path)
    assert ids(tmp_path) == [numbered(1, 2), [], numbered(5, 6), numbered(7)]


@pytest.mark.parametrize("stop", [1, 2, 3, 4])
def test_a_harvest_that_failed_goes_on_where_it_stopped(stop: int, tmp_path: Path):
    with serving(Arxiv()) as server:
        server.faults = {stop: status(404)}
        with pytest.raises(DataError, match="answers 404"):
            run(server, tmp_path / "broken")
        run(server, tmp_path / "broken")
        assert len(server.asked) == 5
        run(server, tmp_path / "whole")
    assert pages(tmp_path / "broken") == pages(tmp_path / "whole")
    assert (tmp_path / "broken" / JOURNAL).read_bytes() == (tmp_path / "whole" / JOURNAL).read_bytes()
    assert sorted(one.name for one in (tmp_path / "broken").iterdir()) == [JOURNAL, *FOUR]


def test_a_page_without_its_line_and_half_a_line_are_done_again(tmp_path: Path):
    with serving(Arxiv()) as server:
        run(server, tmp_path)
        whole = (tmp_path / JOURNAL).read_bytes()
        lines = whole.splitlines(keepends=True)
        (tmp_path / JOURNAL).write_bytes(b"".join(lines[:3]) + lines[3][:20])
        (tmp_path / "arxiv-00004.xml.gz.tmp").write_bytes(b"half")
        run(server, tmp_path)
    assert len(server.asked) == 6
    assert (tmp_path / JOURNAL).read_bytes() == whole
    assert list(pages(tmp_path)) == FOUR
    assert not list(tmp_path.glob("*.tmp"))


def test_a_finished_harvest_fetches_what_changed_since(tmp_path: Path):
    source = Arxiv()
    with serving(source) as server:
        run(server, tmp_path)
        source.days = [*DAYS[:6], "2024-02-01", "2024-02-03"]
        place = run(server, tmp_path)
        assert server.asked[4].endswith("&from=2024-02-01")
        assert ids(tmp_path) == [*ALL, numbered(7, 8)]
        assert (place.pages, place.records) == (5, 9)
        source.days = DAYS
        assert run(server, tmp_path).pages == 5


def test_a_finished_harvest_with_an_end_asks_nothing_more(tmp_path: Path):
    with serving(Arxiv()) as server:
        run(server, tmp_path, until="2024-01-02")
        asked = len(server.asked)
        assert run(server, tmp_path, until="2024-01-02").done
        assert len(server.asked) == asked


def test_another_harvest_in_the_folder_is_refused(tmp_path: Path):
    with serving(Arxiv()) as server:
        run(server, tmp_path / "out", set="cs")
        with pytest.raises(CallerError, match="there set was cs, here it is math"):
            run(server, tmp_path / "out", set="math")
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "notes.txt").write_text("keep")
        with pytest.raises(CallerError, match="is not empty and holds no harvest"):
            run(server, tmp_path / "mine")
        (tmp_path / "file").write_text("")
        with pytest.raises(CallerError, match="Cannot write to"):
            run(server, tmp_path / "file")
        (tmp_path / "out" / JOURNAL).write_text("{}\nnonsense\n")
        with pytest.raises(DataError, match="is damaged"):
            run(server, tmp_path / "out", set="cs")


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ({"since": "2024-2-1"}, "--from 2024-2-1 is not a day"),
        ({"until": "2024-02-30"}, "--until 2024-02-30 is not a day"),
        ({"since": "20240201"}, "is not a day"),
        ({"since": "2024-02-02", "until": "2024-02-01"}, "is after"),
        ({"set": "cs&from=2020-01-01"}, "is not a set"),
        ({"base": "oaipmh.arxiv.org"}, "is not an address"),
    ],
)
def test_an_order_that_cannot_be_is_refused(order: dict[str, str], message: str):
    with pytest.raises(CallerError, match=message):
        ArxivOrder(**order).checked()


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (
            oai(
                "<ListRecords><record><header><datestamp>2024-01-02T01:02:03Z</datestamp></header></record></ListRecords>"
            ),
            OaiPage("2024-02-01", 1, "2024-01-02", "2024-01-02"),
        ),
        (
            oai("<ListRecords><record><header><datestamp>soon</datestamp></header></record></ListRecords>", "once"),
            Passing,
        ),
        (
            oai(
                "<ListRecords><record><header status='deleted'>"
                "<datestamp>soon</datestamp></header></record></ListRecords>"
            ),
            OaiPage("2024-02-01", 1, "", "", ordered=False),
        ),
        (
            oai("<ListRecords><resumptionToken completeListSize='a'> a&amp;b </resumptionToken></ListRecords>"),
            OaiPage("2024-02-01", token="a&b"),
        ),
        (oai("<error>why</error>"), OaiPage("2024-02-01", error="error without a code", message="why")),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", Passing),
        (b"\xff\xfe", Passing),
    ],
)
def test_a_page_is_read_as_far_as_a_harvest_needs_it(body: bytes, page: OaiPage | type[Passing]):
    if page is Passing:
        with pytest.raises(Passing):
            read_page(body)
    else:
        assert read_page(body) == page


def test_pages_of_the_samples_are_understood():
    folder = Path(__file__).parents[2] / "shared/data/arxiv/rendered-new-server"
    for number, after in ((1, "2"), (2, "3"), (3, "")):
        file = folder / f"ListRecords-arXivRaw-page{number}.xml"
        if file.exists():
            page = read_page(file.read_bytes())
            assert page.ordered
            assert page.records == (200 if after else 101)
            assert bool(page.token) == bool(after)
