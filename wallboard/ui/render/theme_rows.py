"""The theme picker's lines: a row for each theme, with a sample of what it looks like."""

from __future__ import annotations

from collections.abc import Sequence

from wallboard.model.agent import AgentState
from wallboard.model.figure import Severity
from wallboard.ui.render.bars import STATE_ORDER
from wallboard.ui.render.cells import Spans, fit_spans, joined, justified
from wallboard.ui.render.marks import SEVERITY, SEVERITY_INK, STATE, STATE_INK
from wallboard.ui.render.palette import Palette

OF = "/"
"""Between theme and ink, in the name of an ink that is another theme's: `day/critical`."""
_FEWEST_ROWS = 3

Row = tuple[Spans, int | None]
"""A line, and the index of the theme that it is about; None: of none."""


def swatch() -> Spans:
    """Return the sample of a theme, to be drawn in its inks on its panel: severities, states, a gauge."""
    severities = (((SEVERITY[one], SEVERITY_INK[one]),) for one in (Severity.CRITICAL, Severity.WARNING))
    states = (((STATE[state], STATE_INK[state]),) for state in STATE_ORDER if state is not AgentState.UNKNOWN)
    gauge: Spans = (("━━━", "good"), ("╋", "tick"), ("──", "track"))
    gap, wide = (" ", "value"), ("  ", "value")
    return gap, *joined((joined(tuple(severities), gap), joined(tuple(states), gap), gauge), wide), gap


def theme_rows(
    palettes: Sequence[Palette], at: int, broken: Sequence[str], keys: Sequence[tuple[str, str]], size: tuple[int, int]
) -> tuple[Row, ...]:
    """Return the lines of the picker in `size` cells, the theme `at` chosen, and what is said of broken ones.

    Where there is height each theme has its description under it, and where there is little only the chosen one.
    """
    width, height = size
    frame = [(_title(palettes, at, width), None), *((line, None) for line in _left_out(broken))]
    keys_line: Row = (tuple(span for key, words in keys for span in ((key, "accent"), (f" {words}  ", "label"))), None)
    is_high = len(frame) + 3 + 2 * len(palettes) <= height
    room = height - len(frame) - (3 if is_high else 2)
    count = min(len(palettes), max(_FEWEST_ROWS, room // 2 if is_high else room))
    first = min(max(0, at - count // 2), len(palettes) - count)
    blank: Row = ((), None)
    rows: list[Row] = [blank] if is_high else []
    for index in range(first, first + count):
        rows.append((_theme(palettes[index], width, is_chosen=index == at), index))
        if is_high:
            rows.append((_description(palettes[index], width), index))
    rows.append(blank if is_high else (_description(palettes[at], width), None))
    return (*frame, *rows, keys_line)


def _title(palettes: Sequence[Palette], at: int, width: int) -> Spans:
    return justified((("THEME", "label"),), ((f"{at + 1} of {len(palettes)}", "hint"),), width)


def _left_out(broken: Sequence[str]) -> tuple[Spans, ...]:
    sign = SEVERITY[Severity.WARNING]
    return (((f"{sign} broken: {', '.join(broken)} (see wallboard themes)", "warning"),),) if broken else ()


def _theme(palette: Palette, width: int, *, is_chosen: bool) -> Spans:
    sample = tuple((text, f"{palette.name}{OF}{ink}") for text, ink in swatch())
    name = (f" {palette.name}", "strong" if is_chosen else "value")
    return justified((name,), (*sample, (" ", "value")), width)


def _description(palette: Palette, width: int) -> Spans:
    return fit_spans(((f" {palette.description}", "hint"),), width)
