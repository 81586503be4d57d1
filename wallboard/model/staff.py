"""How many agents are in which state, and how long: what the headline and the bar over the agent board tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from wallboard.model.agent import Agent, AgentState

AT_WORK = (AgentState.OFFERED, AgentState.BUSY, AgentState.WRAP_UP)
"""The states in which an agent is occupied with a contact."""


class Staff(Struct, frozen=True):
    """Counts of agents."""

    states: Mapping[AgentState, int] = field(default_factory=dict)
    """How many are in each state; agents with no status at all count as UNKNOWN."""
    longest_s: Mapping[AgentState, int] = field(default_factory=dict)
    """The longest time, in seconds, that one has been in each state; none where no time is known."""
    logged_in: int = 0
    free: int = 0
    """Available, and taking new chats."""
    wrap_up_s: float | None = None
    """The wrap-up of a contact in seconds; None where nothing was accepted.

    Σ `thirty-min-wrap-up-time` ÷ Σ `thirty-min-accepted-count`, over the agents of whom both are known.
    """

    @classmethod
    def of(cls, agents: Iterable[Agent]) -> Staff:
        """Count the agents."""
        states: dict[AgentState, int] = {}
        longest_s: dict[AgentState, int] = {}
        logged_in = free = wrap_up_s = accepted = 0
        for agent in agents:
            state, time_s = agent.state, agent.time_in_status_s
            states[state] = states.get(state, 0) + 1
            if time_s is not None and time_s >= longest_s.get(state, 0):
                longest_s[state] = time_s
            if state is AgentState.AVAILABLE:
                free += agent.takes_new_chats
            logged_in += state is not AgentState.LOGGED_OUT and agent.status is not None
            # Those of nobody at work are 0, or no value.
            if (contacts := agent.thirty_min_accepted_count) and (
                spent_s := agent.thirty_min_wrap_up_time_s
            ) is not None:
                wrap_up_s += spent_s
                accepted += contacts
        return cls(states, longest_s, logged_in, free, wrap_up_s / accepted if accepted else None)

    @property
    def occupancy(self) -> float | None:
        """(offered + busy + wrap-up) ÷ (those + available) now; None where nobody works or is available."""
        working = sum(self.states.get(state, 0) for state in AT_WORK)
        ready = working + self.states.get(AgentState.AVAILABLE, 0)
        return working / ready if ready else None
