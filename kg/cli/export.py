"""`kg export`: what can be taken away."""

import click


@click.group()
def export() -> None:
    """Take the graph away: RDF, references, and a form to compare graphs by."""


@export.command()
@click.argument("out")
def canonical(out: str) -> None:
    """Write every node and relationship as sorted JSON lines to OUT (`-` is standard output, `.gz` packs).

    Two graphs are equal when these are: times of loading are left out.
    """
    from kg.canonical import lines
    from kg.graph import connect
    from kg.outfile import opened
    from kg.settings import from_env

    written = 0
    with connect(from_env()) as graph, opened(out) as file:
        for line in lines(graph):
            file.write(line)
            written += 1
    click.echo(f"{written:,} lines", err=True)
