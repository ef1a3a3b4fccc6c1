"""From the source layer to the entities: everything that waits is brought into its final state."""

from kg.graph import Graph
from kg.statements import text
from loaders.edges import say
from loaders.entities import BATCH as RECORDS
from loaders.entities import settle
from loaders.intake import Rejects
from loaders.people import BATCH as PEOPLE
from loaders.people import tell_apart
from loaders.told import Told, quiet


def finish(graph: Graph, rejects: Rejects, told: Told = quiet, *, batch: int | None = None) -> None:
    """Bring everything that waits into its final state; the steps wake each other until nothing waits.

    `batch` is how many records or people go together, of each step its own measured number unless given.
    """
    while True:
        for reject in settle(graph, told=lambda count: told("brought together", count), batch=batch or RECORDS):
            rejects.add(reject)
        say(graph, told=lambda count: told("links said", count))
        _tidy(graph)
        for reject in tell_apart(graph, told=lambda count: told("people told apart", count), batch=batch or PEOPLE):
            rejects.add(reject)
        if not graph.command(text("load", "waiting_work"))[0]["waiting"]:
            return


def _tidy(graph: Graph) -> None:
    while graph.command(text("load", "loose_left"))[0]["left"]:
        for name in ("tidy_works", "tidy_parts"):
            with graph.transaction() as transaction:
                transaction.run(text("load", name), {"limit": 5000})
