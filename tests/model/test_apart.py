from __future__ import annotations

import pytest

from tests.floors import floor, queue
from wallboard.model.apart import coming_apart


@pytest.mark.parametrize(
    ("names", "apart"),
    [
        ((), {}),
        (("Sales", "Billing"), {}),
        (("Sales EN", "Billing", "Sales FR"), {"Sales EN": 6, "Sales FR": 6}),
        (("Sales", "Sales FR"), {"Sales FR": 5}),
        (("Sales EN", "Sales EN", "Billing"), {}),
        (("Sales EN 1", "Sales EN 2", "Sales FR"), {"Sales EN 1": 9, "Sales EN 2": 9, "Sales FR": 6}),
    ],
)
def test_a_name_comes_apart_from_the_one_most_like_it(names: tuple[str, ...], apart: dict[str, int]) -> None:
    assert coming_apart(names) == apart


def test_each_queue_of_a_floor_knows_where() -> None:
    made = floor([queue("1", name="Sales EN"), queue("2", name="Sales FR"), queue("3", name="Billing")])

    assert {row.id: row.apart for row in made.queues} == {"1": 6, "2": 6, "3": 0}
