"""`kg harvest`: from the network into dump files that `kg load` reads."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import click

from kg.cli.groups import Told
from kg.cli.usage import asked_rightly

_EVERY_SECONDS = 10.0


@click.group(cls=Told)
def harvest() -> None:
    """Fetch metadata from arXiv or OpenAIRE, politely and resumably, into files that `kg load` reads.

    The same command goes on where it stopped, whatever stopped it.
    """


class _Talk:
    """Progress on standard error: one line that moves on a terminal, a line now and then elsewhere."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.moving = sys.stderr.isatty()
        self.shown = clock()
        self.width = 0

    def say(self, text: str) -> None:
        self.finish()
        click.echo(text, err=True)

    def progress(self, text: str) -> None:
        if self.moving:
            click.echo("\r" + text.ljust(self.width), err=True, nl=False)
            self.width = len(text)
        elif self.clock() - self.shown >= _EVERY_SECONDS:
            click.echo(text, err=True)
            self.shown = self.clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.finish()

    def finish(self) -> None:
        if self.width:
            click.echo(err=True)
            self.width = 0


_out = click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the files."
)
_pause = click.option(
    "--pause",
    type=click.FloatRange(0, 3600),
    help="Seconds between requests; can only be longer than the server wants.",
)


@harvest.command()
@_out
@click.option("--from", "since", default="", metavar="DAY", help="Only what changed on or after this day.")
@click.option("--until", default="", metavar="DAY", help="Only what changed on or before this day.")
@click.option("--set", "part", default="", metavar="SET", help="Only this set: cs, cs:cs:CV, physics:hep-th.")
@click.option(
    "--prefix",
    default="arXivRaw",
    show_default=True,
    type=click.Choice(["arXivRaw", "arXiv", "oai_dc"]),
    help="Form of the records; kg load arxiv reads all three, but only arXivRaw has the versions.",
)
@click.option("--base", default="", help="Address of another OAI-PMH server.")
@_pause
def arxiv(out: Path, since: str, until: str, part: str, prefix: str, base: str, pause: float | None) -> None:
    """Fetch arXiv metadata by OAI-PMH, one request in three seconds.

    Days are those of the last change of a record, not of its submission. All of arXiv is some 1,500 pages and takes
    hours; one set or a few days take minutes. Called again when all is there, it fetches what has changed since.
    """
    from kg.settings import from_env
    from loaders.harvest_arxiv import BASE, LEAST_PAUSE, ArxivOrder, Place, harvest_arxiv
    from loaders.harvest_visit import pause_for, visit

    with asked_rightly():
        order = ArxivOrder(base=base or BASE, prefix=prefix, since=since, until=until, set=part).checked()
        pause_for(order.base, pause, LEAST_PAUSE)
    talk = _Talk()

    def progress(place: Place) -> None:
        total = f" of {place.size:,}" if place.size else ""
        talk.progress(f"{place.pages:,} pages, {place.records:,} records{total}, last of {place.reached or '?'}")

    with (
        talk,
        visit(from_env(), order.base, pause=pause, least=LEAST_PAUSE, told=talk.say) as visitor,
    ):
        place = harvest_arxiv(out, order, visitor, progress=progress)
    talk.say(f"{place.records:,} records in {place.pages:,} pages. Load them: kg load arxiv {out}")


@harvest.command()
@_out
@click.argument("filters", nargs=-1, metavar="NAME=VALUE...")
@click.option(
    "--kind",
    default="products",
    show_default=True,
    type=click.Choice(["products", "organizations", "projects", "datasources", "persons"]),
    help="What to fetch.",
)
@click.option(
    "--with",
    "ends",
    multiple=True,
    type=click.Choice(["organizations", "projects"]),
    help="Fetch these as well, by id, as the products name them; may be given twice.",
)
@click.option(
    "--at-most", default=10_000, show_default=True, type=click.IntRange(1), help="Refuse filters that match more."
)
@click.option(
    "--api", default="v3", show_default=True, type=click.Choice(["v3", "v2", "v1"]), help="Version of the API."
)
@click.option("--page-size", default=100, show_default=True, type=click.IntRange(1, 100), help="Results an answer.")
@click.option("--unchecked", is_flag=True, help="Send filters that this program does not know, too.")
@click.option("--base", default="", help="Address of another Graph API, without the version.")
@_pause
def openaire(out: Path, filters: tuple[str, ...], base: str, pause: float | None, **options: Any) -> None:
    """Fetch what matches all filters from the OpenAIRE Graph API, one request a second.

    For example: kg harvest openaire --out faces search='facial expression' type=publication
    fromPublicationDate=2020. One name given twice means either value. A token is read from OPENAIRE_TOKEN.
    """
    from kg.settings import from_env
    from loaders.harvest_openaire import Place, harvest_openaire
    from loaders.harvest_openaire_order import BASE, LEAST_PAUSE, openaire_order
    from loaders.harvest_visit import pause_for, visit

    settings, talk = from_env(), _Talk()
    with asked_rightly():
        order = openaire_order(filters, base=base or BASE, **options)
        pause_for(order.base, pause, LEAST_PAUSE)

    def progress(place: Place) -> None:
        ends = "".join(f", {results:,} {kind}" for kind, _, results in place.batches)
        talk.progress(f"{place.pages:,} pages, {place.results:,} of {place.found:,} {order.kind}{ends}")

    with (
        talk,
        visit(
            settings, order.base, pause=pause, least=LEAST_PAUSE, told=talk.say, token=settings.openaire_token
        ) as visitor,
    ):
        place = harvest_openaire(out, order, visitor, progress=progress)
    talk.say(f"{place.results:,} {order.kind} in {place.pages:,} pages. Load them: kg load openaire {out}")
