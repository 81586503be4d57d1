"""What a queue asks of its agents, and what so many of them would make of it."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from math import floor

from msgspec import Struct

from wallboard.model.foresight import erlang, erlang_a
from wallboard.model.service_level import ServiceTarget

_REMEMBERED = 1 << 13
"""Of a floor's queues most have asked for the same ten seconds before."""


class Forecast(Struct, frozen=True):
    """What is to be expected once things have settled with so many agents."""

    agents: int
    level: float
    """The share of contacts that is answered in time, a fraction."""
    wait_s: float | None
    """The mean wait of all contacts in seconds; None: it grows without end."""
    grows_per_min: float | None
    """By how many contacts a minute the queue grows, before any give up; None where there are agents enough."""


class Demand(Struct, frozen=True):
    """A steady stream of contacts to one queue."""

    per_s: float
    """Contacts that come in a second."""
    handling_s: float
    """Mean seconds of an agent's work for one, wrap-up included; more than 0."""
    patience_s: float | None = None
    """Mean seconds that somebody waits before giving up; None: unknown, and then for ever."""

    @property
    def load(self) -> float:
        """How many agents it keeps at work on average, in erlangs."""
        return self.per_s * self.handling_s

    def level(self, within_s: float, agents: int) -> float:
        """Return the share that so many agents answer in time."""
        if self.patience_s is None:
            return erlang.level_within(within_s, agents, self.load, self.handling_s)
        return erlang_a.level_within(within_s, agents, self.per_s, self.handling_s, self.patience_s)

    def forecast(self, within_s: float, agents: int) -> Forecast:
        """Return what is to be expected of so many agents.

        They finish n ÷ h contacts a second: where more come, the queue grows by λ - n ÷ h.
        """
        grows_per_s = self.per_s - agents / self.handling_s
        if self.patience_s is None:
            wait_s = erlang.mean_wait_s(agents, self.load, self.handling_s)
        else:
            wait_s = erlang_a.mean_wait_s(agents, self.per_s, self.handling_s, self.patience_s)
        grows = 60.0 * grows_per_s if grows_per_s >= 0.0 else None
        return Forecast(agents, self.level(within_s, agents), wait_s, grows)


@lru_cache(maxsize=_REMEMBERED)
def needed(demand: Demand, target: ServiceTarget) -> int:
    """Return the fewest agents that keep the promise, which must be of less than all contacts, of which there are some.

    With each further agent the level rises. So where people give up, the fewest are sought from the number on that it
    took if they did not, in growing steps: they are about as many, and mostly fewer. And they are no fewer than that
    share of the load, since n agents finish n ÷ h contacts a second.
    """
    within_s, fraction = target.within_s, target.fraction
    agents = erlang.fewest_agents(fraction, within_s, demand.load, demand.handling_s)
    if demand.patience_s is None:
        return agents
    while demand.level(within_s, agents) < fraction:
        agents += 1
    least, step = floor(fraction * demand.load), 1
    while agents > least and demand.level(within_s, max(least, agents - step)) >= fraction:
        agents, step = max(least, agents - step), 2 * step
    some = range(max(least, agents - step + 1), agents)
    return some.start + bisect_left(some, True, key=lambda fewer: demand.level(within_s, fewer) >= fraction)
