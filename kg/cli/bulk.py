"""`kg load --bulk`: whole dumps into a fresh database, or into a folder of files for somebody else's importer."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.settings import Settings

Given = tuple[str, str, tuple[Path, ...]]
"""Source, release, paths."""


def bulk_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What a bulk load can be told beside what it loads."""
    options = [
        click.option(
            "--to", "folder", type=click.Path(path_type=Path, file_okay=False),
            help="Only write files for another importer into this folder; no server is needed.",
        ),
        click.option("--replace", is_flag=True, help="Leave out sources that the present graph has and these are not."),
        click.option("--derive", is_flag=True, help="Derive counts and co-authors before the new graph serves."),
        click.option("--check", is_flag=True, help="Have Neo4j's own check look at the new store before it serves."),
        click.option(
            "--memory", type=click.IntRange(min=1024), metavar="MB",
            help="Memory the bulk load may take; default: a quarter of the machine's.",
        ),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command("bulk")
@click.argument("deliveries", nargs=-1, metavar="SOURCE[:RELEASE]=PATH…")
@bulk_options
@click.option("--strict", is_flag=True, help="Stop at the first thing that cannot be used.")
def bulk(deliveries: tuple[str, ...], **given: Any) -> None:
    """Build a fresh graph of whole dumps, and switch to it when it is complete.

    The graph holds all that is named here and nothing else: openaire:10.6=/dumps/openaire arxiv:2026-11=/dumps/arxiv.
    The present one serves until the switch and is kept after it (kg db rollback). The same as kg load --bulk.
    """
    if not deliveries:
        raise click.UsageError("Name what to load: SOURCE[:RELEASE]=PATH, as in openaire:10.6=/dumps/openaire")
    start(parsed(deliveries), **given)


def parsed(words: tuple[str, ...]) -> list[Given]:
    """Deliveries from the command line; paths of one source and release belong together."""
    from kg.keys import UNSTATED
    from loaders.registry import FORMS

    known = sorted({form.source for form in FORMS.values()})
    found: dict[tuple[str, str], list[Path]] = {}
    for word in words:
        name, equals, path = word.partition("=")
        source, _, release = name.partition(":")
        if not equals or not path or source not in known:
            raise click.UsageError(f"{word!r} is not SOURCE[:RELEASE]=PATH with one of {', '.join(known)} as source")
        if not Path(path).exists():
            raise click.UsageError(f"There is no {path}")
        found.setdefault((source, release.strip() or UNSTATED), []).append(Path(path).absolute())
    return [(source, release, tuple(paths)) for (source, release), paths in found.items()]


def start(
    deliveries: list[Given],
    *,
    folder: Path | None,
    replace: bool,
    derive: bool,
    check: bool,
    memory: int | None,
    strict: bool,
) -> None:
    """Begin a bulk load, or go on with the same one that was interrupted."""
    from kg.bulk.work import work
    from kg.cli.bulk_tables import needed
    from kg.errors import Refused
    from kg.server import homes
    from kg.server.memory import machine_mb
    from kg.settings import from_env
    from loaders.lock import alone

    settings = from_env()
    plan: dict[str, Any] = {
        "deliveries": [_described(*one) for one in deliveries],
        "to": str(folder.absolute()) if folder else "",
        "derive": derive,
        "check": check,
        "strict": strict,
    }
    if not folder:
        _can_be_built(settings)
    needed()
    with alone(settings):
        found = work(settings)
        left = found.plan()
        if left is not None and _unfinished(left, found.done()):
            if {key: left.get(key) for key in plan} != plan:
                raise Refused(
                    "Another bulk load was begun and is not finished: kg load --resume goes on with it, "
                    "kg load --abandon forgets it"
                )
            _nothing_came_since(settings, left)
            click.echo("Going on where it stopped.", err=True)
        else:
            there = [] if folder else _there(settings)
            if not replace:
                _nothing_is_left_out(there, {source for source, _, _ in deliveries})
            plan["there"] = there
            plan["memory"] = memory or max(1024, machine_mb() // 4)
            plan["home"] = homes.unused(settings.home)
            found.begin(plan)
        _go(settings)


def resume() -> None:
    """Go on with the bulk load that was begun."""
    from kg.bulk.work import begun
    from kg.errors import Unknown
    from kg.settings import from_env
    from loaders.lock import alone

    settings = from_env()
    with alone(settings):
        found, plan = begun(settings)
        if not _unfinished(plan, found.done()):
            raise Unknown("The last bulk load is finished; kg load --status tells of it")
        _nothing_came_since(settings, plan)
        changed = [one for one in plan["deliveries"] if _described(one["source"], one["release"], _paths(one)) != one]
        if changed:
            raise Unknown(
                f"{changed[0]['source']} {changed[0]['release']} has changed since the load began "
                f"({', '.join(changed[0]['paths'])}): kg load --abandon, then load it anew"
            )
        _go(settings)


def abandon() -> None:
    """Forget a bulk load: its files, its unfinished database and the server of that."""
    from kg.bulk.importing import clear
    from kg.bulk.work import begun
    from kg.server import homes
    from kg.server.folders import layout
    from kg.server.stopping import killed
    from kg.settings import from_env
    from loaders.lock import alone

    settings = from_env()
    with alone(settings):
        found, plan = begun(settings)
        if settings.managed and plan["home"] not in homes.pointed(settings.home):
            place = layout(settings, plan["home"])
            killed(place)
            clear(place)
        found.clear()
    click.echo("The bulk load is forgotten; the graph that serves was not touched.", err=True)


def status(as_json: bool) -> None:
    """Say how far the bulk load is."""
    from kg.bulk.status import lines, state
    from kg.bulk.work import begun
    from kg.settings import from_env

    found = state(*begun(from_env()))
    if as_json:
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for line in lines(found):
        click.echo(line)


def _go(settings: "Settings") -> None:
    from kg.bulk.build import Build
    from kg.bulk.takeaway import write
    from kg.bulk.work import begun

    found, plan = begun(settings)
    prepare = _preparing(plan)
    if plan["to"]:
        write(found, plan, prepare=prepare, say=_say)
        return
    Build(settings=settings, work=found, plan=plan, prepare=prepare, derive=_deriving, say=_say).run()
    if not plan["derive"]:
        click.echo("Derived figures are older than this load now: kg derive", err=True)


def _say(line: str) -> None:
    click.echo(line, err=True)


def _preparing(plan: dict[str, Any]) -> Callable[[Path, Any], Path]:
    """The first half of a bulk load: from dumps to tables."""

    def prepare(folder: Path, watch: Any) -> Path:
        from kg.cli.bulk_tables import made

        return made(plan, folder, watch)

    return prepare


def _deriving(graph: "Graph", watch: Any) -> None:
    from loaders.derive import derive

    derive(graph, told=watch.phase)


def _described(source: str, release: str, paths: tuple[Path, ...]) -> dict[str, Any]:
    from loaders.files import fingerprint, size

    return {
        "source": source,
        "release": release,
        "paths": [str(one) for one in paths],
        "mark": fingerprint(paths),
        "bytes": size(paths),
    }


def _paths(described: dict[str, Any]) -> tuple[Path, ...]:
    return tuple(map(Path, described["paths"]))


def _unfinished(plan: dict[str, Any], done: dict[str, Any]) -> bool:
    return ("files" if plan["to"] else "end") not in done


def _can_be_built(settings: "Settings") -> None:
    """Whether there is a managed server to build beside, and it can be asked for what people added."""
    from kg.errors import NotOurs
    from kg.server import connection
    from kg.server.folders import layout
    from kg.server.installation import installed

    if not settings.managed:
        raise NotOurs(
            f"{settings.neo4j_uri} is a server of yours (NEO4J_URI): kg load --bulk builds only beside the managed "
            "one. With --to DIR it writes the files and the command for your own importer"
        )
    installed(layout(settings))
    if layout(settings).system_store.exists():
        connection(settings)


def _there(settings: "Settings") -> list[str]:
    """The deliveries in the graph that serves, as source and release."""
    from kg import connect
    from kg.server.folders import layout
    from kg.statements import text

    if not layout(settings).system_store.exists():
        return []
    with connect(settings) as graph:
        return [row[0] for row in graph.read(text("export", "deliveries")).rows]


def _nothing_is_left_out(there: list[str], sources: set[str]) -> None:
    """A source that is in the graph and not in the load would be gone after it."""
    from kg.errors import Refused

    if missing := [one for one in there if one.partition(":")[0] not in sources]:
        raise Refused(
            f"The graph holds {', '.join(missing)}, which this load would leave out: name it as well, or say --replace"
        )


def _nothing_came_since(settings: "Settings", plan: dict[str, Any]) -> None:
    """What was loaded by Bolt while the bulk load lay still would be gone after it."""
    from kg.bulk.work import work
    from kg.errors import Refused

    if plan["to"] or "switch" in work(settings).done():
        return
    if came := sorted(set(_there(settings)) - set(plan["there"])):
        raise Refused(
            f"{', '.join(came)} was loaded into the graph since this bulk load began, and would be gone after it: "
            "kg load --abandon, then begin anew with it"
        )
