"""`wallboard alarms watch`: the engine of the board without a screen, one line per news, for a service."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Callable, Coroutine
from contextlib import aclosing
from functools import partial
from typing import Any

import click

from wallboard.cli import collector
from wallboard.cli.alarm_memory import AlarmMemory
from wallboard.cli.alarms.configured_tenant import configured_tenant
from wallboard.cli.alarms.ending import run_to_the_end
from wallboard.cli.alarms.names import Subjects
from wallboard.cli.alarms.service import Service
from wallboard.cli.alarms.tenants import WatchedTenant, simulated_tenant, tenant_flags
from wallboard.cli.failures import expected_failures
from wallboard.cli.floors import chosen, scenarios_help
from wallboard.cli.output import Output
from wallboard.cli.reload import LOOK_S
from wallboard.model import written
from wallboard.model.alarm.alarms import News
from wallboard.model.alarm.rules import Rules
from wallboard.model.instant import Instant


@click.command(name="watch", epilog=scenarios_help())
@click.option("--names", is_flag=True, help="Call agents by their names; else agent 1, agent 2.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line, for programs.")
@click.option("--no-notices", is_flag=True, help="Lines alone: a board, or another service, posts the notices.")
@click.option(
    "--fresh", is_flag=True, help="Start without the alarms that boards and services of the profile have kept."
)
@tenant_flags
def command(
    names: bool, as_json: bool, no_notices: bool, fresh: bool, demo: bool, flags: dict[str, object], **floor: Any
) -> None:
    """Watch a tenant by the rules, and print one line for each alarm that is raised, gets worse or is over.

    A line has the time, what happened, the level, the rule, its subject and what is wrong. The configuration's webhook
    and command are told, too; of a simulated tenant they are not. It runs until SIGTERM, Ctrl+C, or until nobody reads
    its output any more, and obeys a changed configuration within seconds. What stands is kept, and so is who was told:
    a restart tells neither anew.
    """
    lines = Lines(Subjects(with_names=names), as_json=as_json)
    with expected_failures():
        if demo:
            running = _until_ended(Service(simulated_tenant(flags, chosen(**floor), names=names)), lines.line)
        else:
            configured = configured_tenant(flags, names=names, sends_notices=not no_notices)
            memory = AlarmMemory(lambda: configured.profile, configured.clock, is_fresh=fresh, tells=not no_notices)
            service = Service(configured.tenant, memory)
            looks = partial(asyncio.sleep, LOOK_S)
            running = _until_ended(
                service, lines.line, service.obey(configured.changes()), service.hear(memory.answers(looks))
            )
    run_to_the_end(running)


class Lines:
    """News as lines, for people or for programs."""

    def __init__(self, subjects: Subjects, *, as_json: bool) -> None:
        self._subjects = subjects
        self._as_json = as_json

    def line(self, at: Instant, told: News, rules: Rules) -> str:
        """Return the line; `rules` are those that the alarms are judged by."""
        alarm, when = told.alarm, at.wall.isoformat(timespec="seconds")
        level, words = alarm.severity.name.lower(), self._subjects.words(alarm, rules)
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
                    "words": words,
                    "lasted_s": alarm.lasted_s,
                    "ending": alarm.ending.value if alarm.ending else None,
                },
                ensure_ascii=False,
            )
        over = "" if alarm.lasted_s is None else f" · {alarm.ending} after {written.duration(alarm.lasted_s)}"
        return (
            f"{when}  {told.change.value:<8}  {level:<8}  {alarm.rule}  {self._subjects.called(alarm)}  {words}{over}"
        )


async def _until_ended(
    service: Service,
    line: Callable[[Instant, News, Rules], str],
    *beside: Coroutine[None, None, object],
) -> None:
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    click.echo(_beginning(service.tenant), err=True)
    collector.take_up()
    output = Output()
    all_of_it = (_told(service, output, line), asked.wait(), output.until_unread(), *beside)
    ends = [asyncio.create_task(part) for part in all_of_it]
    done, left = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    try:
        output.write()
    finally:
        service.close()
    for task in done:
        task.result()


async def _told(service: Service, output: Output, line: Callable[[Instant, News, Rules], str]) -> None:
    async with aclosing(service.news()) as all_news:
        async for at, told in all_news:
            output.say(line(at, told, service.tenant.rules))


def _beginning(tenant: WatchedTenant) -> str:
    told = f", and told by {' and '.join(tenant.ways)}" if tenant.ways else ""
    return f"wallboard: {tenant.name} is watched by {len(tenant.rules.rules)} rules{told}"
