"""`wallboard demo`: the board on a simulated tenant in the same process, read through the same client and monitor."""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from pydantic import SecretStr

from wallboard.api.credentials import Credentials
from wallboard.cli.clock import steady_s
from wallboard.cli.courtesy import Courtesy
from wallboard.cli.export import save
from wallboard.cli.failures import expected_failures
from wallboard.cli.floors import TENANT, FloorChoice, chosen, floor_flags, scenarios_help
from wallboard.cli.narration import Narration, narrate
from wallboard.cli.operator import operator
from wallboard.cli.options import terminal_switches, wall_flags
from wallboard.cli.screen import run_screen
from wallboard.cli.simulated import settings
from wallboard.cli.theme_choice import themes_with
from wallboard.cli.watch import Watch
from wallboard.config import ConfigError
from wallboard.config.standards import standards
from wallboard.config.views import no_view, views
from wallboard.model.alarm.built_in import built_in
from wallboard.model.alarm.rules import Rules
from wallboard.model.floor import Floor
from wallboard.model.instant import Clock, Instant
from wallboard.model.paced import Pause, no_pause
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.monitor.source import Plan, Source
from wallboard.simulator.credentials import Credentials as TenantCredentials
from wallboard.simulator.tenant import Tenant
from wallboard.ui.beginning import Beginning
from wallboard.ui.setup import Setup, WallStart

_BASE_URL = "https://simulated.invalid"
"""A name that no network knows: nothing of the demo could reach one by mistake."""


@click.command(name="demo", epilog=scenarios_help())
@floor_flags
@click.option("--theme", metavar="NAME", default="night", show_default=True, help="Theme to start with.")
@click.option("--view", metavar="NAME", help="View to start with: phones, digital or teams.")
@click.option("--plain", is_flag=True, help="Tell it in sentences, as `wallboard watch` does.")
@terminal_switches
@wall_flags
def command(
    theme: str,
    view: str | None,
    ascii: bool | None,
    mouse: bool | None,
    plain: bool,
    wall: dict[str, bool],
    **floor: Any,
) -> None:
    """Show the board on a simulated tenant: no account, no network, nothing to configure."""
    choice = chosen(**floor)
    configured = settings(choice.scenario)
    named = views(configured.views, configured.start_screen)
    with expected_failures():
        themes = themes_with(theme, "--{}".format)
        if view is not None and view not in named:
            raise ConfigError(f"--view: {no_view(view, named)}")
    tenant = choice.tenant(TenantCredentials(TENANT, secrets.token_hex(10)))
    clock = _clock(tenant, ZoneInfo(choice.scenario.time_zone))
    held_to = standards(configured)
    courtesy = Courtesy()
    watch = Watch(partial(opened, tenant, courtesy.pause), clock=clock, plan=Plan(speed=choice.speed))
    title = f"{TENANT} ({choice.scenario.name})"
    if plain:
        narrate(watch, clock, held_to, title, Narration(held_to, names=wall["names"]))
        return
    setup = Setup(
        watch.situations,
        watch.read_now,
        save=partial(save, Path.cwd()),
        typed=courtesy.typed,
        pause=courtesy.pause,
        standards=held_to,
        rules=Rules(built_in(held_to)),
        operator=operator(),
        tenant=title,
        theme=theme,
        themes=themes,
        ascii=ascii,
        views=named,
        wall=configured.wall.plan(),
        past=partial(_past, choice, tenant, held_to) if choice.has_past else None,
    )
    beginning = Beginning(clock, named[view] if view else View(), wall=WallStart(**wall))
    sys.exit(run_screen(setup, beginning, mouse=mouse is not False))


def _past(choice: FloorChoice, tenant: Tenant, held_to: Standards) -> Floor:
    # Here, because nothing of it is needed before the screen stands.
    from wallboard.cli.past import seen_before  # noqa: PLC0415

    return seen_before(choice, tenant.moment(0), steady_s() - tenant.elapsed(), held_to)


def _clock(tenant: Tenant, zone: ZoneInfo) -> Clock:
    """Return a clock that shows the tenant's time of day, which opening hours and log-ins are of, and never jumps."""
    return lambda: Instant(tenant.moment(tenant.elapsed()).astimezone(zone), steady_s())


@asynccontextmanager
async def opened(tenant: Tenant, pause: Pause = no_pause) -> AsyncIterator[Source]:
    """Let the tenant live, and give a client that reads it, while the context lasts."""
    # Here, because httpx is imported only once the screen stands.
    from wallboard.api.client import Client  # noqa: PLC0415
    from wallboard.simulator.transport import StreamingTransport  # noqa: PLC0415

    credentials = Credentials(tenant.credentials.name, SecretStr(tenant.credentials.token), "the demo")
    turning = asyncio.create_task(tenant.run(), name="simulated tenant")
    try:
        async with Client(_BASE_URL, credentials, transport=StreamingTransport(tenant.app), pause=pause) as client:
            yield client
    finally:
        turning.cancel()
        await asyncio.wait([turning])
