"""The command line: one group, each command imported only when it is called."""

import sys
from importlib import import_module
from typing import Any

import click

from kg.cli.groups import Told
from kg.errors import KgError
from kg.version import __version__

#: Command -> module and object in it.
_COMMANDS = {
    "demo": ("kg.cli.demo", "demo"),
    "db": ("kg.cli.db", "db"),
    "doctor": ("kg.cli.doctor", "doctor"),
    "schema": ("kg.cli.load", "schema"),
    "load": ("kg.cli.load", "load"),
    "harvest": ("kg.cli.harvest", "harvest"),
    "derive": ("kg.cli.derive", "derive"),
    "diff": ("kg.cli.diff", "diff"),
    "people": ("kg.cli.people", "people"),
    "query": ("kg.cli.ask", "query"),
    "cypher": ("kg.cli.ask", "cypher"),
    "show": ("kg.cli.show", "show"),
    "map": ("kg.cli.map", "map_command"),
    "export": ("kg.cli.export", "export"),
    "serve": ("kg.cli.serve", "serve"),
    "stats": ("kg.cli.show", "stats"),
}


class _Lazy(Told):
    """A group whose commands are imported when they are asked for: `kg --version` need not import rdflib."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands in the order in which people need them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, imported now."""
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        found: click.Command = getattr(import_module(module), name)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and tell an error of ours as one plain line; `--debug` shows where it came from."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"Error: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            # The reader of our output has gone (`kg query … | head`): nothing is wrong.
            sys.stderr.close()
            ctx.exit(0)
        except OSError as error:
            if error.filename is None or ctx.params.get("debug"):
                raise
            click.echo(f"Error: {error.filename}: {error.strerror}", err=True)
            ctx.exit(1)
        except (KeyboardInterrupt, click.Abort):
            click.echo("Stopped. What was acknowledged is kept; the same command goes on.", err=True)
            ctx.exit(130)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
@click.option("--debug", is_flag=True, help="Show where an error comes from.")
def main(debug: bool) -> None:
    """A research knowledge graph of your own: load OpenAIRE and arXiv, explore, ask, take away."""
