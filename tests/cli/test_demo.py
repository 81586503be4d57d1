"""The demo's story, as the board that is started by `wallboard demo` tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wallboard.api.records import R
from wallboard.api.wire import WireFormat, read_list
from wallboard.cli.floors import chosen
from wallboard.cli.simulated import settings
from wallboard.config.standards import standards
from wallboard.model.agent import Agent
from wallboard.model.alarm.alarms import Alarms, Change, News
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.queue import Queue
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Reading
from wallboard.simulator.floor.world import Floor as SimulatedFloor
from wallboard.simulator.listing import Format, Listing
from wallboard.simulator.responses import list_body
from wallboard.simulator.switches import Switches

POLL_S = 10
MINUTE_S = 60


def told(seed: int, minutes: int) -> Iterator[tuple[int, News]]:
    """Yield what the alarms of a demo have to tell, each with the seconds since its start."""
    scenario = chosen("demo", "small", seed, 1.0).scenario
    held_to = standards(settings(scenario))
    start = scenario.suggested_start(date(2027, 3, 1))
    simulated = SimulatedFloor(scenario, seed=seed, start=start)
    rules, alarms, floor = Rules(built_in(held_to)), Alarms(), Floor()
    for second in range(0, minutes * MINUTE_S, POLL_S):
        at = Instant(start + timedelta(seconds=second), float(second))
        simulated.advance(at.wall)
        agents = list_body(simulated.agent_records(), Listing.AGENTS, Format.JSON, Switches())
        queues = list_body(simulated.queue_records(), Listing.QUEUES, Format.JSON, Switches())
        floor = Floor.of(Situation(_feed(agents, Agent, at), _feed(queues, Queue, at)), held_to, at.wall, floor)
        alarms = after(alarms, floor, rules, at)
        yield from ((second, news) for news in alarms.news)


def _feed(body: bytes, record_type: type[R], at: Instant) -> Feed[R]:
    return Feed(Reading(read_list(body, record_type, WireFormat.JSON), at, at))


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
