"""What all screens over the floor have in common: what of the App's they are bound to, and when they show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.events import ScreenResume
from textual.reactive import var
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.notice.telling import Mute
from wallboard.model.view import View
from wallboard.ui.render.exported import Exported
from wallboard.ui.render.moment import Moment
from wallboard.ui.screens.sized import Sized
from wallboard.ui.widgets.plain_box import PlainBox


class FloorScreen(Sized, PlainBox, Screen[None], inherit_bindings=False):
    """A screen that shows the latest floor. It draws only while it is the one that people see.

    It has no keys of Textual's own: they have no id, and would stand before those that the configuration moves.
    """

    DEFAULT_CSS = """
    FloorScreen { background: $background; overflow: hidden; }
    """

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
    _shown_at: Instant | None = None
    """The moment that they show."""
    _styled: Mapping[str, str] | None = None
    """What their styles are of."""

    @property
    def key_words(self) -> Mapping[str, str]:
        """What keys do at present, by id, where that is not what their bindings say."""
        return {}

    @property
    def zone(self) -> tzinfo | None:
        """The tenant's time zone; None: the machine's."""
        return self.floor.standards.time_zone

    @property
    def seen_as(self) -> View:
        """How the floor is looked at, whichever screen that is on."""
        return replace(self.view, screen="")

    def drawn_strips(self) -> Sequence[Strip]:
        """Return nothing: what the parts leave is blank."""
        return ()

    def body(self) -> Iterator[Widget]:
        """Yield the parts that show the floor."""
        raise NotImplementedError

    def show_floor(self, queues: Moment, agents: Moment) -> None:
        """Hand the parts a new reading, and the time of its two lists."""
        raise NotImplementedError

    def show_time(self, queues: Moment, agents: Moment) -> None:
        """Let the parts tick; the floor is the same."""
        self.show_floor(queues, agents)

    def show_frame(self, now: Instant) -> None:
        """Let what stands around the parts tell of this moment, where there is something."""

    def show_view(self) -> None:
        """Let the parts look at the same floor in another way."""

    def show_keys(self) -> None:
        """Say which keys work, where the screen tells them."""

    def stop_typing(self) -> None:
        """Give the keys back to the board, where somebody types on this screen."""

    def exported(self) -> Exported | None:
        """Return what an export of this screen holds; None before the first numbers."""
        return None

    def forget(self) -> None:
        """Hand the parts everything again when the screen comes back: it will be about something else."""
        self._shown = None

    def compose(self) -> ComposeResult:
        """Place the parts."""
        self._styled = self.app.theme_variables
        yield from self.body()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Show what is known already, or what came while another screen was shown."""
        # To match every part with the style sheet anew takes half the time of going to another screen.
        look = self.app.theme_variables
        event.refresh_styles, self._styled = self._styled != look, look
        self._catch_up()

    def prepare(self) -> None:
        """Take what is new while another screen is shown: who comes here next waits for the drawing alone."""
        if self.is_mounted and not self.is_current:
            self._catch_up()

    def watch_floor(self) -> None:
        """Show a new reading, and say which keys work on it."""
        self._show(is_new=True)
        self.show_keys()

    def watch_keymap(self) -> None:
        """Say which keys work, now that the configuration has moved some."""
        self.show_keys()

    def watch_now(self) -> None:
        """Let the clocks go on: in a moment, since with a reading the time comes, too, and all is drawn for that."""
        if self._is_seen:
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

    @property
    def _is_seen(self) -> bool:
        return self.is_current and self.is_mounted

    def _tick(self) -> None:
        if self._shown_at is not self.now:
            self._show(is_new=False)

    def _catch_up(self) -> None:
        # Textual draws all of it once it is seen.
        self.is_coming = True
        self.show_keys()
        self.show_view()
        floor, view = self._shown or (None, None)
        self._show(is_new=floor is not self.floor or view != self.seen_as)
        self.is_coming = False

    def _show(self, *, is_new: bool) -> None:
        if self.now is None or not (self._is_seen or self.is_coming):
            return
        situation = self.floor.situation
        queues, agents = Moment.of(situation.queues, self.now), Moment.of(situation.agents, self.now)
        self._shown_at = self.now
        self.show_frame(self.now)
        is_new, self._shown = is_new or self._shown is None, (self.floor, self.seen_as)
        if is_new:
            self.show_floor(queues, agents)
        else:
            self.show_time(queues, agents)
