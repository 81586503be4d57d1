"""The message by which boards and screens look at the floor in another way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from wallboard.model.view import View


@dataclass
class ViewChanged(Message):
    """Somebody sorts, filters, folds or groups otherwise.

    It says how to change the view and not what it becomes: two keys that are pressed at once both count.
    """

    change: Callable[[View], View]
    sets: str = ""
    """What it sets, whatever that was: of several that wait, the last alone counts. '' where each of them counts."""

    def can_replace(self, message: Message) -> bool:
        """Say whether the one behind it does all that this one does."""
        return isinstance(message, ViewChanged) and "" != self.sets == message.sets
