"""What a filter's words are looked for in: all that a row says in words, folded, made once for each reading.

Parts are divided by a sign that nobody can type, so that words found together belong together.
"""

from __future__ import annotations

from functools import lru_cache

from wallboard.model.agent import Agent
from wallboard.model.queue import Queue, media_word
from wallboard.model.words import folded

_BETWEEN = "\0"
_REMEMBERED = 1 << 15
"""So many agents: they come back with each reading."""


def queue_text(queue: Queue, *, is_open: bool) -> str:
    """Return id, name and medium, and whether the queue is closed."""
    closed = "" if is_open else "closed"
    return _text(queue.id, queue.name, queue.media_type, media_word(queue.media_type), closed)


class AgentTexts:
    """Makes the texts of one reading's agents: what they do is said alike of many, and made once."""

    def __init__(self) -> None:
        self._doings: dict[tuple[object, ...], str] = {}

    def of(self, agent: Agent, group: str) -> str:
        """Return id, name, group, state, reason, medium, and what is worth saying of lines and chats."""
        doing = (
            agent.status,
            agent.media_id,
            agent.sub_status,
            agent.status_code_list_id,
            agent.status_code_item_id,
            agent.status_code_item_short_code,
            agent.phone_line1_status,
            agent.phone_line2_status,
            group,
        )
        text = self._doings.get(doing)
        if text is None:
            text = self._doings[doing] = _doing(agent, group)
        return f"{_called(agent.id, agent.name)}{_BETWEEN}{text}"


@lru_cache(maxsize=_REMEMBERED)
def _called(agent_id: str, name: str) -> str:
    return folded(f"{agent_id}{_BETWEEN}{name}")


def _doing(agent: Agent, group: str) -> str:
    medium = agent.medium or ""
    stopped = "no new chats" if agent.is_logged_in and not agent.takes_new_chats else ""
    return _text(group, agent.state_words, agent.reason, medium, media_word(medium), *agent.line_words, stopped)


def _text(*parts: str) -> str:
    return _BETWEEN.join(map(folded, filter(None, parts)))
