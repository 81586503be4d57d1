"""What the command line hands the board: where situations come from, and all that the configuration says of a board."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wallboard.model.floor import Floor
from wallboard.model.situation import Situation
from wallboard.model.standards import Standards
from wallboard.model.view import View
from wallboard.ui.themes import DEFAULT_THEME, Themes, load_themes


@dataclass(frozen=True)
class Setup:
    """One frozen value: when the configuration changes, the board is handed another."""

    situations: Callable[[], AsyncIterator[Situation]]
    """Asked once, when the screen stands."""
    read_now: Callable[[], bool]
    """Asks for a reading ahead of its time, and says False where that cannot be."""
    save: Callable[[str, str], Path] | None = None
    """Writes an export, by file name and text, to a new file; raises OSError. Called in a thread. None: no exports."""
    past: Callable[[], Floor] | None = None
    """An earlier floor, whose memory the board goes on with. Called in a thread, once both lists are shown."""
    standards: Standards = field(default_factory=Standards)
    tenant: str = ""
    """What the header calls the floor."""
    theme: str = DEFAULT_THEME
    """To start with: one of `themes`."""
    themes: Themes = field(default_factory=load_themes)
    """Those that can be chosen; ours alone, unless the user's are handed in."""
    views: Mapping[str, View] = field(default_factory=dict)
    """By name: the ways to look at the floor that the configuration offers."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Id of a binding → its keys, as Textual writes them, where they are not the usual ones."""
