"""The alarms: what wants somebody now, what somebody has taken, and what is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.containers import Container
from textual.widget import Widget

from wallboard.model.alarm.alarm import Key
from wallboard.ui.render.moment import Moment
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.widgets.alarm_board import AlarmBoard


class AlarmsScreen(BoardScreen):
    """All alarms of the day."""

    DEFAULT_CSS = """
    AlarmsScreen {
        #alarms { height: 1fr; margin: 1 1 0 1; }
        AlarmBoard { height: 1fr; }
    }
    """

    _is_left = True
    """Somebody has gone to another screen, and not only looked at what stands over this one."""

    def body(self) -> Iterator[Widget]:
        """Yield the list."""
        yield Container(AlarmBoard(), id="alarms")

    def on_mount(self) -> None:
        """Say which keys work where the cursor is."""
        self.follow_cursor(self.query_one(AlarmBoard))

    def on_screen_suspend(self) -> None:
        """Remember whether the list is to be read anew."""
        self._is_left = self not in self.app.screen_stack

    def chosen_alarms(self) -> Sequence[Key]:
        """Return the alarm under the cursor."""
        return self.query_one(AlarmBoard).chosen

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Hand the list its alarms; they tick, too."""
        if self.now is not None:
            moment = queues if not queues.is_current else agents
            board = self.query_one(AlarmBoard)
            board.show_floor(self.floor, moment, self.now)
            if self.is_coming and self._is_left and not board.is_chosen:
                # Nobody has read this list: who comes to it finds the cursor on top.
                board.land()
            self._offer_alarms()

    def action_take_alarms(self) -> None:
        """Take care of the alarm under the cursor, which goes on to the next: a list is worked off from the top."""
        super().action_take_alarms()
        self.query_one(AlarmBoard).go_on()
