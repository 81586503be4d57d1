"""What two successive answers of a list say about the server's cache: did it turn between them, and by how far.

Judged only from what must move: `time-in-status` of an agent at work whose status stayed, `longest-wait-time` of a
queue in which somebody waits. Equal bodies prove nothing: on a quiet night nothing has to change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct

from wallboard.model.agent import Agent, AgentState
from wallboard.model.queue import Queue

_ENOUGH = 200
"""So many counters that moved settle it; a list of thousands need not be read to its end."""
_ANEW_S = 30.0
"""How much older than the time between two readings a counter can be that started anew between them."""
_TURN_S = 10
"""A wait that fell by no more than a turn of the cache has caught up at the next one, whatever made it fall."""
_NEED_NOT_TICK = frozenset({AgentState.LOGGED_OUT, AgentState.UNKNOWN})
"""Nobody knows whether the time in these states goes on: where it moves it tells something, where it stands nothing."""


class Turn(Enum):
    """What became of the generation."""

    UNKNOWN = auto()
    """Nothing in the list had to move."""
    STOOD = auto()
    """The answer is of the same generation as the one before."""
    MOVED = auto()
    """The answer is of a newer generation."""
    WENT_BACK = auto()
    """The answer is of an older generation than the one before."""


class Movement(Struct, frozen=True):
    """The verdict on an answer, compared with the one before."""

    turn: Turn
    step_s: float | None = None
    """By how many seconds the counters went on; None where that cannot be told."""
    is_doubtful: bool = False
    """True where it went back by a single wait alone, which no other bears out."""


UNKNOWN = Movement(Turn.UNKNOWN)
STOOD = Movement(Turn.STOOD)


def movement_of_agents(before: Sequence[Agent], after: Sequence[Agent], elapsed_s: float) -> Movement:
    """Judge two readings of agents, taken `elapsed_s` apart, by the time in status of those whose status stayed."""
    stood = False
    steps: list[int] = []
    for old, agent in _in_both(before, after):
        if old.status is None or old.status != agent.status:
            continue
        was_s, now_s = old.time_in_status_s, agent.time_in_status_s
        if was_s is None or now_s is None:
            continue
        # So small a value can be a new stay in the same status, or a system that has restarted.
        if now_s < was_s and now_s <= elapsed_s + _ANEW_S:
            continue
        # More than the time that has passed: another stay in the same status, of an older generation perhaps.
        if now_s - was_s > elapsed_s + _ANEW_S:
            continue
        if now_s == was_s:
            stood = stood or agent.state not in _NEED_NOT_TICK
        else:
            steps.append(now_s - was_s)
        if len(steps) == _ENOUGH:
            break
    if not steps:
        return STOOD if stood else UNKNOWN
    # Who stayed agrees on the step, give or take the rounding; who left and came back agrees with nobody.
    often = Counter(steps)
    step_s = max(sorted(often), key=lambda step_s: often[step_s] + often[step_s + 1])
    return Movement(Turn.MOVED if step_s > 0 else Turn.WENT_BACK, float(step_s))


def _in_both(before: Sequence[Agent], after: Sequence[Agent]) -> Iterator[tuple[Agent, Agent]]:
    """Yield the agents of both readings. Most stand where they stood: thousands are not looked up to compare a few."""
    by_id: dict[str, Agent] | None = None
    for place, agent in enumerate(after):
        old = before[place] if place < len(before) else None
        if old is None or old.id != agent.id:
            by_id = {other.id: other for other in before} if by_id is None else by_id
            old = by_id.get(agent.id)
        if old is not None:
            yield old, agent


def movement_of_queues(before: Sequence[Queue], after: Sequence[Queue]) -> Movement:
    """Judge two readings of queues by the longest wait where somebody waits, and by the counters of the day.

    The longest wait falls whenever the contact that waited longest is served, so a fall alone is no older generation.
    It is one where counters of the day fall and none rises, or where they stand and waits fall together. A single wait
    also falls so when its contact is offered to an agent while another one that was comes back: that is doubtful. A
    queue whose day begins anew tells nothing by its counters.
    """
    earlier = {queue.id: queue for queue in before}
    pairs = [(earlier[queue.id], queue) for queue in after if queue.id in earlier]
    waiting = [(old, new) for old, new in pairs if old.queue_size and old.longest_wait_time_s]
    untouched = sorted(_step_s(old, new) for old, new in waiting if _contacts(old) == _contacts(new))
    if back := _went_back(_steps_of_the_day(pairs), untouched):
        return back
    if not waiting:
        return UNKNOWN
    if len(untouched) == len(waiting) and not any(untouched):
        return STOOD
    # No wait goes on by more than the time that has passed, but by less wherever another contact waits longest now.
    steps = sorted(_step_s(old, new) for old, new in waiting)
    agree = len(steps) > 1 and steps[-2] > 0 and steps[-1] - steps[-2] <= 1
    return Movement(Turn.MOVED, float(steps[-1]) if agree else None)


def _went_back(day: Sequence[int], waits_s: Sequence[int]) -> Movement | None:
    """Judge by how far the counters of the day went on, and waits of unchanged queues, these in rising order."""
    if any(step > 0 for step in day):
        return None
    if any(day):
        return Movement(Turn.WENT_BACK)
    if waits_s and waits_s[-1] < 0 and waits_s[-1] - waits_s[0] <= 1:
        return Movement(Turn.WENT_BACK, is_doubtful=len(waits_s) == 1 and waits_s[0] < -_TURN_S)
    return None


def _step_s(old: Queue, new: Queue) -> int:
    return (new.longest_wait_time_s or 0) - (old.longest_wait_time_s or 0)


def _contacts(queue: Queue) -> tuple[int | None, ...]:
    return queue.queue_size, *_of_the_day(queue)


def _of_the_day(queue: Queue) -> tuple[int | None, ...]:
    return queue.day_queued, queue.day_accepted, queue.day_abandoned


def _steps_of_the_day(pairs: Iterable[tuple[Queue, Queue]]) -> list[int]:
    """Return by how far each counter of the day went on, but for those whose day begins anew."""
    queues = [_counts(old, new) for old, new in pairs]
    # At the tenant's midnight all of them start again from nothing, and a small one soon has half of its day before.
    if _began_anew([count for counts in queues for count in counts]):
        return []
    return [now - was for counts in queues if not _began_anew(counts) for was, now in counts]


def _counts(old: Queue, new: Queue) -> list[tuple[int, int]]:
    both = zip(_of_the_day(old), _of_the_day(new), strict=True)
    return [(was, now) for was, now in both if was is not None and now is not None]


def _began_anew(counts: Sequence[tuple[int, int]]) -> bool:
    """Say whether counters have fallen to half or less: an answer of an older generation lacks only a few contacts."""
    return 0 < sum(was for was, _ in counts) >= 2 * sum(now for _, now in counts)
