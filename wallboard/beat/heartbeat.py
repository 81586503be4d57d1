"""When to ask for which list next: just behind the turn of the server's cache, once that is found. Pure arithmetic.

    searching  the turn may be anywhere in a wide stretch: ask in its middle, each answer halves it
    steady     ask just behind the latest moment at which the turn can be; when drift has widened the stretch, ask
               in its middle once. A poll that was too early is repeated soon, if the budget allows
    plain      answers fit no rhythm, or hold no evidence of one: ask once per period

Agents and queues each have a rhythm of their own. Where their turns fall together, the one that is known better serves
both; a list without evidence goes by the other's. All times are seconds on the steady clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, remainder

from wallboard.beat.bracket import Span
from wallboard.beat.budget import Budget
from wallboard.beat.movement import Movement, Turn
from wallboard.beat.rhythm import KNOWN_S, Rhythm

_TOGETHER_S = 0.5
"""Turns so close are asked for together."""
_PLAIN_EXTRA_S = 0.25
"""A plain poll is this much slower than the cache, so that one which is filled on demand has always run out."""
_LONGEST_PAUSE = 1.1
"""A list waits no more periods for the best moment. Over the first two minutes 1.025 would cost 0.5 s of age."""
_WORTH_A_PROBE_S = 0.25
"""The stretch in which the turn can be is worth narrowing when it is wider than an answer takes, and this."""
_FOLLOWER_WIDE_S = 0.9
"""A list that goes by the other's turn needs its own only to see that it still is the same."""
_DOUBTED_S = 1200.0
"""A board that has not been too early for so long may be far too late: it asks before the turn, as a test."""


class Listing(StrEnum):
    """The two lists of the API."""

    AGENTS = "agents"
    QUEUES = "queues"

    @property
    def other(self) -> Listing:
        """The other one."""
        return Listing.QUEUES if self is Listing.AGENTS else Listing.AGENTS


@dataclass(slots=True)
class _Line:
    """What is remembered of one list."""

    rhythm: Rhythm
    requests: int
    sent_s: float | None = None
    latency_s: float = 0.2
    stood_s: float = 0.0
    """When an answer last showed that the turn was still to come, or else when the rhythm began."""
    was_early: bool = False
    """True after such an answer: one probe for a turn is enough."""
    is_blind: bool = False
    """True while the answers hold no evidence of the turn."""

    @property
    def turn(self) -> Span | None:
        """Between which regular moments the next turn happens; None where there is nothing to go by."""
        return None if self.is_blind or self.sent_s is None else self.rhythm.next_turn


class Heartbeat:
    """The beat of one board."""

    def __init__(
        self, *, offset_s: float, period_s: float = 10.0, agent_requests: int = 1, queue_requests: int = 1
    ) -> None:
        """Make a beat; `offset_s` (0 to 0.25) is this board's own, one poll of a list takes so many requests."""
        self._period_s = period_s
        self._offset_s = offset_s
        self._budget = Budget(period_s)
        self._lines = {
            Listing.AGENTS: _Line(Rhythm(period_s), agent_requests),
            Listing.QUEUES: _Line(Rhythm(period_s), queue_requests),
        }

    def sent(self, listing: Listing, at_s: float) -> None:
        """Note that a list was asked for at `at_s`."""
        line = self._lines[listing]
        self._budget.spend(listing, at_s, line.requests)
        line.sent_s = at_s

    def heard(self, listing: Listing, answered_s: float, movement: Movement) -> None:
        """Learn from the answer to the request last sent for a list."""
        line, other = self._lines[listing], self._lines[listing.other]
        sent_s = answered_s if line.sent_s is None else line.sent_s
        line.latency_s += 0.2 * (answered_s - sent_s - line.latency_s)
        line.is_blind = movement.turn is Turn.UNKNOWN and line.rhythm.next_turn is not None
        line.was_early = movement.turn is Turn.STOOD
        if line.was_early or line.rhythm.next_turn is None:
            line.stood_s = sent_s
        line.rhythm.heard(sent_s, answered_s, movement)
        if line.rhythm.is_known and other.rhythm.is_known:
            line.rhythm.take_period(other.rhythm)

    def turned(self, listing: Listing) -> Span | None:
        """Return between which moments the cache took the numbers of a list that came last.

        One moment where that is known within a second, None where nothing is. Only the list's own answers tell: a list
        that is asked for by the other's turn need not turn with it.
        """
        return self._lines[listing].rhythm.taken

    def due_s(self, listing: Listing) -> float:
        """Return when to ask for a list next; minus infinity before its first request."""
        line = self._lines[listing]
        if line.sent_s is None:
            return float("-inf")
        latest_s = line.sent_s + _LONGEST_PAUSE * self._period_s
        return min(self._best_s(listing), max(latest_s, self._budget.affordable_at(listing, line.requests)))

    def takes_extra(self, listings: Iterable[Listing], at_s: float) -> bool:
        """Say whether the budget allows requests for these lists at `at_s`, which are not due."""
        cost = sum(self._budget.cost(listing, at_s, self._lines[listing].requests) for listing in listings)
        return cost <= self._budget.spare

    def _best_s(self, listing: Listing) -> float:
        """Return when to ask for a list next, however long that is to wait."""
        line, other = self._lines[listing], self._lines[listing.other]
        if (probe_s := self._probe_s(listing)) is not None:
            return probe_s
        at_s = self._behind_turn_s(listing)
        if other.turn is None or self._probe_s(listing.other) is not None:
            return at_s
        # The other may have been asked already: what counts is its time nearest to ours.
        others_s = self._behind_turn_s(listing.other)
        others_s += other.rhythm.period_s * round((at_s - others_s) / other.rhythm.period_s)
        if others_s <= (line.sent_s or 0.0) or self._follows(other, line):
            return at_s
        if self._follows(line, other) and (line.turn is None or abs(at_s - others_s) <= KNOWN_S):
            return max(others_s, self._budget.affordable_at(listing, line.requests))
        return others_s if at_s < others_s <= at_s + _TOGETHER_S else at_s

    def _follows(self, line: _Line, leader: _Line) -> bool:
        """Say whether a list can go by the other's turn: it is known better, and nothing says that it is another."""
        if leader.turn is None or not leader.rhythm.is_known:
            return False
        if line.turn is None:
            return True
        if not line.rhythm.is_known or line.turn.width_s <= leader.turn.width_s:
            return False
        away_s = remainder(leader.turn.middle_s - line.turn.middle_s, line.rhythm.period_s)
        return abs(away_s) <= (leader.turn.width_s + line.turn.width_s) / 2

    def _behind_turn_s(self, listing: Listing) -> float:
        """Return the next moment at which the turn has happened for sure and the budget has a request."""
        line = self._lines[listing]
        sent_s = line.sent_s or 0.0
        affordable_s = self._budget.affordable_at(listing, line.requests)
        if line.turn is None:
            return max(affordable_s, sent_s + self._period_s + _PLAIN_EXTRA_S)
        at_s = line.turn.latest_s + line.rhythm.lateness_s + self._offset_s
        return first_moment_s(at_s, line.rhythm.period_s, after_s=sent_s, from_s=affordable_s)

    def _probe_s(self, listing: Listing) -> float | None:
        """Return when to ask amid the stretch in which the turn can be; None where that is not worth a request."""
        line, other = self._lines[listing], self._lines[listing.other]
        turn, lateness_s = line.turn, line.rhythm.lateness_s
        if turn is None or line.sent_s is None or line.was_early:
            return None
        wide_s = lateness_s + line.latency_s + _WORTH_A_PROBE_S
        if self._follows(line, other):
            wide_s = max(wide_s, _FOLLOWER_WIDE_S)
        if turn.width_s > wide_s:
            at_s = turn.middle_s + (lateness_s - line.latency_s) / 2
        elif line.sent_s - line.stood_s > _DOUBTED_S:
            at_s = turn.earliest_s - line.latency_s - _WORTH_A_PROBE_S
        else:
            return None
        if at_s <= line.sent_s or not self._budget.affords(listing, turn.latest_s + lateness_s, 2 * line.requests):
            return None
        return max(at_s, self._budget.affordable_at(listing, line.requests))


def first_moment_s(at_s: float, period_s: float, *, after_s: float, from_s: float) -> float:
    """Return the first of `at_s` and the moments whole periods later that is after one moment and not before another.

    Not counted: a list that cannot be read for months is periods by the million from its last turn.
    """
    periods = max(0, floor((after_s - at_s) / period_s) + 1, ceil((from_s - at_s) / period_s))
    return at_s + periods * period_s
