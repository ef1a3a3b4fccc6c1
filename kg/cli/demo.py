"""`kg demo`: everything there is, with the shipped corpus, from nothing to a page in the browser."""

import os
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kg.cli.steps import Steps

if TYPE_CHECKING:
    from kg import Settings


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the web UI; the next free one if it is taken.")
@click.option("--no-serve", is_flag=True, help="Prepare everything, and do not start the web UI.")
@click.option("--keep", is_flag=True, help="Leave the managed Neo4j running at the end.")
def demo(port: int | None, no_serve: bool, keep: bool) -> None:
    """Bring up a real Neo4j, load the shipped corpus, derive, and serve the web UI.

    A server that ran before goes on afterwards; one that this command started is stopped with it, unless --keep.
    With NEO4J_URI set, the corpus goes into that server of yours.
    """
    from kg import connect, from_env
    from loaders.demo import load_demo
    from loaders.lock import alone

    settings = from_env()
    steps = Steps()
    with ExitStack() as stack:
        if settings.managed:
            _bring_up(stack, settings, steps, keep=keep or no_serve)
        with connect(settings) as graph, alone(settings), steps("load and derive the corpus"):
            load_demo(graph)
        steps.say()
        if not no_serve:
            from kg.cli.serve import serve_settings

            serve_settings(replace(settings, port=port or settings.port))


def _bring_up(stack: ExitStack, settings: "Settings", steps: Steps, *, keep: bool) -> None:
    """The managed server, installed and running; stopped at the end if it is ours to stop."""
    from kg import server

    with steps("install Neo4j"):
        server.install(settings)
    ran_before = server.status(settings).running
    with steps("start Neo4j"):
        server.start(settings)
    if not ran_before and not keep:
        stack.callback(_stop, settings, os.getpid())


def _stop(settings: "Settings", owner: int) -> None:
    """Stop the server from the process that started it; a forked worker leaves through the same door."""
    from kg import server

    if os.getpid() == owner:
        server.stop(settings)
