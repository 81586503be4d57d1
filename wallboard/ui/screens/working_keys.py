"""The keys that work on a screen at present, in the order in which people need them."""

from __future__ import annotations

from typing import Any

from textual.binding import Binding
from textual.screen import Screen

from wallboard.ui.screens.floor_screen import FloorScreen
from wallboard.ui.widgets.bound_key import NO_KEY

_ORDER = (
    "board.open",
    "drill-down.back",
    "drill-down.next",
    "drill-down.previous",
    "alarm.take",
    "list.filter",
    "list.sort",
    "app.help",
    "app.quit",
    "app.palette",
    "alarm.put-off",
    "queue.more",
    "queue.fewer",
    "app.overview",
    "app.queues",
    "app.agents",
    "app.alarms",
    "app.wall",
    "list.next-alarm",
    "list.fold",
    "list.group",
    "list.heat",
    "app.export",
    "list.logged-out",
    "app.theme",
    "app.letters",
    "app.read-now",
)
"""The keys of the key line, those that one needs first; a narrow one leaves out the last."""


def working_keys(screen: Screen[Any], *, all_of_them: bool = False) -> list[tuple[str, str]]:
    """Return the keys that work here and what each does: those of the key line, or every one of ours."""
    keys: dict[str, list[str]] = {}
    said = screen.key_words if isinstance(screen, FloorScreen) else {}
    ours = [
        key.binding
        for key in screen.active_bindings.values()
        if key.enabled and key.binding.id and key.binding.key != NO_KEY
    ]
    for binding in sorted(ours, key=_importance):
        if binding.show or all_of_them:
            words = said.get(binding.id or "", binding.description)
            keys.setdefault(words, []).append(screen.app.get_key_display(binding))
    return [(" ".join(names), words) for words, names in keys.items()]


def _importance(binding: Binding) -> int:
    return _ORDER.index(binding.id) if binding.id in _ORDER else len(_ORDER)
