"""What the tiles of the headline say: a figure each, its target, where it has gone and how it got there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from rich.cells import cell_len

from wallboard.model.course import Trend
from wallboard.model.figure import Figure, Measure, Severity
from wallboard.model.floor import Floor
from wallboard.model.foresight.needs import StaffNeeds
from wallboard.model.headline import FigureValue
from wallboard.model.queue import QueueKind
from wallboard.model.service_level import is_on_target
from wallboard.model.staff import AT_WORK
from wallboard.model.written import whole_points
from wallboard.ui.render import marks
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.direction import Direction, directions
from wallboard.ui.render.moment import Moment
from wallboard.ui.render.names import shortened
from wallboard.ui.render.sparkline import A_FEW, SPARK_MINUTES, sparkline
from wallboard.ui.render.words import NO_VALUE, STALE_MARK, count, duration, missing_agents, percent, points

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
    Figure.STAFF_NEEDED: ("STAFF NEEDED", "NEED"),
}
"""Of a tile, and of a narrow line."""
TICKING = (Figure.LONGEST_WAIT,)
"""What goes on between two readings."""
_OF_30_MIN = (Figure.SERVICE_LEVEL, Figure.ABANDONED, Figure.AVERAGE_WAIT)
_A_MINUTE_S = 60.0
_CUT_NAMES = (11, 8)
"""Cells of a queue's name where there is no room for all of it."""


class Tile(Struct, frozen=True):
    """One figure, ready to be drawn in whatever room there is."""

    title: str
    short_title: str
    text: str
    measure: Measure = Measure.COUNT
    severity: Severity = Severity.NONE
    captions: tuple[str, ...] = ("",)
    """What it is held to or over: one of these, the first that fits."""
    period: str = ""
    """What it is counted over, where that is not the present."""
    directions: tuple[Direction, ...] = ()
    """The more telling one first."""
    is_current: bool = True
    trend: Trend = field(default_factory=Trend)
    top: float = 1.0
    """What fills the height of its sparkline, unless it holds a larger number."""
    is_level: bool = False
    """A service level: it is good where it is high."""
    is_on_target: bool = False
    """It is held to something, and is not worse: as it stands, for a wait goes on between two readings."""
    value: float | None = None
    """The figure as it was read; None: no value."""
    names: tuple[str, ...] = ()
    """Whose it is, from long to short, where that is one queue and no caption names it; () where it is nobody's."""

    @property
    def weight(self) -> int:
        """Its share of the width beside other tiles: digits of a duration take more than those of a count."""
        return 7 if self.measure is Measure.SECONDS else 6

    @property
    def unit(self) -> str:
        """What stands behind the figure."""
        return "%" if self.measure is Measure.FRACTION and self.text != NO_VALUE else ""

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

    @property
    def figure(self) -> str:
        """The figure without its unit; an old one behind a tilde."""
        return self.text if self.is_current or self.text == NO_VALUE else STALE_MARK + self.text

    def spark(self, width: int, height: int) -> tuple[Spans, ...]:
        """Return its last half hour in lines of `width` cells."""
        values = self.trend.spark(width, SPARK_MINUTES)
        top = max([self.top, *(value for value in values if value is not None)])
        ink = self.ink if self.severity and self.is_current else "track"
        return sparkline(values, top, ink, height)


def tiles(floor: Floor, queues: Moment, agents: Moment, figures: Iterable[Figure] = ()) -> tuple[Tile, ...]:
    """Return the tiles of the headline, or of other figures that are known of the floor.

    The longest wait ticks, and each figure has the freshness of its list.
    """
    chosen = [figure for figure in figures or floor.standards.headline if figure in floor.figures]
    return tuple(_tile(figure, floor.figures[figure], floor, queues, agents) for figure in chosen)


def _tile(figure: Figure, value: FigureValue, floor: Floor, queues: Moment, agents: Moment) -> Tile:
    moment = agents if figure.is_of_agents else queues
    title, short = TITLES[figure]
    trend = floor.figure_memory.of(figure)
    return Tile(
        title,
        short,
        _written(figure, value.value, floor, moment),
        figure.measure,
        value.severity,
        _captions(figure, value, floor, moment.mark),
        "30 min" if figure in _OF_30_MIN else "",
        # Old numbers stand still: they go nowhere.
        directions(trend, figure.measure, figure.worsens_downwards) if moment.is_current else (),
        moment.is_current,
        trend,
        _top(figure, value.target),
        figure in (Figure.SERVICE_LEVEL, Figure.SERVICE_LEVEL_TODAY),
        value.severity is Severity.NONE and _meets(figure, value, moment),
        value.value,
        _names_of_longest(floor, value.value) if figure is Figure.LONGEST_WAIT else (),
    )


def _meets(figure: Figure, value: FigureValue, moment: Moment) -> bool:
    """Say whether a figure keeps its promise, as both are written: of few contacts it may not, and be none's alarm."""
    if value.target is None or value.value is None:
        return False
    if figure.worsens_downwards:
        return is_on_target(value.value, value.target)
    if figure is Figure.LONGEST_WAIT:
        return (moment.waited(int(value.value)) or 0) <= value.target
    return whole_points(value.value) <= whole_points(value.target)


def _written(figure: Figure, value: float | None, floor: Floor, moment: Moment) -> str:
    if value is None:
        return NO_VALUE
    if figure is Figure.STAFF_NEEDED:
        worst = floor.foresight.staff.worst
        return missing_agents(worst.staffing) if worst else NO_VALUE
    match figure.measure:
        case Measure.FRACTION:
            return points(value)
        case Measure.SECONDS:
            return duration(moment.waited(int(value)) if figure in TICKING else value)
        case Measure.COUNT:
            return count(value)


def _captions(figure: Figure, value: FigureValue, floor: Floor, mark: str) -> tuple[str, ...]:
    target = value.target
    match figure:
        case Figure.LONGEST_WAIT:
            # It is that of the queue that waits longest: where nobody waits, it would be some queue's or none.
            return (
                ("",)
                if target is None or value.value is None
                else (f"within {duration(target)}", f"max {duration(target)}")
            )
        case Figure.SERVICE_LEVEL | Figure.SERVICE_LEVEL_TODAY | Figure.ABANDONED:
            bound = "min" if figure.worsens_downwards else "max"
            return ("",) if target is None else (f"target {percent(target)}", f"{bound} {percent(target)}")
        case Figure.FREE | Figure.ON_BREAK:
            logged_in = f"of {_counted(floor, floor.logged_in, mark)}"
            return f"{logged_in} logged in", f"{logged_in} in"
        case Figure.STAFF_NEEDED:
            return _whose(floor.foresight.staff)
        case Figure.OCCUPANCY:
            at_work = _counted(floor, sum(floor.states.get(state, 0) for state in AT_WORK), mark)
            return f"{at_work} at work now", f"{at_work} at work"
        case _:
            return "phone and chat", "phone, chat"


def _whose(needs: StaffNeeds) -> tuple[str, ...]:
    """Return which queue lacks the most, that it is estimated, and how many are short; a name is cut, not left out."""
    if needs.worst is None:
        return ("est.",)
    forms = _forms_of(needs.worst.name or needs.worst.id, needs.worst.apart)
    short = [f"{forms[0]} est. · {count(needs.short)} queues short"] if needs.short > 1 else []
    return (*short, *(f"{form} est." for form in forms))


def _names_of_longest(floor: Floor, wait_s: float | None) -> tuple[str, ...]:
    """Return the queue that the longest wait is in."""
    waits = (row for row in floor.queues if row.kind is QueueKind.LIVE and row.queue.longest_wait_s == wait_s)
    row = None if wait_s is None else next(waits, None)
    return () if row is None else _forms_of(row.queue.name or row.queue.id, row.apart)


def _forms_of(name: str, apart: int) -> tuple[str, ...]:
    """Return a queue's name from long to short."""
    return (name, *(shortened(name, apart, cells) for cells in _CUT_NAMES if cell_len(name) > cells))


def _counted(floor: Floor, agents: int, mark: str) -> str:
    """Return a count of agents; before the first reading there is none, which is not 0."""
    return NO_VALUE if floor.situation.agents.reading is None else f"{mark}{count(agents)}"


def _top(figure: Figure, target: float | None) -> float:
    match figure.measure:
        case Measure.FRACTION:
            return 2 * target if figure is Figure.ABANDONED and target else 1.0
        case Measure.SECONDS:
            return target or _A_MINUTE_S
        case Measure.COUNT:
            return A_FEW
