"""A hand-made floor of the document's two sample records, a clock that stands still, and tenants made of both."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import httpx

from wallboard.simulator.credentials import Credentials
from wallboard.simulator.faults import Fault, Faults
from wallboard.simulator.floor.records import Record
from wallboard.simulator.listing import Listing
from wallboard.simulator.switches import Switches
from wallboard.simulator.tenant import Tenant
from wallboard.simulator.transport import StreamingTransport

SAMPLES = Path(__file__).parents[1] / "samples"

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

CREDENTIALS = Credentials("acme", "s3cret-t0ken")

BASE_URL = "https://vcc-sb1.8x8.com/api/rtstats/stats/"


def sample_record(listing: Listing, **fields: int | str) -> Record:
    """The document's record; fields are given with `_` for `-`."""
    element = ElementTree.parse(SAMPLES / f"{listing.one}.sample.xml").getroot()
    texts = {child.tag: (child.text or "").strip() for child in element}
    record: Record = {name: int(text) if _is_whole(text) else text for name, text in texts.items()}
    record[listing.id_field] = str(record[listing.id_field])
    return {**record, **{name.replace("_", "-"): value for name, value in fields.items()}}


def agent_record(**fields: int | str) -> Record:
    return sample_record(Listing.AGENTS, **fields)


def queue_record(**fields: int | str) -> Record:
    return sample_record(Listing.QUEUES, **fields)


def agent_records(count: int) -> list[Record]:
    return [agent_record(agent_id=f"ag{number}") for number in range(count)]


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdigit()


@dataclass
class StillFloor:
    """Nothing happens but time: an agent's `time-in-status` grows."""

    agents: list[Record] = field(default_factory=lambda: [agent_record()])
    queues: list[Record] = field(default_factory=lambda: [queue_record()])
    now: datetime = START

    def advance(self, to: datetime) -> None:
        assert to >= self.now
        passed_s = int((to - self.now).total_seconds())
        self.agents = [{**agent, "time-in-status": int(agent["time-in-status"]) + passed_s} for agent in self.agents]
        self.now = to

    def agent_records(self) -> list[Record]:
        return list(self.agents)

    def queue_records(self) -> list[Record]:
        return [{**queue, "longest-wait-time": (self.now - START) // timedelta(seconds=1)} for queue in self.queues]

    def restart(self) -> None:
        self.agents = [{**agent, "time-in-status": -1} for agent in self.agents]

    def reset_day(self) -> None:
        self.queues = [{**queue, "day-queued": 0} for queue in self.queues]


@dataclass
class Clock:
    """Seconds that pass when the test says so."""

    now_s: float = 1000.0

    def __call__(self) -> float:
        return self.now_s

    def wait(self, seconds: float) -> None:
        self.now_s += seconds


def tenant(
    floor: StillFloor | None = None,
    *,
    clock: Clock | None = None,
    switches: Switches | None = None,
    faults: Sequence[Fault] = (),
) -> Tenant:
    return Tenant(
        floor or StillFloor(),
        credentials=CREDENTIALS,
        monotonic=clock or Clock(),
        switches=switches,
        faults=Faults(faults),
    )


def client(
    served: Tenant,
    *,
    credentials: Credentials | None = CREDENTIALS,
    connection: int = 0,
    timeout_s: float | None = 30,
) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=StreamingTransport(served.app, connection=connection),
        base_url=BASE_URL,
        auth=(credentials.name, credentials.token) if credentials else None,
        timeout=timeout_s,
    )


async def get(served: Tenant, path: str, **headers: str) -> httpx.Response:
    async with client(served) as asking:
        return await asking.get(path, headers=headers)
