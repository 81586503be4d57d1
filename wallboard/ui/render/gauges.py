"""The service levels of the live floor and of each medium: a gauge with the target's tick, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.level_gauge import LevelGauge
from wallboard.model.queue import media_word
from wallboard.model.service_level import is_on_target
from wallboard.ui.render.bars import gauge
from wallboard.ui.render.cells import Spans, fit, fit_spans, width_of
from wallboard.ui.render.columns import GAP, Column, Placed
from wallboard.ui.render.marks import GAUGE_FILLED, GAUGE_TICK, GAUGE_TRACK, SEVERITY, SEVERITY_INK
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import count, marked, percent, points, within

_HEADING: Spans = (
    ("SERVICE LEVEL", "label"),
    (f"  30 min {GAUGE_FILLED}", "hint"),
    (f"  day {GAUGE_TRACK}", "hint"),
    ("  target ", "hint"),
    (GAUGE_TICK, "tick"),
)
_NAMES = {"vmail": "Voice mail"}
"""Of media whose word is short for the columns of a grid."""


def _sign(level: LevelGauge, _moment: Moment, _width: int) -> Spans:
    return ((SEVERITY[level.severity], SEVERITY_INK[level.severity]),)


def level_name(level: LevelGauge) -> str:
    """Return whose level it is."""
    return "Live floor" if level.media is None else _NAMES.get(level.media, media_word(level.media).capitalize())


def _name(level: LevelGauge, _moment: Moment, _width: int) -> Spans:
    return ((level_name(level), "strong" if level.media is None else "value"),)


def _bar(level: LevelGauge, _moment: Moment, width: int) -> Spans:
    return gauge(level.level_30min, level.target, width, _ink(level), level.level_day)


def _level(level: LevelGauge, _moment: Moment, _width: int) -> Spans:
    return ((percent(level.level_30min), _ink(level) if level.level_30min is not None else "hint"),)


def _day(level: LevelGauge, moment: Moment, _width: int) -> Spans:
    return ((f"day {marked(percent(level.level_day), moment.mark)}", "label"),)


def _budget(level: LevelGauge, moment: Moment, _width: int) -> Spans:
    budget = level.budget.value
    if budget is None or budget.contacts is None:
        return ()
    if budget.is_kept:
        return ((f"{moment.mark}{count(budget.contacts)} may still miss", "hint"),)
    ink = SEVERITY_INK[level.severity] if level.severity else "label"
    if budget.is_out_of_reach:
        return (("not to mend today", ink),)
    return ((f"{moment.mark}{count(budget.contacts)} in a row to mend", ink),)


def _distance(level: LevelGauge, _moment: Moment, _width: int) -> Spans:
    if level.level_30min is None or level.target is None:
        return ()
    # Between the figures as they are shown: nobody should count 66 against 80 and find 13.
    above = int(points(level.level_30min)) - int(points(level.target))
    if above >= 0:
        return ((f"{above} above" if above else "on target", "hint"),)
    return ((f"{-above} below", SEVERITY_INK[level.severity] if level.severity else "hint"),)


def _target(level: LevelGauge, _moment: Moment, _width: int) -> Spans:
    if level.target is None:
        return (("no target", "hint"),)
    in_time = "" if level.within_s is None else f" in {within(level.within_s)}"
    return ((f"{percent(level.target)}{in_time}", "hint"),)


def _contacts(level: LevelGauge, moment: Moment, _width: int) -> Spans:
    number = f"{moment.mark}{count(level.contacts)}"
    return ((f"{number} {'contact' if level.contacts == 1 else 'contacts'}", "hint"),)


def _ink(level: LevelGauge) -> str:
    """Return the ink of the 30 minutes: plain where nothing is held to a target, as outside of the opening hours."""
    if level.severity:
        return SEVERITY_INK[level.severity]
    return "good" if is_on_target(level.level_30min, level.target) else "value"


LEVEL_COLUMNS: tuple[Column[LevelGauge], ...] = (
    Column("sign", "", 1, _sign, 0),
    Column("name", "", 10, _name, 0),
    Column("gauge", "", 20, _bar, 0, max_width=120),
    Column("level", "", 6, _level, 0, "right", is_figure=True),
    Column("day", "", 10, _day, 1, "right"),
    Column("budget", "", 20, _budget, 2),
    Column("distance", "", 9, _distance, 4, "right"),
    Column("target", "", 14, _target, 3),
    Column("contacts", "", 15, _contacts, 5, "right"),
)
"""Without headings of their own: each figure says itself what it is."""


_OVER = {"budget": "the day, est.", "distance": "30 min", "contacts": "30 min"}
"""Column → what its figures are of."""


def heading(placed: Sequence[Placed[LevelGauge]]) -> Spans:
    """Return the line above the gauges; over the figures behind them it says what they are of."""
    line, before = _HEADING, 0
    for part in placed:
        words = _OVER.get(part.column.key, "")
        if words and width_of(line) < before:
            line = *fit_spans(line, before), (fit(words, part.width, part.column.align), "hint")
        before += part.width + GAP
    return line
