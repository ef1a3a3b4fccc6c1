"""`python -m bench`: all figures, or one of them."""

import click

from bench import again, bulk, demo, generate, load, pages, same, served


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Take the figures of docs/benchmarks.md: all of them, or the one that is named."""
    if context.invoked_subcommand is None:
        for command in (demo.main, pages.main, load.main, again.main, bulk.main):
            context.invoke(command)


for _module in (again, bulk, demo, generate, load, pages, same, served):
    main.add_command(_module.main, _module.__name__.rsplit(".", 1)[-1])

if __name__ == "__main__":
    main()
