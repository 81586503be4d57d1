"""The way to the wall and back, and the kiosk, from which there is none."""

from __future__ import annotations

from contextlib import aclosing
from typing import Any

from textual import events
from textual.reactive import var
from textual.screen import Screen

from wallboard.model.view import View
from wallboard.model.wall import WallMessage, WallPlan
from wallboard.ui import later
from wallboard.ui.going import GoingApp
from wallboard.ui.mouse import listen_to_mouse
from wallboard.ui.setup import Setup

_MESSAGES = "messages"
"""The worker that hears what is written for the wall."""


class WallingApp(GoingApp):
    """An app with a wall."""

    plan: var[WallPlan] = var(WallPlan)
    message: var[WallMessage] = var(WallMessage)

    _is_alone = False
    """The screens below the wall are about another tenant: nobody comes back to them."""

    def first_screen(self) -> Screen[Any]:
        """Return the screen to begin with: a kiosk has none below its wall."""
        return self._wall_screen() if self._beginning.wall.is_kiosk else super().first_screen()

    async def get_ready(self) -> None:
        """Make the other screens; there is no key to them from a kiosk."""
        if not self._beginning.wall.is_kiosk:
            await super().get_ready()

    def on_mount(self) -> None:
        """Go to the wall, where the board begins there."""
        if self._beginning.wall.begins and not self._beginning.wall.is_kiosk:
            self._go_to_wall()
        self._hang(self._setup)

    def take(self, setup: Setup) -> None:
        """Obey another setup: its pages and its message, too."""
        before = self._setup
        super().take(setup)
        if (setup.wall, setup.messages) != (before.wall, before.messages):
            self._hang(setup)

    def watch_view(self, before: View, view: View) -> None:
        """Go where the view is; a wall stays, and judges by it what it is about."""
        if not self._has_wall:
            super().watch_view(before, view)
        elif (view.queues, view.agents) != (before.queues, before.agents):
            self.judge_again()

    def leave_records(self) -> None:
        """Leave what is open above a wall, which itself shows whichever tenant there is, and with it what is below."""
        self._is_alone = self._has_wall
        if not self._has_wall:
            super().leave_records()
        while self._has_wall and not self._is_at_wall:
            self.pop_screen()

    def leave_drill_downs(self) -> None:
        """Go back to the lists, and from a wall, too."""
        self._is_alone = False
        super().leave_drill_downs()

    async def on_event(self, event: events.Event) -> None:
        """Let keys, mouse and pasted text through, but for a kiosk, which has nobody in front of it."""
        is_input = isinstance(event, events.InputEvent | events.Paste)
        if not (is_input and self._beginning.wall.is_kiosk):
            await super().on_event(event)

    async def action_back(self) -> None:
        """Leave a wall, too: for the view's list, which may have become another."""
        await super().action_back()
        if not self._has_wall and (self._is_alone or len(self.screen_stack) == 1):
            self.leave_drill_downs()

    async def action_wall(self) -> None:
        """Go to the wall, or back from it."""
        if self._is_at_wall:
            await self.action_back()
        else:
            # Not at once, for this is asked by a screen, and what a new one is bound to is the app's.
            self.call_next(self._go_to_wall)

    def on_wall_screen_shown(self) -> None:
        """Turn the mouse off: nothing on a wall can be clicked, and text can be copied."""
        listen_to_mouse(self._driver, is_wanted=False)

    def on_wall_screen_left(self) -> None:
        """Turn the mouse on again, for those who sit at a desk."""
        listen_to_mouse(self._driver, is_wanted=True)

    @property
    def _is_at_wall(self) -> bool:
        return self.is_screen_installed("wall") and self.screen is self.get_screen("wall")

    @property
    def _has_wall(self) -> bool:
        return self.is_screen_installed("wall") and self.get_screen("wall") in self.screen_stack

    def _go_to_wall(self) -> None:
        self.push_screen(self._wall_screen())

    def _wall_screen(self) -> Screen[Any]:
        """Return the wall, made when it is shown for the first time."""
        if not self.is_screen_installed("wall"):
            wall = later.WallScreen(names=self._beginning.wall.names, is_kiosk=self._beginning.wall.is_kiosk)
            # First of all: with the floor, its pages begin to take turns.
            wall.data_bind(WallingApp.plan, WallingApp.message)
            self.install_screen(self._bound(wall), "wall")
        return self.get_screen("wall")

    def _hang(self, setup: Setup) -> None:
        """Show the pages of a setup, and listen to its message."""
        self.plan = setup.wall
        self.message = WallMessage()
        self.workers.cancel_group(self, _MESSAGES)
        if setup.messages is not None:
            self.run_worker(self._hear(setup), group=_MESSAGES)

    async def _hear(self, setup: Setup) -> None:
        assert setup.messages is not None  # noqa: S101 — nobody would listen, else
        async with aclosing(setup.messages()) as messages:
            async for message in messages:
                self.message = message
