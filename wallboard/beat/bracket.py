"""Between which two moments the server's cache turns: what every answer so far leaves possible. Decides nothing.

An answer that still shows the old generation was asked for before the turn; one that shows the new generation had
arrived after it. Each leaves less room for the turn, and, over many turns, for the period too:

    sent, old generation          answered, new generation
    ───────┤ . . . . . . turn . . . . . . ├──────────▶ time

What is possible is a convex polygon of pairs (moment of the turn, period). An answer cuts off a half-plane; the next
turn is the same polygon with the period added to every moment. All times are seconds on the steady clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from typing import NamedTuple

from msgspec import Struct

_FADING = 1.0005
"""The polygon grows by this at every turn: clocks change their pace, and what was learnt long ago is less sure."""
_FADED_TURNS = 20_000
"""After so many turns it is 22,000 times as wide: nothing is left that could fade, and numbers have an end."""
_SAME_S = 1e-6
"""Moments so close are one: rounding must not add or lose a turn."""


class Span(NamedTuple):
    """A stretch of time, both ends included."""

    earliest_s: float
    latest_s: float

    @property
    def width_s(self) -> float:
        """Its length."""
        return self.latest_s - self.earliest_s

    @property
    def middle_s(self) -> float:
        """Its middle."""
        return (self.earliest_s + self.latest_s) / 2


class _Corner(NamedTuple):
    turn_s: float
    period_s: float


class Bracket(Struct, frozen=True):
    """What is possible for the turns of one cache, which are numbered in order; never empty."""

    corners: tuple[_Corner, ...]
    """Of the polygon for the turn `number`, in order around it."""
    number: int = 0
    lateness_s: float = 0.0
    """A turn happens up to this long after its regular moment; the polygon is of regular moments."""

    @classmethod
    def open(cls, turn: Span, period: Span, number: int = 0, lateness_s: float = 0.0) -> Bracket:
        """Return what is possible when all that is known is a stretch of time for one turn, and one for the period."""
        return cls(
            (
                _Corner(turn.earliest_s, period.earliest_s),
                _Corner(turn.latest_s, period.earliest_s),
                _Corner(turn.latest_s, period.latest_s),
                _Corner(turn.earliest_s, period.latest_s),
            ),
            number,
            lateness_s,
        )

    def turn(self, number: int) -> Span:
        """Return between which regular moments this turn happens."""
        ahead = number - self.number
        moments = [corner.turn_s + ahead * corner.period_s for corner in self.corners]
        return Span(min(moments), max(moments))

    @property
    def period(self) -> Span:
        """Between which seconds the period is."""
        periods = [corner.period_s for corner in self.corners]
        return Span(min(periods), max(periods))

    def sure_by(self, time_s: float) -> int:
        """Return the number of the last turn that has happened by this time for sure."""
        latest_s = self.turn(self.number).latest_s + self.lateness_s
        return self.number + floor((time_s - latest_s + _SAME_S) / self.period.middle_s)

    def possible_by(self, time_s: float) -> int:
        """Return the number of the last turn that can have happened by this time."""
        return self.number + floor((time_s - self.turn(self.number).earliest_s + _SAME_S) / self.period.middle_s)

    def not_before(self, number: int, sent_s: float) -> Bracket | None:
        """Learn that a request of `sent_s` was too early for this turn. None: that contradicts what was learnt."""
        ahead = number - self.number
        earliest_s = sent_s - self.lateness_s
        return self._cut([corner.turn_s + ahead * corner.period_s - earliest_s for corner in self.corners])

    def not_after(self, number: int, answered_s: float) -> Bracket | None:
        """Learn that this turn had happened by `answered_s`. None: that contradicts what was learnt."""
        ahead = number - self.number
        return self._cut([answered_s - corner.turn_s - ahead * corner.period_s for corner in self.corners])

    def with_period(self, period: Span) -> Bracket | None:
        """Learn that the period is within a span. None: that contradicts what was learnt."""
        longer = self._cut([corner.period_s - period.earliest_s for corner in self.corners])
        return longer and longer._cut([period.latest_s - corner.period_s for corner in longer.corners])

    def advanced(self, number: int) -> Bracket:
        """Return the same for a later turn, a little wider for each turn between; earlier ones change nothing."""
        turns = number - self.number
        if turns <= 0:
            return self
        middle_s, period_s = self.turn(self.number).middle_s, self.period.middle_s
        growth = _FADING ** min(turns, _FADED_TURNS)
        corners = tuple(
            _Corner(
                middle_s + (corner.turn_s - middle_s) * growth + turns * corner.period_s,
                period_s + (corner.period_s - period_s) * growth,
            )
            for corner in self.corners
        )
        return Bracket(corners, number, self.lateness_s)

    def _cut(self, inside: list[float]) -> Bracket | None:
        """Keep the side of a line on which `inside`, a distance from it given for every corner, is not negative."""
        if min(inside) >= 0.0:
            return self
        kept = tuple(self._kept(inside))
        return Bracket(kept, self.number, self.lateness_s) if kept else None

    def _kept(self, inside: list[float]) -> Iterator[_Corner]:
        previous, was = self.corners[-1], inside[-1]
        for corner, now in zip(self.corners, inside, strict=True):
            if (was < 0.0) is not (now < 0.0):
                part = was / (was - now)
                yield _Corner(
                    previous.turn_s + part * (corner.turn_s - previous.turn_s),
                    previous.period_s + part * (corner.period_s - previous.period_s),
                )
            if now >= 0.0:
                yield corner
            previous, was = corner, now
