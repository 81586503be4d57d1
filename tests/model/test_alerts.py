from __future__ import annotations

from tests.floors import agent, floor, queue
from wallboard.model.alerts import Alert, alerts
from wallboard.model.figure import Figure, Levels
from wallboard.model.standards import Standards
from wallboard.model.wall import Page


def test_a_critical_queue_is_shown_by_the_headline_the_queues_or_the_levels() -> None:
    found = alerts(floor([queue("1", name="Billing", queue_size=1, longest_wait_time_s=300), queue("2")]))

    assert found["queue 1"] == Alert("Billing", (Page.HEADLINE, Page.QUEUES, Page.LEVELS))
    assert next(iter(found)) == "queue 1"
    assert "queue 2" not in found


def test_a_critical_figure_is_shown_by_the_headline() -> None:
    standards = Standards(levels={Figure.ON_BREAK: Levels(1, 2)}, wall_tiles=(Figure.ON_BREAK,))
    on_break = (agent("a", status=4), agent("b", status=4))

    assert alerts(floor([], on_break, standards)) == {"figure on-break": Alert("on break", (Page.HEADLINE,))}


def test_nothing_is_critical_on_a_floor_that_is_well_or_not_read() -> None:
    assert alerts(floor()) == {}
    assert alerts(floor([queue("1", queue_size=1, longest_wait_time_s=25)])) == {}
