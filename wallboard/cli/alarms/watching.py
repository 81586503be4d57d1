"""`wallboard alarms watch`: the engine of the board without a screen, one line per news, for a service."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from typing import Any

import click

from wallboard.cli.alarms.names import Subjects, nameless
from wallboard.cli.alarms.tenants import WatchedTenant, tenant_flags, watched_tenant
from wallboard.cli.failures import expected_failures
from wallboard.cli.floors import scenarios_help
from wallboard.model import written
from wallboard.model.alarm.alarm import Alarm
from wallboard.model.alarm.alarms import Alarms, News
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rules import Rules
from wallboard.model.floor import Floor
from wallboard.model.instant import Clock, Instant
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards

BEAT_S = 5.0
"""Without a reading the lists are judged so often: one that grows stale is an alarm of its own."""
_LOOK_S = 1.0
"""How often it is looked whether anybody still reads what is printed."""


@click.command(name="watch", epilog=scenarios_help())
@click.option("--names", is_flag=True, help="Call agents by their names; else agent 1, agent 2.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line, for programs.")
@tenant_flags
def command(names: bool, as_json: bool, demo: bool, flags: dict[str, object], **floor: Any) -> None:
    """Watch a tenant by the rules, and print one line for each alarm that is raised, gets worse or is over.

    A line has the time, what happened, the level, the rule, its subject and what is wrong. It runs until SIGTERM,
    Ctrl+C, or until nobody reads its output any more, and obeys a changed configuration at its next start.
    """
    with expected_failures():
        tenant = watched_tenant(flags, floor if demo else None)
    watched_by = tenant.rules if names else nameless(tenant.rules)
    lines = Lines(Subjects(with_names=names), as_json=as_json)
    asyncio.run(_until_ended(tenant, watched_by, lines.line))


async def news(
    situations: AsyncGenerator[Situation], clock: Clock, held_to: Standards, watched_by: Rules, beat_s: float = BEAT_S
) -> AsyncGenerator[tuple[Instant, News]]:
    """Yield what there is to tell of situations, and when; without a new one the last is judged on each beat."""
    floor, alarms = Floor(), Alarms()
    async with aclosing(situations):
        coming = asyncio.ensure_future(anext(situations))
        try:
            while True:
                await asyncio.wait({coming}, timeout=beat_s)
                now = clock()
                if coming.done():
                    floor = Floor.of(coming.result(), held_to, now.wall, floor)
                    coming = asyncio.ensure_future(anext(situations))
                alarms = after(alarms, floor, watched_by, now)
                for each in alarms.news:
                    yield now, each
        finally:
            coming.cancel()
            await asyncio.wait({coming})


class Lines:
    """News as lines, for people or for programs."""

    def __init__(self, subjects: Subjects, *, as_json: bool) -> None:
        self._subjects = subjects
        self._as_json = as_json

    def line(self, at: Instant, told: News) -> str:
        """Return the line."""
        alarm, when = told.alarm, at.wall.isoformat(timespec="seconds")
        level = alarm.severity.name.lower()
        if self._as_json:
            return json.dumps(
                {
                    "at": when,
                    "change": told.change.value,
                    "level": level,
                    "rule": alarm.rule,
                    "of": alarm.scope.value,
                    "subject": self._subjects.called(alarm),
                    "subject_id": self._subjects.id_of(alarm),
                    "words": alarm.words,
                    "lasted_s": _lasted_s(alarm),
                    "ending": alarm.ending.value if alarm.ending else None,
                },
                ensure_ascii=False,
            )
        lasted_s = _lasted_s(alarm)
        over = "" if lasted_s is None else f" · {alarm.ending} after {written.duration(lasted_s)}"
        return (
            f"{when}  {told.change.value:<8}  {level:<8}  {alarm.rule}  {self._subjects.called(alarm)}  "
            f"{alarm.words}{over}"
        )


def _lasted_s(alarm: Alarm) -> float | None:
    return alarm.ended.since(alarm.fired) if alarm.ended and alarm.fired else None


async def _until_ended(tenant: WatchedTenant, watched_by: Rules, line: Callable[[Instant, News], str]) -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    click.echo(f"wallboard: {tenant.name} is watched by {len(watched_by.rules)} rules", err=True)
    ends = [asyncio.create_task(task) for task in (_printed(tenant, watched_by, line), asked.wait(), _unread())]
    done, left = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    for task in done:
        task.result()


async def _printed(tenant: WatchedTenant, watched_by: Rules, line: Callable[[Instant, News], str]) -> None:
    found = news(tenant.watch.situations(), tenant.clock, tenant.held_to, watched_by)
    async with aclosing(found) as all_news:
        async for at, told in all_news:
            try:
                click.echo(line(at, told))
            except BrokenPipeError:
                _give_up_stdout()
                return


async def _unread() -> None:
    """Return once nobody reads standard output any more; never, where that cannot be known."""
    poll = select.poll()
    # Not a file of the system in tests, and gone where it was closed before the start.
    with suppress(OSError, ValueError):
        poll.register(sys.stdout.fileno(), 0)
    while not poll.poll(0):  # noqa: ASYNC110 — a pipe that is closed at its other end wakes nobody
        await asyncio.sleep(_LOOK_S)
    _give_up_stdout()


def _give_up_stdout() -> None:
    # What is still in the buffer is written at the end, and that must not fail again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
