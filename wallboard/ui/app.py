"""The app: keys, themes, and the only one that goes from screen to screen."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.keys import key_to_character
from textual.message import Message
from textual.widgets import Input

from wallboard.model.view import View
from wallboard.ui.commands import ActionChosen, commands
from wallboard.ui.exporting import export
from wallboard.ui.following import FollowingApp
from wallboard.ui.screens.agents import AgentsScreen
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.screens.drill_down import AgentScreen, DrillDown, QueueScreen
from wallboard.ui.screens.help import HelpScreen
from wallboard.ui.screens.list_screen import ListScreen
from wallboard.ui.screens.overview import OverviewScreen
from wallboard.ui.screens.palette import PaletteScreen
from wallboard.ui.screens.queues import QueuesScreen
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.board import Board
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.view_changed import ViewChanged

SCREENS: dict[str, type[BoardScreen]] = {"overview": OverviewScreen, "queues": QueuesScreen, "agents": AgentsScreen}


class WallboardApp(FollowingApp):
    """The board."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "show_list('overview')", "overview", id="app.overview"),
        Binding("2", "show_list('queues')", "queues", id="app.queues"),
        Binding("3", "show_list('agents')", "agents", id="app.agents"),
        Binding("r", "read_now", "read now", id="app.read-now"),
        Binding("e", "export", "export", id="app.export", show=False),
        Binding("t", "pick_theme", "theme", id="app.theme"),
        Binding("question_mark", "help", "help", key_display="?", id="app.help"),
        # Before all others: it works in the help, too, to which other keys of the app do not come.
        Binding("ctrl+p", "palette", "go to", id="app.palette", priority=True),
        Binding("q", "quit", "quit", id="app.quit"),
    ]

    def on_mount(self) -> None:
        """Open the first screen, and begin to read."""
        self.animation_level = "none"
        self.follow()
        for name, screen in SCREENS.items():
            self.install_screen(self._bound(screen()), name)
        self.push_screen(self.view.screen)

    def _bound(self, screen: BoardScreen) -> BoardScreen:
        return screen.data_bind(
            WallboardApp.floor,
            WallboardApp.now,
            WallboardApp.view,
            WallboardApp.tenant,
            WallboardApp.refusal,
            WallboardApp.keymap,
        )

    @on(ViewChanged)
    def change_view(self, message: ViewChanged) -> None:
        """Look at the floor in another way."""
        self.view = message.change(self.view)

    def watch_view(self, before: View, view: View) -> None:
        """Go to the view's screen, and judge the floor anew where the view is about other queues or agents."""
        if view.screen != before.screen:
            self._leave_drill_downs()
            self.switch_screen(view.screen)
        if (view.queues, view.agents) != (before.queues, before.agents):
            self.judge_again()

    def changed_tenant(self) -> None:
        """Go back to the lists: what was drilled down into belongs to another tenant."""
        self._leave_drill_downs()

    def action_show_list(self, name: str) -> None:
        """Go to one of the screens that have a number."""
        self._leave_drill_downs()
        self.view = replace(self.view, screen=name)

    def _leave_drill_downs(self) -> None:
        while len(self.screen_stack) > 2:
            self.pop_screen()

    async def action_back(self) -> None:
        """Leave a drill-down; the list's cursor comes to stand on what was seen last."""
        if len(self.screen_stack) > 2:
            left = self.screen
            self.pop_screen()
            if isinstance(left, DrillDown) and isinstance(self.screen, ListScreen):
                self.screen.point_at(left.record_id)

    def action_read_now(self) -> None:
        """Ask for a reading ahead of its time."""
        if not self._setup.read_now():
            self.notify("Not now: at most once per 10 s, and less often while it fails.", timeout=3)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys that would do nothing here."""
        if action == "palette":
            return isinstance(self.screen, BoardScreen | HelpScreen) and not self._types("app.palette")
        if action == "export":
            can_export = isinstance(self.screen, BoardScreen) and self.screen.can_export
            return can_export and self._setup.save is not None
        return True

    def _types(self, action: str) -> bool:
        """Say whether one types, and an action has been moved to a key that types something."""
        keys = self.keymap.get(action, "").split(",")
        return isinstance(self.focused, Input) and any(key_to_character(key) for key in keys)

    def action_export(self) -> None:
        """Write what is on screen to a file, in a form to choose."""
        if isinstance(self.screen, BoardScreen):
            self.run_worker(export(self, self.screen.exported(), self._setup.save), name="export")

    @on(Board.Copied)
    def copy(self, message: Board.Copied) -> None:
        """Hand a row to the terminal's clipboard (OSC 52)."""
        self.copy_to_clipboard(message.text)
        self.notify(f"Copied: {message.text}", markup=False, timeout=3)

    def action_palette(self) -> None:
        """Ask where to go, or what to do."""
        screen = next(screen for screen in reversed(self.screen_stack) if isinstance(screen, BoardScreen))
        screen.stop_typing()
        offered = commands(screen, self.view, self._setup.views, list(self._themes.palettes), self.theme)
        self.push_screen(PaletteScreen(offered).data_bind(WallboardApp.floor, WallboardApp.now), self._go)

    def _go(self, chosen: Message | None) -> None:
        """Do what the palette ended with, from where it can be seen."""
        if chosen is None:
            return
        while not isinstance(self.screen, BoardScreen):
            self.pop_screen()
        if not isinstance(chosen, ActionChosen):
            self._leave_drill_downs()
        self.post_message(chosen)

    @on(ActionChosen)
    async def act(self, message: ActionChosen) -> None:
        """Do what a key would do."""
        await self.run_action(message.action, message.node)

    def action_help(self) -> None:
        """Explain keys, signs and figures."""
        if isinstance(self.screen, BoardScreen):
            self.push_screen(HelpScreen(self.screen.keys(all_of_them=True)))

    @on(QueueGrid.Opened)
    def open_queue(self, message: QueueGrid.Opened) -> None:
        """Show one queue."""
        self.push_screen(self._bound(QueueScreen(message.queue_id, message.ids)))

    @on(AgentBoard.Opened)
    def open_agent(self, message: AgentBoard.Opened) -> None:
        """Show one agent."""
        self.push_screen(self._bound(AgentScreen(message.agent_id, message.ids)))
