"""The one door to the database: time limit, row cap, read or write, plain values, plain errors."""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable
from neo4j.graph import Node, Path, Relationship

from kg.bytecap import ByteCap, expected
from kg.errors import DatabaseError, Malformed, OutOfMemory, OutOfTime, TryAgain, Unavailable
from kg.settings import Settings
from kg.statements import without_merge

Parameters = Mapping[str, Any]
#: Texts of statements, and what is sent in their place.
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows of one statement; `truncated` says that the cap, not the data, ended it."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool = False
    seconds: float = 0.0

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as one dict each."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def one(self) -> dict[str, Any] | None:
        """The first row as a dict, or None where there is none."""
        return dict(zip(self.columns, self.rows[0], strict=True)) if self.rows else None


@dataclass(frozen=True, slots=True)
class Explained:
    """A statement's plan, and the server's remarks on it as (GQL status, text)."""

    plan: Any
    notes: tuple[tuple[str, str], ...]


def plain(value: Any) -> Any:
    """A value of the driver as JSON can hold it; no element id leaves the server."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if type(value) is list:  # Asking whether something is a Mapping or a Sequence takes far longer.
        return [plain(item) for item in value]
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), **{key: plain(item) for key, item in sorted(value.items())}}
    if isinstance(value, Relationship):
        return {"type": value.type, **{key: plain(item) for key, item in sorted(value.items())}}
    if isinstance(value, Path):
        steps: list[Any] = [plain(value.nodes[0])]
        for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
            steps += [plain(relationship), plain(node)]
        return steps
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def translated(error: Exception) -> Exception:
    """The driver's error as one of ours; anything else unchanged."""
    if isinstance(error, AuthError):
        return DatabaseError("The database refused user or password; check NEO4J_USER and NEO4J_PASSWORD")
    if isinstance(error, ServiceUnavailable | DriverError):
        # The driver goes on for lines about resolved addresses.
        why = str(error).split("\n")[0].split(" (resolved")[0].split(" IPv4Address(")[0].rstrip(":. ")
        return Unavailable(f"The database does not answer ({why}). Is it running? kg db status")
    if isinstance(error, Neo4jError):
        code = error.code or ""
        if "TransactionTimedOut" in code or "Terminated" in code:
            return OutOfTime("The statement ran into its time limit; ask for less or raise KG_READ_SECONDS")
        if "MemoryPoolOutOfMemory" in code or "OutOfMemory" in code:
            return OutOfMemory("The statement ran into its memory limit; ask for fewer rows at once")
        if "General.DatabaseUnavailable" in code:
            return Unavailable("The database is not ready yet; try again in a moment")
        return (TryAgain if error.is_retryable() else DatabaseError)(f"{error.message} ({code})")
    return error


#: What packing a value raises that the database cannot hold: an integer beyond 64 bits, half a character.
_UNSENDABLE = (OverflowError, UnicodeError)


def _unsendable(error: Exception) -> Malformed:
    return Malformed(f"A value is a number or text that the database cannot hold ({error})")


class Transaction:
    """One open transaction: several statements that are acknowledged together."""

    def __init__(self, inner: neo4j.Transaction, instead: Texts | None = None) -> None:
        self._inner = inner
        self._instead = instead or {}

    def run(self, text: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        """All rows of one statement as dicts, values as the driver gives them."""
        return _drained(self._sent(text, parameters))

    def counters(self, text: str, parameters: Parameters | None = None) -> dict[str, int]:
        """Run a writing statement; what it changed, by the driver's names, without zeros."""
        counters = _consumed(self._sent(text, parameters)).counters
        return {
            name: value
            for name, value in vars(counters).items()
            if isinstance(value, int) and not isinstance(value, bool) and value and not name.startswith("_")
        }

    def _sent(self, text: str, parameters: Parameters | None) -> neo4j.Result:
        return self._inner.run(self._instead.get(text, text), dict(parameters or {}))


def _drained(result: neo4j.Result) -> list[dict[str, Any]]:
    # Not `record.data()`: it takes every value apart once more, and loading reads millions.
    keys = result.keys()
    rows = [dict(zip(keys, record.values(), strict=True)) for record in result]
    _consumed(result)
    return rows


def _consumed(result: neo4j.Result) -> neo4j.ResultSummary:
    """The summary of a result, without what was sent.

    The driver ties a result and its parameters into a circle. Rows of plain values hold nothing that the garbage
    collector counts, so that it comes by after hundreds of megabytes of them.
    """
    summary = result.consume()
    if summary.parameters:
        summary.parameters.clear()
    return summary


class Graph:
    """A connection to one database; use it as a context manager."""

    def __init__(self, driver: neo4j.Driver, database: str, *, seconds: float, instead: Texts | None = None) -> None:
        self._driver = driver
        self.database, self.seconds, self.instead = database, seconds, instead or {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def driver(self) -> neo4j.Driver:
        """The driver itself, for what is built on it (neomodel, measuring against bare calls)."""
        return self._driver

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def read(
        self,
        text: str,
        parameters: Parameters | None = None,
        *,
        cap: int | None = None,
        seconds: float | None = None,
        most_bytes: int | None = None,
    ) -> Answer:
        """Rows of one reading statement, at most `cap` of them, stopped by the server after `seconds`."""
        started = time.perf_counter()
        limit = self.seconds if seconds is None else seconds
        received = None
        try:
            with (
                self._driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session,
                session.begin_transaction(timeout=limit) as transaction,
                ByteCap(transaction, most_bytes) as received,
            ):
                result = transaction.run(text, dict(parameters or {}))
                rows: list[tuple[Any, ...]] = []
                truncated = False
                for record in result:
                    if cap is not None and len(rows) >= cap:
                        truncated = True
                        break
                    if time.perf_counter() - started > limit + 1:
                        raise OutOfTime("The statement ran into its time limit; ask for less or raise KG_READ_SECONDS")
                    rows.append(tuple(plain(value) for value in record.values()))
                columns = tuple(result.keys())
        except (Neo4jError, DriverError) as error:
            if received is not None and received.exceeded:
                raise OutOfMemory(
                    f"The answer is larger than {(most_bytes or 0) // 2**20} MiB; ask for less"
                ) from error
            raise translated(error) from error
        except _UNSENDABLE as error:
            raise _unsendable(error) from error
        return Answer(columns, rows, truncated, time.perf_counter() - started)

    def stream(self, text: str, parameters: Parameters | None = None) -> Iterator[dict[str, Any]]:
        """Rows of one reading statement as they come, without time limit or cap; for exports."""
        try:
            with self._driver.session(database=self.database, default_access_mode=neo4j.READ_ACCESS) as session:
                for record in session.run(text, dict(parameters or {})):
                    yield record.data()
        except (Neo4jError, DriverError) as error:
            raise translated(error) from error

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A writing transaction: committed when the block ends well, else forgotten."""
        try:
            with self._driver.session(database=self.database) as session, session.begin_transaction() as inner:
                yield Transaction(inner, self.instead)
                inner.commit()
        except (Neo4jError, DriverError) as error:
            raise translated(error) from error

    def write(self, text: str, parameters: Parameters | None = None) -> dict[str, int]:
        """One writing statement in a transaction of its own; what it changed."""
        with self.transaction() as transaction:
            return transaction.counters(text, parameters)

    def command(self, text: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        """One auto-commit statement: schema commands and procedures that refuse explicit transactions."""
        try:
            with self._driver.session(database=self.database) as session:
                return _drained(session.run(self.instead.get(text, text), dict(parameters or {})))
        except (Neo4jError, DriverError) as error:
            raise translated(error) from error

    def explain(self, text: str, parameters: Parameters | None = None) -> Explained:
        """What the server says of a statement by EXPLAIN, which executes nothing; a mistake is a ClientError."""
        with (
            self._driver.session(
                database=self.database,
                default_access_mode=neo4j.READ_ACCESS,
                notifications_min_severity="INFORMATION",
            ) as session,
            session.begin_transaction(timeout=self.seconds) as transaction,
        ):
            try:
                summary = transaction.run("EXPLAIN " + text, dict(parameters or {})).consume()
            except _UNSENDABLE as error:
                raise _unsendable(error) from error
        notes = tuple(
            (one.gql_status, one.status_description) for one in summary.gql_status_objects if one.is_notification
        )
        return Explained(summary.plan, notes)

    def plan(self, text: str, parameters: Parameters | None = None) -> Any:
        """The plan of a statement alone."""
        return self.explain(text, parameters).plan

    def server(self) -> dict[str, str]:
        """Name, version and edition of the server."""
        answer = self.read(
            "CALL dbms.components() YIELD name, versions, edition "
            "RETURN name AS name, versions[0] AS version, edition AS edition"
        )
        return {key: str(value) for key, value in (answer.one() or {}).items()}


def connect(settings: Settings, *, home: str | None = None) -> Graph:
    """A graph at the user's own server, or at the managed one if it is running; `home` names another one beside it."""
    if settings.managed:
        from kg.server import connection  # the managed server is one of two ways, and imports more

        uri, user, password = connection(settings, home)
    else:
        uri, user, password = settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password
    # The driver logs remarks on a statement; queries/guard.py tells them to whoever asked.
    logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)
    logging.getLogger("neo4j.io").addFilter(expected)
    driver = neo4j.GraphDatabase.driver(
        uri,
        auth=(user, password),
        notifications_min_severity="OFF",
        max_connection_lifetime=600,
        telemetry_disabled=True,
    )
    try:
        driver.verify_connectivity()
    except (Neo4jError, DriverError) as error:
        driver.close()
        raise translated(error) from error
    instead = without_merge() if settings.upsert == "match" else None
    return Graph(driver, settings.neo4j_database, seconds=settings.read_seconds, instead=instead)


__all__ = ["Answer", "ClientError", "Explained", "Graph", "Transaction", "connect", "plain"]
