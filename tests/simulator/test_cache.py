import asyncio

import pytest

from tests.simulator.factories import CREDENTIALS, START, Clock, StillFloor, agent_record, client, get, tenant
from wallboard.simulator.switches import Switches
from wallboard.simulator.tenant import Tenant

FIRST_S = int(agent_record()["time-in-status"])


async def agents_age(served: Tenant, *, connection: int = 0, path: str = "agents.json") -> int:
    """Seconds of floor time since the start that the list of agents is of."""
    async with client(served, connection=connection) as asking:
        agent = (await asking.get(path)).json()["agent"]
    return int((agent[0] if isinstance(agent, list) else agent)["time-in-status"]) - FIRST_S


async def queues_age(served: Tenant) -> int:
    return int((await get(served, "queues.json")).json()["queue"][0]["longest-wait-time"])


async def test_answers_stay_the_same_until_the_cache_turns() -> None:
    clock = Clock()
    served = tenant(clock=clock)

    ages = []
    for _ in range(5):
        ages.append(await agents_age(served))
        clock.wait(4)

    assert ages == [0, 0, 0, 10, 10]


async def test_lists_records_and_formats_are_of_one_generation() -> None:
    clock = Clock()
    served = tenant(clock=clock)
    await get(served, "agents.json")
    clock.wait(19)

    whole, single = await agents_age(served), await agents_age(served, path="agent/ag3276621.json")
    xml = (await get(served, "agents.xml")).text

    assert whole == single == 10 == await queues_age(served)
    assert f"<time-in-status>{FIRST_S + 10}</time-in-status>" in xml


async def test_the_first_request_needs_no_turn_before() -> None:
    clock = Clock()
    served = tenant(clock=clock, switches=Switches(phase_s=7))
    clock.wait(3)

    assert await agents_age(served) == 0


async def test_a_speed_makes_the_floor_live_faster_than_the_cache_turns() -> None:
    clock = Clock()
    served = Tenant(StillFloor(), credentials=CREDENTIALS, monotonic=clock, speed=60)
    clock.wait(11)

    assert await agents_age(served) == 600


async def test_queues_can_turn_later_than_agents() -> None:
    clock = Clock()
    served = tenant(clock=clock, switches=Switches(queues_offset_s=3))
    clock.wait(12)

    assert (await agents_age(served), await queues_age(served)) == (10, 3)
    clock.wait(1)
    assert (await agents_age(served), await queues_age(served)) == (10, 13)


async def test_two_nodes_take_turns_for_each_list() -> None:
    clock = Clock()
    served = tenant(clock=clock, switches=Switches(nodes="alternating", node_offset_s=4))
    clock.wait(12)

    seen = [(await agents_age(served), await queues_age(served)) for _ in range(4)]

    assert seen == [(10, 10), (4, 4), (10, 10), (4, 4)]


async def test_two_nodes_can_share_the_connections() -> None:
    clock = Clock()
    served = tenant(clock=clock, switches=Switches(nodes="by_connection", node_offset_s=4))
    clock.wait(12)

    assert [await agents_age(served, connection=number) for number in (0, 0, 1, 1, 2)] == [10, 10, 4, 4, 10]


async def test_a_cache_on_demand_turns_when_it_is_asked() -> None:
    clock = Clock()
    served = tenant(clock=clock, switches=Switches(cache="on_demand"))

    ages = []
    for seconds in (3, 9, 1, 25):
        clock.wait(seconds)
        ages.append(await agents_age(served))

    assert ages == [3, 3, 13, 38]


async def test_without_a_cache_every_answer_is_of_now() -> None:
    clock = Clock()
    served = tenant(clock=clock, switches=Switches(cache="per_call"))

    ages = []
    for _ in range(3):
        clock.wait(2)
        ages.append(await agents_age(served))

    assert ages == [2, 4, 6]


async def test_turning_by_hand_leaves_nothing_to_do_for_the_next_request() -> None:
    clock, floor = Clock(), StillFloor()
    served = tenant(floor, clock=clock)
    clock.wait(25)

    served.turn()
    turned_at = floor.now
    clock.wait(4)
    await agents_age(served)

    assert (turned_at - floor.now).total_seconds() == 0
    assert await agents_age(served) == 20


async def test_a_running_tenant_turns_when_it_is_due() -> None:
    """The test moves the clock far past several turns, so that the first sleep of `run` is over at once."""
    clock = Clock()
    turned: asyncio.Queue[float] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    class WatchedFloor(StillFloor):
        def agent_records(self) -> list[dict[str, int | str]]:
            loop.call_soon_threadsafe(turned.put_nowait, clock.now_s)
            clock.wait(10)
            return super().agent_records()

    running = asyncio.create_task(tenant(WatchedFloor(), clock=clock, switches=Switches(period_s=0.01)).run())
    times = [await turned.get() for _ in range(3)]
    running.cancel()

    assert times == [1000, 1010, 1020]
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_running_tenant_sleeps_until_the_next_turn() -> None:
    asked, turned = 0, asyncio.Event()
    loop = asyncio.get_running_loop()

    class WatchedFloor(StillFloor):
        def queue_records(self) -> list[dict[str, int | str]]:
            loop.call_soon_threadsafe(turned.set)
            return super().queue_records()

    def monotonic() -> float:
        nonlocal asked
        asked += 1
        return 0

    running = asyncio.create_task(Tenant(WatchedFloor(), credentials=CREDENTIALS, monotonic=monotonic).run())
    await turned.wait()
    counts = []
    for _ in range(2):
        for _ in range(20):
            await asyncio.to_thread(int)
        counts.append(asked)
    running.cancel()

    assert counts[0] == counts[1]
    with pytest.raises(asyncio.CancelledError):
        await running


@pytest.mark.parametrize("cache", ["on_demand", "per_call"])
def test_without_a_timer_nothing_turns_by_itself(cache: str) -> None:
    clock, floor = Clock(), StillFloor()
    served = tenant(floor, clock=clock, switches=Switches.parse([f"cache={cache}"]))
    clock.wait(100)

    served.turn()

    assert floor.now == START


async def test_a_client_that_leaves_while_the_cache_turns_does_no_harm() -> None:
    clock, floor = Clock(), StillFloor()
    served = tenant(floor, clock=clock)
    asking = asyncio.create_task(agents_age(served))
    await asyncio.sleep(0)
    asking.cancel()
    clock.wait(10)

    assert await agents_age(served) == 10
