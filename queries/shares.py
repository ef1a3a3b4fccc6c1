"""How many neighbours of each relation a map shows, so that no relation crowds out the others."""

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

#: Weight of each relation, and of each kind in the second step; those that are missing weigh 2.
WEIGHTS = {
    "paper": 24,
    "person": 10,
    "author": 10,
    "reference": 16,
    "citing": 16,
    "work": 24,
    "collaborator": 14,
    "topic": 7,
    "institution": 6,
    "member": 10,
    "partner": 8,
    "neighbour": 8,
    "version": 6,
    "sibling": 6,
    "similar": 5,
    "related": 5,
    "grant": 4,
    "named": 4,
}


def shares(limit: int, available: Mapping[str, int]) -> dict[str, int]:
    """`limit` divided among relations or kinds by weight; what one cannot use goes to the others.

    One at a time, always to the relation that has least of its due: the same for any order of `available`.
    """
    given = dict.fromkeys(available, 0)
    waiting = [(1 / WEIGHTS.get(name, 2), name) for name, count in available.items() if count]
    heapify(waiting)
    for _ in range(min(limit, sum(available.values()))):
        chosen = heappop(waiting)[1]
        given[chosen] += 1
        if given[chosen] < available[chosen]:
            heappush(waiting, ((given[chosen] + 1) / WEIGHTS.get(chosen, 2), chosen))
    return given
