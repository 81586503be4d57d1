"""What is watched without a screen: a tenant, of the configuration or a simulated one with the configured rules."""

from __future__ import annotations

import secrets
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import click
from msgspec import Struct, field

from wallboard.cli.alarms.configured import configured_rules
from wallboard.cli.alarms.names import nameless
from wallboard.cli.alarms.there import rules_there
from wallboard.cli.failures import expected_failures
from wallboard.cli.floors import TENANT, FloorChoice, floor_flags
from wallboard.cli.in_process import clock_of, opened
from wallboard.cli.log import log_to
from wallboard.cli.notices.senders import Deliver
from wallboard.cli.options import connection_flags
from wallboard.cli.watch import Watch
from wallboard.model.alarm.rules import Rules
from wallboard.model.instant import Clock
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.channel import Plan as NoticePlan
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.monitor.source import Plan, Source
from wallboard.simulator.credentials import Credentials as TenantCredentials


class WatchedTenant(Struct, frozen=True):
    """A tenant, what it is judged and watched by, and who hears of it."""

    name: str
    opened: Callable[[], AbstractAsyncContextManager[Source]]
    """Gives what is read, for as long as it is."""
    situations: Callable[[], AsyncGenerator[Situation]]
    """Gives what is known of it, for as long as it is listened to."""
    clock: Clock
    held_to: Standards
    rules: Rules
    """Their messages name agents only where lines or notices may."""
    notices: NoticePlan = field(default_factory=NoticePlan)
    """What the channels of the configuration are told."""
    ways: Mapping[Channel, Deliver] = field(default_factory=dict)
    """How those of them are reached that are used."""


def tenant_flags(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the flags of a connection (`flags`), `demo`, and those of a simulated floor."""
    demo = click.option("--demo", is_flag=True, help="A simulated tenant, chosen by the flags from --scenario on.")
    return demo(connection_flags(floor_flags(command)))


def simulated_tenant(flags: Mapping[str, object], choice: FloorChoice, *, names: bool) -> WatchedTenant:
    """Return a simulated tenant with the configured rules; nobody hears of it. `names`: agents may be named."""
    with expected_failures():
        configured = configured_rules({name: flags.get(name) for name in ("config", "profile")})
    log_to(None)
    tenant = choice.tenant(TenantCredentials(TENANT, secrets.token_hex(10)))
    held_to, watched_by = rules_there(choice.scenario, configured.settings)
    now = clock_of(tenant, ZoneInfo(choice.scenario.time_zone))
    read = partial(opened, tenant)
    watch = Watch(read, clock=now, plan=Plan(speed=choice.speed))
    return WatchedTenant(
        f"{TENANT} ({choice.scenario.name})",
        read,
        watch.situations,
        now,
        held_to,
        watched_by if names else nameless(watched_by),
    )
