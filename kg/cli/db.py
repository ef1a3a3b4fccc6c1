"""`kg db`: the managed server, a real Neo4j Community that is installed, started and saved from here."""

from pathlib import Path

import click

from kg.cli.groups import Told


@click.group(cls=Told)
def db() -> None:
    """Install, start, stop and save the managed Neo4j.

    It lives in KG_HOME, is of version KG_NEO4J_VERSION, answers on this machine only, and has a password of its own.
    KG_HEAP_MB and KG_PAGE_CACHE_MB say how much memory it takes, KG_NEO4J_INSTALL where versions are installed; these
    settings count from the next start.

    Where NEO4J_URI names a server of yours, only `status` works: nothing else here touches such a server.
    """


@db.command()
@click.option(
    "--unlocked", is_flag=True, help="Take a version without a lock, unchecked, as the registry has it today."
)
def install(unlocked: bool) -> None:
    """Fetch Neo4j Community (about 140 MB, GPLv3) and check every file against the lock."""
    from kg.server import install as install_server
    from kg.settings import from_env

    click.echo(install_server(from_env(), unlocked=unlocked))


@db.command()
@click.option("--upgrade", is_flag=True, help="Let a newer line of Neo4j convert the database for good.")
def start(upgrade: bool) -> None:
    """Start the server; one that runs already is left as it is."""
    from kg.server import start as start_server
    from kg.settings import from_env

    click.echo(start_server(from_env(), upgrade=upgrade).uri)


@db.command()
def stop() -> None:
    """Stop the server; it takes about 12 s."""
    from kg.server import stop as stop_server
    from kg.settings import from_env

    stop_server(from_env())


@db.command()
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def status(as_json: bool) -> None:
    """Say what is installed and what runs; of a server of yours, whether it answers."""
    import json
    from dataclasses import asdict

    from kg.server import status as server_status
    from kg.settings import from_env

    found = asdict(server_status(from_env()))
    if as_json:
        click.echo(json.dumps(found, default=str, indent=2))
        return
    for name, value in found.items():
        if value is not None:
            click.echo(f"{name.replace('_', ' '):14} {value}")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Save the whole database into FILE; a running server is stopped for it and started again."""
    from kg.server import backup as save
    from kg.settings import from_env

    save(from_env(), file)


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Replace the database that is there.")
def restore(file: Path, yes: bool) -> None:
    """Make the database the one saved in FILE; a running server is stopped for it and started again."""
    from kg.server import restore as bring_back
    from kg.settings import from_env

    bring_back(from_env(), file, yes=yes)


@db.command()
@click.option("--forget", is_flag=True, help="Remove the database that would be gone back to; frees its room.")
def rollback(forget: bool) -> None:
    """Go back to the database before the last bulk load; once more, and it is undone."""
    from kg.server import forget as forget_before
    from kg.server import rollback as go_back
    from kg.settings import from_env

    (forget_before if forget else go_back)(from_env())


@db.command()
@click.option("--lines", default=100, show_default=True, type=click.IntRange(1), help="How many of the last lines.")
def log(lines: int) -> None:
    """Show the last lines of what the server said since its last start."""
    from kg.server import log as last_lines
    from kg.settings import from_env

    for line in last_lines(from_env(), lines=lines):
        click.echo(line)
