"""`kg derive`: what follows from the graph."""

import click

from kg.cli.usage import asked_rightly


@click.command()
@click.argument("names", nargs=-1)
@click.option("--list", "listed", is_flag=True, help="Show what can be derived, and what is stale.")
def derive(names: tuple[str, ...], listed: bool) -> None:
    """Derive what follows from the graph: counts, co-authors, collaborations, suggestions."""
    from kg import connect, from_env
    from loaders import derive as derivations

    with asked_rightly():
        derivations.chosen(names)
    with connect(from_env()) as graph:
        if listed:
            old = set(derivations.stale(graph))
            for one in derivations.DERIVATIONS:
                click.echo(f"{one.name}\t{one.about}\t{'stale' if one.name in old else 'up to date'}")
            return
        ran = derivations.derive(graph, names, told=lambda name: click.echo(f"Deriving {name} …", err=True))
    click.echo(f"Derived: {', '.join(ran)}", err=True)
