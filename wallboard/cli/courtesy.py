"""What reads and judges lets the screen go first: Python runs one thread at a time, and a key must not wait for it."""

from __future__ import annotations

import time

from wallboard.cli import collector
from wallboard.cli.clock import steady_s

_TURN_S = 0.0002
"""A pause when nobody types: the event loop gets its turn, and 5,000 agents are read a tenth of a second later."""
_FIRST_S = 0.006
"""A pause while somebody types: most of the time is the screen's, yet a held key does not stop the numbers."""
_TYPES_FOR_S = 0.1
"""How long a key takes at most to be answered."""
_PAUSES_FOR_S = 1.0
"""Nobody types any more, for now."""
_RESTS_EVERY_S = 10.0


class Courtesy:
    """Knows when somebody has typed last."""

    def __init__(self) -> None:
        self._typed_s = -_PAUSES_FOR_S
        self._rested_s = steady_s()
        self._rests = 0

    def typed(self) -> None:
        """Take note of a key."""
        self._typed_s = steady_s()

    def pause(self) -> None:
        """Let the screen go first; called from threads, after every millisecond or so of their work."""
        time.sleep(_FIRST_S if steady_s() - self._typed_s < _TYPES_FOR_S else _TURN_S)

    def rest(self) -> None:
        """Tidy up every ten seconds, or as soon after as nobody types; called more often than that."""
        now_s = steady_s()
        if now_s - self._typed_s >= _PAUSES_FOR_S and now_s - self._rested_s >= _RESTS_EVERY_S:
            self._rested_s = now_s
            self._rests += 1
            collector.look(self._rests)
