"""The header: whose floor this is, how fresh its numbers are, and the time of day there."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from wallboard.model.figure import Severity
from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.model.notice.telling import Mute
from wallboard.model.situation import Freshness
from wallboard.ui.render.cells import Span, Spans, fit_spans, width_of
from wallboard.ui.render.freshness import claim, standing_claim
from wallboard.ui.render.marks import SEVERITY, SEVERITY_INK
from wallboard.ui.render.words import clock, count, muted_words
from wallboard.ui.widgets.lines import Lines

_WHOLE = 118
"""Cells from which it names the zone and counts the queues: a terminal of 120 has two at its sides."""
_CLAIM = 42
"""Cells for the freshness, air included: how long it is just now must not change what stands beside it."""
_WORDS = ((Severity.CRITICAL, "critical", "critical"), (Severity.WARNING, "warning", "warnings"))


class Header(Lines):
    """One line over every screen."""

    DEFAULT_CSS = """
    Header { background: $panel; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._tenant = self._view_name = ""
        self._floor = Floor()
        self._now: Instant | None = None
        self._mute: Mute | None = None
        self._is_sparing = False

    def show(
        self,
        tenant: str,
        view_name: str,
        floor: Floor,
        now: Instant,
        mute: Mute | None = None,
        *,
        is_sparing: bool = False,
    ) -> None:
        """Take the floor's name, that of the view ('' for none), and a reading's floor or the next moment of it.

        `mute` where nothing is told beside the screen at present. `is_sparing`: while the floor is live, this stands
        until the next reading.
        """
        self._tenant, self._view_name, self._floor, self._now, self._mute = tenant, view_name, floor, now, mute
        self._is_sparing = is_sparing
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Spans]:
        """Return the line: the freshness stands in the middle, and stays when the rest must go."""
        if self._now is None:
            return ()
        time_zone = self._floor.standards.time_zone
        situation, now = self._floor.situation, self._now
        stands = self._is_sparing and situation.freshness(now) is Freshness.LIVE
        middle = standing_claim(situation, now, time_zone) if stands else claim(situation, now)
        local = now.wall.astimezone(time_zone)
        zone = f" {local:%Z}" if width >= _WHOLE else ""
        date = f"{local:%a} {local.day} {local:%b}  "
        # A clock that stands says of what moment all timers are.
        time: Spans = ((("drawn ", "label"),) if stands else ()) + ((clock(local, time_zone), "value"),)
        moment = ((date, "label"), *time, (zone, "label")) if width >= 100 else time
        right = *self._signs_in(width - (width + _CLAIM) // 2 - width_of(moment)), *moment
        room = max(0, width - width_of(middle) - width_of(right) - 4)
        left = self._floor_name(room, min(room, width - _CLAIM - width_of(right) - 4) if width >= _WHOLE else 0)
        centre = min((width - width_of(middle)) // 2, width - width_of(right) - 2 - width_of(middle))
        before = max(2, centre - width_of(left))
        line: Spans = (*left, (" " * before, "value"), *middle)
        return ((*fit_spans(line, max(0, width - width_of(right) - 1)), (" ", "value"), *right),)

    def _floor_name(self, room: int, room_for_counts: int) -> Spans:
        """Return whose floor this is and by which view, with as many of the other pieces as have room whole.

        Where there is none for the floor's name, its last words go, and only a first one is cut. How many queues there
        are is told where all of it fits in `room_for_counts`, however long the freshness becomes.
        """
        branded: Spans = (("▐█▌ ", "accent"), ("wallboard", "accent"), (f"  {self._tenant}", "strong"))
        view: Spans = ((f"  {self._view_name}", "accent"),) if self._view_name else ()
        tenant: Span = (self._tenant, "strong")
        whole: Spans = (*branded, *view, (f"  {self._chosen()}", "label"))
        if width_of(whole) <= room_for_counts:
            return whole
        for left in ((*branded, *view), (tenant, *view), (tenant,)):
            if width_of(left) <= room:
                return left
        words = self._tenant
        while cell_len(words) > room and " " in words:
            words = words.rpartition(" ")[0]
        return fit_spans(((words, "strong"),), min(cell_len(words), room))

    def _signs_in(self, room: int) -> Spans:
        """Return the signs with as much about them as there is room for: words go before until when they are muted."""
        shortest = self._signs(with_words=False, with_until=False)
        longer = (self._signs(with_words=with_words, with_until=True) for with_words in (True, False))
        return next((signs for signs in longer if width_of(signs) <= room), shortest)

    def _signs(self, *, with_words: bool, with_until: bool) -> Spans:
        """Return whether they are muted, and how many want somebody: their rows may be on another screen.

        What a view leaves out is told as a number alone. They stay while the numbers are old: alarms are held.
        """
        muted: Spans = ()
        if self._mute is not None:
            words = muted_words(self._mute, self._floor.standards.time_zone) if with_until else "muted"
            muted = ((f"{words}  ", "warning"),)
        wanting = self._floor.alarms_here.wanting
        spans: list[Span] = []
        for severity, one, many in _WORDS:
            if number := wanting.get(severity, 0):
                word = f" {one if number == 1 else many}" if with_words else ""
                spans.append((f"{SEVERITY[severity]} {count(number)}{word}  ", SEVERITY_INK[severity]))
        if others := self._floor.alarms.wanting.total() - wanting.total():
            words = f" alarm{'' if others == 1 else 's'} elsewhere" if with_words else ""
            spans.append((f"+{count(others)}{words}  ", "label"))
        return *muted, *spans

    def _chosen(self) -> str:
        if self._floor.situation.queues.reading is None:
            return ""
        shown, known = len(self._floor.queues), self._floor.all_queues
        of = count(known) if shown == known else f"{count(shown)} of {count(known)}"
        return f"{of} queue" if known == 1 else f"{of} queues"
