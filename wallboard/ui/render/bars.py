"""Bars of one line: the gauge of a service level with its target tick, and the stacked bar of agents by state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from wallboard.model.agent import AgentState
from wallboard.model.agent_day import Activity, AgentDay
from wallboard.model.service_level import is_on_target
from wallboard.ui.render.cells import Spans, fit, flowed, width_of
from wallboard.ui.render.marks import ACTIVITY, GAUGE_FILLED, GAUGE_TICK, GAUGE_TRACK, STATE, STATE_INK
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import NO_VALUE, count, narrowed

STATE_ORDER = (
    AgentState.AVAILABLE,
    AgentState.OFFERED,
    AgentState.BUSY,
    AgentState.WRAP_UP,
    AgentState.BREAK,
    AgentState.OFFLINE,
    AgentState.UNKNOWN,
)
"""Of those who are logged in, as bars and legends show them."""
_LIVE = Moment()
_USUAL_STATES = (AgentState.AVAILABLE, AgentState.BUSY, AgentState.WRAP_UP, AgentState.BREAK)


def gauge(level: float | None, target: float | None, width: int, ink: str, day: float | None = None) -> Spans:
    """Return a gauge of a fraction in exactly `width` cells; the tick stands where the target is, on every row.

    The level of the day goes on behind it as a thin line. Either reaches the tick where it meets the target, as both
    are written, and nowhere else: in few cells 75 % is as far as 80 %.
    """
    if width <= 0:
        return ()
    if level is None and day is None:
        return (("· no data ·".ljust(width)[:width], "hint"),)
    tick = None if target is None else min(width - 1, int(target * width))
    filled, thin = (_reach(fraction, target, tick, width) for fraction in (level, day))
    cells = [
        (GAUGE_FILLED, ink) if at < filled else (GAUGE_TRACK, "label" if at < thin else "track") for at in range(width)
    ]
    if tick is not None:
        cells[tick] = (GAUGE_TICK, "tick")
    return _joined(cells)


def _reach(fraction: float | None, target: float | None, tick: int | None, width: int) -> int:
    """Return the cells that a fraction fills, all of those before the tick only where it meets the target."""
    cells = min(width, round((fraction or 0) * width))
    if tick is None:
        return cells
    return max(cells, tick) if is_on_target(fraction, target) else max(0, min(cells, tick - 1))


def shares(counts: list[int], width: int) -> list[int]:
    """Split `width` cells in proportion to the counts, to the largest remainders; a count above 0 gets a cell."""
    whole = sum(counts)
    if not whole or width <= 0:
        return [0] * len(counts)
    exact = [number * width / whole for number in counts]
    cells = [max(1, int(part)) if number else 0 for part, number in zip(exact, counts, strict=True)]
    while (spare := width - sum(cells)) != 0:
        off = [part - cell for part, cell in zip(exact, cells, strict=True)]
        shrinkable = [index for index, cell in enumerate(cells) if cell > 1]
        if spare < 0 and not shrinkable:
            return shares_that_fit(counts, width)
        index = off.index(max(off)) if spare > 0 else min(shrinkable, key=lambda at: off[at])
        cells[index] += 1 if spare > 0 else -1
    return cells


def shares_that_fit(counts: list[int], width: int) -> list[int]:
    """Give a cell each to the largest counts, where there are more counts than cells."""
    largest = sorted(range(len(counts)), key=lambda index: -counts[index])[:width]
    return [1 if index in largest and counts[index] else 0 for index in range(len(counts))]


def state_bar(states: Mapping[AgentState, int], width: int) -> Spans:
    """Return the logged-in agents by state as one stacked bar in exactly `width` cells."""
    return stacked_bar([(states.get(state, 0), STATE_INK[state]) for state in STATE_ORDER], width)


def day_bar(day: AgentDay, width: int) -> Spans:
    """Return an agent's day as one stacked bar in exactly `width` cells; only for one that is whole."""
    return stacked_bar([(day.times_s[activity] or 0, ACTIVITY[activity][1]) for activity in Activity], width)


def stacked_bar(parts: Sequence[tuple[int, str]], width: int) -> Spans:
    """Return numbers with their inks as one bar in exactly `width` cells; where all are 0, an empty one."""
    cells = shares([number for number, _ in parts], width)
    spans = tuple(("▀" * length, ink) for length, (_, ink) in zip(cells, parts, strict=True) if length)
    return spans or (("─" * width, "track"),)


def state_legend(
    states: Mapping[AgentState, int],
    width: int,
    height: int = 1,
    *,
    moment: Moment = _LIVE,
    longest: Mapping[AgentState, str] = MappingProxyType({}),
) -> tuple[Spans, ...]:
    """Return the legend of the bar in at most `height` lines: sign, count and word of each state somebody is in.

    Where there is room, the usual states that nobody is in follow suit, and below each stands the longest time that
    somebody has been in it; where there is little, the words are left out.
    """
    parts: dict[AgentState, Spans] = {
        state: ((f"{STATE[state]} {_counted(states, state, moment)}", STATE_INK[state]), (f" {state.value}", "label"))
        for state in STATE_ORDER
    }
    occurring = {state: parts[state] for state in STATE_ORDER if states.get(state)}
    usual = {state: parts[state] for state in STATE_ORDER if states.get(state) or state in _USUAL_STATES}
    if longest and height > 1:
        in_one = [
            (legend, shown, gap)
            for shown, gap in ((usual, 2), (usual, 1), (occurring, 2), (occurring, 1))
            if len(legend := flowed([*shown.values()], width, gap)) == 1
        ]
        timed = [(*legend, times) for legend, shown, gap in in_one if (times := _times(shown, longest, width, gap))]
        if in_one:
            return timed[0] if timed else (*in_one[0][0], ())
    legends = [flowed([*shown.values()], width, gap) for shown, gap in ((usual, 2), (occurring, 1), (occurring, 2))]
    counts = flowed([part[:1] for part in occurring.values()], width, 1)
    return next((legend for legend in legends if len(legend) <= height), counts[:height])


def _counted(states: Mapping[AgentState, int], state: AgentState, moment: Moment) -> str:
    """Return how many are in a state; before the first reading there is no number, which is not 0."""
    return f"{moment.mark}{count(states.get(state, 0))}" if moment.is_read else NO_VALUE


def _times(parts: Mapping[AgentState, Spans], times: Mapping[AgentState, str], width: int, gap: int) -> Spans:
    """Return the line below a legend in one line: the time of each state, in that place, and what these times are.

    Nobody could tell what they are without that word: where it has no room, the line is empty.
    """
    cells = {state: width_of(part) for state, part in parts.items()}
    texts = [fit(f"  {narrowed(times.get(state, ''), room - 2)}", room) for state, room in cells.items()]
    line = (" " * gap).join(texts).rstrip()
    words = next((words for words in ("  longest", "  max") if len(line + words) <= width), None)
    return ((line + words, "hint"),) if words else ()


def _joined(cells: list[tuple[str, str]]) -> Spans:
    spans: list[tuple[str, str]] = []
    for text, ink in cells:
        if spans and spans[-1][1] == ink:
            spans[-1] = (spans[-1][0] + text, ink)
        else:
            spans.append((text, ink))
    return tuple(spans)
