"""How a board begins, and whom it tells of itself: what no configuration changes while it runs."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping

from msgspec import Struct, field

from wallboard.model.alarm.alarms import Alarms
from wallboard.model.instant import Clock
from wallboard.model.notice.channel import Channel
from wallboard.model.notice.telling import Known
from wallboard.model.view import View
from wallboard.ui.setup import Changes, WallStart
from wallboard.ui.terminal.abilities import Abilities

Remember = Callable[[View, str, bool | None], None]
"""Takes the view, the theme's name, and whether to draw in ASCII, each time that one of them changes; returns at once.
None: as the terminal can."""


class Beginning(Struct, frozen=True):
    """One frozen value beside the setup."""

    clock: Clock
    view: View = field(default_factory=View)
    theme: str = ""
    """'': the setup's."""
    ascii: bool | None = None
    """None: as the setup says."""
    wall: WallStart = field(default_factory=WallStart)
    """How it begins on a wall, and what that may show."""
    abilities: Abilities = field(default_factory=Abilities)
    """The terminal's; it can do all where nothing is said."""
    changes: Changes | None = None
    """Yields what the configuration becomes."""
    remember: Remember | None = None
    """Not called before something has changed."""
    alarms: Alarms = field(default_factory=Alarms)
    """Those that stood when a board of this floor ended: held until a reading says more."""
    known: Mapping[Channel, Known] = field(default_factory=dict)
    """What was told of them by then to those who keep a record."""
    keep_alarms: Callable[[Alarms, Mapping[Channel, Known]], None] | None = None
    """Takes both as they stand whenever that may have changed; returns at once."""
    answers: Callable[[], AsyncGenerator[Alarms]] | None = None
    """Yields the alarms as another board has them, each time that somebody there may have answered one."""
    begun: Callable[[], None] | None = None
    """Called once the first numbers stand and all is loaded, or the reasons why there are none."""
