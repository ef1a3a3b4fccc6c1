"""`kg schema` and `kg load`."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.bulk import bulk, bulk_options
from kg.cli.groups import Told
from kg.cli.progress import Progress

if TYPE_CHECKING:
    from kg.settings import Settings
    from loaders.run import Options, Report


@click.command()
@click.option("--check", is_flag=True, help="Only compare; exit status 1 where something differs.")
@click.pass_context
def schema(ctx: click.Context, check: bool) -> None:
    """Make constraints and indexes, or check that they are as they should be."""
    from kg import connect, from_env
    from kg import schema as schemas

    with connect(from_env()) as graph:
        if not check:
            schemas.apply(graph)
            click.echo("Schema: all constraints and indexes are there.", err=True)
            return
        found = schemas.drift(graph)
    for line in found:
        click.echo(line)
    if found:
        click.echo("kg schema makes what is missing; drop by hand what differs.", err=True)
        ctx.exit(1)


def _load_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every source has."""
    options: list[Callable[..., Any]] = [
        click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)),
        click.option("--release", default="unstated", help="Release of the delivery, shown on every statement: 10.6."),
        click.option(
            "--limit", type=click.IntRange(min=1), help="Only the first N items; links out of them are not kept."
        ),
        click.option("--strict", is_flag=True, help="Stop at the first thing that cannot be used."),
        click.option("--dry-run", is_flag=True, help="Read and count only; needs no database."),
        click.option(
            "--rejects", type=click.Path(path_type=Path, allow_dash=True), help="Write every reject as a JSON line."
        ),
        click.option(
            "--complete", is_flag=True, help="A whole release: what earlier ones say beyond it is taken away."
        ),
        click.option("--json", "as_json", is_flag=True, help="The report as JSON."),
        click.option("--bulk", "in_bulk", is_flag=True, help="Build a fresh graph of this alone, and switch to it."),
        bulk_options,
    ]
    for option in reversed(options):
        command = option(command)
    return command


class _Load(Told):
    """`kg load --bulk …` is `kg load bulk …`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, or the one for bulk loads."""
        if ctx.params.get("bulk"):
            return "bulk", self.get_command(ctx, "bulk"), args
        if args and args[0].startswith("-"):
            raise click.NoSuchOption(args[0], ctx=ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Every source of the registry is a command, one that somebody has added as well."""
        from loaders.registry import sources

        found = super().get_command(ctx, cmd_name)
        return _of_source(cmd_name) if found is None and cmd_name in sources() else found


def _of_source(source: str) -> click.Command:
    @click.command(source, help=f"Load dumps of {source}.")
    @_load_options
    def command(**given: Any) -> None:
        _load(source, **given)

    return command


@click.group(cls=_Load, invoke_without_command=True, context_settings={"ignore_unknown_options": True})
@click.option("--bulk", is_flag=True, help="The same as kg load bulk: a fresh graph of SOURCE[:RELEASE]=PATH…")
@click.option("--status", is_flag=True, help="How far the bulk load is.")
@click.option("--json", "as_json", is_flag=True, help="The status as JSON.")
@click.option("--resume", is_flag=True, help="Go on with a bulk load that was interrupted.")
@click.option("--abandon", is_flag=True, help="Forget a bulk load that was begun.")
@click.pass_context
def load(ctx: click.Context, bulk: bool, status: bool, as_json: bool, resume: bool, abandon: bool) -> None:
    """Load dumps into the graph: files, folders, tar, gz, or - for standard input."""
    from kg.cli import bulk as bulk_loads

    chosen = sum((status, resume, abandon))
    if ctx.invoked_subcommand is not None:
        if chosen or as_json:
            raise click.UsageError("--status, --resume and --abandon stand alone")
        return
    if chosen != 1:
        raise click.UsageError("Say what to load, or one of --status, --resume and --abandon")
    if status:
        bulk_loads.status(as_json)
    elif resume:
        bulk_loads.resume()
    else:
        bulk_loads.abandon()


load.add_command(bulk)


@load.command("openaire")
@_load_options
def load_openaire(**given: Any) -> None:
    """Load OpenAIRE Graph dumps or recorded answers of its API."""
    _load("openaire", **given)


@load.command("arxiv")
@_load_options
def load_arxiv(**given: Any) -> None:
    """Load arXiv metadata: the Kaggle snapshot or OAI-PMH answers."""
    _load("arxiv", **given)


def _load(
    source: str,
    *,
    paths: tuple[Path, ...],
    release: str,
    limit: int | None,
    strict: bool,
    dry_run: bool,
    rejects: Path | None,
    complete: bool,
    as_json: bool,
    in_bulk: bool,
    **bulk_given: Any,
) -> None:
    if complete:
        _can_be_complete(release, not_there=(limit, dry_run, in_bulk))
    if in_bulk and not dry_run:
        _in_bulk(source, paths, release, strict, not_there=(limit, rejects, as_json), given=bulk_given)
        return
    from kg import from_env
    from kg.errors import DataError
    from kg.keys import UNSTATED
    from loaders import run
    from loaders.outlook import outlook

    settings = from_env()
    options = run.Options(
        release=release.strip() or UNSTATED,
        limit=limit,
        strict=strict,
        batch=settings.batch_rows,
        complete=complete,
        notes=settings.home,
    )
    report = _report(settings, source, paths, options, rejects, dry_run=dry_run)
    made = report.as_dict()
    if report.contents is not None:
        made["outlook"] = outlook(report.contents.weights())
    _tell(made, as_json)
    if report.rejects.counts and not report.read:
        raise DataError("Nothing of it could be loaded; the reasons are in the report")
    if report.unread:
        raise DataError("A file could not be read to its end: the release was loaded, and not taken as complete")
    if not dry_run and report.changed.total() + report.taken.total():
        click.echo("Derived figures are older than this load now: kg derive", err=True)


def _report(
    settings: "Settings",
    source: str,
    paths: tuple[Path, ...],
    options: "Options",
    rejects: Path | None,
    *,
    dry_run: bool,
) -> "Report":
    """Load, or look at what would be loaded; where the database goes away on the way, wait for it and go on."""
    from kg import connect
    from kg import schema as schemas
    from loaders import run
    from loaders.files import size
    from loaders.lock import alone
    from loaders.patience import patiently

    length = size(paths)

    def load() -> "Report":
        with ExitStack() as stack:
            keep = _keeper(stack, rejects)
            progress = stack.enter_context(Progress(length))
            if dry_run:
                return run.look(source, paths, options, told=progress.told, keep=keep)
            graph = stack.enter_context(connect(settings))
            return run.load(graph, source, paths, options, told=progress.told, keep=keep)

    def make_schema() -> None:
        with connect(settings) as graph:
            schemas.apply(graph)

    if dry_run:
        return load()
    with ExitStack() as stack:
        # The graph first: where there is no server, that is what is told.
        stack.enter_context(connect(settings))
        stack.enter_context(alone(settings))
        make_schema()
        # What comes through a pipe cannot be read a second time.
        again = all(path.is_file() or path.is_dir() for path in paths)
        return patiently(load, make_schema, say=_say) if again else load()


def _say(line: str) -> None:
    click.echo(line, err=True)


def _can_be_complete(release: str, *, not_there: tuple[Any, ...]) -> None:
    if release.strip() in ("", "unstated"):
        raise click.UsageError("--complete needs --release: earlier releases than which?")
    if any(not_there):
        raise click.UsageError("--complete is not for --limit, --dry-run or --bulk, which starts afresh anyway")


def _tell(made: dict[str, Any], as_json: bool) -> None:
    """The report of a load, or of a look at what would be loaded."""
    from loaders import outlook, run

    if as_json:
        click.echo(json.dumps(made, indent=2, ensure_ascii=False))
        return
    click.echo(run.summary(made))
    if "outlook" in made:
        click.echo(outlook.line(made["outlook"]))


def _in_bulk(
    source: str,
    paths: tuple[Path, ...],
    release: str,
    strict: bool,
    *,
    not_there: tuple[Any, ...],
    given: dict[str, Any],
) -> None:
    from kg.cli.bulk import start
    from kg.keys import UNSTATED

    if any(not_there):
        raise click.UsageError("--limit, --rejects and --json are not for a bulk load")
    if missing := [path for path in paths if not path.exists()]:
        raise click.UsageError(f"There is no {missing[0]}; a bulk load reads files, not standard input")
    whole = tuple(path.absolute() for path in paths)
    start([(source, release.strip() or UNSTATED, whole)], strict=strict, **given)


def _keeper(stack: ExitStack, rejects: Path | None) -> Callable[[Any], None]:
    if rejects is None:
        return lambda _reject: None
    out = stack.enter_context(click.open_file(str(rejects), "w", encoding="utf-8"))

    def keep(reject: Any) -> None:
        out.write(reject.encoded().decode() + "\n")

    return keep
