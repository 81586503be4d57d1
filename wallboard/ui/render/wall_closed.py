"""A wall whose queues are all closed: dim, with the time of day, and when they open."""

from __future__ import annotations

from datetime import datetime

from wallboard.model.floor import Floor
from wallboard.model.instant import Instant
from wallboard.ui.render.cells import Spans, fit_spans, width_of
from wallboard.ui.render.large import large, largest
from wallboard.ui.render.lettering import Block
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.opening import opening_in_full
from wallboard.ui.render.words import count, marked

_LARGEST_SHARE = 2
"""The clock has no more than this part of the height."""


def closed(floor: Floor, now: Instant, moment: Moment, width: int, height: int) -> Block:
    """Return the time of day and when the first queue opens, in the middle of exactly that room."""
    local = now.wall.astimezone(floor.standards.time_zone)
    text = f"{local:%H:%M}"
    cut = largest("00:00", min(width - 4, 120), min(height - 4, max(3, height // _LARGEST_SHARE)))
    clock: tuple[Spans, ...] = tuple(((row, "hint"),) for row in large(text, cut)) if cut else (((text, "hint"),),)
    lines: list[Spans] = [*clock, (), (("CLOSED", "label"), *_opens(floor, local))]
    waiting = floor.totals.waiting
    if waiting:
        lines.append(((f"{marked(count(waiting), moment.mark)} still waiting", "warning"),))
    above = max(0, (height - len(lines)) // 2)
    centred = [(), *[_centred(line, width) for line in lines]][1:]
    return tuple(fit_spans(line, width) for line in ([()] * above + centred + [()] * height)[:height])


def _opens(floor: Floor, local: datetime) -> Spans:
    first = min((row.opens_at for row in floor.queues if row.opens_at is not None), default=None)
    words = opening_in_full(first, local)
    return ((f"  ·  {words}", "label"),) if words else ()


def _centred(line: Spans, width: int) -> Spans:
    return ((" " * max(0, (width - width_of(line)) // 2), "value"), *line)
