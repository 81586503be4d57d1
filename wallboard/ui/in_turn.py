"""Keys that arrive in one burst act as if typed slowly: the next is not looked at before the one before has acted.

    key ──▶ the part with the focus ──▶ … ──▶ the app acts ──▶ messages of the action ──▶ … ──▶ the app acts on them
            └── a call follows behind, through the same parts, once for every step ───────────────▶ the next key

Textual hands every key to the focus of its moment: of `g` and Enter, or Enter and Escape, the second would meet the
board as it was before the first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial

from textual import events
from textual.dom import DOMNode
from textual.widgets import Input

from wallboard.ui.copying import CopyingApp

_STEPS = 3
"""A key, the message of its action, and what that leads to: a choice in the palette acts in so many."""
_LOST_S = 0.25
"""A part that went away with the call would keep all keys waiting: then they go on."""


class InTurnApp(CopyingApp):
    """An app that acts on one key at a time."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed_ahead: deque[events.Key] = deque()
        self._number = 0
        """Of the key that acts, or that acted last."""
        self._is_acting = False

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait while another acts."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_acting:
            self._typed_ahead.append(event)
            if len(self._typed_ahead) == 1:
                self._go_on_at_last()
        else:
            await self._act_on(event)

    async def _act_on(self, key: events.Key) -> None:
        # An input takes its letters in their order by itself, and shows them however long it takes to act on them.
        self._is_acting = not (key.is_printable and isinstance(self.focused, Input))
        await super().on_event(key)
        self._number += 1
        if self._is_acting:
            await self._follow(self._number, _STEPS)

    async def _follow(self, number: int, steps: int, parts: Sequence[DOMNode] | None = None) -> None:
        """Go behind all messages that are on their way through the parts up to the app, `steps` times."""
        if parts is None:
            parts = (self.focused or self.screen).ancestors_with_self
        for at, part in enumerate(parts):
            if part.call_later(self._follow, number, steps, parts[at + 1 :]):
                return
        if steps > 1:
            await self._follow(number, steps - 1)
        else:
            await self._go_on(number)

    async def _go_on(self, number: int) -> None:
        if number != self._number:
            return
        self._is_acting = False
        while self._typed_ahead and not self._is_acting:
            await self._act_on(self._typed_ahead.popleft())
        if self._typed_ahead:
            self._go_on_at_last()

    def _go_on_at_last(self) -> None:
        self.set_timer(_LOST_S, partial(self._go_on, self._number))
