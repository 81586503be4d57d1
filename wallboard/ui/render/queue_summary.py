"""The layouts of a queue's own screen, from panels with heavy digits down to three lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from msgspec import Struct, field

from wallboard.model.queue import QueueKind, media_word
from wallboard.model.queue_row import QueueRow
from wallboard.ui.render import marks, queue_panels
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.foresight_panel import WhatIf, foresight, foresight_lines
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import THREE_COLUMNS, TWO_COLUMNS, Layout, Lines, Panel, below, beside, headed, under
from wallboard.ui.render.periods import PERIODS_TITLE, lying, upright
from wallboard.ui.render.queue_trends import trends
from wallboard.ui.render.takers_panel import ShownTakers, takers_panel
from wallboard.ui.render.words import percent, within

_KINDS = {QueueKind.LIVE: "", QueueKind.DEFERRED: " · deferred", QueueKind.EXCLUDED: " · in no sum"}


_MOST_TAKERS = 12
_TALL_TREND_HEIGHTS = (28, 24, 20, 16, 12, 8, 5, 3)
_WITH_TAKERS = ((2, 8, False), (2, 4, False), (2, 4, True), (0, 4, True), (0, 2, True))
_WITHOUT_TAKERS = (
    *((height, 0, False) for height in (6, 5, 4, 3, 2)),
    *((height, 0, True) for height in (2, 1, 0)),
)
"""Height of the trends, how many of those who could take a contact are listed, and whether assumptions are left out."""


class ShownQueue(Struct, frozen=True):
    """All that the panels of a queue are drawn from."""

    row: QueueRow
    moment: Moment
    taken_at: datetime
    """When the numbers were taken (aware, in the tenant's zone)."""
    place: str = ""
    """Where it stands in the list that one came from."""
    what_if: WhatIf = field(default_factory=WhatIf)
    takers: ShownTakers | None = None
    """Who could take its contacts; None: the screen has no room for them."""


def queue_layouts(shown: ShownQueue, *, fills_height: bool = False) -> tuple[Layout, ...]:
    """Return the layouts of a queue, the fullest first.

    Where the panels have the height of the screen to themselves (`fills_height`), the trends take what is left of it.
    """
    head = _head_panel(shown)
    return (
        *full_queue_layouts(shown, _TALL_TREND_HEIGHTS if fills_height else ()),
        *(
            partial(under, head, Panel(partial(draw, shown)))
            for draw in (_compact, _without_periods, _staff_alone, _least)
        ),
    )


def full_queue_layouts(shown: ShownQueue, tall: Sequence[int] = ()) -> tuple[Layout, ...]:
    """Return those of them that have panels; `tall` are the heights of trends that have all the width."""
    plans = (*_WITH_TAKERS, *_WITHOUT_TAKERS) if shown.takers else _WITHOUT_TAKERS
    return (
        *(partial(_tall, shown, height) for height in tall),
        *(partial(_full, shown, *plan) for plan in plans),
    )


def _head_panel(shown: ShownQueue) -> Panel:
    return Panel(lambda width: (_head(shown.row, shown.place, width),))


def _head(row: QueueRow, place: str, width: int) -> Spans:
    queue, target = row.queue, row.target
    goal = f"{percent(target.fraction)} within {within(target.within_s)}" if target else "no target"
    closed = "" if row.is_open else " · closed"
    about = (f"queue {queue.id}", f"{media_word(queue.media_type)}{_KINDS[row.kind]}{closed}", goal)
    sign = (f"{marks.SEVERITY[row.severity]} ", marks.SEVERITY_INK[row.severity])
    return headed(sign, queue.name or queue.id, about, place, width)


def _tall(shown: ShownQueue, trend_height: int, width: int) -> Lines:
    course = Panel(partial(trends, shown.row, shown.moment, shown.taken_at, trend_height))
    return below([_full(shown, 0, _MOST_TAKERS, False, width), course.lines(width)], width)


def _full(shown: ShownQueue, trend_height: int, most: int, is_brief: bool, width: int) -> Lines:
    row, moment = shown.row, shown.moment
    severity = queue_panels.waiting_severity(row)
    edge = marks.SEVERITY_INK[severity] if severity else "track"
    waiting = Panel(partial(queue_panels.waiting, row, moment, shown.taken_at), edge=edge)
    staff = Panel(partial(queue_panels.staff, row, moment))
    levels = Panel(partial(queue_panels.levels, row, moment))
    periods = Panel(lambda room: (PERIODS_TITLE, *upright(queue_panels.pairs(row, moment), room)))
    outlook = Panel(partial(foresight, row, moment, shown.what_if, is_brief=is_brief))
    course = [Panel(partial(trends, row, moment, shown.taken_at, trend_height))] if trend_height else []
    takers = [Panel(partial(takers_panel, shown.takers, row, moment, most))] if shown.takers and most else []
    columns = [[waiting, staff, outlook, levels, periods, *takers, *course]]
    if width >= THREE_COLUMNS:
        columns = [[waiting, staff, *takers], [levels, *course], [periods, outlook]]
    elif width >= TWO_COLUMNS:
        columns = [[waiting, staff, *takers, *course], [levels, periods, outlook]]
    return below([_head_panel(shown).lines(width), beside(columns, width)], width)


def _compact(shown: ShownQueue, width: int) -> Lines:
    return (*_without_periods(shown, width), *lying(queue_panels.pairs(shown.row, shown.moment), width))


def _without_periods(shown: ShownQueue, width: int) -> Lines:
    return (
        *queue_panels.waiting_lines(shown.row, shown.moment, shown.taken_at, width),
        *queue_panels.staff_bar(shown.row, shown.moment, width),
        *foresight_lines(shown.row, shown.moment, shown.what_if, width),
        *queue_panels.levels(shown.row, shown.moment, width, is_short=True),
    )


def _staff_alone(shown: ShownQueue, width: int) -> Lines:
    return (
        *queue_panels.waiting_lines(shown.row, shown.moment, shown.taken_at, width),
        *queue_panels.staff_bar(shown.row, shown.moment, width),
        *foresight_lines(shown.row, shown.moment, shown.what_if, width),
        *queue_panels.levels_lines(shown.row, shown.moment, width),
    )


def _least(shown: ShownQueue, width: int) -> Lines:
    return (
        *queue_panels.waiting_lines(shown.row, shown.moment, shown.taken_at, width),
        *foresight_lines(shown.row, shown.moment, shown.what_if, width),
        *queue_panels.levels_lines(shown.row, shown.moment, width),
    )
