"""A whole release: what its source said in earlier releases and does not say in this one is taken away.

Never by default: a delivery may be a slice, and absence is no statement. The ledger remembers that a release was
delivered whole; of an earlier one nothing counts from then on, so that the order of deliveries makes no difference.
"""

from collections import Counter
from collections.abc import Callable

from kg.errors import OutOfMemory
from kg.graph import Graph, Transaction
from kg.keys import natural
from kg.statements import text
from loaders.rows import Delivery

#: Records looked at in one transaction.
PAGE = 2000
#: Faults of whole files: what stood behind them is not known to be absent.
UNREAD = frozenset({"truncated", "damaged", "unreadable", "wrong packing"})


def floor(graph: Graph, source: str) -> str:
    """The latest release of a source that was delivered whole, as text that sorts; empty where none was."""
    found = graph.command(text("load", "complete_releases"), {"source": source})
    return max((natural(row["release"]) for row in found), default="")


def note(graph: Graph, delivery: Delivery) -> None:
    """Remember that this release was delivered whole."""
    graph.write(text("load", "complete_noted"), {"id": delivery.load})


def take_away(graph: Graph, delivery: Delivery, told: Callable[[int], None]) -> Counter[str]:
    """Take away records and links of earlier releases; what hangs on them waits to be finished afterwards."""
    taken: Counter[str] = Counter()
    _over(graph, delivery, told, lambda transaction, page: _page(transaction, page, taken))
    _over(graph, delivery, told, lambda transaction, page: _ends(transaction, page))
    return taken


Page = dict[str, str]


def _over(
    graph: Graph, delivery: Delivery, told: Callable[[int], None], work: Callable[[Transaction, Page], None]
) -> None:
    after, size = "", PAGE
    while True:
        until = graph.command(text("load", "complete_page"), {"after": after, "size": size})[0]["until"]
        if until is None:
            return
        page = {"after": after, "until": until, "source": delivery.source, "floor": natural(delivery.release)}
        try:
            with graph.transaction() as transaction:
                work(transaction, page)
        except OutOfMemory:
            if size == 1:
                raise
            size = max(1, size // 4)
            continue
        told(size)
        after = until


def _page(transaction: Transaction, page: Page, taken: Counter[str]) -> None:
    links = transaction.run(text("load", "complete_links"), page)[0]["taken"]
    gone = transaction.run(text("load", "complete_gone"), page)
    ids = {"ids": [row["id"] for row in gone]}
    if gone:
        rows = transaction.run(text("load", "complete_apart"), ids)
        for name in ("complete_ids", "complete_records"):
            transaction.run(text("load", name), ids)
        others = {"ids": sorted({one for row in rows for one in row["others"]} - set(ids["ids"]))}
        # What an identifier led to may be gone, and then it leads to the next one that carries it.
        for name in ("identified_of_records", "identifiers_shared_less"):
            transaction.run(text("load", name), others)
    taken.update(Counter(row["kind"] for row in gone) + Counter(link=links))


def _ends(transaction: Transaction, page: Page) -> None:
    transaction.run(text("load", "complete_ends"), {"after": page["after"], "until": page["until"]})
