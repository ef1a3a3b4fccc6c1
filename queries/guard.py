"""The guard before foreign Cypher (kg cypher, /console): it may read, for a while, a bounded amount, and nothing else.

READ access alone is no sandbox: LOAD CSV, SHOW, TERMINATE and many procedures pass it. So: the words are looked
at (queries/cypherwords.py says why), then the plan by EXPLAIN against a list of allowed operators, then it runs in
an explicit READ transaction with limits of time, rows and bytes.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from threading import BoundedSemaphore, Thread
from typing import Any

from kg.errors import DatabaseError, Malformed, OutOfMemory, OutOfTime, Refused
from kg.graph import Answer, ClientError, Graph
from kg.statements import text as statement_text
from queries.allowed import PROCEDURES, check_plan, check_words, operators, slow_parts
from queries.catalogue import told_cut
from queries.cypherwords import cleaned, tokens
from queries.mistakes import remarks, told
from queries.statement_size import check_size

_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Caps:
    """How much one statement may take."""

    seconds: float = 10.0
    rows: int = 1000
    #: A page of more is of no use to anybody, and a list of 100 million numbers would be 500 MB.
    most_bytes: int = 8 * 2**20
    longest: int = 20_000
    #: How long we wait for a server that does not stop in time.
    grace: float = 3.0


class Busy(OutOfTime):
    """All places are taken by statements that still run."""


class Console:
    """Runs foreign statements, a few at a time.

    A statement that only computes (`reduce` over a long range) is not stopped by the server's time limit; one ran
    155 seconds. Whoever asked is told after the limit; the place stays taken until the server is done, so that
    such statements cannot pile up.
    """

    def __init__(self, caps: Caps | None = None, places: int = 2) -> None:
        self.caps = caps or Caps()
        self._places = BoundedSemaphore(places)

    def run(self, graph: Graph, text: str, parameters: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Rows of one foreign statement in the shape of the catalogue's answers, with its plan and remarks."""
        text = accepted(text, self.caps)
        if not self._places.acquire(timeout=1):
            raise Busy("All places for statements are taken by some that still run; try again in a minute")
        box: list[dict[str, Any] | Exception] = []
        worker = Thread(target=self._fill, args=(box, graph, text, dict(parameters or {})), daemon=True)
        worker.start()
        worker.join(self.caps.seconds + self.caps.grace)
        if not box:
            raise OutOfTime(
                _too_long(self.caps) + "; the server has not stopped yet, which only computing can bring about"
            )
        if isinstance(box[0], Exception):
            raise box[0]
        return box[0]

    def _fill(self, box: list[dict[str, Any] | Exception], graph: Graph, text: str, values: dict[str, Any]) -> None:
        try:
            box.append(_answered(graph, text, values, self.caps))
        except Exception as error:  # handed over to the thread that asked, which raises it
            box.append(error)
        finally:
            self._places.release()


def accepted(text: str, caps: Caps) -> str:
    """The text as it may go to the server: one statement, no closing semicolon, nothing our reading could get wrong."""
    if len(text) > caps.longest:
        raise Refused(f"The statement is longer than {caps.longest:,} characters")
    text = cleaned(text)
    pieces = tokens(text)
    while pieces and pieces[-1].text == ";":
        text = text[: pieces.pop().at]
    check_words(text, pieces)
    check_size(text, pieces)
    return text


def _answered(graph: Graph, text: str, values: dict[str, Any], caps: Caps) -> dict[str, Any]:
    try:
        explained = graph.explain(text, values)
    except ClientError as error:
        raise told(error, text, explained=True) from error
    plan = operators(explained.plan)
    check_plan(plan)
    answer = _read(graph, text, values, caps)
    names = graph.read(statement_text("read", "vocabulary"), {"limit": 100_000}).rows if explained.notes else []
    notes = remarks(explained.notes, [(str(what), str(name)) for what, name in names]) + slow_parts(plan)
    if answer.truncated:
        notes.insert(0, told_cut(caps.rows))
    elif not answer.rows:
        notes.insert(0, "The statement ran, and nothing in this graph matches it")
    return {
        "query": "",
        "title": "Cypher",
        "text": text,
        "parameters": values,
        "columns": [{"name": name, "help": ""} for name in answer.columns],
        "rows": answer.dicts(),
        "total": None if answer.truncated else len(answer.rows),
        "shown": len(answer.rows),
        "truncated": answer.truncated,
        "order": "",
        "next": None,
        "notes": notes,
        "plan": plan,
        "seconds": round(answer.seconds, 3),
    }


def _read(graph: Graph, text: str, values: dict[str, Any], caps: Caps) -> Answer:
    try:
        return graph.read(text, values, cap=caps.rows, seconds=caps.seconds, most_bytes=caps.most_bytes)
    except OutOfTime as error:
        raise OutOfTime(_too_long(caps)) from error
    except OutOfMemory as error:
        raise OutOfMemory(f"{error}. Count instead of collecting, return single properties, or set a LIMIT") from error
    except DatabaseError as error:
        if isinstance(error.__cause__, ClientError):
            raise told(error.__cause__, text, explained=False) from error
        raise


def _too_long(caps: Caps) -> str:
    return f"The statement ran into its time limit of {caps.seconds:g} seconds; start from an id, or ask for less"


def console_page(graph: Graph, caps: Caps) -> dict[str, Any]:
    """What the console tells before anything is asked: its limits, and the names there are."""
    names: dict[str, list[str]] = {}
    for what, name in graph.read(statement_text("read", "vocabulary"), {"limit": 100_000}).rows:
        names.setdefault(str(what), []).append(str(name))
    limits = {
        "rows": caps.rows,
        "seconds": caps.seconds,
        "megabytes": caps.most_bytes // 2**20,
        "longest": caps.longest,
    }
    vocabulary = [{"what": f"{what.capitalize()} names", "names": found} for what, found in names.items()]
    return {"caps": limits, "vocabulary": vocabulary, "procedures": list(PROCEDURES.values())}


def typed(raw: str) -> Any:
    """A value as somebody types it: JSON where it is JSON (5, 2.5, true, null, "5", [1, 2]), else the text itself."""
    try:
        value = json.loads(raw, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return raw
    if isinstance(value, int) and abs(value) > 2**63 - 1:
        raise Malformed(f"{raw[:40]} is larger than any number of the database; put it in quotes to make it a text")
    return value


def _no_number(name: str) -> Any:
    raise ValueError(name)


def parameters_of(pairs: list[str]) -> dict[str, Any]:
    """Parameters from `name=value` each."""
    values = {}
    for pair in filter(str.strip, pairs):
        name, equals, raw = pair.partition("=")
        if not equals or not _NAME.fullmatch(name.strip()):
            raise Malformed(f"{pair[:80]!r} is not name=value")
        values[name.strip()] = typed(raw.strip())
    return values
