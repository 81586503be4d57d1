from __future__ import annotations

import pytest

from tests.floors import START, agent, feed
from wallboard.model.agent import Agent
from wallboard.model.situation import Feed, Trouble
from wallboard.ui.render.moment import Moment

TURNED_EARLIER = feed([agent()], turned_at=START.plus(-4))
NOT_READ: Feed[Agent] = feed(None)
UNKNOWN_TURN = feed([agent()], turned_at=None)


@pytest.mark.parametrize(
    ("taken", "after_s", "moment"),
    [
        (TURNED_EARLIER, 0, Moment(4)),
        (TURNED_EARLIER, 2.9, Moment(6)),
        (UNKNOWN_TURN, 2.9, Moment(2)),
        (UNKNOWN_TURN, 29, Moment(29)),
        (UNKNOWN_TURN, 30, Moment(0, is_current=False)),
        (feed([agent()], frozen_since=START), 3, Moment(0, is_current=False)),
        (feed([agent()], trouble=Trouble("HTTP 503", "", START, 1)), 3, Moment(3)),
        (feed([agent()], trouble=Trouble("HTTP 503", "", START, 2)), 3, Moment(0, is_current=False)),
        (NOT_READ, 3, Moment(0, is_read=False)),
    ],
)
def test_timers_tick_from_the_turn_of_the_cache_and_stand_still_once_old(
    taken: Feed[Agent], after_s: float, moment: Moment
) -> None:
    assert Moment.of(taken, START.plus(after_s)) == moment


def test_no_value_does_not_tick() -> None:
    assert Moment(7).ticked(None) is None
    assert Moment(7).ticked(0) == 7
