"""Answers from an older moment than the numbers shown: of a node that lags, or of a clock that was set back.

newer numbers stay ──▶ told as trouble after three answers in a row ──▶ given up when minutes old: the answer is taken

What is shown grows old meanwhile, and says so: an answer that does not replace it does not renew it. Numbers that are
minutes old already, from before an outage or a machine's sleep, are kept from no answer: a new day may have begun.
"""

from __future__ import annotations

import logging

from wallboard.beat.movement import UNKNOWN, Movement, Turn
from wallboard.model.instant import Instant
from wallboard.model.situation import Trouble

_log = logging.getLogger("wallboard")

TOLD_ANSWERS = 3
"""So many in a row are trouble; fewer are soon made up for by a node that does not lag."""
HELD_S = 300.0
"""Numbers so old stay no longer: where every answer since was older, no node is left that knows better."""
_BEHIND_PERIODS = 1.5
"""Counters of a node in time can be this far from the time that has passed."""
_DOUBTED_PERIODS = 1.5
"""Numbers so old give way to answers that are older by doubtful evidence: it keeps one of them off, not two."""
_WENT_BACK = Movement(Turn.WENT_BACK)


class Older:
    """The older answers of one list since the last that was not."""

    def __init__(self, title: str, period_s: float) -> None:
        """`title` names the list in the log."""
        self._title = title
        self._period_s = period_s
        self._answers = 0
        self._since: Instant | None = None

    @property
    def trouble(self) -> Trouble | None:
        """What to tell of them; None while there are too few to tell."""
        if self._since is None or self._answers < TOLD_ANSWERS:
            return None
        return Trouble(
            "the server answers with older numbers",
            "Some of its nodes lag behind. If this comes again and again, tell 8x8 support.",
            self._since,
            self._answers,
        )

    def weighed(self, movement: Movement, elapsed_s: float, at: Instant) -> Movement:
        """Return the verdict to go by: WENT_BACK where the shown numbers, of `elapsed_s` ago, are to stay."""
        is_behind = self._is_behind(movement, elapsed_s)
        held_s = _DOUBTED_PERIODS * self._period_s if movement.is_doubtful else HELD_S
        if is_behind and elapsed_s < held_s:
            self._answers += 1
            self._since = self._since or at
            if self._answers == TOLD_ANSWERS:
                _log.warning("%s: the server answers with older numbers; those shown stay.", self._title)
            return _WENT_BACK
        if self.trouble and is_behind:
            _log.warning("%s: nothing but older numbers for %.0f s, so they are shown now.", self._title, elapsed_s)
        elif self.trouble:
            _log.info("%s are up to date again, after %d answers with older numbers.", self._title, self._answers)
        self._answers, self._since = 0, None
        return UNKNOWN if is_behind else movement

    def _is_behind(self, movement: Movement, elapsed_s: float) -> bool:
        if movement.turn is Turn.WENT_BACK or self._since is None:
            return movement.turn is Turn.WENT_BACK
        # A node that lags has caught up with what is shown, not with the present.
        if movement.turn is Turn.MOVED and movement.step_s is not None:
            return elapsed_s - movement.step_s > _BEHIND_PERIODS * self._period_s
        return movement.turn is Turn.STOOD
