"""A watched tenant told in lines on standard output: a summary, then a sentence for each change worth knowing."""

from __future__ import annotations

import asyncio
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import aclosing, suppress

import click

from wallboard.cli import collector
from wallboard.cli.standard_output import lead_nowhere
from wallboard.cli.watch import Watch
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rules import Rules
from wallboard.model.floor import Floor
from wallboard.model.instant import Clock, Instant
from wallboard.model.situation import Situation
from wallboard.model.spoken.heard import Heard
from wallboard.model.spoken.manner import manners
from wallboard.model.spoken.summary import summary
from wallboard.model.standards import Standards

LOOK_S = 1.0
"""How often to look for what changes by the time alone, and whether somebody still listens."""


class Narration:
    """What one listener has heard, and what comes next."""

    def __init__(
        self, standards: Standards, rules: Rules, *, names: bool = False, every_s: float | None = None
    ) -> None:
        """`names`: agents may be named. `every_s`: seconds between two summaries; None: one, at the beginning."""
        self._floor = Floor(standards=standards)
        self._rules = rules
        self._manners = manners(rules, standards)
        self._names = names
        self._every_s = every_s
        self._heard = Heard()
        self._summed_up_s: float | None = None

    def lines(self, situation: Situation, now: Instant) -> Iterator[str]:
        """Yield what is to be said at a moment, each with its time of day."""
        if not all(feed.reading or feed.trouble for feed in (situation.agents, situation.queues)):
            return
        before = self._floor
        if situation is not before.situation:
            self._floor = Floor.of(situation, before.standards, now.wall, before)
        self._floor = self._floor.watched(after(before.alarms, self._floor, self._rules, now))
        self._heard, sentences = self._heard.after(self._floor, self._manners, now, names=self._names)
        is_first = self._summed_up_s is None
        if self._heard.claim.is_live and (is_first or self._is_due(now)):
            self._summed_up_s = now.steady_s
            sums = f"{summary(self._floor)}."
            sentences = (sums, *sentences) if is_first else (*sentences, sums)
        for sentence in sentences:
            yield line(sentence, now, self._floor.standards)

    def _is_due(self, now: Instant) -> bool:
        if self._every_s is None or self._summed_up_s is None:
            return False
        return now.steady_s - self._summed_up_s >= self._every_s


def line(sentence: str, now: Instant, standards: Standards) -> str:
    """Return a sentence behind the time of day in the tenant's zone."""
    return f"{now.wall.astimezone(standards.time_zone):%H:%M:%S} {sentence}"


def narrate(watch: Watch, clock: Clock, standards: Standards, tenant: str, narration: Narration) -> None:
    """Tell until a signal ends it, as it ends any program that writes lines, or nobody listens any more."""
    # At once, also while a pipe that nobody reads holds it up; and without Python's report of an interrupt.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        click.echo(line(f"Watching {tenant}.", clock(), standards))
        collector.take_up()
        asyncio.run(_told(watch, clock, narration, _listens(sys.stdout.fileno())))
    except BrokenPipeError:
        pass
    finally:
        lead_nowhere(sys.stdout.fileno())


async def _told(watch: Watch, clock: Clock, narration: Narration, listens: Callable[[], bool]) -> None:
    latest, news = Situation(), asyncio.Event()

    async def follow() -> None:
        nonlocal latest
        async with aclosing(watch.situations()) as situations:
            async for situation in situations:
                latest = situation
                news.set()

    following = asyncio.create_task(follow(), name="follow")
    try:
        while listens() and not following.done():
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_S):
                    await news.wait()
            news.clear()
            for told in narration.lines(latest, clock()):
                click.echo(told)
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following


def _listens(descriptor: int) -> Callable[[], bool]:
    """Return what says whether anybody is left at the other end of a pipe or terminal; of a file always."""
    ends = select.poll()
    ends.register(descriptor, 0)
    return lambda: not ends.poll(0)
