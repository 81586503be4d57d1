"""What all screens over the floor have in common: header, banner, keys, and how the floor reaches their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize, ScreenResume
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from wallboard.model.alarm.alarm import Key
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.notice.telling import Mute
from wallboard.model.view import View
from wallboard.ui.render.exported import Exported
from wallboard.ui.render.moment import Moment
from wallboard.ui.widgets.banner import Banner
from wallboard.ui.widgets.bound_key import NO_KEY
from wallboard.ui.widgets.cursor_lines import CursorLines
from wallboard.ui.widgets.header import Header
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.notice import Notice
from wallboard.ui.widgets.too_small import NEEDED, TooSmall

_ORDER = (
    "board.open",
    "drill-down.back",
    "drill-down.next",
    "drill-down.previous",
    "alarm.take",
    "list.filter",
    "list.sort",
    "app.help",
    "app.quit",
    "app.palette",
    "queue.more",
    "queue.fewer",
    "app.overview",
    "app.queues",
    "app.agents",
    "app.alarms",
    "app.wall",
    "list.fold",
    "list.group",
    "list.heat",
    "app.export",
    "list.logged-out",
    "app.theme",
    "app.letters",
    "app.read-now",
)
"""The keys of the key line, those that one needs first; a narrow one leaves out the last."""


def _importance(binding: Binding) -> int:
    return _ORDER.index(binding.id) if binding.id in _ORDER else len(_ORDER)


class BoardScreen(Screen[None], inherit_bindings=False):
    """A screen that shows the latest floor. It draws only while it is the one that people see.

    It has no keys of Textual's own: they have no id, and would stand before those that the configuration moves.
    """

    DEFAULT_CSS = """
    BoardScreen {
        background: $background; layers: board cover; overflow: hidden;
        &.-too-small > TooSmall { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "take_alarms", "acknowledge", id="alarm.take"),
        Binding("z", "put_off_alarms", "snooze", id="alarm.put-off", show=False),
    ]

    @dataclass
    class AlarmsTaken(Message):
        """Somebody takes care of these alarms, or of none of them any more."""

        keys: Sequence[Key]

    @dataclass
    class AlarmsPutOff(Message):
        """These alarms are to wait a while."""

        keys: Sequence[Key]

    can_export: ClassVar[bool] = False
    """Whether `exported` has something to give, once there are numbers."""

    floor: var[Floor] = var(Floor, init=False, always_update=True)
    """Bound to the App's: the latest reading, judged."""
    now: var[Instant | None] = var[Instant | None](None, init=False)
    """Bound to the App's: goes on each second."""
    view: var[View] = var(View, init=False)
    """Bound to the App's: how one looks at the floor. It is changed by posting `ViewChanged`."""
    tenant: var[str] = var("", init=False)
    """Bound to the App's: what the header calls the floor."""
    is_sparing: var[bool] = var(False, init=False)
    """Bound to the App's: while the numbers are live, time goes on with each reading alone."""
    refusal: var[str] = var("", init=False)
    """Bound to the App's: what is wrong with a changed configuration; '' where nothing is."""
    keymap: var[Mapping[str, str]] = var[Mapping[str, str]](dict, init=False)
    """Bound to the App's: the keys that the configuration has moved."""

    mute: var[Mute | None] = var[Mute | None](None, init=False)
    """Bound to the App's: somebody wants nothing to be told beside the screen."""

    _shown: tuple[Floor, View] | None = None
    """What the parts have."""
    _offers_alarms = False
    """The keys of alarms are among those that work."""
    _shown_at: Instant | None = None
    """The moment that they show."""
    _styled: Mapping[str, str] | None = None
    """What their styles are of."""

    @property
    def zone(self) -> tzinfo | None:
        """The tenant's time zone; None: the machine's."""
        return self.floor.standards.time_zone

    def body(self) -> Iterator[Widget]:
        """Yield the parts between header and keys."""
        raise NotImplementedError

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Hand the parts a new reading, and the time of its two lists."""
        raise NotImplementedError

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let the parts tick; the floor is the same."""
        self.show_floor(queues, agents)

    def show_frame(self, now: Instant) -> None:
        """Let header, banner and notice tell of this moment."""
        self.query_one(Header).show(self.tenant, self.view.name, self.floor, now, self.mute, is_sparing=self.is_sparing)
        self.query_one(Banner).show(self.floor.situation, now, self.zone, self.size.width)
        self.query_one(Notice).show(self.refusal, self.size.width)

    def forget(self) -> None:
        """Hand the parts everything again when the screen comes back: it will be about something else."""
        self._shown = None

    def exported(self) -> Exported | None:
        """Return what an export of this screen holds; None before the first numbers."""
        return None

    def chosen_alarms(self) -> Sequence[Key]:
        """Return the alarms that the cursor is on: those that `a` and `z` are about."""
        return ()

    def stop_typing(self) -> None:
        """Give the keys back to the board, where somebody types on this screen."""

    def show_view(self) -> None:
        """Let the parts look at the same floor in another way."""

    def compose(self) -> ComposeResult:
        """Place header, banner, notice, body and keys."""
        self._styled = self.app.theme_variables
        self._take_shape(self.app.size)
        yield Header()
        yield Banner()
        yield Notice()
        yield from self.body()
        yield KeyLine()
        yield TooSmall()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of alarms where there is none."""
        return action not in ("take_alarms", "put_off_alarms") or bool(self.chosen_alarms())

    def action_take_alarms(self) -> None:
        """Say that one takes care of it, or no longer."""
        self.post_message(self.AlarmsTaken(self.chosen_alarms()))

    def action_put_off_alarms(self) -> None:
        """Put it off by the next longer time."""
        self.post_message(self.AlarmsPutOff(self.chosen_alarms()))

    def on_resize(self, event: Resize) -> None:
        """Show the board where there is room for it, and let what is told above it have the lines that it needs now."""
        self._say_if_too_small(event.size)
        self._show(is_new=False)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Show what is known already, or what came while another screen was shown."""
        # To match every part with the style sheet anew takes half the time of going to another screen.
        look = self.app.theme_variables
        event.refresh_styles, self._styled = self._styled != look, look
        self.show_keys()
        self.show_view()
        floor, view = self._shown or (None, None)
        self._show(is_new=floor is not self.floor or view != self.view)

    def watch_floor(self) -> None:
        """Show a new reading, and say which keys work on it."""
        self._show(is_new=True)
        self.show_keys()

    def watch_keymap(self) -> None:
        """Say which keys work, now that the configuration has moved some."""
        self.show_keys()

    def watch_now(self) -> None:
        """Let the clocks go on: in a moment, since with a reading the time comes, too, and all is drawn for that."""
        self.call_later(self._tick)

    def watch_mute(self) -> None:
        """Say whether anything is told beside the screen."""
        self._show(is_new=False)

    def watch_is_sparing(self) -> None:
        """Tell ages or moments."""
        self._show(is_new=False)

    def watch_refusal(self) -> None:
        """Say what is wrong with the configuration, or no longer."""
        self._show(is_new=False)

    def watch_view(self, before: View, view: View) -> None:
        """Look at the floor in another way; a screen that nobody sees yet does so when it comes."""
        if self._is_seen and view.screen == before.screen:
            self.show_view()
            self.show_keys()
            self._show(is_new=False)

    def keys(self, *, all_of_them: bool = False) -> list[tuple[str, str]]:
        """Return the keys that work here and what each does: those of the key line, or every one of ours."""
        keys: dict[str, list[str]] = {}
        ours = [
            key.binding
            for key in self.active_bindings.values()
            if key.enabled and key.binding.id and key.binding.key != NO_KEY
        ]
        for binding in sorted(ours, key=_importance):
            if binding.show or all_of_them:
                keys.setdefault(binding.description, []).append(self.app.get_key_display(binding))
        return [(" ".join(names), words) for words, names in keys.items()]

    @on(CursorLines.Landed)
    def show_keys(self) -> None:
        """Say which keys work: another part has them, or the floor is looked at in another way.

        Behind a card none does; the line stays as it was, and is not drawn anew for that.
        """
        if self.is_mounted and self.app.screen is self:
            self._offers_alarms = bool(self.chosen_alarms())
            self.query_one(KeyLine).show(self.keys())

    def follow_cursor(self, board: CursorLines) -> None:
        """Say which keys work when the cursor of a board comes to a row that an alarm is about, or leaves one."""
        self.watch(board, "cursor_id", self._offer_alarms, init=False)

    def _offer_alarms(self) -> None:
        if bool(self.chosen_alarms()) != self._offers_alarms:
            self.show_keys()

    @property
    def _is_seen(self) -> bool:
        return self.is_current and self.is_mounted

    def _take_shape(self, size: Size) -> None:
        """Arrange the parts for a size from the first. Textual does so once they have been laid out and drawn."""
        self._say_if_too_small(size)
        for points, cells in ((self.HORIZONTAL_BREAKPOINTS, size.width), (self.VERTICAL_BREAKPOINTS, size.height)):
            self.add_class(*[name for least, name in points or [] if cells >= least][-1:])

    def _say_if_too_small(self, size: Size) -> None:
        self.set_class(size.width < NEEDED.width or size.height < NEEDED.height, "-too-small")

    def _tick(self) -> None:
        if self._shown_at is not self.now:
            self._show(is_new=False)

    def _show(self, *, is_new: bool) -> None:
        if self.now is None or not self._is_seen:
            return
        situation = self.floor.situation
        queues, agents = Moment.of(situation.queues, self.now), Moment.of(situation.agents, self.now)
        self._shown_at = self.now
        self.show_frame(self.now)
        is_new, self._shown = is_new or self._shown is None, (self.floor, self.view)
        if is_new:
            self.show_floor(queues, agents)
        else:
            self.show_time(queues, agents)
