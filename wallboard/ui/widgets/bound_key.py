"""The key that an action has at present, for texts that name it: the configuration may have moved it."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

NO_KEY = "no_key"
"""The key of actions that the configuration leaves without one; Textual takes an empty one for the action's own."""


def bound_key(screen: Screen[Any], action: str) -> str:
    """Return the first key of an action that works on the screen, as people know it, or '' where it has none."""
    active = (key.binding for key in screen.active_bindings.values() if key.enabled and key.binding.key != NO_KEY)
    return next((screen.app.get_key_display(binding) for binding in active if binding.id == action), "")
