"""`wallboard alarms check`: one reading, one line, and an exit code as Nagios and its like expect it."""

from __future__ import annotations

import asyncio
import traceback
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import click
from msgspec.structs import replace

from wallboard.api.errors import ApiError
from wallboard.cli.alarms.configured_tenant import configured_tenant
from wallboard.cli.alarms.names import Subjects
from wallboard.cli.alarms.tenants import WatchedTenant, simulated_tenant, tenant_flags
from wallboard.cli.exits import Failure
from wallboard.cli.floors import chosen, scenarios_help
from wallboard.cli.standard_output import OutputFailure
from wallboard.config import ConfigError
from wallboard.model.alarm.alarm import Alarm
from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.engine import after
from wallboard.model.alarm.rule import Lasting
from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.situation import Feed, Situation
from wallboard.model.snapshot import Reading

_NAMED = 3
"""Alarms on the line; --verbose has all of them."""


class State(IntEnum):
    """How a check ends, by its exit code."""

    OK = 0
    WARNING = 1
    CRITICAL = 2
    UNKNOWN = 3
    """The tenant cannot be read, the configuration is wrong, or the command line, or the line cannot be written."""


class Check(click.Command):
    """A command of which every failure is UNKNOWN: click's own code for a wrong command line would be CRITICAL."""

    def make_context(self, *arguments: Any, **more: Any) -> click.Context:
        """Read the command line."""
        try:
            return super().make_context(*arguments, **more)
        except click.UsageError as error:
            error.exit_code = State.UNKNOWN  # type: ignore[misc] # click means one per class
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except click.exceptions.Exit:
            raise
        except OutputFailure as error:
            error.exit_code = State.UNKNOWN  # type: ignore[misc] # as above
            raise
        except (ConfigError, ApiError, Failure) as error:
            words, *more = str(error).splitlines()
            words += f" (and {len(more)} more)" if more else ""
        except Exception as error:  # noqa: BLE001 — a fault of ours must not end as 1, which would be a warning
            traceback.print_exc()
            words = f"a fault of this program: {error!r}"
        click.echo(_line(State.UNKNOWN, words))
        raise click.exceptions.Exit(State.UNKNOWN)


@click.command(name="check", cls=Check, epilog=scenarios_help())
@click.option("--names", is_flag=True, help="Call agents by their names; else agent 1, agent 2.")
@click.option("-v", "--verbose", is_flag=True, help="A line for each alarm, below the first.")
@tenant_flags
@click.pass_context
def command(
    ctx: click.Context, /, names: bool, verbose: bool, demo: bool, flags: dict[str, object], **floor: Any
) -> None:
    """Read the tenant once, and end with 0 (ok), 1 (warning), 2 (critical) or 3 (unknown) and one line.

    One reading cannot tell how long a thing has lasted: whatever a rule's level is met by now counts as raised, for
    how long it should last (`for`) notwithstanding. `wallboard alarms watch` knows better.
    """
    if demo:
        tenant = simulated_tenant(flags, chosen(**floor), names=names)
    else:
        tenant = configured_tenant(flags, names=names).tenant
    alarms = asyncio.run(_raised(tenant))
    state = State(max((alarm.severity.value for alarm in alarms), default=0))
    subjects = Subjects(with_names=names)
    click.echo(_line(state, _summary(alarms, subjects), alarms))
    for alarm in alarms if verbose else ():
        click.echo(_safe(f"{alarm.severity.name.lower():<8}  {alarm.rule}  {subjects.called(alarm)}  {alarm.words}"))
    ctx.exit(state)


async def _raised(tenant: WatchedTenant) -> list[Alarm]:
    """Return what one reading meets, the worst first."""
    async with tenant.opened() as source:
        agents, queues = await asyncio.gather(source.agents(), source.queues())
    now = tenant.clock()
    situation = Situation(Feed(Reading(agents, now)), Feed(Reading(queues, now)))
    at_once = replace(tenant.rules, rules=tuple(replace(rule, lasting=Lasting()) for rule in tenant.rules.rules))
    return after(Alarms(), Floor.of(situation, tenant.held_to, now.wall), at_once, now).raised()


def _summary(alarms: Sequence[Alarm], subjects: Subjects) -> str:
    if not alarms:
        return "no alarm"
    counts = Counter(alarm.severity for alarm in alarms)
    numbers = ", ".join(
        f"{counts[severity]} {severity.name.lower()}"
        for severity in (Severity.CRITICAL, Severity.WARNING)
        if counts[severity]
    )
    named = "; ".join(f"{subjects.called(alarm)}: {alarm.words}" for alarm in alarms[:_NAMED])
    more = f"; and {len(alarms) - _NAMED} more" if len(alarms) > _NAMED else ""
    return f"{numbers} · {named}{more}"


def _line(state: State, words: str, alarms: Sequence[Alarm] | None = None) -> str:
    """Return the line; behind the bar stand numbers for graphs, which nothing before it may hold."""
    line = f"ALARMS {state.name} - {_safe(words)}"
    if alarms is None:
        return line
    counts = Counter(alarm.severity for alarm in alarms)
    return f"{line} | critical={counts[Severity.CRITICAL]};;1;0 warning={counts[Severity.WARNING]};1;;0"


def _safe(text: str) -> str:
    return text.replace("|", "/")
