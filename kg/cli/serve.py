"""`kg serve`: the web UI over whatever database the settings name."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg import Settings


def _host(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from kg.settings_rules import HOST

    if value is not None and not HOST.holds(value):
        raise click.BadParameter(f"{value[:80]!r} is not {HOST.must}.")
    return value


@click.command()
@click.option("--host", callback=_host, help="Address to listen on; the default answers on this machine only.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port; the next free one if it is taken.")
@click.option("--threads", type=click.IntRange(1, 64), help="Requests answered at the same time.")
def serve(host: str | None, port: int | None, threads: int | None) -> None:
    """Serve the web UI until Ctrl-C."""
    from dataclasses import replace

    from kg import from_env

    settings = from_env()
    settings = replace(
        settings, host=host or settings.host, port=port or settings.port, threads=threads or settings.threads
    )
    serve_settings(settings)


def serve_settings(settings: "Settings") -> None:
    """Serve as the settings say; a port that is taken is told, and the next free one used."""
    from kg import connect
    from webui.serve import free_port
    from webui.serve import serve as run

    port = free_port(settings.host, settings.port)
    if port != settings.port:
        click.echo(f"Port {settings.port} is taken; using {port}.", err=True)
    connect(settings).close()  # a database that is away is told now, not on the first page
    run(
        settings,
        lambda: connect(settings),
        host=settings.host,
        port=port,
        threads=settings.threads,
        ready=lambda address: click.echo(f"Serving {address} — Ctrl-C ends it.", err=True),
    )
