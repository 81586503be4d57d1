"""How many agents are in which state, and how long: what the headline and the bar over the agent board tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wallboard.model.agent import Agent, AgentState

AT_WORK = (AgentState.OFFERED, AgentState.BUSY, AgentState.WRAP_UP)
"""The states in which an agent is occupied with a contact."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Counts of agents."""

    states: Mapping[AgentState, int] = field(default_factory=dict)
    """How many are in each state; agents with no status at all count as UNKNOWN."""
    longest_s: Mapping[AgentState, int] = field(default_factory=dict)
    """The longest time, in seconds, that one has been in each state; none where no time is known."""
    logged_in: int = 0
    free: int = 0
    """Available, and taking new chats."""

    @classmethod
    def of(cls, agents: Iterable[Agent]) -> Staff:
        """Count the agents."""
        states: dict[AgentState, int] = {}
        longest_s: dict[AgentState, int] = {}
        logged_in = free = 0
        for agent in agents:
            state, time_s = agent.state, agent.time_in_status_s
            states[state] = states.get(state, 0) + 1
            if time_s is not None and time_s >= longest_s.get(state, 0):
                longest_s[state] = time_s
            logged_in += agent.is_logged_in
            free += agent.is_free
        return cls(states, longest_s, logged_in, free)

    @property
    def occupancy(self) -> float | None:
        """(offered + busy + wrap-up) ÷ (those + available) now; None where nobody works or is available."""
        working = sum(self.states.get(state, 0) for state in AT_WORK)
        ready = working + self.states.get(AgentState.AVAILABLE, 0)
        return working / ready if ready else None
