"""The service levels by medium: a gauge for 30 minutes with the target's tick, and the day beside it."""

from __future__ import annotations

from wallboard.model.headline import LevelGauge
from wallboard.ui.render.bars import gauge
from wallboard.ui.render.cells import Spans, fit
from wallboard.ui.render.marks import SEVERITY, SEVERITY_INK
from wallboard.ui.render.queue_columns import media_word
from wallboard.ui.render.words import STALE_MARK, percent, within

_NAME, _LEVEL, _DAY, _TARGET = 10, 8, 12, 22


def level_line(medium: LevelGauge, width: int, *, is_current: bool) -> Spans:
    """Return one medium's line in `width` cells: sign, name, gauge, level, day, target, from the left as they fit."""
    ink = SEVERITY_INK[medium.severity] if medium.severity else "good" if medium.target else "value"
    mark = "" if is_current else STALE_MARK
    has_target = width >= _NAME + _LEVEL + _DAY + _TARGET + 20
    bar = max(8, width - 2 - _NAME - _LEVEL - _DAY - (_TARGET if has_target else 0))
    level, day = percent(medium.level_30min), percent(medium.level_day)
    spans: Spans = (
        (f"{SEVERITY[medium.severity]} ", SEVERITY_INK[medium.severity]),
        (fit(media_word(medium.media).capitalize(), _NAME), "value"),
        *gauge(medium.level_30min, medium.target.fraction if medium.target else None, bar, ink),
        (fit(mark + level if medium.level_30min is not None else level, _LEVEL, "right"), ink),
        (fit(f"day {mark + day if medium.level_day is not None else day}", _DAY, "right"), "label"),
    )
    if not has_target:
        return spans
    if medium.target is None:
        return (*spans, ("   no target", "hint"))
    return (*spans, (f"   {percent(medium.target.fraction)} within {within(medium.target.within_s)}", "hint"))
