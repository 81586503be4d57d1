"""What the first frame and the first numbers do without, by name: imported at the first use, or soon after them.

    later.HelpScreen(keys)      imports `screens.help`, unless `load` has done so already

A key that needs one of them in a board's first second waits for its import, some 10 ms. Annotations name it from here,
too: an import of its module on the way to the first frame would undo it, which a test would tell.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wallboard.ui.commands import ActionChosen, ViewChosen, commands
    from wallboard.ui.exporting import export
    from wallboard.ui.screens.agent import AgentScreen
    from wallboard.ui.screens.drill_down import DrillDown
    from wallboard.ui.screens.help import HelpScreen
    from wallboard.ui.screens.palette import PaletteScreen
    from wallboard.ui.screens.queue import QueueScreen
    from wallboard.ui.screens.theme_picker import ThemePicker
    from wallboard.ui.screens.wall import WallScreen

__all__ = [
    "ActionChosen",
    "AgentScreen",
    "DrillDown",
    "HelpScreen",
    "PaletteScreen",
    "QueueScreen",
    "ThemePicker",
    "ViewChosen",
    "WallScreen",
    "commands",
    "export",
]

MODULES = {
    "DrillDown": "wallboard.ui.screens.drill_down",
    "QueueScreen": "wallboard.ui.screens.queue",
    "AgentScreen": "wallboard.ui.screens.agent",
    "PaletteScreen": "wallboard.ui.screens.palette",
    "commands": "wallboard.ui.commands",
    "ActionChosen": "wallboard.ui.commands",
    "ViewChosen": "wallboard.ui.commands",
    "HelpScreen": "wallboard.ui.screens.help",
    "ThemePicker": "wallboard.ui.screens.theme_picker",
    "WallScreen": "wallboard.ui.screens.wall",
    "export": "wallboard.ui.exporting",
}
"""Name → the module that has it, those first that are likely to be used first."""


def load() -> None:
    """Import all of it. Called in a thread, beside a board that answers keys."""
    for module in MODULES.values():
        import_module(module)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what is used for the first time."""
        if name not in MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals().setdefault(name, getattr(import_module(MODULES[name]), name))
