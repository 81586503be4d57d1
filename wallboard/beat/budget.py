"""How many requests a board may make beyond one per period and list: a hard bucket that both lists draw from.

A request that comes a whole period after the last one of its list costs nothing; one that comes earlier costs the part
of the period that it is early by. So however the polls are placed, all requests together stay within one per period,
plus five, plus the trickle that flows in.
"""

from __future__ import annotations

from collections.abc import Hashable

BURST = 5.0
"""Requests that the bucket holds: what a board may spend on finding the turn."""
TRICKLE = 0.018
"""The fraction of the plain poll's requests that flows back in."""


class Budget:
    """The bucket of one board; `listing` names the list that a request is for, times are steady seconds."""

    def __init__(self, period_s: float) -> None:
        self._period_s = period_s
        self._spare = BURST
        self._last_s: dict[Hashable, float] = {}

    @property
    def spare(self) -> float:
        """Requests that could be made at once, beyond those that are due."""
        return self._spare

    def cost(self, listing: Hashable, at_s: float, requests: int = 1) -> float:
        """Return what these requests cost at `at_s`; less than nothing where they come late."""
        periods = (at_s - self._last_s.get(listing, at_s)) / self._period_s
        return requests * (1.0 - periods * (1.0 + TRICKLE))

    def affords(self, listing: Hashable, at_s: float, requests: int = 1) -> bool:
        """Say whether these requests may be made then."""
        return self.cost(listing, at_s, requests) <= self._spare

    def affordable_at(self, listing: Hashable, requests: int = 1) -> float:
        """Return the earliest time at which these requests may be made."""
        earned = max(0.0, 1.0 - self._spare / requests) / (1.0 + TRICKLE)
        return self._last_s.get(listing, float("-inf")) + earned * self._period_s

    def spend(self, listing: Hashable, at_s: float, requests: int = 1) -> None:
        """Take what requests made at `at_s` cost; what is missing is owed."""
        self._spare = min(BURST, self._spare - self.cost(listing, at_s, requests))
        self._last_s[listing] = at_s
