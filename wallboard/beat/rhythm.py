"""How the server's cache of one list turns, learnt from its answers: a bracket, and what to do when it errs.

    fits          the answer agrees with the bracket, and narrows it
    surprise      it does not: the turn was late (then turns may be late: the lateness grows), or the phase has moved
                  (then it is looked for nearby, twice as far away each time)
    stands still  a turn does not come at all: the bracket is kept as if it had
    no rhythm     too many surprises: nothing is claimed for a number of answers, then it starts anew

All times are seconds on the steady clock.
"""

from __future__ import annotations

from wallboard.beat.bracket import Bracket, Span
from wallboard.beat.movement import Movement, Turn

KNOWN_S = 1.0
"""A turn is known when it is bracketed within this."""
_DRIFT = 0.002
"""The server's period is within this fraction of its nominal value, at first guess."""
_ENOUGH_TURNS = 20
"""After so many turns the counters tell the period better."""
_FARTHEST_OFF = 0.05
"""A period that is off by more than this fraction is none: the cache does not turn by itself."""
_REACH_S = 0.25
_FARTHEST_S = 4.0
"""How far off a turn is looked for, at first and at most."""
_WIDEST_PERIODS = 2.0
"""A bracket that has grown so wide, over days without evidence, tells nothing: the turn can be anywhere."""
_LATENESS_STEP_S = 0.1
_MOST_LATENESS_S = 0.8
_FORGETTING = 0.985
"""What every answer that fits leaves of earlier surprises."""
_TOO_MANY_SURPRISES = 5.0
_PLAIN_ANSWERS = 60
"""For so many answers nothing is claimed where there was no rhythm; for twice as many each time."""
_ODD_STEP_S = 2.0
"""Counters of whole seconds go on by a whole number of periods, give or take less than this."""


class Rhythm:
    """What is known of the turns of one list; it is told of every answer, in order."""

    def __init__(self, period_s: float) -> None:
        self.period_s = period_s
        """The period, as well as it is known."""
        self.next_turn: Span | None = None
        """Between which regular moments the numbers after those last heard are taken; None without a rhythm."""
        self.lateness_s = 0.0
        """How long after its regular moment a turn can happen."""
        self._nominal_s = period_s
        self._bracket: Bracket | None = None
        self._seen = 0
        """The first turn that the numbers last heard can be of."""
        self._newest = 0
        """And the last one: a later one where nothing has told how many went by."""
        self._first_answer = Span(0.0, 0.0)
        """When the first answer with the numbers last heard was asked for, and when it had come."""
        self._before_standstill: Bracket | None = None
        self._reach_s = _REACH_S
        self._surprises = 0.0
        self._turns = 0
        self._stepped_s = 0.0
        self._plain_answers = 0
        self._next_plain_answers = _PLAIN_ANSWERS

    @property
    def is_known(self) -> bool:
        """True where the turn is bracketed tightly enough to count ages from it."""
        return self.next_turn is not None and self.next_turn.width_s <= KNOWN_S

    def heard(self, sent_s: float, answered_s: float, movement: Movement) -> None:
        """Learn from the answer to a request."""
        if movement.turn is Turn.MOVED and movement.step_s and not _is_odd(movement.step_s, self._nominal_s):
            self._turns += _periods(movement.step_s, self._nominal_s)
            self._stepped_s += movement.step_s
        if movement.turn in (Turn.UNKNOWN, Turn.MOVED):
            self._first_answer = Span(sent_s, answered_s)
        if self._plain_answers:
            self._plain_answers -= 1
        elif self._bracket is None:
            self._seen = 0
            self._open(Span(sent_s - self._nominal_s, answered_s), 0)
        elif movement.turn is Turn.UNKNOWN:
            seen = max(self._seen, self._bracket.sure_by(sent_s))
            self._keep(self._bracket.advanced(seen), seen, self._bracket.possible_by(answered_s))
        elif movement.turn is Turn.STOOD:
            self._stood(self._bracket, sent_s, answered_s)
        elif movement.turn is Turn.MOVED:
            self._moved(self._bracket, sent_s, answered_s, movement.step_s)
        else:
            self._surprised()

    @property
    def taken(self) -> Span | None:
        """Between which moments the numbers last heard were taken; one moment where that is known within a second.

        None without a rhythm, and while a turn is missing: the bracket goes on then, and the numbers do not.
        """
        if self._bracket is None or self._before_standstill is not None:
            return None
        turns = Span(self._bracket.turn(self._seen).earliest_s, self._bracket.turn(self._newest).latest_s)
        if turns.width_s <= KNOWN_S:
            earliest_s = latest_s = turns.middle_s + self.lateness_s / 2
        else:
            oldest_s = self._first_answer.earliest_s - self._bracket.period.latest_s - self.lateness_s
            earliest_s, latest_s = max(turns.earliest_s, oldest_s), turns.latest_s + self.lateness_s
        return Span(min(earliest_s, self._first_answer.latest_s), min(latest_s, self._first_answer.latest_s))

    def take_period(self, other: Rhythm) -> None:
        """Learn the period from another list of the same server, whose clock is the same."""
        if self._bracket is not None and other._bracket is not None:
            self._keep(self._bracket.with_period(other._bracket.period) or self._bracket, self._seen, self._newest)

    def _stood(self, bracket: Bracket, sent_s: float, answered_s: float) -> None:
        seen = min(self._newest, max(self._seen, bracket.sure_by(sent_s)))
        narrowed = bracket.not_before(self._newest + 1, sent_s)
        if narrowed is not None:
            self._surprises *= _FORGETTING
            self._keep(narrowed, seen, self._newest)
        elif self._before_standstill is not None and self._reach_s >= _FARTHEST_S:
            kept = self._before_standstill
            self._keep(kept, max(self._seen, kept.sure_by(sent_s)))
        elif self._before_standstill is not None or self._surprised():
            self._before_standstill = self._before_standstill or bracket
            self._seek_later(sent_s, answered_s)

    def _moved(self, bracket: Bracket, sent_s: float, answered_s: float, step_s: float | None) -> None:
        seen, newest = self._went_by(bracket, sent_s, answered_s, step_s)
        if step_s is not None and _is_odd(step_s, self.period_s) and self._before_standstill is None:
            self._lost(sent_s, answered_s, seen)
            return
        self._before_standstill, self._seen = None, seen
        if newest > seen and bracket.turn(seen).width_s >= self._nominal_s - KNOWN_S:
            # It can be anywhere: nothing is lost by counting anew, and a count that may be wrong would teach nothing.
            self._open(Span(sent_s - self._nominal_s, answered_s), seen)
            return
        turned = bracket.not_after(seen, answered_s)
        narrowed = turned and turned.not_before(newest + 1, sent_s)
        if narrowed is not None:
            self._surprises *= _FORGETTING
            self._reach_s = max(_REACH_S, self._reach_s * _FORGETTING)
            self._keep(narrowed.advanced(seen), seen, newest)
        elif self._surprised():
            if turned is None:
                self._open(Span(answered_s - self._reach_s, answered_s), seen)
                self._reach_s = min(_FARTHEST_S, 2 * self._reach_s)
            else:
                self._seek_later(sent_s, answered_s)

    def _went_by(self, bracket: Bracket, sent_s: float, answered_s: float, step_s: float | None) -> tuple[int, int]:
        """Return the first and the last turn that numbers can be of which moved."""
        sure, possible = bracket.sure_by(sent_s), bracket.possible_by(answered_s)
        if step_s is None:
            seen = max(self._seen + 1, sure)
            return seen, max(seen, possible)
        periods = _periods(step_s, self.period_s)
        seen = max(self._seen + 1, min(self._seen + periods, possible))
        newest = max(seen, min(self._newest + periods, possible))
        return min(newest, max(seen, sure)), newest

    def _lost(self, sent_s: float, answered_s: float, seen: int) -> None:
        """Start anew: numbers that went on by part of a period were taken at another phase."""
        if self._surprised():
            self._seen = seen
            self._open(Span(sent_s - self._nominal_s, answered_s), seen)

    def _seek_later(self, sent_s: float, answered_s: float) -> None:
        """Look for a turn that should have happened, from the request that was too early on."""
        self._open(Span(sent_s - self.lateness_s, answered_s + self._reach_s), self._seen + 1)
        self._reach_s = min(_FARTHEST_S, 2 * self._reach_s)

    def _surprised(self) -> bool:
        """Count a surprise; return whether there still is a rhythm."""
        self._surprises += 1
        self.lateness_s = min(_MOST_LATENESS_S, self.lateness_s + _LATENESS_STEP_S)
        if self._surprises < _TOO_MANY_SURPRISES:
            return True
        self._plain_answers = self._next_plain_answers
        self._next_plain_answers *= 2
        self._bracket = self._before_standstill = self.next_turn = None
        self._surprises = self.lateness_s = 0.0
        self._reach_s = _REACH_S
        return False

    def _open(self, turn: Span, number: int) -> None:
        self._keep(Bracket.open(turn, self._counted_period(), number, self.lateness_s), self._seen)

    def _counted_period(self) -> Span:
        """Return what the counters tell of the period, as far as that is plausible; at first it is the nominal one."""
        near_s = _DRIFT * self._nominal_s
        if self._turns >= _ENOUGH_TURNS:
            counted_s = self._stepped_s / self._turns
            if abs(counted_s - self._nominal_s) <= _FARTHEST_OFF * self._nominal_s:
                near_s = max(near_s, 1.0 / self._turns)
                return Span(counted_s - near_s, counted_s + near_s)
        return Span(self._nominal_s - near_s, self._nominal_s + near_s)

    def _keep(self, bracket: Bracket, seen: int, newest: int = 0) -> None:
        turn = bracket.turn(seen + 1)
        if self._before_standstill is None and turn.width_s > _WIDEST_PERIODS * self._nominal_s:
            half_s = self._nominal_s / 2
            anywhere = Span(turn.middle_s - half_s, turn.middle_s + half_s)
            bracket = Bracket.open(anywhere, self._counted_period(), seen + 1, self.lateness_s)
        self._bracket, self._seen, self._newest = bracket, seen, max(seen, newest)
        self.next_turn = bracket.turn(seen + 1)
        self.period_s = bracket.period.middle_s


def _periods(step_s: float, period_s: float) -> int:
    return max(1, round(step_s / period_s))


def _is_odd(step_s: float, period_s: float) -> bool:
    return abs(step_s - _periods(step_s, period_s) * period_s) >= _ODD_STEP_S
