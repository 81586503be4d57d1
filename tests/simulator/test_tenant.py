"""A tenant on the real floor: the floor's own behaviour is tested beside it, here only that the two fit together."""

from datetime import UTC, datetime
from xml.etree import ElementTree

from tests.simulator.factories import CREDENTIALS, Clock, get
from wallboard.simulator.faults import Fault, Faults, Kind
from wallboard.simulator.floor.scenarios import scenario
from wallboard.simulator.floor.world import Floor
from wallboard.simulator.tenant import Tenant

NOON_IN_NEW_YORK = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


def on_a_floor(clock: Clock, *faults: Fault) -> Tenant:
    floor = Floor(scenario("normal-day"), seed=1, start=NOON_IN_NEW_YORK)
    return Tenant(floor, credentials=CREDENTIALS, monotonic=clock, faults=Faults(faults))


async def test_a_floor_is_served_as_it_stands_at_each_turn() -> None:
    clock = Clock()
    served, floor = on_a_floor(clock), Floor(scenario("normal-day"), seed=1, start=NOON_IN_NEW_YORK)

    for _ in range(3):
        agents = (await get(served, "agents.json")).json()["agent"]
        queues = ElementTree.fromstring((await get(served, "queues")).text)

        assert [agent["time-in-status"] for agent in agents] == [
            record["time-in-status"] for record in floor.agent_records()
        ]
        assert [queue.findtext("queue-size") for queue in queues] == [
            str(record["queue-size"]) for record in floor.queue_records()
        ]
        clock.wait(10)
        floor.advance(served.moment(served.elapsed()))


async def test_a_restart_and_a_reset_of_the_day_reach_the_floor() -> None:
    clock = Clock()
    served = on_a_floor(clock, Fault(Kind.RESTART, at_s=5), Fault(Kind.DAY_RESET, at_s=5))
    before = (await get(served, "queues.json")).json()["queue"]
    clock.wait(10)

    after = (await get(served, "queues.json")).json()["queue"]
    agents = (await get(served, "agents.json")).json()["agent"]

    assert sum(queue["day-queued"] for queue in before) > 100
    assert sum(queue["day-queued"] for queue in after) == 0
    assert all(agent["last-login-time"] == -1 for agent in agents)
