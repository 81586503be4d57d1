"""The whole floor in one sentence: at the beginning, and as often as somebody wants it."""

from __future__ import annotations

from collections.abc import Iterator

from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.spoken.wording import duration, listed, percent, somebody

_NAMED = 3


def summary(floor: Floor) -> str:
    """Return it, without its end; '' before anything was read."""
    return ", ".join(_parts(floor))


def _parts(floor: Floor) -> Iterator[str]:
    totals = floor.totals
    if totals.waiting is not None:
        yield somebody(totals.waiting, "waiting")
    if totals.longest_wait_s is not None:
        yield f"oldest {duration(totals.longest_wait_s)}"
    if floor.situation.agents.reading is not None:
        free = sum(row.agent.is_free for row in floor.agents)
        yield f"{somebody(free, 'free')} of {floor.logged_in} logged in"
    if totals.level_30min is not None:
        yield f"service level {percent(totals.level_30min)}"
    for severity, words in ((Severity.CRITICAL, "critical"), (Severity.WARNING, "in warning")):
        names = [row.queue.name for row in floor.queues if row.severity is severity]
        if names:
            yield f"{words}: {listed(names, _NAMED)}"
