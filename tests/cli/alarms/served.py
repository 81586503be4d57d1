"""Services that watch readings of the test, and channels that it listens at."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from typing import Any

from tests.floors import START, TestClock, agent, queue, situation
from wallboard.cli.alarms.service import Service
from wallboard.cli.alarms.tenants import WatchedTenant
from wallboard.cli.notices.senders import Deliver
from wallboard.model.alarm.alarms import News
from wallboard.model.alarm.rules import Rules
from wallboard.model.figure import Severity
from wallboard.model.instant import Clock, Instant
from wallboard.model.notice.channel import Channel, Plan
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.monitor.source import Source


class Readings:
    """Situations that come one after the other, 10 s apart; after the last the tenant says nothing more."""

    def __init__(self, clock: TestClock, *situations: Situation) -> None:
        self.closed = False
        self._clock = clock
        self._situations = situations

    async def __call__(self) -> AsyncGenerator[Situation]:
        try:
            for each in self._situations:
                self._clock.advance(10)
                yield each
            await asyncio.Event().wait()
        finally:
            self.closed = True


def waiting(*longest_wait_s: int) -> list[Situation]:
    """Readings in which somebody waits in Billing for so long, and an agent is on a long break."""
    at = START
    found = []
    for wait_s in longest_wait_s:
        at = at.plus(10)
        records = [queue(name="Billing", queue_size=1 if wait_s else 0, longest_wait_time_s=wait_s)]
        found.append(situation(records, [agent("jdoe", name="Jo Doe", status=4, time_in_status_s=2000)], read_at=at))
    return found


def tenant(
    readings: Readings, clock: Clock, rules: Rules, ways: Mapping[Channel, Deliver] | None = None, **plan: Any
) -> WatchedTenant:
    """A tenant with these readings; its channels hear of warnings, too, and of each without a pause before it."""
    least = dict.fromkeys(Channel, Severity.WARNING)
    notices = Plan(least, **{"pause_s": 0.0, **plan})
    return WatchedTenant("acme", _opened, readings, clock, Standards(), rules, notices, ways or {})


def _opened() -> AbstractAsyncContextManager[Source]:
    raise AssertionError("the readings are there: nothing is to be opened")


async def first_news(service: Service, number: int) -> list[tuple[Instant, News]]:
    """Return the first so many news."""
    found = []
    async with aclosing(service.news()) as all_news:
        async for each in all_news:
            found.append(each)
            if len(found) == number:
                break
    return found


async def told(situations: Sequence[Situation], rules: Rules, *, number: int) -> list[tuple[Instant, News]]:
    """Return the first so many news of these readings, and see that the readings are let go of."""
    clock = TestClock()
    readings = Readings(clock, *situations)
    found = await first_news(Service(tenant(readings, clock, rules), beat_s=60.0), number)
    assert readings.closed
    return found
