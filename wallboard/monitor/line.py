"""One list, agents or queues, as it comes in: its feed, and the judgement of every answer. It asks nobody itself."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic

from msgspec.structs import replace

from wallboard.api.errors import ApiError, CredentialsRefused
from wallboard.api.records import R
from wallboard.beat.heartbeat import Listing
from wallboard.beat.movement import UNKNOWN, Movement, Turn
from wallboard.model.instant import Instant
from wallboard.model.situation import Feed, Trouble
from wallboard.model.snapshot import Batch, Reading
from wallboard.monitor.older import Older
from wallboard.monitor.source import Plan

_log = logging.getLogger("wallboard")

FROZEN_POLLS = 3
"""So many answers in a row without movement, over more than as many periods less a half, show a frozen source."""


class Line(Generic[R]):
    """A list's feed, and what is needed to judge the next answer."""

    def __init__(
        self,
        listing: Listing,
        read: Callable[[], Awaitable[Batch[R]]],
        judge: Callable[[Sequence[R], Sequence[R], float], Movement],
        plan: Plan,
    ) -> None:
        self.listing = listing
        self.read = read
        self.feed: Feed[R] = Feed(period_s=plan.period_s)
        self.movement = UNKNOWN
        """The verdict on the last answer."""
        self.retry_at: Instant | None = None
        """When to try again after a failure; None while all is well."""
        self.is_held = False
        """True where the server, or caution with refused credentials, forbids to try before `retry_at`."""
        self.is_asking = False
        """True from before the request until after the judgement."""
        self.is_wanted = False
        """True where somebody asked for a reading ahead of its time."""
        self._judge = judge
        self._speed = plan.speed
        self._title = str(listing).capitalize()
        self._stood = 0
        self._older = Older(self._title, plan.period_s)

    @property
    def failure(self) -> Trouble | None:
        """What is wrong where the last try failed; None after an answer, whatever it said."""
        return self.feed.trouble if self.retry_at is not None else None

    def judged(self, batch: Batch[R], at: Instant) -> Movement:
        """Compare an answer with the numbers shown and return the verdict, which `answered` goes by."""
        reading = self.feed.reading
        if reading is None:
            return UNKNOWN
        elapsed_s = at.since(reading.counted_from)
        movement = self._judge(reading.batch.records, batch.records, elapsed_s * self._speed)
        if movement.step_s is not None:
            # The counters are the floor's, all else goes by the time of whoever asks.
            movement = replace(movement, step_s=movement.step_s / self._speed)
        return self._older.weighed(movement, elapsed_s, at)

    def answered(
        self, batch: Batch[R], at: Instant, movement: Movement, turned: tuple[Instant, Instant] | None
    ) -> None:
        """Take an answer: it is shown unless it is of an older generation than the numbers that are.

        `turned`: between which moments the server took its numbers; None: unknown.
        """
        if self.failure is not None:
            _log.info("%s can be read again, after %d failed tries.", self._title, self.failure.tries)
        self.movement = movement
        self.retry_at, self.is_held = None, False
        reading, frozen_since = self.feed.reading, self.feed.frozen_since
        if reading is None or movement.turn is not Turn.WENT_BACK:
            same = reading is not None and movement.turn is Turn.STOOD
            first = (reading.first_read_at or reading.read_at) if reading is not None and same else None
            earliest, latest = turned or (None, None)
            reading = Reading(batch, at, turned_at=latest, turned_after=earliest, first_read_at=first)
            frozen_since = self._frozen_since(reading)
        self.feed = replace(
            self.feed,
            reading=reading,
            trouble=self._older.trouble,
            frozen_since=frozen_since,
            polls=self.feed.polls + 1,
        )

    def failed(self, error: ApiError, at: Instant, retry_at: Instant, *, is_held: bool, advice: str) -> None:
        """Take note of a try that failed; the last good reading stays."""
        trouble = self.failure
        refused = isinstance(error, CredentialsRefused)
        if trouble is None:
            _log.warning("%s", error)
        self.retry_at, self.is_held = retry_at, is_held
        self.feed = replace(
            self.feed,
            trouble=Trouble(
                error.cause,
                advice,
                trouble.since if trouble else at,
                trouble.tries + 1 if trouble else 1,
                refused,
            ),
            polls=self.feed.polls + 1,
            failed_polls=self.feed.failed_polls + 1,
        )

    def _frozen_since(self, reading: Reading[R]) -> Instant | None:
        was = self.feed.frozen_since
        if self.movement.turn is not Turn.STOOD:
            self._stood = 0
            if was is not None:
                _log.info("%s move again.", self._title)
            return None
        self._stood += 1
        first = reading.first_read_at or reading.read_at
        lasts_s = reading.read_at.since(first)
        if was is None and self._stood >= FROZEN_POLLS and lasts_s >= (FROZEN_POLLS - 0.5) * self.feed.period_s:
            _log.warning(
                "%s have not moved for %.0f s, though they are answered: the source is frozen.", self._title, lasts_s
            )
            return first
        return was
