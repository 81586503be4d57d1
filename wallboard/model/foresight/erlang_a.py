"""Erlang A, for contacts that wait until they are answered or lose patience: M/M/n+M, with exponential patience.

Sources: C. Palm, "Research on telephone traffic carried by full availability groups" (1957); F. Baccelli and
G. Hebuterne, "On queues with impatient customers" (1981), for the density of the wait; S. Zeltyn and A. Mandelbaum,
"Call centers with impatient customers: many-server asymptotics of the M/M/n+G queue" (2005), section 3.

An endless patience makes it Erlang C. It is stable whatever the load: those who are too many give up.
"""

from __future__ import annotations

from math import ceil, exp, log, sqrt

from msgspec import Struct

from wallboard.model.foresight.erlang import inverse_blocking

_NEGLIGIBLE = 1e-8
_STEPS = 8
"""Even; of an integral over which the density changes little: the error is far below a thousandth."""
_MOST_STEPS = 4096
_LARGE = 1e200
_FAR = 30.0
"""So much less than at its peak is the logarithm of a density where it does not matter any more."""


class Congestion(Struct, frozen=True):
    """How the states with every agent at work weigh, by the weight of those with somebody free."""

    all_at_work: float
    """The weight of them all, λ · J."""
    waiting: float
    """The same, each state times the contacts that wait in it."""
    somebody_free: float
    """E = 1 ÷ B(n - 1, a)."""
    log_scale: float
    """By how much the logarithm of all three is less than that of the weights: in an overload no float holds them."""

    @property
    def share(self) -> float:
        """The probability of the first: that of finding nobody free."""
        return self.all_at_work / (self.all_at_work + self.somebody_free)


def congestion(agents: int, per_s: float, handling_s: float, patience_s: float) -> Congestion:
    """Weigh the states, by that of the one with a single agent free; `agents` from 1.

    The state with k waiting weighs λ^(k+1) ÷ Π (n ÷ h + i ÷ p), i = 0 … k. The terms rise while people come faster
    than they leave, and then fall for good: all are positive, and no digit is lost.
    """
    leaving_per_s, patience_per_s = agents / handling_s, 1.0 / patience_s
    term = total = per_s / leaving_per_s
    free, waiting, log_scale, number = inverse_blocking(agents - 1, per_s * handling_s), 0.0, 0.0, 0
    while term > _NEGLIGIBLE * total:
        number += 1
        leaving_per_s += patience_per_s
        term *= per_s / leaving_per_s
        total += term
        waiting += number * term
        if total > _LARGE:
            term, total, waiting, free = term / _LARGE, total / _LARGE, waiting / _LARGE, free / _LARGE
            log_scale += log(_LARGE)
    return Congestion(total, waiting, free, log_scale)


def waits(agents: int, per_s: float, handling_s: float, patience_s: float) -> float:
    """Return the share of contacts that find nobody free: P(W > 0) = λJ ÷ (E + λJ)."""
    return congestion(agents, per_s, handling_s, patience_s).share if agents else 1.0


def level_within(within_s: float, agents: int, per_s: float, handling_s: float, patience_s: float) -> float:
    """Return the share of all contacts that are answered within so many seconds; those who give up are not.

    1 - P(W > 0) + ∫ exp(-x ÷ p) · v(x) dx from 0 to t: who is offered a wait of x must have the patience for it. The
    density of that wait is v(x) = λ · exp(λp · (1 - exp(-x ÷ p)) - n · x ÷ h) ÷ (E + λJ).
    """
    if not agents:
        return 0.0
    states = congestion(agents, per_s, handling_s, patience_s)
    if states.somebody_free == float("inf"):
        return 1.0
    answered = per_s * _integral(within_s, agents, per_s, handling_s, patience_s, states.log_scale)
    return min(1.0, (states.somebody_free + answered) / (states.somebody_free + states.all_at_work))


def _integral(
    until_s: float, agents: int, per_s: float, handling_s: float, patience_s: float, log_scale: float
) -> float:
    """Return ∫ exp(λp · (1 - exp(-x ÷ p)) - (n ÷ h + 1 ÷ p) · x) dx from 0 to the time, scaled, by Simpson's rule."""
    leaving_per_s = agents / handling_s + 1.0 / patience_s
    begin_s, end_s = _where_it_matters(per_s, leaving_per_s, patience_s)
    end_s = min(until_s, end_s)
    if end_s <= begin_s:
        return 0.0
    # The exponent's slope is steepest at one of the ends, and it bends most at the first.
    come_first, come_last = (per_s * exp(-wait_s / patience_s) for wait_s in (begin_s, end_s))
    steepest = max(abs(come_first - leaving_per_s), abs(come_last - leaving_per_s), sqrt(come_first / patience_s))
    steps = min(_MOST_STEPS, max(_STEPS, 2 * ceil(2 * steepest * (end_s - begin_s))))
    step_s, most = (end_s - begin_s) / steps, per_s * patience_s

    def density(x_s: float) -> float:
        return exp(most * (1.0 - exp(-x_s / patience_s)) - leaving_per_s * x_s - log_scale)

    odd = sum(density(begin_s + number * step_s) for number in range(1, steps, 2))
    even = sum(density(begin_s + number * step_s) for number in range(2, steps, 2))
    return (density(begin_s) + 4.0 * odd + 2.0 * even + density(end_s)) * step_s / 3.0


def _where_it_matters(per_s: float, leaving_per_s: float, patience_s: float) -> tuple[float, float]:
    """Return the waits between which all of that integral is: hours hold too many steps, most of them for nothing.

    The density's peak is where no more come than leave, l a second. At a distance of u patiences its logarithm is less
    by l · p · (u - 1 + exp(-u)) or more, which is over l · p · u² ÷ (2 + u) above the peak, and u² ÷ 2 of it below.
    """
    peak_s = patience_s * log(max(1.0, per_s / leaving_per_s))
    far = _FAR / (leaving_per_s * patience_s)
    below_s, above_s = patience_s * sqrt(2.0 * far), patience_s * (far + sqrt(far * (far + 8.0))) / 2.0
    if per_s < leaving_per_s:  # it falls from the first, by their difference or more
        above_s = min(above_s, _FAR / (leaving_per_s - per_s))
    return max(0.0, peak_s - below_s), peak_s + above_s


def mean_wait_s(agents: int, per_s: float, handling_s: float, patience_s: float) -> float:
    """Return the mean wait of all contacts in seconds, of those who give up as of those who are answered.

    E(W) = L ÷ λ by Little's law, L being how many wait on average. Without agents all wait until they give up.
    """
    if not agents:
        return patience_s
    states = congestion(agents, per_s, handling_s, patience_s)
    return states.waiting / (states.all_at_work + states.somebody_free) / per_s
