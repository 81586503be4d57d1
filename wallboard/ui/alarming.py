"""What becomes of alarms: they are told beside the screen; people take care of them, put them off, and mute them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from functools import partial
from itertools import pairwise

from textual import on
from textual.reactive import var

from wallboard.model.alarm.alarms import SNOOZES_S, Alarms
from wallboard.model.notice.telling import Mute, Told, after, groups_of
from wallboard.ui.beginning import Beginning
from wallboard.ui.following import FollowingApp
from wallboard.ui.noticing import tell_terminal
from wallboard.ui.render.words import muted_words
from wallboard.ui.screens.board_screen import BoardScreen
from wallboard.ui.setup import Setup

MUTES_S = (900.0, 3600.0)
"""For how long all is muted, in the same way: never for ever, since nobody would think of it."""


class AlarmingApp(FollowingApp):
    """An app whose alarms are told, and can be answered."""

    mute: var[Mute | None] = var[Mute | None](None)
    """Somebody wants nothing to be told."""

    def __init__(self, setup: Setup, beginning: Beginning) -> None:
        """Make the board as set up, to begin like that."""
        super().__init__(setup, beginning)
        self._told = Told(beginning.known)

    def follow(self) -> None:
        """Begin, and hear what is answered at other boards."""
        super().follow()
        if self._beginning.answers is not None:
            self.run_worker(self._follow_answers(self._beginning.answers))

    async def _follow_answers(self, answers: Callable[[], AsyncGenerator[Alarms]]) -> None:
        async with aclosing(answers()) as all_of_them:
            async for theirs in all_of_them:
                await self.change_alarms(partial(Alarms.with_answers_of, others=theirs))

    def judged(self) -> None:
        """Tell what there is to tell, and let be kept what stands and who knows."""
        self._tell()
        if self._beginning.keep_alarms is not None:
            self._beginning.keep_alarms(self.floor.alarms, self._told.on_record)

    def _tell(self) -> None:
        telling, floor = self._setup.telling, self.floor
        if not telling.plan.least:
            # It could not be ended any more.
            self._told, self.mute = self._told.unmuted(), None
            return
        plan = telling.plan.for_rules(self._setup.rules.rules)
        groups = groups_of(floor, floor.alarms)
        self._told = after(self._told, floor.alarms, plan, groups, self._clock(), floor.elsewhere)
        self.mute = self._told.mute
        tell_terminal(self._driver, self._told.notices, telling.desktop, self.abilities)
        telling.tell(self._told.notices)

    def changed_tenant(self) -> None:
        """Forget what has been told of another tenant."""
        self._told = Told(mute=self._told.mute)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the mute where nothing is told: None, since a screen says so then."""
        return action != "mute" or bool(self._setup.telling.plan.least) or None

    def action_mute(self) -> None:
        """Tell nothing beside the screen for the next longer time, or tell it again."""
        at = self._clock()
        muted_to = self.mute.until if self.mute else None
        longer = _longer(muted_to.since(at) if muted_to else 0.0, MUTES_S)
        self._told = self._told.muted(at.plus(longer)) if longer else self._told.unmuted()
        self.mute = self._told.mute
        words = muted_words(self.mute, self.floor.standards.time_zone) if self.mute else "no longer muted"
        self.notify(f"{words.capitalize()}.", timeout=3)
        self.judged()

    @on(BoardScreen.AlarmsTaken)
    async def take_alarms(self, message: BoardScreen.AlarmsTaken) -> None:
        """Let those who sit here take care of alarms; or no longer, where all of them are taken care of."""
        at, operator = self._clock(), self._setup.operator

        def taken(alarms: Alarms) -> Alarms:
            if alarms.are_taken(message.keys):
                return alarms.released(message.keys, at)
            return alarms.acknowledged(message.keys, operator, at)

        await self.change_alarms(taken)

    @on(BoardScreen.AlarmsPutOff)
    async def put_off_alarms(self, message: BoardScreen.AlarmsPutOff) -> None:
        """Put alarms off for the next longer time."""
        at = self._clock()

        def put_off(alarms: Alarms) -> Alarms:
            until = [alarms.open[key].snoozed_until for key in message.keys if key in alarms.open]
            left = max((moment.since(at) for moment in until if moment), default=0.0)
            longer = _longer(left, SNOOZES_S)
            return alarms.snoozed(message.keys, at.plus(longer) if longer else None, at)

        await self.change_alarms(put_off)


def _longer(left_s: float, steps_s: Sequence[float]) -> float | None:
    """Return the step behind the one of which so much is left; the first where nothing is, None after the last."""
    if left_s <= 0:
        return steps_s[0]
    return next((step for before, step in pairwise(steps_s) if left_s <= before), None)
