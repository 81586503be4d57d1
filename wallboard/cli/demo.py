"""`wallboard demo`: the board on a simulated tenant in the same process, read through the same client and monitor."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import click
from pydantic import SecretStr

from wallboard.api.credentials import Credentials
from wallboard.cli.clock import steady_s
from wallboard.cli.floors import TENANT, FloorChoice, chosen, floor_flags, scenarios_help
from wallboard.cli.screen import run_screen
from wallboard.cli.simulated import settings
from wallboard.cli.watch import Watch
from wallboard.config.standards import standards
from wallboard.model.floor import Floor
from wallboard.model.instant import Clock, Instant
from wallboard.model.standards import Standards
from wallboard.monitor import Source
from wallboard.simulator.credentials import Credentials as TenantCredentials
from wallboard.simulator.tenant import Tenant

_BASE_URL = "https://simulated.invalid"
"""A name that no network knows: nothing of the demo could reach one by mistake."""


@click.command(name="demo", epilog=scenarios_help())
@floor_flags
@click.option("--theme", metavar="NAME", default="night", show_default=True, help="Theme to start with.")
def command(theme: str, **floor: Any) -> None:
    """Show the board on a simulated tenant: no account, no network, nothing to configure."""
    choice = chosen(**floor)
    tenant = choice.tenant(TenantCredentials(TENANT, secrets.token_hex(10)))
    held_to = standards(settings(choice.scenario))
    clock = _clock(tenant, ZoneInfo(choice.scenario.time_zone))
    run_screen(
        Watch(partial(opened, tenant), standards=held_to, clock=clock),
        standards=held_to,
        clock=clock,
        tenant=f"{TENANT} ({choice.scenario.name})",
        theme=theme,
        start_screen="overview",
        past=partial(_past, choice, tenant, held_to) if choice.has_past else None,
    )


def _past(choice: FloorChoice, tenant: Tenant, held_to: Standards) -> Floor:
    # Here, because nothing of it is needed before the screen stands.
    from wallboard.cli.past import seen_before  # noqa: PLC0415

    return seen_before(choice, tenant.moment(0), steady_s() - tenant.elapsed(), held_to)


def _clock(tenant: Tenant, zone: ZoneInfo) -> Clock:
    """Return a clock that shows the tenant's time of day, which opening hours and log-ins are of, and never jumps."""
    return lambda: Instant(tenant.moment(tenant.elapsed()).astimezone(zone), steady_s())


@asynccontextmanager
async def opened(tenant: Tenant) -> AsyncIterator[Source]:
    """Let the tenant live, and give a client that reads it, while the context lasts."""
    # Here, because httpx is imported only once the screen stands.
    from wallboard.api.client import Client  # noqa: PLC0415
    from wallboard.simulator.transport import StreamingTransport  # noqa: PLC0415

    credentials = Credentials(tenant.credentials.name, SecretStr(tenant.credentials.token), "the demo")
    turning = asyncio.create_task(tenant.run(), name="simulated tenant")
    try:
        async with Client(_BASE_URL, credentials, transport=StreamingTransport(tenant.app)) as client:
            yield client
    finally:
        turning.cancel()
        await asyncio.wait([turning])
