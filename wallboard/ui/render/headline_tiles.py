"""The tiles of the headline: heavy digits where there is height, and one line of figures where there is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wallboard.model.figure import Figure, Measure, Severity
from wallboard.model.floor import Floor
from wallboard.model.headline import AT_WORK, FigureValue
from wallboard.ui.render import marks
from wallboard.ui.render.cells import Span, Spans, fit_spans
from wallboard.ui.render.digits import digits
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.words import NO_VALUE, STALE_MARK, count, duration, percent, points

TITLES: Mapping[Figure, tuple[str, str]] = {
    Figure.WAITING: ("WAITING", "WAIT"),
    Figure.LONGEST_WAIT: ("LONGEST WAIT", "OLDEST"),
    Figure.SERVICE_LEVEL: ("SERVICE LEVEL", "SL30"),
    Figure.ABANDONED: ("ABANDONED", "ABAN"),
    Figure.FREE: ("FREE", "FREE"),
    Figure.OCCUPANCY: ("OCCUPANCY", "OCC"),
    Figure.ACCEPTED_TODAY: ("ACCEPTED TODAY", "ACCPT"),
    Figure.QUEUED_TODAY: ("QUEUED TODAY", "QUEUED"),
    Figure.AVERAGE_WAIT: ("AVERAGE WAIT", "AVG"),
    Figure.SERVICE_LEVEL_TODAY: ("SERVICE LEVEL TODAY", "SLDAY"),
    Figure.ON_BREAK: ("ON BREAK", "BREAK"),
}
"""Of a tile, and of a narrow line."""
_OF_AGENTS = (Figure.FREE, Figure.OCCUPANCY, Figure.ON_BREAK)
TILE_ROWS = 5
"""Title, three rows of digits, caption."""
_EDGE = "▎"


@dataclass(frozen=True)
class Tile:
    """One figure, ready to be drawn."""

    title: str
    short_title: str
    text: str
    unit: str
    severity: Severity
    caption: str
    is_current: bool

    @property
    def ink(self) -> str:
        """The figure's ink: quiet where it is old or says nothing, coloured where it wants somebody."""
        if not self.is_current or self.text == NO_VALUE:
            return "hint"
        return marks.SEVERITY_INK[self.severity] if self.severity else "strong"

    @property
    def sign(self) -> str:
        """What tells the severity without colour."""
        return marks.SEVERITY[self.severity].strip() if self.is_current else ""


def tiles(floor: Floor, queues: Moment, agents: Moment) -> tuple[Tile, ...]:
    """Return the headline's tiles; the longest wait ticks, and each figure has the freshness of its list."""
    made = []
    for figure, value in floor.figures.items():
        moment = agents if figure in _OF_AGENTS else queues
        title, short = TITLES[figure]
        text, unit = _written(figure, value, moment)
        caption = _caption(figure, value.target, floor, moment.mark)
        made.append(Tile(title, short, text, unit, value.severity, caption, moment.is_current))
    return tuple(made)


def tall(tile: Tile, width: int) -> tuple[Spans, ...]:
    """Draw a tile in five lines of `width` cells; digits that are too wide for it stand as plain text."""
    body = max(0, width - 2)
    mark = STALE_MARK if not tile.is_current and tile.text != NO_VALUE else ""
    rows = digits(mark + tile.text)
    if len(rows[0]) + 2 > body:
        rows = ("", f"{mark}{tile.text}", "")
    unit: Spans = ((f" {tile.unit}", tile.ink),) if tile.unit else ()
    sign: Spans = ((f"  {tile.sign}", tile.ink),) if tile.sign else ()
    edge: Span = (_EDGE, tile.ink if tile.ink != "strong" else "track")
    lines: tuple[Spans, ...] = (
        ((tile.title, "label"), *sign),
        ((rows[0], tile.ink),),
        ((rows[1], tile.ink),),
        ((rows[2], tile.ink), *unit),
        ((tile.caption, "hint"),),
    )
    return tuple((edge, (" ", "value"), *fit_spans(line, body)) for line in lines)


def flat(tile: Tile, *, is_short: bool) -> Spans:
    """Draw a tile as a few words of one line: `WAITING 14 ▲`."""
    mark = STALE_MARK if not tile.is_current and tile.text != NO_VALUE else ""
    unit = f" {tile.unit}" if tile.unit else ""
    sign = f" {tile.sign}" if tile.sign else ""
    return ((f"{tile.short_title if is_short else tile.title} ", "label"), (f"{mark}{tile.text}{unit}{sign}", tile.ink))


def _written(figure: Figure, value: FigureValue, moment: Moment) -> tuple[str, str]:
    if value.value is None:
        return NO_VALUE, ""
    match figure.measure:
        case Measure.FRACTION:
            return points(value.value), "%"
        case Measure.SECONDS:
            seconds = int(value.value)
            return duration(moment.waited(seconds) if figure is Figure.LONGEST_WAIT else seconds), ""
        case Measure.COUNT:
            return count(value.value), ""


def _caption(figure: Figure, target: float | None, floor: Floor, mark: str) -> str:
    logged_in = f"of {mark}{count(floor.logged_in)} logged in"
    at_work = sum(floor.states.get(state, 0) for state in AT_WORK)
    return {
        Figure.LONGEST_WAIT: "" if target is None else f"answer in {duration(target)}",
        Figure.SERVICE_LEVEL: f"30 min{_bound('≥', target)}",
        Figure.SERVICE_LEVEL_TODAY: f"day{_bound('≥', target)}",
        Figure.ABANDONED: f"30 min{_bound('≤', target)}",
        Figure.FREE: logged_in,
        Figure.ON_BREAK: logged_in,
        Figure.OCCUPANCY: f"{mark}{count(at_work)} at work now",
        Figure.AVERAGE_WAIT: "30 min",
    }.get(figure, "phone and chat")


def _bound(sign: str, target: float | None) -> str:
    return "" if target is None else f" {sign} {percent(target)}"
