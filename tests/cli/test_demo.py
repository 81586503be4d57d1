"""The demo's story, as the board that is started by `wallboard demo` tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wallboard.cli.floors import chosen
from wallboard.cli.simulated import settings
from wallboard.cli.simulated_time import polls
from wallboard.config.standards import standards
from wallboard.model.alarm.alarms import Alarms, Change, News
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.simulator.floor.world import Floor as SimulatedFloor

MINUTE_S = 60


def told(seed: int, minutes: int) -> Iterator[tuple[float, News]]:
    """Yield what the alarms of a demo have to tell, each with the seconds since its start."""
    scenario = chosen("demo", "small", seed, 1.0).scenario
    held_to = standards(settings(scenario))
    start = Instant(scenario.suggested_start(date(2027, 3, 1)), 0.0)
    simulated = SimulatedFloor(scenario, seed=seed, start=start.wall)
    rules, alarms, floor = Rules(built_in(held_to)), Alarms(), Floor()
    for at, situation in polls(simulated, start, length_s=minutes * MINUTE_S, step_s=10):
        floor = Floor.of(situation, held_to, at.wall, floor)
        alarms = after(alarms, floor, rules, at)
        yield from ((at.since(start), news) for news in alarms.news)


def test_a_breach_can_be_watched_coming_acknowledged_and_cleared() -> None:
    story = [
        (second, news.change, news.alarm.severity)
        for second, news in told(seed=1, minutes=9)
        if (news.alarm.rule, news.alarm.name) == ("longest-wait", "Billing")
    ]

    assert [step for _, *step in story] == [
        [Change.RAISED, Severity.WARNING],
        [Change.WORSE, Severity.CRITICAL],
        [Change.OVER, Severity.CRITICAL],
    ]
    warned_s, critical_s, over_s = (second for second, *_ in story)
    assert warned_s >= MINUTE_S, "nobody could have watched it coming"
    assert critical_s - warned_s >= MINUTE_S
    assert critical_s < 3 * MINUTE_S
    assert over_s - critical_s >= 2 * MINUTE_S, "nobody had the time to take it"
    assert over_s < 8 * MINUTE_S
