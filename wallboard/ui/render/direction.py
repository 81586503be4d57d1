"""Which way a figure has gone, in the units that one sees: `▲ 5 in 10m`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from wallboard.model.course import Trend
from wallboard.model.figure import Measure
from wallboard.ui.render.cells import Spans
from wallboard.ui.render.marks import BETTER, NEUTRAL, WORSE
from wallboard.ui.render.words import count, duration, points

DIRECTION_MINUTES = (10, 30)
_SHOWN: Mapping[Measure, Callable[[float], int]] = {
    Measure.COUNT: int,
    Measure.SECONDS: int,
    Measure.FRACTION: lambda fraction: int(points(fraction)),
}


class Direction(Struct, frozen=True):
    """How far a figure is from where it was."""

    minutes: int
    change: int
    """As the figures are shown: contacts, seconds, percent points; never 0."""
    measure: Measure
    is_worse: bool | None
    """None: a floor may fear either direction."""

    @property
    def ink(self) -> str:
        """Coloured by better and worse, not by up and down."""
        return "label" if self.is_worse is None else "warning" if self.is_worse else "good"

    def long(self) -> Spans:
        """Return `▲ 5 in 10m`."""
        return ((f"{self._sign} {self._amount} in {self.minutes}m", self.ink),)

    def short(self) -> Spans:
        """Return `▲5 10m`."""
        return ((f"{self._sign}{self._amount} {self.minutes}m", self.ink),)

    @property
    def _sign(self) -> str:
        up, down = NEUTRAL if self.is_worse is None else WORSE if self.is_worse else BETTER
        return up if self.change > 0 else down

    @property
    def _amount(self) -> str:
        return duration(abs(self.change)) if self.measure is Measure.SECONDS else count(abs(self.change))


def directions(trend: Trend, measure: Measure, worsens_downwards: bool | None) -> tuple[Direction, ...]:
    """Return where the latest reading stands against 10 and 30 minutes before, the more telling one first.

    Nothing where that is not known, or where the figure is the same again.
    """
    found = []
    for minutes in DIRECTION_MINUTES:
        latest, before = trend.latest, trend.ago(minutes)
        if latest is None or before is None:
            continue
        change = _SHOWN[measure](latest) - _SHOWN[measure](before)
        if change:
            is_worse = None if worsens_downwards is None else (change < 0) is worsens_downwards
            found.append(Direction(minutes, change, measure, is_worse))
    # The larger change tells more; of two equal ones, the faster.
    return tuple(sorted(found, key=lambda direction: -abs(direction.change)))
