"""What people do with alarms: take care of them, put them off, go to what they are about."""

from __future__ import annotations

from datetime import timedelta

from textual import on

from wallboard.model.alarm.alarms import Alarms
from wallboard.ui.following import FollowingApp
from wallboard.ui.screens.board_screen import BoardScreen

SNOOZES = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
"""For how long an alarm is put off: each time for the next longer one, and after the last not at all."""


class AlarmingApp(FollowingApp):
    """An app whose alarms can be answered."""

    @on(BoardScreen.AlarmsTaken)
    async def take_alarms(self, message: BoardScreen.AlarmsTaken) -> None:
        """Let those who sit here take care of alarms; or no longer, where all of them are taken care of."""
        at, operator = self._clock(), self._setup.operator

        def taken(alarms: Alarms) -> Alarms:
            open_ones = [alarms.open[key] for key in message.keys if key in alarms.open]
            if open_ones and all(alarm.acknowledged for alarm in open_ones):
                return alarms.released(message.keys)
            return alarms.acknowledged(message.keys, operator, at)

        await self.change_alarms(taken)

    @on(BoardScreen.AlarmsPutOff)
    async def put_off_alarms(self, message: BoardScreen.AlarmsPutOff) -> None:
        """Put alarms off for the next longer time."""
        at = self._clock().wall

        def put_off(alarms: Alarms) -> Alarms:
            until = [alarms.open[key].snoozed_until for key in message.keys if key in alarms.open]
            left = max((moment - at for moment in until if moment), default=timedelta())
            longer = next((snooze for snooze in SNOOZES if snooze > left), None)
            return alarms.snoozed(message.keys, at + longer if longer else None)

        await self.change_alarms(put_off)
