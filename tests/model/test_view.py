from __future__ import annotations

from msgspec.structs import replace

from wallboard.model.selection import Selection
from wallboard.model.view import Order, View, rebased

WAS = View(name="phones", screen="queues", filter="sales")


def test_what_the_definition_has_not_changed_stays_as_it_was_left() -> None:
    left = replace(WAS, filter="support", folds=False)

    assert rebased(left, WAS, WAS) == left


def test_what_the_definition_has_changed_goes_before_what_was_left() -> None:
    left = replace(WAS, filter="support", folds=False)
    now = replace(WAS, filter="", queue_order=Order("longest"), queues=Selection(ids=("1",)))

    assert rebased(left, WAS, now) == replace(now, folds=False)
