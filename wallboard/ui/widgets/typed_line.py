"""A line that one types into, whose keys act in the order in which they are pressed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class TypedLine(Input):
    """An input without frame on the ground of the part that it stands in.

    Textual's own lets letters act at once, but sends Backspace and its other keys round by the app: of a burst over a
    slow line (Backspace, Backspace, y) the letter would come first.
    """

    DEFAULT_CSS = """
    TypedLine, TypedLine:focus {
        height: 1; border: none; padding: 0; background: $cursor; background-tint: $cursor 0%; color: $strong;
        &:ansi > .input--cursor {
            background: $input-cursor-background; color: $input-cursor-foreground;
            text-style: $input-cursor-text-style;
        }
    }
    """

    def __init__(self, *, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False)

    async def on_key(self, event: events.Key) -> None:
        """Do at once what the line has a key for."""
        if event.is_printable:
            return
        # The screen's, since the configuration may have moved them.
        active = self.screen.active_bindings.get(event.key)
        if active is not None and active.node is self:
            event.stop()
            event.prevent_default()
            await self.run_action(active.binding.action)
