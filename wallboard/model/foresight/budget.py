"""The service-level budget of a day: how many more contacts may miss, or how many in a row must be answered in time.

Of N contacts, accepted + abandoned, a share L was answered in time, and T is promised:

    (L · N) ÷ (N + m) ≥ T           ⇒  m = ⌊L · N ÷ T - N⌋                may miss, where L ≥ T
    (L · N + k) ÷ (N + k) ≥ T       ⇒  k = ⌈(T · N - L · N) ÷ (1 - T)⌉    in a row, where L < T

The API gives L in whole percents, so that it may be half a point more or less: hence a range. 74 % of 412 contacts
against 80 % come to 124 in a row, 114 to 134.
"""

from __future__ import annotations

from math import ceil, floor

from msgspec import Struct

from wallboard.model.foresight.estimate import Assumption, Estimate, Refusal, refused

MIN_CONTACTS = 20
MOST_IN_A_ROW = 200
HALF_A_POINT = 0.005
_ROUNDING = 1e-9
"""0.8 · 100 is no whole number in binary."""
_ASSUMES = (Assumption.WHOLE_PERCENT, Assumption.SAME_PROMISE)


class Budget(Struct, frozen=True):
    """What is left of a day's promise, in contacts."""

    is_kept: bool
    """True: so many may still miss. False: so many in a row must be answered in time before the promise is kept."""
    contacts: int | None
    """None: no number of them would do, since all are promised."""
    least: int | None
    most: int | None
    """The range that the rounding of the percent leaves."""
    of: int
    """The contacts of the day so far."""

    @property
    def is_out_of_reach(self) -> bool:
        """True where it takes more than 200 in a row: "not today"."""
        return not self.is_kept and (self.contacts is None or self.contacts > MOST_IN_A_ROW)

    @property
    def signed(self) -> int | None:
        """How many may miss; negative: so many in a row are missing. One number for a sort or a condition."""
        return None if self.contacts is None else self.contacts if self.is_kept else -self.contacts


def budget(level: float | None, contacts: int | None, target: float | None) -> Estimate[Budget]:
    """Return the budget of a day with this service level (a fraction) of so many contacts against its target.

    `level` is `day-sla-activity`, `contacts` is `day-accepted` + `day-abandoned`. Refused under 20 contacts, and
    against a target of 0, which promises nothing.
    """
    if not target:
        return refused(Refusal.NO_TARGET)
    if level is None or contacts is None:
        return refused(Refusal.UNKNOWN)
    if contacts < MIN_CONTACTS:
        return refused(Refusal.FEW_TODAY)
    is_kept = level >= target - _ROUNDING
    count = _may_miss if is_kept else _in_a_row
    ends = [count(level + half, contacts, target) for half in (-HALF_A_POINT, HALF_A_POINT)]
    least, most = ends if is_kept else reversed(ends)
    return Estimate(Budget(is_kept, count(level, contacts, target), least, most, contacts), assumes=_ASSUMES)


def _may_miss(level: float, contacts: int, target: float) -> int:
    return max(0, floor(min(1.0, level) * contacts / target - contacts + _ROUNDING))


def _in_a_row(level: float, contacts: int, target: float) -> int | None:
    return max(0, ceil((target - max(0.0, level)) * contacts / (1.0 - target) - _ROUNDING)) if target < 1.0 else None
