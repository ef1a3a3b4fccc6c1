"""`python -m bench`: all figures, or one of them."""

import click

from bench import demo, generate, load, pages


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Take the figures of docs/operations.md: all of them, or the one that is named."""
    if context.invoked_subcommand is None:
        for command in (demo.main, pages.main, load.main):
            context.invoke(command)


for _name, _command in (("generate", generate.main), ("load", load.main), ("pages", pages.main), ("demo", demo.main)):
    main.add_command(_command, _name)

if __name__ == "__main__":
    main()
