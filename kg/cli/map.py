"""`kg map`: a neighbourhood as a file; the same bytes as the address of the map gives."""

from typing import BinaryIO

import click

_FORMATS = ("json", "csv", "graphml", "gexf", "svg", "html")


@click.command("map")
@click.argument("identifier")
@click.option("--depth", type=click.IntRange(1, 2), default=1, show_default=True, help="Steps from the focus.")
@click.option("--limit", type=click.IntRange(1, 300), default=60, show_default=True, help="Items of the first step.")
@click.option("--kinds", help="Only these kinds, separated by commas: person,paper.")
@click.option("--from", "since", type=click.IntRange(0, 9999), help="Works from this year on.")
@click.option("--to", "until", type=click.IntRange(0, 9999), help="Works up to this year.")
@click.option("--format", "suffix", type=click.Choice(_FORMATS), default="json", show_default=True)
@click.option("-o", "--output", type=click.File("wb"), default="-", help="File to write; standard output if left out.")
def map_command(
    identifier: str,
    depth: int,
    limit: int,
    kinds: str | None,
    since: int | None,
    until: int | None,
    suffix: str,
    output: BinaryIO,
) -> None:
    """Give the research map around IDENTIFIER (anything that kg show takes) as a file."""
    from urllib.parse import quote

    from kg import connect, from_env
    from kg.errors import CallerError
    from queries.resolve import resolve
    from webui import create_app

    _asked(kinds or "", since, until)
    settings = from_env()
    with connect(settings) as graph:
        target = resolve(graph, identifier)
        asked = {"depth": depth, "limit": limit, "kinds": kinds, "from": since, "to": until}
        client = create_app(settings, lambda: graph, limits=False).test_client()
        answer = client.get(
            f"/map/{target.kind}/{quote(target.key)}.{suffix}",
            query_string={name: value for name, value in asked.items() if value is not None},
        )
        if answer.status_code >= 400:
            found = answer.json or {}
            raise CallerError(str(found.get("error", f"The map answers {answer.status}")))
        output.write(answer.data)


def _asked(kinds: str, since: int | None, until: int | None) -> None:
    """Refuse what the map would refuse, before anything is looked for."""
    from queries.kinds import KINDS

    if wrong := sorted({word.strip() for word in kinds.split(",") if word.strip()} - set(KINDS)):
        raise click.UsageError(f"kinds={wrong[0][:40]!r} is none of {', '.join(KINDS)}")
    if since is not None and until is not None and since > until:
        raise click.UsageError(f"from={since} is later than to={until}")
