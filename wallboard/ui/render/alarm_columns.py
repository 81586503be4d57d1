"""Alarms as lines: since when, of what, what is wrong, for how long, and who takes care of it."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from wallboard.model.alarm.alarm import Alarm, Ending, Stage
from wallboard.model.instant import Instant
from wallboard.model.situation import Situation
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.columns import Column
from wallboard.ui.render.marks import SEVERITY, SEVERITY_INK
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import day_and_clock, duration

OVER_SIGN = "✓"
_WEEK = timedelta(days=6)
"""For so long a weekday says which day it was."""


class AlarmRow(Struct, frozen=True):
    """An alarm, and where it is looked at."""

    alarm: Alarm
    zone: tzinfo | None = None
    is_elsewhere: bool = False
    """The view leaves out what it is about."""
    apart: int = 0
    """Characters that its name shares with another queue's, see `model.apart`."""

    @property
    def id(self) -> str:
        """What a cursor holds: of one that comes again, each time is a row of its own."""
        return "\n".join((*self.alarm.key, str(self.alarm.began.steady_s)))

    def lasts_s(self, now: Instant) -> float | None:
        """Seconds from the moment that it was raised to now, or to its end; it stands while nothing is known."""
        return None if self.alarm.fired is None else (self.alarm.ended or now).since(self.alarm.fired)


def known_up_to(situation: Situation, moment: Moment, zone: tzinfo | None) -> str:
    """Return up to when it is known that there is no alarm: `, up to 14:11:15` where a list is old, else ''."""
    feeds = (situation.queues, situation.agents)
    counted = [feed.reading.counted_from.wall for feed in feeds if feed.reading is not None]
    if len(counted) < len(feeds):
        return ", as far as is known"
    if moment.is_current:
        return ""
    return f", up to {day_and_clock(min(counted), zone, moment.now.wall if moment.now else min(counted))}"


def _sign(row: AlarmRow, _moment: Moment, _width: int) -> Spans:
    if row.alarm.stage is Stage.OVER:
        return ((OVER_SIGN, "good" if row.alarm.ending is Ending.CALM else "hint"),)
    ink = SEVERITY_INK[row.alarm.severity] if row.alarm.wants_somebody else "label"
    return ((SEVERITY[row.alarm.severity], ink),)


def _now(row: AlarmRow, moment: Moment) -> Instant:
    return moment.now or row.alarm.began


def _since(row: AlarmRow, moment: Moment, width: int) -> Spans:
    began, now = row.alarm.began.wall, _now(row, moment).wall
    words = day_and_clock(began, row.zone, now)
    if len(words) > width:
        local = began.astimezone(row.zone)
        words = f"{local:%a %H:%M}" if now - began < _WEEK else f"{local.day} {local:%b}"
    return ((words, "label"),)


def _name(row: AlarmRow, _moment: Moment, _width: int) -> Spans:
    return ((row.alarm.name, "strong" if row.alarm.wants_somebody else "value"),)


def _words(row: AlarmRow, _moment: Moment, _width: int) -> Spans:
    if row.alarm.is_calm:
        # One colon to a line: "was: dropped, session closed".
        return (("was: ", "hint"), (row.alarm.words.replace(": ", ", "), "hint"))
    return ((row.alarm.words, "value" if row.alarm.wants_somebody else "label"),)


def _lasts(row: AlarmRow, moment: Moment, _width: int) -> Spans:
    return ((duration(row.lasts_s(_now(row, moment))), "label"),)


def _care(row: AlarmRow, moment: Moment, width: int) -> Spans:
    alarm = row.alarm
    if alarm.ending is not None:
        return ((alarm.ending.value, "label"),)
    if alarm.acknowledged is not None:
        return ((f"{alarm.acknowledged.by} {_minute(alarm.acknowledged.at.wall, row, moment)}", "label"),)
    if alarm.snoozed_until is not None:
        until = f"to {_minute(alarm.snoozed_until.wall, row, moment)}"
        words = f"put off {until}"
        return ((words if len(words) <= width else until, "label"),)
    return (("nobody yet", "hint"),)


def _minute(at: datetime, row: AlarmRow, moment: Moment) -> str:
    return day_and_clock(at, row.zone, _now(row, moment).wall).rpartition(":")[0]


def _rule(row: AlarmRow, _moment: Moment, _width: int) -> Spans:
    return ((row.alarm.rule, "hint"),)


ALARM_COLUMNS: tuple[Column[AlarmRow], ...] = (
    Column("sign", "", 1, _sign, 0),
    Column("since", "SINCE", 8, _since, 4, max_width=19, grows_by_text=True, ticks=True),
    Column("name", "OF", 12, _name, 0, max_width=32, grows_by_text=True, apart=lambda row: row.apart),
    Column("words", "WHAT IS WRONG", 24, _words, 0, max_width=70, grows_by_text=True),
    Column("for", "FOR", 7, _lasts, 2, "right", ticks=True),
    Column("care", "TAKEN BY", 10, _care, 3, max_width=30, grows_by_text=True, ticks=True),
    Column("rule", "RULE", 12, _rule, 5, max_width=24, grows_by_text=True),
)
"""Of the screen of alarms."""


def ribbon_columns(*, is_taken: bool) -> tuple[Column[AlarmRow], ...]:
    """Return those of the overview; `is_taken`: somebody takes care of an alarm in view, or has put it off.

    Where there is no room for all, what is wrong goes before since when. It goes before who takes care of it, too, as
    long as nobody does.
    """
    sign, since, name, words, lasts, care = ALARM_COLUMNS[:6]
    return (
        sign,
        replace(since, max_width=9),
        name,
        replace(words, width=30, goes_first=not is_taken),
        replace(lasts, priority=0),
        replace(care, width=11),
    )
