import pytest
from harvest_server import Arxiv, Time, cut_off, cut_off_unnoticed, instead, reset, serving, status, visitor

from kg.errors import CallerError, DataError
from kg.settings import Settings
from loaders.harvest_arxiv import BASE, LEAST_PAUSE
from loaders.harvest_oai import read_page
from loaders.harvest_polite import asked_wait, host, one_line, slower
from loaders.harvest_visit import agent, alone, pause_for

ASK = [("verb", "ListRecords"), ("metadataPrefix", "arXivRaw")]


@pytest.mark.parametrize(
    ("header", "date", "seconds"),
    [
        ("20", None, 20.0),
        (" 0 ", None, 0.0),
        (None, None, None),
        ("", None, None),
        ("soon", None, None),
        ("-5", None, None),
        ("²", None, None),
        ("9" * 40, None, None),
        ("Thu, 01 Feb 2024 10:00:30 GMT", "Thu, 01 Feb 2024 10:00:00 GMT", 30.0),
        ("Thu, 01 Feb 2024 09:00:00 GMT", "Thu, 01 Feb 2024 10:00:00 GMT", 0.0),
        ("Tue, 14 Nov 2023 22:13:30 GMT", None, 10.0),
        ("Tue, 14 Nov 2023 22:13:30 GMT", "garbage", 10.0),
    ],
)
def test_retry_after_is_seconds_or_a_date_or_nothing(header: str | None, date: str | None, seconds: float | None):
    assert asked_wait(header, date, 1_700_000_000.0) == seconds


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({}, 1.0),
        ({"x-ratelimit-limit": "7199", "x-ratelimit-used": "12"}, 1.0),
        ({"x-ratelimit-limit": "60", "x-ratelimit-used": "29"}, 1.0),
        ({"x-ratelimit-limit": "60", "x-ratelimit-used": "30"}, 60.0),
        ({"x-ratelimit-limit": "7200", "x-ratelimit-used": "7200"}, 1.0),
        ({"x-ratelimit-limit": "0", "x-ratelimit-used": "0"}, 1.0),
        ({"x-ratelimit-limit": "many", "x-ratelimit-used": "1"}, 1.0),
    ],
)
def test_a_small_allowance_slows_the_second_half(headers: dict[str, str], pause: float):
    assert slower(1.0, headers) == pause


def test_the_first_request_and_every_other_waits_the_pause():
    time, said = Time(), list[str]()
    with serving(Arxiv()) as server, visitor(time, said) as visiting:
        for _ in range(3):
            visiting.get(server.base, ASK, read_page)
    assert time.slept == [3.0, 3.0, 3.0]
    assert said == []


@pytest.mark.parametrize(
    ("fault", "what", "wait"),
    [
        (status(503, Retry_After="20"), "status 503", 20.0),
        (status(503, Retry_After="1"), "status 503", 3.0),
        (status(429, Retry_After="Thu, 01 Feb 2024 10:00:30 GMT", Date="Thu, 01 Feb 2024 10:00:00 GMT"), "429", 30.0),
        (status(503), "status 503", 2.162),
        (status(500), "status 500", 2.162),
        (cut_off, "the answer broke off", 2.162),
        (cut_off_unnoticed, "the page is cut off or broken", 2.162),
        (reset, "the answer broke off", 2.162),
        (instead(b""), "the answer is not OAI-PMH", 2.162),
        (instead(b"<!DOCTYPE html><html>Maintenance</html>"), "a page for people", 2.162),
        (instead(b"<rss/>"), "the answer is not OAI-PMH", 2.162),
    ],
)
def test_what_passes_is_waited_out_and_told(fault, what: str, wait: float):
    time, said = Time(), list[str]()
    with serving(Arxiv()) as server, visitor(time, said) as visiting:
        server.faults = {1: fault}
        page = visiting.get(server.base, ASK, read_page)
    assert page.records == 2
    assert len(said) == 1
    assert what in said[0]
    assert "asking again" in said[0]
    assert time.slept[:2] == [3.0, wait]


def test_waits_grow_to_a_minute_and_end_after_eight_attempts():
    time, said = Time(), list[str]()
    with serving(Arxiv()) as server, visitor(time, said, pause=0) as visiting:
        visiting.get(server.base, ASK, read_page)
        server.faults = {number: status(502) for number in range(2, 20)}
        with pytest.raises(DataError, match=r"127\.0\.0\.1: status 502, 8 times in a row\. Try again later: the same"):
            visiting.get(server.base, ASK, read_page)
    assert len(server.asked) == 9
    waits = [2, 4, 8, 16, 32, 60, 60]
    assert [low <= got <= low * 1.25 for low, got in zip(waits, time.slept, strict=True)] == [True] * 7


def test_a_server_that_never_answered_is_given_up_after_three_attempts():
    time = Time()
    with serving(Arxiv()) as server:
        gone = server.base
    with visitor(time, []) as visiting, pytest.raises(DataError, match=r"no answer \(Connection refused\), 3 times"):
        visiting.get(gone, ASK, read_page)


def test_a_server_that_asks_for_an_hour_is_left_alone():
    with serving(Arxiv()) as server, visitor(Time(), []) as visiting:
        server.faults = {1: status(503, Retry_After="3600")}
        with pytest.raises(DataError, match="asks to wait 3,600 seconds"):
            visiting.get(server.base, ASK, read_page)
    assert len(server.asked) == 1


def test_a_refusal_is_told_at_once_in_the_servers_words():
    with serving(Arxiv()) as server, visitor(Time(), []) as visiting:
        server.faults = {1: status(403, b"<h1>Forbidden</h1>\x1b[31m you\n")}
        with pytest.raises(DataError, match=r"127\.0\.0\.1 answers 403: go away; it says: Forbidden \[31m you$"):
            visiting.get(server.base, ASK, read_page, explain={403: "go away"})


def test_a_move_on_the_same_host_is_followed_and_elsewhere_not():
    time = Time()
    with serving(Arxiv()) as server, visitor(time, []) as visiting:
        server.faults = {1: status(301, Location="/oai?verb=ListRecords&metadataPrefix=arXivRaw")}
        assert visiting.get(server.base, ASK, read_page).records == 2
        assert time.slept == [3.0, 3.0]
        server.faults = {3: status(302, Location="https://elsewhere.example/oai")}
        with pytest.raises(DataError, match=r"sends us to https://elsewhere\.example/oai; if that is right, .* --base"):
            visiting.get(server.base, ASK, read_page)
        server.faults = {number: status(302, Location="/oai") for number in range(4, 20)}
        with pytest.raises(DataError, match="in a circle"):
            visiting.get(server.base, ASK, read_page)


def test_the_token_goes_into_the_header_and_nowhere_else(monkeypatch: pytest.MonkeyPatch, tmp_path):
    (tmp_path / ".netrc").write_text("default login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    said = list[str]()
    with serving(Arxiv()) as server, visitor(Time(), said, token="s3cret") as visiting:
        server.faults = {1: status(503)}
        visiting.get(server.base, ASK, read_page)
        assert [one["Authorization"] for one in server.headers] == ["Bearer s3cret"] * 2
        assert "s3cret" not in repr(visiting) + "".join(said) + "".join(server.asked)
    with serving(Arxiv()) as server, visitor(Time(), said) as visiting:
        visiting.get(server.base, ASK, read_page)
        assert "Authorization" not in server.headers[0]
        assert server.headers[0]["User-Agent"] == "research-kg/test"
    with (
        visitor(Time(), [], token="s3cret") as visiting,
        pytest.raises(CallerError, match=r"not sent to arxiv\.org with"),
    ):
        visiting.get("http://arxiv.org/oai", ASK, read_page)


def test_the_pause_can_only_be_lengthened_except_on_this_machine():
    assert pause_for(BASE, None, LEAST_PAUSE) == 3.0
    assert pause_for(BASE, 12, LEAST_PAUSE) == 12
    assert pause_for("http://localhost:8000/oai", 0, LEAST_PAUSE) == 0
    assert pause_for("http://[::1]:8000/oai", 0, LEAST_PAUSE) == 0
    with pytest.raises(CallerError, match=r"oaipmh\.arxiv\.org wants at least 3 seconds"):
        pause_for(BASE, 2.9, LEAST_PAUSE)
    with pytest.raises(CallerError, match="at least 3 seconds"):
        pause_for("http://localhost.example.org/oai", 0, LEAST_PAUSE)


def test_the_user_agent_says_who_and_whom_to_write_to():
    assert agent(Settings(contact="ada@example.org")).endswith("(metadata harvester; mailto:ada@example.org)")
    assert agent(Settings()).endswith("(metadata harvester)")
    for wrong in ("ada@example.org\r\nX-Evil: 1", "adä@example.org"):
        with pytest.raises(CallerError, match="KG_CONTACT"):
            agent(Settings(contact=wrong))


@pytest.mark.parametrize(
    "address", ["", "arxiv.org/oai", "ftp://arxiv.org", "https://", "https://me@x/", "https://x/?a=1"]
)
def test_what_is_no_address_is_refused(address: str):
    with pytest.raises(CallerError, match="is not an address to harvest from"):
        host(address)


def test_words_of_a_stranger_are_one_short_line():
    assert one_line("a\x1b[0m\n\tb\u202e" + "c" * 400) == "a [0m b " + "c" * 292 + "…"


def test_only_one_harvest_of_a_host_runs_at_a_time(tmp_path):
    with alone(tmp_path, "arxiv.org"):
        with (
            pytest.raises(CallerError, match=r"Another harvest from arxiv\.org is running"),
            alone(tmp_path, "arxiv.org"),
        ):
            pass
        with alone(tmp_path, "openaire.eu"):
            pass
    with alone(tmp_path, "arxiv.org"):
        pass
