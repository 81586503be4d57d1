"""An agent and what the standards say of them."""

from __future__ import annotations

from msgspec import Struct

from wallboard.model.agent import Agent
from wallboard.model.figure import Severity
from wallboard.model.foresight.off_track import OffTrack
from wallboard.model.need import AgentNeed, agent_severity


class AgentRow(Struct, frozen=True):
    """An agent and what the standards say of them."""

    id: str
    """The agent's id: what a cursor holds. At hand, since boards ask 20,000 rows for it."""
    agent: Agent
    need: AgentNeed
    group: str
    limit_s: int | None
    """Seconds the agent may stay in this state; None: no limit."""
    text: str
    """What a filter's words are looked for in."""
    off_track: tuple[OffTrack, ...] = ()
    """In which ways they are off track."""
    alarm: Severity = Severity.NONE
    """The worst alarm that stands about them."""
    was: tuple[str, ...] = ()
    """The rules of those among them that a reading no longer bears out: they are not over yet."""

    @property
    def severity(self) -> Severity:
        """The sign they carry."""
        return max(agent_severity(self.need), self.alarm)
