"""A contact: somebody who calls, chats or writes, in one queue.

A contact that overflows to another queue ends here and begins there as a new one.
"""

from enum import Enum, auto
from typing import TYPE_CHECKING

from wallboard.simulator.floor.codes import Medium

if TYPE_CHECKING:
    from wallboard.simulator.floor.agents import Agent
    from wallboard.simulator.floor.queues import Queue
    from wallboard.simulator.floor.windows import Spell


class ContactState(Enum):
    """Where a contact is.

    ```
    WAITING ⇄ OFFERED → PROCESSING → WRAP_UP → CLOSED
       │         │          └──────────────────▲   (a chat beside other chats has no wrap-up)
       ├─────────┴→ ABANDONED
       └→ OVERFLOWED
    ```
    """

    WAITING = auto()
    OFFERED = auto()
    PROCESSING = auto()
    WRAP_UP = auto()
    CLOSED = auto()
    ABANDONED = auto()
    OVERFLOWED = auto()


class Contact:
    """One contact; the queue it is in makes all its transitions."""

    __slots__ = (
        "accepted_s",
        "agent",
        "handling",
        "left_s",
        "number",
        "processed_s",
        "queue",
        "queued_s",
        "state",
        "wait",
    )

    def __init__(self, queue: "Queue", number: int, queued_s: int, wait: "Spell") -> None:
        self.queue = queue
        self.number = number
        """Order of arrival on the whole floor: its place in line, kept when an offer fails."""
        self.queued_s = queued_s
        self.wait = wait
        self.handling: Spell | None = None
        self.state = ContactState.WAITING
        self.agent: Agent | None = None
        """Who accepted it."""
        self.accepted_s: int | None = None
        self.processed_s: int | None = None
        """When the talking, chatting or writing ended."""
        self.left_s: int | None = None
        """When it was closed, abandoned or overflowed."""

    @property
    def medium(self) -> Medium:
        """The medium of its queue."""
        return self.queue.spec.medium
