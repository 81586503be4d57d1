"""What a screen over the floor has for those who sit in front of it: header, banner, and keys, those of alarms too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from wallboard.model.alarm.alarm import Key
from wallboard.model.instant import Instant
from wallboard.ui.screens.floor_screen import FloorScreen
from wallboard.ui.screens.working_keys import working_keys
from wallboard.ui.widgets.banner import Banner
from wallboard.ui.widgets.cursor_lines import CursorLines
from wallboard.ui.widgets.header import Header
from wallboard.ui.widgets.key_line import KeyLine
from wallboard.ui.widgets.notice import Notice
from wallboard.ui.widgets.too_small import NEEDED, TooSmall

_WHY_NOT = {
    "alarm.take": "No alarm here that anybody could take.",
    "alarm.put-off": "No alarm here that could be put off.",
    "app.mute": "Nothing to mute: alarms are told on the screen alone.",
    "app.export": "No export of alarms: queues and agents have one, on their screens.",
}


class BoardScreen(FloorScreen):
    """A screen to work with: all but the wall."""

    DEFAULT_CSS = """
    BoardScreen {
        layers: board cover;
        &.-too-small > TooSmall { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "take_alarms", "acknowledge", id="alarm.take"),
        Binding("z", "put_off_alarms", "put off", id="alarm.put-off"),
    ]

    @dataclass
    class AlarmsTaken(Message):
        """Somebody takes care of these alarms, or of none of them any more."""

        keys: Sequence[Key]

    @dataclass
    class AlarmsPutOff(Message):
        """These alarms are to wait a while."""

        keys: Sequence[Key]

    _offered: Mapping[str, str] | None = None
    """What the keys of alarms are said to do; None: they are not among those that work."""

    def chosen_alarms(self) -> Sequence[Key]:
        """Return the alarms that the cursor is on: those that `a` and `z` are about."""
        return ()

    @property
    def key_words(self) -> Mapping[str, str]:
        """What the key does that takes care of alarms, where somebody does already."""
        is_taken = self.floor.alarms.are_taken(self.chosen_alarms())
        return {"alarm.take": "take back"} if is_taken else {}

    def show_frame(self, now: Instant) -> None:
        """Let header, banner and notice tell of this moment."""
        self.query_one(Header).show(self.tenant, self.view.name, self.floor, now, self.mute, is_sparing=self.is_sparing)
        self.query_one(Banner).show(self.floor.situation, now, self.zone, self.size.width)
        self.query_one(Notice).show(self.refusal, self.size.width)

    def compose(self) -> ComposeResult:
        """Place header, banner, notice, body and keys."""
        self._take_shape(self.app.size)
        yield Header()
        yield Banner()
        yield Notice()
        yield from super().compose()
        yield KeyLine()
        yield TooSmall()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of alarms where there is none: None, since they say so then."""
        return action not in ("take_alarms", "put_off_alarms") or bool(self.chosen_alarms()) or None

    def on_key(self, event: events.Key) -> None:
        """Say why a key of which one would expect something does nothing at present."""
        active = self.active_bindings.get(event.key)
        why = self.why_not(active.binding.id or "") if active is not None and not active.enabled else ""
        if why:
            self.notify(why, timeout=3)

    def why_not(self, key_id: str) -> str:
        """Return why a key, by the id of its binding, does nothing at present; '' where nobody asks."""
        return _WHY_NOT.get(key_id, "")

    def action_take_alarms(self) -> None:
        """Say that one takes care of it, or no longer."""
        self.post_message(self.AlarmsTaken(self.chosen_alarms()))

    def action_put_off_alarms(self) -> None:
        """Put it off by the next longer time."""
        self.post_message(self.AlarmsPutOff(self.chosen_alarms()))

    def on_resize(self, event: events.Resize) -> None:
        """Show the board where there is room for it, and let what is told above it have the lines that it needs now."""
        self._say_if_too_small(event.size)
        self._show(is_new=False)

    @on(CursorLines.Landed)
    def show_keys(self) -> None:
        """Say which keys work: another part has them, or the floor is looked at in another way.

        Behind a card none does; the line stays as it was, and is not drawn anew for that.
        """
        if self.is_mounted and self.app.screen is self:
            self._offered = self._offer()
            self.query_one(KeyLine).show(working_keys(self))

    def follow_cursor(self, board: CursorLines) -> None:
        """Say which keys work when the cursor of a board comes to a row that an alarm is about, or leaves one.

        So it does where somebody has taken the alarm.
        """
        self.watch(board, "cursor_id", self._offer_alarms, init=False)

    def _offer_alarms(self) -> None:
        if self._offer() != self._offered:
            self.show_keys()

    def _offer(self) -> Mapping[str, str] | None:
        return self.key_words if self.chosen_alarms() else None

    def _take_shape(self, size: Size) -> None:
        """Arrange the parts for a size from the first. Textual does so once they have been laid out and drawn."""
        self._say_if_too_small(size)
        for points, cells in ((self.HORIZONTAL_BREAKPOINTS, size.width), (self.VERTICAL_BREAKPOINTS, size.height)):
            self.add_class(*[name for least, name in points or [] if cells >= least][-1:])

    def _say_if_too_small(self, size: Size) -> None:
        self.set_class(size.width < NEEDED.width or size.height < NEEDED.height, "-too-small")
