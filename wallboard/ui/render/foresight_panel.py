"""The panel of a queue's own screen about what will be, and what would be with more agents or fewer.

Every figure in it is estimated, but for the answer clock. Where the numbers cannot carry one, it says why.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from wallboard.model.foresight.breach import left_s
from wallboard.model.foresight.budget import Budget
from wallboard.model.foresight.demand import Forecast
from wallboard.model.foresight.estimate import Refusal
from wallboard.model.foresight.staffing import Staffing
from wallboard.model.queue_row import QueueRow
from wallboard.ui.render import marks
from wallboard.ui.render.cells import Spans, fit, flowed, justified, wrapped
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.queue_columns import over_ink
from wallboard.ui.render.words import NO_VALUE, count, duration, marked, missing_agents, percent, within

_NAME = 14
_AS_IT_IS = "as it is"
_IN_VAIN = "what if"
_NO_FEWER = "there cannot be fewer agents"


class WhatIf(Struct, frozen=True):
    """What one asks of a queue: what would be with so many agents more."""

    more: int = 0
    """Negative: fewer; 0: nothing is asked."""
    keys: str = ""
    """Those that ask; '' where none does."""
    is_in_vain: bool = False
    """One has asked, and nobody can tell."""

    @property
    def words(self) -> str:
        """Return how many it is about."""
        return f"with {count(abs(self.more))} {'more' if self.more > 0 else 'fewer'}"

    @property
    def offer(self) -> Spans:
        """Return the keys, and what they are for."""
        return ((self.keys, "accent"), (" what if", "hint")) if self.keys else ()


def foresight(row: QueueRow, moment: Moment, what_if: WhatIf, width: int, *, is_brief: bool = False) -> Lines:
    """Return answer clock, expected wait, staff needed, what would be, and the day's budget; and what they assume."""
    heading: Spans = (("FORESIGHT", "label"), ("  est.", "hint"))
    lines = (((fit(name, _NAME), "label"), *spans) for name, spans in _figures(row, moment, what_if))
    assumptions = [] if is_brief else _assumptions(row)
    assumed = wrapped(f"assumes: {' · '.join(assumptions)}", width) if assumptions else ()
    return (justified(heading, what_if.offer, width), *lines, *(((line, "hint"),) for line in assumed))


def foresight_lines(row: QueueRow, moment: Moment, what_if: WhatIf, width: int) -> Lines:
    """Return staff needed, expected wait and budget in as few lines as it takes; what is asked, in one of its own.

    That line begins with what is expected as it is, to compare.
    """
    staffing = row.foresight.staffing.value
    every = dict(_figures(row, moment, what_if))
    figures = {name: spans for name, spans in every.items() if not _is_refused(spans)}
    named = (("staff", "staff needed"), ("next caller", "next caller"), ("day", "the day"))
    parts: list[Spans] = [((f"{short} ", "label"), *figures[name][:1]) for short, name in named if name in figures]
    asked: Lines = ()
    if what_if.more and staffing is not None:
        now, then = figures[_AS_IT_IS], figures[what_if.words]
        asked = ((("now ", "label"), *now[:1], (" → ", "hint"), (f"{what_if.words} ", "label"), *then),)
    elif what_if.keys:
        parts.append(what_if.offer)
    if what_if.is_in_vain:
        asked += (((f"{_IN_VAIN} ", "label"), *every[_IN_VAIN]),)
    return (*(flowed([(("EST.", "label"),), *parts], width, 2) if parts else ()), *asked)


def _figures(row: QueueRow, moment: Moment, what_if: WhatIf) -> Iterator[tuple[str, Spans]]:
    yield "answer clock", _clock(row, moment)
    yield "next caller", _next_caller(row, moment)
    estimate = row.foresight.staffing
    if estimate.value is None:
        yield "staff needed", _refused(estimate.refusal)
    else:
        yield "staff needed", _needed(row, estimate.value, moment)
        yield _AS_IT_IS, _forecast(estimate.value, estimate.value.now, moment, "value")
        if what_if.more:
            yield what_if.words, _forecast(estimate.value, estimate.value.with_more(what_if.more), moment, "strong")
    if what_if.is_in_vain:
        yield _IN_VAIN, _refused(estimate.refusal or _NO_FEWER)
    budget = row.foresight.budget
    yield "the day", _refused(budget.refusal) if budget.value is None else _budget(budget.value, moment)


def _clock(row: QueueRow, moment: Moment) -> Spans:
    if not row.is_open:
        return _refused(Refusal.CLOSED)
    if row.target is None:
        return _refused(Refusal.NO_TARGET)
    left = left_s(moment.waited(row.queue.longest_wait_s), row.target)
    if left is None:
        return (NO_VALUE, "hint"), ("  nobody waits", "hint")
    word, ink = ("in", "value") if left >= 0 else ("over", over_ink(row))
    return ((f"{word} {moment.mark}{duration(abs(left))}", ink),)


def _next_caller(row: QueueRow, moment: Moment) -> Spans:
    estimate = row.foresight.expected_wait
    if estimate.value is None:
        return _refused(estimate.refusal)
    free: Spans = (("  somebody is free", "hint"),) if not estimate.value else ()
    return ((f"waits {marked(duration(estimate.value), moment.mark)}", "value"), *free)


def _needed(row: QueueRow, staffing: Staffing, moment: Moment) -> Spans:
    ink = marks.SEVERITY_INK[row.staff_severity]
    least = "at most " if staffing.is_upper_bound else ""
    whole = f"  {least}{count(staffing.needed)} for {percent(staffing.target.fraction)}, {count(staffing.agents)} now"
    return (moment.mark + missing_agents(staffing), ink), (whole, "label")


def _forecast(staffing: Staffing, forecast: Forecast, moment: Moment, ink: str) -> Spans:
    level = f"{moment.mark}{percent(forecast.level)} in {within(staffing.target.within_s)}"
    if forecast.grows_per_min is not None:
        by = f"{forecast.grows_per_min:.1f}" if round(forecast.grows_per_min, 1) else "under 0.1"
        return (level, ink), (f", queue grows by {by}/min", ink)
    return (level, ink), (f", wait {duration(forecast.wait_s)}", ink)


def _budget(budget: Budget, moment: Moment) -> Spans:
    of: Spans = ((f"  of {moment.mark}{count(budget.of)}", "label"),)
    if budget.contacts is None or budget.is_out_of_reach:
        return (("not to mend today", "value"), *of)
    words = "may still miss" if budget.is_kept else "in a row to mend"
    span = "" if budget.least == budget.most else f"  {count(budget.least)}–{count(budget.most)}"
    return ((f"{moment.mark}{count(budget.contacts)} {words}", "value"), (span, "label"), *of)


def _refused(refusal: str | None) -> Spans:
    return (NO_VALUE, "hint"), (f"  {refusal}", "hint")


def _is_refused(spans: Spans) -> bool:
    return spans[0][0] == NO_VALUE


def _assumptions(row: QueueRow) -> list[str]:
    """Return what the figures take for granted, each once."""
    estimates = (row.foresight.staffing, row.foresight.expected_wait, row.foresight.budget)
    return list(dict.fromkeys(assumption.value for estimate in estimates for assumption in estimate.assumes))
