"""How a map's room is divided among relations."""

import pytest

from queries.shares import shares


@pytest.mark.parametrize(
    ("limit", "available", "expected"),
    [
        (60, {}, {}),
        (0, {"author": 5}, {"author": 0}),
        (60, {"author": 4, "topic": 2}, {"author": 4, "topic": 2}),
        (10, {"author": 100}, {"author": 10}),
        (16, {"reference": 100, "citing": 100}, {"reference": 8, "citing": 8}),
        (26, {"author": 100, "citing": 100}, {"author": 10, "citing": 16}),
        (60, {"author": 2, "citing": 500}, {"author": 2, "citing": 58}),
        (3, {"author": 9, "citing": 9, "topic": 9, "unheard": 9}, {"author": 1, "citing": 2, "topic": 0, "unheard": 0}),
    ],
)
def test_room_goes_by_weight_and_nothing_is_left_empty(
    limit: int, available: dict[str, int], expected: dict[str, int]
) -> None:
    assert shares(limit, available) == expected


def test_the_order_of_relations_does_not_matter() -> None:
    available = {"author": 30, "citing": 70, "reference": 40, "topic": 9, "venue": 1}
    backwards = dict(reversed(available.items()))
    assert all(shares(limit, available) == shares(limit, backwards) for limit in range(160))
