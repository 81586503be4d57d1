"""How many agents a live queue needs to keep its promise, and what would be with more or fewer of them.

    arrivals   `thirty-min-queued` ÷ 1800 s
    handling   `thirty-min-avg-duration` + the wrap-up of a contact on the whole floor, unless it holds that already
    patience   the waiting of all contacts of the day ÷ those who gave up (Erlang A); Erlang C where nobody did
    agents     `agent-count-waitTransact` + `number-in-offered` + `number-in-progress`

Refused under 10 contacts in 30 minutes, over 20,000 agents, and for work that waits for hours. Check: 48 contacts in
30 minutes of 320 s are answered to 19.5 % within 20 s by 9 agents; 12 are needed for 80 %.
"""

from __future__ import annotations

from msgspec import Struct

from wallboard.model.foresight.demand import Demand, Forecast, needed
from wallboard.model.foresight.estimate import Assumption, Estimate, Refusal, refused
from wallboard.model.queue import Queue
from wallboard.model.service_level import ServiceTarget

MIN_CONTACTS = 10
MOST_AGENTS = 20_000
"""Of one queue, as they are or as its load has it. More are a wrong number, and the formulas count them one by one."""
_MOST_WAITING = 100_000
"""Contacts that come while one loses patience. Where it takes more, nobody does in a day, and they are counted, too."""
_PERIOD_S = 1800


class Staffing(Struct, frozen=True):
    """What a queue needs, and what it has."""

    demand: Demand
    target: ServiceTarget
    agents: int
    """Those who are free for it, alerted by its contacts, or at work on them."""
    needed: int
    """The fewest that keep the promise."""
    is_upper_bound: bool = False
    """True where fewer may do: its agents come back from other queues, or hold several chats at once."""

    @property
    def missing(self) -> int:
        """How many more it needs; negative: how many it could spare."""
        return self.needed - self.agents

    @property
    def now(self) -> Forecast:
        """What is to be expected of the agents that it has."""
        return self.with_more(0)

    def with_more(self, agents: int) -> Forecast:
        """Return what is to be expected of so many more agents, or fewer: what if."""
        return self.demand.forecast(self.target.within_s, max(0, self.agents + agents))


def handling_s(queue: Queue, wrap_up_s: float | None) -> int | None:
    """Return the seconds that a contact of the queue keeps an agent at work; None: unknown.

    `wrap_up_s` is that of the floor: the API tells the wrap-up of agents, and not of queues. Whole seconds, as those
    of the API: so what a queue needs changes only when the queue does. A duration of 0 is one that none has had yet.
    """
    duration_s = queue.number("thirty_min_avg_duration_s")
    return round(duration_s + wrap_up_s) if duration_s and wrap_up_s is not None else None


def patience_s(queue: Queue) -> int | None:
    """Return how long people wait for the queue before they give up; None: nobody did so today, or unknown.

    `day-avg-wait-time` · `day-queued` ÷ `day-abandoned`: of an exponential patience the most likely one, as those who
    were answered tell only that they had as much (A. Mandelbaum and S. Zeltyn, "Data-stories about (im)patient
    customers in tele-queues", 2013). Of few it is far off, by one over their root, but its inverse, the rate at which
    people give up, to neither side; to take people for endlessly patient is always off to that of too many agents.
    """
    wait_s, queued, abandoned = queue.number("day_avg_wait_time_s"), queue.day_queued, queue.day_abandoned
    if wait_s is None or queued is None or not abandoned:
        return None
    return round(wait_s * queued / abandoned) or None


def is_shared(queue: Queue) -> bool:
    """Say whether agents of the queue are at work for others: busy + postProcess > in progress + offered.

    Whom a contact of this queue is alerting is busy too, and at work for no other.
    """
    return (queue.elsewhere or 0) > (queue.number_in_offered or 0)


def demand_of(queue: Queue, wrap_up_s: float | None) -> Demand | None:
    """Return what the queue asks of its agents, if the next 30 minutes are as the last; None: unknown."""
    handling = handling_s(queue, wrap_up_s)
    if handling is None or queue.thirty_min_queued is None:
        return None
    per_s, patience = queue.thirty_min_queued / _PERIOD_S, patience_s(queue)
    return Demand(per_s, handling, patience if patience and per_s * patience <= _MOST_WAITING else None)


def staffing(queue: Queue, target: ServiceTarget | None, wrap_up_s: float | None) -> Estimate[Staffing]:
    """Return how many agents a live and open queue needs. `wrap_up_s` is the floor's, or 0 where durations hold it."""
    if target is None:
        return refused(Refusal.NO_TARGET)
    if target.fraction >= 1.0:
        return refused(Refusal.WHOLE_TARGET)
    if (queue.thirty_min_queued or 0) < MIN_CONTACTS:
        return refused(Refusal.FEW if queue.thirty_min_queued is not None else Refusal.UNKNOWN)
    demand = demand_of(queue, wrap_up_s)
    if demand is None or queue.free is None or queue.here is None:
        return refused(Refusal.UNKNOWN)
    bounds = _bounds(queue)
    agents = queue.free + (queue.number_in_offered or 0) + queue.here
    if max(agents, demand.load) > MOST_AGENTS:
        return refused(Refusal.TOO_MANY)
    value = Staffing(demand, target, agents, needed(demand, target), is_upper_bound=bool(bounds))
    patience = Assumption.PATIENT if demand.patience_s is None else Assumption.IMPATIENT
    wrap_up = (Assumption.WRAP_UP,) if wrap_up_s else ()
    return Estimate(value, assumes=(Assumption.STEADY, patience, *wrap_up, *bounds))


def _bounds(queue: Queue) -> tuple[Assumption, ...]:
    shared = (Assumption.SHARED,) if is_shared(queue) else ()
    return (*shared, Assumption.ONE_CHAT) if queue.media_type.lower() == "chat" else shared
