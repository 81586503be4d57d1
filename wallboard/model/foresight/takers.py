"""Who could take a contact: those who are free, and those who will be next, under the label of their group.

The API ties no agent to a queue. So this is a list of people and never of "those for queue X": how many are free for
it, the queue tells as a count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from wallboard.model.agent import Agent, AgentState
from wallboard.model.agent_row import AgentRow


class Taker(Struct, frozen=True):
    """An agent who could take a contact, now or soon."""

    row: AgentRow
    chats: int | None
    """Chats at hand; None for somebody who takes none, or of whom that is unknown."""
    most_chats: int | None
    """How many they may have at once; None as above."""

    @property
    def for_s(self) -> int | None:
        """Seconds that they have been idle, or in wrap-up; None: unknown."""
        return self.row.agent.time_in_status_s

    @property
    def has_room(self) -> bool:
        """False for somebody who has as many chats as they may."""
        return not self.chats or self.most_chats is None or self.chats < self.most_chats


class Takers(Struct, frozen=True):
    """All of them."""

    free: tuple[Taker, ...] = ()
    """Free agents with room for one more, longest idle first."""
    wrapping: tuple[Taker, ...] = ()
    """Agents in wrap-up, longest first: they will be free next."""


def takers(rows: Iterable[AgentRow], first_ids: Collection[str] = ()) -> Takers:
    """Return who could take a contact; agents of the groups `first_ids` come before all others."""

    def order(taker: Taker) -> tuple[bool, int, str]:
        is_later = taker.row.agent.group_id not in first_ids
        return is_later, -(taker.for_s or 0), taker.row.agent.name.casefold()

    able = [_taker(row) for row in rows if row.agent.is_free or row.agent.state is AgentState.WRAP_UP]
    free = [taker for taker in able if taker.row.agent.is_free and taker.has_room]
    wrapping = [taker for taker in able if not taker.row.agent.is_free]
    return Takers(tuple(sorted(free, key=order)), tuple(sorted(wrapping, key=order)))


def _taker(row: AgentRow) -> Taker:
    chats, most = _chats(row.agent)
    return Taker(row, chats, most)


def _chats(agent: Agent) -> tuple[int | None, int | None]:
    """Return chats now and at most. One at most is what an agent for calls has, too: only chats at hand tell."""
    chats, most = agent.active_customer_chat_count, agent.max_concurrent_customer_chat
    takes_chats = bool(chats) or (most is not None and most > 1)
    return (chats or 0, most) if takes_chats else (None, None)
