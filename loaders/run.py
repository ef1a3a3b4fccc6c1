"""One load from start to end: read, take in, bring together, say links, tell people apart, tidy up."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.graph import Graph
from kg.keys import UNSTATED, natural
from kg.model import Item, Link, Reject, kind_of
from kg.statements import text
from loaders import complete, contents
from loaders.ahead import ahead
from loaders.arxiv.itself import ARXIV
from loaders.contents import Contents
from loaders.files import fingerprint, members
from loaders.finish import finish
from loaders.intake import Intake, Rejects
from loaders.notes import Notes, folder
from loaders.registry import items
from loaders.rows import Batch, Delivery, batches
from loaders.told import Told, quiet

#: What a reader knows of its own source, beside what it reads.
STATED = {"arxiv": (ARXIV,)}

Keep = Callable[[Reject], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to load; the defaults are a whole, forgiving load."""

    release: str = UNSTATED
    limit: int | None = None
    strict: bool = False
    batch: int = 5000
    complete: bool = False
    """Whether this is a whole release: what earlier ones said and this one does not is taken away."""
    notes: Path | None = None
    """Below which notes of the delivery are kept for `kg diff`; none without."""


@dataclass(slots=True)
class Report:
    """What a load did; rejects by reason with an example each."""

    delivery: Delivery
    read: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    rejects: Rejects = field(default_factory=Rejects)
    taken: Counter[str] = field(default_factory=Counter)
    """What a complete release no longer holds, and was taken away."""
    unread: bool = False
    """A file could not be read to its end, so that the release was not taken as complete."""
    older: int = 0
    batches: list[str] = field(default_factory=list)
    """Digests of what was written, kept with the delivery so that it is not sent again."""
    waiting_links: int = 0
    state: str = "running"
    contents: Contents | None = None
    """What its files are; of a look at a delivery only."""

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON holds it."""
        looked_at = {"contents": self.contents.rows()} if self.contents is not None else {}
        return looked_at | {
            "load": self.delivery.load,
            "source": self.delivery.source,
            "release": self.delivery.release,
            "state": self.state,
            "read": dict(sorted(self.read.items())),
            "changed": dict(sorted(self.changed.items())),
            "rejects": self.rejects.rows(),
            "taken_away": dict(sorted(self.taken.items())),
            "older": self.older,
            "waiting_links": self.waiting_links,
        }


def summary(report: dict[str, Any]) -> str:
    """A report as lines for people."""
    lines = [f"{report['load']}: {report['state']}", *contents.lines(report.get("contents", []))]
    if len(report.get("contents", ())) != 1:
        lines += [f"  {count:>10,}  {name} read" for name, count in report["read"].items()]
    lines += [f"  {count:>10,}  {name} new or changed" for name, count in report["changed"].items()]
    lines += [f"  {count:>10,}  {name} taken away" for name, count in report.get("taken_away", {}).items()]
    if report["older"]:
        lines.append(
            f"  {report['older']:>10,}  records are older than what is there, and were left out; is --release right?"
        )
    if report["waiting_links"]:
        lines.append(f"  {report['waiting_links']:>10,}  links wait for an end that has not been delivered")
    lines += [
        f"  {row['count']:>10,}  rejected: {row['reason']}; the first: {row['where']} {row['detail']}".rstrip()
        for row in report["rejects"]
    ]
    return "\n".join(lines)


def _drop(_reject: Reject) -> None:
    """Keep nothing but the count."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def later(now: str, last: str) -> str:
    """Now, or just after the last moment where the clock was set back since: figures from before are then still old."""
    if now > last:
        return now
    return (datetime.fromisoformat(last) + timedelta(milliseconds=1)).isoformat(timespec="milliseconds")


def _delivery(source: str, paths: Sequence[Path], options: Options) -> Delivery:
    # A pipe has no fingerprint: its load is never taken for the rest of an interrupted one.
    name = fingerprint(paths)[:16] or f"pipe {_now()}"
    return Delivery(source, options.release, f"{source}:{options.release}:{name}")


def _usable(
    source: str, paths: Sequence[Path], options: Options, report: Report, told: Told, keep: Keep
) -> Iterator[Any]:
    """Records and links of a delivery; rejects are counted on the way, in strict mode the first one stops."""

    def all_items() -> Iterator[Item]:
        for member in members(paths, progress=lambda count: told("read", count)):
            if report.contents is not None:
                report.contents.open(member)
            yield from items(member, source)

    for item in islice(all_items(), options.limit):
        if report.contents is not None:
            report.contents.take(item)
        if not isinstance(item, Reject):
            yield item
            continue
        report.rejects.add(item)
        keep(item)
        if options.strict and not item.value:
            why = f"{item.reason} ({item.detail})" if item.detail else item.reason
            raise DataError(f"{item.where}: {why}. Without --strict it is counted and left out")


def look(source: str, paths: Sequence[Path], options: Options, *, told: Told = quiet, keep: Keep = _drop) -> Report:
    """Read a delivery and count what is in it, without a database."""
    report = Report(_delivery(source, paths, options), contents=Contents())
    for item in _usable(source, paths, options, report, told, keep):
        report.read[f"link {item.name}" if isinstance(item, Link) else kind_of(item)] += 1
    report.state = "looked at"
    return report


def load(
    graph: Graph, source: str, paths: Sequence[Path], options: Options, *, told: Told = quiet, keep: Keep = _drop
) -> Report:
    """Load a delivery; an interrupted one goes on where it was acknowledged."""
    report = Report(_delivery(source, paths, options))
    opened = _ledger(graph, "ledger_open", report, input=[path.name for path in paths])
    intake = _intake(graph, report, options, frozenset(opened[0]["batches"]))
    read = batches(
        _usable(source, paths, options, report, told, keep),
        report.delivery,
        options.batch,
        stated=STATED.get(source, ()),
        skip=opened[0]["items"],
        read=report.read,
    )
    try:
        _take_in(read, intake, report, options, skip=opened[0]["items"])
        if not report.read:
            # Not complete, whatever was asked for: absence in a file that says nothing is no statement.
            report.state = "refused"
            _ledger(graph, "ledger_forget", report)
            return report
        report.older = intake.older
        if options.complete and not intake.outdated:
            _complete(graph, report, told)
        finish(graph, report.rejects, told)
        report.state = "complete"
        # Of a slice, links that lead out of it were not kept.
        report.batches = [] if options.limit is not None or intake.outdated else intake.written
    except DataError:
        report.state = "refused"
        _close(graph, report)
        raise
    _close(graph, report)
    return report


def _take_in(read: Iterator[Batch], intake: Intake, report: Report, options: Options, *, skip: int) -> None:
    """Write all batches, and before each its notes; of a delivery without an item nothing, not even its source."""
    notes = None
    with closing(ahead(read)) as made:
        for batch in made:
            if not report.read:
                return
            if notes is None and options.notes:
                notes = Notes(folder(options.notes, report.delivery.load), skip=skip)
            if notes:
                notes.add(batch)
            intake.write(batch)


def _intake(graph: Graph, report: Report, options: Options, known: frozenset[str]) -> Intake:
    release = natural(report.delivery.release)
    return Intake(
        graph,
        report.delivery,
        options.limit is not None,
        changed=report.changed,
        known=known,
        floor=release if options.complete else "",
        outdated=release < complete.floor(graph, report.delivery.source),
    )


def _complete(graph: Graph, report: Report, told: Told) -> None:
    if complete.UNREAD & report.rejects.counts.keys():
        report.unread = True
        return
    report.taken = complete.take_away(graph, report.delivery, lambda count: told("looked at for taking away", count))
    complete.note(graph, report.delivery)


def _ledger(graph: Graph, name: str, report: Report, **values: Any) -> list[dict[str, Any]]:
    delivery = report.delivery
    known = {"id": delivery.load, "source": delivery.source, "release": delivery.release, "now": _now()}
    with graph.transaction() as transaction:
        return transaction.run(text("load", name), known | values)


def _close(graph: Graph, report: Report) -> None:
    report.waiting_links = graph.command(text("load", "waiting_links"))[0]["waiting"]
    counts = json.dumps(
        {"read": report.read, "changed": report.changed, "waiting_links": report.waiting_links}, sort_keys=True
    )
    last = graph.command(text("load", "ledger_last"))[0]["last"]
    _ledger(
        graph,
        "ledger_close",
        report,
        changed_at=later(_now(), last or ""),
        state=report.state,
        counts=counts,
        rejects=json.dumps(report.rejects.rows()),
        batches=report.batches or None,
        changed=report.changed.total() + report.taken.total(),
    )
