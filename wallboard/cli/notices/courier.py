"""Carries notices away in a thread of its own, one after the other, and tries again where one does not arrive.

tell() ──▶ a queue that drops its oldest ──▶ a thread: deliver ──▶ done
                                                  ▲      │ NotDelivered
                                                  └ pause┘ up to `TRIES` times, unless that is final
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from random import Random

from wallboard.model.notice.notice import Notice
from wallboard.monitor.retry import scattered

_log = logging.getLogger("wallboard")

MOST_WAITING = 20
MOST_TOLD = 10
"""Different failures that are logged until a notice arrives: what a command says may differ each time."""
TRIES = 6
_PAUSES_S = (2.0, 5.0, 15.0, 30.0, 60.0)
"""After the first, second, … try."""
LAST_S = 0.3
"""How long the end of the board may wait for what is on its way."""


class NotDelivered(Exception):  # noqa: N818 — what happened, not whose fault it is
    """A notice did not arrive. Its words are for the log, and hold no secret."""

    def __init__(self, reason: str, *, is_final: bool = False, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.is_final = is_final
        """To try again would not help."""
        self.retry_after_s = retry_after_s
        """What the other side asks for."""


def pause_s(tries: int, asked_s: float | None, random: Random) -> float:
    """Return the seconds to wait after so many tries in a row that failed."""
    return scattered(max(_PAUSES_S[min(tries, len(_PAUSES_S)) - 1], asked_s or 0.0), random)


class Courier:
    """One way out. Nothing waits for its thread, which begins with the first notice."""

    def __init__(
        self,
        name: str,
        deliver: Callable[[Notice], None],
        random: Random,
        *,
        wait: Callable[[threading.Event, float], object] = threading.Event.wait,
    ) -> None:
        """`deliver` blocks, and raises NotDelivered; `wait` waits for the end, or so many seconds."""
        self._name = name
        self._deliver = deliver
        self._random = random
        self._wait = wait
        self._waiting: deque[Notice] = deque()
        self._changed = threading.Condition()
        self._ends = threading.Event()
        self._is_busy = False
        self._is_left = False
        """What is still on its way has been told as not sent."""
        self._failures: set[str] = set()
        """What has been logged since a notice arrived last."""
        self._lost = 0
        """Notices that were not sent since then."""
        self._thread: threading.Thread | None = None

    def tell(self, notice: Notice) -> None:
        """Take a notice; returns at once."""
        with self._changed:
            if self._ends.is_set():
                return
            if len(self._waiting) == MOST_WAITING:
                self._waiting.popleft()
                self._fails(f"more than {MOST_WAITING} notices wait, the oldest is left out", is_lost=True)
            self._waiting.append(notice)
            self._changed.notify_all()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Take no more, and let what waits be tried once; returns at once."""
        with self._changed:
            self._ends.set()
            self._changed.notify_all()

    def close(self, last_s: float = LAST_S) -> None:
        """Give what is on its way so many seconds, and leave the rest."""
        self.end()
        if self._thread is not None:
            self._thread.join(last_s)
        with self._changed:
            left = len(self._waiting) + self._is_busy
            self._waiting.clear()
            self._is_left = True
        if left:
            _log.warning("%s: %d not sent before the end", self._name, left)

    def _work(self) -> None:
        while (notice := self._next()) is not None:
            self._carry(notice)
            with self._changed:
                self._is_busy = False

    def _next(self) -> Notice | None:
        """Return the next notice, when there is one; None at the end, once all are tried."""
        with self._changed:
            while not self._waiting:
                if self._ends.is_set():
                    return None
                self._changed.wait()
            self._is_busy = True
            return self._waiting.popleft()

    def _carry(self, notice: Notice) -> None:
        for tries in range(1, TRIES + 1):
            try:
                self._deliver(notice)
            except NotDelivered as failure:
                if self._is_left:
                    return
                if failure.is_final or tries == TRIES or self._ends.is_set():
                    self._fails(f"not sent: {failure}", is_lost=True)
                    return
                self._fails(f"{failure}; trying again")
                self._wait(self._ends, pause_s(tries, failure.retry_after_s, self._random))
            except Exception as fault:  # noqa: BLE001 — the thread must live on for the next one
                # Neither its words nor its frames: they may hold what is secret.
                self._fails(f"not sent: a fault of this program, {type(fault).__name__}", is_lost=True)
                return
            else:
                self._arrives()
                return

    def _fails(self, words: str, *, is_lost: bool = False) -> None:
        """Log a failure once until a notice arrives: what is down for a night would fill the log."""
        with self._changed:
            is_new = words not in self._failures and len(self._failures) < MOST_TOLD
            if is_new:
                self._failures.add(words)
            self._lost += is_lost
        if is_new:
            _log.warning("%s: %s", self._name, words)

    def _arrives(self) -> None:
        with self._changed:
            has_failed, lost = bool(self._failures), self._lost
            self._failures.clear()
            self._lost = 0
        if has_failed:
            _log.info("%s: sent again%s", self._name, f"; {lost} before were not" if lost else "")
