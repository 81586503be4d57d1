"""How an agent's time was spent: sums that accrue when the agent turns from one thing to the next.

The sums only ever grow. "Since the reset" and "in the last 30 minutes" are both differences of them, so they cannot
contradict each other, and together they account for every second of a login.
"""

from collections import deque
from enum import IntEnum

from wallboard.simulator.floor.windows import WINDOW_S


class Spent(IntEnum):
    """What a second of an agent goes to; the number is its place in `Sums`."""

    AVAILABLE = 0
    OFFERED = 1
    PROCESSING = 2
    WRAP_UP = 3
    ON_BREAK = 4
    OFFLINE = 5
    LOGIN = 6
    """Not a thing of its own: every logged-in second counts here as well."""


Sums = list[int]
"""Seconds, one entry for each `Spent`."""

_Turn = tuple[int, Sums, Spent | None, int]
"""Since when, the sums at that time, what for since then (None: logged out), and at how many at once."""


class Ledger:
    """The time account of one agent."""

    __slots__ = ("_available_turns", "_day_base", "_turns")

    def __init__(self, now_s: int) -> None:
        nothing = [0] * len(Spent)
        self._turns: deque[_Turn] = deque([(now_s, nothing, None, 0)])
        self._day_base = nothing
        self._available_turns = 0

    def turn_to(self, spent: Spent | None, now_s: int, at_once: int = 1) -> None:
        """From now on time goes to this; None while logged out; `at_once` contacts are processed side by side."""
        self._trim(now_s)
        sums = self._at(self._turns[-1], now_s)
        if self._turns[-1][0] == now_s:
            self._count_spell(self._turns.pop(), -1)
        turn = (now_s, sums, spent, at_once)
        self._turns.append(turn)
        self._count_spell(turn, 1)

    def day(self, now_s: int) -> Sums:
        """Seconds since the reset."""
        sums = self._at(self._turns[-1], now_s)
        return [total - base for total, base in zip(sums, self._day_base, strict=True)]

    def recent(self, now_s: int) -> Sums:
        """Seconds within the last 30 minutes."""
        self._trim(now_s)
        sums = self._at(self._turns[-1], now_s)
        bases = self._at(self._turns[0], max(now_s - WINDOW_S, self._turns[0][0]))
        return [total - base for total, base in zip(sums, bases, strict=True)]

    def available_spells(self, now_s: int) -> int:
        """How many available spells the last 30 minutes hold a second of."""
        self._trim(now_s)
        since_s, _, spent, _ = self._turns[-1]
        return self._available_turns - (spent is Spent.AVAILABLE and since_s == now_s)

    def reset_day(self, now_s: int) -> None:
        """Begin a new day with nothing counted."""
        self._day_base = self._at(self._turns[-1], now_s)

    @staticmethod
    def _at(turn: _Turn, time_s: int) -> Sums:
        since_s, sums, spent, at_once = turn
        if spent is None or since_s == time_s:
            return sums
        grown = sums.copy()
        grown[spent] += (time_s - since_s) * at_once
        grown[Spent.LOGIN] += time_s - since_s
        return grown

    def _trim(self, now_s: int) -> None:
        turns = self._turns
        while len(turns) > 1 and turns[1][0] <= now_s - WINDOW_S:
            self._count_spell(turns.popleft(), -1)

    def _count_spell(self, turn: _Turn, by: int) -> None:
        if turn[2] is Spent.AVAILABLE:
            self._available_turns += by
