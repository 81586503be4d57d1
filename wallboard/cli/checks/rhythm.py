"""When the server's numbers move: every 10 s as documented, at every call, or not at all. From a few polls in a row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct

from wallboard.api.client import Client
from wallboard.beat.movement import Turn, movement_of_agents, movement_of_queues
from wallboard.cli.checks.finding import Finding, note, ok

PERIOD_S = 10.0
POLLS = 11
PAUSE_S = 2.5
"""Between polls: a cache of 10 s is seen to stand in most of them, and to move in every fourth."""


class Step(Struct, frozen=True):
    """What became of a list from one poll to the next."""

    at_s: float
    """When the later answer arrived."""
    turn: Turn


async def steps(client: Client, steady_s: Callable[[], float], pause: Callable[[float], Awaitable[None]]) -> list[Step]:
    """Read both lists a few times and judge each answer by the one before. Raises ApiError."""
    found: list[Step] = []
    agents, queues, read_s = (await client.agents()).records, (await client.queues()).records, steady_s()
    for _ in range(POLLS):
        await pause(PAUSE_S)
        later_agents, later_queues, now_s = (await client.agents()).records, (await client.queues()).records, steady_s()
        by_agents = movement_of_agents(agents, later_agents, now_s - read_s).turn
        by_queues = movement_of_queues(queues, later_queues).turn
        found.append(Step(now_s, by_queues if by_agents is Turn.UNKNOWN else by_agents))
        agents, queues, read_s = later_agents, later_queues, now_s
    return found


def rhythm(steps: Sequence[Step]) -> Finding:
    """Say what the steps show."""
    turns = {step.turn for step in steps}
    told = f"in {len(steps)} polls over {len(steps) * PAUSE_S:.0f} s"
    if Turn.WENT_BACK in turns:
        return note("rhythm", f"{told} the numbers went back: several servers out of step; the board keeps the newest")
    if turns == {Turn.UNKNOWN}:
        return note("rhythm", f"nobody on the floor who would tick: {told} nothing had to move; try when it is open")
    if Turn.MOVED not in turns:
        return note("rhythm", f"{told} nothing moved that should: the source is frozen, and the board will say so")
    if Turn.STOOD not in turns:
        return ok("rhythm", "the numbers are new at every call; the board polls every 10 s")
    return _period(told, [step.at_s for step in steps if step.turn is Turn.MOVED])


def _period(told: str, moved_s: Sequence[float]) -> Finding:
    if len(moved_s) < 2:
        return note("rhythm", f"{told} the numbers moved once: slower than the documented 10 s")
    every_s = (moved_s[-1] - moved_s[0]) / (len(moved_s) - 1)
    if abs(every_s - PERIOD_S) <= PAUSE_S:
        return ok("rhythm", f"the numbers move about every {every_s:.0f} s; the board polls just after")
    return note("rhythm", f"the numbers move about every {every_s:.0f} s, not every 10 s as documented")
