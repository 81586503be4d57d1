"""Exact sliding windows over the last 30 minutes, and the same figures since the day's reset.

Nothing is sampled and nothing decays: an event is inside the window while it is less than 30 minutes old.
"""

from collections import deque

WINDOW_S = 1800


class RecentEvents:
    """Events of the last 30 minutes: how many, and the sum of an amount that each carries."""

    __slots__ = ("_events", "_total")

    def __init__(self) -> None:
        self._events: deque[tuple[int, int]] = deque()
        self._total = 0

    def add(self, now_s: int, amount: int = 0) -> None:
        """Count one event now."""
        self._trim(now_s)
        self._events.append((now_s, amount))
        self._total += amount

    def count(self, now_s: int) -> int:
        """Events in the window that ends now."""
        self._trim(now_s)
        return len(self._events)

    def total(self, now_s: int) -> int:
        """Sum of the amounts in the window that ends now."""
        self._trim(now_s)
        return self._total

    def _trim(self, now_s: int) -> None:
        events = self._events
        while events and events[0][0] <= now_s - WINDOW_S:
            self._total -= events.popleft()[1]


class SpellSums:
    """Spells that began in one period: how many, and how long they took altogether so far."""

    __slots__ = ("_ended_s", "_open", "_open_since_s", "count")

    def __init__(self) -> None:
        self.count = 0
        self._open = 0
        self._open_since_s = 0
        self._ended_s = 0

    def total_s(self, now_s: int) -> int:
        """Seconds of all spells; an open one counts up to now."""
        return self._ended_s + self._open * now_s - self._open_since_s

    def begin(self, began_s: int) -> None:
        """Count a spell that begins."""
        self.count += 1
        self._open += 1
        self._open_since_s += began_s

    def end(self, began_s: int, ended_s: int) -> None:
        """End a spell that began in this period; its seconds stay."""
        self._open -= 1
        self._open_since_s -= began_s
        self._ended_s += ended_s - began_s

    def drop(self, began_s: int, ended_s: int | None) -> None:
        """Forget a spell as if it had never been in the period; `ended_s` is None when it is still open."""
        if ended_s is None:
            self.end(began_s, began_s)
        else:
            self._ended_s -= ended_s - began_s
        self.count -= 1


class Spell:
    """One wait or one handling, from its beginning to its end."""

    __slots__ = ("began_s", "day", "ended_s", "recent")

    def __init__(self, began_s: int, day: SpellSums, recent: SpellSums) -> None:
        self.began_s = began_s
        self.ended_s: int | None = None
        self.day = day
        self.recent: SpellSums | None = recent

    def length_s(self, now_s: int) -> int:
        """Seconds from the beginning to the end, or to now."""
        return (now_s if self.ended_s is None else self.ended_s) - self.began_s


class Spells:
    """The spells of one queue that began since the reset, and those that began in the last 30 minutes.

    A spell stays with the period in which it began: one that runs across the reset is yesterday's.
    """

    __slots__ = ("_queue", "_recent", "day")

    def __init__(self) -> None:
        self.day = SpellSums()
        self._recent = SpellSums()
        self._queue: deque[Spell] = deque()

    def begin(self, now_s: int) -> Spell:
        """Open a spell now."""
        spell = Spell(now_s, self.day, self._recent)
        self.day.begin(now_s)
        self._recent.begin(now_s)
        self._queue.append(spell)
        return spell

    def end(self, spell: Spell, now_s: int) -> None:
        """Close a spell now."""
        self._trim(now_s)
        spell.ended_s = now_s
        spell.day.end(spell.began_s, now_s)
        if spell.recent is not None:
            spell.recent.end(spell.began_s, now_s)

    def strike(self, spell: Spell, now_s: int) -> None:
        """Take an open spell out of every figure."""
        self._trim(now_s)
        spell.day.drop(spell.began_s, None)
        if spell.recent is not None:
            spell.recent.drop(spell.began_s, None)
            self._queue.remove(spell)
            spell.recent = None

    def recent(self, now_s: int) -> SpellSums:
        """Those that began in the window that ends now."""
        self._trim(now_s)
        return self._recent

    def longest_recent_s(self, now_s: int) -> int:
        """Return the longest of those that began in the window; 0 without any."""
        self._trim(now_s)
        return max((spell.length_s(now_s) for spell in self._queue), default=0)

    def reset_day(self) -> None:
        """Begin a new day with nothing counted."""
        self.day = SpellSums()

    def _trim(self, now_s: int) -> None:
        queue = self._queue
        while queue and queue[0].began_s <= now_s - WINDOW_S:
            spell = queue.popleft()
            spell.recent = None
            self._recent.drop(spell.began_s, spell.ended_s)
