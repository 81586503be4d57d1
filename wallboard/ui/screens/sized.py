"""What makes a screen as large as the terminal is now."""

from __future__ import annotations

from textual.events import Event, Resize
from textual.message_pump import MessagePump


class Sized(MessagePump):
    """Mixed into each screen, before Textual's.

    At a new size, Textual 8.2.8 lets a screen tell itself so once more. Where the terminal changes again before that is
    heard, as one does that is attached to while the board starts, the size before came last: the board stayed as wide
    as the terminal had been, or went from one to the other for ever.
    """

    async def on_event(self, event: Event) -> None:
        """Take no size but the terminal's."""
        if isinstance(event, Resize) and event.size != self.app.size:
            event = Resize(self.app.size, self.app.size)
        await super().on_event(event)
