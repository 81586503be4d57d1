"""What the command line hands the board: where situations come from, and all that the configuration says of a board."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from wallboard.model.alarm.rules import Rules
from wallboard.model.floor import Floor
from wallboard.model.notice.channel import Channel, Plan
from wallboard.model.notice.notice import Notice
from wallboard.model.paced import Pause, no_pause
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.model.view import View, rebased
from wallboard.model.wall import WallMessage, WallPlan
from wallboard.ui.terminal.notification import DesktopForm
from wallboard.ui.themes import DEFAULT_THEME, Themes, load_themes


def _tell_nobody(_notices: Mapping[Channel, Notice]) -> None:
    """Take what is told, where nobody listens."""


class Telling(Struct, frozen=True):
    """How alarms are told beside the screen."""

    plan: Plan = field(default_factory=Plan)
    desktop: DesktopForm | None = None
    """How the terminal is asked for a notification; None: not at all."""
    tell: Callable[[Mapping[Channel, Notice]], None] = _tell_nobody
    """Takes what is told elsewhere than at the terminal; returns at once."""


class Setup(Struct, frozen=True):
    """One frozen value: when the configuration changes, the board is handed another."""

    situations: Callable[[], AsyncGenerator[Situation]]
    """Asked once, when the screen stands."""
    read_now: Callable[[], bool]
    """Asks for a reading ahead of its time, and says False where that cannot be."""
    save: Callable[[str, str], Path] | None = None
    """Writes an export, by file name and text, to a new file; raises OSError. Called in a thread. None: no exports."""
    typed: Callable[[], object] = no_pause
    """Called for each key, so that the threads below let the screen go first."""
    pause: Pause = no_pause
    """Called in the thread that judges, after every few records."""
    rest: Callable[[], object] = no_pause
    """Called each second, for what may keep all else waiting for a moment."""
    past: Callable[[], Floor] | None = None
    """An earlier floor, whose memory the board goes on with. Called in a thread, once both lists are shown."""
    standards: Standards = field(default_factory=Standards)
    rules: Rules = field(default_factory=Rules)
    """What raises alarms."""
    telling: Telling = field(default_factory=Telling)
    operator: str = ""
    """Who acknowledges: the login name."""
    tenant: str = ""
    """What the header calls the floor."""
    theme: str = DEFAULT_THEME
    """To start with: one of `themes`."""
    themes: Themes = field(default_factory=load_themes)
    """Those that can be chosen; ours alone, unless the user's are handed in."""
    ascii: bool | None = None
    """Draw in ASCII; None: as the terminal can."""
    is_sparing: bool = False
    """Timers tick with each reading alone: the link is slow or metered."""
    views: Mapping[str, View] = field(default_factory=dict)
    """By name: the ways to look at the floor that the configuration offers."""
    wall: WallPlan = field(default_factory=WallPlan)
    messages: Callable[[], AsyncGenerator[WallMessage]] | None = None
    """Asked when the screen stands, and again where it is another: yields what is written for the wall."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Id of a binding → its keys, as Textual writes them, where they are not the usual ones."""


class WallStart(Struct, frozen=True):
    """How the command line wants the wall."""

    begins: bool = False
    """The board begins with it."""
    is_kiosk: bool = False
    """There is nothing but the wall, and no key does anything."""
    names: bool = False
    """Agents may be named on it."""


class Refusal(Struct, frozen=True):
    """A changed configuration that cannot be taken over: the board goes on with the setup that it has."""

    words: str
    """What is wrong and where, for people. Never holds a secret."""


Changes = Callable[[], AsyncGenerator[Setup | Refusal]]
"""Asked once: yields what the configuration has become, each time that it changes."""


def view_under(view: View, before: Setup, setup: Setup) -> View:
    """Return the view as the new setup has it: what is written otherwise there counts, the rest stays as it is.

    One whose name is gone goes on over the queues and agents of the profile.
    """
    was, now = before.views.get(view.name), setup.views.get(view.name)
    if was is None:
        return view
    return rebased(view, was, now) if now else replace(view, name="", queues=None, agents=None)
