"""A simulated tenant whose answers are ready before anybody asks: it takes no processor time from the board that reads.

The simulator lives its floor first, and what it would have answered is kept. Then it is served over HTTPS on loopback,
as `wallboard simulate` does, each turn of its cache for ten seconds.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from email.utils import formatdate
from functools import cache
from pathlib import Path
from string import ascii_letters
from tempfile import TemporaryDirectory

import httpx
from starlette.types import Receive, Scope, Send

from wallboard.simulator.credentials import Credentials
from wallboard.simulator.floor.scenarios import scenario
from wallboard.simulator.floor.world import Floor
from wallboard.simulator.listing import Listing
from wallboard.simulator.serve import Served, serve
from wallboard.simulator.tenant import Tenant

_TOKEN = "benchmark-token-1"
_PERIOD_S = 10.0
_BREAK = 4
_MARK_CELLS = 6
_DAY = date(2027, 3, 1)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with all agents, which the board reads and judges from then on."""

    at_s: float
    """When it had been handed to the network, on the clock of `time.perf_counter`."""
    mark: str
    """Words that stand on the agent board as soon as it shows these numbers: its first agent's reason for the break."""


@dataclass
class CannedTenant:
    """What a floor of this size has to tell at this many turns of its cache."""

    top_agent: str
    """The name of the agent who needs somebody most, whatever the others do."""
    names: tuple[str, ...]
    """Of all agents."""
    _bodies: dict[Listing, list[bytes]]
    _given: list[Given] = field(default_factory=list)
    _began_s: float | None = None
    _news: threading.Condition = field(default_factory=threading.Condition)

    def begin_again(self) -> None:
        """Be at the first turn, for another board."""
        self._given.clear()
        self._began_s = None

    @classmethod
    @cache
    def recorded(cls, preset: str, turns: int) -> CannedTenant:
        """Live through the turns. Of 5,000 agents, each takes a second."""
        return asyncio.run(_recorded(preset, turns))

    def next_given(self, timeout_s: float = 60.0) -> Given:
        """Wait until the board is given a turn that it has not read yet."""
        with self._news:
            number = len(self._given)
            if not self._news.wait_for(lambda: len(self._given) > number, timeout_s):
                raise TimeoutError(f"the board has not asked for its agents within {timeout_s:g} s")
            return self._given[number]

    async def app(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer as the API does (ASGI); after the last turn, nothing changes any more."""
        listing = Listing(scope["path"].rpartition("/")[2].removesuffix(".json"))
        self._began_s = self._began_s or time.perf_counter()
        elapsed_s = time.perf_counter() - self._began_s
        turn = min(int(elapsed_s / _PERIOD_S), len(self._bodies[listing]) - 1)
        headers = {"content-type": "application/json", "content-encoding": "gzip", "date": formatdate(usegmt=True)}
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": raw})
        await send({"type": "http.response.body", "body": self._bodies[listing][turn]})
        given = Given(time.perf_counter(), _mark(turn))
        if listing is Listing.AGENTS and given.mark not in {earlier.mark for earlier in self._given}:
            with self._news:
                self._given.append(given)
                self._news.notify()


async def _recorded(preset: str, turns: int) -> CannedTenant:
    day = scenario("normal-day", preset)
    floor = Floor(day, seed=1, start=day.suggested_start(_DAY))
    lived_s = 0.0
    credentials = Credentials("acme", _TOKEN)
    tenant = Tenant(floor, credentials=credentials, monotonic=lambda: lived_s)
    bodies: dict[Listing, list[bytes]] = {listing: [] for listing in Listing}
    agents: list[dict[str, object]] = []
    transport = httpx.ASGITransport(tenant.app)
    async with httpx.AsyncClient(
        transport=transport, base_url="https://canned.invalid", auth=(credentials.name, credentials.token)
    ) as client:
        for turn in range(turns):
            lived_s = turn * _PERIOD_S
            tenant.turn()
            for listing in Listing:
                answer = (await client.get(f"/api/rtstats/stats/{listing}.json")).raise_for_status().json()
                if listing is Listing.AGENTS:
                    agents = answer[listing.one]
                    agents[0] |= {"agent-status": _BREAK, "time-in-status": 50_000 + int(lived_s)}
                    agents[0]["status-code-item-short-code"] = _mark(turn)
                bodies[listing].append(gzip.compress(json.dumps(answer).encode(), compresslevel=1))
    names = tuple(str(agent["agent-name"]) for agent in agents)
    return CannedTenant(names[0], names, bodies)


def _mark(turn: int) -> str:
    # No letter stays from one turn to the next: a board that writes no cell which has not changed must write them all.
    return ascii_letters[turn % len(ascii_letters)] * _MARK_CELLS


@contextmanager
def served(tenant: CannedTenant) -> Iterator[Path]:
    """Serve it from its first turn while the context lasts; give the configuration file of a board that reads it."""
    tenant.begin_again()
    stands, ended = threading.Event(), threading.Event()
    address: list[Served] = []

    async def serving() -> None:
        async with serve(tenant.app) as served:
            address.append(served)
            stands.set()
            await asyncio.to_thread(ended.wait)

    thread = threading.Thread(target=asyncio.run, args=(serving(),))
    thread.start()
    try:
        stands.wait()
        with TemporaryDirectory() as folder:
            yield _configuration(Path(folder), address[0])
    finally:
        ended.set()
        thread.join()


def _configuration(folder: Path, served: Served) -> Path:
    token, config = folder / "token", folder / "config.toml"
    token.write_text(_TOKEN)
    settings = {"host": served.url, "tenant": "acme", "token_file": str(token), "ca_file": str(served.ca_file)}
    config.write_text("[profiles.canned]\n" + "".join(f'{name} = "{value}"\n' for name, value in settings.items()))
    for file in (token, config):
        file.chmod(0o600)
    return config
