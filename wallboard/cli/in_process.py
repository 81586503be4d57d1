"""A simulated tenant in the same process, read through the client that reads real ones."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from wallboard.api.credentials import Credentials
from wallboard.cli.clock import steady_s
from wallboard.model.instant import Clock, Instant
from wallboard.model.paced import Pause, no_pause
from wallboard.monitor.source import Source
from wallboard.simulator.tenant import Tenant

_BASE_URL = "https://simulated.invalid"
"""A name that no network knows: nothing of the demo could reach one by mistake."""


def clock_of(tenant: Tenant, zone: ZoneInfo) -> Clock:
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
