"""A simulated tenant over HTTPS on loopback, served from a thread while a command runs in the foreground."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wallboard.cli.simulated import config_text
from wallboard.simulator.credentials import Credentials
from wallboard.simulator.floor.scenarios import scenario
from wallboard.simulator.floor.world import Floor
from wallboard.simulator.serve import serve
from wallboard.simulator.tenant import Tenant

TOKEN = "0f3c6a17d2b94e58"
SCENARIO = scenario("normal-day")


def tenant(monotonic: Callable[[], float] = lambda: 0.0) -> Tenant:
    """Return a tenant whose clock stands still unless another is given: every answer is of one generation."""
    floor = Floor(SCENARIO, seed=1, start=datetime(2027, 3, 1, 15, tzinfo=UTC))
    return Tenant(floor, credentials=Credentials("simulated", TOKEN), monotonic=monotonic)


@dataclass(frozen=True, slots=True)
class Simulated:
    """A tenant that is served, and a configuration that reaches it."""

    tenant: Tenant
    url: str
    config: Path


@contextmanager
def served(folder: Path, tenant: Tenant) -> Iterator[Simulated]:
    """Serve the tenant while the context lasts."""
    ready, ended = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()
    found: list[tuple[str, Path]] = []

    async def serving() -> None:
        async with serve(tenant.app) as https:
            found.append((https.url, https.ca_file))
            ready.set()
            await ended.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serving(),))
    thread.start()
    try:
        assert ready.wait(30)
        url, ca_file = found[0]
        yield Simulated(tenant, url, _config(folder, url, ca_file))
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join()
        loop.close()


def _config(folder: Path, url: str, ca_file: Path) -> Path:
    token_file = folder / "token"
    token_file.touch(0o600)
    token_file.write_text(TOKEN, encoding="utf-8")
    connection = {"host": url, "tenant": "simulated", "token_file": str(token_file), "ca_file": str(ca_file)}
    config = folder / "config.toml"
    config.write_text(config_text(SCENARIO, connection), encoding="utf-8")
    return config
