"""The last 30 minutes beside the day: a table, upright where there is height and lying where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from wallboard.ui.render.cells import Spans, fit, fit_spans
from wallboard.ui.render.panels import Lines
from wallboard.ui.render.words import NO_VALUE, narrowed

PERIODS_TITLE: Spans = (("30 MINUTES BESIDE THE DAY", "label"),)
_FIGURE = 10
_NAME_GAP = 2
_PERIOD = 8


class Pair(Struct, frozen=True):
    """One figure of both periods, written for people; '' where the API has none for that period."""

    name: str
    short: str
    """Its name at the head of a narrow column."""
    half_hour: str
    day: str


def upright(pairs: Sequence[Pair], width: int) -> Lines:
    """Return a line for each figure: its name, 30 minutes, day."""
    name = min(max(len(pair.name) for pair in pairs) + _NAME_GAP, max(0, width - 2 * _FIGURE))
    headings: Spans = ((fit("", name) + fit("30 MIN", _FIGURE, "right") + fit("DAY", _FIGURE, "right"), "hint"),)
    return (headings, *(_row(pair, name) for pair in pairs))


def lying(pairs: Sequence[Pair], width: int) -> Lines:
    """Return a line for each period, with as many of the figures as fit, the first ones first."""
    shown = list(pairs)
    while _PERIOD + sum(_wide(pair) for pair in shown) > width and len(shown) > 1:
        shown.pop()
    headings: Spans = (
        (fit("", _PERIOD), "hint"),
        *((fit(pair.short.upper(), _wide(pair), "right"), "hint") for pair in shown),
    )
    half_hour: Spans = ((fit("30 min", _PERIOD), "label"), *(_figure(pair.half_hour, _wide(pair)) for pair in shown))
    day: Spans = ((fit("day", _PERIOD), "label"), *(_figure(pair.day, _wide(pair)) for pair in shown))
    return headings, half_hour, day


def _row(pair: Pair, name: int) -> Spans:
    return (*fit_spans(((pair.name, "label"),), name), _figure(pair.half_hour, _FIGURE), _figure(pair.day, _FIGURE))


def _wide(pair: Pair) -> int:
    return max(len(text) for text in (pair.short, pair.half_hour, pair.day)) + _NAME_GAP


def _figure(words: str, width: int) -> tuple[str, str]:
    return fit(narrowed(words, width - 1), width, "right"), "hint" if words == NO_VALUE else "value"
