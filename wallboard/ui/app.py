"""The app: the keys that work everywhere, and what they do."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.keys import key_to_character
from textual.message import Message
from textual.widgets import Input

from wallboard.ui import later
from wallboard.ui.render.freshness import not_now
from wallboard.ui.screens.floor_screen import FloorScreen
from wallboard.ui.screens.working_keys import working_keys
from wallboard.ui.walling import WallingApp
from wallboard.ui.widgets.board import Board


class WallboardApp(WallingApp):
    """The board."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "show_list('overview')", "overview", id="app.overview"),
        Binding("2", "show_list('queues')", "queues", id="app.queues"),
        Binding("3", "show_list('agents')", "agents", id="app.agents"),
        Binding("4", "show_list('alarms')", "alarms", id="app.alarms"),
        Binding("w", "wall", "wall", id="app.wall"),
        Binding("r", "read_now", "read now", id="app.read-now"),
        Binding("m", "mute", "mute", id="app.mute", show=False),
        Binding("e", "export", "export", id="app.export", show=False),
        Binding("t", "pick_theme", "theme", id="app.theme"),
        Binding("u", "change_letters", "Unicode/ASCII", id="app.letters", show=False),
        Binding("question_mark", "help", "help", key_display="?", id="app.help"),
        # Before all others: they work in windows, too, to which other keys of the app do not come.
        Binding("ctrl+l", "draw_anew", "draw anew", id="anywhere.draw-anew", show=False, priority=True),
        Binding("ctrl+p", "palette", "go to", id="app.palette", priority=True),
        Binding("q", "quit", "quit", id="app.quit"),
    ]

    def action_read_now(self) -> None:
        """Ask for a reading ahead of its time."""
        if not self._setup.read_now():
            self.notify(not_now(self.floor.situation, self._clock()), timeout=3)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that would do nothing here."""
        if action == "palette":
            # One by one: over a board the help need not be loaded.
            is_at_hand = isinstance(self.screen, FloorScreen) or isinstance(self.screen, later.HelpScreen)  # noqa: SIM101
            return is_at_hand and not self._types("app.palette")
        if action == "export":
            # None: where nothing is exported, a screen says so.
            can_export = isinstance(self.screen, FloorScreen) and (self.screen.can_export or None)
            return self._setup.save is not None and can_export
        return super().check_action(action, parameters)

    def _types(self, action: str) -> bool:
        """Say whether one types, and an action has been moved to a key that types something."""
        keys = self.keymap.get(action, "").split(",")
        return isinstance(self.focused, Input) and any(key_to_character(key) for key in keys)

    def action_export(self) -> None:
        """Write what is on screen to a file, in a form to choose."""
        if isinstance(self.screen, FloorScreen):
            self.run_worker(later.export(self, self.screen.exported(), self._setup.save), name="export")

    @on(Board.Copied)
    def copy(self, message: Board.Copied) -> None:
        """Hand a row to the terminal's clipboard (OSC 52)."""
        if not self.abilities.answers:
            self.notify("Not copied: this terminal has no clipboard that a program can reach.", timeout=3)
            return
        self.copy_to_clipboard(message.text)
        self.notify(f"Copied: {message.text}", markup=False, timeout=3)

    def action_palette(self) -> None:
        """Ask where to go, or what to do."""
        screen = next(screen for screen in reversed(self.screen_stack) if isinstance(screen, FloorScreen))
        screen.stop_typing()
        offered = later.commands(screen, self.view, list(self._setup.views), list(self._themes.palettes), self.theme)
        self.push_screen(later.PaletteScreen(offered).data_bind(WallboardApp.floor, WallboardApp.now), self._go)

    def _go(self, chosen: Message | None) -> None:
        """Do what the palette ended with, from where it can be seen."""
        if chosen is None:
            return
        while not isinstance(self.screen, FloorScreen):
            self.pop_screen()
        if not isinstance(chosen, later.ActionChosen):
            self.leave_drill_downs()
        self.post_message(chosen)

    async def on_action_chosen(self, message: later.ActionChosen) -> None:
        """Do what a key would do."""
        await self.run_action(message.action, message.node)

    def on_view_chosen(self, message: later.ViewChosen) -> None:
        """Look through a view of the configuration."""
        view = self._setup.views.get(message.name)
        if view is None:
            self.notify(f'There is no view "{message.name}" any more.', markup=False, timeout=3)
        else:
            self.view = view

    def action_help(self) -> None:
        """Explain keys, signs and figures."""
        if isinstance(self.screen, FloorScreen):
            self.push_screen(later.HelpScreen(working_keys(self.screen, all_of_them=True)))
