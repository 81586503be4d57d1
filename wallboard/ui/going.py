"""The way from screen to screen: the app alone goes there, by keys, by views, and by what is opened on a board."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

from msgspec.structs import replace
from textual import on
from textual.screen import Screen

from wallboard.model.view import View
from wallboard.ui import later
from wallboard.ui.alarming import AlarmingApp
from wallboard.ui.beginning import Beginning
from wallboard.ui.screens.agents import AgentsScreen
from wallboard.ui.screens.alarms import AlarmsScreen
from wallboard.ui.screens.floor_screen import FloorScreen
from wallboard.ui.screens.list_screen import ListScreen
from wallboard.ui.screens.overview import OverviewScreen
from wallboard.ui.screens.queues import QueuesScreen
from wallboard.ui.setup import Setup
from wallboard.ui.widgets.agent_board import AgentBoard
from wallboard.ui.widgets.alarm_board import AlarmBoard
from wallboard.ui.widgets.queue_grid import QueueGrid
from wallboard.ui.widgets.view_changed import ViewChanged

Bound = TypeVar("Bound", bound=FloorScreen)

SCREENS: dict[str, type[FloorScreen]] = {
    "overview": OverviewScreen,
    "queues": QueuesScreen,
    "agents": AgentsScreen,
    "alarms": AlarmsScreen,
}
_DRILL_DOWNS = ("queue", "agent")
_TOLD_S = 0.05
"""Within which the parts of a screen have told it of their sizes."""


class GoingApp(AlarmingApp):
    """An app with the board's screens."""

    def __init__(self, setup: Setup, beginning: Beginning) -> None:
        """Make the board as set up, to begin like that."""
        super().__init__(setup, beginning)
        self._is_making = asyncio.Lock()
        """Held while a screen is made that nobody has gone to, and for good once the app leaves."""

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the view's screen: Textual's own, behind it, would be laid out and drawn before it."""
        for name, kind in SCREENS.items():
            self.install_screen(self._bound(kind()), name)
        first = self.first_screen()
        # As Textual does for a screen that it opens itself; without, no other could take its place.
        first._push_result_callback(self, None)
        return first

    def first_screen(self) -> Screen[Any]:
        """Return the screen to begin with, below all others."""
        return self.get_screen(self.view.screen)

    async def get_ready(self) -> None:
        """Make the screens that nobody has gone to yet, and lay them out: a first key waits half as long for one."""
        names = (*SCREENS, *_DRILL_DOWNS)
        for name in names:
            async with self._is_making:
                if name in _DRILL_DOWNS:
                    self._kept_drill_down(name)
                screen, mounted = self._get_screen(name)
                await mounted
                self._lay_out(screen)
        # Of their first sizes the parts tell their screen, which would lay all of it out anew as soon as it is shown.
        await asyncio.sleep(_TOLD_S)
        async with self._is_making:
            for name in names:
                self._lay_out(self.get_screen(name))

    def _lay_out(self, screen: Screen[Any]) -> None:
        if not screen.is_current:
            # Textual says so when a screen is shown for the first time, and lays all of it out anew for that.
            screen.query("ToastRack").set(display=False)
            screen._refresh_layout(self.size)
            screen._layout_required = False
            # It draws nothing, but once begun it no longer lets a first frame wait for a whole period.
            screen._update_timer.resume()

    def preparations(self) -> Iterable[Callable[[], None]]:
        """Let the other screens take the reading, too."""
        return [cast("FloorScreen", self.get_screen(name)).prepare for name in SCREENS]

    async def finish(self) -> None:
        """Wait for the screen that is being made: of an app that leaves, Textual mounts no parts that it could find."""
        await self._is_making.acquire()

    def on_mount(self) -> None:
        """Begin to read."""
        self.animation_level = "none"
        self.follow()

    @on(ViewChanged)
    def change_view(self, message: ViewChanged) -> None:
        """Look at the floor in another way."""
        self.view = message.change(self.view)

    def watch_view(self, before: View, view: View) -> None:
        """Go to the view's screen, and judge the floor anew where the view is about other queues or agents."""
        if view.screen != before.screen:
            self.leave_drill_downs()
        if (view.queues, view.agents) != (before.queues, before.agents):
            self.judge_again()

    def changed_tenant(self) -> None:
        """Leave what was drilled down into: it belongs to another tenant."""
        super().changed_tenant()
        self.leave_records()

    def leave_records(self) -> None:
        """Leave what was drilled down into, wherever it is, and what is open above it."""
        self.leave_drill_downs()

    def action_show_list(self, name: str) -> None:
        """Go to one of the screens that have a number."""
        self.leave_drill_downs()
        self.view = replace(self.view, screen=name)

    def leave_drill_downs(self) -> None:
        """Go back to the lists: to the view's, which may have become another below a wall."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_screen(self.view.screen)

    async def action_back(self) -> None:
        """Leave a drill-down; the list's cursor comes to stand on what was seen last."""
        if len(self.screen_stack) > 1:
            left = self.screen
            self.pop_screen()
            if isinstance(left, later.DrillDown) and isinstance(self.screen, ListScreen):
                self.screen.point_at(left.record_id)

    @on(QueueGrid.Opened)
    def open_queue(self, message: QueueGrid.Opened) -> None:
        """Show one queue."""
        self._drill_down("queue", message.queue_id, message.ids)

    @on(AgentBoard.Opened)
    def open_agent(self, message: AgentBoard.Opened) -> None:
        """Show one agent."""
        self._drill_down("agent", message.agent_id, message.ids)

    @on(AlarmBoard.Opened)
    def open_subject(self, message: AlarmBoard.Opened) -> None:
        """Show what an alarm is about."""
        self._drill_down(message.alarm.scope.value, message.alarm.subject_id, message.ids)

    def _drill_down(self, name: str, record_id: str, ids: Sequence[str]) -> None:
        """Show a record on the screen that is kept for its kind: to make one takes three times as long."""
        screen = self._kept_drill_down(name)
        if screen in self.screen_stack:  # one way back for each that was opened
            screen = self._new_drill_down(name)
        screen.look_at(record_id, ids)
        self.push_screen(screen)

    def _kept_drill_down(self, name: str) -> later.DrillDown[Any]:
        if not self.is_screen_installed(name):
            self.install_screen(self._new_drill_down(name), name)
        return cast("later.DrillDown[Any]", self.get_screen(name))

    def _new_drill_down(self, name: str) -> later.DrillDown[Any]:
        return self._bound(later.QueueScreen() if name == "queue" else later.AgentScreen())

    def _bound(self, screen: Bound) -> Bound:
        return screen.data_bind(
            GoingApp.floor,
            GoingApp.now,
            GoingApp.view,
            GoingApp.tenant,
            GoingApp.refusal,
            GoingApp.is_sparing,
            GoingApp.keymap,
            GoingApp.mute,
        )
