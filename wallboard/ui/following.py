"""What the app follows: readings, the time, the configuration. It makes a floor of each situation and hands it down.

situations ──▶ judge ──▶ floor ┐
clock ─────────────────▶ now   ├──▶ screens (data_bind)          view, theme, letters ──▶ remember
changes ──▶ setup ─────▶ view  ┘
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import aclosing
from math import inf

from msgspec.structs import replace
from textual.events import Event, Key
from textual.reactive import var

from wallboard.model.alarm.alarms import Alarms
from wallboard.model.alarm.feeds import BEAT_S
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.situation import Freshness, Situation
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.ui import later
from wallboard.ui.beginning import Beginning
from wallboard.ui.judge import Judge, unread
from wallboard.ui.setup import Changes, Refusal, Setup, view_under
from wallboard.ui.terminal.abilities import UTF_8
from wallboard.ui.themed import ThemedApp
from wallboard.ui.widgets.bound_key import NO_KEY

_READINGS = "readings"
"""The workers that end when another tenant is read."""
_SITS_FOR_S, _PAUSES_FOR_S = 60.0, 0.5
"""How long after a key somebody is taken to sit at the board, and to press no other just now."""
_PREPARES_EVERY_S = 0.1


class FollowingApp(ThemedApp):
    """An app that shows the latest; where it goes to show it is not said here."""

    # Always: to compare two floors of 20,000 agents takes longer than to draw one.
    floor: var[Floor] = var(Floor, always_update=True)
    now: var[Instant | None] = var[Instant | None](None)
    view: var[View] = var(View, init=False)
    tenant: var[str] = var("")
    is_sparing: var[bool] = var(False)
    """The time goes on with each reading alone, and each second where that would hide that the numbers are old."""
    refusal: var[str] = var("")
    """Why a changed configuration is not taken over; '' where there is none, or it is."""

    keymap: var[Mapping[str, str]] = var[Mapping[str, str]](dict, init=False)
    """Id of a binding → its keys, of those that the configuration has moved."""

    def __init__(self, setup: Setup, beginning: Beginning) -> None:
        """Make the board as set up, to begin like that."""
        super().__init__(setup.themes, beginning.abilities)
        self._setup = setup
        self._beginning = beginning
        self._clock = beginning.clock
        self._is_drawn = asyncio.Event()
        """The first frame is there, and every part has its size."""
        self._has_begun = False
        self._typed_at: Instant | None = None
        self._unprepared = deque[Callable[[], None]]()
        self._chosen_theme = beginning.theme or setup.theme
        self._chosen_ascii = setup.ascii if beginning.ascii is None else beginning.ascii
        self._situation = Situation()
        self._judged_at: Instant | None = None
        self.set_reactive(FollowingApp.view, beginning.view)
        first = unread(setup.standards, self._shown).watched(beginning.alarms)
        self._judge = Judge(setup.pause, first)
        self.set_reactive(FollowingApp.floor, first)
        self.begin_in(self._chosen_theme)

    def follow(self) -> None:
        """Begin: the first screen can be opened."""
        self.draw_in(ascii=self._chosen_ascii)
        self.tenant = self._setup.tenant
        self.is_sparing = self._setup.is_sparing
        self.now = self._judged_at = self._clock()
        self.keymap = self._setup.keys
        self.set_interval(1.0, self._tick)
        self._preparing = self.set_interval(_PREPARES_EVERY_S, self._prepare, pause=True)
        if self._beginning.changes is not None:
            self.run_worker(self._obey(self._beginning.changes))
        self.watch(self, "view", self._left_otherwise, init=False)

    def on_ready(self) -> None:
        """Begin to read with the first frame: what reads takes as long to import as that takes to be arranged."""
        self.call_after_refresh(self._is_drawn.set)
        self.run_worker(self._read(), group=_READINGS)

    def watch_keymap(self, keymap: Mapping[str, str]) -> None:
        """Move the keys."""
        self.set_keymap({action: keys or NO_KEY for action, keys in keymap.items()})

    def judge_again(self) -> None:
        """Judge what is known by other standards, or of other queues and agents."""
        self.run_worker(self._show(), name="judge", group=_READINGS)

    def changed_tenant(self) -> None:
        """Leave what shows a tenant that is no longer read."""

    def take(self, setup: Setup) -> None:
        """Obey another setup. Numbers are never shown as those of another tenant."""
        before, self._setup = self._setup, setup
        self.refusal = ""
        self.keymap = setup.keys
        if (setup.themes, setup.theme) != (before.themes, before.theme):
            is_kept = setup.theme == before.theme and self._chosen_theme in setup.themes.palettes
            self._chosen_theme = self._chosen_theme if is_kept else setup.theme
            self.wear(setup.themes, self._chosen_theme)
        if setup.ascii != before.ascii:
            self._chosen_ascii = setup.ascii
            self.draw_in(ascii=setup.ascii)
        if setup.situations != before.situations:
            self._begin_anew()
        self.tenant = setup.tenant
        self.is_sparing = setup.is_sparing
        self.view = view_under(self.view, before, setup)
        if (setup.standards, setup.rules) != (before.standards, before.rules):
            self.judge_again()

    def _begin_anew(self) -> None:
        self.workers.cancel_group(self, _READINGS)
        self._situation, self._judge = Situation(), Judge(self._setup.pause)
        self.changed_tenant()
        self.floor = unread(self._setup.standards, self._shown)
        self.run_worker(self._read(), group=_READINGS)

    async def on_event(self, event: Event) -> None:
        """Let what is read and judged meanwhile give way to a key."""
        if isinstance(event, Key):
            self._typed_at = self._clock()
            self._setup.typed()
        await super().on_event(event)

    def on_theme_picker_chosen(self, message: later.ThemePicker.Chosen) -> None:
        """Let a theme be remembered that was not only tried, and has not gone since it was offered."""
        if message.name in self._themes.palettes:
            self._chosen_theme = message.name
            self._left_otherwise()

    def action_change_letters(self) -> None:
        """Draw in ASCII, or in Unicode again."""
        if self.abilities.written != UTF_8:
            self.notify("This locale has no other signs: set LANG to one of UTF-8, such as C.UTF-8.", timeout=3)
            return
        self._chosen_ascii = not self.is_ascii
        self.draw_in(ascii=self._chosen_ascii)
        self._left_otherwise()

    async def _read(self) -> None:
        past = self._setup.past
        # Closed at once when another tenant is read, wherever it is left: nothing more is asked of the one before.
        async with aclosing(self._setup.situations()) as situations:
            async for situation in situations:
                self._situation = situation
                await self._show()
                if past is not None and situation.is_read:
                    self.run_worker(self._recall(past), name="recall", group=_READINGS)
                    past = None
                if not self._has_begun and all(
                    feed.reading or feed.trouble for feed in (situation.agents, situation.queues)
                ):
                    self._has_begun = True
                    self.call_after_refresh(self.run_worker, self._begin, name="begin")

    async def _begin(self) -> None:
        """Load what could wait, behind the frame with the first numbers."""
        await asyncio.to_thread(later.load)
        if self._beginning.begun is not None:
            await self.get_ready()
            self._beginning.begun()

    async def get_ready(self) -> None:
        """Make what a first key would wait for."""

    async def _recall(self, past: Callable[[], Floor]) -> None:
        await self._judge.recall(past)
        await self._show()

    async def change_alarms(self, change: Callable[[Alarms], Alarms]) -> None:
        """Let somebody change what becomes of the alarms, and show it."""
        judge = self._judge
        floor = await judge.change_alarms(change)
        # Those of another tenant, where one is read meanwhile, are nobody's any more.
        if judge is self._judge and floor is not self.floor:
            self.floor = floor
            self.judged()

    def judged(self) -> None:
        """Do what is to be done beside showing it, once a floor has been judged."""

    async def _show(self) -> None:
        await self._is_drawn.wait()
        setup = self._setup
        floor = await self._judge.floor(self._situation, setup.standards, self._shown, setup.rules, self._clock())
        # The time first: it is shown in a moment, and by then with the floor.
        self.now = self._judged_at = self._clock()
        self.floor = floor
        self.judged()
        await self._judge.let_go()
        if self._typed_s() < _SITS_FOR_S:
            self._unprepared = deque(self.preparations())
            self._preparing.resume()

    def preparations(self) -> Iterable[Callable[[], None]]:
        """Return what a key would wait for once there is a reading: it is done in pauses, for who sits at the board."""
        return ()

    def _prepare(self) -> None:
        if self._unprepared and self.is_running and self._typed_s() >= _PAUSES_FOR_S:
            self._unprepared.popleft()()
        if not self._unprepared:
            self._preparing.pause()

    def _typed_s(self) -> float:
        """Return how long ago the last key was."""
        return inf if self._typed_at is None else self._clock().since(self._typed_at)

    async def _obey(self, changes: Changes) -> None:
        async with aclosing(changes()) as all_of_them:
            async for change in all_of_them:
                match change:
                    case Refusal(words):
                        self.refusal = words
                    case Setup():
                        self.take(change)

    @property
    def _shown(self) -> Standards:
        """The standards, with the queues and agents that the view chooses."""
        standards, view = self._setup.standards, self.view
        return replace(standards, queues=view.queues or standards.queues, agents=view.agents or standards.agents)

    def _tick(self) -> None:
        self._setup.rest()
        now = self._clock()
        is_live = self._situation.freshness(now) is Freshness.LIVE
        if not self.is_sparing or not is_live:
            self.now = now
        # While it is live the next reading comes as soon.
        if not is_live and self._judged_at is not None and now.since(self._judged_at) >= BEAT_S:
            self._judged_at = now
            self.run_worker(self._judge_alarms(now), name="beat", group=_READINGS)

    async def _judge_alarms(self, now: Instant) -> None:
        floor = await self._judge.again(self._setup.rules, now)
        if floor is not self.floor:
            self.floor = floor
        self.judged()

    def _left_otherwise(self) -> None:
        if self._beginning.remember is not None:
            self._beginning.remember(self.view, self._chosen_theme, self._chosen_ascii)
