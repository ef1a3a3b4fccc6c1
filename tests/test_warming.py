"""After a start every question is asked once in the background, behind all requests, and without a word."""

from collections.abc import Callable
from typing import Any

import pytest

from kg import Settings
from kg.errors import Unavailable
from kg.graph import Graph
from kg.statements import statements
from queries.entities import PAGES
from webui import create_app, warming
from webui.warming import Traffic, Warming, questions, warm


@pytest.fixture
def made(demo_settings: Settings, demo_graph: Graph) -> Any:
    return create_app(demo_settings, lambda: demo_graph, limits=False)


def test_every_page_and_every_question_is_asked_once(made: Any, demo_graph: Graph) -> None:
    asking = warm(made)
    asking.start()
    assert asking.join(120)
    assert asking.asked == ["home", *PAGES, "search", "suggest", *statements("read")]
    for name, question in questions():
        if name in PAGES or name in ("home", "search", "suggest", "topic_facts", "cocited_papers"):
            question(demo_graph)  # none of them was asked in vain


def test_nothing_is_asked_while_a_request_is_answered() -> None:
    traffic = Traffic()
    assert traffic.quiet()
    traffic.came()
    assert not traffic.quiet()
    traffic.went()
    assert not traffic.quiet(), "a moment ago"
    traffic.went()
    traffic.came()
    assert not traffic.quiet()


def test_requests_are_counted_by_the_app(made: Any) -> None:
    asking = warm(made)
    seen: list[bool] = []
    made.before_request_funcs[None].append(lambda: seen.append(asking._traffic.quiet()))
    assert made.test_client().get("/status").status_code == 200
    assert made.test_client().get("/paper/nothing").status_code == 404
    assert seen == [False, False]
    assert asking._traffic._open == 0


def test_it_ends_with_the_app(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asking = warm(made)

    def first_then_stop() -> Any:
        yield "one", lambda graph: asking.stop()
        yield "two", lambda graph: None

    monkeypatch.setattr(warming, "questions", first_then_stop)
    asking.start()
    assert asking.join(20)
    assert asking.asked == ["one"]


def _away() -> Graph:
    raise Unavailable("The database does not answer")


def _broken(graph: Graph) -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize("fail", [lambda graph: _away(), _broken])
def test_what_goes_wrong_is_not_told(
    made: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], fail: Callable[[Graph], object]
) -> None:
    monkeypatch.setattr(warming, "questions", lambda: iter([("one", fail), ("two", lambda graph: None)]))
    asking = warm(made)
    asking.start()
    assert asking.join(20)
    assert asking.asked == ["one", "two"]
    assert capfd.readouterr() == ("", "")


def test_a_database_that_is_away_is_no_failure(demo_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(demo_settings, _away, limits=False)
    monkeypatch.setattr(warming, "questions", lambda: iter([("one", lambda graph: None)]))
    asking: Warming = warm(app)
    asking.start()
    assert asking.join(20)
    assert asking.asked == ["one"]
