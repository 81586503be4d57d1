"""The board's own memory of the agents: who went on break or offline in the last hour, and how often."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from wallboard.model.agent import Agent
from wallboard.model.course import SPACING_S
from wallboard.model.paced import Pause, no_pause, paced
from wallboard.model.situation import Feed

KEPT_S = 3600.0
_AWAY = frozenset({4, 5})
"""The codes of break and offline. Codes and no states: 20,000 agents are compared at each reading."""


class AgentMemory(Struct, frozen=True):
    """What the agents of the tenant did, chosen or not. What came and went between two readings was not seen."""

    read_at_s: float | None = None
    """When the latest reading was taken, on the steady clock; None before the first."""
    away: Mapping[str, int | None] = field(default_factory=dict)
    """The status of those who were on break or offline then, by id, and of those who are missing."""
    missing: frozenset[str] = frozenset()
    """Those of them whom that reading left out. It tells nothing of them; the next one that does so ends the stay."""
    went_s: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """When agents changed into break or offline, oldest first, by id; nobody who did not do so in the last hour."""

    def plus(self, feed: Feed[Agent], pause: Pause = no_pause) -> AgentMemory:
        """Return the memory with the list's reading, where that is new; a list that was never read starts it anew.

        `pause` is called every few records.
        """
        if feed.reading is None:
            return AgentMemory()
        at_s = (feed.reading.first_read_at or feed.reading.read_at).steady_s
        is_known = self.read_at_s is not None and at_s < self.read_at_s + SPACING_S
        if is_known or feed.frozen_since is not None:
            return self
        records = feed.reading.batch.records
        away = {agent.id: agent.status for agent in paced(records, pause) if agent.status in _AWAY}
        went_s = {key: kept for key, times_s in self.went_s.items() if (kept := _kept(times_s, at_s - KEPT_S))}
        missing = self._missing(feed, away)
        if self.read_at_s is not None:
            for key, status in away.items():
                if self.away.get(key) != status:
                    went_s[key] = (*went_s.get(key, ()), at_s)
        return AgentMemory(at_s, {**away, **{key: self.away[key] for key in missing}}, missing, went_s)

    def _missing(self, feed: Feed[Agent], away: Mapping[str, int | None]) -> frozenset[str]:
        """Return who was on break or offline before, and is left out by a reading for the first time."""
        came_back = self.away.keys() - away.keys() - self.missing
        if not came_back or feed.reading is None:
            return frozenset()
        return frozenset(came_back.difference(agent.id for agent in feed.reading.batch.records))

    def changes(self, agent_id: str) -> int:
        """Return how often an agent has changed into break or offline in the last hour, as far as it was seen."""
        return len(self.went_s[agent_id]) if agent_id in self.went_s else 0


def _kept(times_s: tuple[float, ...], since_s: float) -> tuple[float, ...]:
    return times_s if times_s[0] > since_s else tuple(time_s for time_s in times_s if time_s > since_s)
