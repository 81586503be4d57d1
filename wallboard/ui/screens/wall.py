"""The wall: large digits on pages that take turns, for eyes ten metres away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import ScreenResume
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from wallboard.model.alerts import alerts
from wallboard.model.rotation import Rotation
from wallboard.model.wall import WallMessage, WallPlan
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.wall import Wall
from wallboard.ui.render.words import muted_words
from wallboard.ui.screens.floor_screen import FloorScreen
from wallboard.ui.widgets.bound_key import bound_key
from wallboard.ui.widgets.wall_view import WallView


class WallScreen(FloorScreen):
    """A screen that nobody touches. Its pages go on with the clock of the board."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.back", "back", id="wall.back")]

    plan: var[WallPlan] = var(WallPlan, init=False)
    """Bound to the App's: which pages take turns."""
    message: var[WallMessage] = var(WallMessage, init=False)
    """Bound to the App's: what somebody has written for the wall."""

    class Shown(Message):
        """People see the wall."""

    class Left(Message):
        """Something else is shown."""

    def __init__(self, *, names: bool = False, is_kiosk: bool = False) -> None:
        super().__init__()
        self._names = names
        self._is_kiosk = is_kiosk
        self._rotation: Rotation | None = None

    def body(self) -> Iterator[Widget]:
        """Yield the wall."""
        yield WallView()

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Let the pages go on, and draw the one whose turn it is."""
        now, floor = self.now, self.floor
        if now is None:
            return
        wanting = alerts(floor.alarms_here, names=self._names)
        muted = muted_words(self.mute, self.zone) if self.mute else ""
        rotation = (self._rotation or Rotation.of(self.plan)).under(self.plan)
        if floor.situation.is_read:
            rotation = self._rotation = rotation.at(now.steady_s, wanting)
        self.query_one(WallView).show(
            Wall(
                now,
                floor,
                rotation,
                wanting,
                title=" · ".join(filter(None, (self.tenant, self.view.name))),
                message=self.message.text,
                note=" · ".join(filter(None, (muted, self.refusal or self.message.problem))),
                keys="" if self._is_kiosk else f"{bound_key(self, 'wall.back')} back",
                names=self._names,
                is_sparing=self.is_sparing,
            )
        )

    def watch_plan(self) -> None:
        """Go on with other pages."""
        self._show(is_new=False)

    def watch_message(self) -> None:
        """Show what was written, or no longer."""
        self._show(is_new=False)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Tell that people see it."""
        self.post_message(self.Shown())

    def on_screen_suspend(self) -> None:
        """Tell that they do not."""
        self.post_message(self.Left())
