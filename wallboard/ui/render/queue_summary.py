"""The layouts of a queue's own screen, from panels with heavy digits down to three lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from wallboard.model.queue import QueueKind, media_word
from wallboard.model.queue_row import QueueRow
from wallboard.ui.render import marks, queue_panels
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import THREE_COLUMNS, TWO_COLUMNS, Layout, Lines, Panel, below, beside, headed, under
from wallboard.ui.render.periods import PERIODS_TITLE, lying, upright
from wallboard.ui.render.queue_trends import trends
from wallboard.ui.render.words import percent, within

_KINDS = {QueueKind.LIVE: "", QueueKind.DEFERRED: " · deferred", QueueKind.EXCLUDED: " · in no sum"}


_TREND_HEIGHTS = (2, 1, 0)
_TALL_TREND_HEIGHTS = (28, 24, 20, 16, 12, 8, 5, 3)


def queue_layouts(
    row: QueueRow, moment: Moment, taken_at: datetime, place: str, *, fills_height: bool = False
) -> tuple[Layout, ...]:
    """Return the layouts of a queue, the fullest first; `place` is where it stands in the list that one came from.

    `taken_at` (aware, in the tenant's zone) is when the numbers were taken. Where the panels have the height of the
    screen to themselves (`fills_height`), the trends take what is left of it.
    """
    head = Panel(lambda width: (_head(row, place, width),))
    return (
        *full_queue_layouts(row, moment, taken_at, place, _TALL_TREND_HEIGHTS if fills_height else ()),
        *(
            partial(under, head, Panel(partial(draw, row, moment)))
            for draw in (_compact, _without_periods, _staff_alone, _least)
        ),
    )


def full_queue_layouts(
    row: QueueRow, moment: Moment, taken_at: datetime, place: str, tall: Sequence[int] = ()
) -> tuple[Layout, ...]:
    """Return those of them that have panels; `tall` are the heights of trends that have all the width."""
    head = Panel(lambda width: (_head(row, place, width),))
    return (
        *(partial(_tall, head, row, moment, taken_at, height) for height in tall),
        *(partial(_full, head, row, moment, taken_at, height) for height in _TREND_HEIGHTS),
    )


def _head(row: QueueRow, place: str, width: int) -> Spans:
    queue, target = row.queue, row.target
    goal = f"{percent(target.fraction)} within {within(target.within_s)}" if target else "no target"
    closed = "" if row.is_open else " · closed"
    about = (f"queue {queue.id}", f"{media_word(queue.media_type)}{_KINDS[row.kind]}{closed}", goal)
    sign = (f"{marks.SEVERITY[row.severity]} ", marks.SEVERITY_INK[row.severity])
    return headed(sign, queue.name or queue.id, about, place, width)


def _tall(head: Panel, row: QueueRow, moment: Moment, taken_at: datetime, trend_height: int, width: int) -> Lines:
    course = Panel(partial(trends, row, moment, taken_at, trend_height))
    return below([_full(head, row, moment, taken_at, 0, width), course.lines(width)], width)


def _full(head: Panel, row: QueueRow, moment: Moment, taken_at: datetime, trend_height: int, width: int) -> Lines:
    severity = queue_panels.waiting_severity(row)
    edge = marks.SEVERITY_INK[severity] if severity else "track"
    waiting = Panel(partial(queue_panels.waiting, row, moment), edge=edge)
    staff = Panel(partial(queue_panels.staff, row, moment))
    levels = Panel(partial(queue_panels.levels, row, moment))
    periods = Panel(lambda room: (PERIODS_TITLE, *upright(queue_panels.pairs(row, moment), room)))
    course = [Panel(partial(trends, row, moment, taken_at, trend_height))] if trend_height else []
    columns = [[waiting, staff, levels, periods, *course]]
    if width >= THREE_COLUMNS:
        columns = [[waiting, staff], [levels, *course], [periods]]
    elif width >= TWO_COLUMNS:
        columns = [[waiting, staff, *course], [levels, periods]]
    return below([head.lines(width), beside(columns, width)], width)


def _compact(row: QueueRow, moment: Moment, width: int) -> Lines:
    return (*_without_periods(row, moment, width), *lying(queue_panels.pairs(row, moment), width))


def _without_periods(row: QueueRow, moment: Moment, width: int) -> Lines:
    return (
        *queue_panels.waiting_lines(row, moment, width),
        *queue_panels.staff_bar(row, moment, width),
        *queue_panels.levels(row, moment, width, is_short=True),
    )


def _staff_alone(row: QueueRow, moment: Moment, width: int) -> Lines:
    return (
        *queue_panels.waiting_lines(row, moment, width),
        *queue_panels.staff_bar(row, moment, width),
        *queue_panels.levels_lines(row, moment, width),
    )


def _least(row: QueueRow, moment: Moment, width: int) -> Lines:
    return (*queue_panels.waiting_lines(row, moment, width), *queue_panels.levels_lines(row, moment, width))
