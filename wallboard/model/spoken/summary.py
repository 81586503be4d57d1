"""The whole floor in one sentence: at the beginning, and as often as somebody wants it."""

from __future__ import annotations

from collections.abc import Iterator

from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.headline import longest_wait_s, service_level_30min
from wallboard.model.queue import QueueKind
from wallboard.model.queue_row import queues_of
from wallboard.model.spoken.wording import duration, listed, percent, somebody

_NAMED = 3


def summary(floor: Floor) -> str:
    """Return it, without its end; '' before anything was read."""
    return ", ".join(_parts(floor))


def _parts(floor: Floor) -> Iterator[str]:
    live = queues_of([row for row in floor.queues if row.kind is QueueKind.LIVE])
    if floor.totals.waiting is not None:
        yield somebody(floor.totals.waiting, "waiting")
    if (longest_s := longest_wait_s(live)) is not None:
        yield f"oldest {duration(longest_s)}"
    if floor.situation.agents.reading is not None:
        free = sum(row.agent.is_free for row in floor.agents)
        yield f"{somebody(free, 'free')} of {floor.logged_in} logged in"
    if (level := service_level_30min(live)) is not None:
        yield f"service level {percent(level)}"
    for severity, words in ((Severity.CRITICAL, "critical"), (Severity.WARNING, "in warning")):
        names = [row.queue.name for row in floor.queues if row.severity is severity]
        if names:
            yield f"{words}: {listed(names, _NAMED)}"
